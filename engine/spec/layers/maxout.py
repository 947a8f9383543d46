"""Maxout."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.messages import Message, say
from engine.spec.fields import param
from engine.spec.layers import base
from engine.spec.layers.base import LAYERS, Layer, Shape, ShapeError, Weights, written
from engine.spec.layers.reshaping import Flatten
from engine.spec.weights import Initializer, Regularizer


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class Maxout(Layer):
    """The largest of some weighted sums for each unit (Goodfellow et al. 2013)."""

    kind = "Maxout"
    title = say("Maxout")
    help = say(
        "Each unit gives the largest of several weighted sums, so it learns the bend of its own "
        "activation function."
    )
    units: int = param(
        32, say("Units"), say("How many units, that is outputs."), low=1, high=65_536
    )
    pieces: int = param(
        2,
        say("Pieces"),
        say("How many weighted sums each unit has; 2 can be ReLU or |x|, more bend it finer."),
        low=2,
        high=64,
    )
    use_bias: bool = base.use_bias()
    kernel_initializer: Initializer = base.kernel_initializer()
    bias_initializer: Initializer = base.zeros_initializer(say("Bias starts"))
    kernel_regularizer: Regularizer | None = base.regularizer(say("Weight price"))

    def output_shape(self, shape: Shape) -> Shape:
        """Give ``units``; the input must be flat."""
        if math.prod(shape[:-1]) != 1:
            raise ShapeError(
                say("Maxout takes a flat row of numbers; {shape} comes in.", shape=written(shape)),
                Flatten(),
            )
        return (self.units,)

    def weights(self, shape: Shape) -> Weights:
        """Count what a Dense layer of ``units * pieces`` has."""
        sums = self.units * self.pieces
        return Weights(shape[-1] * sums + sums * self.use_bias)

    def brief(self) -> Message:
        """Units and pieces."""
        return say("{units} units of {pieces}", units=self.units, pieces=self.pieces)
