"""What both views of points share: axes, points as a layer of their own, and a place looked at."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.data.scatter import MOST_POINTS, someOf
from gui.drawing.signed import signedColor
from gui.playground.frame import PlotFrame
from gui.playground.pictures import classColour
from gui.theme import figureFont
from gui.training.scale import ticks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import Theme, ThemeManager

POINT_PX, FEW_POINT_PX, FEW = 6.5, 12.0, 40
"""Diameter of a point, and where there are only a few of them."""
ROOM_PX = 420
"""The side of the area at which they have that size; they grow and shrink with it."""
OUTLINE_PX, RING_PX = 1.2, 1.8
TICK_GAP_PX, MOST_TICKS = 5, 5
TICK_ROOM = 1.6
"""So many times its size a figure along an axis has for itself."""
LEAST_PX = 200
STEP = 0.02
"""Of the extent, at each press of an arrow key; with Shift five times as far."""
CROSS_PX = 7.0

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, eq=False)
class Samples:
    """Examples to draw.

    Parameters
    ----------
    x : inputs, shape (n, 1) or (n, 2).
    y : classes, or numbers, shape (n,).
    hollow : whether each is to test with, shape (n,).
    classes : how many there are; 0 where ``y`` are numbers.
    """

    x: NDArray[Any]
    y: NDArray[Any]
    hollow: NDArray[np.bool_]
    classes: int

    def some(self) -> Samples:
        """Return as many of them as can be told apart."""
        kept = someOf(np.flatnonzero(np.isfinite(self.x).all(axis=1)), MOST_POINTS)
        return Samples(self.x[kept], self.y[kept], self.hollow[kept], self.classes)


NOTHING = Samples(np.zeros((0, 2)), np.zeros(0, np.int32), np.zeros(0, bool), 0)


class Chart(QWidget):
    """Points over two axes. The mouse, or the arrow keys, choose the place that is looked at."""

    pointed = Signal(object)
    """The inputs at the place looked at, as a pair; None for no place."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._samples = NOTHING
        self._axes = ("x₁", "x₂")
        self._low, self._high = (-1.0, -1.0), (1.0, 1.0)
        self._place: tuple[float, float] | None = None
        self._by_keyboard = False
        self._layer: QPixmap | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.themeChanged.connect(self._redraw)

    def setSamples(self, samples: Samples, axes: tuple[str, str]) -> None:
        """Show points, with the names of the axes."""
        self._samples, self._axes = samples.some(), axes
        self._redraw()

    def samples(self) -> Samples:
        """The points that are drawn."""
        return self._samples

    def setRange(self, low: tuple[float, float], high: tuple[float, float]) -> None:
        """Show what lies between two corners."""
        if (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            self._redraw()

    def place(self) -> tuple[float, float] | None:
        """The inputs at the place looked at, None for no place."""
        return self._place

    def frame(self) -> PlotFrame:
        """Where inputs are on the widget."""
        return PlotFrame(self._area(), self._low, self._high)

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_PX, LEAST_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layer = None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._point(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        inside = self._area().contains(event.position())
        self._point(self.frame().inputs(event.position()) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._by_keyboard:
            self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = _ARROWS.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
            return
        far = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self._by_keyboard = True
        self._point(self._stepped(*direction, far * STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, frame = QPainter(self), self.frame()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(frame.area)
        self._paintGround(painter, frame)
        painter.restore()
        painter.drawPixmap(QPointF(0, 0), self._still())
        self._paintOver(painter, frame)

    # What views have of their own

    def _area(self) -> QRectF:
        """The rectangle between the axes."""
        font = QFontMetricsF(figureFont())
        widest = font.horizontalAdvance("−0.00")
        left, right = widest + 2 * TICK_GAP_PX, widest / 2
        below = font.height() + QFontMetricsF(self.font()).height() + TICK_GAP_PX
        return QRectF(self.rect()).adjusted(left, font.height() / 2, -right, -below)

    def _paintGround(self, painter: QPainter, frame: PlotFrame) -> None:
        """Paint what lies below the points."""

    def _paintOver(self, painter: QPainter, frame: PlotFrame) -> None:
        """Paint what lies above the points."""

    def _placeOf(self, row: int) -> tuple[float, float]:
        """Where a sample is, along both axes."""
        x = self._samples.x[row]
        return float(x[0]), float(x[1])

    def _colourOf(self, row: int) -> QColor:
        theme = self._themes.theme
        return classColour(theme, int(self._samples.y[row]))

    # What they share

    def _redraw(self) -> None:
        self._layer = None
        self.update()

    def _point(self, place: tuple[float, float] | None) -> None:
        if place != self._place:
            self._place = place
            self.pointed.emit(place)
            self.update()

    def _stepped(self, across: int, up: int, share: float) -> tuple[float, float]:
        (left, bottom), (right, top) = self._low, self._high
        x, y = self._place or ((left + right) / 2, (bottom + top) / 2)
        x, y = x + across * share * (right - left), y + up * share * (top - bottom)
        return min(max(x, left), right), min(max(y, bottom), top)

    def _still(self) -> QPixmap:
        """Return axes and points as a layer that lasts until they change."""
        if self._layer is None:
            ratio = self.devicePixelRatioF()
            self._layer = QPixmap(self.size() * ratio)
            self._layer.setDevicePixelRatio(ratio)
            self._layer.fill(Qt.GlobalColor.transparent)
            painter, frame = QPainter(self._layer), self.frame()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paintAxes(painter, frame)
            painter.setClipRect(frame.area.adjusted(-2, -2, 2, 2))
            for row in self._order():
                self._paintPoint(painter, frame.place(*self._placeOf(row)), row)
            painter.end()
        return self._layer

    def _order(self) -> list[int]:
        """Test points first, below those that are learnt from."""
        return [int(row) for row in np.argsort(~self._samples.hollow, kind="stable")]

    def _diameter(self) -> float:
        wanted = FEW_POINT_PX if len(self._samples.y) <= FEW else POINT_PX
        area = self._area()
        room = min(max(min(area.width(), area.height()) / ROOM_PX, 0.6), 1.3)
        return wanted * room * math.sqrt(self._themes.fontScale)

    def _paintPoint(self, painter: QPainter, at: QPointF, row: int) -> None:
        theme, radius = self._themes.theme, self._diameter() / 2
        paintMark(painter, theme, at, radius, self._colourOf(row), bool(self._samples.hollow[row]))

    def _paintAxes(self, painter: QPainter, frame: PlotFrame) -> None:
        theme, area = self._themes.theme, frame.area
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(area)
        painter.setPen(theme.color("muted"))
        painter.setFont(figureFont())
        height = QFontMetricsF(figureFont()).height()
        width = QFontMetricsF(figureFont()).horizontalAdvance("−0.00")
        across = min(MOST_TICKS, int(area.width() / (TICK_ROOM * width)))
        for tick in ticks(self._low[0], self._high[0], across):
            at = frame.place(tick.at, self._low[1])
            box = QRectF(at.x() - 60, at.y() + TICK_GAP_PX / 2, 120, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, tick.text.replace("-", "−"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        up = min(MOST_TICKS, int(area.height() / (TICK_ROOM * height)))
        for tick in ticks(self._low[1], self._high[1], up):
            at = frame.place(self._low[0], tick.at)
            box = QRectF(area.left() - 120 - TICK_GAP_PX, at.y() - height, 120, 2 * height)
            painter.drawText(box, right, tick.text.replace("-", "−"))
        self._paintNames(painter, area, height)

    def _paintNames(self, painter: QPainter, area: QRectF, height: float) -> None:
        """Write the names of the axes: at the end of the one below, and on top of the other."""
        painter.setFont(self.font())
        room = QFontMetricsF(self.font()).height()
        below = QRectF(area.left(), area.bottom() + height, area.width(), room + TICK_GAP_PX)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self._axes[0])
        metrics = QFontMetricsF(self.font())
        name = self._axes[1]
        wanted = metrics.horizontalAdvance(name) + 10
        box = QRectF(area.left() + 4, area.top() + 4, min(wanted, area.width() / 2), room + 2)
        ground = self._themes.theme.color("panel")
        ground.setAlphaF(0.7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(self._themes.theme.color("muted"))
        elided = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width() - 6)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, elided)

    def _paintCross(self, painter: QPainter, at: QPointF) -> None:
        """Mark a place chosen with the keys."""
        for token, width in (("panel", 4.0), ("text", 1.6)):
            painter.setPen(QPen(self._themes.theme.color(token), width))
            painter.drawLine(at - QPointF(CROSS_PX, 0), at + QPointF(CROSS_PX, 0))
            painter.drawLine(at - QPointF(0, CROSS_PX), at + QPointF(0, CROSS_PX))


def paintMark(
    painter: QPainter, theme: Theme, at: QPointF, radius: float, colour: QColor, hollow: bool
) -> None:
    """Paint a point: filled to learn from, a ring to test with, both parted from the ground."""
    if hollow:
        painter.setPen(QPen(theme.color("panel"), RING_PX + 2 * OUTLINE_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius - RING_PX / 2, radius - RING_PX / 2)
        painter.setPen(QPen(colour, RING_PX))
        painter.drawEllipse(at, radius - RING_PX / 2, radius - RING_PX / 2)
    else:
        painter.setPen(QPen(theme.color("panel"), OUTLINE_PX))
        painter.setBrush(colour)
        painter.drawEllipse(at, radius, radius)


def numberColour(theme: Theme, value: float, most: float) -> QColor:
    """The colour of a number on the scale of signed numbers."""
    return signedColor(value / most, theme)
