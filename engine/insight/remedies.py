"""Changes of a spec that cure what ails a run. None where there is nothing to change."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.messages import InputError, say
from engine.spec import hidden
from engine.spec.activations import ActivationFunction, LeakyReLU, Linear, ReLU, Sigmoid, Tanh
from engine.spec.augmentation import Augmentation
from engine.spec.layers import (
    Activation,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GlobalAveragePooling2D,
    LayerNormalization,
    Reshape,
)
from engine.spec.optimizers import Adadelta, Adagrad
from engine.spec.problems import Fix

if TYPE_CHECKING:
    from engine.data.info import DatasetInfo
    from engine.spec.optimizers import Optimizer
    from engine.spec.run import ModelSpec, RunSpec

SLOW: dict[type[Optimizer], float] = {Adagrad: 0.01, Adadelta: 1.0}
"""Rates that suit the optimizers for which Keras's own default is very slow."""
TENFOLD = 10.0
DROPOUT = 0.3
GENTLE = Augmentation(rotation=10.0, shift=0.1, zoom=0.1)
"""Changes after which a picture still shows the same thing."""
PATIENCE = 2
FEW_INPUTS, FEW_UNITS = 16, 8
NARROW, WIDER = 64, 4

_BENDLESS = (
    Flatten,
    Reshape,
    Dropout,
    BatchNormalization,
    AveragePooling2D,
    GlobalAveragePooling2D,
)


def usual_rate(optimizer: Optimizer) -> float:
    """Return a learning rate with which ``optimizer`` mostly does well."""
    return SLOW.get(type(optimizer), type(optimizer)().learning_rate)


def slower(spec: RunSpec) -> Fix:
    """Train with a tenth of the learning rate, or the usual one where that is lower still."""
    optimizer = spec.training.optimizer
    return _with_rate(spec, min(optimizer.learning_rate / TENFOLD, usual_rate(optimizer)))


def faster(spec: RunSpec) -> Fix:
    """Train with ten times the learning rate."""
    return _with_rate(spec, TENFOLD * spec.training.optimizer.learning_rate)


def _with_rate(spec: RunSpec, rate: float) -> Fix:
    rate = float(f"{rate:.3g}")
    return Fix(say("Learning rate {rate:g}", rate=rate), spec.with_learning_rate(rate))


def longer(spec: RunSpec) -> Fix:
    """Train twice as long."""
    epochs = 2 * spec.training.epochs
    return Fix(say("Train {n} epochs", n=epochs), spec.with_training(epochs=epochs))


def against_overfitting(spec: RunSpec, data: DatasetInfo) -> Fix | None:
    """Add the first remedy that the spec has not: dropout, augmentation, early stopping."""
    has_dropout = any(isinstance(layer, Dropout) for _, layer in spec.model.enabled())
    if not has_dropout and has_hidden(spec.model):
        mended = hidden.with_dropout(spec, DROPOUT)
        return Fix(say("Insert Dropout {rate:g}", rate=DROPOUT), mended)
    if data.are_images and not spec.data.augmentation.active:
        return Fix(say("Vary the images"), spec.with_data(augmentation=GENTLE))
    if spec.training.stopping.patience is None:
        stopping = replace(spec.training.stopping, patience=PATIENCE, restore_best=True)
        return Fix(say("Stop early, keep the best"), spec.with_training(stopping=stopping))
    return None


def larger(spec: RunSpec, data: DatasetInfo) -> Fix | None:
    """Make the hidden layers wider, or add one where they are wide enough."""
    units = [spec.model.layers[place].units for place in hidden.dense_places(spec.model)]  # type: ignore[attr-defined]
    try:
        if units and max(units) < NARROW:
            width = max(WIDER * max(units), FEW_UNITS if _has_few_inputs(data) else NARROW)
            return Fix(say("{n} hidden units", n=width), hidden.with_width(spec, width))
        mended = hidden.with_depth(spec, len(units) + 1)
    except InputError:
        return None
    return Fix(say("One hidden layer more"), mended)


def with_hidden_layer(spec: RunSpec, data: DatasetInfo) -> Fix | None:
    """Insert a hidden layer with ReLU before the output."""
    place = hidden.output_place(spec.model)
    if place is None:
        return None
    layer = Dense(units=FEW_UNITS if _has_few_inputs(data) else hidden.NEW_UNITS, activation=ReLU())
    label = say("Insert Dense {units} with ReLU", units=layer.units)
    return Fix(label, spec.with_inserted(place, layer))


def _has_few_inputs(data: DatasetInfo) -> bool:
    return math.prod(data.input_shape) <= FEW_INPUTS


def relu(spec: RunSpec) -> Fix | None:
    """Use ReLU in all hidden layers."""
    return _with_function(spec, ReLU())


def leaky(spec: RunSpec) -> Fix | None:
    """Use Leaky ReLU in all hidden layers."""
    return _with_function(spec, LeakyReLU())


def _with_function(spec: RunSpec, function: ActivationFunction) -> Fix | None:
    label = say("Use {activation} in hidden layers", activation=function.title)
    try:
        return Fix(label, hidden.with_activation(spec, function))
    except InputError:
        return None


def normalized(spec: RunSpec) -> Fix:
    """Bring every input to mean 0 and deviation 1 in a first layer."""
    layer = BatchNormalization()
    return Fix(say("Insert {layer} first", layer=layer.title), spec.with_inserted(0, layer))


def is_normalized(model: ModelSpec) -> bool:
    """Whether the first layer brings its inputs to one size."""
    first = next((layer for _, layer in model.enabled() if not isinstance(layer, Flatten)), None)
    return isinstance(first, BatchNormalization | LayerNormalization)


def has_hidden(model: ModelSpec) -> bool:
    """Whether a layer with a bend comes before the output."""
    output = hidden.output_place(model)
    before = [layer for i, layer in model.enabled() if output is None or i < output]
    return any(
        layer.activation != Linear()
        if isinstance(layer, Dense | Conv2D | Activation)
        else not isinstance(layer, _BENDLESS)
        for layer in before
    )


def flat_layers(model: ModelSpec) -> int:
    """Count the hidden layers with sigmoid or tanh, whose slope shrinks gradients."""
    output = hidden.output_place(model)
    functions = [
        layer.activation
        for i, layer in model.enabled()
        if isinstance(layer, Dense | Conv2D | Activation) and (output is None or i < output)
    ]
    return sum(isinstance(function, Sigmoid | Tanh) for function in functions)
