"""Test examples that are no pictures, as rows: their class, the answer and the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gui.insight.answer_grid import RIGHT_MARK, WRONG_MARK, wholePercent
from gui.theme import figureFont

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.confusion import Answers
    from gui.theme import ThemeManager

Index = QModelIndex | QPersistentModelIndex
ROW_MARGIN_PX = 6
WIDE_DIGITS = 7
NAMED = 2
"""Columns with names of classes, before those with figures."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AnswerTable(QTableView):
    """A quiet table of answers; only what is seen is ever written."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._model = _Rows(themes, self)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Test examples"))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(48)
        themes.themeChanged.connect(self.viewport().update)
        self.fit()

    def setAnswers(
        self,
        answers: Answers | None,
        rows: NDArray[np.intp],
        x: NDArray[Any] | None,
        features: Sequence[str],
        names: Sequence[str],
    ) -> None:
        """Show answers.

        Parameters
        ----------
        rows : which of the answers to show, in this order.
        x : all test examples, shape (n, numbers); None: not there yet.
        features : a name for each number of an example; may be empty.
        names : of the classes.
        """
        titles = self.tr("Class"), self.tr("Answer"), self.tr("Sure"), *features
        self._model.show(answers, rows, x, titles, tuple(names))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def fit(self) -> None:
        """Make rows as high as the text is."""
        height = self.fontMetrics().height() + ROW_MARGIN_PX
        self.verticalHeader().setDefaultSectionSize(height)
        width = self.fontMetrics().horizontalAdvance("0" * WIDE_DIGITS) + 16
        self.horizontalHeader().setDefaultSectionSize(width)


class _Rows(QAbstractTableModel):
    def __init__(self, themes: ThemeManager, parent: AnswerTable) -> None:
        super().__init__(parent)
        self._themes = themes
        self._answers: Answers | None = None
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)
        self._x: NDArray[Any] | None = None
        self._titles: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()

    def show(
        self,
        answers: Answers | None,
        rows: NDArray[np.intp],
        x: NDArray[Any] | None,
        titles: tuple[str, ...],
        names: tuple[str, ...],
    ) -> None:
        self.beginResetModel()
        self._answers, self._x, self._titles, self._names = answers, x, titles, names
        self._rows = rows if answers is not None else rows[:0]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return NAMED + 1 + (self._x.shape[1] if self._x is not None else 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(int(self._rows[index.row()]), index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return self._colour(int(self._rows[index.row()]))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= NAMED:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and index.column() >= NAMED:
            return figureFont()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._answers is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return f"{int(self._answers.places[self._rows[section]]):,}"
        return self._titles[section] if section < len(self._titles) else str(section - NAMED)

    def _colour(self, row: int) -> Any:
        assert self._answers is not None
        return self._themes.theme.color("good" if self._answers.is_right[row] else "bad")

    def _text(self, row: int, column: int) -> str:
        answers = self._answers
        assert answers is not None
        if column == 0:
            return self._name(int(answers.truth[row]))
        if column == 1:
            mark = RIGHT_MARK if answers.is_right[row] else WRONG_MARK
            return f"{mark} {self._name(int(answers.given[row]))}"
        if column == NAMED:
            return wholePercent(float(answers.confidence[row]))
        assert self._x is not None
        return f"{self._x[answers.places[row], column - NAMED - 1]:.4g}"

    def _name(self, label: int) -> str:
        return self._names[label] if label < len(self._names) else str(label)
