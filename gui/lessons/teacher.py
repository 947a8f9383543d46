"""Watches what is done in the window while a lesson is under way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from engine.lessons import progress as steps
from engine.lessons.facts import EnsembleFacts, Facts
from gui.lessons.done_steps import DoneSteps
from gui.lessons.observed import RaceWatch, RunWatch, epochOf

if TYPE_CHECKING:
    from engine.insight.explanation import Ink
    from engine.lessons.lesson import Lesson
    from engine.lessons.progress import Progress
    from engine.messages import Message
    from gui.data.desk import Desk
    from gui.document import Document
    from gui.race.session import RaceSession
    from gui.session import Session

BETWEEN_MS = 200
"""Facts are gathered at most so often."""


class Teacher(QObject):
    """Leads through a lesson: gathers facts of the window, and tells when a step is done.

    Runs, drawings and the like are counted at all times, which costs nothing; everything else is
    gathered only while a step is open. What no session knows is told by the ``note`` methods.

    Parameters
    ----------
    desk : for the file of the steps that are done, and for nothing else.
    path : that file, if it is not the usual one.
    """

    progressChanged = Signal(object)
    """The `Progress` of the lesson under way has changed, or what is missing; None: no lesson."""
    doneChanged = Signal()
    """Other steps have been done."""

    def __init__(
        self,
        document: Document,
        session: Session,
        race: RaceSession,
        desk: Desk,
        path: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._race = document, session, race
        self._runs, self._races = RunWatch(session), RaceWatch(race)
        self._tab, self._page, self._axis = "train", "", "epochs"
        self._drawings, self._label = 0, ""
        self._readings: dict[int, str] = {}
        self._moments = self._measured = self._settled = 0
        self._warnings = self._warnings_now()
        self._strokes: tuple[bytes, ...] = ()
        self._is_unread = self._is_under_way = False
        self._answer = ""
        self._activations: frozenset[str] = frozenset()
        self._ensemble: EnsembleFacts | None = None
        self._progress: Progress | None = None
        self._visited: dict[int, Progress] = {}
        self._missing: tuple[Message, ...] = ()
        self._done = DoneSteps(desk, path, self)
        self._soon = QTimer(self, singleShot=True, interval=BETWEEN_MS)
        self._soon.timeout.connect(self._look)
        self._connect()

    @property
    def progress(self) -> Progress | None:
        """The lesson under way and the learner's place in it."""
        return self._progress

    @property
    def missing(self) -> tuple[Message, ...]:
        """What the step still waits for, as `engine.lessons.checks.Check.missing` gives it."""
        return self._missing

    def doneSteps(self, lesson: Lesson | None = None) -> frozenset[int]:
        """Return the steps that were done at any time; of the lesson under way if left out."""
        if lesson is None and self._progress is not None:
            lesson = self._progress.lesson
        return self._done.of(lesson) if lesson is not None else frozenset()

    def loadDone(self) -> None:
        """Read which steps were done before this start; once."""
        self._done.load()

    # -- orders ----------------------------------------------------------------------------

    def begin(self, lesson: Lesson, place: int = 0) -> None:
        """Begin a lesson, or one of its steps."""
        self._visited = {}
        self._take(steps.begin(lesson, self.facts(), place))

    def answer(self, option: int) -> None:
        """Choose an option of the bet."""
        if self._progress is not None:
            self._take(self._progress.answered(option, self.facts()))

    def goTo(self, place: int) -> None:
        """Go to another step; one that was done a moment ago is found as it was left."""
        if self._progress is None:
            return
        self._visited[self._progress.place] = self._progress
        before = self._visited.get(place)
        is_kept = before is not None and before.done
        moved = before if is_kept else self._progress.at(place, self.facts())
        self._take(moved)

    def end(self) -> None:
        """Close the lesson."""
        self._visited = {}
        self._take(None)

    # -- what is told ----------------------------------------------------------------------

    def noteTab(self, key: str, page: str = "") -> None:
        """Say what is looked at: one of `engine.lessons.facts.TABS`, and of its ``PAGES``."""
        self._tab, self._page = key, page
        self._changed()

    def noteAxis(self, axis: str) -> None:
        """Say what the horizontal axis counts, one of `engine.lessons.facts.AXES`."""
        self._axis = axis
        self._changed()

    def noteActivations(self, kinds: Iterable[str]) -> None:
        """Say which functions the Activations tab shows."""
        self._activations = frozenset(kinds)
        self._changed()

    def noteDrawing(self, ink: Ink | None, is_under_way: bool = False) -> None:
        """Say what is drawn on the pad, None for nothing or for an image that nobody drew.

        What is told again, because another network reads it, is no new drawing. While a stroke is
        ``is_under_way``, as what it is read does not count.
        """
        strokes = tuple(stroke.tobytes() for stroke in ink.strokes) if ink else ()
        if strokes != self._strokes:
            self._strokes, self._is_unread = strokes, bool(strokes)
            self._answer, self._readings = "", {}
        self._is_under_way = is_under_way
        self._count()

    def noteRead(self, label: str) -> None:
        """Say as what the drawing on the pad is read; each drawing counts once."""
        if self._strokes:
            self._answer = label
            self._count()

    def _count(self) -> None:
        """Count a drawing that is finished and read."""
        if self._answer and not self._is_under_way:
            self._drawings += self._is_unread
            self._is_unread = False
            self._label = self._answer
            self._changed()

    def noteMoment(self) -> None:
        """Say that a moment of the past is looked at."""
        self._moments += 1
        self._changed()

    def noteEnsemble(self, members: Iterable[float] = (), accuracy: float = 0.0) -> None:
        """Say how accurate networks are that answer together; without members: there are none.

        Parameters
        ----------
        members : the accuracy of each, 0 to 1.
        accuracy : of all together.
        """
        each = tuple(members)
        self._measured += bool(each)
        self._ensemble = EnsembleFacts(each, accuracy) if each else None
        self._changed()

    # -- what is seen ----------------------------------------------------------------------

    def facts(self) -> Facts:
        """Gather the facts of this moment."""
        surface = self._race.aftermath.surface
        return Facts(
            spec=self._document.spec,
            tab=self._tab,
            page=self._page,
            axis=self._axis,
            run=self._runs.facts(),
            past=self._runs.past,
            race=self._races.facts(),
            runs_ended=self._runs.ended,
            races_ended=self._races.ended,
            drawings=self._drawings,
            read=self._label,
            readings=frozenset(() if self._is_under_way else self._readings.values()),
            moments=self._moments,
            moment=epochOf(self._session.history, self._session.moment),
            activations=self._activations,
            ensemble=self._ensemble,
            measured=self._measured,
            repeats=self._race.aftermath.repeats > 0,
            has_surface=surface is not None and surface.is_final,
            warned=bool(self._warnings),
            settled=self._settled,
        )

    def _connect(self) -> None:
        session, race = self._session, self._race
        self._document.specChanged.connect(self._follow_spec)
        session.stateChanged.connect(self._follow_run)
        session.historyChanged.connect(self._changed)
        session.predicted.connect(self._was_read)
        session.momentChanged.connect(self._follow_moment)
        race.stateChanged.connect(self._follow_race)
        race.lanesChanged.connect(self._changed)
        race.measured.connect(self._changed)
        race.predicted.connect(self._was_read_by_lane)
        race.aftermath.seedsChanged.connect(self._changed)
        race.aftermath.surfaceChanged.connect(self._changed)
        race.momentChanged.connect(self._follow_race_moment)
        self._done.changed.connect(self._tell_done)

    def _follow_spec(self) -> None:
        before, self._warnings = self._warnings, self._warnings_now()
        self._settled += bool(before - self._warnings)
        self._changed()

    def _warnings_now(self) -> frozenset[tuple[int | None, str | None, str]]:
        """What the builder warns of and offers to put right; its numbers may change."""
        return frozenset(
            (problem.layer, problem.field, problem.message.text)
            for problem in self._document.problems
            if problem.fix is not None
        )

    def _follow_run(self) -> None:
        self._runs.follow()
        self._changed()

    def _follow_race(self) -> None:
        self._races.follow()
        self._changed()

    def _follow_moment(self) -> None:
        if self._session.moment is not None:
            self.noteMoment()
        self._changed()

    def _follow_race_moment(self) -> None:
        if self._race.moment is not None:
            self.noteMoment()

    def _was_read(self, _: int, probabilities: Any) -> None:
        """The digits are their own labels; of other classes their places are."""
        if self._strokes and len(probabilities):
            self.noteRead(str(int(np.argmax(probabilities))))

    def _was_read_by_lane(self, lane: int, probabilities: Any) -> None:
        if self._strokes and len(probabilities):
            self._readings[lane] = str(int(np.argmax(probabilities)))
        self._was_read(lane, probabilities)

    def _tell_done(self) -> None:
        self.doneChanged.emit()
        if self._progress is not None:
            self.progressChanged.emit(self._progress)

    # -- how far it is ---------------------------------------------------------------------

    def _changed(self) -> None:
        """Look again soon, if anything depends on it."""
        if self._is_open and not self._soon.isActive():
            self._soon.start()

    @property
    def _is_open(self) -> bool:
        return self._progress is not None and not self._progress.done

    def _look(self) -> None:
        if self._progress is None or not self._is_open:
            return
        now = self.facts()
        seen = self._progress.seen(now)
        missing = self._missing_of(seen, now)
        if seen is not self._progress or missing != self._missing:
            self._take(seen, now)

    def _take(self, progress: Progress | None, now: Facts | None = None) -> None:
        """Be at another place, or further, and tell it."""
        self._progress = progress
        self._missing = self._missing_of(progress, now or self.facts()) if progress else ()
        if progress is not None and progress.done:
            self._done.add(progress.lesson, progress.place)
        self.progressChanged.emit(progress)

    def _missing_of(self, progress: Progress, now: Facts) -> tuple[Message, ...]:
        if progress.done or progress.must_bet:
            return ()
        return progress.step.check.missing(now, progress.since)
