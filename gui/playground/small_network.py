"""A small network that fits points, in place of one that does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.spec import presets
from engine.spec.activations import Linear, Sigmoid, Softmax
from engine.spec.layers import Dense
from engine.spec.losses import BinaryCrossentropy, MeanSquaredError, SparseCategoricalCrossentropy
from engine.spec.optimizers import Adam
from engine.spec.run import TEST

if TYPE_CHECKING:
    from engine.spec.layers import Layer
    from engine.spec.losses import Loss
    from engine.spec.run import RunSpec
    from engine.spec.shapes import DataShape

PRESET = "xor-mlp"
UNITS = 8
FEW = 16
"""Up to so many points, the settings of the preset are kept, whose XOR has four."""
BATCH, EPOCHS, LEARNING_RATE = 16, 300, 0.02


def fitted(spec: RunSpec, data: DataShape) -> RunSpec:
    """Return ``spec`` with 8 hidden units and an end that fits ``data``; data and seed stay.

    Parameters
    ----------
    data : what the data ask for: one or two inputs, classes or a number.
    """
    head, loss, metric = _end(data.classes)
    small = presets.get(PRESET).spec
    body = replace(small.model.layers[0], units=UNITS)  # type: ignore[call-arg]
    made = replace(small, data=spec.data, seed=spec.seed).with_layers((body, head))
    made = made.with_training(loss=loss, metrics=(metric,), device=spec.training.device)
    if data.examples is not None and data.examples <= FEW:
        return made
    return made.with_training(
        optimizer=Adam(learning_rate=LEARNING_RATE),
        batch_size=BATCH,
        epochs=EPOCHS,
        validation=TEST,
    )


def _end(classes: int) -> tuple[Layer, Loss, str]:
    """Return the last layer, the loss and the metric for so many classes; 0 for a number."""
    if not classes:
        return Dense(units=1, activation=Linear()), MeanSquaredError(), "mean_absolute_error"
    if classes == 2:
        return Dense(units=1, activation=Sigmoid()), BinaryCrossentropy(), "accuracy"
    return (
        Dense(units=classes, activation=Softmax()),
        SparseCategoricalCrossentropy(),
        "accuracy",
    )
