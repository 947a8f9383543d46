"""Shapes, parameters and cost of a model, worked out without Keras."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.spec.fields import flaws
from engine.spec.layers import Layer, Shape, ShapeError, Weights
from engine.spec.run import RunSpec

FLOAT_BYTES = 4
"""Keras trains in float32."""

EVALUATION_BATCH = 500
"""Examples a step of evaluation; its size changes nothing but speed and memory."""


@dataclass(frozen=True)
class DataShape:
    """What a data set asks of a model.

    Parameters
    ----------
    input : the shape of one example.
    classes : their number; 0 where the target is a number.
    examples : how many there are to train on before any are kept apart, None: not known.
    """

    input: Shape
    classes: int
    examples: int | None = None

    @property
    def outputs(self) -> int:
        """How many numbers the network is to give."""
        return self.classes or 1


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
    memory: int | None
    """Bytes while training: weights, gradient, the optimizer's numbers, one batch's activations.

    None where they are not known.
    """

    @property
    def parameters(self) -> int:
        """All numbers of the model, as ``model.count_params()`` gives them."""
        return self.trainable + self.other


def report(spec: RunSpec, data: DataShape) -> ModelReport:
    """Work out shape and weights of every layer; never raises.

    What comes out of a layer with a value out of range is unknown, and so is all that follows.
    """
    shape: Shape | None = data.input
    reports, activations = [], math.prod(data.input)
    for layer in spec.model.layers:
        if not layer.enabled or shape is None:
            reports.append(LayerReport(shape))
            continue
        reports.append(_layer_report(layer, shape))
        shape = reports[-1].output
        activations += math.prod(shape or ())
    return _summed(spec, data, tuple(reports), activations)


def _layer_report(layer: Layer, shape: Shape) -> LayerReport:
    if any(flaws(layer)):
        return LayerReport()
    try:
        return LayerReport(layer.output_shape(shape), layer.weights(shape))
    except ShapeError as error:
        return LayerReport(error=error)
    except (ArithmeticError, ValueError, TypeError, IndexError):
        return LayerReport()  # shapes of unusual length can break the arithmetic


def _summed(
    spec: RunSpec, data: DataShape, layers: tuple[LayerReport, ...], activations: int
) -> ModelReport:
    output = layers[-1].output if layers else data.input
    trainable = sum(layer.weights.trainable for layer in layers)
    other = sum(layer.weights.other for layer in layers)
    memory = None
    if output is not None and not any(flaws(spec.training)):
        kept = trainable * (2 + spec.training.optimizer.slots()) + other
        memory = FLOAT_BYTES * (kept + activations * _copies(spec.training.batch_size, data))
    return ModelReport(layers, output, trainable, other, memory)


def _copies(batch_size: int, data: DataShape) -> int:
    """Return how often the activations of one example are in memory at the most.

    Training keeps each of a batch for the way forward and for its gradient; evaluation only goes
    forward. A batch is never larger than the data.
    """
    batch = batch_size if data.examples is None else min(batch_size, data.examples)
    return max(2 * batch, EVALUATION_BATCH)
