from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings

from engine.spec import checks, presets
from engine.spec.activations import Linear, ReLU, Sigmoid, Softmax, Step
from engine.spec.layers import (
    Activation,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GlobalAveragePooling2D,
    Layer,
    MaxPooling2D,
    Reshape,
)
from engine.spec.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    Loss,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from engine.spec.optimizers import Adam
from engine.spec.problems import Problem
from engine.spec.run import ModelSpec, RunSpec, Training
from engine.spec.shapes import DataShape
from tests.helpers import specs
from tests.helpers.sets import IMAGES

MNIST = DataShape((28, 28), 10)
YES_OR_NO = DataShape((2,), 2)
SOFTMAX_10 = Dense(units=10, activation=Softmax())


def spec_of(*layers: Layer, **training: Any) -> RunSpec:
    return RunSpec(model=ModelSpec(layers=layers), training=Training(**training))


def only(spec: RunSpec, data: DataShape = MNIST) -> Problem:
    (problem,) = checks.validate(spec, data)
    return problem


def fixed(problem: Problem, label: str) -> RunSpec:
    assert problem.fix is not None
    assert str(problem.fix.label) == label
    return problem.fix.spec


def test_quickstart_has_no_problem() -> None:
    assert checks.validate(presets.get("mnist-quickstart").spec, MNIST) == ()


def test_convolution_on_a_flat_input_is_offered_a_reshape() -> None:
    rest = (Conv2D(), Flatten(), SOFTMAX_10)
    problem = only(spec_of(Flatten(), *rest))
    assert problem.layer == 1
    assert problem.severity == "error"
    assert (
        str(problem.message) == "Conv2D wants an image: height × width × channels. Received: 784."
    )
    better = fixed(problem, "Insert Reshape to 28×28×1")
    assert better.model.layers == (Flatten(), Reshape(target_shape=(28, 28, 1)), *rest)
    assert checks.validate(better, MNIST) == ()


def test_pooling_on_a_plain_picture_is_offered_a_reshape() -> None:
    better = fixed(
        only(spec_of(MaxPooling2D(), Flatten(), SOFTMAX_10)), "Insert Reshape to 28×28×1"
    )
    assert checks.validate(better, MNIST) == ()


def test_twelve_units_for_ten_classes_become_ten() -> None:
    problem = only(spec_of(Flatten(), Dense(units=12, activation=Softmax())))
    assert (problem.layer, problem.field) == (1, "units")
    assert str(problem.message) == "The last layer has 12 units; the data has 10 classes."
    assert fixed(problem, "Make it 10") == spec_of(Flatten(), SOFTMAX_10)


def test_a_single_unit_is_told_in_the_singular() -> None:
    problem = only(spec_of(Flatten(), Dense(units=1, activation=Softmax())))
    assert str(problem.message) == "The last layer has 1 unit; the data has 10 classes."


def test_the_units_are_those_of_the_dense_layer_before_activation_and_dropout() -> None:
    problem = only(spec_of(Flatten(), Dense(units=12), Activation(activation=Softmax()), Dropout()))
    assert problem.layer == 1
    assert fixed(problem, "Make it 10").model.layers[1] == Dense(units=10)


def test_a_missing_flatten_goes_before_the_dense_layers_at_the_end() -> None:
    problem = only(spec_of(Dense(units=128, activation=ReLU()), Dropout(), SOFTMAX_10))
    assert problem.layer == 2
    assert "gives 28×10" in str(problem.message)
    better = fixed(problem, "Insert Flatten")
    assert better.model.layers[0] == Flatten()
    assert checks.validate(better, MNIST) == ()


def test_a_missing_flatten_after_convolutions() -> None:
    spec = spec_of(Reshape(), Conv2D(), Dense(units=10, activation=Softmax()))
    better = fixed(only(spec), "Insert Flatten")
    assert better.model.layers[2] == Flatten()
    assert checks.validate(better, MNIST) == ()


@pytest.mark.parametrize("last", [Conv2D(), MaxPooling2D(), GlobalAveragePooling2D()])
def test_a_model_that_ends_with_an_image_gets_a_head(last: Layer) -> None:
    problem = only(spec_of(Reshape(), Conv2D(), last))
    assert problem.layer == 2
    assert problem.fix is not None
    assert problem.fix.spec.model.layers[-1] == SOFTMAX_10
    assert checks.validate(problem.fix.spec, MNIST) == ()


