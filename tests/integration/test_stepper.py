"""The arithmetic shown is Keras's, and the update shown is the one the run made."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.data import sources
from engine.data.dataset import Dataset
from engine.insight.arithmetic import BIAS, summing
from engine.insight.stepper import Stepper
from engine.insight.update_rule import Before, slots, upcoming, update
from engine.spec import presets
from engine.spec.activations import GELU, Linear, ReLU, Sigmoid, Softmax, Step
from engine.spec.augmentation import Augmentation
from engine.spec.calls import variant_call
from engine.spec.layers import (
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Maxout,
    MaxPooling2D,
    Reshape,
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
    Optimizer,
    RMSprop,
)
from engine.spec.run import DataRecipe, ModelSpec, RunSpec, Training
from engine.spec.schedules import Cosine, ReduceOnPlateau
from engine.training import backend
from engine.training.build import build_model
from engine.training.control import Control
from engine.training.origin import Origin
from engine.training.run import Run
from engine.training.snapshots import Snapshot, Snapshots
from tests.helpers.sets import IMAGES, small_set

pytestmark = pytest.mark.integration
backend.configure()

DATA = small_set(train=200, test=20)
LAYERS = (
    Flatten(),
    Dense(units=8, activation=ReLU()),
    Dense(units=IMAGES.classes, activation=Softmax()),
)


# -- the rules against Keras's own -------------------------------------------------------------

RULES = [
    SGD(),
    SGD(momentum=0.9),
    SGD(momentum=0.9, nesterov=True),
    SGD(weight_decay=0.1, clipvalue=0.01),
    RMSprop(),
    RMSprop(momentum=0.5),
    RMSprop(centered=True, epsilon=1e-3),
    RMSprop(centered=True, momentum=0.5, epsilon=1e-3),
    Adagrad(learning_rate=0.1),
    Adadelta(learning_rate=1.0),
    Adam(),
    Adam(amsgrad=True, clipnorm=0.05),
    Adam(global_clipnorm=0.05, epsilon=1e-3),
    Adam(loss_scale_factor=128.0),
    Adam(gradient_accumulation_steps=2),
    Adam(use_ema=True, ema_momentum=0.9, ema_overwrite_frequency=2),
    AdamW(),
    Adamax(),
    Nadam(),
    Lion(),
]


def test_every_optimizer_is_covered() -> None:
    assert {type(rule).kind for rule in RULES} == set(OPTIMIZERS.kinds)


def of_keras(optimizer: Optimizer) -> keras.Optimizer:
    call = variant_call(OPTIMIZERS, optimizer)
    return getattr(keras.optimizers, call.name)(**call.arguments)  # type: ignore[union-attr]


def state_of(theirs: keras.Optimizer, path: str) -> dict[str, Any]:
    start = path.replace("/", "_") + "_"
    own = (v for v in theirs.variables if v.name.startswith(start))
    return {v.name[len(start) :]: v.numpy() for v in own}


@pytest.mark.parametrize("optimizer", RULES, ids=str)
def test_a_rule_gives_the_weight_that_keras_gives(optimizer: Optimizer) -> None:
    model = keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(2), keras.layers.Dense(1, name="end")]
    )
    model.compile(of_keras(optimizer), "mse")
    theirs, rng = model.optimizer, np.random.default_rng(3)
    theirs.build(model.trainable_variables)
    at = (1, 0)
    for step in range(1, 6):
        x, y = rng.normal(size=(8, 3)).astype("f"), rng.normal(size=(8, 1)).astype("f")
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x=x, y=tf.constant(y), y_pred=model(x))
        gradients = [g.numpy() for g in tape.gradient(loss, model.trainable_variables)]
        kernel = model.trainable_variables[0]
        state = {name: float(v[at]) for name, v in state_of(theirs, kernel.path).items()}
        assert set(slots(optimizer)) <= set(state)
        before = Before(
            step,
            float(theirs.learning_rate.numpy()),
            float(gradients[0][at]),
            float(kernel.numpy()[at]),
            state,
            float(np.linalg.norm(gradients[0])),
            float(np.sqrt(sum(np.sum(g**2) for g in gradients))),
        )
        model.train_on_batch(x, y)
        predicted = update(optimizer, before).new_weight
        assert predicted == pytest.approx(float(kernel.numpy()[at]), abs=1e-6)


# -- the next update of a run ------------------------------------------------------------------


def spec_of(
    *layers: Any,
    optimizer: Optimizer | None = None,
    data: DataRecipe | None = None,
    **training: Any,
) -> RunSpec:
    settings = {"validation": "split", "validation_split": 0.1, "epochs": 2, **training}
    return RunSpec(
        model=ModelSpec(layers=layers or LAYERS),
        data=data or DataRecipe(),
        training=Training(optimizer=optimizer or Adam(learning_rate=0.01), **settings),
    )


def ran(spec: RunSpec, origin: Origin | None = None) -> tuple[Run, Snapshots]:
    """A run that has ended, batch by batch, with every one of its moments."""
    snapshots = Snapshots()
    run = Run(spec, DATA, Control(steps=200), lambda _: None, snapshots=snapshots, origin=origin)
    run.execute()
    return run, snapshots


def check_predictions(spec: RunSpec, origin: Origin | None = None, layer: int = 1) -> int:
    """Foretell each next weight of a run; return how many neighbouring moments there were."""
    run, snapshots = ran(spec, origin)
    stepper, moments, checked = Stepper(spec, DATA), snapshots.all(), 0
    first = origin.update if origin else 0
    kernel = run.model.get_layer(f"layer_{layer}").kernel
    place = next(i for i, weight in enumerate(run.model.weights) if weight is kernel)
    for now, following in itertools.pairwise(moments):
        if following.update != now.update + 1:
            continue
        when = upcoming(spec, run.history, now.update, first, run._last_epoch)
        step = stepper.next_step(now, when, layer)
        assert step.has_state
        assert step.loss == pytest.approx(run.history.batches["loss"].raw[now.update], rel=1e-4)
        new = following.weights[place].reshape(-1, following.weights[place].shape[-1])
        biases = following.weights[place + 1]
        for column in range(2):
            row = int(np.abs(step.kernel.gradient[:, column]).argmax())
            optimizer = spec.training.optimizer
            found = update(optimizer, step.before(row, column)).new_weight
            assert found == pytest.approx(float(new[row, column]), abs=1e-6)
            bias = update(optimizer, step.before(BIAS, column)).new_weight
            assert bias == pytest.approx(float(biases[column]), abs=1e-6)
        checked += 1
    return checked


@pytest.mark.parametrize(
    "optimizer",
    [SGD(momentum=0.9, nesterov=True), RMSprop(), Adam(), AdamW(clipnorm=0.1), Nadam()],
    ids=str,
)
def test_the_update_shown_is_the_one_the_run_made_next(optimizer: Optimizer) -> None:
    assert check_predictions(spec_of(optimizer=optimizer)) >= 8


def test_schedules_count() -> None:
    assert check_predictions(spec_of(schedule=Cosine(warmup=0.5))) >= 8
    assert (
        check_predictions(spec_of(schedule=ReduceOnPlateau(patience=1, min_delta=9.0), epochs=4))
        >= 8
    )


def test_what_chance_does_is_repeated() -> None:
    data = DataRecipe(augmentation=Augmentation(shift=0.2, noise=0.1))
    layers = (Flatten(), Dropout(rate=0.3), Dense(units=8), BatchNormalization(), LAYERS[-1])
    # Before batch normalization a bias has no gradient but rounding errors: Adam enlarges them.
    spec = spec_of(*layers, data=data, optimizer=SGD(learning_rate=0.1, momentum=0.9))
    assert Stepper(spec, DATA).by_chance
    assert check_predictions(spec, layer=2) >= 8


def test_a_run_that_goes_on_is_followed() -> None:
    spec = spec_of()
    run, snapshots = ran(spec)
    origin = Origin(snapshots.nearest(3), run.history.until(3), spec.training.optimizer)  # type: ignore[arg-type]
    assert check_predictions(spec, origin) >= 4
    others = replace(spec, training=replace(spec.training, batch_size=50))
    origin = Origin(snapshots.nearest(8), run.history.until(8), spec.training.optimizer)  # type: ignore[arg-type]
    assert check_predictions(others, origin) >= 4


def test_a_rate_still_to_come_is_that_of_the_schedule() -> None:
    spec = spec_of(schedule=Cosine())
    run, _ = ran(spec)
    known = [upcoming(spec, run.history, n).learning_rate for n in range(6)]
    foretold = [upcoming(spec, run.history.until(n), n).learning_rate for n in range(6)]
    assert len(set(known)) == 6
    for history in (run.history.until(n) for n in range(6)):
        history.steps_per_epoch = run.steps_per_epoch
    assert foretold == pytest.approx(known)


def test_a_moment_without_the_optimizers_numbers_says_so() -> None:
    spec = spec_of()
    run, snapshots = ran(spec)
    bare = replace(snapshots.all()[2], optimizer=())
    when = upcoming(spec, run.history, bare.update)
    assert not Stepper(spec, DATA).next_step(bare, when, 1).has_state
    plain = spec_of(optimizer=SGD())
    assert Stepper(plain, DATA).next_step(bare, when, 1).has_state


# -- a unit ------------------------------------------------------------------------------------


def looked(
    spec: RunSpec, dataset: Dataset = DATA
) -> tuple[Stepper, keras.Model, Snapshot, np.ndarray]:
    stepper = Stepper(spec, dataset)
    model = build_model(replace(spec, seed=5), dataset.info.shape(len(dataset.train)))
    rng = np.random.default_rng(1)
    weights = tuple(w.numpy() + rng.normal(0, 0.1, w.shape).astype("f") for w in model.weights)
    model.set_weights(weights)
    return stepper, model, Snapshot(0, 0.0, weights), dataset.test.x[0]


def value_at(model: keras.Model, example: np.ndarray, name: str) -> np.ndarray:
    inner = keras.Model(model.inputs[0], model.get_layer(name).output)
    scale = 255 if example.dtype == np.uint8 else 1
    return np.asarray(inner(example[None].astype("f") / scale))[0]


@pytest.mark.parametrize("function", [ReLU(), Sigmoid(), Softmax(), Linear(), GELU(), Step()])
def test_a_dense_unit_adds_up_to_what_keras_gives(function: Any) -> None:
    spec = spec_of(Flatten(), Dense(units=8, activation=function), LAYERS[-1])
    stepper, model, moment, example = looked(spec)
    look = stepper.look(moment, example, 1)
    end = "layer_1_2" if isinstance(function, Step) else "layer_1"
    wanted = value_at(model, example, end)
    assert look.sees_example
    assert look.inputs.shape == (6, 6)
    for unit in range(8):
        found, column = look.summed(unit)
        assert column == unit
        assert found.result == pytest.approx(float(wanted[unit]), abs=1e-5)
    last = stepper.look(moment, example, 2)
    assert not last.sees_example
    assert last.inputs.shape == (8,)


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_a_kernel_adds_up_to_what_keras_gives(padding: str) -> None:
    layers = (
        Reshape(target_shape=(6, 6, 1)),
        Conv2D(filters=3, kernel_size=(3, 3), activation=ReLU(), padding=padding),
        MaxPooling2D(pool_size=(2, 2)),
        Conv2D(filters=4, kernel_size=(2, 2), strides=(2, 2), padding="same"),
        Flatten(),
        LAYERS[-1],
    )
    stepper, model, moment, example = looked(spec_of(*layers))
    assert summing(spec_of(*layers), (6, 6)) == (1, 3, 5)
    for layer in (1, 3):
        look = stepper.look(moment, example, layer)
        assert look.sees_example is (layer == 1)
        wanted = value_at(model, example, f"layer_{layer}")
        np.testing.assert_allclose(look.values, wanted, atol=1e-5)
        for at in np.ndindex(*wanted.shape[:2]):
            for unit in range(look.units):
                found, _ = look.summed(unit, at)  # type: ignore[arg-type]
                assert found.result == pytest.approx(float(wanted[(*at, unit)]), abs=1e-5)
        at = look.strongest(0)
        assert wanted[(*at, 0)] == wanted[..., 0].max()
        for row in range(len(look.kernel)):
            place = look.place(row, at)
            assert look.row(place, at) == row
    last = stepper.look(moment, example, 5)
    assert last.inputs.shape == value_at(model, example, "layer_3").shape


def test_a_maxout_unit_is_the_largest_of_its_sums() -> None:
    stepper, model, moment, example = looked(
        spec_of(Flatten(), Maxout(units=5, pieces=3), LAYERS[-1])
    )
    look, wanted = stepper.look(moment, example, 1), value_at(model, example, "layer_1_2")
    for unit in range(5):
        found, column = look.summed(unit)
        assert found.result == pytest.approx(float(wanted[unit]), abs=1e-5)
        assert found.total == pytest.approx(max(found.rivals))
        assert unit * 3 <= column < unit * 3 + 3


def test_points_are_taken_as_they_are() -> None:
    spec = presets.get("xor-mlp").spec
    stepper, model, moment, example = looked(spec, sources.load("xor"))
    found, _ = stepper.look(moment, example, 0).summed(2)
    assert found.result == pytest.approx(float(value_at(model, example, "layer_0")[2]), abs=1e-5)
    assert len(found.terms) == 2
