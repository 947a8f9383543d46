"""The learning rate over the run, which a hand can move."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from gui.training import curve_painter
from gui.training.curve_plot import CurvePlot
from gui.training.run_curves import rate_text
from gui.training.strokes import Curve, Even

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from engine.training.history import Row
    from gui.theme import ThemeManager
    from gui.training.curve_painter import Pen
    from gui.training.scale import Floats

HEIGHT_PX = 56
HEADROOM = 1.15
LEAST_SHARE = 1e-3
"""A hand can take the rate down to this share of the highest so far: 0 would learn nothing."""
DIGITS = 2


class RateStrip(CurvePlot):
    """A slim plot of the learning rate; dragging up or down asks for another one."""

    rateDragged = Signal(float)

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes, "", axis=False)
        self.setAccessibleName(self.tr("Learning rate"))
        self._top = 1.0
        self._draggable = False
        self._wanted: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._set_height()
        themes.themeChanged.connect(self._set_height)

    def setRates(self, x: Floats | Even, rates: Row) -> None:
        """Show the learning rate of each update."""
        _, high = rates.extremes()
        self._top = high if math.isfinite(high) and high > 0 else 1.0
        now = rate_text(float(rates.raw[-1])) if len(rates) else ""
        curve = Curve(x, rates, None, self.tr("learning rate"), now)
        self.setCurves([curve], (-0.08 * self._top, HEADROOM * self._top))

    def setDraggable(self, on: bool) -> None:
        """Whether there is a run whose learning rate can be changed."""
        self._draggable = on
        if on:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
            self.setToolTip(self.tr("Drag up or down to change the learning rate now."))
        else:
            self.unsetCursor()
            self.setToolTip("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._draggable or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._drag_to(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._wanted is None:
            super().mouseMoveEvent(event)
        else:
            self._drag_to(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._wanted is not None:
            rate, self._wanted = self._wanted, None
            self.repaintAbove()
            self.rateDragged.emit(rate)

    def _drag_to(self, row: float) -> None:
        self._wanted = rounded(max(self.view().y_at(row), LEAST_SHARE * self._top))
        self.repaintAbove()

    def paintOverlay(self, pen: Pen) -> None:
        super().paintOverlay(pen)
        if self._wanted is not None:
            curve_painter.wish(pen, self.view(), self._wanted, rate_text(self._wanted))

    def _set_height(self) -> None:
        self.setMinimumHeight(0)
        self.setFixedHeight(self._themes.scaled(HEIGHT_PX))


def rounded(rate: float) -> float:
    """Return a rate with as many figures as a hand can mean."""
    return float(np.format_float_scientific(rate, DIGITS - 1))
