"""All data sets: how large, from where, under which licence; choosing one trains on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.data import registry, sources
from engine.messages import InputError, Message
from gui.theme import figureFont, setStyleFlag
from gui.translation import translated
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from engine.data.info import DatasetInfo

NAME, KIND, EXAMPLES, ORIGIN, LICENCE = range(5)
ROW_PX, ROW_MARGIN_PX = 30, 8


class SetsPage(QWidget):
    """A table of the data sets; the one that is trained on is selected."""

    dataChosen = Signal(str)
    addRequested = Signal()
    removeRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = _Table(0, 5)
        self.add = QPushButton(self.tr("Add your own …"))
        self.remove = QPushButton(self.tr("Remove"))
        self._infos: tuple[DatasetInfo, ...] = ()
        self._origins: dict[str, Message] = {}
        self.about = WrappingLabel()
        self._arrange()
        self.table.cellClicked.connect(lambda row, _: self._choose(row))
        self.table.chosen.connect(self._choose)
        self.table.currentCellChanged.connect(self._show_current)
        self.add.clicked.connect(self.addRequested)
        self.remove.clicked.connect(self._remove)

    def setSets(self, infos: tuple[DatasetInfo, ...], origins: dict[str, Message]) -> None:
        """Show these sets, each with where its examples are."""
        chosen = self._name_at(self.table.currentRow())
        self._infos, self._origins = infos, origins
        self.table.setRowCount(len(infos))
        for row, info in enumerate(infos):
            self._fill(row, info, origins.get(info.name))
        self.setChosen(chosen)

    def setChosen(self, name: str) -> None:
        """Mark the set that is trained on."""
        rows = [row for row, info in enumerate(self._infos) if info.name == name]
        if rows:
            self.table.setCurrentCell(rows[0], NAME)
        else:
            self.table.setCurrentCell(-1, -1)
        self._show_current()

    def _arrange(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Kind"),
                self.tr("Training + test"),
                self.tr("Where"),
                self.tr("Licence"),
            ]
        )
        self.table.setAccessibleName(self.tr("Data sets"))
        setStyleFlag(self.about, "muted")
        self.add.setToolTip(
            self.tr("Train on a table (CSV), arrays (.npz, IDX) or a folder of images of yours.")
        )
        self.remove.setToolTip(self.tr("Forget this set of yours; its original file stays."))
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.about)
        layout.addLayout(foot)

    def _fill(self, row: int, info: DatasetInfo, origin: Message | None) -> None:
        kinds = {"images": self.tr("Images"), "toys": self.tr("Toy"), "own": self.tr("Yours")}
        texts = {
            NAME: translated(info.title),
            KIND: kinds[info.group],
            EXAMPLES: f"{info.train:,} + {info.test:,}",
            ORIGIN: translated(origin) if origin else "…",
            LICENCE: translated(info.licence),
        }
        for column, text in texts.items():
            item = QTableWidgetItem(text)
            tip = text if column in (ORIGIN, LICENCE) else translated(info.summary)
            item.setToolTip(tip)
            if column == EXAMPLES:
                item.setFont(figureFont())
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)

    def _choose(self, row: int) -> None:
        name = self._name_at(row)
        if name:
            self.dataChosen.emit(name)

    def _name_at(self, row: int) -> str:
        return self._infos[row].name if 0 <= row < len(self._infos) else ""

    def _show_current(self, *_: Any) -> None:
        row = self.table.currentRow()
        own = 0 <= row < len(self._infos) and self._infos[row].group == "own"
        self.remove.setVisible(own)
        self.about.setText(self._about(self._infos[row]) if 0 <= row < len(self._infos) else "")

    def _about(self, info: DatasetInfo) -> str:
        """Say all that the table cuts short."""
        origin = self._origins.get(info.name)
        lines = [
            translated(info.summary),
            self.tr("Source: {source}. Licence: {licence}.").format(
                source=translated(info.source), licence=translated(info.licence)
            ),
            self.tr("Where: {origin}.").format(origin=translated(origin)) if origin else "",
        ]
        return "\n".join(lines)

    def _remove(self) -> None:
        self.removeRequested.emit(self._name_at(self.table.currentRow()))


class _Table(QTableWidget):
    """A table whose rows are chosen by a click or Return."""

    chosen = Signal(int)

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(rows, columns)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (NAME, KIND, EXAMPLES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (ORIGIN, LICENCE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Rows are as high, and figures as large, as the text is."""
        height = max(ROW_PX, self.fontMetrics().height() + ROW_MARGIN_PX)
        self.verticalHeader().setDefaultSectionSize(height)
        for row in range(self.rowCount()):
            if (item := self.item(row, EXAMPLES)) is not None:
                item.setFont(figureFont())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


def origins(data_dir: Path | None, *_: object) -> dict[str, Message]:
    """Look up where each data set is; touches the disk, so it is work for another thread."""
    return {info.name: _origin(info.name, data_dir) for info in registry.all_datasets()}


def _origin(name: str, data_dir: Path | None) -> Message:
    try:
        found = sources.find(name, data_dir)
    except InputError as error:
        return error.message
    return sources.origin(name, found)
