"""The jobs of the window's race. TensorFlow comes in only while they run."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.messages import Cancelled, say
from engine.training import start
from engine.training.lockstep import RaceControl
from engine.training.states import RunState
from engine.work.events import (
    DataReady,
    EpochDone,
    Event,
    JobCancelled,
    LaneEvent,
    Progress,
    RaceEnded,
    SeedDone,
    StateChanged,
)
from engine.work.jobs import Emit, Job, failure

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.data.shelf import Shelf
    from engine.insight.comparison import SeedResult
    from engine.insight.lane_reader import LaneReader
    from engine.insight.predictor import Predictor
    from engine.spec.run import RunSpec
    from engine.spec.shapes import DataShape
    from engine.training.graphs import Graphs
    from engine.training.race import Race
    from engine.training.run import WeightsTaker
    from engine.training.snapshots import Snapshots


@dataclass
class Aside:
    """A job whose events go another way than the runner's, its failures too."""

    job: Job
    emit: Emit

    def run(self, _: Emit) -> None:
        """Do it; never raises."""
        try:
            self.job.run(self.emit)
        except Cancelled:
            self.emit(JobCancelled())
        except BaseException as error:  # a funnel, as the runner's
            self.emit(failure(error))

    def cancel(self) -> None:
        """End soon."""
        self.job.cancel()


class Stable:
    """What stays on the engine thread from race to race, so that the next one starts at once."""

    def __init__(self) -> None:
        self._graphs: Graphs | None = None
        self._last: Race | None = None

    def race(self, control: RaceControl, emit: Emit) -> Race:
        """Return a new race in place of the last one."""
        from engine.spec.race import MOST_LANES
        from engine.training.graphs import Graphs, collect
        from engine.training.race import Race

        self._graphs = self._graphs or Graphs(MOST_LANES)
        if self._last is not None:
            self._last.release()
            self._last = None
            collect()
        self._last = Race(control, emit, graphs=self._graphs)
        return self._last


@dataclass
class Data:
    """Where the examples of lanes come from: arguments of `engine.data.shelf.Shelf.get`."""

    shelf: Shelf
    data_dir: Path | None
    control: RaceControl

    def of(self, spec: RunSpec, emit: Emit) -> Dataset:
        """Return the examples of ``spec``, and tell how far it is until they are there."""

        def progress(done: int, total: int) -> None:
            emit(Progress(say("Downloading {name}", name=spec.data.name), done, total))

        return self.shelf.get(spec, self.data_dir, progress, lambda: self.control.stopped)


@dataclass(frozen=True)
class Starter:
    """A lane that is to start. ``snapshots``: where its moments are kept."""

    number: int
    spec: RunSpec
    snapshots: Snapshots


