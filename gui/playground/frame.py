"""Where numbers are on a screen: a rectangle of inputs on a rectangle of pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

MARGIN = 0.15
"""Of the extent of the points, on each side; as much as is looked at around the examples."""


@dataclass(frozen=True)
class PlotFrame:
    """A rectangle of inputs, the second rising upwards, on a rectangle of pixels.

    Parameters
    ----------
    area : the pixels.
    low, high : the inputs at its lower left and its upper right corner.
    """

    area: QRectF
    low: tuple[float, float]
    high: tuple[float, float]

    def place(self, x: float, y: float) -> QPointF:
        """Return where a pair of inputs is."""
        (left, bottom), (right, top) = self.low, self.high
        across, up = (x - left) / (right - left), (y - bottom) / (top - bottom)
        area = self.area
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    def inputs(self, position: QPointF) -> tuple[float, float]:
        """Return the inputs at a position; the nearest ones where it lies beside the area."""
        area = self.area
        across = min(max((position.x() - area.left()) / max(1.0, area.width()), 0.0), 1.0)
        up = min(max((area.bottom() - position.y()) / max(1.0, area.height()), 0.0), 1.0)
        (left, bottom), (right, top) = self.low, self.high
        return left + across * (right - left), bottom + up * (top - bottom)

    def box(self, low: tuple[float, ...], high: tuple[float, ...]) -> QRectF:
        """Return where a rectangle of inputs is."""
        return QRectF(self.place(low[0], high[1]), self.place(high[0], low[1]))


def around(low: tuple[float, ...], high: tuple[float, ...]) -> tuple[tuple[float, ...], ...]:
    """Return the corners of a square around a rectangle of inputs, with a margin."""
    half = max(b - a for a, b in zip(low, high, strict=True)) * (0.5 + MARGIN) or 1.0
    middles = [(a + b) / 2 for a, b in zip(low, high, strict=True)]
    return tuple(m - half for m in middles), tuple(m + half for m in middles)
