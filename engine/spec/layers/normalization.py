"""Normalization: numbers brought to a steady size between layers."""

from __future__ import annotations

from dataclasses import dataclass

from engine.messages import Message, say
from engine.spec.fields import param
from engine.spec.layers import base
from engine.spec.layers.base import LAYERS, Layer, Shape, Weights
from engine.spec.weights import INITIALIZERS, Initializer, Ones, Regularizer


def _ones(label: Message) -> Initializer:
    declared: Initializer = param(
        Ones(), label, say("The values at the start."), family=INITIALIZERS, advanced=True
    )
    return declared


@dataclass(frozen=True, kw_only=True)
class Normalization(Layer):
    """What both kinds have: a learnt scale (gamma) and shift (beta) on the last axis."""

    group = "regularization"
    epsilon: float = param(
        0.001,
        say("Epsilon"),
        say("A small number against division by 0."),
        low=0.0,
        low_open=True,
        logarithmic=True,
        advanced=True,
    )
    center: bool = param(True, say("Shift"), say("Learns a shift (beta) for each feature."))
    scale: bool = param(True, say("Scale"), say("Learns a scale (gamma) for each feature."))
    beta_initializer: Initializer = base.zeros_initializer(say("Shift starts"))
    gamma_initializer: Initializer = _ones(say("Scale starts"))
    beta_regularizer: Regularizer | None = base.regularizer(say("Shift price"))
    gamma_regularizer: Regularizer | None = base.regularizer(say("Scale price"))

    def weights(self, shape: Shape) -> Weights:
        """Count scale and shift of each feature."""
        return Weights(shape[-1] * (self.center + self.scale))


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class BatchNormalization(Normalization):
    """Mean 0, variance 1 over the batch, with running values for use."""

    kind = "BatchNormalization"
    title = say("BatchNormalization")
    help = say(
        "Brings each feature to mean 0 and variance 1 over the batch. Training uses the "
        "batch's own values, the finished network their running means."
    )
    momentum: float = param(
        0.99,
        say("Momentum"),
        say("How much of the running mean and variance is kept."),
        low=0.0,
        high=1.0,
        step=0.01,
        advanced=True,
    )
    moving_mean_initializer: Initializer = base.zeros_initializer(say("Mean starts"))
    moving_variance_initializer: Initializer = _ones(say("Variance starts"))

    def weights(self, shape: Shape) -> Weights:
        """Add running mean and variance, which the gradient does not touch."""
        return Weights(super().weights(shape).trainable, 2 * shape[-1])

    def brief(self) -> Message:
        """What it runs over."""
        return say("over the batch")


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class LayerNormalization(Normalization):
    """Mean 0, variance 1 over the features of each example."""

    kind = "LayerNormalization"
    title = say("LayerNormalization")
    help = say(
        "Brings the features of each single example to mean 0 and variance 1; the batch "
        "does not matter."
    )

    def brief(self) -> Message:
        """What it runs over."""
        return say("over the features")
