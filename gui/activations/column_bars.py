"""Upright bars, one a class, that can be dragged where they are told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.activations.figures import signedText
from gui.theme import figureFont
from gui.training.curve_painter import CORNER_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from gui.theme import ThemeManager
    from gui.training.scale import Range

WIDTH_PX, LEAST_WIDTH_PX, HEIGHT_PX = 220, 150, 200
MARGIN_PX, GAP_PX = 8, 3
BAR_SHARE, MOST_BAR_PX = 0.56, 64
"""How much of its column a bar takes, and how wide it is at the most."""
BAR_CORNER_PX = 3
GRIP_PX = 11.0
STEP, PAGE = 0.1, 1.0


class ColumnBars(QWidget):
    """A bar for each class, with its figure at its end and its name at the foot.

    Parameters
    ----------
    limits : values at the foot and at the top; bars begin at 0.
    digits : decimals shown.
    movable : whether a drag, and the up and down keys, change the bars.
    """

    moved = Signal(int, float)
    """A bar's number, and the value it was taken to."""

    def __init__(
        self, themes: ThemeManager, limits: Range, digits: int, movable: bool = False
    ) -> None:
        super().__init__()
        self._themes, self._limits, self._digits = themes, limits, digits
        self._movable = movable
        self._names: tuple[str, ...] = ()
        self._values: tuple[float, ...] = ()
        self._current = 0
        self._held: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if movable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        themes.themeChanged.connect(self._dress)

    def setValues(self, names: Sequence[str], values: Sequence[float] | NDArray) -> None:
        """Show a bar for each of ``names``."""
        self._names = tuple(names)
        self._values = tuple(float(value) for value in values)
        self._current = min(self._current, len(self._names) - 1)
        told = (f"{name} {text}" for name, text in zip(names, self.texts(), strict=True))
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def values(self) -> tuple[float, ...]:
        """What the bars show."""
        return self._values

    def texts(self) -> list[str]:
        """The figures at the bars' ends."""
        return [signedText(value, self._digits) for value in self._values]

    def bar(self, number: int) -> QRectF:
        """Where a bar stands, px."""
        column = self._column(number)
        width = min(column.width() * BAR_SHARE, self._themes.scaled(MOST_BAR_PX))
        ends = sorted((self._row(0.0), self._row(self._values[number])))
        return QRectF(column.center().x() - width / 2, ends[0], width, ends[1] - ends[0])

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(WIDTH_PX), self._themes.scaled(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LEAST_WIDTH_PX), self.sizeHint().height())

    # -- places -----------------------------------------------------------------------------

    def _area(self) -> QRectF:
        """Return where bars may be: there is room for figures above and below it."""
        line = QFontMetricsF(self.font()).height()
        low = self._limits[0] < 0
        foot = line + MARGIN_PX + (self._figureHeight() + GAP_PX if low else 0)
        top = self._figureHeight() + GAP_PX + MARGIN_PX
        box = QRectF(self.rect()).adjusted(MARGIN_PX, top, -MARGIN_PX, -foot)
        return box if box.height() > 1 else QRectF(box.left(), top, box.width(), 1)

    def _figureHeight(self) -> float:
        return QFontMetricsF(figureFont()).height()

    def _column(self, number: int) -> QRectF:
        area = self._area()
        width = area.width() / max(1, len(self._names))
        return QRectF(area.left() + number * width, area.top(), width, area.height())

    def _row(self, value: float) -> float:
        (low, high), area = self._limits, self._area()
        return area.bottom() - area.height() * (value - low) / (high - low)

    def _valueAt(self, row: float) -> float:
        (low, high), area = self._limits, self._area()
        return low + (area.bottom() - row) * (high - low) / area.height()

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(len(self._names)):
            self._paintGroove(painter, number)
        painter.setPen(theme.color("edge"))
        zero, area = round(self._row(0.0)) + 0.5, self._area()
        painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero))
        for number in range(len(self._names)):
            self._paintBar(painter, number)
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, CORNER_PX, CORNER_PX)

    def _paintGroove(self, painter: QPainter, number: int) -> None:
        """Paint how far a bar can go."""
        bar, area = self.bar(number), self._area()
        painter.setBrush(self._themes.theme.color("chip"))
        groove = QRectF(bar.left(), area.top(), bar.width(), area.height())
        painter.drawRoundedRect(groove, BAR_CORNER_PX, BAR_CORNER_PX)

    def _paintBar(self, painter: QPainter, number: int) -> None:
        theme, bar = self._themes.theme, self.bar(number)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.lane(number))
        corner = min(BAR_CORNER_PX, bar.height() / 2)
        painter.drawRoundedRect(bar, corner, corner)
        if self._movable:
            self._paintGrip(painter, number, bar)
        is_down = self._values[number] < 0
        column, height = self._column(number), self._figureHeight()
        room = GAP_PX + (GRIP_PX / 2 if self._movable else 0)
        top = bar.bottom() + room if is_down else bar.top() - room - height
        painter.setFont(figureFont())
        painter.setPen(theme.color("text"))
        figures = QRectF(column.left(), top, column.width(), height)
        painter.drawText(figures, Qt.AlignmentFlag.AlignCenter, self.texts()[number])
        painter.setFont(self.font())
        painter.setPen(theme.laneText(number))
        foot = QFontMetricsF(self.font()).height()
        names = QRectF(column.left(), self.height() - foot - GAP_PX, column.width(), foot)
        painter.drawText(names, Qt.AlignmentFlag.AlignCenter, self._names[number])

    def _paintGrip(self, painter: QPainter, number: int, bar: QRectF) -> None:
        """Paint what to take hold of at a bar's end."""
        theme = self._themes.theme
        end = bar.bottom() if self._values[number] < 0 else bar.top()
        is_current = self.hasFocus() and number == self._current
        painter.setPen(theme.color("accent" if is_current else "edge"))
        painter.setBrush(theme.color("panel"))
        size = GRIP_PX + 3 if is_current else GRIP_PX
        painter.drawEllipse(QPointF(bar.center().x(), end), size / 2, size / 2)

    # -- the hand ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._movable or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        columns = [self._column(number) for number in range(len(self._names))]
        distances = [abs(column.center().x() - event.position().x()) for column in columns]
        self._held = self._current = int(np.argmin(distances))
        self._move(self._held, self._valueAt(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._move(self._held, self._valueAt(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Up: STEP,
            Qt.Key.Key_Down: -STEP,
            Qt.Key.Key_PageUp: PAGE,
            Qt.Key.Key_PageDown: -PAGE,
        }
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._movable and key in steps:
            self._move(self._current, self._values[self._current] + steps[key])
        elif self._movable and key in sides:
            self._current = (self._current + sides[key]) % len(self._names)
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _move(self, number: int, value: float) -> None:
        low, high = self._limits
        value = round(min(max(value, low), high), 1)
        if value != self._values[number]:
            self.moved.emit(number, value)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
