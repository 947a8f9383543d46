"""Curves as what a screen can show of them, however many points they have."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.training.history import Row

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.training.scale import Floats, View

POINT_PX = 1.25
"""The front curve has a point for about so many pixels: finer ones nobody sees."""
TAIL = 256


@dataclass(frozen=True)
class Even:
    """Places at equal distances: ``step``, twice ``step`` and so on, without an array of them."""

    step: float
    size: int

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, place: int | NDArray[np.intp]) -> float | Floats:
        if isinstance(place, np.ndarray):
            return np.asarray((place + 1.0) * self.step, np.float64)
        return (range(self.size)[place] + 1) * self.step

    def searchsorted(self, values: Floats) -> NDArray[np.intp]:
        """Return how many places lie before each of ``values``."""
        return np.clip(np.ceil(values / self.step - 1 - 1e-9), 0, self.size).astype(np.intp)


@dataclass(frozen=True)
class Curve:
    """One curve of a plot.

    Parameters
    ----------
    x : where its points are, rising.
    y : their values; NaN is left out. A `Row` is thinned at no cost, however long it is.
    lane : which of the theme's lane colours; None for that of muted text.
    label : the text at its end; the last value follows it.
    value : the last value as text.
    smooth : a second row of values to draw in front of ``y``, or None.
    dots : draw points joined by a line instead of a raw curve.
    quiet : join the points by a thinner, dashed line.
    mark : which of the points is marked, or None.
    """

    x: Floats | Even
    y: NDArray[np.floating] | Row
    lane: int | None
    label: str
    value: str
    smooth: NDArray[np.floating] | None = None
    dots: bool = False
    quiet: bool = False
    mark: int | None = None

    @property
    def values(self) -> NDArray[np.floating]:
        """The values of every point, as an array."""
        return self.y.raw if isinstance(self.y, Row) else self.y

    @property
    def front(self) -> NDArray[np.floating]:
        """The values of the line in front."""
        return self.values if self.smooth is None else self.smooth

    def end(self) -> tuple[float, float] | None:
        """Return the last point of the line in front, or None where there is none."""
        last = _last_finite(self.front)
        return None if last is None else (float(self.x[last]), float(self.front[last]))


def bars(curve: Curve, view: View, columns: int) -> tuple[Floats, Floats]:
    """Return what the raw line of ``curve`` covers: from which value to which in each column.

    Parameters
    ----------
    columns : of the view; one for each pixel of the screen.

    Returns
    -------
    The smallest and the largest value in each column; NaN where the line is not there.
    """
    edges = np.linspace(*view.x, columns + 1)
    places = curve.x.searchsorted(edges)
    low, high = _spans(curve, places)
    at = _between(curve, edges, places)
    first, second = at[:-1], at[1:]
    low, high = np.fmin(low, np.fmin(first, second)), np.fmax(high, np.fmax(first, second))
    return low, high


def line(curve: Curve, view: View) -> tuple[Floats, Floats]:
    """Return points of the line in front, thin enough to draw, one more than seen at each side.

    Which points are kept hardly changes while the curve grows, so that it does not flicker.
    """
    first, last = (int(i) for i in curve.x.searchsorted(np.array(view.x)))
    first, last = max(0, first - 1), min(len(curve.x), last + 1)
    wanted = max(1.0, view.area.width() / POINT_PX)
    stride = 2 ** max(0, math.ceil(math.log2(max(1.0, (last - first) / wanted))))
    kept = np.arange(first // stride * stride, last, stride)
    if len(kept) and kept[-1] != last - 1:
        kept = np.append(kept, last - 1)
    x = np.asarray(curve.x[kept], np.float64)
    y = np.asarray(curve.front[kept], np.float64)
    good = np.isfinite(y)
    return x[good], y[good]


def coverage(tops: Floats, bottoms: Floats, rows: int) -> NDArray[np.uint8]:
    """Return a mask of shape (rows, columns), 255 from each column's top to its bottom.

    A column is never thinner than a pixel; one with NaN is empty.
    """
    gone = ~np.isfinite(tops)
    first = np.where(gone, rows, np.floor(tops)).clip(-1, rows).astype(np.int32)
    last = np.where(gone, -2, np.maximum(np.ceil(bottoms) - 1, np.floor(tops)))
    level = np.arange(rows, dtype=np.int32)[:, None]
    covered = (level >= first) & (level <= last.clip(-2, rows).astype(np.int32))
    return covered.view(np.uint8) * np.uint8(255)


def _spans(curve: Curve, places: NDArray[np.intp]) -> tuple[Floats, Floats]:
    if isinstance(curve.y, Row):
        row = curve.y
    else:
        row = Row(curve.y.dtype.type)
        row.extend(curve.y)
    low, high = row.spans(places)
    return low.astype(np.float64), high.astype(np.float64)


def _between(curve: Curve, x: Floats, places: NDArray[np.intp]) -> Floats:
    """Return the raw line's value at ``x``, between the points that it joins; NaN outside."""
    size = len(curve.x)
    if size < 2:
        return np.full(len(x), np.nan)
    right = np.clip(places, 1, size - 1)
    values = curve.values
    start, stop = curve.x[right - 1], curve.x[right]
    run = np.maximum(stop - start, np.finfo(np.float64).tiny)
    share = np.clip((x - start) / run, 0, 1)
    before, after = values[right - 1].astype(np.float64), values[right].astype(np.float64)
    with np.errstate(invalid="ignore"):  # from one infinity to another there is no way
        at = before + share * (after - before)
    return np.where((places > 0) & (places < size), at, np.nan)


def _last_finite(values: NDArray[np.floating]) -> int | None:
    """Return the place of the last number, looked for from the end."""
    for tail in (TAIL, len(values)):
        start = max(0, len(values) - tail)
        good = np.flatnonzero(np.isfinite(values[start:]))
        if len(good):
            return int(good[-1]) + start
    return None