@dataclass
class RunRace:
    """Trains lanes side by side, those too that are added while it is under way.

    Parameters
    ----------
    starters : the lanes to begin with.
    data : where the examples come from.
    stable : what the race before has left.
    reader : reads drawings with each lane's weights as they come.
    """

    starters: list[Starter]
    data: Data
    stable: Stable
    reader: LaneReader | None = None
    control: RaceControl = field(default_factory=RaceControl)
    _race: Race | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _is_over: bool = False
    _has_told: bool = False

    def add(self, starter: Starter) -> bool:
        """Let one more lane start; False where the race has just ended. From any thread."""
        with self._lock:
            if self._is_over:
                return False
            self.starters.append(starter)
            if self._race is not None:
                self._race.wake()
            return True

    def run(self, emit: Emit) -> None:
        """Do it."""
        emit(StateChanged(RunState.PREPARING))
        emit(Progress(say("Looking for the data")))
        start.backend()
        race = self.stable.race(self.control, emit)
        with self._lock:
            self._race = race
        try:
            while not self._is_done(race):
                self._build_starters(race, emit)
                race.start()
                race.wait()
        finally:
            race.end()
        emit(RaceEnded())

    def cancel(self) -> None:
        """End soon."""
        self.control.stop()

    def _found(self, spec: RunSpec, emit: Emit) -> Dataset:
        """Return the examples of ``spec``, and tell of the first ones found."""
        dataset = self.data.of(spec, emit)
        if not self._has_told:
            self._has_told = True
            emit(
                DataReady(
                    dataset.info.name,
                    dataset.info.title,
                    dataset.origin,
                    dataset.notice,
                    len(dataset.train),
                    len(dataset.test),
                )
            )
        return dataset

    def _is_done(self, race: Race) -> bool:
        with self._lock:
            to_come = bool(self.starters) and not self.control.stopped
            self._is_over = not to_come and not race.is_under_way
            return self._is_over

    def _build_starters(self, race: Race, emit: Emit) -> None:
        while not self.control.stopped:
            with self._lock:
                if not self.starters:
                    return
                starter, left = self.starters.pop(0), len(self.starters)
            race.forget_taken_out()
            if self.control.is_taken_out(starter.number):
                continue
            built = len(race.lanes)
            total = built + left + 1
            emit(Progress(say("Building lane {n} of {total}", n=built + 1, total=total)))
            self._build(race, starter, emit)

    def _build(self, race: Race, starter: Starter, emit: Emit) -> None:
        number, spec = starter.number, starter.spec
        try:
            dataset = self._found(spec, emit)
            taker = self._taker(number, spec, dataset)
        except Cancelled:
            return
        except Exception as error:  # the others can race without it
            emit(LaneEvent(number, failure(error)))
        else:
            race.add(number, spec, dataset, taker, starter.snapshots)
            if self.reader is not None and self.control.is_taken_out(number):
                self.reader.drop(number)

    def _taker(self, number: int, spec: RunSpec, dataset: Dataset) -> WeightsTaker | None:
        if self.reader is None or not dataset.info.are_images:
            return None
        from engine.training.run import checked_shape

        shape = checked_shape(spec, dataset)
        key = spec.model, shape.input, shape.classes
        return self.reader.lane(number, key, lambda: _predictor(spec, shape))


def _predictor(spec: RunSpec, shape: DataShape) -> Predictor:
    from engine.insight.predictor import Predictor, ends_linear
    from engine.training.build import build_model

    model = build_model(spec, shape)
    return Predictor(model, shape.input, ends_linear(model))


@dataclass
class RepeatRace:
    """Repeats a race with other seeds, one after the other.

    Parameters
    ----------
    lanes : each lane's spec, by its number.
    seeds : what takes the place of the specs' own seed.
    data, stable : as in `RunRace`.
    """

    lanes: Mapping[int, RunSpec]
    seeds: tuple[int, ...]
    data: Data
    stable: Stable
    control: RaceControl = field(default_factory=RaceControl)

    def run(self, emit: Emit) -> None:
        """Do it; stops between epochs at the latest."""
        start.backend()
        for seed in self.seeds:
            result = self._raced(seed, emit)
            if self.control.stopped:
                raise Cancelled
            emit(SeedDone(result))
        emit(RaceEnded())

    def cancel(self) -> None:
        """End soon; the seeds that are done stay."""
        self.control.stop()

    def _raced(self, seed: int, emit: Emit) -> SeedResult:
        from engine.insight.comparison import LaneResult, SeedResult

        epochs = itertools.count(1)
        total = sum(spec.training.epochs for spec in self.lanes.values())

        def count(event: Event) -> None:
            if isinstance(event, LaneEvent) and isinstance(event.event, EpochDone):
                emit(Progress(say("Racing with seed {seed}", seed=seed), next(epochs), total))

        race = self.stable.race(self.control, count)
        for number, spec in self.lanes.items():
            seeded = replace(spec, seed=seed)
            race.add(number, seeded, self.data.of(seeded, lambda _: None))
            if self.control.stopped:
                raise Cancelled
        race.execute()
        results = {n: lane.result for n, lane in race.lanes.items() if lane.result is not None}
        return SeedResult(
            seed,
            {
                number: LaneResult(tuple(e.values for e in result.history.epochs), result.state)
                for number, result in results.items()
            },
        )
