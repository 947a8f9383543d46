from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.lessons.demands import Wrong
from engine.lessons.spec_conditions import SPEC_CONDITIONS, same_lesson, same_race
from engine.spec import presets


@pytest.mark.parametrize(
    ("key", "plain", "yes", "no"),
    [
        ("preset", "xor-mlp", "xor-mlp", "xor-linear"),
        ("preset", ["xor-mlp", "overfit"], "overfit", "xor-linear"),
        ("data", "xor", "xor-mlp", "mnist-quickstart"),
        ("subset", {"at_most": 1000}, "overfit", "mnist-quickstart"),
        ("augmented", True, "overfit-augment", "overfit"),
        ("augmented", False, "overfit", "overfit-augment"),
        ("has_layer", "Dropout", "overfit-dropout", "overfit"),
        ("hidden_layers", 0, "xor-linear", "xor-mlp"),
        ("hidden_layers", {"at_least": 2}, "overfit", "mnist-quickstart"),
        ("units", 8, "xor-mlp", "overfit"),
        ("units", {"at_most": 8}, "xor-mlp", "xor-linear"),
        ("widest", 8, "xor-mlp", "overfit"),
        ("subset", {"at_least": 10_000}, "mnist-quickstart", "overfit"),
        ("dropout", 0.5, "overfit-dropout", "mnist-quickstart"),
        ("dropout", 0, "overfit", "overfit-dropout"),
        ("activation", "sigmoid", "vanishing-gradient", "overfit"),
        ("activation", "relu", "mnist-cnn", "xor-linear"),
        ("output_activation", "softmax", "overfit", "xor-mlp"),
        ("optimizer", "sgd", "xor-mlp", "overfit"),
        ("learning_rate", 0.1, "xor-mlp", "lr-too-high"),
        ("momentum", 0, "xor-mlp", "overfit"),
        ("schedule", "Exponential", "lr-decay", "overfit"),
        ("loss", ["BinaryCrossentropy"], "xor-mlp", "overfit"),
        ("batch_size", 4, "xor-mlp", "overfit"),
        ("epochs", {"at_least": 1000}, "xor-mlp", "overfit"),
    ],
)
def test_what_a_spec_has(key: str, plain: Any, yes: str, no: str) -> None:
    demand = SPEC_CONDITIONS[key](plain)
    assert demand.holds(presets.get(yes).spec)
    assert not demand.holds(presets.get(no).spec)


def test_every_condition_refuses_what_makes_no_sense() -> None:
    for read in SPEC_CONDITIONS.values():
        with pytest.raises(Wrong):
            read("nonsense")
        with pytest.raises(Wrong):
            read({"nonsense": 1})


def test_layers_that_are_off_do_not_count() -> None:
    spec = presets.get("overfit-dropout").spec
    off = tuple(replace(layer, enabled=layer.kind != "Dropout") for layer in spec.model.layers)
    assert not SPEC_CONDITIONS["has_layer"]("Dropout").holds(spec.with_layers(off))
    assert SPEC_CONDITIONS["dropout"](0).holds(spec.with_layers(off))


def test_a_lesson_stays_the_same_with_other_seeds_and_epochs() -> None:
    spec = presets.get("overfit").spec
    assert same_lesson(spec, replace(spec, seed=7).with_training(epochs=3, device="cpu"))
    assert not same_lesson(spec, spec.with_learning_rate(0.1))
    assert not same_lesson(spec, spec.with_data(subset=2000))


def test_a_race_is_its_lanes_and_what_varies() -> None:
    race = presets.find("width-race")
    specs = tuple(lane.spec for lane in race.lanes)
    assert same_race("width", specs, race)
    assert not same_race("depth", specs, race)
    assert not same_race("width", specs[1:], race)
    assert not same_race("width", specs[::-1], race)
