"""Changes of all hidden layers at once: width, depth, activation, first weights, dropout.

Hidden are the layers before the last Dense layer, which gives the output.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.messages import InputError, say
from engine.spec.activations import ActivationFunction, Linear, ReLU
from engine.spec.layers import (
    Activation,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Layer,
    LayerNormalization,
)
from engine.spec.run import ModelSpec, RunSpec
from engine.spec.weights import Initializer

MOST_HIDDEN = 50
"""More layers than anyone waits for."""

NEW_UNITS = 128
"""Units of the first hidden layer of a model that had none: the course's."""

Change = Callable[[Layer], Layer]

_BELONGING = (Activation, BatchNormalization, LayerNormalization)
"""What follows a Dense layer and counts as its part."""


def output_place(model: ModelSpec) -> int | None:
    """Return the place of the Dense layer that gives the output, or None."""
    places = [i for i, layer in model.enabled() if isinstance(layer, Dense)]
    return places[-1] if places else None


def dense_places(model: ModelSpec) -> tuple[int, ...]:
    """Return the places of the hidden Dense layers."""
    return tuple(i for i, layer in model.enabled() if isinstance(layer, Dense))[:-1]


def convolution_places(model: ModelSpec) -> tuple[int, ...]:
    """Return the places of the convolutions."""
    return tuple(i for i, layer in model.enabled() if isinstance(layer, Conv2D))


def with_width(spec: RunSpec, width: int) -> RunSpec:
    """Return ``spec`` with ``width`` units in each hidden Dense layer.

    Where there is none, each convolution gets so many filters. Raises `InputError` where there
    is none either.
    """
    if dense_places(spec.model):
        return _changed(spec, dense_places(spec.model), lambda layer: _with_units(layer, width))
    if not convolution_places(spec.model):
        raise InputError(
            say("This model has no hidden layer whose width could be varied."),
            say("Add a Dense layer before the last one."),
        )
    return _changed(spec, convolution_places(spec.model), lambda layer: _with_filters(layer, width))


def _with_units(layer: Layer, units: int) -> Layer:
    return replace(layer, units=units) if isinstance(layer, Dense) else layer


def _with_filters(layer: Layer, filters: int) -> Layer:
    return replace(layer, filters=filters) if isinstance(layer, Conv2D) else layer


def with_depth(spec: RunSpec, depth: int) -> RunSpec:
    """Return ``spec`` with ``depth`` hidden Dense layers: the last one repeated, or taken out.

    Activations and normalizations that follow a Dense layer go with it. A model without a hidden
    layer gets one of `NEW_UNITS` units with ReLU. Raises `InputError` where there is no Dense
    layer at all, or for a depth out of range.
    """
    if not 0 <= depth <= MOST_HIDDEN:
        raise InputError(
            say(
                "The number of hidden layers must be 0 to {most}. Received: {depth}.",
                most=MOST_HIDDEN,
                depth=depth,
            )
        )
    output = output_place(spec.model)
    if output is None:
        raise InputError(
            say("This model has no Dense layer, so its depth cannot be varied."),
            say("Add a Dense layer at its end."),
        )
    if depth and not dense_places(spec.model):
        spec = spec.with_inserted(output, Dense(units=NEW_UNITS, activation=ReLU()))
    return _with_blocks(spec, depth)


def _with_blocks(spec: RunSpec, depth: int) -> RunSpec:
    blocks = [_block(spec.model, place) for place in dense_places(spec.model)]
    layers = list(spec.model.layers)
    for first, end in reversed(blocks[depth:]):
        del layers[first:end]
    for _ in range(depth - len(blocks)):
        first, end = blocks[-1]
        layers[end:end] = [_renamed(layer, layers) for layer in spec.model.layers[first:end]]
    return spec.with_layers(tuple(layers))


def _block(model: ModelSpec, place: int) -> tuple[int, int]:
    """Return the places from a Dense layer to the end of what belongs to it."""
    end = place + 1
    while isinstance(model.layers[end], _BELONGING) and model.layers[end].enabled:
        end += 1
    return place, end


def _renamed(layer: Layer, layers: list[Layer]) -> Layer:
    """Give a copy a name of its own; without one, Keras gives it."""
    if not layer.name:
        return layer
    used = {other.name for other in layers}
    number = next(n for n in range(2, len(layers) + 3) if f"{layer.name}_{n}" not in used)
    return replace(layer, name=f"{layer.name}_{number}")


def with_activation(spec: RunSpec, activation: ActivationFunction) -> RunSpec:
    """Return ``spec`` with this activation in every hidden layer.

    A layer without one, whose activation is a layer of its own, stays so.
    """
    places = [
        i
        for i in _before_output(spec.model)
        if isinstance(spec.model.layers[i], Activation)
        or (
            isinstance(spec.model.layers[i], Dense | Conv2D)
            and not _is_followed_by_activation(spec.model, i)
        )
    ]
    if not places:
        raise InputError(
            say("This model has no hidden layer whose activation could be varied."),
            say("Add a Dense layer before the last one."),
        )
    return _changed(
        spec,
        tuple(places),
        lambda layer: replace(layer, activation=activation),  # type: ignore[call-arg]
    )


def _is_followed_by_activation(model: ModelSpec, place: int) -> bool:
    layer = model.layers[place]
    if not isinstance(layer, Dense | Conv2D) or layer.activation != Linear():
        return False
    for index, following in model.enabled():
        if index > place and not isinstance(following, BatchNormalization | LayerNormalization):
            return isinstance(following, Activation)
    return False


def _before_output(model: ModelSpec) -> tuple[int, ...]:
    output = output_place(model)
    return tuple(i for i, _ in model.enabled() if output is None or i < output)


def with_initializer(spec: RunSpec, initializer: Initializer) -> RunSpec:
    """Return ``spec`` with the weights of all hidden layers drawn by this rule."""
    places = (*dense_places(spec.model), *convolution_places(spec.model))
    if not places:
        raise InputError(
            say("This model has no hidden layer whose first weights could be varied."),
            say("Add a Dense layer before the last one."),
        )
    return _changed(
        spec,
        places,
        lambda layer: replace(layer, kernel_initializer=initializer),  # type: ignore[call-arg]
    )


def with_dropout(spec: RunSpec, rate: float) -> RunSpec:
    """Return ``spec`` with this rate in every Dropout layer.

    Where there is none, one comes before the output. At rate 0 it stays, so that every other
    layer keeps its place and with it its first weights.
    """
    places = tuple(i for i, layer in spec.model.enabled() if isinstance(layer, Dropout))
    if places:
        return _changed(spec, places, lambda layer: replace(layer, rate=rate))  # type: ignore[call-arg]
    output = output_place(spec.model)
    place = len(spec.model.layers) if output is None else output
    return spec.with_inserted(place, Dropout(rate=rate))


def _changed(spec: RunSpec, places: tuple[int, ...], change: Change) -> RunSpec:
    for place in places:
        spec = spec.with_layer(place, change(spec.model.layers[place]))
    return spec
