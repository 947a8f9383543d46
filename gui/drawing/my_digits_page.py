"""My digits: what a person has drawn and called by its name, to look at, train on and test with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.data import drawn
from engine.insight.network import CURRENT
from gui.drawing import my_digits_words, stroke_files
from gui.drawing.collection_view import CollectionView
from gui.drawing.digits_reading import DigitsReading
from gui.drawing.guided_sheet import GuidedSheet
from gui.drawing.my_digits_keeper import keeperOf
from gui.translation import translated

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent

    from engine.data.my_digits_exchange import Imported
    from engine.insight.evaluation import Evaluated
    from engine.insight.network import Network
    from engine.messages import Message
    from engine.work.errands import ErrandFailed
    from gui.document import Document
    from gui.drawing import digits_reading, guided_sheet
    from gui.drawing.digit_grid import DigitGrid
    from gui.networks import Networks
    from gui.session import Session
    from gui.theme import ThemeManager

COLLECTION, SHEET = range(2)


@dataclass(frozen=True)
class Modes:
    """What a page of another language was set to.

    Parameters
    ----------
    face : `COLLECTION` or `SHEET`, whichever is in front.
    sheet : the sheet as it stands.
    reading : what networks have read.
    model : the row of the network whose answers are shown; -1 for none.
    label : which digits are shown alone; -1 for all.
    """

    face: int
    sheet: guided_sheet.Modes
    reading: digits_reading.Modes
    model: int
    label: int


class MyDigitsPage(QWidget):
    """The digits by their labels, what can be done with them, and a sheet to write more on."""

    trainRequested = Signal()
    """The data set has been chosen in the document; a run with it is wanted."""

    def __init__(
        self, document: Document, session: Session, networks: Networks, themes: ThemeManager
    ) -> None:
        super().__init__()
        self._document, self._networks = document, networks
        self.keeper = keeperOf(session.desks)
        self._collection = self.keeper.collection()
        self._reads_sheet = False
        self.reading = DigitsReading(session.desks.evaluations, networks, self)
        self.view = CollectionView(themes, self._collection)
        self.sheet = GuidedSheet(themes)
        self.faces = QStackedWidget()
        self._arrange()
        self._connect()
        self._showCollection()
        self.view.setEvaluating(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keeper.load()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sheet.keepCurrent()

    def modes(self) -> Modes:
        """What the page is set to, for `setModes` of another one."""
        view, reading = self.view, self.reading.modes()
        model, label = view.models.place(), view.chart.chosen()
        return Modes(self.faces.currentIndex(), self.sheet.modes(), reading, model, label)

    def setModes(self, modes: Modes) -> None:
        """Go on where another page was."""
        self.sheet.setModes(modes.sheet)
        self.faces.setCurrentIndex(modes.face)
        self.view.chart.setChosen(modes.label)
        self._showCollection()
        self.reading.setModes(modes.reading, self._collection)
        self.view.models.choose(modes.model)
        self._readAgain(modes)

    def _readAgain(self, modes: Modes) -> None:
        """Begin anew what was being read for the other page, or was not kept of it."""
        is_busy = modes.reading.is_reading
        is_summed_up = modes.face == SHEET and modes.sheet.is_finished
        if is_summed_up and (is_busy or self.view.predicted() is None):
            self._finishSheet()
        elif is_busy:
            self._evaluateAll()

    def openSheet(self) -> None:
        """Show the guided sheet, where it was left or from the start."""
        if self.sheet.isFinished():
            self.sheet.begin()
        self.faces.setCurrentIndex(SHEET)
        self.sheet.canvas.setFocus()

    def closeSheet(self) -> None:
        """Show the digits; what is written on the sheet is kept."""
        self.sheet.keepCurrent()
        self.faces.setCurrentIndex(COLLECTION)
        self.view.sheetButton.setFocus()

    # The digits

    def _followKeeper(self) -> None:
        if self.isVisible():  # or it is read anew when it is shown
            self._showCollection()

    def _showCollection(self) -> None:
        """Show the digits as they are now; answers to others than these are not shown."""
        self._collection = self.keeper.collection()
        is_old = self.reading.outdate(self._collection)
        if is_old:
            self.sheet.setResult("")
        self.view.setCollection(self._collection, keep_answers=not is_old)
        self._showSheet()
        self.view.setUsable(self.keeper.canUndo(), self.reading.isBusy)
        self.sheet.setTrainable(bool(self._collection.digits))

    def _remove(self, grid: DigitGrid) -> None:
        names = grid.selectedIds()
        if names:
            self.keeper.remove(names)

    def _relabel(self, grid: DigitGrid, label: int) -> None:
        names = grid.selectedIds()
        if names:
            self.keeper.relabel(dict.fromkeys(names, label))

    # Files

    def _chooseImport(self) -> None:
        files = stroke_files.toImport(self)
        if files:
            self.keeper.importFiles(files)

    def _chooseExport(self) -> None:
        file = stroke_files.toExport(self)
        if file is not None:
            self.keeper.exportFile(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if stroke_files.dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = stroke_files.dropped(event)
        if files:
            event.acceptProposedAction()
            self.keeper.importFiles(files)

    def _tellImported(self, told: Imported) -> None:
        self.view.setMessage(my_digits_words.imported(told))

    def _tellExported(self, count: int, name: str) -> None:
        self.view.setMessage(my_digits_words.exported(count, name))

    def _tellFailure(self, event: ErrandFailed) -> None:
        self.view.setMessage(my_digits_words.failure(event), "error")

    def _tellNotice(self, notice: Message) -> None:
        self.view.setMessage(translated(notice), "warning")

    # Networks

    def _evaluateAll(self) -> None:
        self._evaluate(self._networks.offered())

    def _evaluate(self, networks: list[Network]) -> None:
        self.view.setMessage("")
        self.reading.ask(networks, self._collection)

    def _showEvaluated(self, rows: list[tuple[str, Evaluated]]) -> None:
        self.view.setEvaluated(rows)
        self._tellSheet(*rows[0])

    def _failEvaluation(self, event: ErrandFailed) -> None:
        self.sheet.setResult("")
        self._tellFailure(event)

    # The sheet

    def _finishSheet(self) -> None:
        """Let the present network read what is written, as soon as all of it is kept."""
        self._reads_sheet = True
        if not self.keeper.isBusy():
            self._readSheet()

    def _readSheet(self) -> None:
        if not self._reads_sheet:
            return
        self._reads_sheet = False
        offered = self._networks.offered()
        current = [network for network in offered if network.key == CURRENT]
        if self._collection.digits:
            self.sheet.setResult(self.tr("A network is reading them …"))
            self._evaluate(current or offered[:1])

    def _showSheet(self) -> None:
        """Show on the sheet's last page what was written on it."""
        if self.sheet.isFinished():
            grid, rows = self.sheet.summary.grid, self._sheetRows()
            grid.setCollection(self._collection, rows, self.view.predicted())

    def _sheetRows(self) -> NDArray[np.intp]:
        """The digits of the sheet, by their labels."""
        names = set(self.keeper.idsOf(self.sheet.keys()))
        digits = self._collection.digits
        rows = [row for row, digit in enumerate(digits) if digit.id in names]
        return np.array(sorted(rows, key=lambda row: digits[row].label), np.intp)

    def _tellSheet(self, title: str, found: Evaluated) -> None:
        """Say on the sheet's last page how many of its digits a network reads."""
        rows = self._sheetRows()
        if found.predicted is None or not len(rows):
            return
        right = int(np.sum(found.predicted[rows] == self._collection.labels[rows]))
        text = self.tr("{network} reads {right} of these {count}.")
        self.sheet.setResult(text.format(network=title, right=right, count=len(rows)))
        self._showSheet()

    # Training

    def _train(self, name: str, text: str) -> None:
        self.sheet.keepCurrent()
        self._document.chooseData(name, text)
        self.trainRequested.emit()

    def _trainMixed(self) -> None:
        self._train(drawn.MIXED, self.tr("Train on MNIST and my digits"))

    def _trainAlone(self) -> None:
        self._train(drawn.MINE, self.tr("Train only on my digits"))

    def _arrange(self) -> None:
        self.setAcceptDrops(True)
        self.faces.addWidget(self.view)
        self.faces.addWidget(self.sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.faces)

    def _connect(self) -> None:
        self._connectKeeper()
        self._connectSheet()
        view, reading = self.view, self.reading
        view.importButton.clicked.connect(self._chooseImport)
        view.exportButton.clicked.connect(self._chooseExport)
        view.sheetButton.clicked.connect(self.openSheet)
        view.evaluateButton.clicked.connect(self._evaluateAll)
        view.cancelButton.clicked.connect(reading.cancel)
        view.trainButton.clicked.connect(self._trainMixed)
        view.onlyButton.clicked.connect(self._trainAlone)
        reading.busyChanged.connect(view.setEvaluating)
        reading.progressed.connect(view.setProgress)
        reading.evaluated.connect(self._showEvaluated)
        reading.failed.connect(self._failEvaluation)

    def _connectKeeper(self) -> None:
        keeper = self.keeper
        keeper.changed.connect(self._followKeeper)
        keeper.imported.connect(self._tellImported)
        keeper.exported.connect(self._tellExported)
        keeper.failed.connect(self._tellFailure)
        keeper.noticed.connect(self._tellNotice)
        keeper.idle.connect(self._readSheet)
        self.view.undoButton.clicked.connect(keeper.undo)
        for grid in (self.view.grid, self.sheet.summary.grid):
            grid.removeRequested.connect(partial(self._remove, grid))
            grid.undoRequested.connect(keeper.undo)
            grid.labelRequested.connect(partial(self._relabel, grid))

    def _connectSheet(self) -> None:
        self.sheet.written.connect(self.keeper.keep)
        self.sheet.withdrawn.connect(self.keeper.forget)
        self.sheet.left.connect(self.closeSheet)
        self.sheet.finished.connect(self._finishSheet)
        self.sheet.trainRequested.connect(self._trainMixed)
