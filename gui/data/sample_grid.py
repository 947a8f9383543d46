"""Examples of a data set as a grid of pictures, each with its class below."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygon, QWheelEvent

from gui.data.cells import NOWHERE, CellArea
from gui.data.pictures import paintTile, tilePixmap, toImage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

NO_SAMPLE = -1
LEAST_ZOOM_PX, USUAL_ZOOM_PX, MOST_ZOOM_PX = 32, 64, 160
ZOOM_STEPS_PX = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160)
NOTCH = 120
"""What a wheel reports for one notch, in eighths of a degree."""
PAD_PX = 5
"""Between a picture and the edge of what marks it as the current one."""
GAP_PX = 3
"""Between two such marks, and above the class name."""
CORNER_PX = 5
MARK_PX = 11
NAME_MARGIN_PX = 2
NAME_CHARACTERS = 6
"""On pictures that have no room for so many, names are shown only where all of them fit."""
CACHE_BYTES = 32 * 2**20
"""Scaled pictures kept for scrolling back."""


class SampleGrid(CellArea):
    """A grid of examples that can be scrolled, chosen from and zoomed with Ctrl and the wheel.

    It keeps the arrays it is given and makes pictures only of what is in view, so that it is as
    quick with a million examples as with ten. An example is told by its index into ``images``.
    """

    sampleActivated = Signal(int)
    """The example that was double-clicked or on which Enter was pressed."""
    currentChanged = Signal(int)
    """The current example, or `NO_SAMPLE`."""
    zoomChanged = Signal(int)
    """Side of a picture in logical pixels."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._images: NDArray = np.zeros((0, 1, 1), np.uint8)
        self._rows: NDArray = np.zeros(0, np.intp)
        self._labels: NDArray = np.zeros(0, np.intp)
        self._wrong: NDArray | None = None
        self._names: tuple[str, ...] = ()
        self._zoom = USUAL_ZOOM_PX
        self._turned = 0
        self._has_names = True
        self._pixmaps: OrderedDict[tuple[int, float], QPixmap] = OrderedDict()
        self.setAccessibleName(self.tr("Examples"))

    def setSamples(
        self,
        images: NDArray,
        rows: NDArray,
        labels: NDArray,
        names: Sequence[str],
        wrong: NDArray | None = None,
    ) -> None:
        """Show examples; the current one stays so where it is still among them.

        Parameters
        ----------
        images : all of them, (n, h, w[, channels]), as `toImage` takes one; kept, never copied.
        rows : which to show, in this order: indices into ``images``, shape (shown,).
        labels : the class of each shown, an index into ``names``, shape (shown,); a number is
            written as it is where there is no such name.
        wrong : True where label noise changed the label, shape (shown,); None for nowhere.
        """
        current = self.currentRow()
        same = images is self._images and np.array_equal(rows, self._rows)
        self._images, self._rows, self._labels = images, rows, labels
        self._names, self._wrong = tuple(names), wrong
        self._pixmaps.clear()
        places = np.flatnonzero(rows == current) if current != NO_SAMPLE else rows[:0]
        self._current = int(places[0]) if len(places) else NOWHERE
        self._hovered = NOWHERE
        self._arrange()
        if not same:
            self.verticalScrollBar().setValue(0)
            self._show(self._current)
        self._describe()
        if self.currentRow() != current:
            self.currentChanged.emit(self.currentRow())

    def currentRow(self) -> int:
        """The current example, or `NO_SAMPLE`."""
        return NO_SAMPLE if self._current == NOWHERE else int(self._rows[self._current])

    def setCurrentRow(self, row: int) -> None:
        """Make an example the current one and scroll to it; nothing happens if it is not shown."""
        places = np.flatnonzero(self._rows == row)
        if len(places):
            self._setCurrent(int(places[0]))

    def zoom(self) -> int:
        """Side of a picture in logical pixels."""
        return self._zoom

    def setZoom(self, side_px: int) -> None:
        """Set a picture's side, 32 to 160 logical pixels; what is at the top stays in view."""
        side_px = min(max(side_px, LEAST_ZOOM_PX), MOST_ZOOM_PX)
        if side_px == self._zoom:
            return
        top = self.verticalScrollBar().value() // self._rowHeight() * self._columns()
        self._zoom = side_px
        self._pixmaps.clear()
        self._arrange()
        self.verticalScrollBar().setValue(top // self._columns() * self._rowHeight())
        self.zoomChanged.emit(side_px)

    def sizeHint(self) -> QSize:
        return QSize(560, 4 * self._rowHeight())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        self._zoomBy(notches)
        event.accept()

    def _zoomBy(self, steps: int) -> None:
        at = int(np.argmin([abs(step - self._zoom) for step in ZOOM_STEPS_PX]))
        self.setZoom(ZOOM_STEPS_PX[min(max(at + steps, 0), len(ZOOM_STEPS_PX) - 1)])

    # What stands where

    def _count(self) -> int:
        return len(self._rows)

    def _columns(self) -> int:
        return max(1, self._room() // (self._zoom + 2 * PAD_PX + GAP_PX))

    def _rowHeight(self) -> int:
        line = GAP_PX + self.fontMetrics().height() if self._has_names else 0
        return self._zoom + 2 * PAD_PX + GAP_PX + line

    def _arrange(self) -> None:
        room = self._nameRoom()
        least = NAME_CHARACTERS * self.fontMetrics().horizontalAdvance("0")
        self._has_names = room >= least or self._longestName() <= room
        super()._arrange()

    def _nameRoom(self) -> int:
        return self._zoom + 2 * (PAD_PX - NAME_MARGIN_PX)

    def _longestName(self) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, self._names), default=0)

    def _currentMoved(self) -> None:
        self.currentChanged.emit(self.currentRow())

    def _activated(self, place: int) -> None:
        self.sampleActivated.emit(int(self._rows[place]))

    def _themeChanged(self) -> None:
        self._pixmaps.clear()
        super()._themeChanged()

    # What is said

    def _name(self, place: int) -> str:
        label = self._labels[place]
        is_named = float(label).is_integer() and 0 <= label < len(self._names)
        return self._names[int(label)] if is_named else f"{label:.4g}"

    def _isWrong(self, place: int) -> bool:
        return self._wrong is not None and bool(self._wrong[place])

    def _tip(self, place: int) -> str:
        number = f"{int(self._rows[place]):,}"
        text = self.tr("Example {number}: {name}").format(number=number, name=self._name(place))
        if not self._isWrong(place):
            return text
        return text + "\n" + self.tr("Label noise: this label was changed")

    # Painting

    def _paintCell(self, painter: QPainter, place: int, cell: QRect) -> None:
        theme, wrong = self._themes.theme, self._isWrong(place)
        sheet = QRect(0, cell.top() + PAD_PX, self._zoom, self._zoom)
        sheet.moveLeft(cell.left() + (cell.width() - self._zoom) // 2)
        self._paintMark(painter, place, sheet, cell)
        pixmap = self._pixmap(int(self._rows[place]))
        paintTile(painter, sheet, pixmap, theme, "careful" if wrong else "line")
        if wrong:
            self._paintCorner(painter, sheet)
        if self._has_names:
            self._paintName(painter, place, sheet)

    def _paintMark(self, painter: QPainter, place: int, sheet: QRect, cell: QRect) -> None:
        """Mark the current example, and the one under the mouse."""
        is_current = place == self._current
        if not is_current and place != self._hovered:
            return
        theme, focused = self._themes.theme, is_current and self.hasFocus()
        box = QRectF(sheet).adjusted(-PAD_PX, -PAD_PX, PAD_PX, 0)
        box.setBottom(cell.bottom() + 1 - GAP_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QPen(theme.color("accent"), 1.5)
        painter.setPen(ring if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selected" if is_current else "chip"))
        inset = 0.75 if focused else 0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), CORNER_PX, CORNER_PX)
        painter.restore()

    def _paintCorner(self, painter: QPainter, sheet: QRect) -> None:
        """Fold the corner of an example whose label was changed."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._themes.theme.color("careful"))
        right, top = sheet.right() + 1, sheet.top()
        points = [(right - MARK_PX, top), (right, top), (right, top + MARK_PX)]
        painter.drawPolygon(QPolygon([QPoint(x, y) for x, y in points]))
        painter.restore()

    def _paintName(self, painter: QPainter, place: int, sheet: QRect) -> None:
        theme, is_current = self._themes.theme, place == self._current
        line = QRect(0, sheet.bottom() + 1 + GAP_PX, self._nameRoom(), self.fontMetrics().height())
        line.moveLeft(sheet.left() - PAD_PX + NAME_MARGIN_PX)
        token = "careful" if self._isWrong(place) else "text" if is_current else "muted"
        painter.setPen(theme.color(token))
        name = self.fontMetrics().elidedText(
            self._name(place), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)

    def _pixmap(self, row: int) -> QPixmap:
        """An example's picture as it is drawn; the latest ones are kept."""
        key = row, self.devicePixelRatioF()
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            image = toImage(self._images[row], self._themes.theme)
            pixmap = self._pixmaps[key] = tilePixmap(image, self._zoom, key[1])
            most = CACHE_BYTES // round(4 * (self._zoom * key[1]) ** 2)
            while len(self._pixmaps) > most:
                self._pixmaps.popitem(last=False)
        self._pixmaps.move_to_end(key)
        return pixmap
