"""What a run has measured, as curves against the axis wanted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from engine.training.history import Row
from gui.training.strokes import Curve, Even

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.history import History, Series
    from gui.training.scale import Floats

Axis = Literal["epochs", "updates", "examples", "seconds"]
"""What the horizontal axis counts."""
AXES: tuple[Axis, ...] = get_args(Axis)

START_SHARE = 0.03
"""The share of a run whose steep start may leave the view once the run has gone on."""
LOOKED_AT = 2000
"""So many values of a curve decide what is seen of it."""
PERCENT = "%"
LARGE = 1e5


def usable(history: History, axis: Axis) -> bool:
    """Whether the run knows what ``axis`` counts."""
    if axis == "seconds":
        return len(history.times) > 0 and bool(history.times[-1] > 0)
    return axis != "examples" or history.examples_per_update > 0


def places(history: History, axis: Axis, count: int) -> Floats | Even:
    """Return where the first ``count`` updates stand; updates where ``axis`` is unknown."""
    if axis == "seconds" and usable(history, axis):
        return np.asarray(history.times[:count], np.float64)
    return Even(_step(history, axis), count)


def place(history: History, axis: Axis, update: int) -> float:
    """Return where ``update``, counted from 1, stands; 0 is the start."""
    if axis == "seconds" and usable(history, axis):
        return float(history.times[min(update, len(history.times)) - 1]) if update else 0.0
    return update * _step(history, axis)


def update_at(history: History, axis: Axis, x: float) -> int:
    """Return the update that stands nearest to ``x``, counted from 1; 0 before the first."""
    if not history.updates:
        return 0
    after = int(places(history, axis, history.updates).searchsorted(np.array([x]))[0])
    if after and after < history.updates:
        left, right = place(history, axis, after), place(history, axis, after + 1)
        return after + int(x - left > right - x)
    return min(max(after, 1), history.updates)


def _step(history: History, axis: Axis) -> float:
    if axis == "epochs":
        return 1.0 / (history.steps_per_epoch or 1)
    if axis == "examples" and usable(history, axis):
        return history.examples_per_update
    return 1.0


class EpochFigures:
    """What is measured at the ends of epochs, as rows; looks only at the epochs that are new."""

    def __init__(self) -> None:
        self._of: History | None = None
        self._updates = Row(np.float64)
        self._figures: dict[str, Row] = {}

    def update(self, history: History) -> None:
        """Take in what has come since, or all of it where ``history`` is another run's."""
        if history is not self._of or len(history.epochs) < len(self._updates):
            self._of, self._updates, self._figures = history, Row(np.float64), {}
        known = len(self._updates)
        new = history.epochs[known:]
        if not new:
            return
        self._updates.extend(np.array([epoch.update for epoch in new], np.float64))
        for name in dict.fromkeys(name for epoch in new for name in epoch.values):
            row = self._figures.setdefault(name, Row(np.float64))
            row.extend(np.full(known - len(row), np.nan))
            row.extend(np.array([epoch.values.get(name, np.nan) for epoch in new], np.float64))

    def __contains__(self, name: str) -> bool:
        return name in self._figures

    def values(self, name: str) -> Floats:
        """Return the figure ``name`` of each epoch up to the last that has it; NaN: has none."""
        return np.asarray(self._figures[name].raw, np.float64)

    def places(self, history: History, axis: Axis) -> Floats:
        """Return where each epoch ends."""
        updates = np.asarray(self._updates.raw, np.float64)
        if axis == "seconds" and usable(history, axis):
            last = np.clip(updates.astype(np.intp), 1, len(history.times)) - 1
            return np.asarray(history.times[last], np.float64)
        return updates * _step(history, axis)

    def best(self, name: str, high_is_good: bool) -> int | None:
        """Return the place of the epoch whose figure ``name`` is best, the first of equals."""
        if name not in self or not np.isfinite(self.values(name)).any():
            return None
        pick = np.nanargmax if high_is_good else np.nanargmin
        return int(pick(self.values(name)))

    def holding(self, update: int) -> int | None:
        """Return the place of the epoch in which ``update`` was made, None while it goes on."""
        place = int(np.searchsorted(self._updates.raw, update))
        return place if place < len(self._updates) else None

    def figure(self, name: str, place: int) -> float | None:
        """Return one figure, None where it was not measured."""
        row = self._figures.get(name)
        value = float(row.raw[place]) if row is not None and place < len(row) else math.nan
        return None if math.isnan(value) else value


class FirstReached:
    """When a smoothed curve first came up to a level; looks only at what is new.

    The first values count for nothing: the mean does not yet reach over as many as it should.

    Parameters
    ----------
    level : to reach.
    """

    def __init__(self, level: float) -> None:
        self._level = level
        self._series: Series | None = None
        self._seen = 0
        self._found: int | None = None

    def update(self, series: Series | None) -> int | None:
        """Return the update at which ``series`` first reached the level, counted from 1."""
        if series is not self._series or series is None:
            self._series, self._found = series, None
            self._seen = 0 if series is None else series.reach
        if series is not None and self._found is None and len(series) > self._seen:
            reached = np.flatnonzero(series.smooth[self._seen :] >= self._level)
            if len(reached):
                self._found = self._seen + int(reached[0]) + 1
            self._seen = len(series)
        return self._found


def written(value: float, form: str) -> str:
    """Write a value as a share of a hundred, or in ``form``; very large ones in powers of ten."""
    if form == PERCENT:
        return f"{100 * value:.1f} %"
    return form.format(value) if value < LARGE else f"{value:.2e}"


def rate_text(rate: float) -> str:
    """Write a learning rate."""
    return f"{rate:.3g}"


def loss_range(curves: list[Curve], whole: bool, log: bool) -> tuple[float, float]:
    """Return what to see of losses; without their steep start unless ``whole``."""
    fronts = _fronts(curves, whole or log)
    if not fronts:
        return (0.01, 10.0) if log else (-0.03, 2.5)
    low = min(float(values.min()) for values in fronts)
    high = max(float(values.max()) for values in fronts)
    if log:
        return low / 2, high * 2
    high = _rounded_up(1.1 * high)
    return -0.02 * high, high


def share_range(curves: list[Curve], whole: bool, log: bool) -> tuple[float, float]:
    """Return what to see of shares, 0 to 1; without their steep start unless ``whole``."""
    fronts = _fronts(curves, whole)
    if not fronts or whole:
        return -0.02, 1.04
    low = min(float(values.min()) for values in fronts)
    # Down to the next twentieth, so that the axis moves in few steps and not all the time.
    return max(0.0, math.floor((low - 0.01) * 20) / 20), 1.004


def _rounded_up(value: float) -> float:
    """Return two figures' worth, so that the axis moves in few steps and not all the time."""
    if not 1e-6 < value < 1e30:
        return max(value, 1e-6)
    step = 10.0 ** math.floor(math.log10(value)) / 10
    return math.ceil(value / step) * step


def _fronts(curves: list[Curve], whole: bool) -> list[NDArray[np.floating]]:
    """Return the values that the view has to hold: without the steep start unless wanted."""
    fronts = []
    for curve in curves:
        values = curve.front
        skipped = 0 if whole or curve.dots else int(len(values) * START_SHARE)
        step = max(1, (len(values) - skipped) // LOOKED_AT)
        values = np.append(values[skipped::step], values[-1:])
        fronts.append(values[np.isfinite(values)])
    return [values for values in fronts if len(values)]
