"""My digits: what a person has drawn and called by its name, to look at, train on and test with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data import drawn, my_digits
from engine.insight.evaluation import Evaluated, evaluating
from engine.insight.network import CURRENT
from gui.data.class_chart import ALL_CLASSES, ClassChart
from gui.data.desk import Asker
from gui.data.progress import ProgressLine
from gui.drawing.choice_bar import ChoiceBar
from gui.drawing.digit_grid import NAMES, DigitGrid
from gui.drawing.guided_sheet import GuidedSheet
from gui.drawing.model_table import ModelTable
from gui.drawing.my_digits_keeper import keeperOf
from gui.theme import setPrimary, setStyleFlag
from gui.translation import translated
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent, QShowEvent

    from engine.data.my_digits_exchange import Imported
    from engine.insight.network import Network
    from engine.messages import Message
    from engine.work.errands import ErrandFailed
    from gui.document import Document
    from gui.drawing import guided_sheet
    from gui.networks import Networks
    from gui.session import Session
    from gui.theme import ThemeManager

CHART_PX, CHART_SHARE = 200, 0.32
COLUMN_GAP_PX = 16
ENDINGS = (".json", ".json.gz")
FILE_NAME = "my-digits.json"
COLLECTION, SHEET = range(2)


@dataclass(frozen=True)
class Modes:
    """What the page is set to: `COLLECTION` or `SHEET` in front, and the sheet as it stands."""

    face: int
    sheet: guided_sheet.Modes


class MyDigitsPage(QWidget):
    """The digits by their labels, what can be done with them, and a sheet to write more on."""

    trainRequested = Signal()
    """The data set has been chosen in the document; a run with it is wanted."""

    def __init__(
        self, document: Document, session: Session, networks: Networks, themes: ThemeManager
    ) -> None:
        super().__init__()
        self._document, self._networks, self._themes = document, networks, themes
        self._desk = session.desks.evaluations
        self.keeper = keeperOf(session.desks)
        self._collection = self.keeper.collection()
        self._asked: tuple[str, ...] = ()
        self._reads_sheet = False
        self.facts = ElidedLabel()
        self.importButton, self.exportButton = QPushButton(), QPushButton()
        self.undoButton = QPushButton()
        self.message = InlineMessage(themes, severity="info")
        self.chart, self.grid = ClassChart(themes), DigitGrid(themes)
        self.choice = ChoiceBar(themes)
        self.models = ModelTable(themes)
        self.progress = ProgressLine(beside=True)
        self.cancelButton = QPushButton()
        self.sheetButton, self.evaluateButton = QPushButton(), QPushButton()
        self.onlyButton, self.trainButton = QPushButton(), QPushButton()
        self.sheet = GuidedSheet(themes)
        self.faces = QStackedWidget()
        self._side = QWidget()
        self._label()
        self._arrange()
        self._connect()
        self._showCollection()
        self._showEvaluating(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keeper.load()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sheet.keepCurrent()

    def modes(self) -> Modes:
        """What the page is set to, for `setModes` of another one."""
        return Modes(self.faces.currentIndex(), self.sheet.modes())

    def setModes(self, modes: Modes) -> None:
        """Go on where another page was."""
        self.sheet.setModes(modes.sheet)
        self.faces.setCurrentIndex(modes.face)
        self._showCollection()
        if modes.face == SHEET and modes.sheet.is_finished:
            self._finishSheet()  # what was said of it was said in another language

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
        self.sheetButton.setFocus()

    # The digits

    def _followKeeper(self) -> None:
        if self.isVisible():  # or it is read anew when it is shown
            self._showCollection()

    def _showCollection(self) -> None:
        """Show the digits as they are now; answers to others than these are not shown."""
        self._collection = self.keeper.collection()
        self.chart.setCounts(np.array(my_digits.by_label(self._collection.digits)), NAMES)
        if self._asked and self._asked != self._ids():
            self._asked = ()
            self.models.setEvaluated((), self._collection.labels)
            self.sheet.setResult("")
        self._showDigits()
        self._showSheet()
        self._showFacts()
        self._showUsable()

    def _showDigits(self) -> None:
        labels, chosen = self._collection.labels, self.chart.chosen()
        rows = np.argsort(labels, kind="stable")
        if chosen != ALL_CLASSES:
            rows = rows[labels[rows] == chosen]
        self.grid.setCollection(self._collection, rows, self._read())

    def _read(self) -> NDArray[np.int32] | None:
        """What the network chosen takes each digit for, where one was asked."""
        evaluated = self.models.chosen()
        return evaluated.predicted if evaluated is not None else None

    def _showFacts(self) -> None:
        digits = self._collection.digits
        if not digits:
            self.facts.setText(self.tr("No digits yet"))
            return
        counts = self._collection.counts
        writers = len({digit.writer for digit in digits if digit.writer})
        facts = [
            self.tr("1 digit")
            if len(digits) == 1
            else self.tr("{count:,} digits").format(count=len(digits)),
            self.tr("{train:,} to train on, {test:,} to test with").format(
                train=counts.train, test=counts.test
            ),
        ]
        if writers:
            facts.insert(1, self.tr("writers: {count}").format(count=writers))
        self.facts.setText(" · ".join(facts))

    def _showUsable(self) -> None:
        count = len(self._collection.digits)
        for part in (self._side, self.choice):
            part.setVisible(count > 0)
        self.exportButton.setEnabled(count > 0)
        self.undoButton.setEnabled(self.keeper.canUndo())
        self.evaluateButton.setEnabled(count > 0 and not self._desk.busy)
        self.trainButton.setEnabled(count > 0)
        self.onlyButton.setEnabled(count >= drawn.LEAST)
        self.sheet.setTrainable(count > 0)
        setPrimary(self.trainButton, count > 0)
        setPrimary(self.sheetButton, count == 0)
        self._showChosen()

    def _showChosen(self) -> None:
        self.choice.setCount(len(self.grid.selectedIds()))

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
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Import digits"), "", self.tr("Files of strokes (*.json *.json.gz)")
        )
        if names:
            self.keeper.importFiles([Path(name) for name in names])

    def _chooseExport(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export my digits"),
            FILE_NAME,
            self.tr("Files of strokes (*.json *.json.gz)"),
        )
        if name:
            self.keeper.exportFile(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _strokeFiles(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _strokeFiles(event)
        if files:
            event.acceptProposedAction()
            self.keeper.importFiles(files)

    def _tellImported(self, told: Imported) -> None:
        sentences = [self.tr("Digits added: {n:,}.").format(n=told.new)]
        if told.known:
            sentences.append(self.tr("Already there: {n:,}.").format(n=told.known))
        sentences += [translated(note) for note in told.notes()]
        self._tell(" ".join(sentences))

    def _tellExported(self, count: int, name: str) -> None:
        text = self.tr("Digits written to {path}: {n:,}.")
        self._tell(text.format(path=name, n=count))

    def _tellFailure(self, event: ErrandFailed) -> None:
        hint = translated(event.hint) if event.hint else ""
        self._tell(" ".join(filter(None, (translated(event.message), hint))), "error")

    def _tellNotice(self, notice: Message) -> None:
        self._tell(translated(notice), "warning")

    def _tell(self, text: str, severity: Any = "info") -> None:
        self.message.setMessage(text, severity)
        self.message.setVisible(bool(text))

    # Networks

    def _evaluateAll(self) -> None:
        self._evaluate(self._networks.offered())

    def _evaluate(self, networks: list[Network]) -> None:
        """Let networks read the digits; those that cannot be made say so in their rows."""
        collection, self._asked = self._collection, self._ids()
        # Without the accuracy on other data, which would stand beside the one on these.
        plain = [replace(network, accuracy=None) for network in networks]
        titles = [self._networks.title(network) for network in plain]

        def show(found: tuple[Evaluated, ...]) -> None:
            self._showEvaluated(list(zip(titles, found, strict=True)))

        self._tell("")
        self._desk.ask(
            evaluating(networks, collection.images, collection.labels),
            Asker(self, show, self._failEvaluation, self._advance, self._endEvaluation),
        )
        self._showEvaluating(True)

    def _showEvaluated(self, rows: list[tuple[str, Evaluated]]) -> None:
        self._showEvaluating(False)
        if self._asked == self._ids():
            self.models.setEvaluated(rows, self._collection.labels)
            self._tellSheet(*rows[0])

    def _failEvaluation(self, event: ErrandFailed) -> None:
        self._showEvaluating(False)
        self.sheet.setResult("")
        self._tellFailure(event)

    def _endEvaluation(self) -> None:
        self._showEvaluating(False)

    def _advance(self, done: int, total: int) -> None:
        self.progress.setProgress("", done, total)

    def _cancelEvaluation(self) -> None:
        self._desk.cancel(self)
        self._asked = ()
        self._showEvaluating(False)

    def _showEvaluating(self, busy: bool) -> None:
        if busy:
            self.progress.setProgress(self.tr("Networks are reading …"))
        for part in (self.progress, self.cancelButton):
            part.setVisible(busy)
        self.evaluateButton.setEnabled(bool(self._collection.digits) and not busy)

    def _ids(self) -> tuple[str, ...]:
        """What tells the collection from any other, labels included."""
        return tuple(f"{digit.id} {digit.label}" for digit in self._collection.digits)

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
            self.sheet.grid.setCollection(self._collection, self._sheetRows(), self._read())

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

    # What it looks like

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self._themes.scaled(CHART_PX)
        self._side.setFixedWidth(min(wanted, round(self.width() * CHART_SHARE)))
        gap = self._foot.spacing()
        needed = sum(row.sizeHint().width() for row in self._footRows) + gap
        direction = QBoxLayout.Direction
        is_wide = needed <= self.width()
        self._foot.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _label(self) -> None:
        setStyleFlag(self.facts, "muted")
        for button, text, tip in (
            (self.importButton, self.tr("Import …"), self.tr("Add the digits of files of strokes")),
            (
                self.exportButton,
                self.tr("Export …"),
                self.tr("Write all digits to a file, for others to import"),
            ),
            (self.undoButton, self.tr("Undo"), self.tr("Take the last change back (Ctrl+Z)")),
            (self.cancelButton, self.tr("Cancel"), ""),
            (
                self.sheetButton,
                self.tr("Write the guided sheet"),
                self.tr("Asks for each digit three times; thirty digits take two minutes."),
            ),
            (
                self.evaluateButton,
                self.tr("Evaluate every model"),
                self.tr("How many of my digits does each network read, and which does it mix up?"),
            ),
            (
                self.onlyButton,
                self.tr("Train only on my digits"),
                self.tr(
                    "A network that knows nobody else's hand: it takes at least {n} digits, and"
                    " some hundred to be any good."
                ).format(n=drawn.LEAST),
            ),
            (
                self.trainButton,
                self.tr("Train on MNIST and my digits"),
                self.tr(
                    "The digits of MNIST and, several times over, yours: what the network has"
                    " learnt from thousands, it adapts to your hand."
                ),
            ),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self._themes.setIcon(self.undoButton, "undo")
        self.grid.setHint(
            self.tr(
                "Draw on the pad and say “That was a …” where the network is wrong, write the"
                " guided sheet, or drop files of strokes here."
            )
        )
        self._tell("")

    def _arrange(self) -> None:
        self.setAcceptDrops(True)
        digits = QWidget()
        column = QVBoxLayout(digits)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(
            _row((self.facts, 1), self.undoButton, self.importButton, self.exportButton)
        )
        column.addWidget(self.message)
        column.addLayout(self._middle(), 1)
        column.addWidget(self.models)
        column.addLayout(_row((self.progress, 1), self.cancelButton))
        column.addLayout(self._footer())
        self.faces.addWidget(digits)
        self.faces.addWidget(self.sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.faces)

    def _middle(self) -> QHBoxLayout:
        left = QVBoxLayout(self._side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.chart)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.grid, 1)
        right.addWidget(self.choice)
        sides = QHBoxLayout()
        sides.setSpacing(COLUMN_GAP_PX)
        sides.addWidget(self._side)
        sides.addLayout(right, 1)
        return sides

    def _footer(self) -> QBoxLayout:
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(8)
        self._footRows = [
            _widget(self.sheetButton, self.evaluateButton, None),
            _widget(None, self.onlyButton, self.trainButton),
        ]
        for row in self._footRows:
            self._foot.addWidget(row)
        return self._foot

    def _connect(self) -> None:
        keeper = self.keeper
        keeper.changed.connect(self._followKeeper)
        keeper.imported.connect(self._tellImported)
        keeper.exported.connect(self._tellExported)
        keeper.failed.connect(self._tellFailure)
        keeper.noticed.connect(self._tellNotice)
        self.undoButton.clicked.connect(keeper.undo)
        self.importButton.clicked.connect(self._chooseImport)
        self.exportButton.clicked.connect(self._chooseExport)
        self.chart.classChosen.connect(self._showDigits)
        self.grid.selectionChanged.connect(self._showChosen)
        for grid in (self.grid, self.sheet.grid):
            grid.removeRequested.connect(partial(self._remove, grid))
            grid.undoRequested.connect(keeper.undo)
            grid.labelRequested.connect(partial(self._relabel, grid))
        self.choice.removeRequested.connect(self.grid.removeRequested)
        self.choice.labelRequested.connect(self.grid.labelRequested)
        self.models.modelChosen.connect(self._showDigits)
        self.sheetButton.clicked.connect(self.openSheet)
        self.evaluateButton.clicked.connect(self._evaluateAll)
        self.cancelButton.clicked.connect(self._cancelEvaluation)
        self.trainButton.clicked.connect(self._trainMixed)
        self.onlyButton.clicked.connect(self._trainAlone)
        self.sheet.written.connect(keeper.keep)
        self.sheet.withdrawn.connect(keeper.forget)
        self.sheet.left.connect(self.closeSheet)
        self.sheet.finished.connect(self._finishSheet)
        keeper.idle.connect(self._readSheet)
        self.sheet.trainRequested.connect(self._trainMixed)
        self._themes.themeChanged.connect(self._fit)


def _strokeFiles(event: QDropEvent) -> list[Path]:
    """The files of strokes that are being dragged."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return [Path(url.toLocalFile()) for url in urls if url.fileName().lower().endswith(ENDINGS)]


def _widget(*parts: QWidget | None) -> QWidget:
    widget = QWidget()
    row = _row(*parts)
    row.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(row)
    return widget


def _row(*parts: QWidget | tuple[QWidget, int] | None) -> QHBoxLayout:
    """A row of parts, each perhaps with its stretch; None stands for what room is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            widget, stretch = part if isinstance(part, tuple) else (part, 0)
            row.addWidget(widget, stretch)
    return row
