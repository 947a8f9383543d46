from __future__ import annotations

import pytest

from engine.messages import InputError
from engine.spec import hidden, presets
from engine.spec.activations import Linear, ReLU, Softmax, Tanh
from engine.spec.layers import (
    Activation,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
)
from engine.spec.run import ModelSpec, RunSpec
from engine.spec.weights import GlorotUniform, HeNormal

QUICKSTART = presets.get("mnist-quickstart").spec
CNN = presets.get("mnist-cnn").spec
HEAD = Dense(units=10, activation=Softmax())


def spec_of(*layers: Layer) -> RunSpec:
    return RunSpec(model=ModelSpec(layers=layers))


def units(spec: RunSpec) -> list[int]:
    return [layer.units for layer in spec.model.layers if isinstance(layer, Dense)]


def test_width_is_that_of_every_hidden_dense_layer_and_not_of_the_output() -> None:
    spec = spec_of(Flatten(), Dense(units=8), Dense(units=4), HEAD)
    assert units(hidden.with_width(spec, 64)) == [64, 64, 10]


def test_without_a_hidden_dense_layer_width_is_that_of_the_convolutions() -> None:
    wide = hidden.with_width(CNN, 5)
    assert [v.filters for v in wide.model.layers if isinstance(v, Conv2D)] == [5, 5, 5]
    assert units(wide) == units(CNN)


def test_a_model_without_hidden_layers_has_no_width() -> None:
    with pytest.raises(InputError, match="no hidden layer"):
        hidden.with_width(spec_of(Flatten(), HEAD), 5)


@pytest.mark.parametrize(("depth", "wanted"), [(0, [10]), (1, [128, 10]), (3, [128, 128, 128, 10])])
def test_depth_repeats_the_hidden_layer_or_takes_it_out(depth: int, wanted: list[int]) -> None:
    assert units(hidden.with_depth(QUICKSTART, depth)) == wanted


def test_the_last_hidden_layers_go_first() -> None:
    spec = spec_of(Dense(units=8), Dense(units=4), Dropout(), HEAD)
    assert units(hidden.with_depth(spec, 1)) == [8, 10]


def test_what_belongs_to_a_layer_goes_with_it() -> None:
    block = (Dense(units=8), BatchNormalization(), Activation(activation=ReLU()))
    deep = hidden.with_depth(spec_of(*block, Dropout(), HEAD), 2)
    assert [type(v) for v in deep.model.layers] == [*map(type, block * 2), Dropout, Dense]
    assert hidden.with_depth(deep, 1) == spec_of(*block, Dropout(), HEAD)


def test_a_model_without_a_hidden_layer_gets_one() -> None:
    deep = hidden.with_depth(spec_of(Flatten(), HEAD), 2)
    assert units(deep) == [hidden.NEW_UNITS, hidden.NEW_UNITS, 10]


def test_copies_of_a_named_layer_have_names_of_their_own() -> None:
    deep = hidden.with_depth(presets.get("fashion-adam").spec, 3)
    names = [layer.name for layer in deep.model.layers]
    assert names[1] == "hidden"
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("depth", [-1, 51])
def test_a_depth_out_of_range(depth: int) -> None:
    with pytest.raises(InputError, match="0 to 50"):
        hidden.with_depth(QUICKSTART, depth)


def test_depth_needs_an_output() -> None:
    with pytest.raises(InputError, match="no Dense layer"):
        hidden.with_depth(spec_of(Flatten()), 1)


def test_activation_changes_hidden_layers_only() -> None:
    changed = hidden.with_activation(CNN, Tanh()).model.layers
    assert {v.activation for v in changed if isinstance(v, Conv2D)} == {Tanh()}
    assert [v.activation for v in changed if isinstance(v, Dense)] == [Softmax()]


def test_an_activation_of_its_own_layer_is_not_doubled() -> None:
    spec = spec_of(Dense(units=8), BatchNormalization(), Activation(activation=ReLU()), HEAD)
    first, _, activation, _ = hidden.with_activation(spec, Tanh()).model.layers
    assert isinstance(first, Dense)
    assert first.activation == Linear()
    assert isinstance(activation, Activation)
    assert activation.activation == Tanh()


def test_first_weights_of_the_output_stay() -> None:
    kernels = [
        v.kernel_initializer
        for v in hidden.with_initializer(QUICKSTART, HeNormal()).model.layers
        if isinstance(v, Dense)
    ]
    assert kernels == [HeNormal(), GlorotUniform()]


def test_dropout_changes_every_rate() -> None:
    spec = spec_of(Dropout(rate=0.1), Dense(units=8), Dropout(rate=0.2), HEAD)
    changed = hidden.with_dropout(spec, 0.5).model.layers
    assert [v.rate for v in changed if isinstance(v, Dropout)] == [0.5, 0.5]


@pytest.mark.parametrize("rate", [0.0, 0.5])
def test_dropout_comes_before_the_output_where_there_is_none(rate: float) -> None:
    """At rate 0 too: a layer's first weights follow from its place."""
    changed = hidden.with_dropout(spec_of(Flatten(), Dense(units=8), HEAD), rate)
    assert changed == spec_of(Flatten(), Dense(units=8), Dropout(rate=rate), HEAD)


@pytest.mark.parametrize(
    "change",
    [
        lambda spec: hidden.with_activation(spec, Tanh()),
        lambda spec: hidden.with_initializer(spec, HeNormal()),
    ],
)
def test_without_hidden_layers_there_is_nothing_to_change(change: object) -> None:
    assert callable(change)
    with pytest.raises(InputError, match="no hidden layer"):
        change(spec_of(Flatten(), HEAD))
