"""One update of one weight by the optimizer's own rule, line by line, with its numbers.

The rules are those of Keras 3 (``keras/src/optimizers``), written so that each line is one step
that can be checked by hand; where Keras contracts two textbook lines into one, the lines here are
the textbook's and their result is Keras's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from engine.messages import Message, say
from engine.spec import optimizers as of
from engine.spec.schedules import ReduceOnPlateau, plateau_factor

if TYPE_CHECKING:
    from engine.spec.run import RunSpec
    from engine.training.history import History

DIGITS = 4
"""Significant digits of the numbers within a line."""
NADAM_DECAY = 0.96
"""Dozat 2015, section 3; a constant in Keras too."""


@dataclass(frozen=True)
class Upcoming:
    """When a run's next update comes.

    Parameters
    ----------
    update : how many updates were made before it.
    epoch, step : both counted from 0; ``step`` is the batch's place in its epoch.
    learning_rate : the schedule's factor included.
    """

    update: int
    epoch: int
    step: int
    learning_rate: float


@dataclass(frozen=True)
class Before:
    """What the rule knows of one weight before an update.

    Parameters
    ----------
    step : the number of its batch as the optimizer counts, from 1.
    learning_rate : of this update.
    gradient : the slope of the batch's loss by the weight.
    weight : its value.
    state : the numbers that the optimizer keeps for it, by Keras's names, see `slots`.
    norm, global_norm : length of the gradient of the weight's variable, and of all together.
    """

    step: int
    learning_rate: float
    gradient: float
    weight: float
    state: Mapping[str, float] = field(default_factory=dict)
    norm: float = math.nan
    global_norm: float = math.nan


@dataclass(frozen=True)
class Line:
    """One line of the calculation.

    Parameters
    ----------
    name : the symbol it defines, for example ``"mₜ"``.
    value : its value.
    about : what it is.
    formula, numbers : how it comes about, in symbols and in numbers; empty where it is given.
    """

    name: str
    value: float
    about: Message
    formula: str = ""
    numbers: str = ""


@dataclass(frozen=True)
class Update:
    """An update of one weight: the lines in the order of the calculation, and what comes out."""

    lines: tuple[Line, ...]
    new_weight: float


def written(value: float, digits: int = DIGITS) -> str:
    """Write a number with so many significant digits: 0.9, −0.01235, 1e−7."""
    text = f"{value:.{digits}g}".replace("-", "−")
    mantissa, mark, exponent = text.partition("e")
    if not mark:
        return text
    sign = "−" if exponent.startswith("−") else ""
    return f"{mantissa}e{sign}{exponent.lstrip('+−0')}"


def slots(optimizer: of.Optimizer) -> tuple[str, ...]:
    """Return the names of the numbers that `update` needs of the optimizer for each weight.

    Keras names its variables so, after the weight's own name.
    """
    needed = list(_SLOTS[optimizer.kind])
    if isinstance(optimizer, of.SGD) and optimizer.momentum == 0:
        needed = []
    if isinstance(optimizer, of.RMSprop):
        needed += ["momentum"] * (optimizer.momentum > 0)
        needed += ["average_gradient"] * optimizer.centered
    if isinstance(optimizer, of.Adam) and optimizer.amsgrad:
        needed.append("velocity_hat")
    if optimizer.gradient_accumulation_steps:
        needed.append("gradient_accumulator")
    if optimizer.use_ema and optimizer.ema_overwrite_frequency:
        needed.append("average")
    return tuple(needed)


def update(optimizer: of.Optimizer, before: Before) -> Update:
    """Work one update out.

    Parameters
    ----------
    optimizer : its settings; the learning rate is that of ``before``.

    Raises
    ------
    KeyError : a number of `slots` is missing in ``before.state``.
    """
    sheet = _Sheet()
    weight = sheet.give("wₜ₋₁", before.weight, say("the weight before the update"))
    gradient = _gathered(sheet, optimizer, before)
    if gradient is None:
        sheet.work("wₜ", "{wₜ₋₁}", weight, say("the weight stays until all batches are in"))
    else:
        _clipped(sheet, optimizer, before, gradient)
        _step(sheet, optimizer, before)
    if optimizer.use_ema and optimizer.ema_overwrite_frequency:
        _averaged(sheet, optimizer, before)
    return Update(tuple(sheet.lines), sheet["wₜ"])


def upcoming(
    spec: RunSpec, history: History, update: int, first_update: int = 0, last_epoch: int = 0
) -> Upcoming:
    """Return when the update after the first ``update`` ones comes.

    Parameters
    ----------
    history : of the run; the rate that an update had is taken from it, where it has been made.
    first_update : how many updates earlier runs had made, from which this one goes on.
    last_epoch : the number of epochs at its planned end, those of earlier runs included; 0 for a
        run that started afresh.
    """
    steps, epochs = max(1, history.steps_per_epoch), spec.training.epochs
    first_epoch, first_step = divmod(first_update, steps)
    if last_epoch and last_epoch - epochs != first_epoch:  # it has other batches than the earlier
        first_epoch, first_step = last_epoch - epochs, 0
    epoch, step = divmod(update - first_update + first_step, steps)
    total = first_update + steps * epochs - first_step
    rate = _rate(spec, history, update, total)
    return Upcoming(update, first_epoch + epoch, step, rate)


def _rate(spec: RunSpec, history: History, update: int, total: int) -> float:
    if update < len(history.rates) and math.isfinite(history.rates[update]):
        return float(history.rates[update])
    training = spec.training
    schedule, factor = training.schedule, 1.0
    if isinstance(schedule, ReduceOnPlateau):
        done = [epoch.values for epoch in history.epochs if epoch.update <= update]
        factor = plateau_factor(schedule, [v.get("val_loss", v["loss"]) for v in done])
    now = schedule.factors(np.array([update]), max(1, history.steps_per_epoch), total)
    return float(np.float32(training.optimizer.learning_rate * factor * now[0]))


class _Sheet:
    """Lines as they are worked out; later ones use earlier ones by name."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.known: dict[str, float] = {}

    def __getitem__(self, name: str) -> float:
        return self.known[name]

    def set(self, settings: Mapping[str, float]) -> None:
        """Settings of the optimizer, which have no lines of their own."""
        self.known |= settings

    def give(self, name: str, value: float, about: Message) -> float:
        """Write down what is given."""
        self.known[name] = float(value)
        self.lines.append(Line(name, float(value), about))
        return float(value)

    def work(self, name: str, formula: str, value: float, about: Message) -> float:
        """Write down what follows; ``formula`` has the names of what it uses in braces."""
        numbers = formula.format(**{known: _within(v) for known, v in self.known.items()})
        symbols = formula.format(**{known: known for known in self.known})
        self.known[name] = float(value)
        self.lines.append(Line(name, float(value), about, symbols, numbers))
        return float(value)


