"""A sheet that asks for each digit three times, one after the other."""

from __future__ import annotations

import random
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gui.drawing.row import GAP_PX, row
from gui.drawing.sheet_order import TIMES, order
from gui.drawing.sheet_summary import SheetSummary
from gui.drawing.square_room import SquareRoom
from gui.drawing.written_sheet import WrittenSheet
from gui.pad.canvas import PadCanvas
from gui.theme import figureLabel, headingLabel, mutedLabel, primaryButton, setPrimary

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from gui.drawing.sheet_order import Cell
    from gui.drawing.written_sheet import Strokes
    from gui.theme import ThemeManager

NEXT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
NAME_MARGIN_PX = 24
WRITING, SUMMARY = range(2)


@dataclass(frozen=True, eq=False)
class Modes:
    """A sheet under way.

    Parameters
    ----------
    sheet : which one it is, counted from 1; digits are kept under this number.
    writer : who writes, as it was typed.
    cells : which digits are asked for, in order.
    strokes : what is written at each place, of which ``told`` has been announced.
    place : the one being written, from 0.
    is_finished : whether the summary is shown.
    """

    sheet: int
    writer: str
    cells: tuple[Cell, ...]
    strokes: tuple[Strokes, ...]
    told: tuple[Strokes, ...]
    place: int
    is_finished: bool


