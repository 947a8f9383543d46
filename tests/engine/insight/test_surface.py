"""Which lanes have a surface in common, and a task's way through its steps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.insight.surface import together
from engine.spec import presets
from engine.spec.activations import Tanh
from engine.spec.augmentation import Augmentation
from engine.spec.layers import Dense, Dropout
from engine.spec.losses import CategoricalCrossentropy
from engine.spec.optimizers import SGD, Adam
from engine.spec.run import ModelSpec, RunSpec
from engine.spec.weights import GlorotNormal, HeNormal
from tests.helpers.surfaces import path

QUICKSTART = presets.get("mnist-quickstart").spec


def with_layers(*layers: Dense | Dropout) -> RunSpec:
    return replace(QUICKSTART, model=ModelSpec(layers=tuple(layers)))


def with_training(**changes: object) -> RunSpec:
    return replace(QUICKSTART, training=replace(QUICKSTART.training, **changes))  # type: ignore[arg-type]


def test_optimizers_batches_and_seeds_share_a_surface() -> None:
    specs = [
        with_training(optimizer=SGD()),
        with_training(optimizer=Adam()),
        with_training(batch_size=256, epochs=9),
        replace(QUICKSTART, seed=99),
        replace(QUICKSTART, data=replace(QUICKSTART.data, augmentation=Augmentation(rotation=9))),
    ]
    assert together(specs) == (0, 1, 2, 3, 4)


def test_names_starts_and_dropout_do_not_change_the_surface() -> None:
    specs = [
        with_layers(Dense(units=8, kernel_initializer=HeNormal()), Dense(units=10)),
        with_layers(Dense(units=8, name="first"), Dropout(rate=0.5), Dense(units=10)),
        with_layers(Dense(units=8), Dense(units=10, kernel_initializer=GlorotNormal())),
    ]
    assert together(specs) == (0, 1, 2)


@pytest.mark.parametrize(
    "other",
    [
        with_layers(Dense(units=9), Dense(units=10)),
        with_layers(Dense(units=8, activation=Tanh()), Dense(units=10)),
        replace(
            with_layers(Dense(units=8), Dense(units=10)),
            training=replace(QUICKSTART.training, loss=CategoricalCrossentropy()),
        ),
        replace(
            with_layers(Dense(units=8), Dense(units=10)),
            data=replace(QUICKSTART.data, name="fashion-mnist"),
        ),
    ],
    ids=["width", "activation", "loss", "data"],
)
def test_another_function_of_the_weights_has_another_surface(other: RunSpec) -> None:
    usual = with_layers(Dense(units=8), Dense(units=10))
    assert together([other, usual, usual]) == (1, 2)
    assert together([usual, other]) == (0,)


def test_other_seeds_draw_other_examples_where_only_a_part_is_learnt() -> None:
    part = replace(QUICKSTART, data=replace(QUICKSTART.data, subset=500))
    assert together([part, replace(part, seed=99)]) == (0,)
    fixed = replace(part, data=replace(part.data, seed=5))
    assert together([fixed, replace(fixed, seed=99)]) == (0, 1)


def test_without_lanes_there_is_nothing_in_common() -> None:
    assert together([]) == ()


def test_a_place_between_two_moments_is_on_the_way() -> None:
    way = path(0, (3.0, 2.0))
    assert way.place(None) == pytest.approx((3, 2))
    assert way.place(55) == pytest.approx((1.5, 1.0))
    assert way.place(-3) == pytest.approx((0, 0))
    assert way.place(5000) == pytest.approx((3, 2))


def test_nobody_can_change_a_path() -> None:
    way = path(0, (3.0, 2.0))
    with pytest.raises(ValueError, match="read-only"):
        way.xy[0] = np.array([1, 1])
