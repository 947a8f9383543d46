from __future__ import annotations

from typing import Any

import pytest

from engine.data import recipe
from engine.spec import checks, presets, variation
from engine.spec.activations import LeakyReLU, Linear, ReLU, Sigmoid, Softmax
from engine.spec.augmentation import Augmentation
from engine.spec.layers import Dense
from engine.spec.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    Loss,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from engine.spec.optimizers import SGD, Adagrad, Adam, RMSprop
from engine.spec.race import MOST_LANES
from engine.spec.run import RunSpec
from engine.spec.schedules import Step

QUICKSTART = presets.get("mnist-quickstart").spec
RECIPES = [QUICKSTART, presets.get("mnist-cnn").spec, presets.get("fashion-adam").spec]


def names(key: str, *values: Any, spec: RunSpec = QUICKSTART) -> list[str]:
    return [str(variation.name_of(spec, key, value)) for value in values]


def mended(spec: RunSpec, loss: Loss) -> RunSpec:
    return variation.varied(spec, "loss", loss)


def last_activation(spec: RunSpec) -> object:
    layer = spec.model.layers[-1]
    assert isinstance(layer, Dense)
    return layer.activation


@pytest.mark.parametrize("key", variation.VARIATIONS)
@pytest.mark.parametrize("spec", RECIPES, ids=["quickstart", "cnn", "fashion"])
def test_what_is_suggested_trains_and_differs(spec: RunSpec, key: str) -> None:
    lanes = variation.lanes(spec, key, variation.suggested(spec, key))
    assert 2 <= len(lanes) <= MOST_LANES
    assert len({lane.name for lane in lanes}) == len({lane.spec for lane in lanes}) == len(lanes)
    assert variation.differences(lanes)
    for lane in lanes:
        if key == "batch_size" and lane.name == "full batch":
            continue  # may need more memory than there is, which is said
        assert checks.errors(checks.validate(lane.spec, recipe.shape_of(lane.spec))) == ()


def test_the_optimizers_of_the_course_with_keras_own_arguments() -> None:
    wanted = (
        SGD(),
        SGD(momentum=0.9),
        SGD(momentum=0.9, nesterov=True),
        Adagrad(),
        RMSprop(),
        Adam(),
    )
    assert variation.suggested(QUICKSTART, "optimizer") == wanted
    assert names("optimizer", *wanted) == [
        "SGD",
        "SGD + momentum",
        "SGD + Nesterov",
        "Adagrad",
        "RMSprop",
        "Adam",
    ]


def test_widths_go_around_what_there_is() -> None:
    assert variation.suggested(QUICKSTART, "width") == (32, 64, 128, 256, 512)
    assert variation.suggested(QUICKSTART.with_layers(()), "width") == ()


def test_names_of_a_convolutional_model_are_of_filters() -> None:
    assert names("width", 4, 8, spec=RECIPES[1]) == ["4 filters", "8 filters"]


@pytest.mark.parametrize(
    ("loss", "activation"),
    [
        (SparseCategoricalCrossentropy(), Softmax()),
        (CategoricalCrossentropy(), Softmax()),
        (BinaryCrossentropy(), Sigmoid()),
        (MeanSquaredError(), Softmax()),
    ],
)
def test_a_loss_brings_the_activation_that_goes_with_it(loss: Loss, activation: object) -> None:
    for start in (QUICKSTART, mended(QUICKSTART, BinaryCrossentropy())):
        spec = mended(start, loss)
        assert spec.training.loss == loss
        if not isinstance(loss, MeanSquaredError):
            assert last_activation(spec) == activation
    assert last_activation(mended(QUICKSTART, loss)) == activation


def test_from_logits_is_taken_back_for_a_loss_that_has_no_such_thing() -> None:
    head = Dense(units=10, activation=Linear())
    spec = QUICKSTART.with_layer(3, head).with_training(
        loss=SparseCategoricalCrossentropy(from_logits=True)
    )
    assert last_activation(mended(spec, MeanSquaredError())) == Softmax()
    assert last_activation(mended(spec, BinaryCrossentropy())) == Sigmoid()


def test_a_full_batch_is_never_smaller_than_the_data() -> None:
    size = variation.varied(QUICKSTART, "batch_size", variation.FULL).training.batch_size
    assert size >= 60_000


@pytest.mark.parametrize(
    ("key", "values", "wanted"),
    [
        ("learning_rate", (0.1, 1e-4), ["rate 0.1", "rate 0.0001"]),
        ("batch_size", (1, 128, "full"), ["batch 1", "batch 128", "full batch"]),
        ("width", (64, 128), ["64 units", "128 units"]),
        ("depth", (0, 1, 2), ["no hidden layer", "1 hidden layer", "2 hidden layers"]),
        ("dropout", (0.0, 0.5), ["dropout 0", "dropout 0.5"]),
        ("activation", (LeakyReLU(negative_slope=0.1), ReLU()), ["Leaky ReLU 0.1", "ReLU"]),
        ("optimizer", (Adam(), Adam(learning_rate=0.01)), ["Adam", "Adam (rate 0.01)"]),
        ("loss", (MeanSquaredError(), SparseCategoricalCrossentropy()),
         ["Squared error", "Sparse categorical"]),
        ("augmentation", (Augmentation(), Augmentation(rotation=15.0, shift=0.1)),
         ["no augmentation", "rotation ±15°, shift 0.1"]),
        ("schedule", (Step(), Step(every=3)), ["Step", "Step (Every, epochs 3)"]),
    ],
)  # fmt: skip
def test_each_value_has_its_name(key: str, values: tuple[Any, ...], wanted: list[str]) -> None:
    assert names(key, *values) == wanted