def test_no_layers() -> None:
    problem = only(spec_of())
    assert str(problem.message) == "The model has no layers yet."
    assert fixed(problem, "Add Flatten and Dense 10") == spec_of(Flatten(), SOFTMAX_10)


def test_layers_that_are_off_are_not_there() -> None:
    off = Dense(units=0, name="a", enabled=False)
    assert checks.validate(spec_of(Flatten(), off, SOFTMAX_10), MNIST) == ()
    assert str(only(spec_of(off)).message) == "The model has no layers yet."


def test_no_weights_nothing_to_learn() -> None:
    spec = spec_of(Reshape(), MaxPooling2D(pool_size=(14, 5)), Flatten(), loss=MeanSquaredError())
    problem = only(spec)
    assert str(problem.message) == "No layer has weights, so there is nothing to learn."
    assert checks.validate(fixed(problem, "Add Dense 10"), MNIST) == ()


def test_names_used_twice_are_shown_on_both_cards() -> None:
    spec = spec_of(Flatten(name="층"), Dense(name="층"), Dense(units=10, activation=Softmax()))
    problems = checks.validate(spec, MNIST)
    assert [(p.layer, p.field) for p in problems] == [(0, "name"), (1, "name")]
    assert (
        str(problems[0].message) == 'Another layer is called "층" too. Every name may be used once.'
    )


@pytest.mark.parametrize("name", ["a/b", "a\x00b", "\ud800", "two\nlines"])
def test_names_that_no_file_can_hold(name: str) -> None:
    problem = only(spec_of(Flatten(name=name), SOFTMAX_10))
    assert (problem.layer, problem.field, problem.severity) == (0, "name", "error")
    str(problem.message).encode() if "/" not in name else None
    spec = RunSpec(model=ModelSpec(name=name, layers=(Flatten(), SOFTMAX_10)))
    assert only(spec).field == "model.name"


def test_values_out_of_range_are_shown_where_they_belong() -> None:
    spec = spec_of(
        Flatten(), Dense(units=0), SOFTMAX_10, optimizer=Adam(learning_rate=-1.0), batch_size=0
    )
    spec = dataclasses.replace(spec, seed=-1)
    problems = checks.validate(spec, MNIST)
    assert [(p.layer, p.field) for p in problems] == [
        (1, "units"),
        (None, "training.optimizer.learning_rate"),
        (None, "training.batch_size"),
        (None, "seed"),
    ]


def test_other_problems_are_told_beside_values_out_of_range() -> None:
    spec = spec_of(Flatten(), Dense(units=-1), Dense(units=12, activation=Softmax()), batch_size=0)
    problems = checks.validate(spec, MNIST)
    assert [(p.layer, p.field) for p in problems] == [
        (1, "units"),
        (2, "units"),
        (None, "training.batch_size"),
    ]
    assert fixed(problems[1], "Make it 10").model.layers[2].units == 10  # type: ignore[attr-defined]


def test_two_kinds_of_clipping() -> None:
    spec = spec_of(Flatten(), SOFTMAX_10, optimizer=Adam(clipnorm=1.0, clipvalue=1.0))
    assert only(spec).field == "training.optimizer.clipnorm"


@pytest.mark.parametrize("device", ["", "GPU", "gpu", "gpu:x", "cpu:0", "auto\n", "all:2"])
def test_devices_nobody_has(device: str) -> None:
    problem = only(spec_of(Flatten(), SOFTMAX_10, device=device))
    assert problem.field == "training.device"
    for good in ("auto", "cpu", "gpu:3", "all"):
        assert checks.validate(spec_of(Flatten(), SOFTMAX_10, device=good), MNIST) == ()


def test_a_model_too_large_for_a_laptop() -> None:
    big = Dense(units=65_536)
    problem = only(spec_of(Flatten(), big, big, SOFTMAX_10))
    assert problem.severity == "error"
    assert str(problem.message).startswith("Training this model needs about 65 GB of memory.")


def test_only_the_first_of_layers_that_do_not_fit_is_reported() -> None:
    assert only(spec_of(Flatten(), Conv2D(), MaxPooling2D())).layer == 1


