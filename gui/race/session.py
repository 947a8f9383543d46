"""The window's side of a race: gives orders to all lanes, and keeps what comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from engine.insight.lane_reader import LaneReader
from engine.spec.race import MOST_LANES, Lane
from engine.training.lockstep import RaceControl
from engine.training.states import RunState
from engine.work import events, racing
from gui.job_pump import JobPump, showing_faults
from gui.race.aftermath import Aftermath
from gui.race.finished import FinishedRuns
from gui.race.lane_run import LaneRun

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.spec.run import RunSpec
    from engine.training.history import History
    from engine.work.events import Event
    from gui.session import Session


INTERVAL_MS = 100
"""Twelve curves and their table are drawn ten times a second: they cost more than one curve."""


class RaceSession(QObject):
    """The race of one window, on the engine thread of its `Session`.

    Views read the attributes and listen to the signals; buttons call the methods.

    Attributes
    ----------
    lanes : all lanes, in the order in which they came; first those that race, then those that
        are only shown.
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
        self._drawing = self._numbers = 0
        self.lanes: list[LaneRun] = []
        self.state = RunState.IDLE
        self.progress: events.Progress | None = None
        self.data: events.DataReady | None = None
        self.moment: int | None = None
        self.finished = FinishedRuns(session, self)
        self.aftermath = Aftermath(session, self._stable, self)

    # -- lanes -----------------------------------------------------------------------------

    def lane(self, number: int) -> LaneRun | None:
        """Return the lane of that number, if there is one."""
        return next((lane for lane in self.lanes if lane.number == number), None)

    @property
    def racers(self) -> list[LaneRun]:
        """The lanes that race, without those that are only shown."""
        return [lane for lane in self.lanes if not lane.is_past]

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
        past = [lane for lane in self.lanes if lane.is_past] if keeps_past else []
        self.lanes = past[: max(0, MOST_LANES - len(lanes))]
        for lane in lanes[:MOST_LANES]:
            self._insert(self._made(lane))
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
        if len(self.lanes) >= MOST_LANES:
            return None
        made = self._made(lane)
        self._insert(made)
        if self.state.active and self._job is not None:
            made.state = RunState.PREPARING
            if not self._job.add(self._starter(made)):  # the race has ended just now
                made.state = RunState.IDLE
        self.lanesChanged.emit()
        return made

    def addFinished(self, name: str, spec: RunSpec, history: History) -> LaneRun | None:
        """Lay the curves of a run that has ended beside the lanes; no race trains it again."""
        if len(self.lanes) >= MOST_LANES:
            return None
        made = self._made(Lane(name, spec))
        made.history, made.state, made.is_past = history, RunState.FINISHED, True
        self.lanes.append(made)
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
        lane = self.lane(number)
        if lane is None:
            return
        for other in self.lanes:
            if other.style == style:
                other.style = lane.style
        lane.style = style
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
        self.lanes = [lane if lane.is_past else self._renewed(lane) for lane in self.lanes]
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
        lost = RunState.DIVERGED, RunState.FAILED
        racers = self.racers
        return next((x for x in racers if x.state not in lost), racers[0] if racers else None)

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
        counted = self.reference or lane
        epoch = update / max(1, counted.history.steps_per_epoch)
        return round(epoch * lane.history.steps_per_epoch)

    # -- making lanes ----------------------------------------------------------------------

    def _made(self, lane: Lane) -> LaneRun:
        self._numbers += 1
        return LaneRun(self._numbers, lane.name, lane.spec, self._free_style())

    def _insert(self, lane: LaneRun) -> None:
        """Put a lane behind those that race, and before those that are only shown."""
        self.lanes.insert(len(self.racers), lane)

    def _free_style(self) -> int:
        taken = {lane.style for lane in self.lanes}
        return next(style for style in range(MOST_LANES) if style not in taken)

    def _renewed(self, lane: LaneRun) -> LaneRun:
        """Return a lane that starts again, under another number.

        So nothing that is still on its way from the race before can be taken for it.
        """
        self._reader.drop(lane.number)
        self._numbers += 1
        made = LaneRun(self._numbers, lane.name, lane.spec, lane.style, lane.is_hidden)
        made.state = RunState.PREPARING
        return made

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
        if lane is not None:
            handle = self._LANE_HANDLERS.get(type(told.event))
            if handle is not None:
                handle(self, lane, told.event)

    def _lane_ready(self, lane: LaneRun, event: events.LaneReady) -> None:
        lane.fingerprint = event.fingerprint

    def _lane_prepared(self, lane: LaneRun, event: events.RunPrepared) -> None:
        lane.prepared = event
        lane.history.steps_per_epoch = event.steps_per_epoch
        lane.history.examples_per_update = event.examples / event.steps_per_epoch
        self._end_progress()

    def _lane_moved(self, lane: LaneRun, event: events.StateChanged) -> None:
        lane.state = event.state

    def _lane_learnt(self, lane: LaneRun, event: events.BatchesDone) -> None:
        lane.batches = event
        lane.history.add_batches(event.values, event.seconds, event.learning_rates)

    def _lane_epoch(self, lane: LaneRun, event: events.EpochDone) -> None:
        lane.history.epochs.append(event.result)

    def _lane_ended(self, lane: LaneRun, event: events.RunEnded) -> None:
        lane.ended, lane.state = event, event.state

    def _lane_failed(self, lane: LaneRun, event: events.JobFailed) -> None:
        lane.failure, lane.state = event.message, RunState.FAILED

    def _lane_cancelled(self, lane: LaneRun, _: events.JobCancelled) -> None:
        lane.state = RunState.STOPPED

    def _lane_read(self, lane: LaneRun, event: events.Prediction) -> None:
        if event.image == self._drawing:
            self.predicted.emit(lane.number, event.probabilities)

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
    _LANE_HANDLERS: ClassVar[dict[type, Callable[..., None]]] = {
        events.LaneReady: _lane_ready,
        events.RunPrepared: _lane_prepared,
        events.StateChanged: _lane_moved,
        events.BatchesDone: _lane_learnt,
        events.EpochDone: _lane_epoch,
        events.RunEnded: _lane_ended,
        events.JobFailed: _lane_failed,
        events.JobCancelled: _lane_cancelled,
        events.Prediction: _lane_read,
    }


def _measures(event: Event) -> bool:
    """Whether there are figures to be shown after ``event``; an answer to a drawing has none."""
    if not isinstance(event, events.LaneEvent):
        return False
    return not isinstance(event.event, events.Prediction)
