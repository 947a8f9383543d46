"""Optimizers: the rule that turns a gradient into a step of the weights.

Arguments, defaults and names are Keras's own (``keras.optimizers``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.messages import Message, say
from engine.spec.fields import Family, Variant, param

OPTIMIZERS = Family(say("optimizer"), "optimizers")

_BETA_1 = (
    say("Beta 1"),
    say("How much of the running mean of gradients is kept at each step: the momentum."),
)
_BETA_2 = (
    say("Beta 2"),
    say("How much of the running mean of squared gradients is kept at each step."),
)
_EPSILON = (
    say("Epsilon"),
    say("A small number added where something is divided, against division by 0."),
)
_SHARE: dict[str, Any] = {"low": 0.0, "high": 1.0, "high_open": True, "step": 0.01}
_TINY: dict[str, Any] = {"low": 0.0, "low_open": True, "logarithmic": True}


def _learning_rate(default: float) -> float:
    rate: float = param(
        default,
        say("Learning rate"),
        say(
            "The length of a step. Too small and learning crawls; too large and it overshoots "
            "the valley and diverges."
        ),
        low=0.0,
        logarithmic=True,
    )
    return rate


@dataclass(frozen=True, kw_only=True)
class Optimizer(Variant):
    """What all optimizers share. ``moments`` counts the running numbers kept for each weight."""

    moments: ClassVar[int] = 0
    learning_rate: float = _learning_rate(0.001)
    weight_decay: float | None = param(
        None,
        say("Weight decay"),
        say("Pulls every weight towards 0 by this share of the learning rate at each step."),
        low=0.0,
        optional=True,
        logarithmic=True,
        advanced=True,
    )
    clipnorm: float | None = param(
        None,
        say("Clip norm"),
        say("Shortens the gradient of each variable to this length."),
        low=0.0,
        low_open=True,
        optional=True,
        advanced=True,
        step=0.1,
    )
    clipvalue: float | None = param(
        None,
        say("Clip value"),
        say("Cuts each number of the gradient at ± this value."),
        low=0.0,
        low_open=True,
        optional=True,
        advanced=True,
        step=0.1,
    )
    global_clipnorm: float | None = param(
        None,
        say("Global clip norm"),
        say("Shortens the gradient of all variables together to this length."),
        low=0.0,
        low_open=True,
        optional=True,
        advanced=True,
        step=0.1,
    )
    use_ema: bool = param(
        False,
        say("Average weights"),
        say("Keeps a running mean of the weights and puts it in place when training ends."),
        advanced=True,
    )
    ema_momentum: float = param(
        0.99,
        say("Average keeps"),
        say("How much of the running mean of weights is kept."),
        advanced=True,
        **{**_SHARE, "high_open": False},
    )
    ema_overwrite_frequency: int | None = param(
        None,
        say("Average every"),
        say("Puts the averaged weights in place every so many steps, not only at the end."),
        low=1,
        high=1_000_000,
        optional=True,
        advanced=True,
    )
    loss_scale_factor: float | None = param(
        None,
        say("Loss scale"),
        say(
            "Multiplies the loss before the gradient and divides it out after, against numbers "
            "too small for the number format."
        ),
        low=0.0,
        low_open=True,
        optional=True,
        advanced=True,
    )
    gradient_accumulation_steps: int | None = param(
        None,
        say("Accumulate"),
        say("Adds the gradients of so many batches before each step."),
        low=2,
        high=1_000_000,
        optional=True,
        advanced=True,
    )

    def slots(self) -> int:
        """Count the numbers kept for each weight, for the memory estimate."""
        return self.moments + self.use_ema + (self.gradient_accumulation_steps is not None)


@OPTIMIZERS.add
@dataclass(frozen=True, kw_only=True)
class SGD(Optimizer):
    """w -= lr * g, with momentum v = m * v - lr * g; w += v."""

    kind = "SGD"
    title = say("SGD")
    help = say(
        "Plain gradient descent: a step against the gradient of each batch, with momentum "
        "if wanted."
    )
    moments = 1
    learning_rate: float = _learning_rate(0.01)
    momentum: float = param(
        0.0,
        say("Momentum"),
        say("How much of the last step is kept, like a rolling ball. 0.9 is usual."),
        low=0.0,
        high=1.0,
        step=0.1,
    )
    nesterov: bool = param(
        False,
        say("Nesterov"),
        say(
            "Measures the gradient a step ahead, where the momentum is about to carry the weights."
        ),
    )


@OPTIMIZERS.add
@dataclass(frozen=True, kw_only=True)
class RMSprop(Optimizer):
    """Divides by a running root mean square of the gradient."""

    kind = "RMSprop"
    title = say("RMSprop")
    help = say(
        "Gives each weight its own step length: the learning rate divided by a running "
        "root mean square of its gradient."
    )
    moments = 1
    learning_rate: float = _learning_rate(0.001)
    rho: float = param(
        0.9, say("Rho"), say("How much of the running mean square is kept."), **_SHARE
    )
    momentum: float = param(
        0.0, say("Momentum"), say("How much of the last step is kept."), low=0.0, high=1.0, step=0.1
    )
    epsilon: float = param(1e-7, *_EPSILON, advanced=True, **_TINY)
    centered: bool = param(
        False,
        say("Centred"),
        say("Divides by the spread of the gradient, not by its size."),
        advanced=True,
    )


@OPTIMIZERS.add
@dataclass(frozen=True, kw_only=True)
class Adagrad(Optimizer):
    """Divides by the root of the sum of all squared gradients."""

    kind = "Adagrad"
    title = say("Adagrad")
    help = say(
        "Divides by the root of all squared gradients so far: steps only get shorter. "
        "At Keras's default rate of 0.001 it is slow; 0.01 to 0.1 suits it better."
    )
    moments = 1
    learning_rate: float = _learning_rate(0.001)
    initial_accumulator_value: float = param(
        0.1,
        say("Start of the sum"),
        say("The sum of squared gradients starts here."),
        low=0.0,
        step=0.1,
    )
    epsilon: float = param(1e-7, *_EPSILON, advanced=True, **_TINY)


@OPTIMIZERS.add
@dataclass(frozen=True, kw_only=True)
class Adadelta(Optimizer):
    """Adagrad with a running window (Zeiler 2012)."""

    kind = "Adadelta"
    title = say("Adadelta")
    help = say(
        "Like Adagrad with a window that forgets. Made for a learning rate of 1; Keras's "
        "default of 0.001 is very slow."
    )
    moments = 2
    learning_rate: float = _learning_rate(0.001)
    rho: float = param(0.95, say("Rho"), say("How much of the running means is kept."), **_SHARE)
    epsilon: float = param(1e-7, *_EPSILON, advanced=True, **_TINY)


@dataclass(frozen=True, kw_only=True)
class _TwoMoments(Optimizer):
    """Adam and its kin: running means of the gradient and of its square."""

    moments = 2
    beta_1: float = param(0.9, *_BETA_1, advanced=True, **_SHARE)
    beta_2: float = param(0.999, *_BETA_2, advanced=True, **{**_SHARE, "step": 0.001})
    epsilon: float = param(1e-7, *_EPSILON, advanced=True, **_TINY)


@OPTIMIZERS.add
@dataclass(frozen=True, kw_only=True)
class Adam(_TwoMoments):
    """Running means of gradient and squared gradient (Kingma and Ba 2014)."""

    kind = "Adam"
    title = say("Adam")
    help = say("Momentum and a step length for each weight together. A good first choice.")
    amsgrad: bool = param(
        False,
        say("AMSGrad"),
        say("Never lets the mean of squared gradients fall, so that steps do not grow again."),
        advanced=True,
    )


@OPTIMIZERS.add
@dataclass(frozen=True, kw_only=True)
class AdamW(Adam):
    """Adam with weight decay on by default (Loshchilov and Hutter 2017)."""

    kind = "AdamW"
    title = say("AdamW")
    help = say("Adam with weight decay kept apart from the gradient.")
    weight_decay: float | None = param(
        0.004,
        say("Weight decay"),
        say("Pulls every weight towards 0 by this share of the learning rate at each step."),
        low=0.0,
        logarithmic=True,
    )


@OPTIMIZERS.add
@dataclass(frozen=True, kw_only=True)
class Adamax(_TwoMoments):
    """Adam with the largest gradient instead of the mean square."""

    kind = "Adamax"
    title = say("Adamax")
    help = say("Adam that divides by the largest recent gradient.")


@OPTIMIZERS.add
@dataclass(frozen=True, kw_only=True)
class Nadam(_TwoMoments):
    """Adam with Nesterov momentum (Dozat 2015)."""

    kind = "Nadam"
    title = say("Nadam")
    help = say("Adam with Nesterov's look ahead.")


@OPTIMIZERS.add
@dataclass(frozen=True, kw_only=True)
class Lion(Optimizer):
    """The sign of a running mean (Chen et al. 2023)."""

    kind = "Lion"
    title = say("Lion")
    help = say("Every weight moves by the same length; only the direction is learnt.")
    moments = 1
    learning_rate: float = _learning_rate(0.001)
    beta_1: float = param(0.9, *_BETA_1, advanced=True, **{**_SHARE, "low_open": True})
    beta_2: float = param(0.99, *_BETA_2, advanced=True, **_SHARE)


def calmer_rate(optimizer: Optimizer) -> float:
    """Return a learning rate to try where the present one made a run diverge.

    A tenth of it, or the optimizer's default where that is smaller still.
    """
    return min(optimizer.learning_rate / 10, type(optimizer)().learning_rate)


def clipping_flaw(optimizer: Optimizer) -> Message | None:
    """Keras takes one kind of clipping at most."""
    used = [optimizer.clipnorm, optimizer.clipvalue, optimizer.global_clipnorm]
    if sum(value is not None for value in used) < 2:
        return None
    return say("Only one of clip norm, clip value and global clip norm can be used at a time.")
