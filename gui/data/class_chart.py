"""How many examples each class has; a click shows only those."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen

from gui.data.cells import NOWHERE, CellArea
from gui.theme import figureFont, mix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

ALL_CLASSES = -1
ROW_PX = 22
BAR_PX = 10
BAR_CORNER_PX = 2.5
LEAST_BAR_PX = 2.0
MARGIN_PX = 6
COLUMN_GAP_PX = 10
NAME_SHARE = 0.42
"""Most of the width that names may take."""
PALE_SHARE = 0.45
"""What is left of a bar's colour while another class is chosen."""
ROWS_WANTED = 10
CORNER_PX = 4

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ClassChart(CellArea):
    """A row for each class: its name, a bar and the number of examples.

    A click, Enter or Space chooses a class, or all of them again; so does Escape.
    """

    classChosen = Signal(int)
    """The class whose examples to show, or `ALL_CLASSES`."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._counts: NDArray = np.zeros(0, np.intp)
        self._names: tuple[str, ...] = ()
        self._chosen = ALL_CLASSES
        self._longest = 0
        self.setAccessibleName(self.tr("Examples of each class"))

    def setCounts(self, counts: NDArray, names: Sequence[str]) -> None:
        """Show how many examples there are; other names than before choose all classes again.

        Parameters
        ----------
        counts : examples of each class, of shape (classes,).
        names : of the classes, as many.
        """
        are_others = tuple(names) != self._names
        self._counts, self._names = np.asarray(counts), tuple(names)
        self._hovered = NOWHERE
        self._current = NOWHERE if are_others else self._current
        self._arrange()
        self._describe()
        self.updateGeometry()
        if are_others:  # last, for whoever hears of it may look at the rest
            self.verticalScrollBar().setValue(0)
            self._choose(ALL_CLASSES)

    def chosen(self) -> int:
        """The class chosen, or `ALL_CLASSES`."""
        return self._chosen

    def setChosen(self, index: int) -> None:
        """Choose a class, or `ALL_CLASSES`, without announcing it."""
        self._chosen = index
        self._show(index)
        self._describe()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        rows = min(max(1, self._count()), ROWS_WANTED)
        return QSize(self._themes.scaled(260), rows * self._rowHeight())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave the class chosen that the first of the two clicks chose."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._current != NOWHERE:
            self._clicked(self._current)
        elif event.key() == Qt.Key.Key_Escape and self._chosen != ALL_CLASSES:
            self._choose(ALL_CLASSES)
        else:
            super().keyPressEvent(event)

    # What stands where, and what happens

    def _count(self) -> int:
        return len(self._names)

    def _rowHeight(self) -> int:
        return max(self._themes.scaled(ROW_PX), self.fontMetrics().height() + 2)

    def _clicked(self, place: int) -> None:
        self._choose(ALL_CLASSES if place == self._chosen else place)

    def _activated(self, place: int) -> None:
        self._clicked(place)

    def _choose(self, index: int) -> None:
        if index == self._chosen:
            return
        self.setChosen(index)
        self.classChosen.emit(index)

    # What is said

    def _tip(self, place: int) -> str:
        what = (
            self.tr("Click to show all classes again.")
            if place == self._chosen
            else self.tr("Click to show only these.")
        )
        return f"{self._spoken(place)}\n{what}"

    def _spoken(self, place: int) -> str:
        count, total = int(self._counts[place]), int(self._counts.sum())
        text = self.tr("{name}: {count} examples, {share} % of all").format(
            name=self._names[place], count=f"{count:,}", share=f"{100 * count / max(1, total):.1f}"
        )
        return self.tr("{text} (chosen)").format(text=text) if place == self._chosen else text

    # Painting

    def _paintCell(self, painter: QPainter, place: int, cell: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paintMark(painter, place, QRectF(cell))
        line = cell.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        names, figures = self._nameWidth(line.width()), self._figureWidth()
        bar = line.adjusted(names + COLUMN_GAP_PX, 0, -figures - COLUMN_GAP_PX, 0)
        self._paintName(painter, place, QRect(line.left(), line.top(), names, line.height()))
        self._paintBar(painter, place, QRectF(bar))
        painter.setFont(figureFont())
        painter.setPen(self._themes.theme.color(self._token(place)))
        painter.drawText(line, _RIGHT, f"{int(self._counts[place]):,}")

    def _token(self, place: int) -> str:
        """Colour of a row's text: it stands back while another one is chosen."""
        return "text" if self._chosen in (ALL_CLASSES, place) else "muted"

    def _paintMark(self, painter: QPainter, place: int, row: QRectF) -> None:
        theme = self._themes.theme
        focused = place == self._current and self.hasFocus()
        fill = "selected" if place == self._chosen else "chip" if place == self._hovered else ""
        if not fill and not focused:
            return
        painter.setPen(QPen(theme.color("accent"), 1) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), CORNER_PX, CORNER_PX)

    def _paintName(self, painter: QPainter, place: int, box: QRect) -> None:
        font = self._nameFont(place == self._chosen)
        painter.setFont(font)
        painter.setPen(self._themes.theme.color(self._token(place)))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            box, _LEFT, QFontMetrics(font).elidedText(self._names[place], elide, box.width())
        )

    def _paintBar(self, painter: QPainter, place: int, room: QRectF) -> None:
        count, most = int(self._counts[place]), int(self._counts.max())
        if not count or room.width() <= 0:
            return
        thickness = min(BAR_PX * self._themes.fontScale, room.height() * 0.6)
        bar = QRectF(room.x(), room.center().y() - thickness / 2, room.width(), thickness)
        bar.setWidth(max(LEAST_BAR_PX, room.width() * count / most))
        corner = min(BAR_CORNER_PX, bar.width() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._barColour(place))
        painter.drawRoundedRect(bar, corner, corner)

    def _barColour(self, place: int) -> QColor:
        theme = self._themes.theme
        if place == self._chosen:
            return theme.color("accent")
        muted = theme.color("muted")
        if self._chosen == ALL_CLASSES:
            return muted
        return mix(theme.color("panel"), muted, PALE_SHARE)

    def _nameFont(self, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _arrange(self) -> None:
        metrics = QFontMetrics(self._nameFont(True))
        self._longest = max(map(metrics.horizontalAdvance, self._names), default=0) + 1
        super()._arrange()

    def _nameWidth(self, room: int) -> int:
        return min(self._longest, round(room * NAME_SHARE))

    def _figureWidth(self) -> int:
        most = int(self._counts.max()) if len(self._counts) else 0
        return QFontMetrics(figureFont()).horizontalAdvance(f"{most:,}")
