"""What the lanes of a race have measured, as curves and as values at a place. Free of Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from engine.training.history import SMOOTHED, Series
from gui.training import run_curves
from gui.training.run_curves import PERCENT, Axis, EpochFigures, written
from gui.training.strokes import Curve

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

    from engine.training.history import History
    from gui.race.lane_run import LaneRun

Source = Literal["training", "validation"]
"""Where figures come from: every batch, or the end of each epoch."""

FIGURES = "{:.3f}"
OUTLYING, RISEN = 5.0, 1.5
"""A lane leaves the view whose losses reach so many times as high as the middle one's, and so many
times as high as it began: one that only learns slowly stays."""
SHARE_START = 0.1
"""The share of a lane whose steep start may leave the view of an accuracy."""


@dataclass(frozen=True)
class WantedFigures:
    """Which figures to show.

    Parameters
    ----------
    name : ``loss`` or a metric.
    source : every batch, or the ends of epochs.
    axis : what is counted along the horizontal axis.
    smoothed : updates that the line in front is a mean over.
    quiet : drawn thinner, as it stands for figures still to come.
    """

    name: str
    source: Source
    axis: Axis
    smoothed: int = SMOOTHED
    quiet: bool = False

    @property
    def isShare(self) -> bool:
        """Whether the figure is a share of all examples, and higher is better."""
        return self.name.endswith("accuracy")

    @property
    def key(self) -> str:
        """The figure's name among an epoch's."""
        return f"val_{self.name}"

    def written(self, value: float) -> str:
        """Write a value; a dash for none."""
        if not math.isfinite(value):
            return "–"
        return written(value, PERCENT if self.isShare else FIGURES)


class LaneFigures:
    """What one lane has measured; works only on what is new since it was last asked.

    Attributes
    ----------
    is_far : its losses have once gone out of the view; so they stay, or the axis would jump.
    """

    def __init__(self) -> None:
        self.is_far = False
        self._of: History | None = None
        self._epochs = EpochFigures()
        self._smooth: dict[tuple[str, int], Series] = {}
        self._known: dict[WantedFigures, tuple[Hashable, Curve | None]] = {}

    def curve(self, lane: LaneRun, wanted: WantedFigures) -> Curve | None:
        """Return a lane's curve, None where it has measured nothing of the kind."""
        state = _stamp(lane, wanted)
        known = self._known.get(wanted)
        if known is not None and known[0] == state:
            return known[1]
        self._take_in(lane.history)
        made = self._made(lane, wanted)
        for old in [w for w in self._known if w.name == wanted.name]:
            del self._known[old]
        self._known[wanted] = state, made
        return made

    def value(self, lane: LaneRun, wanted: WantedFigures, x: float) -> float:
        """Return what the curve says at ``x``; NaN where the lane has not come so far.

        Of figures of epochs it is the one measured nearest to ``x``.
        """
        history = lane.history
        if not knows(history, wanted.axis) or x > reach(history, wanted.axis):
            return math.nan
        curve = self.curve(lane, wanted)
        if curve is None:
            return math.nan
        if wanted.source == "validation":
            return _nearest(curve, x)
        update = run_curves.update_at(history, wanted.axis, max(x, 0.0))
        return float(curve.front[min(update, len(curve.x)) - 1])

    def _take_in(self, history: History) -> None:
        if history is not self._of:
            self._of, self._epochs, self.is_far = history, EpochFigures(), False
            self._smooth.clear()
        self._epochs.update(history)

    def _made(self, lane: LaneRun, wanted: WantedFigures) -> Curve | None:
        if not knows(lane.history, wanted.axis):
            return None
        make = self._of_batches if wanted.source == "training" else self._of_epochs
        return make(lane, wanted)

    def _of_batches(self, lane: LaneRun, wanted: WantedFigures) -> Curve | None:
        history = lane.history
        series = history.batches.get(wanted.name)
        if series is None or not len(series):
            return None
        x = run_curves.places(history, wanted.axis, len(series))
        if history.steps_per_epoch == 1:  # of a full batch there is no noise to smooth away
            value = wanted.written(float(series.raw[-1]))
            return Curve(x, series, lane.style, lane.name, value, dots=True, quiet=wanted.quiet)
        smooth = self._smoothed(history, series, wanted)
        value = wanted.written(float(smooth[-1]))
        return Curve(x, series, lane.style, lane.name, value, smooth, quiet=wanted.quiet)

    def _of_epochs(self, lane: LaneRun, wanted: WantedFigures) -> Curve | None:
        if wanted.key not in self._epochs:
            return None
        y = self._epochs.values(wanted.key)
        x = self._epochs.places(lane.history, wanted.axis)[: len(y)]
        value = wanted.written(float(y[-1]))
        return Curve(x, y, lane.style, lane.name, value, dots=True)

    def _smoothed(
        self, history: History, series: Series, wanted: WantedFigures
    ) -> NDArray[np.floating]:
        """Return the mean over as many updates as wanted; the history knows the usual one."""
        if wanted.smoothed == SMOOTHED:
            return series.smooth
        key = wanted.name, wanted.smoothed
        if key not in self._smooth:
            most = history.steps_per_epoch or wanted.smoothed
            self._smooth[key] = Series(1 - 1 / min(wanted.smoothed, most))
        own = self._smooth[key]
        own.extend(series.raw[len(own) :])
        return own.smooth


