"""Which part of its data a plot shows: all of it while it follows, else what the user looks at."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from gui.training import moves
from gui.training.scale import LEAST_VALUE, Range, View

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

EMPTY_SPAN = 5.0
GROWTH = 1.04
"""The horizontal axis grows by so much at once, so that its figures do not slide all the time."""
LEFT_SHARE = 0.01
"""So much of the horizontal axis lies before 0, so that the first point is seen whole."""
LEAST_DECADES = 0.1


class Framing:
    """What is seen of each axis, which follows the data until it is moved.

    Attributes
    ----------
    y_range : what to see of the values while following.
    log : whether the vertical axis counts powers of ten.
    """

    def __init__(self) -> None:
        self.y_range: Range = (0.0, 1.0)
        self.log = False
        self._x: Range | None = None
        self._y: Range | None = None

    @property
    def isFollowing(self) -> bool:
        """Whether neither axis has been moved."""
        return self._x is None and self._y is None

    def follow(self) -> None:
        """Show everything and keep following the data."""
        self._x = self._y = None

    def setLogarithmic(self, on: bool) -> None:
        """Count the vertical axis in powers of ten; it follows again."""
        self.log, self._y = on, None

    def lookAcross(self, low: float, high: float) -> None:
        """Show this part of the horizontal axis."""
        self._x = (low, high)

    def look(self, view: View, x: Range, y: Range) -> bool:
        """Show what the user wants to see; where only one axis moves, the other goes on.

        Parameters
        ----------
        view : what was seen before.

        Returns
        -------
        Whether there is any change; there is none where numbers would be too fine or too large.
        """
        if not (moves.can_be_seen(x) and moves.can_be_seen(y)):
            return False
        if x != view.x:
            self._x = x
        if y != view.y:
            self._y = y
        return True

    def view(self, area: QRectF, fitted_x: Range) -> View:
        """What is seen in ``area``, of which ``fitted_x`` while the horizontal axis follows."""
        return View(area, self._x or fitted_x, self._y or self._fitted_y(), self.log)

    def axisEnd(self, view: View, last: float) -> float:
        """Up to where the horizontal axis has figures; ``last`` is where the data end."""
        return view.x[1] if self._x else axisEnd(last)

    def _fitted_y(self) -> Range:
        low, high = self.y_range
        if not self.log:
            return low, high
        low = math.log10(max(low, LEAST_VALUE))
        return low, max(math.log10(max(high, LEAST_VALUE)), low + LEAST_DECADES)


def axisEnd(last: float) -> float:
    """Return up to where the axis goes whose data end at ``last``; it grows in steps."""
    last = last or EMPTY_SPAN
    return float(max(last, GROWTH ** math.ceil(math.log(last, GROWTH) - 1e-6)))


def fittedX(last: float, width: float, room: float) -> Range:
    """Return what to see of the horizontal axis, with ``room`` of ``width`` px left at its end."""
    right = axisEnd(last) * width / max(1.0, width - room)
    return -LEFT_SHARE * right, right
