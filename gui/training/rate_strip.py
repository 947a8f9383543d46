"""The learning rate over the run, which a hand can move."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
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

HEIGHT_PX, SLIM_PX = 56, 34
KNOB_PX, LABEL_GAP_PX = 9.0, 6
DRAG_PX = 3
"""A press that moves less is no drag. Qt's own distance would be half of the slim strip."""
HEADROOM = 1.15
LEAST_SHARE = 1e-3
"""A hand can take the rate down to this share of the highest so far: 0 would learn nothing."""
DIGITS = 2


class RateStrip(CurvePlot):
    """A slim plot of the learning rate; dragging up or down asks for another one.

    A rate that never changed is a straight line, but it has its strip from the first update on:
    a hand can only take hold of what is there. All it needs then is a line of text's worth, and
    as the strip comes and grows with the run, but never shrinks or goes in the course of it or at
    its end, the plots above and below do not jump.

    A drag begins after a few pixels, so that a click that went astray changes nothing.
    """

    rateDragged = Signal(float)

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes, "", axis=False)
        self.setAccessibleName(self.tr("Learning rate"))
        self._top = 1.0
        self._draggable = False
        self._slim = True
        self._pressed: QPointF | None = None
        self._wanted: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._set_height()
        themes.themeChanged.connect(self._set_height)

    def setRates(self, x: Floats | Even, rates: Row) -> None:
        """Show the learning rate of each update."""
        low, high = rates.extremes()
        self._top = high if math.isfinite(high) and high > 0 else 1.0
        now = rate_text(float(rates.raw[-1])) if len(rates) else ""
        curve = Curve(x, rates, None, self.tr("learning rate"), now)
        self.setCurves([curve], (-0.08 * self._top, HEADROOM * self._top))
        self._slim = not high > low
        self._set_height()

    def setDraggable(self, on: bool) -> None:
        """Whether there is a run whose learning rate can be changed."""
        if on == self._draggable:
            return
        self._draggable = on
        if on:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
            self.setToolTip(self.tr("Drag up or down to change the learning rate now."))
        else:
            self.unsetCursor()
            self.setToolTip("")
            self._pressed = self._wanted = None
        self.repaintAbove()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._draggable or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        way = abs(event.position().y() - self._pressed.y())
        if self._wanted is not None or way >= DRAG_PX:
            self._drag_to(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        rate, self._pressed, self._wanted = self._wanted, None, None
        if rate is not None:
            self.repaintAbove()
            self.rateDragged.emit(rate)

    def _drag_to(self, row: float) -> None:
        self._wanted = rounded(max(self.view().y_at(row), LEAST_SHARE * self._top))
        self.repaintAbove()

    def paintOverlay(self, pen: Pen) -> None:
        super().paintOverlay(pen)
        if self._wanted is not None:
            self._paint_wish(pen, self._wanted)
        elif self._draggable:
            self._paint_knob(pen)

    def _paint_wish(self, pen: Pen, rate: float) -> None:
        view = self.view()
        labels = (place.left() - LABEL_GAP_PX for place in self.labelRects())
        right = min(labels, default=view.area.right())
        curve_painter.wish(pen, view, rate, rate_text(rate), right)

    def _paint_knob(self, pen: Pen) -> None:
        """Paint something to take hold of at the line's end."""
        for end in (curve.end() for curve in self.curves()):
            if end is not None:
                x, y = float(self.view().across(end[0])), float(self.view().down(end[1]))
                curve_painter.knob(pen, QPointF(x, y), KNOB_PX)

    def _set_height(self) -> None:
        height = self._themes.scaled(SLIM_PX if self._slim else HEIGHT_PX)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)


def rounded(rate: float) -> float:
    """Return a rate with as many figures as a hand can mean."""
    return float(np.format_float_scientific(rate, DIGITS - 1))
