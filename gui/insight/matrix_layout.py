"""Where the parts of a confusion matrix are: names, cells and the bars beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize

from gui.insight.answer_grid import wholePercent

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

Cell = tuple[int, int]
"""Truth and answer."""
NO_CELL: Cell = (-1, -1)
LEAST_CELL_PX = 5
LEAST_GAP_CELL_PX = 9
"""Cells at least so large have a line between them."""
NAME_SHARE, HEAD_SHARE, SIDE_SHARE = 0.3, 0.28, 0.2
GAP_PX = 6


@dataclass(frozen=True)
class Lettering:
    """The texts that need room beside the cells.

    Parameters
    ----------
    names : of the classes.
    axis : what stands above the names of the rows.
    metrics : of the widget's font.
    figures : of the font of figures.
    """

    names: Sequence[str]
    axis: str
    metrics: QFontMetrics
    figures: QFontMetrics


@dataclass(frozen=True)
class Largest:
    """What cells and bars do not grow beyond, px."""

    cell: int
    side: int


@dataclass(frozen=True)
class MatrixLayout:
    """A square table of cells between names and bars; all lengths in px.

    Parameters
    ----------
    left, top : room for the names of rows and of columns.
    width, height : of a cell.
    side : room for the bars at the right.
    count : of the classes.
    """

    left: int = 0
    top: int = 0
    width: float = 1.0
    height: float = 1.0
    side: int = 0
    count: int = 0

    def cellAt(self, position: QPoint) -> Cell:
        """The cell at a position of the widget, or `NO_CELL`."""
        x, y = position.x() - self.left, position.y() - self.top
        if x < 0 or y < 0:
            return NO_CELL
        row, column = int(y / self.height), int(x / self.width)
        return (row, column) if row < self.count and column < self.count else NO_CELL

    def rowBeside(self, position: QPoint) -> int | None:
        """The row whose bar is at a position, or None."""
        y = position.y() - self.top
        if y < 0 or position.x() < self.left + self.width * self.count:
            return None
        row = int(y / self.height)
        return row if row < self.count else None

    def boxOf(self, truth: int, answer: int) -> QRect:
        """Where a cell is."""
        left, right = (round(self.left + self.width * edge) for edge in (answer, answer + 1))
        top, bottom = (round(self.top + self.height * edge) for edge in (truth, truth + 1))
        return QRect(left, top, right - left, bottom - top)

    def gap(self) -> int:
        """How wide the line between cells is."""
        return 1 if min(self.width, self.height) >= LEAST_GAP_CELL_PX else 0


def laidOut(size: QSize, classes: int, texts: Lettering, largest: Largest) -> MatrixLayout:
    """Part the room of a widget between names, cells and bars."""
    names, metrics = texts.names, texts.metrics
    count, line = max(1, classes), metrics.height()
    longest = max(map(metrics.horizontalAdvance, names), default=0) + GAP_PX
    axis = metrics.horizontalAdvance(texts.axis) + GAP_PX
    left = min(max(longest, axis), round(size.width() * NAME_SHARE))
    side = min(largest.side, round(size.width() * SIDE_SHARE))
    side = max(side, texts.figures.horizontalAdvance(wholePercent(1)) + GAP_PX)
    width = max((size.width() - left - side - 1) / count, LEAST_CELL_PX)
    width = min(width, largest.cell)
    fits = longest <= width + GAP_PX
    head = line if fits else min(longest, round(size.height() * HEAD_SHARE))
    top = line + head + GAP_PX
    height = min(max((size.height() - top - 1) / count, LEAST_CELL_PX), largest.cell)
    return MatrixLayout(left, top, width, height, side, classes)