def _within(value: float) -> str:
    """Write a number so that a power or a sign before it cannot be taken for a part of it."""
    text = written(value)
    return f"({text})" if text.startswith("−") or "e" in text else text


# Before the rule: Keras's ``BaseOptimizer.apply`` and ``_backend_apply_gradients``.


def _gathered(sheet: _Sheet, optimizer: of.Optimizer, before: Before) -> float | None:
    """Return the gradient of this update, None where more batches are waited for."""
    slope = say("the slope of the batch's loss by this weight")
    steps = optimizer.gradient_accumulation_steps
    if not steps:
        return sheet.give(_raw(optimizer), before.gradient, slope)
    gradient = sheet.give("g", before.gradient, slope)
    sheet.set({"k": steps})
    total = sheet.give("A", before.state["gradient_accumulator"], say("gradients gathered so far"))
    if before.step % steps:
        sheet.work("A′", "{A} + {g}", total + gradient, say("the gradient is added up"))
        return None
    mean = say("the mean of the batches gathered")
    return sheet.work(_raw(optimizer), "({A} + {g}) / {k}", (total + gradient) / steps, mean)


def _raw(optimizer: of.Optimizer) -> str:
    """Return the name of the gradient before it is clipped."""
    clips = optimizer.clipnorm, optimizer.clipvalue, optimizer.global_clipnorm
    return "ĝ" if any(clips) else "gₜ"


