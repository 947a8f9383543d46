"""The track of the time slider: a run from its first to its last moment."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSlider

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from gui.theme import ThemeManager

TRACK_PX, LEAST_TRACK_PX = 22, 150
GROOVE_PX = 4
HANDLE_PX = 14
RING_PX = 2
TICK_PX = 4
TICKS_APART_PX = 6
"""Nearer ticks run together; then only every second, fifth, tenth … epoch has one."""
MARK_PX = 7


class TimeTrack(QSlider):
    """A track over the updates of a run: tells where the user points to, and shows what it is told.

    Its value is the update shown, for assistive technology.
    """

    sought = Signal(float)
    """The user pointed at this update, which need not have a snapshot."""
    moved = Signal(int)
    """The user pressed a key (`Qt.Key`) that leads to another moment."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._themes = themes
        self._ends: tuple[int, ...] = ()
        self._best: int | None = None
        self._in_past = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._value_set)
        themes.themeChanged.connect(self.update)
        self.clear()

    def clear(self) -> None:
        """Have no run to show."""
        self._ends, self._best, self._in_past = (), None, False
        self.setSliderDown(False)
        self.setEnabled(False)
        self.update()

    def setRun(self, updates: Sequence[int], ends: Sequence[int], best: int | None) -> None:
        """Show a run from its first to its last moment."""
        with QSignalBlocker(self):
            self.setRange(updates[0], updates[-1])
        self._ends, self._best = tuple(ends), best
        self.setEnabled(True)
        self.update()

    def setPlace(self, update: int, in_past: bool) -> None:
        """Put the handle at ``update``."""
        with QSignalBlocker(self):
            self.setValue(update)
        self._in_past = in_past
        self.update()

    def placeOf(self, update: float) -> float:
        """Where an update is, in pixels from the left."""
        low, high = self.minimum(), self.maximum()
        share = (update - low) / max(1, high - low)
        return self._margin() + share * (self.width() - 2 * self._margin())

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(2 * LEAST_TRACK_PX), self._themes.scaled(TRACK_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LEAST_TRACK_PX) // 2, self._themes.scaled(TRACK_PX))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._seek(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._seek(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.moved.emit(event.key())
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self.moved.emit(Qt.Key.Key_Right if turned > 0 else Qt.Key.Key_Left)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_groove(painter)
        if self.isEnabled():
            self._paint_ticks(painter)
            self._paint_best(painter)
            self._paint_handle(painter)

    def _seek(self, event: QMouseEvent) -> None:
        room = max(1.0, self.width() - 2 * self._margin())
        share = min(1.0, max(0.0, (event.position().x() - self._margin()) / room))
        self.sought.emit(self.minimum() + share * (self.maximum() - self.minimum()))

    def _value_set(self, update: int) -> None:
        """Follow assistive technology, which sets the value itself."""
        if self.isEnabled():
            self.sought.emit(update)

    def _margin(self) -> float:
        return self._themes.scaled(HANDLE_PX) / 2 + RING_PX

    def _colour(self, past: str, present: str) -> QColor:
        return self._themes.theme.color(past if self._in_past else present)

    def _paint_groove(self, painter: QPainter) -> None:
        height = self._themes.scaled(GROOVE_PX)
        box = QRectF(self._margin(), (self.height() - height) / 2, 0, height)
        box.setRight(self.width() - self._margin())
        painter.setBrush(self._themes.theme.color("chip"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        if self.isEnabled():
            box.setRight(self.placeOf(self.value()))
            painter.setBrush(self._colour("accent", "edge"))
            painter.drawRoundedRect(box, height / 2, height / 2)

    def _paint_ticks(self, painter: QPainter) -> None:
        top = self.height() / 2 + self._themes.scaled(GROOVE_PX) / 2 + 2
        color = self._themes.theme.color("edge")
        for x in self.ticks():
            painter.fillRect(QRectF(round(x), top, 1, self._themes.scaled(TICK_PX)), color)

    def ticks(self) -> list[float]:
        """Where the ends of epochs are marked, in pixels from the left."""
        ends = [end for end in self._ends if self.minimum() <= end <= self.maximum()]
        if not ends:
            return []
        room = self.placeOf(ends[-1]) - self.placeOf(ends[0])
        every = _round_up(TICKS_APART_PX * (len(ends) - 1) / max(room, 1.0))
        return [self.placeOf(end) for end in ends[every - 1 :: every]]

    def _paint_best(self, painter: QPainter) -> None:
        if self._best is None:
            return
        x, side = self.placeOf(self._best), self._themes.scaled(MARK_PX)
        tip = self.height() / 2 - self._themes.scaled(GROOVE_PX) / 2 - 1
        base = tip - side * math.sqrt(3) / 2
        corners = [QPointF(x, tip), QPointF(x - side / 2, base), QPointF(x + side / 2, base)]
        painter.setBrush(self._themes.theme.color("good"))
        painter.drawPolygon(QPolygonF(corners))

    def _paint_handle(self, painter: QPainter) -> None:
        middle = QPointF(self.placeOf(self.value()), self.height() / 2)
        radius = self._themes.scaled(HANDLE_PX) / 2
        if self.hasFocus():
            painter.setBrush(self._themes.theme.color("text"))
            painter.drawEllipse(middle, radius + 1, radius + 1)
            radius -= RING_PX - 1
        active = self.underMouse() or self.isSliderDown()
        painter.setBrush(
            self._colour("accent_hover", "text") if active else self._colour("accent", "muted")
        )
        painter.drawEllipse(middle, radius, radius)


_KEYS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


def _round_up(count: float) -> int:
    """Return the next of 1, 2, 5, 10, 20, 50 and so on."""
    power = 10 ** math.floor(math.log10(max(1.0, count)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= count)
