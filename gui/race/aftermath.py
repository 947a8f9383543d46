"""What is worked out of a race once its curves are there: its loss surface, and other seeds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from engine.insight.surface import LaneMoments, SurfaceTask, together
from engine.training.lockstep import RaceControl
from engine.training.states import RunState
from engine.work import errands, events, racing
from gui.job_pump import JobPump, showing_faults

if TYPE_CHECKING:
    from engine.insight.comparison import SeedResult
    from engine.insight.surface import Surface
    from engine.work.events import Event
    from gui.race.lane_run import LaneRun
    from gui.race.session import RaceSession
    from gui.session import Session


class Aftermath(QObject):
    """The work after a race, on the engine thread of the window's `Session`.

    Views read the attributes and listen to the signals; buttons call the methods.

    Parameters
    ----------
    stable : graphs and examples, which the repetitions share with the race.
    race : whose lanes it is about; it tells of the repetitions' beginning, end and failure too.

    Attributes
    ----------
    surface : the loss surface as far as it has been computed, or None.
    seeds : what the repetitions with other seeds have given so far.
    seed_share : the part of the seed under way that has been done, 0 to 1.
    repeats : how many repetitions were asked for, 0 while none are under way.
    """

    surfaceChanged = Signal()
    surfaceProgressed = Signal(int, int)
    surfaceFailed = Signal(object)
    seedsChanged = Signal()

    def __init__(self, session: Session, stable: racing.Stable, race: RaceSession) -> None:
        super().__init__(race)
        self._session = session
        self._stable = stable
        self._race = race
        self._pump = JobPump(self._take, parent=self)
        self._repeat: racing.RepeatRace | None = None
        self._errand: errands.Errand | None = None
        self._task: SurfaceTask | None = None
        self._numbers = 0
        self.surface: Surface | None = None
        self.seeds: list[SeedResult] = []
        self.repeats = 0
        self.seed_share = 0.0

    def forget(self) -> None:
        """Let go of the results, for the lanes are no longer those that they are about."""
        self.cancelSurface()
        self.surface, self._task = None, None
        self.seeds = []
        self.surfaceChanged.emit()
        self.seedsChanged.emit()

    def close(self) -> None:
        """End everything soon."""
        self.cancelSurface()
        self.cancelRepeat()

    # -- the loss surface ------------------------------------------------------------------

    def onPlane(self) -> list[LaneRun]:
        """Return the lanes that have a loss surface in common and moments to draw on it."""
        ready = [
            lane
            for lane in self._race.lanes
            if len(lane.snapshots.updates()) > 1 and lane.state is not RunState.DIVERGED
        ]
        return [ready[i] for i in together([lane.spec for lane in ready])]

    @property
    def computesSurface(self) -> bool:
        """Whether the loss surface is being computed."""
        return self._errand is not None

    def computeSurface(self, filter_normalised: bool) -> None:
        """Measure the loss on the plane through the lanes' paths, finer and finer."""
        lanes = self.onPlane()
        if not lanes:
            return
        self.cancelSurface()
        data, spec = self._data(RaceControl()), lanes[0].spec
        self._task = SurfaceTask(
            spec,
            lambda report, is_cancelled: data.of(spec, lambda _: None),
            [LaneMoments(lane.number, lane.snapshots.all()) for lane in lanes],
            filter_normalised,
        )
        self._refine()
        self.surfaceProgressed.emit(0, 0)

    def cancelSurface(self) -> None:
        """Compute no further; what there is stays."""
        if self._errand is not None:
            self._errand.cancel()
        self._errand = None

    def _refine(self) -> None:
        if self._task is not None:
            self._numbers += 1
            self._errand = errands.Errand(self._numbers, self._task.work)
            self._submit(self._errand)

    # -- other seeds -----------------------------------------------------------------------

    def repeat(self, count: int) -> None:
        """Race again with ``count`` seeds, one after the other, for nobody to watch."""
        race = self._race
        if race.isBusy:
            return
        if not any(lane.history.updates for lane in race.racers):
            race.aboutToStart.emit()  # else it is the race that was seen that is repeated
        if not race.racers:
            return
        first = race.racers[0].spec.seed
        self.seeds, self.repeats, self.seed_share = [], count, 0.0
        control = RaceControl()
        self._repeat = racing.RepeatRace(
            {lane.number: lane.spec for lane in race.racers},
            tuple(range(first, first + count)),
            self._data(control),
            self._stable,
            control,
        )
        self.seedsChanged.emit()
        race.stateChanged.emit()
        self._submit(self._repeat)

    def cancelRepeat(self) -> None:
        """Repeat no further; the seeds that are done stay."""
        if self._repeat is not None:
            self._repeat.cancel()

    def _data(self, control: RaceControl) -> racing.Data:
        return racing.Data(self._session.shelf, self._session.usableDataDir(), control)

    def _submit(self, job: errands.Errand | racing.RepeatRace) -> None:
        self._session.submit(racing.Aside(job, self._pump.feed.put))

    # -- what comes back -------------------------------------------------------------------

    def _take(self, batch: list[Event]) -> None:
        for event in batch:
            with showing_faults():
                self._HANDLERS[type(event)](self, event)

    def _surface_moved(self, event: errands.ErrandProgress) -> None:
        if self._is_wanted(event.number):
            self.surfaceProgressed.emit(event.done, event.total)

    def _surface_done(self, event: errands.ErrandDone) -> None:
        if not self._is_wanted(event.number):
            return
        surface: Surface = event.result  # type: ignore[assignment]
        self.surface, self._errand = surface, None
        if not surface.is_final:
            self._refine()
        self.surfaceChanged.emit()

    def _surface_failed(self, event: errands.ErrandFailed) -> None:
        if self._is_wanted(event.number):
            self._errand = None
            self.surfaceFailed.emit(event)

    def _is_wanted(self, number: int) -> bool:
        """Whether an errand of that number is the one under way, and not one given up."""
        return self._errand is not None and self._errand.number == number

    def _surface_cancelled(self, _: errands.ErrandCancelled) -> None:
        self.surfaceChanged.emit()

    def _seed_done(self, event: events.SeedDone) -> None:
        self.seeds.append(event.result)
        self.seed_share = 0.0
        self.seedsChanged.emit()

    def _seed_moved(self, event: events.Progress) -> None:
        self.seed_share = event.done / max(1, event.total)
        self.seedsChanged.emit()

    def _repeat_ended(self, _: object) -> None:
        self.repeats, self._repeat = 0, None
        self.seedsChanged.emit()
        self._race.stateChanged.emit()

    def _repeat_failed(self, event: events.JobFailed) -> None:
        self._repeat_ended(event)
        self._race.failed.emit(event)

    _HANDLERS: ClassVar[dict[type, Callable[..., None]]] = {
        errands.ErrandProgress: _surface_moved,
        errands.ErrandDone: _surface_done,
        errands.ErrandFailed: _surface_failed,
        errands.ErrandCancelled: _surface_cancelled,
        events.Progress: _seed_moved,
        events.SeedDone: _seed_done,
        events.RaceEnded: _repeat_ended,
        events.JobCancelled: _repeat_ended,
        events.JobFailed: _repeat_failed,
    }
