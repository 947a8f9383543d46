"""Dense, Activation and Dropout."""

from __future__ import annotations

from dataclasses import dataclass

from engine.messages import Message, say
from engine.spec.activations import ACTIVATIONS, ActivationFunction, Linear, ReLU
from engine.spec.fields import param
from engine.spec.layers import base
from engine.spec.layers.base import LAYERS, Layer, Shape, Weights
from engine.spec.weights import Initializer, Regularizer


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class Dense(Layer):
    """A fully connected layer: ``activation(x @ kernel + bias)`` on the last axis."""

    kind = "Dense"
    title = say("Dense")
    help = say("Every unit looks at every input: a weighted sum, a bias, an activation.")
    units: int = param(
        32, say("Units"), say("How many units, that is outputs."), low=1, high=65_536
    )
    activation: ActivationFunction = base.activation()
    use_bias: bool = base.use_bias()
    kernel_initializer: Initializer = base.kernel_initializer()
    bias_initializer: Initializer = base.zeros_initializer(say("Bias starts"))
    kernel_regularizer: Regularizer | None = base.regularizer(say("Weight price"))
    bias_regularizer: Regularizer | None = base.regularizer(say("Bias price"))
    activity_regularizer: Regularizer | None = base.regularizer(say("Output price"))

    def output_shape(self, shape: Shape) -> Shape:
        """Replace the last axis by ``units``."""
        return (*shape[:-1], self.units)

    def weights(self, shape: Shape) -> Weights:
        """Count ``inputs * units`` weights and ``units`` biases."""
        return Weights(shape[-1] * self.units + self.units * self.use_bias)

    def brief(self) -> Message:
        """Units and activation."""
        units = say("1 unit") if self.units == 1 else say("{units} units", units=self.units)
        if self.activation == Linear():
            return units
        return say("{units} · {activation}", units=units, activation=self.activation.title)


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class Activation(Layer):
    """An activation function as a layer of its own."""

    kind = "Activation"
    title = say("Activation")
    help = say("Applies an activation function to every number that comes in.")
    activation: ActivationFunction = param(
        ReLU(), say("Function"), say("The function to apply."), family=ACTIVATIONS
    )

    def brief(self) -> Message:
        """The function."""
        return self.activation.title


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class Dropout(Layer):
    """Sets a share of the inputs to 0 while training, and scales up the rest."""

    kind = "Dropout"
    title = say("Dropout")
    help = say(
        "While training, switches off a random share of the inputs, so that no unit can "
        "rely on another. Does nothing when the network is used."
    )
    group = "regularization"
    seeded = True
    rate: float = param(
        0.2,
        say("Rate"),
        say("The share that is switched off."),
        low=0.0,
        high=1.0,
        high_open=True,  # all of them off: no gradient comes through
        step=0.05,
    )

    def brief(self) -> Message:
        """The rate."""
        return say("rate {rate:g}", rate=self.rate)
