"""Toys, numbers, subsets, wrong labels and augmentation in real runs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.data import recipe
from engine.data.dataset import Dataset
from engine.spec.activations import Linear, ReLU, Sigmoid, Softmax, Tanh
from engine.spec.augmentation import Augmentation
from engine.spec.layers import Dense, Flatten, Layer
from engine.spec.losses import BinaryCrossentropy, MeanSquaredError
from engine.spec.optimizers import SGD, Adam
from engine.spec.run import DataRecipe, ModelSpec, RunSpec, Training
from engine.training import backend
from engine.training.control import Control
from engine.training.loop import Loop, upload
from engine.training.run import Result, Run
from tests.helpers.sets import IMAGES, small_set

pytestmark = pytest.mark.integration
backend.configure()

CLASSIFIER = (
    Flatten(),
    Dense(units=12, activation=ReLU()),
    Dense(units=IMAGES.classes, activation=Softmax()),
)
NUMBERS = {"loss": MeanSquaredError(), "metrics": ("mean_absolute_error",)}


def spec_of(*layers: Layer, data: DataRecipe | None = None, **training: Any) -> RunSpec:
    settings = {"validation": "test", "epochs": 3, "optimizer": Adam(learning_rate=0.01)}
    return RunSpec(
        model=ModelSpec(layers=layers),
        data=data or DataRecipe(),
        training=Training(**{**settings, **training}),
    )


def run(spec: RunSpec, dataset: Dataset | None = None) -> Result:
    return Run(spec, dataset or recipe.load(spec), Control(), lambda event: None).execute()


def losses(result: Result) -> list[float]:
    raw: list[float] = result.history.batches["loss"].raw.tolist()
    return raw


def test_a_hidden_layer_solves_xor_and_none_does_not() -> None:
    settings: dict[str, Any] = {
        "data": DataRecipe(name="xor"),
        "optimizer": SGD(learning_rate=0.1),
        "loss": BinaryCrossentropy(),
        "epochs": 1000,
        "validation": "none",
    }
    head = Dense(units=1, activation=Sigmoid())
    solved = run(spec_of(Dense(units=8, activation=ReLU()), head, **settings))
    assert solved.model.count_params() == 33
    assert solved.test["accuracy"] == 1.0
    stuck = run(spec_of(head, **settings))
    assert stuck.test["loss"] == pytest.approx(0.693, abs=0.01)


def test_numbers_are_learnt_by_a_line_and_a_wave_needs_more() -> None:
    line = run(
        spec_of(
            Dense(units=1, activation=Linear()),
            data=DataRecipe(name="line", noise=0.0),
            epochs=40,
            **NUMBERS,
        )
    )
    assert set(line.test) == {"loss", "mean_absolute_error"}
    assert line.test["mean_absolute_error"] < 0.02
    assert losses(line)[-1] < 0.01 < losses(line)[0]
    wave = DataRecipe(name="sine", noise=0.0)
    flat = run(spec_of(Dense(units=1, activation=Linear()), data=wave, epochs=40, **NUMBERS))
    bent = run(
        spec_of(
            Dense(units=32, activation=Tanh()),
            Dense(units=32, activation=Tanh()),
            Dense(units=1, activation=Linear()),
            data=wave,
            epochs=80,
            **NUMBERS,
        )
    )
    assert bent.test["loss"] < 0.3 * flat.test["loss"]


def test_points_reach_the_network_as_they_are() -> None:
    spec = spec_of(Dense(units=2, activation=Linear()), data=DataRecipe(name="moons", points=50))
    dataset = recipe.load(spec)
    made = Run(spec, dataset, Control(), lambda event: None)
    loop = Loop(made.model, spec.training.loss.targets, 2, ("accuracy",))
    measured = loop.evaluate(upload(dataset.test), lambda: True)
    logits = np.asarray(made.model(dataset.test.x))
    assert measured["accuracy"] == pytest.approx((logits.argmax(1) == dataset.test.y).mean())


def test_one_output_with_squares_tells_two_classes_apart() -> None:
    result = run(
        spec_of(
            Dense(units=16, activation=Tanh()),
            Dense(units=1, activation=Sigmoid()),
            data=DataRecipe(name="circles", noise=0.0),
            loss=MeanSquaredError(),
            epochs=60,
        )
    )
    assert result.test["accuracy"] > 0.95


def test_a_subset_makes_shorter_epochs() -> None:
    dataset = small_set(train=200)
    result = run(spec_of(*CLASSIFIER, data=DataRecipe(subset=50), batch_size=10), dataset)
    assert result.history.steps_per_epoch == 5


def test_wrong_labels_are_learnt_but_never_tested_on() -> None:
    dataset = small_set(train=400, test=200)
    spec = spec_of(*CLASSIFIER, epochs=12)
    clean = run(spec, dataset)
    noisy = run(spec.with_data(label_noise=0.5), dataset)
    last = noisy.history.epochs[-1].values
    assert clean.test["accuracy"] == 1.0
    assert last["accuracy"] < 0.8  # half of what it is told is wrong
    assert noisy.test["accuracy"] > last["accuracy"] + 0.1


STRONG = Augmentation(rotation=40.0, shift=0.3, elastic=1.0, noise=0.3)


def test_augmentation_is_repeated_bit_for_bit() -> None:
    dataset = small_set()
    spec = spec_of(*CLASSIFIER, data=DataRecipe(augmentation=STRONG))
    first, again = losses(run(spec, dataset)), losses(run(spec, dataset))
    plain = losses(run(spec.with_data(augmentation=Augmentation()), dataset))
    assert first == again
    assert first != plain


def test_augmentation_is_off_in_validation_and_test() -> None:
    dataset = small_set()
    spec = spec_of(
        *CLASSIFIER, data=DataRecipe(augmentation=STRONG), validation="split", validation_split=0.3
    )
    result = run(spec, dataset)
    parts = recipe.parts(spec, dataset)
    assert parts.validation is not None
    loop = Loop(result.model, spec.training.loss.targets, IMAGES.classes, spec.training.metrics)
    last = result.history.epochs[-1].values
    assert loop.evaluate(upload(parts.validation), lambda: True) == {
        "loss": last["val_loss"],
        "accuracy": last["val_accuracy"],
    }
    assert loop.evaluate(upload(dataset.test), lambda: True) == result.test


def test_augmentation_leaves_numbers_alone() -> None:
    spec = spec_of(Dense(units=2), data=DataRecipe(name="moons", augmentation=STRONG))
    plain = spec.with_data(augmentation=Augmentation())
    assert losses(run(spec)) == losses(run(plain))