def _clipped(sheet: _Sheet, optimizer: of.Optimizer, before: Before, gradient: float) -> None:
    about = say("the gradient, shortened where it is too long")
    norm, most = before.norm, optimizer.clipnorm
    if not most and optimizer.global_clipnorm:
        norm, most = before.global_norm, optimizer.global_clipnorm
    if most:
        sheet.give("‖g‖", norm, say("the length of the whole gradient"))
        sheet.set({"c": most})
        share = min(1.0, most / norm) if norm else 1.0
        sheet.work("gₜ", "{ĝ}·min(1, {c} / {‖g‖})", gradient * share, about)
    elif optimizer.clipvalue:
        sheet.set({"c": optimizer.clipvalue})
        cut = min(max(gradient, -optimizer.clipvalue), optimizer.clipvalue)
        sheet.work("gₜ", "cut off {ĝ} at ±{c}", cut, say("the gradient, cut off"))


def _step(sheet: _Sheet, optimizer: of.Optimizer, before: Before) -> None:
    rate = sheet.give("η", before.learning_rate, say("the learning rate of this update"))
    sheet.set({"t": _time(optimizer, before)})
    change = _RULES[optimizer.kind](sheet, optimizer, before)
    formula, decay = "{wₜ₋₁} + {Δw}", 0.0
    if optimizer.weight_decay:
        sheet.set({"λ": optimizer.weight_decay})
        decay = -rate * optimizer.weight_decay * before.weight
        sheet.work("d", "−{η}·{λ}·{wₜ₋₁}", decay, say("weight decay: a pull towards 0"))
        formula += " + {d}"
    sheet.work("wₜ", formula, before.weight + change + decay, say("the new weight"))


def _time(optimizer: of.Optimizer, before: Before) -> int:
    """Return the update's number from 1; Keras's ``iterations`` plus one."""
    return (before.step - 1) // (optimizer.gradient_accumulation_steps or 1) + 1


def _averaged(sheet: _Sheet, optimizer: of.Optimizer, before: Before) -> None:
    """Keras's ``_update_model_variables_moving_average``; the first average is the weight."""
    time = _time(optimizer, before)
    kept = optimizer.ema_momentum if time > 1 else 0.0
    sheet.set({"κ": kept})
    sheet.give("w̄ₜ₋₁", before.state["average"], say("the running mean of the weight so far"))
    mean = kept * sheet["w̄ₜ₋₁"] + (1 - kept) * sheet["wₜ"]
    about = say("the running mean of the weight")
    sheet.work("w̄ₜ", "{κ}·{w̄ₜ₋₁} + (1 − {κ})·{wₜ}", mean, about)
    if time % (optimizer.ema_overwrite_frequency or 1) == 0:
        sheet.work("wₜ", "{w̄ₜ}", mean, say("the running mean takes the weight's place"))


# The rules. Each writes its lines down and returns the change of the weight.

_STEP = say("the step of this update")
_MEAN = say("the running mean of the gradient")
_MEAN_SQUARE = say("the running mean of the squared gradient")


def _sgd(sheet: _Sheet, optimizer: of.SGD, before: Before) -> float:
    """``keras/src/optimizers/sgd.py``."""
    rate, gradient, keep = sheet["η"], sheet["gₜ"], optimizer.momentum
    if not keep:
        return sheet.work("Δw", "−{η}·{gₜ}", -rate * gradient, _STEP)
    sheet.set({"μ": keep})
    last = sheet.give("vₜ₋₁", before.state["momentum"], say("the step before, kept as momentum"))
    velocity = keep * last - rate * gradient
    velocity = sheet.work("vₜ", "{μ}·{vₜ₋₁} − {η}·{gₜ}", velocity, say("the momentum"))
    if not optimizer.nesterov:
        return sheet.work("Δw", "{vₜ}", velocity, _STEP)
    ahead = keep * velocity - rate * gradient
    about = say("the step of this update, one momentum ahead")
    return sheet.work("Δw", "{μ}·{vₜ} − {η}·{gₜ}", ahead, about)


