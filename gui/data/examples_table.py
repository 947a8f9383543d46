"""Rows of numbers with their labels, as many as there are; only what is seen is ever written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gui.theme import figureFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Index = QModelIndex | QPersistentModelIndex
ROW_MARGIN_PX = 6
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ExamplesTable(QTableView):
    """A quiet table: the label in front, then the numbers of each example."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Examples"))
        self.horizontalHeader().setHighlightSections(False)
        ExamplesTable.fit(self)

    def setRows(
        self,
        x: NDArray[Any],
        rows: NDArray[np.intp],
        labels: NDArray[Any],
        features: Sequence[str],
        names: Sequence[str],
    ) -> None:
        """Show examples.

        Parameters
        ----------
        x : all examples, shape (n, numbers), or those of ``rows`` where that is all of them.
        rows : which of ``x`` to show, in order.
        labels : of each row shown: a class's number, or a number where there are no ``names``.
        features : a name for each number of an example; may be empty.
        """
        self._model.show(x, rows, labels, (self.tr("Label"), *features), tuple(names))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def fit(self) -> None:
        """Make rows as high as the text is."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_MARGIN_PX)


class _Rows(QAbstractTableModel):
    def __init__(self, parent: ExamplesTable) -> None:
        super().__init__(parent)
        self._x: NDArray[Any] = np.zeros((0, 0), np.float32)
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)
        self._labels: NDArray[Any] = np.zeros(0, np.int32)
        self._titles: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()

    def show(
        self,
        x: NDArray[Any],
        rows: NDArray[np.intp],
        labels: NDArray[Any],
        titles: tuple[str, ...],
        names: tuple[str, ...],
    ) -> None:
        self.beginResetModel()
        self._x, self._rows, self._labels = x, rows, labels
        self._titles, self._names = titles, names
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + self._x.shape[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and (index.column() or not self._names):
            return RIGHT
        if role == Qt.ItemDataRole.FontRole and (index.column() or not self._names):
            return figureFont()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return f"{self._rows[section]:,}"
        return self._titles[section] if section < len(self._titles) else str(section)

    def _text(self, row: int, column: int) -> str:
        if column:
            return f"{self._x[self._rows[row], column - 1]:.4g}"
        label = self._labels[row]
        return self._names[label] if self._names else f"{label:.4g}"
