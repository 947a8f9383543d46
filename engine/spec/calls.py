"""Specs as calls of Keras: pure data from which models are built and scripts written."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from engine.spec.activations import ActivationFunction, Linear, Step
from engine.spec.fields import Family, Variant, params
from engine.spec.layers import LAYERS, Layer, Maxout
from engine.spec.weights import Initializer


@dataclass(frozen=True)
class Call:
    """``keras.<module>.<name>(**arguments)``; an argument may be a `Call` itself.

    ``seeded`` calls take a ``seed`` argument as well, which belongs to the run.
    """

    module: str
    name: str
    arguments: dict[str, Any]
    seeded: bool = False


def layer_calls(layer: Layer) -> tuple[Call, ...]:
    """Return the calls that make ``layer``, without names; the first has all its weights.

    What Keras has no layer for is made of several that it has, so that a saved file loads
    anywhere.
    """
    if isinstance(layer, Maxout):
        return _maxout_calls(layer)
    if isinstance(getattr(layer, "activation", None), Step):
        return layer_call(replace(layer, activation=Linear())), *_STEP  # type: ignore[call-arg]
    return (layer_call(layer),)


def _maxout_calls(layer: Maxout) -> tuple[Call, ...]:
    """Return weighted sums, parted by units, and the largest of each unit."""
    dense = layer_call(layer).arguments
    dense["units"] = layer.units * dense.pop("pieces")
    parted = Call("layers", "Reshape", {"target_shape": (layer.units, layer.pieces)})
    largest = Call("layers", "GlobalMaxPooling1D", {"data_format": "channels_first"})
    return Call("layers", "Dense", dense), parted, largest


_STEP = (
    Call("layers", "Rescaling", {"scale": 1e30}),
    Call("layers", "ReLU", {"max_value": 1.0}),
)
"""A step at 0: a slope so steep that no float32 lies on it, cut off at 1."""


def layer_call(layer: Layer) -> Call:
    """Return the call that makes ``layer``, without its name."""
    arguments = _arguments(layer)
    arguments.pop("name")
    return Call(LAYERS.module, layer.kind, arguments, layer.seeded)


def variant_call(family: Family, variant: Variant) -> Call | str:
    """Return the call that makes ``variant``, or the plain name that stands for it."""
    if isinstance(variant, ActivationFunction):
        return (
            Call("layers", variant.layer, _arguments(variant)) if fields(variant) else variant.kind
        )
    random = isinstance(variant, Initializer) and variant.random
    return Call(family.module, variant.kind, _arguments(variant), random)


def _arguments(of: Variant) -> dict[str, Any]:
    return {
        name: variant_call(declared.family, value)
        if declared.family is not None and value is not None
        else value
        for name, declared, value in params(of)
        if declared.keras
    }