def _rmsprop(sheet: _Sheet, optimizer: of.RMSprop, before: Before) -> float:
    """``keras/src/optimizers/rmsprop.py``: epsilon is below the root."""
    gradient, rho = sheet["gₜ"], optimizer.rho
    sheet.set({"ρ": rho, "ε": optimizer.epsilon})
    square = _mean_square(sheet, before, rho)
    below, formula = square + optimizer.epsilon, "−{η}·{gₜ} / √({vₜ} + {ε})"
    if optimizer.centered:
        sheet.give("ḡₜ₋₁", before.state["average_gradient"], say("that mean so far"))
        mean = rho * sheet["ḡₜ₋₁"] + (1 - rho) * gradient
        sheet.work("ḡₜ", "{ρ}·{ḡₜ₋₁} + (1 − {ρ})·{gₜ}", mean, _MEAN)
        below, formula = below - mean**2, "−{η}·{gₜ} / √({vₜ} − {ḡₜ}² + {ε})"
    root = math.sqrt(below) if below > 0 else math.nan  # a spread below 0, by rounding
    step = -sheet["η"] * gradient / root
    if optimizer.momentum <= 0:
        return sheet.work("Δw", formula, step, _STEP)
    sheet.set({"μ": optimizer.momentum})
    sheet.work("s", formula, step, say("the step without momentum"))
    # Keras keeps what it takes away, so its sign is the other one.
    sheet.give("bₜ₋₁", -before.state["momentum"], say("the step before, kept as momentum"))
    whole = optimizer.momentum * sheet["bₜ₋₁"] + step
    return sheet.work("Δw", "{μ}·{bₜ₋₁} + {s}", whole, _STEP)


def _mean_square(sheet: _Sheet, before: Before, rho: float, slot: str = "velocity") -> float:
    sheet.give("vₜ₋₁", before.state[slot], say("the mean of the squares so far"))
    square = rho * sheet["vₜ₋₁"] + (1 - rho) * sheet["gₜ"] ** 2
    return sheet.work("vₜ", "{ρ}·{vₜ₋₁} + (1 − {ρ})·{gₜ}²", square, _MEAN_SQUARE)


def _adagrad(sheet: _Sheet, optimizer: of.Adagrad, before: Before) -> float:
    """``keras/src/optimizers/adagrad.py``: epsilon is below the root."""
    sheet.set({"ε": optimizer.epsilon})
    sheet.give("Gₜ₋₁", before.state["accumulator"], say("the sum of the squares so far"))
    total = sheet["Gₜ₋₁"] + sheet["gₜ"] ** 2
    sheet.work("Gₜ", "{Gₜ₋₁} + {gₜ}²", total, say("the sum of all squared gradients"))
    step = -sheet["η"] * sheet["gₜ"] / math.sqrt(total + optimizer.epsilon)
    return sheet.work("Δw", "−{η}·{gₜ} / √({Gₜ} + {ε})", step, _STEP)


def _adadelta(sheet: _Sheet, optimizer: of.Adadelta, before: Before) -> float:
    """``keras/src/optimizers/adadelta.py``: the mean of the squared steps is without the rate."""
    sheet.set({"ρ": optimizer.rho, "ε": optimizer.epsilon})
    square = _mean_square(sheet, before, optimizer.rho, "accumulated_grad")
    steps = before.state["accumulated_delta_var"]
    sheet.give("Dₜ₋₁", steps, say("the running mean of the squared steps"))
    root = math.sqrt(steps + optimizer.epsilon) / math.sqrt(square + optimizer.epsilon)
    about = say("the step at a learning rate of 1")
    step = -root * sheet["gₜ"]
    sheet.work("s", "−√({Dₜ₋₁} + {ε}) / √({vₜ} + {ε})·{gₜ}", step, about)
    return sheet.work("Δw", "{η}·{s}", sheet["η"] * step, _STEP)


