"""Two inputs: what the network answers all over the plane, below the points it learns from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen

from engine.data.own_points import MOST_CLASSES
from gui.drawing.signed import largest
from gui.playground.chart import Chart, Samples, numberColour, paintMark
from gui.playground.pictures import answerImage, borderLines, classColour, valueImage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.observation import Field
    from gui.playground.frame import PlotFrame
    from gui.theme import ThemeManager

BORDER_PX, CASING_PX = 1.8, 4.0
GRAB_PX = 9.0
"""A press so near to a point takes hold of it."""
NOWHERE = -1
CAPTION_PAD_PX = 5


class PlaneView(Chart):
    """The plane of two inputs; with `setEditing` points can be set, moved and taken away."""

    added = Signal(float, float)
    moved = Signal(int, float, float)
    """Row of a point, and where it was put."""
    removed = Signal(int)
    labelChosen = Signal(int)
    """A key from 1 on has chosen the class of the points to come."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._field: Field | None = None
        self._unit: tuple[NDArray[Any], float, str] | None = None
        self._image: QImage | None = None
        self._lines: list[QLineF] = []
        self._is_editing, self._brush, self._sets_tests = False, 0, False
        self._held, self._held_at = NOWHERE, (0.0, 0.0)
        self._most = 1.0
        self.setAccessibleName(self.tr("The network's answers all over the plane"))
        themes.themeChanged.connect(self._repaintGround)

    def setSamples(self, samples: Samples, axes: tuple[str, str]) -> None:
        """Show points, with the names of the axes."""
        self._held = NOWHERE
        super().setSamples(samples, axes)
        self._measure()

    def setField(self, field: Field | None) -> None:
        """Show what a network answers; None: there is none yet."""
        self._field = field
        self._lines = borderLines(field.output) if field is not None else []
        self._measure()
        self._repaintGround()

    def field(self) -> Field | None:
        """What is shown of a network."""
        return self._field

    def setUnit(self, values: NDArray[Any] | None, most: float = 1.0, name: str = "") -> None:
        """Show what one hidden unit gives instead of the answers, under its name.

        Parameters
        ----------
        values : shape (side, side); None for the answers again.
        most : the number at the end of the scale of signed colours.
        """
        before, self._unit = self._unit, None if values is None else (values, most, name)
        if before is not None or values is not None:
            self._repaintGround()

    def setEditing(self, on: bool) -> None:
        """Whether points can be set here."""
        self._is_editing, self._held = on, NOWHERE
        self._showCursor()

    def setBrush(self, label: int, is_test: bool) -> None:
        """Set points of this class from now on."""
        self._brush, self._sets_tests = label, is_test
        self.update()

    # Answers

    def answerAt(self, x: float, y: float) -> NDArray[Any] | None:
        """What the network answers at a place, None where nobody has looked."""
        field = self._field
        if field is None or not (
            field.low[0] <= x <= field.high[0] and field.low[1] <= y <= field.high[1]
        ):
            return None
        side = len(field.output) - 1
        column = round(side * (x - field.low[0]) / (field.high[0] - field.low[0]))
        row = round(side * (y - field.low[1]) / (field.high[1] - field.low[1]))
        answer: NDArray[Any] = field.output[row, column]
        return answer

    # Painting

    def _area(self) -> QRectF:
        """A square, so that one input is drawn as long as the other."""
        whole = super()._area()
        side = min(whole.width(), whole.height())
        left = whole.left() + (whole.width() - side) / 2
        return QRectF(round(left), round(whole.top()), math.floor(side), math.floor(side))

    def _measure(self) -> None:
        """Find the end of the scale of numbers."""
        if not self._samples.classes:
            parts = [self._samples.y]
            if self._field is not None:
                parts.append(self._field.output.ravel())
            self._most = largest(np.concatenate(parts)) if len(parts[0]) else 1.0

    def _repaintGround(self) -> None:
        self._image = self._ground()
        self.update()

    def _ground(self) -> QImage | None:
        theme = self._themes.theme
        if self._unit is not None:
            return valueImage(self._unit[0], self._unit[1], theme)
        if self._field is None:
            return None
        if self._samples.classes:
            return answerImage(self._field.output, theme)
        return valueImage(self._field.output[..., 0], self._most, theme)

    def _paintGround(self, painter: QPainter, frame: PlotFrame) -> None:
        field, theme = self._field, self._themes.theme
        painter.fillRect(frame.area, theme.color("canvas" if self._is_editing else "panel"))
        if field is None or self._image is None:
            return
        box = frame.box(field.low, field.high)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(_grown(box, self._image), self._image)
        if self._unit is None and self._samples.classes:
            self._paintLines(painter, box)

    def _paintLines(self, painter: QPainter, box: QRectF) -> None:
        theme = self._themes.theme
        painter.save()
        painter.translate(box.bottomLeft())
        painter.scale(box.width(), -box.height())
        for token, width, alpha in (("panel", CASING_PX, 0.6), ("text", BORDER_PX, 1.0)):
            colour = theme.color(token)
            colour.setAlphaF(alpha)
            pen = QPen(colour, width)
            pen.setCosmetic(True)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # others take Qt five times as long
            painter.setPen(pen)
            painter.drawLines(self._lines)
        painter.restore()

    def _colourOf(self, row: int) -> QColor:
        if self._samples.classes:
            return super()._colourOf(row)
        return numberColour(self._themes.theme, float(self._samples.y[row]), self._most)

    def _placeOf(self, row: int) -> tuple[float, float]:
        return self._held_at if row == self._held else super()._placeOf(row)

    def _paintOver(self, painter: QPainter, frame: PlotFrame) -> None:
        theme = self._themes.theme
        if self._place is not None and self._by_keyboard:
            self._paintCross(painter, frame.place(*self._place))
        elif self._is_editing and self._place is not None and self._near() == NOWHERE:
            painter.setOpacity(0.55)
            at, radius = frame.place(*self._place), self._diameter() / 2
            colour = classColour(theme, self._brush)
            paintMark(painter, theme, at, radius, colour, self._sets_tests)
            painter.setOpacity(1.0)
        near = self._near() if self._is_editing else NOWHERE
        if near != NOWHERE:
            painter.setPen(QPen(theme.color("text"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self._diameter() / 2 + 3
            painter.drawEllipse(frame.place(*self._placeOf(near)), radius, radius)
        if self._unit is not None:
            self._paintCaption(painter, frame.area, self._unit[2])
        if self.hasFocus() and self._by_keyboard:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame.area)

    def _paintCaption(self, painter: QPainter, area: QRectF, text: str) -> None:
        """Say in the upper right corner which unit it is."""
        metrics, theme = painter.fontMetrics(), self._themes.theme
        width = metrics.horizontalAdvance(text) + 2 * CAPTION_PAD_PX
        height = metrics.height() + 4
        box = QRectF(area.right() - width - 6, area.top() + 6, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    # Setting points

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        position = event.position()
        if not self._is_editing or not self._area().contains(position):
            return
        self._by_keyboard = False
        self._point(self.frame().inputs(position))
        near = self._near()
        if event.button() == Qt.MouseButton.RightButton and near != NOWHERE:
            self.removed.emit(near)
        elif event.button() == Qt.MouseButton.LeftButton and near != NOWHERE:
            self._held, self._held_at = near, self._placeOf(near)
            self._showCursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._place is not None:
            self.added.emit(*self._place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held == NOWHERE:
            super().mouseMoveEvent(event)
            self._showCursor()
            return
        self._held_at = self.frame().inputs(event.position())
        self._point(self._held_at)
        self._redraw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = self._held
        if event.button() != Qt.MouseButton.LeftButton or held == NOWHERE:
            return
        self._held = NOWHERE
        if self._held_at != self._placeOf(held):
            self.moved.emit(held, *self._held_at)
        self._showCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_editing:
            super().keyPressEvent(event)
            return
        near = self._near()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and near != NOWHERE:
            self.removed.emit(near)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._place is not None:
            self.added.emit(*self._place)
        elif 0 <= (label := event.key() - Qt.Key.Key_1) < MOST_CLASSES:
            self.labelChosen.emit(label)
        else:
            super().keyPressEvent(event)

    def _near(self) -> int:
        """The point that would be taken hold of at the place looked at, or `NOWHERE`."""
        if self._held != NOWHERE:
            return self._held
        if self._place is None or not len(self._samples.y):
            return NOWHERE
        frame = self.frame()
        share = frame.area.width() / (self._high[0] - self._low[0])
        away = np.hypot(*(self._samples.x - np.array(self._place)).T) * share
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= max(GRAB_PX, self._diameter() / 2 + 2) else NOWHERE

    def _showCursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._is_editing and self._place is not None:
            shape = Qt.CursorShape.CrossCursor
            if self._near() != NOWHERE:
                held = self._held != NOWHERE
                shape = Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor
        self.setCursor(shape)


def _grown(box: QRectF, image: QImage) -> QRectF:
    """Let the middle of the outermost pixels, where it was looked, lie on the edge of the box."""
    across = box.width() / (2 * max(1, image.width() - 1))
    up = box.height() / (2 * max(1, image.height() - 1))
    return box.adjusted(-across, -up, across, up)
