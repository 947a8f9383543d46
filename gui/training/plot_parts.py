"""What a plot is made of in pyqtgraph's scene: its axes, and layers painted in its pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt

from gui.theme import figureFont
from gui.training import curve_painter

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gui.theme import Theme
    from gui.training.scale import Tick, View

X_TICK_GAP_PX = 2


class Layer(pg.GraphicsObject):
    """Something painted over the whole plot, in its pixels."""

    def __init__(
        self, plot: pg.GraphicsView, paint: Callable[[QPainter], None], height: int
    ) -> None:
        super().__init__()
        self._plot, self._paint = plot, paint
        self.setZValue(height)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return QRectF(self._plot.rect())

    def resized(self) -> None:
        """The plot has another size."""
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, *_: object) -> None:
        self._paint(painter)


class Axes:
    """pyqtgraph's view box and its axes, which only show what they are told.

    Parameters
    ----------
    bottom : whether there is a horizontal one.
    """

    def __init__(self, bottom: bool) -> None:
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._sides = {name: pg.AxisItem(name, linkView=self._box) for name in ("left", "bottom")}
        self._shown: object = None
        for side in self._sides.values():
            side.setStyle(tickLength=0, hideOverlappingLabels=False, autoExpandTextSpace=False)
            side.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._sides["bottom"].setVisible(bottom)

    def items(self) -> tuple[pg.GraphicsObject, ...]:
        """What belongs into the plot's scene."""
        return self._box, *self._sides.values()

    def dress(self, theme: Theme) -> None:
        """Take over the theme's colours and the font of figures."""
        for name, side in self._sides.items():
            side.setPen(theme.color("line"))
            side.setTextPen(theme.color("muted"))
            offset = curve_painter.TICK_GAP_PX if name == "left" else X_TICK_GAP_PX
            side.setStyle(tickFont=figureFont(), tickTextOffset=offset)

    def show(
        self, view: View, y_ticks: Sequence[Tick], x_ticks: Sequence[Tick], height: float
    ) -> None:
        """Show which part is seen and which figures stand where, if that has changed.

        Parameters
        ----------
        height : of the whole plot, px.
        """
        shown = view, tuple(y_ticks), tuple(x_ticks)
        if shown == self._shown:
            return
        self._shown = shown
        area = view.area
        self._box.setGeometry(area)
        self._box.setRange(xRange=view.x, yRange=view.y, padding=0, disableAutoRange=True)
        places = (
            QRectF(0, area.top(), area.left(), area.height()),
            QRectF(area.left(), area.bottom(), area.width(), height - area.bottom()),
        )
        self._sides["left"].setWidth(places[0].width())
        self._sides["bottom"].setHeight(places[1].height())
        for side, found, place in zip(
            self._sides.values(), (y_ticks, x_ticks), places, strict=True
        ):
            side.setGeometry(place)
            side.setTicks([[(tick.at, tick.text) for tick in found]])
