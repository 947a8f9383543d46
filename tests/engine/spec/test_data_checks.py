from __future__ import annotations

from typing import Any

import pytest

from engine.spec import checks
from engine.spec.activations import Linear, ReLU, Sigmoid
from engine.spec.augmentation import Augmentation
from engine.spec.layers import Dense, Flatten
from engine.spec.losses import BinaryCrossentropy, Huber, MeanSquaredError
from engine.spec.problems import Problem
from engine.spec.run import DataRecipe, ModelSpec, RunSpec, Training
from engine.spec.shapes import DataShape

POINTS = DataShape((2,), 2, 400)
NUMBERS = DataShape((1,), 0, 400)
FOUR = DataShape((2,), 2, 4)


def spec_of(*layers: Any, data: DataRecipe | None = None, **training: Any) -> RunSpec:
    return RunSpec(
        model=ModelSpec(layers=layers),
        data=data or DataRecipe(name="moons"),
        training=Training(**training),
    )


def only(spec: RunSpec, data: DataShape) -> Problem:
    (problem,) = checks.validate(spec, data)
    return problem


TWO = Dense(units=2)
FITTING = spec_of(Dense(units=8, activation=ReLU()), Dense(units=1, activation=Sigmoid()))
FITTING = FITTING.with_training(loss=BinaryCrossentropy())


def test_classes_want_as_many_outputs() -> None:
    problem = only(spec_of(Flatten(), Dense(units=10)), POINTS)
    assert str(problem.message) == "The last layer has 10 units; the data has 2 classes."


@pytest.mark.parametrize("loss", [BinaryCrossentropy(), MeanSquaredError(), Huber()])
def test_one_output_can_tell_two_classes_apart(loss: Any) -> None:
    assert checks.validate(FITTING.with_training(loss=loss), POINTS) == ()


def test_numbers_want_a_loss_and_an_output_made_for_them() -> None:
    problem = only(spec_of(Dense(units=8, activation=ReLU()), Dense(units=10)), NUMBERS)
    assert problem.severity == "error"
    assert "ask for a number" in str(problem.message)
    assert problem.fix is not None
    mended = problem.fix.spec
    assert checks.validate(mended, NUMBERS) == ()
    assert mended.training.metrics == ("mean_absolute_error",)
    last = mended.model.layers[-1]
    assert isinstance(last, Dense)
    assert (last.units, last.activation) == (1, Linear())


def test_numbers_are_not_offered_classes() -> None:
    training = {"loss": MeanSquaredError(), "metrics": ("mean_absolute_error",)}
    empty = only(spec_of(**training), NUMBERS)
    assert empty.fix is not None
    assert str(empty.fix.label) == "Add Flatten and Dense 1"
    assert checks.validate(empty.fix.spec, NUMBERS) == ()
    wide = only(spec_of(Dense(units=3, activation=Linear()), **training), NUMBERS)
    assert str(wide.message) == "The last layer has 3 units; the data asks for one number."


def test_a_number_above_one_cannot_come_out_of_a_sigmoid() -> None:
    spec = spec_of(
        Dense(units=1, activation=Sigmoid()),
        loss=MeanSquaredError(),
        metrics=("mean_absolute_error",),
    )
    problem = only(spec, NUMBERS)
    assert problem.severity == "warning"
    assert problem.fix is not None
    assert checks.validate(problem.fix.spec, NUMBERS) == ()


def test_keeping_all_examples_apart_is_refused() -> None:
    spec = FITTING.with_training(validation="count", validation_count=400)
    problem = only(spec, POINTS)
    assert (problem.severity, problem.field) == ("error", "training.validation_count")
    assert "All 400 training examples" in str(problem.message)
    one_less = FITTING.with_training(validation="count", validation_count=399)
    assert checks.validate(one_less, POINTS) == ()


def test_of_four_points_none_can_be_spared() -> None:
    problem = only(FITTING.with_training(validation="split", validation_split=0.25), FOUR)
    assert problem.severity == "warning"
    assert problem.fix is not None
    assert checks.validate(problem.fix.spec, FOUR) == ()
    assert checks.validate(FITTING.with_training(validation="none"), FOUR) == ()


@pytest.mark.parametrize(
    ("recipe", "data", "words"),
    [
        ({"augmentation": Augmentation(rotation=10.0)}, POINTS, "rows of numbers"),
        ({"label_noise": 0.1}, NUMBERS, "needs classes"),
    ],
)
def test_settings_without_a_meaning_are_told(
    recipe: dict[str, Any], data: DataShape, words: str
) -> None:
    if data is NUMBERS:
        base = spec_of(
            Dense(units=1, activation=Linear()),
            loss=MeanSquaredError(),
            metrics=("mean_absolute_error",),
        )
    else:
        base = FITTING
    problem = only(base.with_data(**recipe), data)
    assert problem.severity == "warning"
    assert words in str(problem.message)
    assert problem.fix is not None
    assert checks.validate(problem.fix.spec, data) == ()


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"subset": 0}, "data.subset", "Subset must be 1 or more. Received: 0."),
        ({"label_noise": 2.0}, "data.label_noise", "Label noise must be 1 or less. Received: 2."),
        ({"noise": -1.0}, "data.noise", "Noise must be 0 or more. Received: -1."),
        (
            {"augmentation": Augmentation(shift=9.0)},
            "data.augmentation.shift",
            "Shift must be 0.5 or less. Received: 9.",
        ),
    ],
)
def test_values_out_of_range_are_told_at_their_field(
    change: dict[str, Any], field: str, sentence: str
) -> None:
    images = DataShape((28, 28), 2, 400)
    spec = FITTING.with_layers((Flatten(), *FITTING.model.layers)).with_data(**change)
    problem = only(spec, images)
    assert problem.field == field
    assert str(problem.message) == sentence


def test_the_way_back_from_numbers_to_classes_is_one_fix() -> None:
    numbers = spec_of(
        Dense(units=2, activation=Linear()),
        loss=MeanSquaredError(),
        metrics=("mean_absolute_error",),
    )
    problem = only(numbers, POINTS)
    assert problem.severity == "warning"
    assert "set up to give numbers" in str(problem.message)
    assert problem.fix is not None
    assert checks.validate(problem.fix.spec, POINTS) == ()
    assert problem.fix.spec.training.metrics == ("accuracy",)
