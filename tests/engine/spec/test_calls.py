from __future__ import annotations

from engine.spec.activations import ACTIVATIONS, LeakyReLU, ReLU, Step
from engine.spec.calls import Call, layer_call, layer_calls, variant_call
from engine.spec.layers import Conv2D, Dense, Dropout, Maxout
from engine.spec.optimizers import OPTIMIZERS, SGD
from engine.spec.weights import INITIALIZERS, GlorotUniform, Zeros


def test_a_layer_is_a_call_of_keras_with_calls_inside() -> None:
    call = layer_call(Dense(name="hidden", units=7, activation=LeakyReLU(negative_slope=0.1)))
    assert (call.module, call.name, call.seeded) == ("layers", "Dense", False)
    assert call.arguments["units"] == 7
    assert call.arguments["activation"] == Call("layers", "LeakyReLU", {"negative_slope": 0.1})
    assert call.arguments["kernel_initializer"] == Call("initializers", "GlorotUniform", {}, True)
    assert call.arguments["kernel_regularizer"] is None


def test_what_is_not_keras_business_is_left_out() -> None:
    assert layer_call(Dropout(name="a", enabled=False)) == Call(
        "layers", "Dropout", {"rate": 0.2}, seeded=True
    )


def test_activations_without_arguments_are_plain_names() -> None:
    assert variant_call(ACTIVATIONS, ReLU()) == "relu"


def test_only_what_draws_by_chance_takes_a_seed() -> None:
    assert variant_call(INITIALIZERS, GlorotUniform()) == Call(
        "initializers", "GlorotUniform", {}, True
    )
    assert variant_call(INITIALIZERS, Zeros()) == Call("initializers", "Zeros", {})


def test_an_optimizer_has_all_its_arguments() -> None:
    call = variant_call(OPTIMIZERS, SGD(momentum=0.9, nesterov=True))
    assert isinstance(call, Call)
    assert (call.module, call.name) == ("optimizers", "SGD")
    assert call.arguments["momentum"] == 0.9
    assert call.arguments["nesterov"] is True
    assert call.arguments["learning_rate"] == 0.01


def test_what_keras_has_no_layer_for_is_made_of_its_layers() -> None:
    names = [call.name for call in layer_calls(Maxout(units=4, pieces=3))]
    assert names == ["Dense", "Reshape", "GlobalMaxPooling1D"]
    for layer in (Dense(activation=Step()), Conv2D(activation=Step())):
        first, *more = layer_calls(layer)
        assert (first.name, first.arguments["activation"]) == (layer.kind, "linear")
        assert [call.name for call in more] == ["Rescaling", "ReLU"]
