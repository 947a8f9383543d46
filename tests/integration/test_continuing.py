"""Runs that go on: trained more, branched, stopped by a rule, with another rate, traced once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from engine.spec.activations import ReLU, Softmax
from engine.spec.augmentation import Augmentation
from engine.spec.layers import BatchNormalization, Dense, Dropout, Flatten
from engine.spec.optimizers import SGD, Adagrad, Adam, Optimizer
from engine.spec.run import DataRecipe, ModelSpec, RunSpec, Training
from engine.spec.schedules import Cosine, ReduceOnPlateau, Step
from engine.spec.stopping import Stopping
from engine.training import backend
from engine.training.control import Control
from engine.training.graphs import Graphs
from engine.training.origin import Origin
from engine.training.run import Result, Run
from engine.training.snapshots import Snapshots
from engine.training.states import RunState
from engine.work.events import BatchesDone, EpochDone, Event, RunEnded
from tests.helpers.runs import LONG_S, Background
from tests.helpers.sets import IMAGES, small_set

pytestmark = pytest.mark.integration
backend.configure()

DATA = small_set(train=200, test=60)
LAYERS = (
    Flatten(),
    Dense(units=16, activation=ReLU()),
    BatchNormalization(),
    Dropout(rate=0.3),
    Dense(units=IMAGES.classes, activation=Softmax()),
)
STEPS = 7  # batches of 32 in 200 examples; the last is a short one


def spec_of(
    optimizer: Optimizer | None = None, augmented: bool = False, **training: Any
) -> RunSpec:
    recipe = DataRecipe(augmentation=Augmentation(shift=0.2) if augmented else Augmentation())
    settings = {"validation": "split", "validation_split": 0.0001, "epochs": 4, **training}
    return RunSpec(
        model=ModelSpec(layers=LAYERS),
        data=recipe,
        training=Training(optimizer=optimizer or Adam(learning_rate=0.01), **settings),
    )


class Finished:
    """A run that has ended, and all that is left of it."""

    def __init__(
        self,
        spec: RunSpec,
        origin: Origin | None = None,
        graphs: Graphs | None = None,
        control: Control | None = None,
    ) -> None:
        self.snapshots, self.events = Snapshots(), list[Event]()
        self.run = Run(
            spec,
            DATA,
            control or Control(),
            self.events.append,
            graphs=graphs,
            snapshots=self.snapshots,
            origin=origin,
        )
        self.result: Result = self.run.execute()
        self.weights = [np.array(w) for w in self.result.model.get_weights()]
        self.losses: list[float] = self.result.history.batches["loss"].raw.tolist()

    def at(self, update: int) -> Origin:
        """The moment of an update, to go on from."""
        snapshot = self.snapshots.nearest(update)
        assert snapshot is not None
        assert snapshot.update == update
        past = self.result.history.until(update)
        return Origin(snapshot, past, self.run.spec.training.optimizer)


def same(first: Finished, second: Finished) -> bool:
    pairs = zip(first.weights, second.weights, strict=True)
    return all((a == b).all() for a, b in pairs)


@pytest.mark.parametrize("augmented", [False, True])
def test_training_more_is_training_longer_bit_for_bit(augmented: bool) -> None:
    whole = Finished(spec_of(augmented=augmented, epochs=4))
    part = Finished(spec_of(augmented=augmented, epochs=1))
    more = Finished(spec_of(augmented=augmented, epochs=3), part.at(STEPS))
    assert more.losses == whole.losses
    assert same(more, whole)
    assert [e.epoch for e in more.result.history.epochs] == [1, 2, 3, 4]


def test_going_on_from_the_middle_of_an_epoch_is_the_same_run() -> None:
    whole = Finished(spec_of(epochs=3))
    middle = next(u for u in whole.snapshots.updates() if STEPS < u < 2 * STEPS)
    again = Finished(spec_of(epochs=2), whole.at(middle))
    assert again.losses == whole.losses
    assert same(again, whole)
    figures = [[{**e.values} for e in run.result.history.epochs] for run in (again, whole)]
    assert figures[0] == figures[1]


def test_a_branch_may_have_another_optimizer() -> None:
    trunk = Finished(spec_of(epochs=1))
    branch = Finished(spec_of(SGD(learning_rate=0.1), epochs=1), trunk.at(STEPS))
    assert branch.losses[:STEPS] == trunk.losses
    assert len(branch.losses) == 2 * STEPS
    assert branch.result.state is RunState.FINISHED


def test_the_numbers_of_one_optimizer_do_not_pass_for_anothers() -> None:
    """Momentum and Adagrad's sums have the same shapes, and momentum may be negative."""
    trunk = Finished(spec_of(SGD(learning_rate=0.1, momentum=0.9), epochs=1))
    branch = Finished(spec_of(Adagrad(learning_rate=0.1), epochs=1), trunk.at(STEPS))
    sums = branch.run.model.optimizer.variables[2:]
    assert sums
    assert all((np.asarray(value) >= Adagrad().initial_accumulator_value).all() for value in sums)
    assert branch.result.state is RunState.FINISHED


