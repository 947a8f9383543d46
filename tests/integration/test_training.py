"""Training with the real TensorFlow: the mathematics, the history, the states, the files."""

from __future__ import annotations

import dataclasses
import json
import math
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from engine.data import ink, sources, stroke_files
from engine.insight.predictor import Predictor
from engine.messages import Cancelled, InputError
from engine.spec import presets
from engine.spec.activations import LeakyReLU, ReLU, Sigmoid, Softmax, Tanh
from engine.spec.layers import (
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LayerNormalization,
    MaxPooling2D,
    Reshape,
)
from engine.spec.losses import (
    LOSSES,
    METRICS,
    BinaryCrossentropy,
    CategoricalCrossentropy,
    Huber,
    KLDivergence,
    MeanAbsoluteError,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from engine.spec.optimizers import (
    OPTIMIZERS,
    SGD,
    Adadelta,
    Adagrad,
    Adam,
    Adamax,
    AdamW,
    Lion,
    Nadam,
    RMSprop,
)
from engine.spec.run import ModelSpec, RunSpec, Training
from engine.spec.shapes import EVALUATION_BATCH, DataShape
from engine.spec.weights import L1L2, L2
from engine.training import backend
from engine.training import run as run_module
from engine.training.build import build_model, layer_names, load_model, save_model
from engine.training.control import Control
from engine.training.loop import Loop, upload
from engine.training.run import Result, Run
from engine.training.states import RunState
from engine.work.events import BatchesDone, EpochDone, Event, RunEnded, RunPrepared
from tests.helpers.runs import Background, InBackground, stopped_at_the_end
from tests.helpers.sets import IMAGES, YES_OR_NO, small_set

pytestmark = pytest.mark.integration
backend.configure()


@pytest.fixture
def in_background() -> Iterator[InBackground]:
    yield from stopped_at_the_end()


def rates_of(batches: int, rate: float = 0.001) -> np.ndarray:
    return np.full(batches, rate, np.float32)


BATCH, BATCHES = 16, 6
EXAMPLES = BATCH * BATCHES + 11  # the last batch is a short one

HEAD = Dense(units=4, activation=Softmax())
PLAIN = (Flatten(), Dense(units=8, activation=ReLU()), HEAD)
MODELS: dict[str, tuple[Layer, ...]] = {
    "plain": PLAIN,
    "dropout": (Flatten(), Dropout(rate=0.3), Dense(units=8, activation=Tanh()), Dropout(), HEAD),
    "normalized": (
        Flatten(),
        # A bias here would be undone by the normalization, and so follow nothing but rounding.
        Dense(units=8, use_bias=False),
        BatchNormalization(momentum=0.8, gamma_regularizer=L2(l2=0.1)),
        LayerNormalization(),
        HEAD,
    ),
    "priced": (
        Flatten(),
        Dense(
            units=8,
            activation=LeakyReLU(negative_slope=0.1),
            kernel_regularizer=L2(l2=0.05),
            bias_regularizer=L1L2(l1=0.01, l2=0.01),
            activity_regularizer=L2(l2=0.1),
        ),
        HEAD,
    ),
    "pictures": (
        Reshape(target_shape=(6, 6, 1)),
        Conv2D(filters=3, activation=ReLU(), kernel_regularizer=L2(), activity_regularizer=L2()),
        MaxPooling2D(),
        Dropout(),
        Flatten(),
        HEAD,
    ),
    "logits": (Flatten(), Dense(units=8, activation=Sigmoid()), Dense(units=4)),
    "yes or no": (Dense(units=5, activation=Tanh()), Dense(units=1, activation=Sigmoid())),
    "yes or no, logits": (Dense(units=5, activation=Tanh()), Dense(units=1)),
}

EQUALITY = [
    ("plain", SGD(momentum=0.9, nesterov=True), SparseCategoricalCrossentropy()),
    ("plain", SGD(gradient_accumulation_steps=2), MeanSquaredError()),
    ("plain", Adadelta(learning_rate=1.0), MeanAbsoluteError()),
    ("plain", Lion(weight_decay=0.1), Huber(delta=0.2)),
    ("plain", Adamax(clipvalue=0.001), KLDivergence()),
    ("plain", Adam(loss_scale_factor=128.0), BinaryCrossentropy(label_smoothing=0.1)),
    ("dropout", Adam(amsgrad=True, clipnorm=0.1), CategoricalCrossentropy(label_smoothing=0.2)),
    ("dropout", RMSprop(centered=True, momentum=0.5), SparseCategoricalCrossentropy()),
    ("normalized", AdamW(weight_decay=0.1), SparseCategoricalCrossentropy()),
    ("normalized", SGD(use_ema=True, ema_overwrite_frequency=3), CategoricalCrossentropy()),
    ("priced", Nadam(use_ema=True, ema_momentum=0.9), SparseCategoricalCrossentropy()),
    ("priced", Adagrad(learning_rate=0.1), MeanSquaredError()),
    ("pictures", Adam(gradient_accumulation_steps=3), SparseCategoricalCrossentropy()),
    ("pictures", SGD(global_clipnorm=0.1), KLDivergence()),
    ("logits", Adam(), SparseCategoricalCrossentropy(from_logits=True)),
    ("logits", SGD(), CategoricalCrossentropy(from_logits=True)),
    ("logits", RMSprop(), BinaryCrossentropy(from_logits=True)),
    ("yes or no", Adam(), BinaryCrossentropy()),
    ("yes or no, logits", SGD(), BinaryCrossentropy(from_logits=True)),
]  # fmt: skip


def spec_of(*layers: Layer, seed: int = 5, **training: Any) -> RunSpec:
    chosen = {"batch_size": BATCH, "epochs": 2, "validation": "none", "device": "cpu"} | training
    return RunSpec(model=ModelSpec(layers=layers), training=Training(**chosen), seed=seed)


def data_of(spec: RunSpec) -> DataShape:
    return YES_OR_NO if spec.model.layers[-1] in (*MODELS["yes or no"], Dense(units=1)) else IMAGES


def loop_of(spec: RunSpec) -> Loop:
    data = data_of(spec)
    model = build_model(spec, data)
    return Loop(model, spec.training.loss.targets, data.classes, spec.training.metrics)


def as_keras(spec: RunSpec, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same examples as Keras wants them."""
    x = x.astype(np.float32) / 255
    if data_of(spec) is YES_OR_NO:
        return x, y[:, None].astype(np.float32)
    if spec.training.loss.targets == "sparse":
        return x, y
    return x, np.eye(4, dtype=np.float32)[y]


def run(spec: RunSpec, events: list[Event] | None = None, train: int = 203) -> Result:
    emit = events.append if events is not None else lambda event: None
    return Run(spec, small_set(data_of(spec), train), Control(), emit).execute()


# The mathematics


def test_every_optimizer_and_loss_is_compared() -> None:
    assert {type(o).kind for _, o, _ in EQUALITY} == set(OPTIMIZERS.kinds)
    assert {type(loss).kind for _, _, loss in EQUALITY} == set(LOSSES.kinds)
    assert {name for name, _, _ in EQUALITY} == set(MODELS)


@pytest.mark.parametrize(
    ("name", "optimizer", "loss"),
    EQUALITY,
    ids=[f"{name}-{type(o).kind}-{type(loss).kind}" for name, o, loss in EQUALITY],
)
def test_the_loop_is_train_on_batch(name: str, optimizer: Any, loss: Any) -> None:
    spec = spec_of(*MODELS[name], optimizer=optimizer, loss=loss)
    ours, theirs = loop_of(spec), build_model(spec, data_of(spec))
    train = small_set(data_of(spec), train=EXAMPLES).train
    order = np.random.default_rng(1).permutation(EXAMPLES).astype(np.int32)

    examples, places = upload(train), keras.ops.convert_to_tensor(order)
    rates = rates_of(BATCHES, optimizer.learning_rate)
    rows = np.concatenate(
        [
            ours.train(examples, places, 0, rates[:1], BATCH),
            ours.train(examples, places, BATCH, rates[1:], BATCH),
            ours.train(examples, places, BATCHES * BATCH, rates[:1], EXAMPLES - BATCHES * BATCH),
        ]
    )
    x, y = as_keras(spec, train.x[order], train.y[order])
    for step, row in enumerate(rows):
        batch = slice(step * BATCH, (step + 1) * BATCH)
        theirs.reset_metrics()
        values = theirs.train_on_batch(x[batch], y[batch], return_dict=True)
        assert row[0] == pytest.approx(values["loss"], rel=1e-5)
    assert len(rows) == BATCHES + 1
    for mine, other in zip(ours.model.weights, theirs.weights, strict=True):
        np.testing.assert_allclose(mine.numpy(), other.numpy(), rtol=1e-5, atol=1e-6)
    for mine, other in zip(ours.model.optimizer.variables, theirs.optimizer.variables, strict=True):
        np.testing.assert_allclose(mine.numpy(), other.numpy(), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("name", ["normalized", "priced", "pictures"])
def test_evaluate_is_keras_evaluate(name: str) -> None:
    spec = spec_of(*MODELS[name])
    loop = loop_of(spec)
    data = small_set(train=EVALUATION_BATCH + 203).train
    loop.train(upload(data), keras.ops.arange(EXAMPLES), 0, rates_of(3), BATCH)
    values = loop.evaluate(upload(data), lambda: True)
    x, y = as_keras(spec, data.x, data.y)
    wanted = loop.model.evaluate(x, y, batch_size=EVALUATION_BATCH, verbose=0, return_dict=True)
    assert values == pytest.approx(wanted, rel=1e-5)


def test_evaluate_gives_up_when_told() -> None:
    data = small_set(train=EVALUATION_BATCH + 1).train
    answers = iter([True, False])
    assert loop_of(spec_of(*PLAIN)).evaluate(upload(data), lambda: next(answers)) == {}


@pytest.mark.parametrize("loss", [SparseCategoricalCrossentropy(), MeanSquaredError()])
def test_metrics_of_a_batch_are_keras_functions(loss: Any) -> None:
    """With ten classes, so that the best five are not all."""
    ten = DataShape((6, 6), 10)
    spec = spec_of(Flatten(), Dense(units=10, activation=Softmax()), loss=loss, metrics=METRICS)
    model = build_model(spec, ten)
    loop = Loop(model, loss.targets, 10, METRICS)
    train = small_set(ten).train
    outputs = model(train.x[:50].astype(np.float32) / 255)
    row = loop.train(upload(train), keras.ops.arange(50), 0, rates_of(1), 50)[0]
    y, one_hot = train.y[:50], np.eye(10, dtype=np.float32)[train.y[:50]]
    wanted = [
        keras.metrics.sparse_categorical_accuracy(y, outputs),
        keras.metrics.sparse_top_k_categorical_accuracy(y, outputs, k=5),
        keras.metrics.mean_squared_error(one_hot, outputs),
        keras.metrics.mean_absolute_error(one_hot, outputs),
    ]
    assert loop.names[1:] == METRICS
    np.testing.assert_allclose(row[1:], [np.mean(values) for values in wanted], rtol=1e-5)
    assert 0 < row[2] < 1


def test_metrics_of_a_yes_or_no_model() -> None:
    spec = spec_of(
        *MODELS["yes or no, logits"], loss=BinaryCrossentropy(from_logits=True), metrics=METRICS
    )
    loop = loop_of(spec)
    train = small_set(YES_OR_NO).train
    logits = np.asarray(loop.model(train.x.astype(np.float32) / 255))[:, 0]
    row = loop.train(upload(train), keras.ops.arange(203), 0, rates_of(1), 203)[0]
    assert row[1] == pytest.approx(((logits > 0) == train.y).mean())
    assert row[2] == 1.0
    assert row[3] == pytest.approx(((logits - train.y) ** 2).mean(), rel=1e-5)


# The history


@pytest.mark.parametrize("name", ["dropout", "pictures"])
def test_same_seed_same_history_bit_for_bit(name: str) -> None:
    spec = spec_of(*MODELS[name], validation="split")
    first, second = run(spec), run(spec)
    for column in ("loss", "accuracy"):
        np.testing.assert_array_equal(
            first.history.batches[column].raw, second.history.batches[column].raw
        )
    assert [e.values for e in first.history.epochs] == [e.values for e in second.history.epochs]
    assert first.test == second.test
    other = run(dataclasses.replace(spec, seed=6))
    assert other.history.epochs[-1].values != first.history.epochs[-1].values


def test_each_epoch_has_its_own_order_which_the_seed_decides() -> None:
    def orders(seed: int) -> list[list[int]]:
        made = Run(spec_of(*PLAIN, seed=seed), small_set(), Control(), lambda event: None)
        return [np.asarray(made._order(epoch)).tolist() for epoch in range(2)]

    assert orders(1) == orders(1)
    assert orders(1) != orders(2)
    first, second = orders(1)
    assert first != second
    assert sorted(first) == sorted(second) == list(range(203))


@pytest.mark.parametrize("name", ["priced", "normalized"])
def test_epochs_are_what_fit_reports(name: str) -> None:
    spec = spec_of(*MODELS[name], validation="test", epochs=2)
    dataset = small_set()
    ready = Run(spec, dataset, Control(), lambda event: None)
    orders = [np.asarray(ready._order(epoch)) for epoch in range(2)]
    ours = ready.execute().history.epochs

    theirs = build_model(spec, IMAGES)
    test = as_keras(spec, dataset.test.x, dataset.test.y)
    for order, result in zip(orders, ours, strict=True):
        x, y = as_keras(spec, dataset.train.x[order], dataset.train.y[order])
        fit = theirs.fit(
            x, y, batch_size=BATCH, shuffle=False, validation_data=test,
            validation_batch_size=EVALUATION_BATCH, verbose=0,
        )  # fmt: skip
        wanted = {key: values[0] for key, values in fit.history.items()}
        assert {key: result.values[key] for key in wanted} == pytest.approx(wanted, rel=1e-4)
    assert [e.epoch for e in ours] == [1, 2]
    assert [e.update for e in ours] == [13, 26]


def test_it_learns() -> None:
    layers = Flatten(), Dense(units=32, activation=ReLU()), HEAD  # with 8 units, some may be dead
    result = run(spec_of(*layers, epochs=20, optimizer=Adam(learning_rate=0.01)), train=10 * BATCH)
    assert result.state is RunState.FINISHED
    assert result.history.epochs[-1].values["loss"] < result.history.epochs[0].values["loss"] / 3
    assert result.test["accuracy"] == 1.0


@pytest.mark.parametrize(
    ("validation", "share", "learnt", "kept"),
    [("split", 0.25, 152, 51), ("test", 0.25, 203, 50), ("none", 0.25, 203, 0),
     ("split", 0.001, 203, 0)],
)  # fmt: skip
def test_what_is_kept_for_validation(validation: str, share: float, learnt: int, kept: int) -> None:
    events: list[Event] = []
    result = run(spec_of(*PLAIN, validation=validation, validation_split=share), events)
    (prepared,) = [e for e in events if isinstance(e, RunPrepared)]
    assert (prepared.examples, prepared.validation) == (learnt, kept)
    assert prepared.steps_per_epoch == math.ceil(learnt / BATCH)
    for epoch in result.history.epochs:
        assert ("val_loss" in epoch.values) == bool(kept)
        assert all(map(math.isfinite, epoch.values.values()))
    assert set(result.test) == {"loss", "accuracy"}


def test_a_batch_larger_than_the_data_is_all_of_it() -> None:
    result = run(spec_of(*PLAIN, batch_size=1000, epochs=3))
    assert result.history.steps_per_epoch == 1
    assert result.history.updates == 3
    assert result.state is RunState.FINISHED


def test_average_weights_are_in_place_at_the_end() -> None:
    plain = run(spec_of(*PLAIN, optimizer=SGD()), train=10 * BATCH)
    averaged = run(spec_of(*PLAIN, optimizer=SGD(use_ema=True, ema_momentum=0.9)), train=10 * BATCH)
    for batch in ("loss", "accuracy"):
        np.testing.assert_array_equal(
            plain.history.batches[batch].raw, averaged.history.batches[batch].raw
        )
    assert plain.test["loss"] != averaged.test["loss"]


@pytest.mark.parametrize("optimizer", [SGD(learning_rate=1e6), Adam(learning_rate=1e6)])
@pytest.mark.parametrize("batch_size", [BATCH, 1000])
def test_a_run_that_diverges_says_so_and_keeps_its_curve(optimizer: Any, batch_size: int) -> None:
    events: list[Event] = []
    spec = spec_of(*PLAIN, optimizer=optimizer, epochs=50, batch_size=batch_size, metrics=METRICS)
    result = run(spec, events, train=10 * BATCH)
    assert result.state is RunState.DIVERGED
    assert result.test == {}
    assert events[-1] == RunEnded(RunState.DIVERGED, {}, result.seconds)
    assert 0 < result.history.updates < 50 * result.history.steps_per_epoch
    for series in result.history.batches.values():
        assert np.isfinite(series.raw).all()
    for epoch in result.history.epochs:
        assert all(map(math.isfinite, epoch.values.values()))


@pytest.mark.parametrize("validation", ["none", "test"])
def test_a_last_step_into_nowhere_is_no_finish(validation: str) -> None:
    """One batch, one epoch: the loss was still finite when it was measured."""
    result = run(
        spec_of(
            *PLAIN,
            optimizer=SGD(learning_rate=1e38),
            epochs=1,
            batch_size=1000,
            validation=validation,
        )
    )
    assert result.state is RunState.DIVERGED
    assert result.test == {}
    assert result.history.updates == 1
    for epoch in result.history.epochs:
        assert all(map(math.isfinite, epoch.values.values()))


def test_a_metric_that_overflows_before_the_loss_is_not_kept() -> None:
    spec = spec_of(
        *MODELS["logits"],
        optimizer=SGD(learning_rate=1e25),
        loss=SparseCategoricalCrossentropy(from_logits=True),
        metrics=("mean_squared_error",),
    )
    result = run(spec)
    assert result.state is RunState.DIVERGED
    assert np.isfinite(result.history.batches["mean_squared_error"].raw).all()


def test_a_spec_with_errors_does_not_start() -> None:
    with pytest.raises(InputError) as caught:
        Run(spec_of(Flatten(), Dense(units=3)), small_set(), Control(), lambda event: None)
    assert str(caught.value) == "The last layer has 3 units; the data has 4 classes."
    assert str(caught.value.hint) == "Try: Make it 4."


def test_a_device_that_is_not_there() -> None:
    with pytest.raises(InputError, match=r"^There is no device gpu:7 on this machine\.$"):
        Run(spec_of(*PLAIN, device="gpu:7"), small_set(), Control(), lambda event: None)


# The states

ENDLESS = spec_of(*PLAIN, epochs=100_000, batch_size=29)


def check_sane(done: Background) -> None:
    """The order of events that the window relies on."""
    assert done.result is not None
    assert isinstance(done.events[0], RunPrepared)
    assert isinstance(done.events[-1], RunEnded)
    states = done.states()
    assert states[0] is RunState.RUNNING
    assert states[-1] is done.result.state
    paused = False
    for event in done.events[1:]:
        state = getattr(event, "state", None)
        paused = (paused or state is RunState.PAUSED) and state is not RunState.RUNNING
        assert not (paused and isinstance(event, BatchesDone | EpochDone))
    batches = done.of(BatchesDone)
    learnt = np.concatenate([b.values["loss"] for b in batches]) if batches else np.empty(0)
    if learnt.size:
        np.testing.assert_array_equal(learnt, done.result.history.batches["loss"].raw)
    assert [e.result for e in done.of(EpochDone)] == done.result.history.epochs


def test_pause_resume_stop(in_background: InBackground) -> None:
    going = in_background(ENDLESS, small_set())
    going.until_batches()
    going.control.pause()
    going.until_state(RunState.PAUSED)
    going.control.resume()
    going.until_state(RunState.RUNNING)
    assert going.until_batches().rate > 0
    going.control.stop()
    result = going.end()
    check_sane(going)
    assert going.states() == [
        RunState.RUNNING, RunState.PAUSED, RunState.RUNNING, RunState.STOPPED
    ]  # fmt: skip
    assert result.history.updates > 0
    assert result.test == {}


def test_step_from_the_start_is_one_batch_then_pause(in_background: InBackground) -> None:
    going = in_background(ENDLESS, small_set(), Control(steps=1))
    going.until_state(RunState.PAUSED)
    assert [len(b.values["loss"]) for b in going.of(BatchesDone)] == [1]
    going.control.step()
    going.until_state(RunState.PAUSED)
    assert [len(b.values["loss"]) for b in going.of(BatchesDone)] == [1, 1]
    going.control.stop()
    assert going.end().state is RunState.STOPPED
    check_sane(going)


def test_stepping_through_equals_running_through(in_background: InBackground) -> None:
    spec = spec_of(*MODELS["dropout"], epochs=1)
    going = in_background(spec, small_set(), Control(steps=13))
    stepped = going.end().history.batches["loss"].raw
    np.testing.assert_array_equal(stepped, run(spec).history.batches["loss"].raw)


def test_stop_while_paused(in_background: InBackground) -> None:
    going = in_background(ENDLESS, small_set(), Control(steps=1))
    going.until_state(RunState.PAUSED)
    going.control.stop()
    result = going.end()
    assert result.state is RunState.STOPPED
    assert result.history.updates == 1
    check_sane(going)


def test_stop_before_the_first_batch_is_a_cancel(in_background: InBackground) -> None:
    control = Control()
    control.stop()
    with pytest.raises(Cancelled):
        in_background(ENDLESS, small_set(), control).end()


def test_stop_during_the_last_measurement_is_no_finish() -> None:
    events: list[Event] = []
    spec = spec_of(*PLAIN, epochs=1)
    control = Control()
    ready = Run(spec, small_set(), control, events.append)
    measure = ready._loop.evaluate

    def stopped_on_the_way(*arguments: Any) -> dict[str, float]:
        control.stop()
        return measure(*arguments)

    ready._loop.evaluate = stopped_on_the_way  # type: ignore[method-assign]
    result = ready.execute()
    assert (result.state, result.test) == (RunState.STOPPED, {})
    assert len(result.history.epochs) == 1
    assert events[-1] == RunEnded(RunState.STOPPED, {}, result.seconds)


class LongPause(Control):
    """Pauses for 1000 s of ``clock`` before every chunk."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def permit(self, wanted: int, on_wait: Callable[[], None]) -> int:
        on_wait()
        self._clock.now += 1000
        return super().permit(wanted, on_wait)


class Clock:
    """Stands for `time`: goes on when told."""

    now = 0.0

    def perf_counter(self) -> float:
        return self.now


def test_pauses_are_no_training_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, events = Clock(), list[Event]()
    monkeypatch.setattr(run_module, "time", clock)

    def learning_takes_3_s(event: Event) -> None:
        events.append(event)
        clock.now += 3 * isinstance(event, BatchesDone)

    spec = spec_of(*PLAIN, epochs=2, batch_size=1000)
    result = Run(spec, small_set(), LongPause(clock), learning_takes_3_s).execute()
    assert [e.seconds for e in result.history.epochs] == [3.0, 3.0]
    assert result.seconds == 6.0
    assert events[-1] == RunEnded(RunState.FINISHED, result.test, 6.0)
    assert clock.now > 2000


def test_events_cannot_change_what_was_measured() -> None:
    events: list[Event] = []
    result = run(spec_of(*PLAIN, epochs=1), events)
    for values in (result.history.epochs[0].values, events[-1].test):  # type: ignore[union-attr]
        with pytest.raises(TypeError):
            values["loss"] = 0.0
    assert json.loads(json.dumps({**result.history.epochs[0].values}))["loss"] > 0
    header = "epoch,loss,accuracy,train_loss,train_accuracy,seconds\n1,"
    assert result.history.to_csv().startswith(header)
    batches = [e for e in events if isinstance(e, BatchesDone)]
    with pytest.raises(ValueError, match="read-only"):
        batches[0].values["loss"][0] = 0
    result.history.batches["loss"].raw[0] = -1
    assert batches[0].values["loss"][0] != -1


# The files

NAMED = ModelSpec(
    name="패션 MNIST 모델",
    layers=(
        Flatten(),
        Dense(name="은닉층 1", units=6, activation=LeakyReLU(negative_slope=0.1)),
        Dense(units=5, activation=ReLU()),
        Dense(units=5, enabled=False),
        BatchNormalization(name="dense"),
        Dense(units=5),
        Dense(name="출력", units=4, activation=Softmax()),
    ),
)


def test_names_that_are_not_given_are_keras_own_and_never_twice() -> None:
    assert layer_names(NAMED) == ["flatten", "은닉층 1", "dense_1", "dense", "dense_2", "출력"]
    kinds = ModelSpec(layers=(Conv2D(), MaxPooling2D(), LayerNormalization(), Conv2D()))
    assert layer_names(kinds) == ["conv2d", "max_pooling2d", "layer_normalization", "conv2d_1"]


def test_names_survive_the_file_and_the_training_model_keeps_its_own(tmp_path: Path) -> None:
    spec = dataclasses.replace(ENDLESS, model=NAMED)
    model = build_model(spec, IMAGES)
    before = [layer.name for layer in model.layers]
    path = tmp_path / "모델.keras"
    save_model(model, NAMED, path)
    assert [layer.name for layer in model.layers] == before

    plain = keras.models.load_model(path)
    assert plain.name == "패션 MNIST 모델"
    assert [layer.name for layer in plain.layers] == layer_names(NAMED)

    images = small_set().test.x
    wanted = model.predict(images.astype(np.float32) / 255, verbose=0)
    read = Predictor(load_model(path), (6, 6), logits=False)
    np.testing.assert_allclose(read(images), wanted, rtol=1e-5, atol=1e-6)


def test_a_model_saved_by_keras_is_read(tmp_path: Path) -> None:
    inputs = keras.Input((6, 6), name="그림")
    outputs = keras.layers.Dense(4, name="출력")(keras.layers.Flatten()(inputs))
    path = tmp_path / "own.keras"
    keras.Model(inputs, outputs).save(path)
    images = small_set().test.x
    rows = Predictor(load_model(path), (6, 6), logits=True)(images)
    np.testing.assert_allclose(rows.sum(axis=1), 1, rtol=1e-5)


@pytest.mark.parametrize(
    "damage", ["text", "missing", "half", "empty zip", "other suffix", "folder"]
)
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / ("model.txt" if damage == "other suffix" else "model.keras")
    if damage in ("text", "other suffix"):
        path.write_text("hello", encoding="utf-8")
    elif damage == "half":
        save_model(build_model(ENDLESS, IMAGES), ENDLESS.model, path)
        path.write_bytes(path.read_bytes()[:-200])
    elif damage == "empty zip":
        zipfile.ZipFile(path, "w").close()
    elif damage == "folder":
        path.mkdir()
    with pytest.raises(InputError) as caught:
        load_model(path)
    assert str(path) in str(caught.value)
    assert caught.value.hint is not None


def test_a_file_that_would_run_code_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lambda.keras"
    keras.Sequential([keras.Input((6, 6)), keras.layers.Lambda(lambda x: x + 1)]).save(path)
    with pytest.raises(InputError, match="is not a model that can be read"):
        load_model(path)


def test_nothing_is_left_where_saving_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = build_model(ENDLESS, IMAGES)

    def broken(self: keras.Model, path: Path) -> None:
        Path(path).write_bytes(b"half a model")
        raise RuntimeError("disk on fire")

    monkeypatch.setattr(keras.Model, "save", broken)
    with pytest.raises(RuntimeError):
        save_model(model, ENDLESS.model, tmp_path / "m.keras")
    assert list(tmp_path.iterdir()) == []
    assert [layer.name for layer in model.layers] == ["layer_0", "layer_1", "layer_2"]


# The promise


def test_quickstart_on_the_real_mnist(real_mnist_dir: Path, pen_digits_file: Path) -> None:
    """101,770 parameters, 0.976 as the median of three seeds, and pens are read by it."""
    dataset = sources.load("mnist", data_dir=real_mnist_dir)
    recipe = presets.get("mnist-quickstart").spec
    results = []
    for seed in (1, 2, 3):
        spec = dataclasses.replace(recipe, seed=seed)
        results.append(Run(spec, dataset, Control(), lambda event: None).execute())
    assert results[0].model.count_params() == 101_770
    assert results[0].history.steps_per_epoch == 1875
    assert np.median([result.test["accuracy"] for result in results]) >= 0.976

    digits = stroke_files.read_strokes(pen_digits_file)
    images = np.stack([ink.render(digit.strokes) for digit in digits])
    rows = Predictor(results[0].model, (28, 28), logits=False)(images)
    labels = np.array([digit.label for digit in digits])
    assert (rows.argmax(axis=1) == labels).mean() >= 0.85