class GuidedSheet(QWidget):
    """Thirty digits, asked for one by one; each is announced as soon as it is written.

    Enter or Space goes on, the arrow keys go back and skip, Delete wipes.
    """

    written = Signal(object, int, str, object)
    """A digit's strokes, its label, who wrote it, and a key for its place on this sheet; with the
    same key again where it has been written anew."""
    withdrawn = Signal(object)
    """The key of a place that was written and has been wiped since."""
    left = Signal()
    """The user wants to see the digits."""
    finished = Signal()
    """The last digit has been asked for."""
    trainRequested = Signal()

    def __init__(self, themes: ThemeManager, rng: random.Random | None = None) -> None:
        super().__init__()
        self._themes = themes
        self._rng = rng or random.Random()
        self.title, self.turn = headingLabel(), mutedLabel()
        self.nameEdit = QLineEdit()
        self.canvas: PadCanvas
        self._room = SquareRoom()
        self._sheet = WrittenSheet(0, ())
        self.progress, self.count = QProgressBar(), figureLabel()
        self.backButton, self.skipButton = QPushButton(), QPushButton()
        self.clearButton, self.leaveButton = QPushButton(), QPushButton()
        self.nextButton = primaryButton()
        self.summary = SheetSummary(themes)
        self._faces = QStackedLayout(self)
        self._label()
        self._arrange()
        self._connect()
        themes.themeChanged.connect(self._fitName)
        self._fitName()
        self.begin()

    def begin(self) -> None:
        """Ask for the first digit of a new sheet; nobody knows who writes it."""
        self.nameEdit.clear()
        self._sheet = WrittenSheet(self._sheet.number + 1, order(self._rng))
        self._faces.setCurrentIndex(WRITING)
        self._show()

    def modes(self) -> Modes:
        """The sheet as it stands, for `setModes` of another one."""
        sheet = self._sheet
        strokes: list[Strokes] = list(sheet.strokes)
        strokes[sheet.place] = self._current()
        written, told, name = tuple(strokes), tuple(sheet.told), self.nameEdit.text()
        is_finished = self.isFinished()
        return Modes(sheet.number, name, sheet.cells, written, told, sheet.place, is_finished)

    def setModes(self, modes: Modes) -> None:
        """Go on with a sheet where another one was."""
        self._sheet = WrittenSheet(modes.sheet, modes.cells)
        self._sheet.place = modes.place
        self._sheet.strokes, self._sheet.told = list(modes.strokes), list(modes.told)
        self.nameEdit.setText(modes.writer)
        self._faces.setCurrentIndex(WRITING)
        self._show()
        if modes.is_finished:
            self._sumUp()

    def place(self) -> int:
        """The place that is being written, from 0."""
        return self._sheet.place

    def label(self) -> int:
        """The digit asked for."""
        return self._sheet.cell.label

    def writtenCount(self) -> int:
        """How many digits have been written."""
        return self._sheet.writtenCount

    def keys(self) -> list[Hashable]:
        """The keys of all places that have been written on this sheet."""
        return self._sheet.keys()

    def isFinished(self) -> bool:
        """Whether the summary is shown."""
        return self._faces.currentIndex() == SUMMARY

    def setResult(self, text: str) -> None:
        """Say below the summary how a network reads what was written."""
        self.summary.result.setText(text)

    def setTrainable(self, trainable: bool) -> None:
        """Say whether there are digits to train on."""
        self.summary.trainButton.setEnabled(trainable)

    def goOn(self) -> None:
        """Take what is written and ask for the next one; nothing while nothing is written."""
        if self._isWritten():
            self._take()
            self._go(self._sheet.place + 1)

    def goBack(self) -> None:
        """Show the one before, to write it anew."""
        if self._sheet.place > 0:
            self._take()
            self._go(self._sheet.place - 1)

    def skip(self) -> None:
        """Ask for the next one, whether this one is written or not."""
        self._take()
        self._go(self._sheet.place + 1)

    def keepCurrent(self) -> None:
        """Take what is written now; to be called before the sheet is left."""
        if not self.isFinished():
            self._take()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.isFinished():
            self.canvas.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See keys on the canvas before the canvas does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in NEXT_KEYS:
            self.goOn()
        elif event.key() == Qt.Key.Key_Left:
            self.goBack()
        elif event.key() == Qt.Key.Key_Right:
            self.skip()
        else:
            return False
        return True

    # What is written

    def _isWritten(self) -> bool:
        return not self.canvas.isEmpty() and self.canvas.sample() is None

    def _current(self) -> Any:
        """The strokes that are written now, none where nothing is."""
        return self.canvas.strokes() if self._isWritten() else []

    def _take(self) -> None:
        """Announce what is written, or that nothing is any more, unless that is known."""
        strokes, sheet = self._current(), self._sheet
        if not sheet.take(strokes):
            return
        if not strokes:
            self.withdrawn.emit(sheet.key())
        else:
            self.written.emit(strokes, self.label(), self.nameEdit.text().strip(), sheet.key())

    def _go(self, place: int) -> None:
        if self._sheet.go(place):
            self._show()
        else:
            self._sumUp()
            self.finished.emit()

    def _sumUp(self) -> None:
        self.summary.sumUp(self.writtenCount())
        self._faces.setCurrentIndex(SUMMARY)
        self.summary.focusNext()

    def _show(self) -> None:
        sheet, cell = self._sheet, self._sheet.cell
        self.title.setText(self.tr("Write a {digit}").format(digit=cell.label))
        self.turn.setText(self.tr("{turn} of {times}").format(turn=cell.turn, times=TIMES))
        self._putCanvas()
        self.progress.setValue(sheet.place)
        self.count.setText(f"{sheet.place + 1}/{len(sheet.cells)}")
        self._showUsable()
        if self.isVisible():
            self.canvas.setFocus()

    def _putCanvas(self) -> None:
        """Take a new sheet of paper: what was done on the last one cannot be undone on this."""
        self.canvas = PadCanvas(self._themes)
        self.canvas.setAcceptDrops(False)
        self.canvas.setAccessibleName(self.tr("Sheet to write on"))
        self.canvas.setHint(self.tr("Write a {digit}").format(digit=self.label()))
        self.canvas.setStrokes(self._sheet.strokes[self._sheet.place])
        self.canvas.strokesChanged.connect(self._showUsable)
        self.canvas.installEventFilter(self)
        self._room.setCanvas(self.canvas)

    def _showUsable(self) -> None:
        self.backButton.setEnabled(self._sheet.place > 0)
        self.nextButton.setEnabled(self._isWritten())
        self.clearButton.setEnabled(self.canvas.canClear())

    # What it looks like

    def _label(self) -> None:
        self.nameEdit.setPlaceholderText(self.tr("Who writes? (optional)"))
        self.nameEdit.setAccessibleName(self.tr("Who writes"))
        self.nameEdit.setToolTip(self.tr("Kept with each digit, so that a class can pool theirs."))
        for button, text, tip in (
            (self.backButton, self.tr("Back"), self.tr("Write the one before anew (←)")),
            (self.clearButton, self.tr("Clear"), self.tr("Wipe the sheet (Delete)")),
            (self.skipButton, self.tr("Skip"), self.tr("Leave this one out (→)")),
            (self.nextButton, self.tr("Next"), self.tr("Keep it and go on (Enter or Space)")),
            (self.leaveButton, self.tr("Leave the sheet"), self.tr("What is written is kept.")),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self._themes.setIcon(self.clearButton, "eraser")
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How far the sheet is"))
        setPrimary(self.nextButton)

    def _fitName(self) -> None:
        self.nameEdit.ensurePolished()
        hint = self.nameEdit.fontMetrics().horizontalAdvance(self.nameEdit.placeholderText())
        self.nameEdit.setFixedWidth(hint + NAME_MARGIN_PX)

    def _arrange(self) -> None:
        head = row(self.title, self.turn, None, self.nameEdit)
        far = row(self.progress, self.count)
        foot = row(
            self.leaveButton, None, self.backButton, self.clearButton,
            self.skipButton, self.nextButton,
        )  # fmt: skip
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addLayout(head)
        column.addWidget(self._room, 1)
        column.addLayout(far)
        column.addLayout(foot)
        self._faces.addWidget(writing)
        self._faces.addWidget(self.summary)
        self.progress.setRange(0, 10 * TIMES)

    def _connect(self) -> None:
        self.backButton.clicked.connect(self.goBack)
        self.clearButton.clicked.connect(lambda: self.canvas.clear())
        self.skipButton.clicked.connect(self.skip)
        self.nextButton.clicked.connect(self.goOn)
        self.nameEdit.returnPressed.connect(lambda: self.canvas.setFocus())
        self.leaveButton.clicked.connect(self.left)
        self.summary.seeButton.clicked.connect(self.left)
        self.summary.againButton.clicked.connect(self.begin)
        self.summary.trainButton.clicked.connect(self.trainRequested)