def test_a_target_leaves_the_averaged_weights_in_place() -> None:
    averaged = Adam(learning_rate=0.01, use_ema=True, ema_momentum=0.5)
    whole = Finished(spec_of(averaged, epochs=1))
    early = Finished(spec_of(averaged, epochs=9, stopping=Stopping(target_accuracy=0.01)))
    assert len(early.result.history.epochs) == 1
    assert same(early, whole)


def test_a_branch_with_other_batches_begins_a_new_epoch() -> None:
    trunk = Finished(spec_of(epochs=2))
    middle = next(u for u in trunk.snapshots.updates() if STEPS < u < 2 * STEPS)
    branch = Finished(spec_of(epochs=1, batch_size=100), trunk.at(middle))
    assert len(branch.losses) == middle + 2


def test_a_graph_is_traced_once_and_starts_afresh_each_time() -> None:
    graphs = Graphs()
    first = Finished(spec_of(augmented=True, epochs=1), graphs=graphs)
    model, traced = first.run.model, dict(first.run._loop._functions)
    first.run.release()
    for spec in (
        spec_of(augmented=True, epochs=1),
        spec_of(Adam(learning_rate=0.5), augmented=True, epochs=1),
    ):
        next_one = Finished(spec, graphs=graphs)
        assert next_one.run.model is model
        assert next_one.run._loop._functions == traced
        assert same(next_one, Finished(spec))
        assert all(f.experimental_get_tracing_count() == 1 for f in traced.values())
        next_one.run.release()


@pytest.mark.parametrize(
    "other",
    [
        spec_of(SGD(), epochs=1),
        spec_of(Adam(learning_rate=0.01, beta_1=0.5), epochs=1),
        spec_of(epochs=1).with_layers((Flatten(), Dense(units=IMAGES.classes))),
        spec_of(epochs=1, augmented=True),
    ],
)
def test_another_computation_gets_another_graph(other: RunSpec) -> None:
    graphs = Graphs()
    first = Finished(spec_of(epochs=1), graphs=graphs)
    first.run.release()
    second = Finished(other, graphs=graphs)
    assert second.run.model is not first.run.model
    assert same(second, Finished(other))


def test_a_new_rate_takes_effect_within_a_chunk_and_traces_nothing() -> None:
    control = Control()
    background = Background(spec_of(epochs=5000), DATA, control)
    try:
        background.until_batches()
        control.set_learning_rate(0.125)
        background.until(
            lambda e: (
                isinstance(e, BatchesDone)
                and e.learning_rates is not None
                and e.learning_rates[-1] == 0.125
            )
        )
    finally:
        background.stop()
    result = background.end()
    assert result.state is RunState.STOPPED
    assert result.history.rates[0] == np.float32(0.01)
    assert len(result.history.rates) == result.history.updates


