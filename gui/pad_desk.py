"""The pad's place in the window: who gives it pictures, and who takes what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.insight.explanation import Part
from gui.data.trial_images import TrialImages
from gui.drawing.my_digits_keeper import keeperOf
from gui.middle import DRAWING
from gui.pad.pictures import PadPictures
from gui.pad.wants import Wants

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class PadDesk(QObject):
    """Carries signals between the pad of ``window`` and all that it is used with.

    Attributes
    ----------
    wants : what is looked at of why the pad is read as it is.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_closed = False
        self.wants = Wants(self._explain)
        self._trials = TrialImages(window.session, self)
        self._connect_samples()
        self._connect_keeper()
        window.pad.whyRequested.connect(self._show_why)
        window.pad.drawingChanged.connect(self._note_drawing)
        window.pad.canvas.penLifted.connect(self._note_drawing)
        window.reading.told.connect(window.telling.tell)
        window.reading.failed.connect(window.telling.tellFailure)
        window.closing.connect(self._close)
        self.wants.set("pad", frozenset({Part.NOVELTY}))

    def _connect_samples(self) -> None:
        pad, telling = self._window.pad, self._window.telling
        pad.testImageRequested.connect(self._show_trial)
        self._trials.ready.connect(pad.showSample)
        self._trials.failed.connect(telling.tell)
        pictures = PadPictures(self._window.session.desks.pictures, self)
        pad.canvas.exchange.pictureGiven.connect(pictures.read)
        pictures.ready.connect(pad.showPhoto)
        pictures.failed.connect(pad.canvas.setNote)

    def _connect_keeper(self) -> None:
        pad, telling = self._window.pad, self._window.telling
        keeper = keeperOf(self._window.session.desks)
        pad.correctionRequested.connect(keeper.keep)
        pad.correctionUndone.connect(keeper.forgetLast)
        keeper.kept.connect(pad.showKept)
        keeper.noticed.connect(telling.tellNotice)
        keeper.changed.connect(self._digits_changed)
        keeper.failed.connect(telling.tellErrand)

    def _show_trial(self) -> None:
        self._trials.next(self._window.reading.trialSpec())

    def _show_why(self) -> None:
        from gui.drawing.tab import WHY

        self._window.tabs.setCurrentIndex(DRAWING)
        self._window.drawing.showPage(WHY)

    def _note_drawing(self) -> None:
        pad = self._window.pad
        self._window.teacher.noteDrawing(pad.ink(), pad.canvas.isPenDown())

    def _digits_changed(self) -> None:
        """There are more, fewer or other digits in the sets made of the user's own."""
        self._window.session.shelf.forget()
        self._window.document.refresh()
        self._window.top.fillData()

    def _explain(self, parts: frozenset[Part], target: int | None) -> None:
        """Ask for what is looked at here; a window that is gone looks at nothing any more."""
        if not self._is_closed:
            self._window.session.explain(parts, target)

    def _close(self) -> None:
        self._is_closed = True
