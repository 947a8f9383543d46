"""Runs that have come to their end, to be laid beside the lanes of a race."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.spec import presets, stopping
from engine.training.states import RunState
from gui.race.lane_run import LaneRun
from gui.race.standing import StandingReader

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.spec.run import RunSpec
    from engine.training.history import History
    from engine.training.snapshots import Snapshots
    from gui.race.session import RaceSession
    from gui.session import Session

MOST = 30
"""So many runs are kept, the last ones."""
WEIGHTS_LIMIT_BYTES = 256 * 2**20
"""The memory that the weights of all runs may take together."""
LEARNT = RunState.FINISHED, RunState.STOPPED
"""How a run ends that has learnt something."""


@dataclass(frozen=True, eq=False)
class FinishedRun:
    """A run that has ended.

    Parameters
    ----------
    number : tells it from the others, for good.
    spec : what it trained.
    history : what it measured; a copy that stays as it is.
    accuracy : the one it ended with, as the table of a race has it; None where it has none.
    began : when it, or the race in which it was a lane, began; local time.
    lane, lane_name : the number and the name of the lane that it was, or None and nothing.
    weights : with which it ended, in the model's order, read-only; empty where they were let go.
    """

    number: int
    spec: RunSpec
    history: History
    accuracy: float | None
    began: datetime
    lane: int | None = None
    lane_name: str = ""
    weights: tuple[NDArray[Any], ...] = ()

    @property
    def weight_bytes(self) -> int:
        """The memory of the weights."""
        return sum(array.nbytes for array in self.weights)


class FinishedRuns(QObject):
    """The last runs of a session and of its races, as they end with something learnt.

    Parameters
    ----------
    now : the local time; for tests.
    limit_bytes : the memory of all runs' weights; beyond it the oldest are let go, and the runs
        stay.
    """

    changed = Signal()
    """Another run has ended, or one has another name."""

    def __init__(
        self,
        session: Session,
        race: RaceSession,
        now: Callable[[], datetime] = datetime.now,
        limit_bytes: int = WEIGHTS_LIMIT_BYTES,
    ) -> None:
        super().__init__(race)
        self._limit = limit_bytes
        self._session, self._race, self._now = session, race, now
        self._run_began = self._race_began = now()
        self._taken: History | None = None
        self._taken_lanes: list[History] = []
        self._numbers = 0
        self._runs: list[FinishedRun] = []
        session.stateChanged.connect(self._follow_run)
        race.stateChanged.connect(self._follow_race)
        race.lanesChanged.connect(self._follow_names)

    def find(self, number: int) -> FinishedRun | None:
        """Return the run of that number, where it is still kept."""
        return next((run for run in self._runs if run.number == number), None)

    def all(self) -> list[FinishedRun]:
        """Return the runs that are kept, the last one first."""
        return self._runs[::-1]

    def offered(self) -> list[FinishedRun]:
        """Return the runs that can be laid beside the lanes, the last one first.

        Those that are lanes of the race are not among them, whether they raced or were laid there.
        """
        lanes = self._race.lanes
        shown = {lane.number for lane in lanes}
        laid = {id(lane.history) for lane in lanes}
        return [
            run
            for run in reversed(self._runs)
            if run.lane not in shown and id(run.history) not in laid
        ]

    def name(self, run: FinishedRun, language: str) -> str:
        """Name a run by the lane or the recipe it was, in ``language``."""
        if run.lane is not None:
            text = self.tr("{lane} · race of {time}")
            return text.format(lane=run.lane_name, time=f"{run.began:%H:%M}")
        preset = presets.of(run.spec)
        own = run.spec.model.name or self.tr("your own model")
        title = presets.localised(preset.title, language) if preset else own
        return self.tr("{model} · seed {seed}").format(model=title, seed=run.spec.seed)

    def title(self, run: FinishedRun, language: str) -> str:
        """Name a run, and when it was, which tells it from another of the same recipe."""
        name = self.name(run, language)
        # A race has its time in its name.
        return f"{name} · {run.began:%H:%M}" if run.lane is None else name

    def entry(self, run: FinishedRun, language: str) -> str:
        """Say what a run was and came to, for a menu."""
        name = self.title(run, language)
        if run.accuracy is None:
            return name
        return self.tr("{name} · {share:.1f} %").format(name=name, share=100 * run.accuracy)

    # -- what is kept ----------------------------------------------------------------------

    def _follow_run(self) -> None:
        session = self._session
        if session.state is RunState.PREPARING:
            self._run_began = self._now()
        elif session.state in LEARNT and session.history is not self._taken:
            # The same one again where a run was called off before it began.
            self._taken = session.history
            if session.spec is not None:
                prepared = session.prepared
                first = prepared.first_update if prepared is not None else 0
                weights = _final(session.spec, session.history, session.snapshots, first)
                self._take(session.spec, session.history, self._run_began, weights)

    def _follow_race(self) -> None:
        race = self._race
        if race.state is RunState.PREPARING:
            self._race_began = self._now()
        elif race.state.ended:
            for lane in race.racers:
                # Told again when its seeds have been repeated, which leaves the lanes as they are.
                if lane.state in LEARNT and not any(lane.history is h for h in self._taken_lanes):
                    weights = _final(lane.spec, lane.history, lane.snapshots)
                    self._take(lane.spec, lane.history, self._race_began, weights, lane)
            self._taken_lanes = [lane.history for lane in race.racers]

    def _take(
        self,
        spec: RunSpec,
        history: History,
        began: datetime,
        weights: tuple[NDArray[Any], ...],
        lane: LaneRun | None = None,
    ) -> None:
        if not history.updates:
            return
        self._numbers += 1
        copy = history.until(history.updates)
        run = FinishedRun(self._numbers, spec, copy, _accuracy(spec, copy), began, weights=weights)
        if lane is not None:
            run = replace(run, lane=lane.number, lane_name=lane.name)
        self._runs = self._within_limit([*self._runs, run][-MOST:])
        self.changed.emit()

    def _within_limit(self, runs: list[FinishedRun]) -> list[FinishedRun]:
        """Let go of the weights for which there is no room beside those of later runs."""
        kept: list[FinishedRun] = []
        room = self._limit
        for run in reversed(runs):
            room -= run.weight_bytes
            kept.append(run if room >= 0 else replace(run, weights=()))
        return kept[::-1]

    def _follow_names(self) -> None:
        """Call runs what their lanes are called while those are still there."""
        names = {lane.number: lane.name for lane in self._race.lanes}
        self._runs = [
            run if run.lane is None else replace(run, lane_name=names.get(run.lane, run.lane_name))
            for run in self._runs
        ]
        self.changed.emit()


def _final(
    spec: RunSpec, history: History, snapshots: Snapshots, first_update: int = 0
) -> tuple[NDArray[Any], ...]:
    """Return the weights with which a run ended, those of its best moment if it went back to it.

    Parameters
    ----------
    first_update : where it went on from another run.
    """
    own = [epoch.values for epoch in history.epochs if epoch.update > first_update]
    best = snapshots.best if stopping.restores_best(spec.training.stopping, own) else None
    final = best or snapshots.last
    return final.weights if final is not None else ()


def _accuracy(spec: RunSpec, history: History) -> float | None:
    """Return the accuracy that the table of a race would have at the end of a run."""
    return StandingReader(LaneRun(0, "", spec, 0, history=history)).read().accuracy
