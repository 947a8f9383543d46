"""Lanes of a race with real training: each is the run it would be alone."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest

from engine.data.dataset import Dataset
from engine.spec.activations import Softmax
from engine.spec.layers import BatchNormalization, Dense, Dropout, Flatten
from engine.spec.optimizers import SGD, Adam, Optimizer, RMSprop
from engine.spec.run import ModelSpec, RunSpec, Training
from engine.training.control import Control
from engine.training.graphs import Graphs
from engine.training.lockstep import RaceControl
from engine.training.race import Race
from engine.training.run import Result, Run
from engine.training.states import RunState
from engine.work.events import BatchesDone, Event, JobFailed, LaneEvent, RaceEnded
from tests.helpers.sets import small_set

EXAMPLES = 500


def dataset() -> Dataset:
    return small_set(train=EXAMPLES)


SPEC = RunSpec(
    model=ModelSpec(
        layers=(
            Flatten(),
            Dense(units=8),
            Dropout(rate=0.3),
            BatchNormalization(),
            Dense(units=4, activation=Softmax()),
        )
    ),
    training=Training(epochs=3, batch_size=16),
)


class Recorder:
    """Keeps what a race tells, from whichever thread it does."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._lock = threading.Lock()

    def __call__(self, event: Event) -> None:
        with self._lock:
            self.events.append(event)

    def of(self, lane: int, kind: type) -> list[Event]:
        told = [e.event for e in self.events if isinstance(e, LaneEvent) and e.lane == lane]
        return [event for event in told if isinstance(event, kind)]


def race(*specs: RunSpec, places: int = 2, told: Recorder | None = None) -> Race:
    made = Race(RaceControl(places), told or Recorder())
    data = dataset()
    for number, spec in enumerate(specs):
        made.add(number, spec, data)
    made.execute()
    return made


def with_optimizer(optimizer: object, **training: object) -> RunSpec:
    return SPEC.with_training(optimizer=optimizer, **training)


def assert_same(result: Result | None, spec: RunSpec) -> None:
    alone = Run(spec, dataset(), Control(), lambda event: None).execute()
    assert result is not None
    for name, series in alone.history.batches.items():
        np.testing.assert_array_equal(result.history.batches[name].raw, series.raw)
    assert [e.values for e in result.history.epochs] == [e.values for e in alone.history.epochs]
    assert result.test == alone.test
    for ours, theirs in zip(result.model.weights, alone.model.weights, strict=True):
        np.testing.assert_array_equal(ours.numpy(), theirs.numpy())


def test_each_lane_is_the_run_it_would_be_alone() -> None:
    specs = [with_optimizer(o) for o in (SGD(), SGD(momentum=0.9), RMSprop(), Adam())]
    specs.append(with_optimizer(Adam(), batch_size=7))
    done = race(*specs)
    for number, spec in enumerate(specs):
        assert_same(done.lanes[number].result, spec)


def test_lanes_set_out_alike() -> None:
    told = Recorder()
    done = race(with_optimizer(SGD()), with_optimizer(Adam()), told=told)
    first, second = (done.lanes[n].fingerprint for n in range(2))
    assert first == second
    assert first is not None
    assert len(first.weights) == 64
    assert isinstance(told.events[-1], RaceEnded)


def test_what_must_differ_is_seen_in_the_fingerprint() -> None:
    layers = SPEC.model.layers
    wider = SPEC.with_layer(1, Dense(units=9))
    smaller = SPEC.with_training(batch_size=8)
    without_dropout = SPEC.with_layer(2, replace(layers[2], enabled=False))
    other_split = SPEC.with_training(validation_split=0.5)
    done = race(SPEC, wider, smaller, without_dropout, other_split, replace(SPEC, seed=1))
    base, *others = (done.lanes[n].fingerprint for n in range(6))
    kinds = "weights", "examples", "order", "batches", "masks"
    same = [
        {kind for kind in kinds if getattr(other, kind) == getattr(base, kind)} for other in others
    ]
    assert same[0] == {"examples", "order", "batches", "masks"}
    assert same[1] == {"weights", "examples", "order", "masks"}
    assert same[2] == {"weights", "examples", "order", "batches"}
    assert same[3] == {"weights", "masks"}
    assert same[4].isdisjoint({"weights", "order", "batches", "masks"})


@pytest.mark.parametrize("places", [1, 3])
def test_a_lane_that_diverges_fails_or_is_taken_out_changes_nothing(places: int) -> None:
    diverging = with_optimizer(SGD(learning_rate=1e9))
    impossible = SPEC.with_layer(4, Dense(units=7, activation=Softmax()))
    taken_out = with_optimizer(SGD(), epochs=1000)
    control, told = RaceControl(places), Recorder()
    made = Race(control, told)

    def emit(event: Event) -> None:
        told(event)
        if (
            isinstance(event, LaneEvent)
            and event.lane == 0
            and isinstance(event.event, BatchesDone)
        ):
            control.stop_lane(3)

    made._emit = emit
    data = dataset()
    for number, spec in enumerate((SPEC, diverging, impossible, taken_out)):
        made.add(number, spec, data)
    made.execute()
    assert_same(made.lanes[0].result, SPEC)
    states = [made.lanes[n].result.state for n in (1, 3)]  # type: ignore[union-attr]
    assert states == [RunState.DIVERGED, RunState.STOPPED]
    assert made.lanes[2].failure is not None
    assert len(told.of(2, JobFailed)) == 1


def test_a_lane_added_late_runs_from_the_start_and_is_the_same() -> None:
    control, told, data = RaceControl(2), Recorder(), dataset()
    made = Race(control, told)
    late = with_optimizer(RMSprop())

    def emit(event: Event) -> None:
        told(event)
        if len(told.of(0, BatchesDone)) == 3:
            made.wake()

    made._emit = emit
    made.add(0, SPEC.with_training(epochs=60), data)
    made.start()
    assert not made.wait()
    made.add(1, late, data)
    made.execute()
    assert_same(made.lanes[1].result, late)
    assert made.lanes[0].result.state is RunState.FINISHED  # type: ignore[union-attr]


def test_the_next_race_has_the_graphs_of_the_last_one() -> None:
    graphs = Graphs(3)
    done = Race(RaceControl(2), Recorder(), graphs=graphs)
    for number, optimizer in enumerate((Adam(), SGD())):
        done.add(number, with_optimizer(optimizer), dataset())
    models = [done.lanes[n].run.model for n in range(2)]  # type: ignore[union-attr]
    done.execute()
    done.release()
    again = Race(RaceControl(2), Recorder(), graphs=graphs)
    spec = replace(SPEC, seed=5)
    again.add(0, spec, dataset())
    assert again.lanes[0].run is not None
    assert again.lanes[0].run.model is models[0]
    again.execute()
    assert_same(again.lanes[0].result, spec)


@pytest.mark.parametrize("optimizer", [RMSprop(), RMSprop(momentum=0.5), Adam(), SGD(momentum=0.9)])
def test_a_graph_on_which_a_run_diverged_is_as_good_as_new(optimizer: Optimizer) -> None:
    graphs, spec = Graphs(), with_optimizer(optimizer)
    wild = Run(
        spec.with_learning_rate(1e30), dataset(), Control(), lambda event: None, graphs=graphs
    )
    assert wild.execute().state is RunState.DIVERGED
    wild.release()
    again = Run(spec, dataset(), Control(), lambda event: None, graphs=graphs)
    assert again.model is wild.model
    assert_same(again.execute(), spec)
