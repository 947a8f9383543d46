"""How every network reads the digits: a row for each, with a bar and what it mixes up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from gui.data.cells import NOWHERE, CellArea
from gui.theme import figureFont
from gui.translation import translated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.evaluation import Evaluated
    from gui.theme import ThemeManager

ROW_PX, BAR_PX, LEAST_BAR_PX = 24, 10, 2.0
MARGIN_PX, COLUMN_GAP_PX, CORNER_PX = 6, 12, 4
NAME_SHARE, BAR_SHARE = 0.34, 0.22
"""Of the width, for the network's name and for the bar; mix-ups have what is left."""
MOST_ROWS = 4
"""Rows seen at once; more are scrolled."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def mixUps(predicted: NDArray[np.int32], labels: NDArray[np.int32]) -> str:
    """Return which digits are read as which, the most frequent first: ``"4 → 9 ×3, 7 → 1"``."""
    wrong = np.flatnonzero(predicted != labels)
    pairs = Counter((int(labels[row]), int(predicted[row])) for row in wrong)
    ordered = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(
        f"{label} → {read}" + (f" ×{count}" if count > 1 else "")
        for (label, read), count in ordered
    )


class ModelTable(CellArea):
    """Networks with the share of the digits that each reads right; one of them is the chosen one.

    Hidden while nothing is evaluated.
    """

    modelChosen = Signal()
    """Another network's answers are to be shown."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._rows: tuple[tuple[str, Evaluated], ...] = ()
        self._labels = np.zeros(0, np.int32)
        self.setAccessibleName(self.tr("How networks read my digits"))
        self.setToolTip(self.tr("Choose a network to see in the grid what it reads wrongly."))
        self.hide()

    def setEvaluated(
        self, rows: Sequence[tuple[str, Evaluated]], labels: NDArray[np.int32]
    ) -> None:
        """Show networks, by what they are called; the best one is chosen.

        Parameters
        ----------
        labels : of the digits that they were asked to read.
        """
        self._rows = tuple(sorted(rows, key=lambda row: -(row[1].accuracy or 0.0)))
        self._labels = labels
        self._current = 0 if self._rows else NOWHERE
        self._hovered = NOWHERE
        self.setFixedHeight(self.sizeHint().height())
        self.setVisible(bool(self._rows))
        self._arrange()
        self._describe()
        self.modelChosen.emit()

    def chosen(self) -> Evaluated | None:
        """The network whose answers are to be shown."""
        return None if self._current == NOWHERE else self._rows[self._current][1]

    def place(self) -> int:
        """The row of the network chosen, from 0; -1 for none."""
        return self._current

    def choose(self, place: int) -> None:
        """Choose the network of a row, from 0."""
        if 0 <= place < self._count():
            self._setCurrent(place)

    def texts(self, place: int) -> tuple[str, str, str]:
        """What stands in a row: the network's name, its accuracy, and what it mixes up."""
        title, found = self._rows[place]
        if found.predicted is None or found.accuracy is None:
            return title, "–", translated(found.problem) if found.problem else ""
        mixed = mixUps(found.predicted, self._labels)
        return title, f"{100 * found.accuracy:.1f}\u00a0%", mixed or self.tr("reads all of them")

    def sizeHint(self) -> QSize:
        rows = min(max(1, self._count()), MOST_ROWS)
        return QSize(self._themes.scaled(300), rows * self._rowHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(160), self._rowHeight())

    def _count(self) -> int:
        return len(self._rows)

    def _rowHeight(self) -> int:
        return max(self._themes.scaled(ROW_PX), self.fontMetrics().height() + 4)

    def _currentMoved(self) -> None:
        self.modelChosen.emit()

    def _themeChanged(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        super()._themeChanged()

    def _tip(self, place: int) -> str:
        return "\n".join(self.texts(place))

    def _paintCell(self, painter: QPainter, place: int, cell: QRect) -> None:
        theme = self._themes.theme
        title, figure, mixed = self.texts(place)
        is_current = place == self._current
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current or place == self._hovered:
            ring = theme.color("accent") if is_current and self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(ring)
            painter.setBrush(theme.color("selected" if is_current else "chip"))
            painter.drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -1.5), 4, 4)
        line = cell.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        name = QRect(line.left(), line.top(), round(line.width() * NAME_SHARE), line.height())
        self._paintText(painter, name, title, "text", is_current)
        self._paintRest(painter, line, name.right() + COLUMN_GAP_PX, place, figure, mixed)

    def _paintRest(
        self, painter: QPainter, line: QRect, left: int, place: int, figure: str, mixed: str
    ) -> None:
        bar = QRectF(left, line.center().y() - BAR_PX / 2, line.width() * BAR_SHARE, BAR_PX)
        theme, share = self._themes.theme, self._rows[place][1].accuracy
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("chip" if place != self._current else "panel"))
        painter.drawRoundedRect(bar, CORNER_PX, CORNER_PX)
        if share is not None:
            painter.setBrush(theme.color("accent" if place == self._current else "muted"))
            filled = QRectF(bar)
            filled.setWidth(max(LEAST_BAR_PX, bar.width() * share))
            painter.drawRoundedRect(filled, CORNER_PX, CORNER_PX)
        font = figureFont()
        width = QFontMetrics(font).horizontalAdvance("100.0\u00a0%")
        box = QRect(round(bar.right()) + COLUMN_GAP_PX, line.top(), width, line.height())
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(box, _RIGHT, figure)
        rest = QRect(line)
        rest.setLeft(box.right() + COLUMN_GAP_PX)
        self._paintText(painter, rest, mixed, "muted", False)

    def _paintText(
        self, painter: QPainter, box: QRect, text: str, token: str, strong: bool
    ) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._themes.theme.color(token))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, shown)
