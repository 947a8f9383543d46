"""From values to pixels, and the round numbers along an axis."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

LEAST_VALUE = 1e-6
"""Below this a logarithmic axis says nothing any more."""
DECADE_PARTS = ((1, 2, 5), (1, 3), (1,))
"""What of each power of ten gets a figure: the first that is not too many."""
PLAIN_FROM, PLAIN_TO = 1e-4, 1e4
THOUSAND, MILLION = 1e3, 1e6
FARTHEST_PX = 1e5
"""Farther out than this, painters make mistakes."""

Floats = NDArray[np.float64]
Range = tuple[float, float]


@dataclass(frozen=True)
class Tick:
    """A number along an axis: where it stands, in the axis's own numbers, and as text."""

    at: float
    text: str


@dataclass(frozen=True)
class View:
    """What of the data is seen, and where.

    Parameters
    ----------
    area : of the widget, within the axes, px.
    x, y : the values at its edges; ``y`` in powers of ten where ``log``.
    """

    area: QRectF
    x: Range
    y: Range
    log: bool = False

    def across(self, x: float | Floats) -> Floats:
        """Return the pixel columns of values."""
        low, high = self.x
        places = self.area.left() + self.area.width() * (np.asarray(x) - low) / (high - low)
        return np.clip(places, -FARTHEST_PX, FARTHEST_PX)

    def down(self, y: float | NDArray[np.floating]) -> Floats:
        """Return the pixel rows of values; NaN stays."""
        values = np.asarray(y, np.float64)
        if self.log:
            values = np.log10(np.maximum(values, LEAST_VALUE))
        return self.row(values)

    def row(self, at: float | Floats) -> Floats:
        """Return the pixel rows of places on the axis, which are exponents where ``log``."""
        low, high = self.y
        rows = self.area.bottom() - self.area.height() * (np.asarray(at) - low) / (high - low)
        return np.clip(rows, -FARTHEST_PX, FARTHEST_PX)

    def x_at(self, column: float | Floats) -> Floats:
        """Return the values at pixel columns."""
        low, high = self.x
        return low + (np.asarray(column) - self.area.left()) * (high - low) / self.area.width()

    def y_at(self, row: float) -> float:
        """Return the value at a pixel row."""
        low, high = self.y
        at = low + (self.area.bottom() - row) * (high - low) / self.area.height()
        return float(10**at) if self.log else at


def ticks(low: float, high: float, most: int) -> list[Tick]:
    """Return round numbers between two bounds, ``most`` at most."""
    if not high > low or most < 1:
        return []
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(n * power for n in (1, 2, 5, 10) if n * power >= rough * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return [Tick(n * step, figure(n * step, digits)) for n in range(first, last + 1)]


def log_ticks(low: float, high: float, most: int) -> list[Tick]:
    """Return round numbers between two powers of ten, ``most`` at most."""
    for parts in DECADE_PARTS:
        found = [
            Tick(math.log10(part) + n, _plain(part * 10.0**n))
            for n in range(math.floor(low), math.ceil(high) + 1)
            for part in parts
            if low <= math.log10(part) + n <= high
        ]
        if len(found) <= most and len(found) > 1:
            return found
    if high - low > 1:
        return _decades(low, high, most)
    return [
        Tick(math.log10(float(tick.text)), tick.text)
        for tick in ticks(10**low, 10**high, most)
        if _is_positive(tick.text)
    ]


def figure(value: float, digits: int) -> str:
    """Write a number along an axis; many thousands and millions are shortened."""
    size = abs(value)
    if not size:
        return "0"
    if size >= 10 * MILLION**2:
        return f"{value:.0e}"
    if size >= MILLION:
        return f"{value / MILLION:g}M"
    if size >= 10 * THOUSAND:
        return f"{value / THOUSAND:g}k"
    if digits > 4:
        return f"{value:.2g}"
    return f"{value:.{digits}f}"


def _decades(low: float, high: float, most: int) -> list[Tick]:
    step = max(1, math.ceil((high - low) / max(1, most)))
    first = math.ceil(low / step) * step
    return [Tick(float(n), _plain(10.0**n)) for n in range(first, math.floor(high) + 1, step)]


def _plain(value: float) -> str:
    return f"{value:g}" if PLAIN_FROM <= value <= PLAIN_TO else f"{value:.0e}"


def _is_positive(text: str) -> bool:
    try:
        return float(text) > 0
    except ValueError:  # "20k": too large for so narrow a view to need a figure
        return False
