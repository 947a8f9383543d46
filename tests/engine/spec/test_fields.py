from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from engine.messages import InputError
from engine.spec.fields import Variant, flaws, param_of, type_of
from engine.spec.layers import LAYERS, Conv2D, Dense, Dropout, Reshape
from engine.spec.losses import LOSSES, Huber
from engine.spec.optimizers import OPTIMIZERS, SGD, Adam, AdamW
from engine.spec.run import RunSpec, Training
from engine.spec.weights import INITIALIZERS, L2, REGULARIZERS


def sentences(of: Any) -> dict[str, str]:
    return {field: str(message) for field, message in flaws(of)}


def test_defaults_have_no_flaw() -> None:
    for family in (LAYERS, OPTIMIZERS, LOSSES, INITIALIZERS, REGULARIZERS):
        for kind in family.kinds.values():
            assert not sentences(kind()), kind
    assert not sentences(RunSpec())
    assert not sentences(Training())


@pytest.mark.parametrize(
    ("of", "field", "sentence"),
    [
        (Dense(units=0), "units", "Units must be 1 or more. Received: 0."),
        (Dense(units=70_000), "units", "Units must be 65536 or less. Received: 70000."),
        (
            Training(batch_size=1_000_001),
            "batch_size",
            "Batch size must be 1000000 or less. Received: 1000001.",
        ),
        (Dropout(rate=1.0), "rate", "Rate must be less than 1. Received: 1."),
        (Adam(epsilon=0.0), "epsilon", "Epsilon must be more than 0. Received: 0."),
        (Adam(beta_1=1.0), "beta_1", "Beta 1 must be less than 1. Received: 1."),
        (SGD(momentum=1.5), "momentum", "Momentum must be 1 or less. Received: 1.5."),
        (SGD(momentum=1.0000001), "momentum", "Momentum must be 1 or less. Received: 1.0000001."),
        (
            SGD(learning_rate=-0.1),
            "learning_rate",
            "Learning rate must be 0 or more. Received: -0.1.",
        ),
        (
            SGD(learning_rate=float("nan")),
            "learning_rate",
            "Learning rate must be a number. Received: nan.",
        ),
        (
            SGD(learning_rate=float("inf")),
            "learning_rate",
            "Learning rate must be a number. Received: inf.",
        ),
        (Adam(weight_decay=-1.0), "weight_decay", "Weight decay must be 0 or more. Received: -1."),
        (
            Conv2D(padding="full"),
            "padding",
            'Padding must be one of valid, same. Received: "full".',
        ),
        (Conv2D(kernel_size=(3, 0)), "kernel_size", "Kernel size must be 1 or more. Received: 0."),
        (Conv2D(kernel_size=(3, 3, 3)), "kernel_size", "Kernel size needs 2 numbers. Received: 3."),
        (Reshape(target_shape=(4, -2)), "target_shape", "Shape must be -1 or more. Received: -2."),
        (
            Training(metrics=("accuracy", "f1")),
            "metrics",
            "Metrics must be one of accuracy, top_5_accuracy, mean_squared_error, "
            'mean_absolute_error. Received: "f1".',
        ),
        (AdamW(weight_decay=None), "weight_decay", "Weight decay is missing."),
        (
            Dense(kernel_regularizer=L2(l2=-1.0)),
            "kernel_regularizer.l2",
            "Strength must be 0 or more. Received: -1.",
        ),
    ],
)
def test_a_value_out_of_range_is_named_with_what_was_received(
    of: Any, field: str, sentence: str
) -> None:
    assert sentences(of) == {field: sentence}


def test_a_number_beyond_all_computers_is_a_flaw_and_no_crash() -> None:
    assert sentences(Dense(units=10**400)) == {
        "units": f"Units must be 65536 or less. Received: 1{'0' * 19}…."
    }


def test_what_may_be_left_out_may_be_none() -> None:
    assert not sentences(Adam(clipnorm=None, weight_decay=None))
    assert not sentences(Dense(kernel_regularizer=None))
    assert sentences(dataclasses.replace(Dense(), kernel_initializer=None)) == {
        "kernel_initializer": "Weights start is missing."
    }


def test_bounds_that_belong_are_allowed() -> None:
    assert not sentences(Dropout(rate=0.0))
    assert not sentences(SGD(momentum=1.0, learning_rate=0.0))
    assert not sentences(Dense(units=65_536))


@pytest.mark.parametrize(
    ("cls", "name", "kind"),
    [
        (Dense, "units", int),
        (SGD, "learning_rate", float),
        (SGD, "weight_decay", float),
        (Adam, "amsgrad", bool),
        (Dense, "name", str),
        (Conv2D, "kernel_size", tuple),
        (Training, "metrics", tuple),
    ],
)
def test_plain_type_of_a_parameter(cls: type, name: str, kind: type) -> None:
    assert type_of(cls, name) is kind
    assert issubclass(type_of(Dense, "kernel_regularizer"), Variant)


def test_declarations_are_kept_with_the_field() -> None:
    assert param_of(SGD, "learning_rate").logarithmic
    assert str(param_of(Dense, "units").label) == "Units"


def test_a_kind_is_found_whatever_its_capitals() -> None:
    assert OPTIMIZERS.get("adam") is Adam
    assert LOSSES.get("HUBER") is Huber


def test_an_unknown_kind_gets_the_nearest_name_or_all() -> None:
    with pytest.raises(InputError) as caught:
        OPTIMIZERS.get("Adamm")
    assert str(caught.value) == 'There is no optimizer called "Adamm".'
    assert str(caught.value.hint) == "Did you mean Adam?"
    with pytest.raises(InputError) as caught:
        REGULARIZERS.get("qqqq")
    assert str(caught.value.hint) == "Choose one of L2, L1, L1L2."
