"""Specs as calls of Keras: pure data from which models are built and scripts written."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from engine.spec.activations import ActivationFunction
from engine.spec.fields import Family, Variant, params
from engine.spec.layers import LAYERS, Layer
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