def test_the_schedule_is_what_each_batch_was_learnt_with() -> None:
    spec = spec_of(epochs=4, schedule=Cosine())
    run = Finished(spec)
    wanted = 0.01 * Cosine().factors(np.arange(4 * STEPS), STEPS, 4 * STEPS)
    np.testing.assert_allclose(run.result.history.rates, wanted, rtol=1e-6)
    assert not same(run, Finished(spec_of(epochs=4)))


def test_a_new_rate_goes_on_with_the_schedule() -> None:
    control = Control()
    control.set_learning_rate(1.0)
    run = Finished(spec_of(epochs=2, schedule=Step(every=1, factor=0.5)), control=control)
    assert set(run.result.history.rates.tolist()) == {1.0, 0.5}


def test_a_plateau_lowers_the_rate() -> None:
    schedule = ReduceOnPlateau(factor=0.5, patience=1)
    run = Finished(spec_of(Adam(learning_rate=0.0), epochs=6, schedule=schedule))
    assert set(run.result.history.rates.tolist()) == {0.0}
    losses = [e.values["loss"] for e in run.result.history.epochs]
    stuck = Finished(spec_of(SGD(learning_rate=1e-12), epochs=6, schedule=schedule))
    rates = stuck.result.history.rates
    assert rates[-1] < rates[0]
    assert len(losses) == 6


def ended(run: Finished) -> RunEnded:
    (event,) = [e for e in run.events if isinstance(e, RunEnded)]
    return event


def test_stopping_early_keeps_the_best_weights_and_says_why() -> None:
    rules = Stopping(patience=2)
    spec = spec_of(
        SGD(learning_rate=2.0), epochs=60, stopping=rules, validation="split", validation_split=0.5
    )
    run = Finished(spec)
    epochs = run.result.history.epochs
    losses = [e.values["val_loss"] for e in epochs]
    best = int(np.argmin(losses))
    assert len(epochs) == best + 3 < 60
    assert ended(run).state is RunState.FINISHED
    assert "has not improved for 2 epochs" in str(ended(run).reason)
    snapshot = run.snapshots.best
    assert snapshot is not None
    assert snapshot.update == epochs[best].update
    for kept, weight in zip(snapshot.weights, run.weights, strict=True):
        assert (kept == weight).all()


def test_a_target_ends_the_run() -> None:
    run = Finished(spec_of(epochs=200, stopping=Stopping(target_accuracy=0.6)))
    assert len(run.result.history.epochs) < 200
    assert ended(run).reason is not None
    assert run.result.test["accuracy"] > 0


def test_one_epoch_then_pause() -> None:
    background = Background(spec_of(epochs=50), DATA, Control(by_epoch=True))
    try:
        background.until_state(RunState.PAUSED)
        assert len(background.of(EpochDone)) == 1
        assert sum(len(e.values["loss"]) for e in background.of(BatchesDone)) == STEPS
        background.control.step_epoch()
        background.until_state(RunState.PAUSED)
        assert len(background.of(EpochDone)) == 2
        background.control.step()
        background.until_batches()
        background.until_state(RunState.PAUSED)
    finally:
        background.stop()
    background._thread.join(LONG_S)


def test_training_is_measured_as_validation_is() -> None:
    run = Finished(spec_of(epochs=1))
    values = run.result.history.epochs[0].values
    model = run.result.model
    outputs = np.asarray(model(tf.cast(DATA.train.x, tf.float32) / 255.0, training=False))
    right = (outputs.argmax(axis=1) == DATA.train.y).mean()
    assert values["train_accuracy"] == pytest.approx(right)
    assert values["train_accuracy"] != pytest.approx(values["accuracy"])


def test_after_an_early_stop_training_more_has_patience_again() -> None:
    spec = spec_of(
        SGD(learning_rate=2.0),
        epochs=60,
        stopping=Stopping(patience=2),
        validation="split",
        validation_split=0.5,
    )
    first = Finished(spec)
    epochs = len(first.result.history.epochs)
    more = Finished(spec, first.at(first.result.history.updates))
    assert len(more.result.history.epochs) >= epochs + 2
