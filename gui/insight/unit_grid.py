"""The units of a layer, of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from gui.drawing.unit_view import NOWHERE, UnitView

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.theme import ThemeManager


class UnitGrid(UnitView):
    """What each unit gives; a click or the arrow keys choose one."""

    unitChosen = Signal(int)

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._unit = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Units of the layer"))

    def unit(self) -> int:
        """The chosen unit, from 0."""
        return self._unit

    def setUnit(self, unit: int) -> None:
        """Choose a unit without saying so."""
        self._unit = unit
        if 0 <= unit < len(self._values):
            self.setAccessibleDescription(self.unitText(unit))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self.unitAt(event.position().toPoint())
        if unit != NOWHERE and event.button() == Qt.MouseButton.LeftButton:
            self._choose(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None or not len(self._values):
            super().keyPressEvent(event)
            return
        line = 1 if self.areBars() else self._columns()
        self._choose(min(max(move(self._unit, line, len(self._values)), 0), len(self._values) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not 0 <= self._unit < len(self._values):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "accent" if self.hasFocus() else "text"
        painter.setPen(QPen(self._themes.theme.color(token), 2))
        box = self.boxOf(self._unit)
        if self.areBars():
            bottom = self.height() - 1.0
            painter.drawLine(QRectF(box).bottomLeft(), QRectF(box).bottomRight())
            painter.fillRect(
                QRectF(box.left() + 2, bottom - 1, box.width() - 4, 2), painter.pen().color()
            )
        else:
            painter.drawRect(box)

    def _choose(self, unit: int) -> None:
        if unit != self._unit:
            self.setUnit(unit)
            self.unitChosen.emit(unit)


_MOVES: dict[Qt.Key, Callable[[int, int, int], int]] = {
    Qt.Key.Key_Left: lambda unit, _line, _count: unit - 1,
    Qt.Key.Key_Right: lambda unit, _line, _count: unit + 1,
    Qt.Key.Key_Up: lambda unit, line, _count: unit - line,
    Qt.Key.Key_Down: lambda unit, line, _count: unit + line,
    Qt.Key.Key_Home: lambda _unit, _line, _count: 0,
    Qt.Key.Key_End: lambda _unit, _line, count: count - 1,
}
