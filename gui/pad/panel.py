"""The right-hand side of the window: draw a digit, or take a test image, and see it read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Signal

from engine.data import ink
from engine.data.stages import Stages, render
from engine.insight.explanation import Ink
from gui.pad.bars import DIGITS, ProbabilityBars
from gui.pad.canvas import PadCanvas
from gui.pad.correcting import Correcting
from gui.pad.correction import Correction, StagesLine, digitOf
from gui.pad.header import PadHeader
from gui.pad.lane_rows import LaneRows, Reads
from gui.pad.notice import PadNotice
from gui.pad.pad_layout import PadLayout, Parts
from gui.pad.picture import Sample
from gui.pad.readout import Readout
from gui.pad.tools import PadTools
from gui.pad.verdict import Verdict
from gui.widgets.panel import Panel
from gui.widgets.turns import Turns

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from gui.pad.reader_menu import ReaderMenu
    from gui.theme import ThemeManager


class PadPanel(Panel):
    """The sheet, what the network sees of it, and what the network takes it for.

    It never reads anything itself: it announces each new picture and shows the answers it is
    given. An empty pad shows no answer, not even one that comes late.
    """

    drawingChanged = Signal(object)
    """The picture the network is to read, or None for an empty pad: of a drawing, uint8 of shape
    (28, 28); out of a data set, the very array that `showSample` was given."""
    testImageRequested = Signal()
    """The user wants to see a test image, or another one."""
    penWidthChanged = Signal(float)
    pictureGiven = Signal(object)
    """A picture of a digit is pasted, dropped or opened: a `Path` or a `QImage`, not yet read."""
    whyRequested = Signal()
    """The user wants to know why the picture is read as it is."""
    correctionRequested = Signal(object, int)
    """The strokes drawn, as `strokes` has them, and the digit that was meant."""
    correctionUndone = Signal()
    """What was asked for last by ``correctionRequested`` is to be forgotten."""
    stagesReset = Signal()
    """All stages from the pen to the network are on again."""
    _moved = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = PadCanvas(themes)
        self.tools = PadTools(themes)
        self.verdict = Verdict(themes)
        self.bars = ProbabilityBars(themes)
        self.laneRows = LaneRows(themes)
        self.correction = Correction(themes)
        self.stagesLine = StagesLine()
        self._stages = Stages()
        self._names: tuple[str, ...] = DIGITS
        self._header = PadHeader(themes, self._headings())
        self._readout = Readout()
        self.notice = PadNotice(themes)
        self._correcting = Correcting(self.correction, self.canvas, self)
        self._sample: Sample | None = None
        self._answer: tuple[NDArray[np.float64], tuple[str, ...]] | None = None
        self._novelty: float | None = None
        self._is_race = False
        self._is_due = False
        self._layout = self._arranged()
        self._connect()
        themes.themeChanged.connect(self._fitSheet)
        self.setReader(self.tr("reads: current model"))
        self._showState()

    @property
    def preview(self) -> Any:
        """The picture as the network gets it."""
        return self.verdict.preview

    @property
    def readerMenu(self) -> ReaderMenu:
        """The menu from which whoever is to read is chosen."""
        return self._header.menu

    def strokes(self) -> list[NDArray[np.float64]]:
        """The strokes drawn, arrays of shape (n, 2); see `PadCanvas.strokes`."""
        return self.canvas.strokes()

    def setStrokes(self, strokes: Sequence[Any]) -> None:
        """Put these strokes in place of the drawing."""
        self.canvas.setStrokes(strokes)

    def ink(self) -> Ink | None:
        """The strokes drawn and the pen, where a drawing is read now; None for a picture."""
        if self._sample is not None or not self._isDrawn():
            return None
        return Ink(tuple(self.canvas.strokes()), self.penWidth())

    def stages(self) -> Stages:
        """The stages by which the picture is made."""
        return self._stages

    def setStages(self, stages: Stages) -> None:
        """Make the picture by these stages from now on; those that are off are told of."""
        if stages == self._stages:
            return
        self._stages = stages
        self.stagesLine.setOff(len(stages.off))
        self._fitSheet()
        if self._sample is None and self._isDrawn():
            self._announce()

    def sample(self) -> Sample | None:
        """The picture shown instead of a drawing, with its caption and truth, or None."""
        return self.canvas.sample()

    def showSample(
        self,
        pixels: NDArray[Any],
        caption: str,
        truth: str = "",
        is_test: bool = False,
        is_own: bool = False,
    ) -> None:
        """Show an image in place of the drawing, which comes back when it is taken away.

        Parameters
        ----------
        pixels : of shape (h, w), (h, w, 1) or (h, w, 3), uint8, or float32 in [0, 1]; announced
            as it is.
        caption : what it is, for people.
        truth : name of its class, as the answers will name it; empty where it is not known.
        is_test : whether it is a test image; the network may have learnt from any other.
        is_own : whether it is the user's own picture, and out of no data set.
        """
        self.canvas.setSample(Sample(pixels, caption, truth, is_test, is_own))

    def showPhoto(self, pixels: NDArray[Any], caption: str) -> None:
        """Show a picture of the user's own in place of the drawing, as `showSample` does."""
        self.showSample(pixels, caption, is_own=True)

    def clearSample(self) -> None:
        """Take the image away; the drawing comes back."""
        self.canvas.setSample(None)

    def setTestImages(self, available: bool) -> None:
        """Say whether there are test images to ask for."""
        self.tools.testButton.setEnabled(available)
        self._showState()

    def setDrawable(self, drawable: bool, reason: str = "") -> None:
        """Say whether the network can read drawings.

        Parameters
        ----------
        reason : why it cannot; it stands on the sheet. A drawing stays, but nobody reads it.
        """
        changed = drawable != self.canvas.isDrawable()
        self.canvas.setDrawable(drawable, reason)
        if changed and self.canvas.sample() is None and not self.canvas.isEmpty():
            self._announce()
        self._showState()
        self._fitSheet()

    def penWidth(self) -> float:
        """The pen's width as a share of the digit's longer side."""
        return self.tools.penWidth()

    def setPenWidth(self, pen: float) -> None:
        """Set the pen's width, 0.05 to 0.30."""
        self.tools.setPenWidth(pen)

    def showPrediction(
        self, probabilities: NDArray[np.floating[Any]], class_names: Sequence[str] = DIGITS
    ) -> None:
        """Show what the network makes of the picture; ignored while there is none.

        Parameters
        ----------
        probabilities : shape (classes,), each in [0, 1].
        class_names : a name for each class.
        """
        if self._sample is None and not self._isDrawn():
            return
        self._answer = np.asarray(probabilities, dtype=np.float64), tuple(class_names)
        self.bars.setProbabilities(*self._answer)
        if not self._is_race:
            self._showVerdict()

    def showLanes(self, lanes: Sequence[Reads] | None) -> None:
        """Show what each of ``lanes`` makes of the picture; with None, the one network's answer.

        To be called again when the lanes, or the states they are in, have changed. Answers to
        the same picture stay.
        """
        self._is_race = lanes is not None
        if lanes is not None:
            self.laneRows.setLanes(lanes)
        self._showVerdict()
        self._showState()
        self._fitSheet()

    def showLanePrediction(
        self,
        lane: int,
        probabilities: Sequence[float] | NDArray[np.floating[Any]],
        class_names: Sequence[str] = DIGITS,
    ) -> None:
        """Show what one lane makes of the picture; ignored while there is none.

        Parameters
        ----------
        lane : the lane's number.
        probabilities : shape (classes,), each in [0, 1].
        class_names : a name for each class.
        """
        if self._sample is None and not self._isDrawn():
            return
        self.laneRows.setClassNames(class_names)
        self.laneRows.setPrediction(lane, probabilities)

    def setNovelty(self, novelty: float | None) -> None:
        """Say how unlike all examples the picture is; ignored while there is no picture.

        Parameters
        ----------
        novelty : 0, as examples are among themselves, to 1, like none; None: not known.
        """
        self._novelty = novelty if self._sample is not None or self._isDrawn() else None
        self._showNovelty()

    def showKept(self, label: int) -> None:
        """Say that the drawing is kept as ``label``, unless it is another drawing by now."""
        self._correcting.showKept(label)

    def readAgain(self) -> None:
        """Take the answer away and announce the picture once more: another network reads it."""
        self.clearPrediction()
        self._announce()

    def clearPrediction(self) -> None:
        """Take the answer away; the drawing stays."""
        self._answer = self._novelty = None
        self.bars.clear()
        self.laneRows.clear()
        self.verdict.clear()
        self._nameClasses()

    def setClassNames(self, names: Sequence[str]) -> None:
        """Set the names shown while there is no answer; an answer brings its own."""
        self._names = tuple(names)
        if self.bars.winner() is None:
            self._nameClasses()

    def setReader(self, text: str) -> None:
        """Say who reads, for example ``"reads: current model"``."""
        self._header.setReader(text)

    def setNotice(self, text: str, action: str = "") -> None:
        """Show a sentence below the answer, for a model that reads no digits; empty for none.

        Parameters
        ----------
        action : what a button below it says, for example ``"Try a test image"``; no button where
            empty. It asks for a test image.
        """
        self.notice.setMessage(text, action)
        self._showState()
        self._fitSheet()

    def _headings(self) -> tuple[str, ...]:
        drawing, picture = self.tr("Draw a digit"), self.tr("Picture of a digit")
        return drawing, self.tr("Test image"), self.tr("Example"), picture

    def _connect(self) -> None:
        self.canvas.strokesChanged.connect(self._sheetChanged)
        self._moved.connect(self._announceDue, Qt.ConnectionType.QueuedConnection)
        self._connectTools()
        self.tools.penWidthChanged.connect(self._penMoved)
        self.tools.testImageRequested.connect(self.testImageRequested)
        self.notice.actionRequested.connect(self.testImageRequested)
        self.laneRows.answersChanged.connect(self._lanesAnswered)
        self.notice.whyRequested.connect(self.whyRequested)
        self.correction.whyRequested.connect(self.whyRequested)
        self._correcting.requested.connect(self.correctionRequested)
        self._correcting.undone.connect(self.correctionUndone)
        self.stagesLine.resetRequested.connect(lambda: self.setStages(Stages()))
        self.stagesLine.resetRequested.connect(self.stagesReset)

    def _connectTools(self) -> None:
        tools, canvas, exchange = self.tools, self.canvas, self.canvas.exchange
        tools.undoRequested.connect(canvas.undo)
        tools.redoRequested.connect(canvas.redo)
        tools.clearRequested.connect(canvas.clear)
        tools.eraserToggled.connect(canvas.setErasing)
        canvas.erasingChanged.connect(tools.setErasing)
        tools.pasteRequested.connect(exchange.paste)
        tools.openRequested.connect(exchange.askOpen)
        tools.copyRequested.connect(exchange.copy)
        tools.saveRequested.connect(exchange.askSave)
        exchange.pictureGiven.connect(self.pictureGiven)

    def _isDrawn(self) -> bool:
        """Whether there is a drawing that can be read."""
        return self.canvas.isDrawable() and not self.canvas.isEmpty()

    def _penMoved(self, pen: float) -> None:
        self.canvas.setPenWidth(pen)
        self.penWidthChanged.emit(pen)
        if self._sample is None and self._isDrawn():
            self._announceSoon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digitOf(event)
        if digit is None or not self._correcting.isPossible():
            super().keyPressEvent(event)
        else:
            self._correcting.correct(digit)

    def _probabilities(self) -> NDArray[np.floating[Any]] | None:
        """The answer that counts now: the lanes' together in a race, else the one network's."""
        if self._is_race:
            vote = self.laneRows.vote()
            return vote.probabilities if vote is not None else None
        return self._answer[0] if self._answer is not None else None

    def _showAsked(self) -> None:
        """Offer what can be asked of the answer there is."""
        answer = self._probabilities()
        own = self._answer[1] if self._answer is not None else ()
        names = self.laneRows.classNames() if self._is_race else own
        self._correcting.setAnswer(answer, names, is_drawn=self._sample is None)
        self.notice.whyButton.setEnabled(answer is not None)

    def _sheetChanged(self) -> None:
        self._correcting.leave()
        sample = self.canvas.sample()
        if sample is not self._sample:  # an answer to the one is none to the other
            self._sample = sample
            self.notice.setSample(None if sample is not None and sample.is_own else sample)
            self.clearPrediction()  # which fits the sheet, too
        self._showState()
        if sample is None and self._isDrawn():
            self._announceSoon()
        else:
            self._announce()

    def _announceSoon(self) -> None:
        """Announce one picture for all the moves that wait, but before they are painted.

        A network reads while the sheet is painted; a timer would come after.
        """
        Turns.ofApplication().giveWay()
        if not self._is_due:
            self._is_due = True
            self._moved.emit()

    def _announceDue(self) -> None:
        if self._is_due:
            self._announce()

    def _announce(self) -> None:
        self._is_due = False
        picture = self._picture()
        self.preview.setPixels(picture, is_drawn=self._sample is None)
        if picture is None:
            self.clearPrediction()
        self.drawingChanged.emit(picture)

    def _picture(self) -> NDArray[Any] | None:
        """What the network is to read."""
        if self._sample is not None:
            return self._sample.pixels
        strokes = self.canvas.strokes() if self._isDrawn() else []
        if ink.is_empty(strokes):
            return None
        if not self._stages.off:
            return ink.render(strokes, self.penWidth())
        return render(strokes, self.penWidth(), self._stages)

    def _lanesAnswered(self) -> None:
        if self._is_race:
            self._showVerdict()

    def _showVerdict(self) -> None:
        """Say who won: among the lanes in a race, else with the one network."""
        truth = self._sample.truth if self._sample else ""
        vote = self.laneRows.vote()
        if self._is_race and vote is not None:
            self.verdict.showVote(vote, self.laneRows.classNames(), truth)
        elif not self._is_race and self._answer is not None:
            self.verdict.showWinner(*self._answer, truth)
        else:
            self.verdict.clear()
        self._showNovelty()
        self._showAsked()

    def _showNovelty(self) -> None:
        self.verdict.setNovelty(None if self._probabilities() is None else self._novelty)

    def _nameClasses(self) -> None:
        self.bars.setNames(self._names)
        self.laneRows.setClassNames(self._names)
        self.verdict.setNames(self._names)
        self._showAsked()
        self._showState()
        self._fitSheet()

    def _showState(self) -> None:
        canvas = self.canvas
        self.tools.setUsable(
            canvas.canUndo(), canvas.canClear(), canvas.isDrawable(), canvas.canRedo()
        )
        has_samples = self.tools.testButton.isEnabled()
        is_for_samples = self._sample is not None or (has_samples and not canvas.isDrawable())
        is_learnt = self._sample is not None and not self._sample.is_test
        is_own = self._sample is not None and self._sample.is_own
        self._header.setHeading(3 if is_own else 2 if is_learnt else 1 if is_for_samples else 0)
        is_readable = has_samples or canvas.isDrawable()  # or there is no answer to wait for
        self.verdict.setVisible(is_readable)
        self._offerCorrections(is_readable and self._names == DIGITS and not self._isWarned())
        self.bars.setVisible(is_readable and not self._is_race)
        self.laneRows.setVisible(is_readable and self._is_race)

    def _offerCorrections(self, offered: bool) -> None:
        if self.correction.isHidden() == offered:
            self.correction.setVisible(offered)
            self._readout.column.activate()  # or what is below it would move later

    def _isWarned(self) -> bool:
        """Whether the notice stands there, with a button of its own for why."""
        return not self.notice.isHidden()

    def _arranged(self) -> PadLayout:
        parts = Parts(
            self._header,
            self.canvas,
            self.tools,
            self._readout,
            self.verdict,
            self.stagesLine,
            self.correction,
            self.notice,
            self.bars,
            self.laneRows,
        )
        return PadLayout(self, parts)

    def minimumSizeHint(self) -> QSize:
        return self._layout.leastSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitSheet()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fitSheet()
        return super().event(event)

    def _fitSheet(self) -> None:
        is_for_drawings = self._sample is None and self.canvas.isDrawable()
        self._layout.fitSheet(self._is_race, is_for_drawings)
