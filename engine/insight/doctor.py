"""What ails a run, in one sentence with its figures, and what to try against it.

Quiet while all is well, and while it is too early to tell. Thresholds were set by runs of the
presets and of variations of them; where one has a reason beyond that, it is said.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from engine.insight import remedies
from engine.insight.case import LEAST_THIRD, LEAST_UPDATES, Case, last, lately, window
from engine.messages import Message, say
from engine.spec import checks
from engine.spec.run import TEST
from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.spec.problems import Fix

Severity = Literal["info", "careful", "bad"]

DEAD_SHARE = 0.5
VANISHED = 0.01
"""The first layer's gradient is so small a share of the last one's that it hardly learns."""
WELL_LEARNT = 0.9
"""With such an accuracy neither a small gradient nor units that do nothing are an illness."""
DEEP = 3
"""So many layers with sigmoid or tanh shrink a gradient to 0.25³, under 2 %, at the least."""
FAR_RATE = 10 - 1e-6
"""A learning rate so many times, or such a fraction of, the usual one is suspected."""
JUMP = 0.08
"""The training loss has jumped when it is so far above its lowest until then, as a share."""
JUMPS, JUMPS_WITHIN = 2, 4
STILL_FALLING = 0.03
"""The loss falls by at least this share in the last fifth of the epochs."""
STILL_GAINING = 0.005
"""So much accuracy, in the last fifth of the epochs, is worth going on for."""
STILL_FALLING_FAST = 0.1
"""The same for runs without an accuracy."""
STUCK = 0.01
"""The loss does not move when it has fallen by less than this share in the second half."""
SEPARATED = 0.9
LOW_ACCURACY = 0.8
SMALL_GAP = 0.05
LARGE_INPUT = 10.0
"""Root mean square of a column far too large; of scaled ones it is about 1."""


@dataclass(frozen=True)
class Diagnosis:
    """What ails a run.

    Parameters
    ----------
    key : which rule has found it, for example ``"overfitting"``.
    severity : ``"info"``, ``"careful"`` or ``"bad"``.
    finding : what is going on, with the figures that show it.
    advice : what to try.
    why : the idea behind it.
    fix : the change that does it, where one can be offered.
    epoch : where it starts, where that has a meaning.
    """

    key: str
    severity: Severity
    finding: Message
    advice: Message
    why: Message
    fix: Fix | None = None
    epoch: int | None = None


def examine(case: Case) -> Diagnosis | None:
    """Return what ails a run, the most telling of all; None: nothing, or too early to tell.

    A diverged run is examined at any time, others from the end of their first epoch on; the
    rules that need more say so.
    """
    if not len(case.course) and case.state is not RunState.DIVERGED:
        return None
    return next((found for rule in _RULES if (found := rule(case)) is not None), None)


# -- before any figure ---------------------------------------------------------------------


def _unscaled(case: Case) -> Diagnosis | None:
    """Find inputs far too large."""
    if not case.columns or remedies.is_normalized(case.spec.model):
        return None
    place = int(np.argmax(case.columns))
    if case.columns[place] < LARGE_INPUT:
        return None
    name = case.data.features[place] if place < len(case.data.features) else str(place + 1)
    return Diagnosis(
        "unscaled_input",
        "careful",
        say(
            'The numbers in column "{name}" are as large as {size:.3g}; networks learn well from '
            "numbers of about 1.",
            name=name,
            size=case.columns[place],
        ),
        say("Let a first layer bring all columns to one size, or read the data scaled."),
        say(
            "A weight's gradient grows with its input: columns of very different size need very "
            "different learning rates, and there is only one."
        ),
        remedies.normalized(case.spec),
    )


def _diverged(case: Case) -> Diagnosis | None:
    """Find a loss that has left all bounds."""
    if case.state is not RunState.DIVERGED:
        return None
    series = case.history.batches.get("loss")
    updates, rate = case.history.updates, case.spec.training.optimizer.learning_rate
    finding = say("The run diverged at update {n}: the loss is not a number any more.", n=1)
    if series is not None and updates > 1:
        finding = say(
            "The run diverged at update {n:,}: the loss went from {first:.3g} to {last:.3g}.",
            n=updates,
            first=float(series.raw[0]),
            last=float(series.raw[-1]),
        )
    return Diagnosis(
        "diverged",
        "bad",
        finding,
        say("Lower the learning rate, which is {rate:g}.", rate=rate),
        say(
            "Each step overshot the valley and landed higher up on its other side, where the "
            "slope is steeper and the next step longer still."
        ),
        remedies.slower(case.spec),
    )


def _wrong_pair(case: Case) -> Diagnosis | None:
    """Find what the checks warn of: a last layer that does not suit the loss, a step function."""
    for problem in checks.validate(case.spec, case.data.shape()):
        if problem.severity == "warning" and problem.field == "activation" and problem.fix:
            return Diagnosis(
                "wrong_function",
                "careful",
                problem.message,
                say("Try: {fix}.", fix=problem.fix.label),
                say(
                    "The loss takes the last layer's numbers for what they should be, and the "
                    "gradient flows back through every function on the way."
                ),
                problem.fix,
            )
    return None


# -- what is going on within ---------------------------------------------------------------


def _dead_units(case: Case) -> Diagnosis | None:
    """Find ReLU units that give 0 for everything, and are missed. From the first look within on."""
    dying = [layer for layer in case.vitals if (layer.dead or 0.0) >= DEAD_SHARE]
    if not dying or case.accuracy >= WELL_LEARNT:
        return None
    worst = max(dying, key=lambda layer: layer.dead or 0.0)
    too_fast = case.rate_ratio >= FAR_RATE
    fix = remedies.slower(case.spec) if too_fast else remedies.leaky(case.spec)
    return Diagnosis(
        "dead_units",
        "careful",
        say(
            "{share:.0f} % of the units in layer {number} ({kind}) are dead: they give 0 for every "
            "example.",
            share=100 * (worst.dead or 0.0),
            number=worst.index + 1,
            kind=worst.kind,
        ),
        say("Try a tenth of the learning rate, or Leaky ReLU."),
        say(
            "Where a ReLU unit gives 0 its slope is 0 too: no gradient comes through, and it "
            "cannot come back. One step too long is enough to push it there."
        ),
        fix,
    )


def _vanishing(case: Case) -> Diagnosis | None:
    """Find a gradient that does not reach the first layers.

    By a look within from the first epoch on, and without one from the second, where a deep
    network of sigmoids answers by chance.
    """
    count = remedies.flat_layers(case.spec.model)
    if not count or case.accuracy >= WELL_LEARNT:
        return None
    finding = _shrunken(case) or _stuck_deep(case, count)
    if finding is None:
        return None
    return Diagnosis(
        "vanishing_gradient",
        "careful",
        finding,
        say("Try ReLU in the hidden layers."),
        say(
            "The slope of the sigmoid is 0.25 at most: with every layer on its way back the "
            "gradient shrinks to a quarter or less. The slope of ReLU is 1."
        ),
        remedies.relu(case.spec),
    )


def _shrunken(case: Case) -> Message | None:
    sizes = [layer.gradient_size for layer in case.vitals if layer.gradient_size is not None]
    if len(sizes) < 2 or sizes[0] > VANISHED * sizes[-1] or not sizes[-1]:
        return None
    return say(
        "The gradient vanishes: it is {last:.1g} in the last layer and only {first:.1g} in the "
        "first, which hardly learns.",
        last=sizes[-1],
        first=sizes[0],
    )


def _stuck_deep(case: Case, count: int) -> Message | None:
    if count < DEEP or len(case.course) < 2 or not case.at_chance:
        return None
    return say(
        "An accuracy of {accuracy:.0f} % is no better than chance: through {count} layers of "
        "sigmoid or tanh hardly any gradient comes.",
        accuracy=100 * case.accuracy,
        count=count,
    )


# -- the learning rate ---------------------------------------------------------------------


def _too_fast(case: Case) -> Diagnosis | None:
    """Find steps that overshoot without diverging. From the second epoch on."""
    if case.rate_ratio <= 1 or len(case.course) < 2:
        return None
    finding = _stuck_by_rate(case) or _jumping(case)
    if finding is None:
        return None
    return Diagnosis(
        "learning_rate_too_high",
        "careful",
        finding,
        say(
            "Lower the learning rate, which is {rate:g}: usual is {usual:g}.",
            rate=case.spec.training.optimizer.learning_rate,
            usual=remedies.usual_rate(case.spec.training.optimizer),
        ),
        say(
            "Steps that are too long jump to and fro across the valley instead of going down "
            "into it, or throw the units to where they are of no use any more."
        ),
        remedies.slower(case.spec),
    )


def _stuck_by_rate(case: Case) -> Message | None:
    if case.rate_ratio < FAR_RATE or not case.at_chance or not case.has_hidden:
        return None
    losses = case.course.training
    best_before = float(losses[: max(1, len(losses) // 2)].min())
    if case.history.updates < LEAST_UPDATES or losses[-1] <= (1 - STUCK) * best_before:
        return None
    return say(
        "An accuracy of {accuracy:.0f} % is no better than chance, and the loss stays at "
        "{loss:.2f}: the learning rate is too high.",
        accuracy=100 * case.accuracy,
        loss=float(losses[-1]),
    )


def _jumping(case: Case) -> Message | None:
    losses = case.course.training
    above = losses[1:] / np.minimum.accumulate(losses)[:-1] - 1
    recent = above[-JUMPS_WITHIN:]
    if (recent >= JUMP).sum() < JUMPS:
        return None
    return say(
        "The training loss jumps instead of falling: it was down at {low:.3g} and is now "
        "{loss:.3g}. The learning rate is too high.",
        low=float(losses.min()),
        loss=float(losses[-1]),
    )


def _too_slow(case: Case) -> Diagnosis | None:
    """Find a loss that only crawls down. From the third epoch on."""
    losses = case.course.training
    if case.rate_ratio * FAR_RATE > 1 or len(losses) < 3:
        return None
    if (np.diff(losses[-3:]) >= 0).any() or lately(losses, 5) < STILL_FALLING:
        return None
    return Diagnosis(
        "learning_rate_too_low",
        "careful",
        say(
            "The loss crawls down steadily, from {before:.3g} to {loss:.3g} in the last epoch: "
            "the learning rate is too low.",
            before=float(losses[-2]),
            loss=float(losses[-1]),
        ),
        say(
            "Raise the learning rate, which is {rate:g}: usual is {usual:g}.",
            rate=case.spec.training.optimizer.learning_rate,
            usual=remedies.usual_rate(case.spec.training.optimizer),
        ),
        say("With steps this short the network gets where it is going, but many epochs later."),
        remedies.faster(case.spec),
    )


# -- what the network can do ---------------------------------------------------------------


def _no_hidden_layer(case: Case) -> Diagnosis | None:
    """Find a network that can only draw straight lines. From the third epoch on."""
    if not case.data.has_classes or case.has_hidden or not case.old_enough:
        return None
    losses = case.course.training
    if not case.accuracy < SEPARATED or not case.is_flat:
        return None
    return Diagnosis(
        "no_hidden_layer",
        "careful",
        say(
            "A network without hidden layers is logistic regression: the loss stays at {loss:.3f} "
            "(guessing: {chance:.3f}), the accuracy at {accuracy:.0f} %.",
            loss=float(losses[-1]),
            chance=math.log(len(case.data.class_names)),
            accuracy=100 * case.accuracy,
        ),
        say("Insert a hidden layer."),
        say(
            "One layer weighs the inputs and adds up, which parts classes by straight lines only. "
            "A bend between two layers lets the border bend too; XOR cannot be parted without."
        ),
        remedies.with_hidden_layer(case.spec, case.data),
    )


def _overfitting(case: Case) -> Diagnosis | None:
    """Find validation that gets worse while training gets better.

    From two epochs after the turn on; not where the run has gone back to its best weights.
    """
    figures, place = case.course, case.course.turn()
    if place is None or (case.reason is not None and case.spec.training.stopping.restore_best):
        return None
    epoch, on_test = int(figures.epochs[place]), case.spec.training.validation == TEST
    return Diagnosis(
        "overfitting",
        "careful",
        say(
            "Overfitting from epoch {epoch}: the {held_out} loss rose from {low:.3f} to "
            "{high:.3f} while the training loss fell from {before:.3f} to {after:.3f}.",
            held_out=say("test") if on_test else say("validation"),
            epoch=epoch,
            low=float(figures.validation[place]),
            high=last(figures.validation),
            before=float(figures.training[place]),
            after=last(figures.training),
        ),
        say("Try dropout, varied images, more data, or stopping early."),
        say(
            "The network learns its examples by heart, their accidents included, and that is of "
            "no use for others."
        ),
        remedies.against_overfitting(case.spec, case.data),
        epoch,
    )


def _underfitting(case: Case) -> Diagnosis | None:
    """Find a network too small for its task. From half of the epochs on, and four at least."""
    if not case.old_enough or len(case.course) <= LEAST_THIRD:
        return None
    if 2 * case.course.epochs[-1] < case.spec.training.epochs:
        return None
    best = LOW_ACCURACY * (1 - case.spec.data.label_noise)
    held_out = last(case.course.validation_accuracy)
    apart = case.accuracy - held_out > SMALL_GAP  # False where nothing was validated
    if not case.accuracy < best or apart or not case.is_flat:
        return None
    finding = say(
        "Underfitting: the accuracy stands at {accuracy:.0f} % even on the examples it learns "
        "from.",
        accuracy=100 * case.accuracy,
    )
    if math.isfinite(held_out):
        finding = say(
            "Underfitting: the accuracy stands at {accuracy:.0f} % on the examples it learns from, "
            "and at {held_out:.0f} % in validation.",
            accuracy=100 * case.accuracy,
            held_out=100 * held_out,
        )
    return Diagnosis(
        "underfitting",
        "careful",
        finding,
        say("Try more units or one layer more."),
        say("The network is too small, or too rigid, for what there is to learn."),
        remedies.larger(case.spec, case.data),
    )


def _too_short(case: Case) -> Diagnosis | None:
    """Find a run that ended while it still got better. At its end, from two epochs on."""
    if case.state is not RunState.FINISHED or case.reason is not None or len(case.course) < 2:
        return None
    figures = case.course
    validated = bool(np.isfinite(figures.validation[-1]))
    losses = figures.validation if validated else figures.training
    shares = figures.validation_accuracy if validated else figures.training_accuracy
    before = -1 - window(len(figures), 5)
    if lately(figures.training, 5) < STILL_FALLING or not losses[-1] < losses[before]:
        return None
    if math.isfinite(shares[-1]):
        if shares[-1] - shares[before] < STILL_GAINING:
            return None
    elif lately(losses, 5) < STILL_FALLING_FAST:
        return None
    return Diagnosis(
        "too_few_epochs",
        "info",
        say(
            "The network was still getting better when training ended: the loss fell from "
            "{before:.3f} to {after:.3f} from epoch {epoch} to {last}.",
            before=float(losses[before]),
            after=float(losses[-1]),
            epoch=int(figures.epochs[before]),
            last=int(figures.epochs[-1]),
        ),
        say("Train longer."),
        say("As long as validation gets better too, more epochs cost nothing but time."),
        remedies.longer(case.spec),
    )


_RULES: tuple[Callable[[Case], Diagnosis | None], ...] = (
    _unscaled,
    _diverged,
    _wrong_pair,
    _dead_units,
    _vanishing,
    _too_fast,
    _too_slow,
    _no_hidden_layer,
    _overfitting,
    _underfitting,
    _too_short,
)
"""Causes before their effects: the first that applies is told."""
