"""What every kind of layer says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from engine.messages import Message, say
from engine.spec.activations import ACTIVATIONS, ActivationFunction, Linear
from engine.spec.fields import Family, Variant, param
from engine.spec.weights import (
    INITIALIZERS,
    REGULARIZERS,
    GlorotUniform,
    Initializer,
    Regularizer,
    Zeros,
)

Shape = tuple[int, ...]
"""The shape of one example, without the batch axis."""

LAYERS = Family(say("layer"), "layers")


class Weights(NamedTuple):
    """How many numbers a layer keeps: learnt by the gradient, and kept up otherwise."""

    trainable: int = 0
    other: int = 0


class ShapeError(Exception):
    """A layer cannot take what comes in.

    Parameters
    ----------
    message : what is wrong, with the shape received.
    insert : a layer that, put before this one, makes it fit; None where there is none.
    """

    def __init__(self, message: Message, insert: Layer | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.insert = insert


@dataclass(frozen=True, kw_only=True)
class Layer(Variant):
    """One layer of a model.

    ``group`` decides the stripe of its card. ``seeded`` layers take a seed from the run.
    """

    group: ClassVar[str] = "core"
    seeded: ClassVar[bool] = False
    name: str = param(
        "",
        say("Name"),
        say("A name of your own, for summary and code; empty: Keras's."),
        advanced=True,
    )
    enabled: bool = param(
        True, say("On"), say("Off: the layer is left out, as if it were not there."), keras=False
    )

    def output_shape(self, shape: Shape) -> Shape:
        """Return what comes out for one example of ``shape``; raises `ShapeError`."""
        return shape

    def weights(self, shape: Shape) -> Weights:
        """Count the numbers kept for input of ``shape``, which `output_shape` has accepted."""
        return Weights()

    def brief(self) -> Message:
        """Give the settings worth a glance, in one line."""
        return self.help


def activation() -> ActivationFunction:
    """Declare the parameter ``activation``."""
    declared: ActivationFunction = param(
        Linear(),
        say("Activation function"),
        say("What each unit does with its weighted sum."),
        family=ACTIVATIONS,
    )
    return declared


def use_bias() -> bool:
    """Declare the parameter ``use_bias``."""
    declared: bool = param(
        True, say("Bias"), say("One more number a unit, added to the weighted sum."), advanced=True
    )
    return declared


def kernel_initializer() -> Initializer:
    """Declare the parameter ``kernel_initializer``."""
    declared: Initializer = param(
        GlorotUniform(),
        say("Weights start"),
        say("How the weights are drawn at the start."),
        family=INITIALIZERS,
        advanced=True,
    )
    return declared


def zeros_initializer(label: Message) -> Initializer:
    """Declare an initializer that is zeros by default."""
    declared: Initializer = param(
        Zeros(), label, say("The values at the start."), family=INITIALIZERS, advanced=True
    )
    return declared


def regularizer(label: Message) -> Regularizer | None:
    """Declare a regularizer, none by default."""
    declared: Regularizer | None = param(
        None,
        label,
        say("A price on large values, added to the loss."),
        family=REGULARIZERS,
        optional=True,
        advanced=True,
    )
    return declared


def written(shape: Shape) -> str:
    """Write a shape as people do: 28×28×1."""
    return "×".join(str(n) for n in shape)


def image_shape(shape: Shape) -> Shape | None:
    """Return the height × width × channels that ``shape`` could be reshaped to, if any."""
    if len(shape) == 2:
        return (*shape, 1)
    side = round(shape[0] ** 0.5) if len(shape) == 1 else 0
    return (side, side, 1) if side > 1 and side * side == shape[0] else None
