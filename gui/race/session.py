"""The window's side of a race: gives orders to all lanes, and keeps what comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from engine.insight.lane_reader import LaneReader
from engine.training.lockstep import RaceControl
from engine.training.states import RunState
from engine.work import events, racing
from gui.job_pump import JobPump, showing_faults
from gui.race import lane_events
from gui.race.aftermath import Aftermath
from gui.race.finished import FinishedRuns
from gui.race.lane_roster import LaneRoster

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.spec.race import Lane
    from engine.spec.run import RunSpec
    from engine.training.history import History
    from engine.work.events import Event
    from gui.race.lane_run import LaneRun
    from gui.session import Session


INTERVAL_MS = 100
"""Twelve curves and their table are drawn ten times a second: they cost more than one curve."""


class RaceSession(QObject):
    """The race of one window, on the engine thread of its `Session`.

    Views read the attributes and listen to the signals; buttons call the methods.

    Attributes
    ----------
    state : where the race as a whole stands.
    progress : long work under way before the first batch, or None.
    data : which examples the lanes use, None until they are there.
    moment : the update of `reference` that the views show; None: the present.
    finished : runs that have ended, to be laid beside the lanes.
    aftermath : the loss surface, and the repetitions with other seeds.
    """

    aboutToStart = Signal()
    """The lanes' specs are taken next; whoever has newer ones sets them now."""
    lanesChanged = Signal()
    """A lane has come or gone, or has another name, colour or visibility."""
    stateChanged = Signal()
    """The race stands elsewhere, or its repetitions begin or have ended."""
    measured = Signal()
    """Lanes have more figures; also where one has come to its end."""
    progressChanged = Signal()
    dataReady = Signal()
    predicted = Signal(int, object)
    momentChanged = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pump = JobPump(self._take, INTERVAL_MS, parent=self)
        self._answers = JobPump(self._take, interval_ms=0, parent=self)
        self._reader = LaneReader(self._answers.feed.put)
        self._stable = racing.Stable()
        self._job: racing.RunRace | None = None
        self._speed: float | None = None
        self._starts_again = False
        self._drawing = 0
        self._roster = LaneRoster()
        self.state = RunState.IDLE
        self.progress: events.Progress | None = None
        self.data: events.DataReady | None = None
        self.moment: int | None = None
        self.finished = FinishedRuns(session, self)
        self.aftermath = Aftermath(session, self._stable, self)

    # -- lanes -----------------------------------------------------------------------------

    @property
    def lanes(self) -> list[LaneRun]:
        """All lanes, in the order in which they came; first those that race."""
        return self._roster.lanes

    def lane(self, number: int) -> LaneRun | None:
        """Return the lane of that number, if there is one."""
        return self._roster.find(number)

    @property
    def racers(self) -> list[LaneRun]:
        """The lanes that race, without those that are only shown."""
        return self._roster.racers

    @property
    def allDiverged(self) -> bool:
        """Whether the race has ended because every lane diverged."""
        states = {lane.state for lane in self.racers}
        return self.state.ended and states == {RunState.DIVERGED}

    @property
    def isBusy(self) -> bool:
        """Whether the race, or a repetition of it, is under way."""
        return self.state.active or self.aftermath.repeats > 0

    @property
    def speed(self) -> float | None:
        """Updates a second that no lane goes beyond; None: as fast as they can."""
        return self._speed

    def setLanes(self, lanes: Sequence[Lane], keeps_past: bool = False) -> None:
        """Have these lanes in place of all; while a race is under way nothing happens.

        Parameters
        ----------
        keeps_past : lanes that are only shown stay, as far as there is room for them.
        """
        if self.isBusy:
            return
        self._reader.clear()
        self._roster.replace(lanes, keeps_past)
        self._forget_results()
        self._become(RunState.IDLE)
        self.lanesChanged.emit()

    def setSpecs(self, lanes: Sequence[Lane]) -> None:
        """Have the same lanes train something else; names, colours and what is hidden stay."""
        if self.aftermath.repeats:
            return
        if self.state.active or len(lanes) != len(self.racers):
            self.setLanes(lanes, keeps_past=True)
            return
        for mine, lane in zip(self.racers, lanes, strict=True):
            mine.spec = lane.spec

    def add(self, lane: Lane) -> LaneRun | None:
        """Add a lane; in a race it runs from update 0 and catches up. None where all are taken."""
        if self._roster.isFull:
            return None
        made = self._roster.add(lane)
        if self.state.active and self._job is not None:
            made.state = RunState.PREPARING
            if not self._job.add(self._starter(made)):  # the race has ended just now
                made.state = RunState.IDLE
        self.lanesChanged.emit()
        return made

    def addFinished(self, name: str, spec: RunSpec, history: History) -> LaneRun | None:
        """Lay the curves of a run that has ended beside the lanes; no race trains it again."""
        if self._roster.isFull:
            return None
        made = self._roster.addFinished(name, spec, history)
        self.lanesChanged.emit()
        self.measured.emit()
        return made

    def remove(self, number: int) -> None:
        """Take a lane out; the others go on as if it had not been there."""
        lane = self.lane(number)
        if lane is None:
            return
        if self._job is not None:
            self._job.control.stop_lane(number)
        if lane is self.reference:  # by whose updates the moment is counted
            self.showMoment(None)
        self._reader.drop(number)
        self.lanes.remove(lane)
        self.lanesChanged.emit()

    def rename(self, number: int, name: str) -> None:
        """Call a lane something else."""
        lane = self.lane(number)
        if lane is not None and name.strip():
            lane.name = name.strip()
            self.lanesChanged.emit()

    def setStyle(self, number: int, style: int) -> None:
        """Give a lane another colour; a lane that has it takes the former one."""
        if self.lane(number) is not None:
            self._roster.setStyle(number, style)
            self.lanesChanged.emit()

    def setHidden(self, number: int, hidden: bool) -> None:
        """Leave a lane's curves out, or show them again."""
        lane = self.lane(number)
        if lane is not None:
            lane.is_hidden = hidden
            self.lanesChanged.emit()

    # -- orders ----------------------------------------------------------------------------

    def start(self, paused: bool = False) -> None:
        """Let all lanes start from update 0, held before the first batch if ``paused``."""
        if self.isBusy:
            return
        self.aboutToStart.emit()
        if not self.racers:
            return
        self._forget_results()
        for lane in self._roster.renew():
            self._reader.drop(lane.number)
        control = RaceControl()
        control.set_speed(self._speed)
        self._job = racing.RunRace(
            [self._starter(lane) for lane in self.racers],
            racing.Data(self._session.shelf, self._session.usableDataDir(), control),
            self._stable,
            self._reader,
            control,
        )
        if paused:
            control.pause()
        self._become(RunState.PREPARING)
        self.lanesChanged.emit()
        self.measured.emit()
        self._session.submit(racing.Aside(self._job, self._pump.put))

    def pause(self) -> None:
        """Hold every lane before its next chunk of batches."""
        self._order(RaceControl.pause)

    def resume(self) -> None:
        """Go on where it was held."""
        self._order(RaceControl.resume)

    def step(self) -> None:
        """Let every lane do one batch, then hold."""
        if not self.state.active:
            self.start(paused=True)
        self._order(RaceControl.step)

    def stepEpoch(self) -> None:
        """Let every lane go on to the end of its epoch, then hold."""
        if not self.state.active:
            self.start(paused=True)
        self._order(RaceControl.step_epoch)

    def stop(self) -> None:
        """End all lanes and keep what they learnt."""
        if self._job is not None and self.state.active:
            self._job.control.stop()
            self._become(RunState.STOPPING)

    def restart(self) -> None:
        """End the race, if one is under way, and let all lanes start again."""
        self._starts_again = self.state.active
        if self.state.active:
            self.stop()
        else:
            self.start()

    def setSpeed(self, updates_a_second: float | None) -> None:
        """Let no lane do more updates a second; None: as fast as they can."""
        self._speed = updates_a_second
        if self._job is not None:
            self._job.control.set_speed(updates_a_second)

    def close(self) -> None:
        """End everything soon."""
        self._reader.close()
        self.aftermath.close()
        if self._job is not None:
            self._job.control.stop()

    def _order(self, order: Callable[[RaceControl], None]) -> None:
        if self._job is not None and self.state.active:
            order(self._job.control)

    # -- what the lanes show ---------------------------------------------------------------

    def read(self, picture: NDArray[np.uint8] | None) -> None:
        """Have every lane read ``picture`` from now on, None for an empty pad."""
        self._drawing += 1
        self._reader.read(picture, self._drawing)

    @property
    def reference(self) -> LaneRun | None:
        """The lane by whose updates moments are counted: the first that has not fallen out."""
        return self._roster.reference

    def showMoment(self, update: int | None) -> None:
        """Let the pad and every view show a moment: so many updates of `reference`; None: now.

        Of the other lanes it is the moment at which they had seen as many examples.
        """
        self.moment = update
        for lane in self.lanes:
            same = None if update is None else self.sameMoment(lane, update)
            snapshot = None if same is None else lane.snapshots.nearest(same)
            self._reader.pin(lane.number, snapshot.weights if snapshot else None)
        self.momentChanged.emit()

    def sameMoment(self, lane: LaneRun, update: int) -> int:
        """Return the update of ``lane`` at which it is as far as `reference` at ``update``."""
        return self._roster.sameMoment(lane, update)

    def _starter(self, lane: LaneRun) -> racing.Starter:
        return racing.Starter(lane.number, lane.spec, lane.snapshots)

    def _forget_results(self) -> None:
        self.aftermath.forget()
        self.showMoment(None)

    # -- what comes back -------------------------------------------------------------------

    def _become(self, state: RunState) -> None:
        if state is not self.state:
            self.state = state
            self.stateChanged.emit()

    def _take(self, batch: list[Event]) -> None:
        """Take all events that were waiting, then tell the views once."""
        measured = False
        for event in batch:
            with showing_faults():
                self._HANDLERS[type(event)](self, event)
            measured |= _measures(event)
        if measured:
            self.measured.emit()
        self._settle()

    def _settle(self) -> None:
        """Let the race stand where its lanes do."""
        if self.state not in (RunState.PREPARING, RunState.RUNNING, RunState.PAUSED):
            return
        states = [lane.state for lane in self.lanes if lane.state.active]
        if states and all(state is RunState.PAUSED for state in states):
            self._become(RunState.PAUSED)
        elif RunState.RUNNING in states:
            self._become(RunState.RUNNING)

    def _lane_told(self, told: events.LaneEvent) -> None:
        lane = self.lane(told.lane)
        if lane is None:
            return
        lane_events.take(lane, told.event)
        if isinstance(told.event, events.RunPrepared):
            self._end_progress()
        elif isinstance(told.event, events.Prediction) and told.event.image == self._drawing:
            self.predicted.emit(lane.number, told.event.probabilities)

    def _progressed(self, event: events.Progress) -> None:
        self.progress = event
        self.progressChanged.emit()

    def _found_data(self, event: events.DataReady) -> None:
        self.data = event
        self.dataReady.emit()

    def _moved(self, event: events.StateChanged) -> None:
        """Only that it prepares: the rest follows from the lanes."""

    def _ended(self, _: events.RaceEnded) -> None:
        failed = self.racers and all(lane.state is RunState.FAILED for lane in self.racers)
        stopped = self.state is RunState.STOPPING
        ended = RunState.STOPPED if stopped else RunState.FINISHED
        self._finish(RunState.FAILED if failed else ended)

    def _cancelled(self, _: events.JobCancelled) -> None:
        self._finish(RunState.STOPPED)

    def _job_failed(self, event: events.JobFailed) -> None:
        self._finish(RunState.FAILED)
        self.failed.emit(event)

    def _finish(self, state: RunState) -> None:
        for lane in self.lanes:
            if lane.state.active:
                lane.state = RunState.IDLE
        self._job = None
        self._end_progress()
        self._become(state)
        self.measured.emit()
        again, self._starts_again = self._starts_again, False
        if again and state is not RunState.FAILED:
            self.start()

    def _end_progress(self) -> None:
        if self.progress is not None:
            self.progress = None
            self.progressChanged.emit()

    _HANDLERS: ClassVar[dict[type, Callable[..., None]]] = {
        events.LaneEvent: _lane_told,
        events.Progress: _progressed,
        events.DataReady: _found_data,
        events.StateChanged: _moved,
        events.RaceEnded: _ended,
        events.JobFailed: _job_failed,
        events.JobCancelled: _cancelled,
    }


def _measures(event: Event) -> bool:
    """Whether there are figures to be shown after ``event``; an answer to a drawing has none."""
    if not isinstance(event, events.LaneEvent):
        return False
    return not isinstance(event.event, events.Prediction)
