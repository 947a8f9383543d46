"""Shapes, parameters and cost of a model, worked out without Keras."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.spec.layers import Shape, ShapeError, Weights
from engine.spec.run import RunSpec

FLOAT_BYTES = 4
"""Keras trains in float32."""


@dataclass(frozen=True)
class DataShape:
    """What a data set asks of a model: the shape of one example and the number of classes."""

    input: Shape
    classes: int


@dataclass(frozen=True)
class LayerReport:
    """What comes out of a layer and how many numbers it keeps; ``output`` None: unknown."""

    output: Shape | None = None
    weights: Weights = Weights()
    error: ShapeError | None = None


@dataclass(frozen=True)
class ModelReport:
    """What a model comes to. ``layers`` has an entry for each layer, those switched off too."""

    layers: tuple[LayerReport, ...]
    output: Shape | None
    trainable: int
    other: int
    memory: int
    """Bytes while training: weights, gradient, the optimizer's numbers, one batch's activations."""

    @property
    def parameters(self) -> int:
        """All numbers of the model, as ``model.count_params()`` gives them."""
        return self.trainable + self.other


def report(spec: RunSpec, data: DataShape) -> ModelReport:
    """Work out shape and weights of every layer; never raises."""
    shape: Shape | None = data.input
    reports, activations = [], math.prod(data.input)
    for layer in spec.model.layers:
        if not layer.enabled or shape is None:
            reports.append(LayerReport(shape))
            continue
        try:
            output = layer.output_shape(shape)
            reports.append(LayerReport(output, layer.weights(shape)))
            activations += math.prod(output)
            shape = output
        except (ShapeError, ArithmeticError, ValueError, TypeError, IndexError) as error:
            # A field out of range can break the arithmetic; its own check has the sentence.
            known = error if isinstance(error, ShapeError) else None
            reports.append(LayerReport(error=known))
            shape = None
    return _summed(spec, tuple(reports), shape, activations)


def _summed(
    spec: RunSpec, layers: tuple[LayerReport, ...], output: Shape | None, activations: int
) -> ModelReport:
    trainable = sum(layer.weights.trainable for layer in layers)
    other = sum(layer.weights.other for layer in layers)
    kept = trainable * (2 + spec.training.optimizer.slots()) + other
    # Each activation is kept once for the way forward and once for its gradient.
    numbers = kept + 2 * activations * spec.training.batch_size
    return ModelReport(layers, output, trainable, other, numbers * FLOAT_BYTES)