def stamp(lane: LaneRun) -> Hashable:
    """Return something that changes with everything a lane's curves depend on."""
    history = lane.history
    return (
        id(history),
        history.updates,
        len(history.epochs),
        history.steps_per_epoch,
        lane.name,
        lane.style,
        lane.is_hidden,
    )


def _stamp(lane: LaneRun, wanted: WantedFigures) -> Hashable:
    """Return what changes with one curve: that of epochs does not with every batch."""
    if wanted.source == "training":
        return stamp(lane)
    history = lane.history
    known = knows(history, wanted.axis)
    return id(history), len(history.epochs), history.steps_per_epoch, known, lane.name, lane.style


def knows(history: History, axis: Axis) -> bool:
    """Whether the lane knows what ``axis`` counts, and has anything to show."""
    if not history.updates or (axis == "epochs" and not history.steps_per_epoch):
        return False
    return run_curves.usable(history, axis)


def reach(history: History, axis: Axis) -> float:
    """Return how far along ``axis`` the lane has come, and half an update more."""
    last = history.updates
    end = run_curves.place(history, axis, last)
    return end + (end - run_curves.place(history, axis, last - 1)) / 2


def is_measured(history: History, wanted: WantedFigures) -> bool:
    """Whether any epoch that has ended has the figure."""
    return any(wanted.key in epoch.values for epoch in history.epochs)


def so_far(history: History, wanted: WantedFigures) -> WantedFigures:
    """Return ``wanted``, or training quietly in its stead until a first epoch has the figure."""
    if wanted.source == "training" or is_measured(history, wanted):
        return wanted
    return replace(wanted, source="training", quiet=True)


def first_metric(lanes: Sequence[LaneRun]) -> str | None:
    """Return the name of the first metric of the first lane that has one."""
    names = (name for lane in lanes for name in lane.history.batches if name != "loss")
    return next(names, None)


def ranked(values: dict[int, float], wanted: WantedFigures) -> list[int]:
    """Return the lanes' numbers, the best value first, those without one last."""

    def worse(number: int) -> tuple[bool, float]:
        value = values[number]
        return math.isnan(value), -value if wanted.isShare else value

    return sorted(values, key=worse)


def far_away(curves: Sequence[Curve]) -> list[bool]:
    """Return of each curve of losses whether it has gone so far that it flattens the others."""
    if not curves:
        return []
    highs = [_high(curve) for curve in curves]
    limit = OUTLYING * sorted(highs)[(len(highs) - 1) // 2]
    first = sorted(map(_first, curves))[(len(curves) - 1) // 2]
    return [
        high > limit and high > RISEN * max(first, _first(curve))
        for high, curve in zip(highs, curves, strict=True)
    ]


def span(
    curves: Sequence[Curve], wanted: WantedFigures, whole: bool, log: bool, far: Sequence[bool] = ()
) -> tuple[float, float]:
    """Return what to see of the vertical axis.

    Parameters
    ----------
    whole : with the steep start, and with lanes that have gone far away.
    far : of each curve, whether it has; see `far_away`.
    """
    if wanted.isShare:
        return _share_span(curves, whole)
    if not (whole or log):
        away = far or [False] * len(curves)
        curves = [curve for curve, out in zip(curves, away, strict=True) if not out] or curves
    return run_curves.loss_range(list(curves), whole, log)


def _high(curve: Curve) -> float:
    return run_curves.loss_range([curve], False, False)[1]


def _first(curve: Curve) -> float:
    """Return the first value of the line in front; 0 for none."""
    first = float(curve.front[0])
    return first if math.isfinite(first) else 0.0


def _share_span(curves: Sequence[Curve], whole: bool) -> tuple[float, float]:
    lows = [low for low in map(_low_share, curves) if math.isfinite(low)]
    if whole or not lows:
        return -0.02, 1.04
    # Down to the next twentieth, so that the axis moves in few steps and not all the time.
    return max(0.0, math.floor((min(lows) - 0.01) * 20) / 20), 1.01


def _low_share(curve: Curve) -> float:
    """Return the lowest value but for the curve's steep start."""
    values = curve.front
    values = values[0 if curve.dots else int(len(values) * SHARE_START) :]
    return float(np.fmin.reduce(values[:: max(1, len(values) // run_curves.LOOKED_AT)]))


def _nearest(curve: Curve, x: float) -> float:
    good = np.flatnonzero(np.isfinite(curve.values))
    if not len(good):
        return math.nan
    places = np.asarray(curve.x)[good]
    return float(curve.values[good[np.abs(places - x).argmin()]])
