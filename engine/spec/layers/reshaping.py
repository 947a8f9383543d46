"""Flatten and Reshape: the same numbers in another shape."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.messages import Message, say
from engine.spec.fields import param
from engine.spec.layers.base import LAYERS, Layer, Shape, ShapeError, written


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class Flatten(Layer):
    """All numbers of an example in one row."""

    kind = "Flatten"
    title = say("Flatten")
    help = say("Lays all numbers of an example out in one row, as Dense layers want them.")
    group = "shape"

    def output_shape(self, shape: Shape) -> Shape:
        """One axis."""
        return (math.prod(shape),)


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class Reshape(Layer):
    """The same numbers in another shape."""

    kind = "Reshape"
    title = say("Reshape")
    help = say(
        "Gives the same numbers another shape, for example 784 as 28×28×1 for Conv2D. "
        "-1 stands for what is left over."
    )
    group = "shape"
    target_shape: Shape = param(
        (28, 28, 1),
        say("Shape"),
        say("The new shape: height, width, channels for images."),
        low=-1,
    )

    def output_shape(self, shape: Shape) -> Shape:
        """Return ``target_shape`` with -1 worked out."""
        size, target = math.prod(shape), self.target_shape
        known = math.prod(n for n in target if n != -1)
        if not target or 0 in target or target.count(-1) > 1:
            raise ShapeError(
                say(
                    "A shape needs whole numbers of 1 or more, with -1 once at most. "
                    "Received: {target}.",
                    target=written(target) or "nothing",
                )
            )
        if size % known or (-1 not in target and known != size):
            raise ShapeError(
                say(
                    "{count} numbers come in ({shape}); {target} cannot hold exactly these.",
                    count=size,
                    shape=written(shape),
                    target=written(target),
                )
            )
        return tuple(size // known if n == -1 else n for n in target)

    def brief(self) -> Message:
        """The target."""
        return say("to {shape}", shape=written(self.target_shape))