def _first_moment(sheet: _Sheet, before: Before, beta: float) -> float:
    sheet.set({"β₁": beta})
    sheet.give("mₜ₋₁", before.state["momentum"], say("the mean of the gradients so far"))
    mean = beta * sheet["mₜ₋₁"] + (1 - beta) * sheet["gₜ"]
    return sheet.work("mₜ", "{β₁}·{mₜ₋₁} + (1 − {β₁})·{gₜ}", mean, _MEAN)


def _second_moment(sheet: _Sheet, before: Before, beta: float) -> float:
    sheet.set({"β₂": beta})
    sheet.give("vₜ₋₁", before.state["velocity"], say("the mean of the squares so far"))
    square = beta * sheet["vₜ₋₁"] + (1 - beta) * sheet["gₜ"] ** 2
    return sheet.work("vₜ", "{β₂}·{vₜ₋₁} + (1 − {β₂})·{gₜ}²", square, _MEAN_SQUARE)


_UNBIASED = say("the same without the pull of its start at 0")


def _adam(sheet: _Sheet, optimizer: of.Adam, before: Before) -> float:
    """``keras/src/optimizers/adam.py``.

    Keras adds epsilon before the correction of v, as Kingma and Ba 2014 do at the end of section
    2; with m and v corrected, as in their algorithm 1, it is therefore divided by √(1 − β₂ᵗ).
    """
    beta_1, beta_2, t = optimizer.beta_1, optimizer.beta_2, _time(optimizer, before)
    mean = _first_moment(sheet, before, beta_1)
    square, name = _second_moment(sheet, before, beta_2), "vₜ"
    if optimizer.amsgrad:
        sheet.give("v⁺ₜ₋₁", before.state["velocity_hat"], say("the largest v so far"))
        square, name = max(sheet["v⁺ₜ₋₁"], square), "v⁺ₜ"
        sheet.work(name, "max({v⁺ₜ₋₁}, {vₜ})", square, say("AMSGrad: v never falls"))
    first, second = 1 - beta_1**t, 1 - beta_2**t
    sheet.set({"ε": optimizer.epsilon})
    sheet.work("m̂ₜ", "{mₜ} / (1 − {β₁}^{t})", mean / first, _UNBIASED)
    sheet.work("v̂ₜ", f"{{{name}}} / (1 − {{β₂}}^{{t}})", square / second, _UNBIASED)
    below = math.sqrt(sheet["v̂ₜ"]) + optimizer.epsilon / math.sqrt(second)
    formula = "−{η}·{m̂ₜ} / (√{v̂ₜ} + {ε} / √(1 − {β₂}^{t}))"
    return sheet.work("Δw", formula, -sheet["η"] * sheet["m̂ₜ"] / below, _STEP)


def _adamax(sheet: _Sheet, optimizer: of.Adamax, before: Before) -> float:
    """``keras/src/optimizers/adamax.py``."""
    mean = _first_moment(sheet, before, optimizer.beta_1)
    sheet.set({"β₂": optimizer.beta_2, "ε": optimizer.epsilon})
    sheet.give("uₜ₋₁", before.state["norm"], say("the largest gradient so far, fading"))
    largest = max(optimizer.beta_2 * sheet["uₜ₋₁"], abs(sheet["gₜ"]))
    about = say("the largest recent gradient")
    sheet.work("uₜ", "max({β₂}·{uₜ₋₁}, |{gₜ}|)", largest, about)
    sheet.work(
        "m̂ₜ",
        "{mₜ} / (1 − {β₁}^{t})",
        mean / (1 - optimizer.beta_1 ** _time(optimizer, before)),
        _UNBIASED,
    )
    step = -sheet["η"] * sheet["m̂ₜ"] / (largest + optimizer.epsilon)
    return sheet.work("Δw", "−{η}·{m̂ₜ} / ({uₜ} + {ε})", step, _STEP)