@pytest.mark.parametrize("loss", [SparseCategoricalCrossentropy, CategoricalCrossentropy])
def test_cross_entropy_wants_softmax_or_logits(loss: type[Loss]) -> None:
    linear = Dense(units=10, activation=Linear())
    problem = only(spec_of(Flatten(), linear, loss=loss()))
    assert problem.severity == "warning"
    assert (problem.layer, problem.field) == (1, "activation")
    assert fixed(problem, "Use softmax") == spec_of(Flatten(), SOFTMAX_10, loss=loss())
    assert checks.validate(spec_of(Flatten(), linear, loss=loss(from_logits=True)), MNIST) == ()


def test_softmax_twice_is_named_and_turned_off_without_touching_the_rest() -> None:
    loss = CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)
    problem = only(spec_of(Flatten(), SOFTMAX_10, loss=loss))
    assert "applies Softmax itself, but the last layer has Softmax already" in str(problem.message)
    assert fixed(problem, "Turn from logits off").training.loss == CategoricalCrossentropy(
        label_smoothing=0.1
    )


def test_binary_cross_entropy_on_ten_classes() -> None:
    problem = only(spec_of(Flatten(), SOFTMAX_10, loss=BinaryCrossentropy()))
    assert problem.severity == "warning"
    assert "10 separate yes-or-no questions" in str(problem.message)
    better = fixed(problem, "Use softmax and sparse categorical cross-entropy")
    assert checks.validate(better, MNIST) == ()
    assert better.training.loss == SparseCategoricalCrossentropy()


def test_one_sigmoid_unit_answers_yes_or_no() -> None:
    one = Dense(units=1, activation=Sigmoid())
    assert checks.validate(spec_of(one, loss=BinaryCrossentropy()), YES_OR_NO) == ()
    problem = only(spec_of(Dense(units=1), loss=BinaryCrossentropy()), YES_OR_NO)
    assert fixed(problem, "Use sigmoid") == spec_of(one, loss=BinaryCrossentropy())
    problem = only(spec_of(one, loss=BinaryCrossentropy(from_logits=True)), YES_OR_NO)
    assert fixed(problem, "Turn from logits off") == spec_of(one, loss=BinaryCrossentropy())


def test_warnings_do_not_keep_training_from_starting() -> None:
    problems = checks.validate(spec_of(Flatten(), Dense(units=10)), MNIST)
    assert problems
    assert checks.errors(problems) == ()


@settings(max_examples=150)
@given(specs.small_run_specs())
def test_following_the_fixes_ends_without_errors(spec: RunSpec) -> None:
    """Each fix mends its problem, no two undo each other, and what stays has none to offer."""
    for _ in range(12):
        offered = [p for p in checks.validate(spec, IMAGES) if p.fix is not None]
        if not offered:
            break
        spec = offered[0].fix.spec  # type: ignore[union-attr]
        assert offered[0] not in checks.validate(spec, IMAGES)
    else:
        pytest.fail("the fixes lead in a circle")
    # A window too large or a shape of the wrong size is for the learner to decide.
    left = [str(p.message) for p in checks.errors(checks.validate(spec, IMAGES))]
    assert all("does not fit" in m or "cannot hold" in m or "used together" in m
               or "wants an image" in m or "-1 once" in m for m in left), left  # fmt: skip


@settings(max_examples=150)
@given(specs.wild_run_specs())
def test_validate_never_raises_and_says_it_in_plain_words(spec: RunSpec) -> None:
    for data in (IMAGES, MNIST, YES_OR_NO):
        for problem in checks.validate(spec, data):
            assert str(problem.message).endswith((".", "…."))
            assert problem.layer is None or 0 <= problem.layer < len(spec.model.layers)


def test_a_step_function_is_warned_of_with_a_way_out() -> None:
    spec = presets.get("mnist-quickstart").spec
    stepping = spec.with_layer(1, dataclasses.replace(spec.model.layers[1], activation=Step()))
    (problem,) = checks.validate(stepping, MNIST)
    assert (problem.severity, problem.layer, problem.field) == ("warning", 1, "activation")
    assert "no gradient" in str(problem.message)
    assert problem.fix is not None
    assert checks.validate(problem.fix.spec, MNIST) == ()
