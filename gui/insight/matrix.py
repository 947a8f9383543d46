"""Which classes are taken for which: the confusion matrix, with the accuracy of each class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.insight import matrix_painter
from gui.insight.matrix_colours import CellColours
from gui.insight.matrix_layout import NO_CELL, Largest, Lettering, MatrixLayout, laidOut
from gui.pad.bars import percentText
from gui.theme import figureFont

if TYPE_CHECKING:
    from engine.insight.confusion import Answers
    from gui.insight.matrix_layout import Cell
    from gui.theme import ThemeManager

MOST_CELL_PX, MOST_SIDE_PX = 46, 96
WANTED_PX, LEAST_PX = 360, 200


class ConfusionMatrix(QWidget):
    """A row for what examples are, a column for what they are taken for; the diagonal is right.

    Cells are coloured by their share of the row. A click or the arrow keys choose a cell, a second
    click or Escape none. At the end of each row stands how much of the class is answered right.
    """

    cellChosen = Signal(int, int)
    """Truth and answer of the cell chosen; -1 and -1 for none."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._answers: Answers | None = None
        self._names: tuple[str, ...] = ()
        self._chosen = NO_CELL
        self._at = MatrixLayout()
        self._colours = CellColours(themes)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Confusion matrix"))
        themes.themeChanged.connect(self._dress)

    def setAnswers(self, answers: Answers | None, names: Sequence[str]) -> None:
        """Show the answers of an exam; the cell chosen stays so.

        Parameters
        ----------
        names : of the classes, as many as there are.
        """
        self._answers, self._names = answers, tuple(names)
        self._lay()
        if answers is not None and max(self._chosen) >= self.count():
            self.setChosen(NO_CELL)
        self._describe()

    def count(self) -> int:
        """How many classes there are."""
        return self._answers.classes if self._answers is not None else 0

    def chosen(self) -> Cell:
        """Truth and answer of the cell chosen, or `NO_CELL`."""
        return self._chosen

    def setChosen(self, cell: Cell) -> None:
        """Choose a cell by truth and answer, or `NO_CELL`."""
        if cell != self._chosen:
            self._chosen = cell
            self._describe()
            self.update()
            self.cellChosen.emit(*cell)

    def cellText(self, truth: int, answer: int) -> str:
        """A cell in words: how many, and which share of the row."""
        answers = self._answers
        if answers is None:
            return ""
        row = int(answers.counts[truth].sum())
        if truth == answer:
            text = self.tr("{truth}: {n} of {row} answered right ({share})")
        else:
            text = self.tr("{truth} taken for {answer}: {n} of {row} ({share})")
        return text.format(
            truth=self._names[truth],
            answer=self._names[answer],
            n=f"{int(answers.counts[truth, answer]):,}",
            row=f"{row:,}",
            share=percentText(float(answers.shares[truth, answer])),
        )

    def cellAt(self, position: QPoint) -> Cell:
        """The cell at a position of the widget, or `NO_CELL`."""
        return self._at.cellAt(position)

    def boxOf(self, truth: int, answer: int) -> QRect:
        """Where a cell is."""
        return self._at.boxOf(truth, answer)

    def colourOf(self, truth: int, answer: int) -> QColor:
        """The colour of a cell."""
        assert self._answers is not None
        return self._colours.of(float(self._answers.shares[truth, answer]), truth == answer)[0]

    def sizeHint(self) -> QSize:
        side = self._themes.scaled(WANTED_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_PX, LEAST_PX)

    # What the user does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cellAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and cell != NO_CELL:
            self.setChosen(NO_CELL if cell == self._chosen else cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._chosen != NO_CELL:
            self.setChosen(NO_CELL)
        elif key in _STEPS and self.count():
            self.setChosen(self._stepped(*_STEPS[key]))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cellAt(event.pos())
            box = self.boxOf(*cell) if cell != NO_CELL else QRect()
            QToolTip.showText(event.globalPos(), self.tipAt(event.pos()), self, box)
            return True
        return super().event(event)

    def tipAt(self, position: QPoint) -> str:
        """What a tool tip says at a position."""
        cell = self.cellAt(position)
        if cell == NO_CELL:
            return self._sideTip(position)
        text = self.cellText(*cell)
        click = (
            self.tr("Click to show all mistakes again.")
            if cell == self._chosen
            else self.tr("Click to see them.")
        )
        assert self._answers is not None
        return f"{text}\n{click}" if self._answers.counts[cell] else text

    def _sideTip(self, position: QPoint) -> str:
        row = self._at.rowBeside(position)
        return "" if row is None else self.cellText(row, row)

    def _stepped(self, down: int, across: int) -> Cell:
        if self._chosen == NO_CELL:
            return 0, 0
        last = self.count() - 1
        truth, answer = self._chosen
        return min(max(truth + down, 0), last), min(max(answer + across, 0), last)

    def _describe(self) -> None:
        spoken = self.cellText(*self._chosen) if self._chosen != NO_CELL else ""
        self.setAccessibleDescription(spoken)

    def _dress(self) -> None:
        self._colours.forget()
        self._lay()

    def _lay(self) -> None:
        figures = QFontMetrics(figureFont())
        texts = Lettering(self._names, self._axisTexts()[0], self.fontMetrics(), figures)
        scaled = self._themes.scaled
        largest = Largest(scaled(MOST_CELL_PX), scaled(MOST_SIDE_PX))
        self._at = laidOut(self.size(), self.count(), texts, largest)
        self.update()

    def _axisTexts(self) -> tuple[str, str]:
        return self.tr("truth ↓"), self.tr("answer →")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._answers is None:
            return
        pen = matrix_painter.Pen(QPainter(self), self._themes.theme, self._at, self.font())
        matrix_painter.axes(pen, *self._axisTexts(), self.tr("right"))
        matrix_painter.names(pen, self._names, self._chosen)
        matrix_painter.cells(pen, self._answers, self._colours)
        matrix_painter.side(pen, self._answers)
        if self._chosen != NO_CELL:
            matrix_painter.frame(pen, self._chosen)


_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
