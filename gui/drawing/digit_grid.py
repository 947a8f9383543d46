"""The digits a person has drawn, as a grid from which several can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter

from gui.data.cells import NOWHERE
from gui.data.sample_grid import CORNER_PX, GAP_PX, PAD_PX, SampleGrid
from gui.pad.correction import digitOf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.data.my_digits import MyDigit
    from gui.drawing.my_digits_keeper import Collection
    from gui.theme import ThemeManager

REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
NAMES = tuple("0123456789")


class DigitGrid(SampleGrid):
    """Digits by their labels; what a network reads wrongly has a folded corner and says as what.

    A click chooses a digit, Ctrl and Shift choose more, Ctrl+A all. Delete asks for those chosen
    to be removed, a digit typed for them to be called so, Ctrl+Z for the last change to be undone.
    """

    selectionChanged = Signal()
    removeRequested = Signal()
    labelRequested = Signal(int)
    undoRequested = Signal()

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._digits: tuple[MyDigit, ...] = ()
        self._read: NDArray[np.int32] | None = None
        self._selected: frozenset[str] = frozenset()
        self._anchor = NOWHERE
        self.setAccessibleName(self.tr("My digits"))

    def setCollection(
        self, collection: Collection, rows: NDArray, read: NDArray[np.int32] | None = None
    ) -> None:
        """Show digits; those that were chosen stay so where they are still shown.

        Parameters
        ----------
        rows : which to show, in this order: indices into the collection, shape (shown,).
        read : what a network takes each digit of the collection for; None where nobody was asked.
        """
        self._digits, self._read = collection.digits, read
        labels = collection.labels
        wrong = None if read is None else (read != labels)[rows]
        self.setSamples(collection.images, rows, labels[rows], NAMES, wrong)
        self._anchor = min(self._anchor, self._count() - 1)
        there = {self._digits[row].id for row in rows}
        self._select(self._selected & there)

    def selectedIds(self) -> list[str]:
        """The ids of the digits chosen, in the order in which they are shown."""
        names = (self._digits[row].id for row in self._rows)
        return [name for name in names if name in self._selected]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._placeAt(event.position().toPoint())
            self._choose(place, event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digitOf(event)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._select(frozenset(self._digits[row].id for row in self._rows))
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undoRequested.emit()
        elif event.key() in REMOVE_KEYS:
            self.removeRequested.emit()
        elif digit is not None:
            self.labelRequested.emit(digit)
        else:
            before = self._current
            super().keyPressEvent(event)
            if self._current != before:
                self._choose(self._current, event.modifiers())

    def event(self, event: QEvent) -> bool:
        # The window's own undo would take Ctrl+Z before the grid sees it.
        is_key = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if is_key and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current != NOWHERE and not self._selected:
            self._choose(self._current, Qt.KeyboardModifier.NoModifier)

    def _choose(self, place: int, held: Qt.KeyboardModifier) -> None:
        """Choose a place alone, one more or one less, or all from the last one up to it."""
        if place == NOWHERE:
            self._select(frozenset())
            return
        if held & Qt.KeyboardModifier.ShiftModifier and self._anchor != NOWHERE:
            first, last = sorted((self._anchor, place))
            self._select(frozenset(self._idsAt(range(first, last + 1))))
            return
        self._anchor = place
        name = frozenset(self._idsAt([place]))
        is_more = bool(held & Qt.KeyboardModifier.ControlModifier)
        self._select(self._selected ^ name if is_more else name)

    def _select(self, names: frozenset[str]) -> None:
        if names != self._selected:
            self._selected = names
            self.viewport().update()
            self.selectionChanged.emit()

    def _idsAt(self, places: Sequence[int]) -> list[str]:
        return [self._digitAt(place).id for place in places]

    def _digitAt(self, place: int) -> MyDigit:
        return self._digits[int(self._rows[place])]

    # What is said and painted

    def _name(self, place: int) -> str:
        label = super()._name(place)
        return f"{label} → {self._readAt(place)}" if self._isWrong(place) else label

    def _readAt(self, place: int) -> int:
        return -1 if self._read is None else int(self._read[int(self._rows[place])])

    def _tip(self, place: int) -> str:
        digit = self._digitAt(place)
        lines = [self.tr("A {digit}").format(digit=digit.label)]
        if digit.writer:
            lines[0] = self.tr("A {digit} by {writer}").format(
                digit=digit.label, writer=digit.writer
            )
        if digit.when:
            lines.append(digit.when[:10])
        if self._isWrong(place):
            lines.append(self.tr("read as a {digit}").format(digit=self._readAt(place)))
        return "\n".join(lines)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(160), self._rowHeight())

    def _longestName(self) -> int:
        return self.fontMetrics().horizontalAdvance("0 → 0")

    def _paintMark(self, painter: QPainter, place: int, sheet: QRect, cell: QRect) -> None:
        """Mark what is chosen as the current one is marked elsewhere."""
        is_chosen = self._digitAt(place).id in self._selected
        if is_chosen == (place == self._current):
            super()._paintMark(painter, place, sheet, cell)
            return
        box = QRectF(sheet).adjusted(-PAD_PX, -PAD_PX, PAD_PX, 0)
        box.setBottom(cell.bottom() + 1 - GAP_PX)
        theme, nothing = self._themes.theme, Qt.PenStyle.NoPen
        painter.setPen(nothing if is_chosen else theme.color("edge"))
        painter.setBrush(theme.color("selected") if is_chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER_PX, CORNER_PX)
