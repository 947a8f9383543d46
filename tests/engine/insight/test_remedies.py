"""Each remedy changes what it says, and the next one comes where it is in use already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.data import recipe
from engine.insight import remedies
from engine.spec import presets
from engine.spec.activations import Linear
from engine.spec.layers import BatchNormalization, Dense, Dropout, Flatten, Layer, MaxPooling2D
from engine.spec.optimizers import SGD, Adadelta, Adam
from engine.spec.run import ModelSpec, RunSpec


def spec(name: str) -> RunSpec:
    return presets.get(name).spec


def test_rates_are_lowered_to_the_usual_one_at_the_most() -> None:
    run = spec("fashion-relu").with_training(optimizer=Adam(learning_rate=0.002))
    assert str(remedies.slower(run).label) == "Learning rate 0.0002"
    assert str(remedies.slower(run.with_learning_rate(5.0)).label) == "Learning rate 0.001"
    assert str(remedies.faster(run.with_learning_rate(3e-6)).label) == "Learning rate 3e-05"


def test_the_usual_rate_is_the_default_but_where_that_is_known_to_be_slow() -> None:
    assert remedies.usual_rate(SGD(learning_rate=7.0)) == 0.01
    assert remedies.usual_rate(Adadelta()) == 1.0


def test_remedies_against_overfitting_come_one_after_the_other() -> None:
    run = spec("overfit")
    info = recipe.info_of(run)
    labels = []
    while (fix := remedies.against_overfitting(run, info)) is not None:
        labels.append(str(fix.label))
        run = fix.spec
    assert labels == ["Insert Dropout 0.3", "Vary the images", "Stop early, keep the best"]
    assert isinstance(run.model.layers[-2], Dropout)
    assert run.data.augmentation.active
    assert run.training.stopping.patience == 2


def test_without_hidden_layers_and_images_only_stopping_helps() -> None:
    run = spec("xor-linear")
    fix = remedies.against_overfitting(run, recipe.info_of(run))
    assert fix is not None
    assert str(fix.label) == "Stop early, keep the best"


@pytest.mark.parametrize(
    ("name", "units", "label"),
    [
        ("fashion-relu", 2, "64 hidden units"),
        ("fashion-relu", 32, "128 hidden units"),
        ("fashion-relu", 64, "One hidden layer more"),
        ("xor-mlp", 2, "8 hidden units"),
        ("xor-mlp", 8, "32 hidden units"),
    ],
)
def test_a_network_grows_in_width_and_then_in_depth(name: str, units: int, label: str) -> None:
    run = spec(name)
    place = next(i for i, layer in run.model.enabled() if isinstance(layer, Dense))
    run = run.with_layer(place, replace(run.model.layers[place], units=units))  # type: ignore[call-arg]
    fix = remedies.larger(run, recipe.info_of(run))
    assert fix is not None
    assert str(fix.label) == label
    assert fix.spec != run


def test_where_there_is_no_dense_layer_nothing_is_offered() -> None:
    run = spec("fashion-relu").with_layers((Flatten(),))
    info = recipe.info_of(run)
    assert remedies.larger(run, info) is None
    assert remedies.with_hidden_layer(run, info) is None
    assert remedies.relu(run) is None


def test_the_hidden_layer_suits_the_size_of_the_input() -> None:
    for name, units in (("xor-linear", 8), ("fashion-relu", 128)):
        run = spec(name)
        fix = remedies.with_hidden_layer(run, recipe.info_of(run))
        assert fix is not None
        assert str(fix.label) == f"Insert Dense {units} with ReLU"


def model(*layers: Layer) -> ModelSpec:
    return ModelSpec(layers=(*layers, Dense(units=2)))


def test_hidden_are_only_layers_with_a_bend() -> None:
    linear = Dense(units=4, activation=Linear())
    assert not remedies.has_hidden(model())
    assert not remedies.has_hidden(model(Flatten(), linear, Dropout()))
    assert remedies.has_hidden(model(linear, MaxPooling2D()))
    assert remedies.has_hidden(spec("xor-mlp").model)
    assert not remedies.has_hidden(spec("xor-linear").model)


def test_layers_that_shrink_gradients_are_counted_without_the_output() -> None:
    assert remedies.flat_layers(spec("vanishing-gradient").model) == 6
    assert remedies.flat_layers(spec("xor-linear").model) == 0


def test_a_first_normalization_is_known_behind_flatten_too() -> None:
    assert remedies.is_normalized(model(Flatten(), BatchNormalization()))
    assert not remedies.is_normalized(model(Dense(units=3), BatchNormalization()))
