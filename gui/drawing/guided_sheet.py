"""A sheet that asks for each digit three times, one after the other."""

from __future__ import annotations

import random
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gui.drawing.digit_grid import DigitGrid
from gui.drawing.sheet_order import TIMES, order
from gui.pad.canvas import PadCanvas
from gui.theme import figureLabel, headingLabel, mutedLabel, primaryButton, setPrimary, setStyleFlag
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from gui.drawing.sheet_order import Cell
    from gui.theme import ThemeManager

    Strokes = list[NDArray[np.float64]]

NEXT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
LEAST_SHEET_PX, MOST_SHEET_PX = 200, 460
NAME_MARGIN_PX = 24


@dataclass(frozen=True, eq=False)
class Modes:
    """A sheet under way.

    Parameters
    ----------
    sheet : the how manieth it is; digits are kept under this number.
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


class SquareRoom(QWidget):
    """Room for a canvas, as large a square in its middle as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._canvas: PadCanvas | None = None
        self.setMinimumSize(LEAST_SHEET_PX, LEAST_SHEET_PX)

    def setCanvas(self, canvas: PadCanvas) -> None:
        """Put a canvas in place of the one before, which is deleted."""
        if self._canvas is not None:
            self._canvas.hide()
            self._canvas.deleteLater()
        self._canvas = canvas
        canvas.setParent(self)
        self._fit()
        canvas.show()

    def sizeHint(self) -> QSize:
        return QSize(MOST_SHEET_PX, MOST_SHEET_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = min(self.width(), self.height(), MOST_SHEET_PX)
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        if self._canvas is not None:
            self._canvas.setGeometry(left, top, side, side)


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
        self._sheet = 0
        self.progress, self.count = QProgressBar(), figureLabel()
        self.backButton, self.skipButton = QPushButton(), QPushButton()
        self.clearButton, self.leaveButton = QPushButton(), QPushButton()
        self.nextButton = primaryButton()
        self.summary, self.result = headingLabel(), ElidedLabel()
        self.grid = DigitGrid(themes)
        self.trainButton, self.againButton = primaryButton(), QPushButton()
        self.seeButton = QPushButton()
        self._faces = QStackedLayout(self)
        self._label()
        self._arrange()
        self._connect()
        themes.themeChanged.connect(self._fitName)
        self._fitName()
        self.begin()

    def begin(self) -> None:
        """Ask for the first digit of a new sheet; nobody knows who writes it."""
        self._sheet += 1
        self.nameEdit.clear()
        self._cells = order(self._rng)
        self._strokes: list[Strokes] = [[] for _ in self._cells]
        self._told: list[Strokes] = [[] for _ in self._cells]
        self._place = 0
        self._faces.setCurrentIndex(WRITING)
        self._show()

    def modes(self) -> Modes:
        """The sheet as it stands, for `setModes` of another one."""
        strokes: list[Strokes] = list(self._strokes)
        strokes[self._place] = self.canvas.strokes() if self._isWritten() else []
        written, told = tuple(strokes), tuple(self._told)
        name, cells = self.nameEdit.text(), tuple(self._cells)
        return Modes(self._sheet, name, cells, written, told, self._place, self.isFinished())

    def setModes(self, modes: Modes) -> None:
        """Go on with a sheet where another one was."""
        self._sheet, self._cells, self._place = modes.sheet, modes.cells, modes.place
        self._strokes, self._told = list(modes.strokes), list(modes.told)
        self.nameEdit.setText(modes.writer)
        self._faces.setCurrentIndex(WRITING)
        self._show()
        if modes.is_finished:
            self._sumUp()

    def place(self) -> int:
        """The place that is being written, from 0."""
        return self._place

    def label(self) -> int:
        """The digit asked for."""
        return self._cells[self._place].label

    def writtenCount(self) -> int:
        """How many digits have been written."""
        return sum(bool(strokes) for strokes in self._told)

    def keys(self) -> list[Hashable]:
        """The keys of all places that have been written on this sheet."""
        return [self._key(place) for place, strokes in enumerate(self._told) if strokes]

    def isFinished(self) -> bool:
        """Whether the summary is shown."""
        return self._faces.currentIndex() == SUMMARY

    def setResult(self, text: str) -> None:
        """Say below the summary how a network reads what was written."""
        self.result.setText(text)

    def setTrainable(self, trainable: bool) -> None:
        """Say whether there are digits to train on."""
        self.trainButton.setEnabled(trainable)

    def goOn(self) -> None:
        """Take what is written and ask for the next one; nothing while nothing is written."""
        if self._isWritten():
            self._take()
            self._go(self._place + 1)

    def goBack(self) -> None:
        """Show the one before, to write it anew."""
        if self._place > 0:
            self._take()
            self._go(self._place - 1)

    def skip(self) -> None:
        """Ask for the next one, whether this one is written or not."""
        self._take()
        self._go(self._place + 1)

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

    def _take(self) -> None:
        """Announce what is written, or that nothing is any more, unless that is known."""
        strokes: Any = self.canvas.strokes() if self._isWritten() else []
        self._strokes[self._place] = strokes
        told = self._told[self._place]
        if _same(strokes, told):
            return
        self._told[self._place] = strokes
        if not strokes:
            self.withdrawn.emit(self._key(self._place))
        else:
            writer = self.nameEdit.text().strip()
            self.written.emit(strokes, self.label(), writer, self._key(self._place))

    def _key(self, place: int) -> Hashable:
        return "sheet", self._sheet, place

    def _go(self, place: int) -> None:
        if place >= len(self._cells):
            self._finish()
            return
        self._place = place
        self._show()

    def _finish(self) -> None:
        self._sumUp()
        self.finished.emit()

    def _sumUp(self) -> None:
        count = self.writtenCount()
        self.summary.setText(self.tr("Written: {count} of 30").format(count=count))
        self.result.setText("")
        self._faces.setCurrentIndex(SUMMARY)
        (self.trainButton if self.trainButton.isEnabled() else self.seeButton).setFocus()

    def _show(self) -> None:
        cell = self._cells[self._place]
        self.title.setText(self.tr("Write a {digit}").format(digit=cell.label))
        self.turn.setText(self.tr("{turn} of {times}").format(turn=cell.turn, times=TIMES))
        self._putCanvas()
        self.progress.setValue(self._place)
        self.count.setText(f"{self._place + 1}/{len(self._cells)}")
        self._showUsable()
        if self.isVisible():
            self.canvas.setFocus()

    def _putCanvas(self) -> None:
        """Take a new sheet of paper: what was done on the last one cannot be undone on this."""
        self.canvas = PadCanvas(self._themes)
        self.canvas.setAcceptDrops(False)
        self.canvas.setAccessibleName(self.tr("Sheet to write on"))
        self.canvas.setHint(self.tr("Write a {digit}").format(digit=self.label()))
        self.canvas.setStrokes(self._strokes[self._place])
        self.canvas.strokesChanged.connect(self._showUsable)
        self.canvas.installEventFilter(self)
        self._room.setCanvas(self.canvas)

    def _showUsable(self) -> None:
        self.backButton.setEnabled(self._place > 0)
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
            (self.trainButton, self.tr("Train on MNIST and my digits"), ""),
            (self.againButton, self.tr("Another sheet"), self.tr("For the next writer, say")),
            (self.seeButton, self.tr("See my digits"), ""),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self._themes.setIcon(self.clearButton, "eraser")
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How far the sheet is"))
        setStyleFlag(self.result, "muted")
        setPrimary(self.nextButton)

    def _fitName(self) -> None:
        self.nameEdit.ensurePolished()
        hint = self.nameEdit.fontMetrics().horizontalAdvance(self.nameEdit.placeholderText())
        self.nameEdit.setFixedWidth(hint + NAME_MARGIN_PX)

    def _arrange(self) -> None:
        head = _row(self.title, self.turn, None, self.nameEdit)
        far = _row(self.progress, self.count)
        foot = _row(
            self.leaveButton, None, self.backButton, self.clearButton,
            self.skipButton, self.nextButton,
        )  # fmt: skip
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._room, 1)
        column.addLayout(far)
        column.addLayout(foot)
        self._faces.addWidget(writing)
        self._faces.addWidget(self._summaryPage())
        self.progress.setRange(0, 10 * TIMES)

    def _summaryPage(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(8)
        column.setContentsMargins(0, 0, 0, 0)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self.summary)
        heading.addWidget(self.result, 1)
        column.addLayout(heading)
        column.addWidget(self.grid, 1)
        column.addLayout(_row(self.seeButton, self.againButton, None, self.trainButton))
        return page

    def _connect(self) -> None:
        self.backButton.clicked.connect(self.goBack)
        self.clearButton.clicked.connect(lambda: self.canvas.clear())
        self.skipButton.clicked.connect(self.skip)
        self.nextButton.clicked.connect(self.goOn)
        self.nameEdit.returnPressed.connect(lambda: self.canvas.setFocus())
        self.leaveButton.clicked.connect(self.left)
        self.seeButton.clicked.connect(self.left)
        self.againButton.clicked.connect(self.begin)
        self.trainButton.clicked.connect(self.trainRequested)


WRITING, SUMMARY = range(2)


def _same(first: Any, second: Any) -> bool:
    return len(first) == len(second) and all(
        one.shape == other.shape and bool((one == other).all())
        for one, other in zip(first, second, strict=True)
    )


def _row(*parts: QLabel | QWidget | None) -> QHBoxLayout:
    """A row of parts; None stands for what room is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
