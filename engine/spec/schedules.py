"""Schedules: how the learning rate changes while a run goes on.

A schedule is a factor on the optimizer's own learning rate, given for every update, so that a
new rate in the middle of a run goes on in proportion. Names of parameters and formulas are
Keras's own (``keras.optimizers.schedules``) where it has the schedule; time is counted in epochs
where Keras counts updates, so that it means the same with every batch size. The training loop
multiplies the factors in itself: Keras is never given a schedule.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.messages import say
from engine.spec.fields import Family, Variant, param

SCHEDULES = Family(say("schedule"), "optimizers.schedules")

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_LONGEST = 100_000
"""Epochs; as many as a run may have."""
_SHARE: dict[str, Any] = {"low": 0.0, "high": 1.0, "step": 0.05}
_FACTOR: dict[str, Any] = {"low": 0.0, "low_open": True, "high": 1.0, "step": 0.1}


def _staircase() -> bool:
    flag: bool = param(
        False,
        say("In stairs"),
        say("On: the rate changes once an epoch. Off: a little at every update."),
    )
    return flag


@dataclass(frozen=True, kw_only=True)
class Schedule(Variant):
    """What all schedules share: the warm-up, after which their own clock starts."""

    warmup: float = param(
        0.0,
        say("Warm-up, epochs"),
        say(
            "The rate first rises from near 0 in a straight line for so long, so that the first "
            "steps, taken with untrained weights, do no harm. 0: none."
        ),
        low=0.0,
        high=_LONGEST,
        step=0.5,
    )

    def factors(self, updates: Ints, steps_per_epoch: int, total: int) -> Floats:
        """Return the factor on the learning rate at each of ``updates``.

        Parameters
        ----------
        updates : update numbers, counted from 0, of any shape; from ``total`` on the last factor
            of the run stays.
        steps_per_epoch : updates of an epoch, 1 or more.
        total : updates of the whole run as planned, the warm-up included.

        Returns
        -------
        Factors of the shape of ``updates``, 0 or more. In a warm-up of ``w`` updates they are
        ``(update + 1) / (w + 1)`` of what the schedule starts with: never 0, and whole just
        after it.
        """
        now = np.minimum(np.asarray(updates, np.int64), max(total - 1, 0))
        rising = self.warmup_updates(steps_per_epoch)
        own = self._shape(np.maximum(now - rising, 0), steps_per_epoch, max(total - rising, 1))
        return own * np.minimum((now + 1) / (rising + 1), 1.0)

    def warmup_updates(self, steps_per_epoch: int) -> int:
        """Return how many updates the warm-up takes."""
        return round(self.warmup * steps_per_epoch)

    def _shape(self, updates: Ints, steps: int, length: int) -> Floats:
        """Return the factors at updates counted from the end of the warm-up, 0 or more.

        ``steps`` are those of an epoch, ``length`` those of the run after the warm-up.
        """
        return np.ones(np.shape(updates))


@SCHEDULES.add
@dataclass(frozen=True, kw_only=True)
class Constant(Schedule):
    """1."""

    kind = "Constant"
    title = say("Constant")
    help = say("The learning rate stays as it is.")


@SCHEDULES.add
@dataclass(frozen=True, kw_only=True)
class Step(Schedule):
    """factor^floor(epoch / every): Keras's ``ExponentialDecay`` in stairs of several epochs."""

    kind = "Step"
    title = say("Step")
    help = say(
        "The rate is cut every few epochs: long steps while there is far to go, short ones to "
        "settle."
    )
    every: int = param(
        2,
        say("Every, epochs"),
        say("How many epochs pass from one cut to the next."),
        low=1,
        high=_LONGEST,
    )
    factor: float = param(
        0.5, say("Factor"), say("What the rate is multiplied by at each cut."), **_FACTOR
    )

    def _shape(self, updates: Ints, steps: int, length: int) -> Floats:
        return _powers(self.factor, updates // (self.every * steps))


@SCHEDULES.add
@dataclass(frozen=True, kw_only=True)
class Exponential(Schedule):
    """decay_rate^epoch: Keras's ``ExponentialDecay``."""

    kind = "Exponential"
    title = say("Exponential")
    help = say(
        "The rate falls by the same share in every epoch: quickly at first, then ever more slowly."
    )
    decay_rate: float = param(
        0.7,
        say("Decay rate"),
        say("What is left of the rate after an epoch. 1: all of it."),
        **_FACTOR,
    )
    staircase: bool = _staircase()

    def _shape(self, updates: Ints, steps: int, length: int) -> Floats:
        return _powers(self.decay_rate, _epochs(updates, steps, self.staircase))


@SCHEDULES.add
@dataclass(frozen=True, kw_only=True)
class InverseTime(Schedule):
    """1 / (1 + decay_rate * epoch): Keras's ``InverseTimeDecay``.

    The argument ``decay`` that Keras's optimizers had until 2022 was the same with updates for
    epochs: ``decay`` there is ``decay_rate / steps_per_epoch`` here.
    """

    kind = "InverseTime"
    title = say("Inverse time")
    help = say(
        "The rate is divided by 1 + decay × epoch, as by the decay of older Keras optimizers: it "
        "falls more and more slowly, and never to 0."
    )
    decay_rate: float = param(
        0.5,
        say("Decay"),
        say(
            "How much is added to the divisor in each epoch. Older Keras counted updates: its "
            "decay is this number divided by the updates of an epoch."
        ),
        low=0.0,
        high=1000.0,
        step=0.1,
    )
    staircase: bool = _staircase()

    def _shape(self, updates: Ints, steps: int, length: int) -> Floats:
        inverse: Floats = 1 / (1 + self.decay_rate * _epochs(updates, steps, self.staircase))
        return inverse


@dataclass(frozen=True, kw_only=True)
class _Falling(Schedule):
    """Falls to an end and stays there."""

    epochs: int | None = param(
        None,
        say("Decay over, epochs"),
        say("How long the rate falls; then it stays. Empty: to the end of the run."),
        low=1,
        high=_LONGEST,
        optional=True,
    )

    def _way(self, updates: Ints, steps: int, length: int) -> Floats:
        """Return how much of the way down is done, in [0, 1]."""
        whole = length if self.epochs is None else self.epochs * steps
        return np.minimum(updates / whole, 1.0)


@SCHEDULES.add
@dataclass(frozen=True, kw_only=True)
class Cosine(_Falling):
    """(1 - alpha) (1 + cos(pi t)) / 2 + alpha: Keras's ``CosineDecay``.

    Loshchilov and Hutter 2016, without restarts.
    """

    kind = "Cosine"
    title = say("Cosine")
    help = say(
        "The rate falls along half a cosine: gently at first, quickly in the middle, gently at "
        "the end. Needs no other settings, and is a good first choice."
    )
    alpha: float = param(
        0.0, say("Final share"), say("What is left of the rate at the end."), **_SHARE
    )

    def _shape(self, updates: Ints, steps: int, length: int) -> Floats:
        return _half_cosine(self._way(updates, steps, length), 1.0, self.alpha)


@SCHEDULES.add
@dataclass(frozen=True, kw_only=True)
class Polynomial(_Falling):
    """(1 - end) (1 - t)^power + end: Keras's ``PolynomialDecay``."""

    kind = "Polynomial"
    title = say("Polynomial")
    help = say(
        "The rate falls to its end in a straight line, or in a curve where the power is not 1."
    )
    power: float = param(
        1.0,
        say("Power"),
        say("1: a straight line. More: quickly at first. Less: quickly at the end."),
        low=0.0,
        low_open=True,
        high=10.0,
        step=0.5,
    )
    end: float = param(
        0.0, say("Final share"), say("What is left of the rate at the end."), **_SHARE
    )

    def _shape(self, updates: Ints, steps: int, length: int) -> Floats:
        left = (1 - self._way(updates, steps, length)) ** self.power
        falling: Floats = (1 - self.end) * left + self.end
        return falling


@SCHEDULES.add
@dataclass(frozen=True, kw_only=True)
class PiecewiseConstant(Schedule):
    """factor^(number of ``epochs`` that are over): Keras's ``PiecewiseConstantDecay``.

    The epochs are those of the whole run, the warm-up included (Goyal et al. 2017). Keras's
    boundaries are the last updates before each cut.
    """

    kind = "PiecewiseConstant"
    title = say("Piecewise constant")
    help = say("The rate is cut after the epochs you name, and stays in between.")
    epochs: tuple[int, ...] = param(
        (2, 4),
        say("After epochs"),
        say("The epochs after which the rate is cut, counted from the start of the run."),
        low=1,
        high=_LONGEST,
    )
    factor: float = param(
        0.1, say("Factor"), say("What the rate is multiplied by at each cut."), **_FACTOR
    )

    def _shape(self, updates: Ints, steps: int, length: int) -> Floats:
        cuts = np.sort(np.array(self.epochs, np.int64)) * steps - self.warmup_updates(steps)
        return _powers(self.factor, np.searchsorted(cuts, updates, "right"))


@SCHEDULES.add
@dataclass(frozen=True, kw_only=True)
class OneCycle(Schedule):
    """Half a cosine up to the learning rate, half a cosine down (Smith and Topin 2018)."""

    kind = "OneCycle"
    title = say("One cycle")
    help = say(
        "The rate rises to its highest, which is the optimizer's, and falls far below the start: "
        "a short run can then bear a rate several times higher."
    )
    peak: float = param(
        0.3,
        say("Peak at"),
        say("The share of the run after which the rate is highest."),
        low=0.01,
        high=0.99,
        step=0.05,
    )
    start: float = param(
        0.04, say("First share"), say("The share of the rate at the start."), **_SHARE
    )
    end: float = param(
        0.0, say("Final share"), say("What is left of the rate at the end."), **_SHARE
    )

    def _shape(self, updates: Ints, steps: int, length: int) -> Floats:
        top = self.peak * length
        up = _half_cosine(np.minimum(updates / top, 1.0), self.start, 1.0)
        down = _half_cosine(np.clip((updates - top) / (length - top), 0.0, 1.0), 1.0, self.end)
        return np.where(updates < top, up, down)


@SCHEDULES.add
@dataclass(frozen=True, kw_only=True)
class ReduceOnPlateau(Schedule):
    """Follows the losses, not the clock: Keras's ``ReduceLROnPlateau`` without a cool-down.

    `factors` has the warm-up only; `plateau_factor` gives what the losses do to the rate.
    """

    kind = "ReduceOnPlateau"
    title = say("Reduce on plateau")
    help = say(
        "The rate is cut when the validation loss, or without validation the training loss, has "
        "stopped falling."
    )
    factor: float = param(
        0.1,
        say("Factor"),
        say("What the rate is multiplied by at each cut."),
        **{**_FACTOR, "high_open": True},
    )
    patience: int = param(
        2,
        say("Patience, epochs"),
        say("So many epochs in a row without a better loss bring a cut."),
        low=1,
        high=_LONGEST,
    )
    min_delta: float = param(
        1e-4,
        say("Least gain"),
        say("A loss counts as better when it is lower than the best by more than this."),
        low=0.0,
        logarithmic=True,
    )
    min_share: float = param(
        0.0,
        say("Lowest share"),
        say("The rate is never cut below this share of what it was at first."),
        **_SHARE,
    )


def plateau_factor(schedule: ReduceOnPlateau, losses: Sequence[float]) -> float:
    """Return what the cuts after the epochs so far come to, 1 where there were none.

    Parameters
    ----------
    losses : the loss after each epoch, in order; one that is no number is no gain.
    """
    best, waited, factor = math.inf, 0, 1.0
    for loss in losses:
        waited += 1
        if loss + schedule.min_delta < best:
            best, waited = loss, 0
        elif waited >= schedule.patience:
            factor, waited = max(factor * schedule.factor, schedule.min_share), 0
    return factor


def _epochs(updates: Ints, steps: int, staircase: bool) -> Ints | Floats:
    """Return the time in epochs, whole ones only where it goes in stairs."""
    return updates // steps if staircase else updates / steps


def _powers(base: float, exponents: Ints | Floats) -> Floats:
    return np.power(base, np.asarray(exponents, np.float64))


def _half_cosine(way: Floats, start: float, end: float) -> Floats:
    """Go from ``start`` to ``end`` along half a cosine; ``way`` in [0, 1]."""
    curve: Floats = end + (start - end) * (1 + np.cos(np.pi * way)) / 2
    return curve
