"""A scrolled grid of equal cells, of which only those in view are ever painted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

if TYPE_CHECKING:
    from gui.theme import ThemeManager

NOWHERE = -1
HINT_MARGIN_PX = 16
HINT_FLAGS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LINES_PER_NOTCH = 3
"""What a notch of the wheel scrolls, in steps of the bar."""
LEAST_STEP_PX = 8
BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class CellArea(QAbstractScrollArea):
    """The common part of views with cells; their places are counted from 0, row by row.

    One place is the current one, which the arrow keys, Page Up and Page Down, Home and End move.
    A subclass says how many cells there are and how they are arranged, and paints one.
    The scroll bar has room of its own at the right, so that nothing moves when it appears.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._hint = ""
        self._current = self._hovered = NOWHERE
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        themes.themeChanged.connect(self._themeChanged)

    def setHint(self, text: str) -> None:
        """Say what will be here, while there is nothing to show."""
        self._hint = text
        self._describe()
        self.viewport().update()

    # What a subclass says

    def _count(self) -> int:
        """How many cells there are."""
        raise NotImplementedError

    def _columns(self) -> int:
        """How many cells stand beside each other."""
        return 1

    def _rowHeight(self) -> int:
        """Height of a cell, in pixels."""
        raise NotImplementedError

    def _paintCell(self, painter: QPainter, place: int, cell: QRect) -> None:
        """Paint what is at a place."""
        raise NotImplementedError

    def _tip(self, place: int) -> str:
        """What the tool tip at a place says."""
        raise NotImplementedError

    def _spoken(self, place: int) -> str:
        """What assistive technology says of a place."""
        return self._tip(place)

    def _clicked(self, place: int) -> None:
        """Act on a click."""

    def _activated(self, place: int) -> None:
        """Act on Enter or a double click."""

    def _currentMoved(self) -> None:
        """Act on another current place."""

    # Geometry

    def _room(self) -> int:
        """Width of the cells together, whether the scroll bar is there or not."""
        return max(1, self.width() - self.verticalScrollBar().sizeHint().width())

    def _cell(self, place: int) -> QRect:
        """Where a place is in the viewport."""
        row, column = divmod(place, self._columns())
        left, right = (self._room() * edge // self._columns() for edge in (column, column + 1))
        height = self._rowHeight()
        return QRect(left, row * height - self.verticalScrollBar().value(), right - left, height)

    def _placeAt(self, position: QPoint) -> int:
        """The place at a position of the viewport, or `NOWHERE`."""
        if not 0 <= position.x() < self._room():
            return NOWHERE
        row = (position.y() + self.verticalScrollBar().value()) // self._rowHeight()
        # The edges of cells are rounded down; of their middles' columns this gives the right one.
        column = ((position.x() + 1) * self._columns() - 1) // self._room()
        place = row * self._columns() + column
        return place if 0 <= place < self._count() else NOWHERE

    def _placesIn(self, area: QRect) -> Iterator[int]:
        """The places that an area of the viewport touches."""
        top = area.top() + self.verticalScrollBar().value()
        first = top // self._rowHeight() * self._columns()
        rows = -(-(top % self._rowHeight() + area.height()) // self._rowHeight())
        yield from range(max(0, first), min(self._count(), first + rows * self._columns()))

    def _arrange(self) -> None:
        """Fit the scroll bar to the cells there are."""
        rows = -(-self._count() // self._columns())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, rows * self._rowHeight() - height))
        bar.setPageStep(height)
        bar.setSingleStep(max(LEAST_STEP_PX, self._rowHeight() // LINES_PER_NOTCH))
        self.viewport().update()

    def _themeChanged(self) -> None:
        self._arrange()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(160), 3 * self._rowHeight())

    # The current place

    def _setCurrent(self, place: int) -> None:
        """Make a place the current one and scroll as little as brings it into view."""
        if place == self._current:
            return
        self._updateCells(self._current, place)
        self._current = place
        self._show(place)
        self._describe()
        self._currentMoved()

    def _show(self, place: int) -> None:
        if place == NOWHERE:
            return
        bar, cell = self.verticalScrollBar(), self._cell(place)
        low = cell.bottom() + 1 - self.viewport().height()
        bar.setValue(bar.value() + (cell.top() if cell.top() < 0 else max(0, low)))

    def _describe(self) -> None:
        spoken = self._hint if not self._count() else ""
        if self._current != NOWHERE:
            spoken = self._spoken(self._current)
        self.setAccessibleDescription(spoken)

    def _updateCells(self, *places: int) -> None:
        for place in places:
            if place != NOWHERE:
                self.viewport().update(self._cell(place))

    # Mouse, keys and focus

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._placeAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place != NOWHERE:
            self._setCurrent(place)
            self._clicked(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep it from what is behind: the press was taken here."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._placeAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place != NOWHERE:
            self._setCurrent(place)
            self._activated(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._setHovered(self._placeAt(event.position().toPoint()))

    def _setHovered(self, place: int) -> None:
        if place != self._hovered:
            self._updateCells(self._hovered, place)
            self._hovered = place

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hovered = NOWHERE
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and self._current != NOWHERE:
            self._activated(self._current)
            return
        goal = self._goal(Qt.Key(event.key())) if self._count() else NOWHERE
        if goal == NOWHERE or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self._setCurrent(goal)

    def _goal(self, key: Qt.Key) -> int:
        """The place to which a key leads, or `NOWHERE` where it is none of those that move."""
        last, columns = self._count() - 1, self._columns()
        page = max(1, self.viewport().height() // self._rowHeight())
        here = max(0, self._current)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        rows = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        if key not in steps and key not in rows:
            return NOWHERE
        if self._current == NOWHERE:
            return self._firstInView()
        if key in steps:
            return min(max(here + steps[key], 0), last)
        row, column = divmod(here, columns)
        row = min(max(row + rows[key], 0), last // columns)
        return min(row * columns + column, last)

    def _firstInView(self) -> int:
        """The first place that can be seen wholly."""
        height = self._rowHeight()
        return min(-(-self.verticalScrollBar().value() // height) * self._columns(), self._last())

    def _last(self) -> int:
        return self._count() - 1

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current == NOWHERE and self._count() and event.reason() in BY_KEYBOARD:
            self._setCurrent(self._firstInView())
        self._updateCells(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._updateCells(self._current)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._placeAt(event.pos())
            text = "" if place == NOWHERE else self._tip(place)
            QToolTip.showText(event.globalPos(), text, self.viewport(), self._tipArea(place))
            return True
        if event.type() == QEvent.Type.Leave:
            self._setHovered(NOWHERE)
        return super().viewportEvent(event)

    def _tipArea(self, place: int) -> QRect:
        """Where a tool tip stays as it is."""
        return QRect() if place == NOWHERE else self._cell(place)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not self._count():
            self._paintHint(painter)
            return
        for place in self._placesIn(event.rect()):
            self._paintCell(painter, place, self._cell(place))

    def _paintHint(self, painter: QPainter) -> None:
        painter.setPen(self._themes.theme.color("muted"))
        margin = HINT_MARGIN_PX
        box = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
        painter.drawText(box, HINT_FLAGS, self._hint)