def _nadam(sheet: _Sheet, optimizer: of.Nadam, before: Before) -> float:
    """``keras/src/optimizers/nadam.py``; P is the product of all u so far."""
    gradient, t = sheet["gₜ"], _time(optimizer, before)
    mean = _first_moment(sheet, before, optimizer.beta_1)
    square = _second_moment(sheet, before, optimizer.beta_2)
    now, following = (_nadam_share(optimizer, n) for n in (t, t + 1))
    product = math.prod(_nadam_share(optimizer, n) for n in range(1, t + 1))
    share = say("how much of the momentum counts now")
    sheet.set({"ε": optimizer.epsilon})
    sheet.work("uₜ", "{β₁}·(1 − ½·0.96^{t})", now, share)
    sheet.set({"τ": t + 1})
    sheet.work("uₜ₊₁", "{β₁}·(1 − ½·0.96^{τ})", following, say("the same for the next update"))
    sheet.give("P", product, say("u₁·u₂· … ·uₜ"))
    ahead = following * mean / (1 - product * following) + (1 - now) * gradient / (1 - product)
    formula = "{uₜ₊₁}·{mₜ} / (1 − {P}·{uₜ₊₁}) + (1 − {uₜ})·{gₜ} / (1 − {P})"
    sheet.work("m̂ₜ", formula, ahead, say("the gradient's mean, one momentum ahead"))
    sheet.work("v̂ₜ", "{vₜ} / (1 − {β₂}^{t})", square / (1 - optimizer.beta_2**t), _UNBIASED)
    step = -sheet["η"] * ahead / (math.sqrt(sheet["v̂ₜ"]) + optimizer.epsilon)
    return sheet.work("Δw", "−{η}·{m̂ₜ} / (√{v̂ₜ} + {ε})", step, _STEP)


def _nadam_share(optimizer: of.Nadam, step: int) -> float:
    return optimizer.beta_1 * (1 - 0.5 * NADAM_DECAY**step)


def _lion(sheet: _Sheet, optimizer: of.Lion, before: Before) -> float:
    """``keras/src/optimizers/lion.py``."""
    gradient, beta_1, beta_2 = sheet["gₜ"], optimizer.beta_1, optimizer.beta_2
    sheet.set({"β₁": beta_1, "β₂": beta_2})
    last = sheet.give("mₜ₋₁", before.state["momentum"], say("the mean of the gradients so far"))
    direction = beta_1 * last + (1 - beta_1) * gradient
    about = say("the direction, of which only the sign counts")
    sheet.work("cₜ", "{β₁}·{mₜ₋₁} + (1 − {β₁})·{gₜ}", direction, about)
    step = -sheet["η"] * float(np.sign(direction))
    step = sheet.work("Δw", "−{η}·sign({cₜ})", step, _STEP)
    mean = beta_2 * last + (1 - beta_2) * gradient
    sheet.work("mₜ", "{β₂}·{mₜ₋₁} + (1 − {β₂})·{gₜ}", mean, _MEAN)
    return step


_RULES: dict[str, Callable[..., float]] = {
    of.SGD.kind: _sgd,
    of.RMSprop.kind: _rmsprop,
    of.Adagrad.kind: _adagrad,
    of.Adadelta.kind: _adadelta,
    of.Adam.kind: _adam,
    of.AdamW.kind: _adam,
    of.Adamax.kind: _adamax,
    of.Nadam.kind: _nadam,
    of.Lion.kind: _lion,
}

_SLOTS: dict[str, tuple[str, ...]] = {
    of.SGD.kind: ("momentum",),
    of.RMSprop.kind: ("velocity",),
    of.Adagrad.kind: ("accumulator",),
    of.Adadelta.kind: ("accumulated_grad", "accumulated_delta_var"),
    of.Adam.kind: ("momentum", "velocity"),
    of.AdamW.kind: ("momentum", "velocity"),
    of.Adamax.kind: ("momentum", "norm"),
    of.Nadam.kind: ("momentum", "velocity"),
    of.Lion.kind: ("momentum",),
}
