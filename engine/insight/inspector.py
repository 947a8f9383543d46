"""A copy of a network in training that shows what happens within. Needs TensorFlow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.data import own_points
from engine.insight.compiled import Compiled
from engine.insight.observation import (
    DEAD_BELOW,
    SATURATED_SLOPE,
    Exam,
    Field,
    Histogram,
    Kernel,
    LayerVitals,
)
from engine.insight.predictor import ends_linear
from engine.training.build import build_model
from engine.training.loop import scaled
from engine.training.run import checked_shape

import keras  # isort: skip
import tensorflow as tf  # isort: skip

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.spec.run import RunSpec

Floats = NDArray[np.float32]

SAMPLE = 256
"""Training examples on which gradients and activations are measured."""
MOST_TESTED = 5_000
"""So many test examples are answered at the most."""
BATCH = 500
BINS = 40
SIDE, HIDDEN_SIDE = 100, 30
"""Places a side at which a plane is looked at, and at which hidden units are."""
MARGIN = 0.15
"""So much of the data's extent is looked at beyond them, on each side."""


class Inspector:
    """Looks into the network of ``spec``; all methods on one thread.

    Parameters
    ----------
    spec, dataset : of the run whose weights are given by `set_weights`.
    """

    def __init__(self, spec: RunSpec, dataset: Dataset) -> None:
        shape = checked_shape(spec, dataset)
        self._model = build_model(spec, shape)
        self._indices = [index for index, _ in spec.model.enabled()]
        self._targets, self._classes = spec.training.loss.targets, shape.classes
        self._dataset = dataset
        self._logits = ends_linear(self._model)
        self._ends = _ends_of(self._model)
        outputs = [layer.output for layer in self._ends.values()]
        self._all = keras.Model(self._model.inputs[0], [*self._model.outputs, *outputs])
        train = dataset.train
        places = np.linspace(0, len(train) - 1, min(SAMPLE, len(train))).astype(np.int64)
        self._sample = tf.constant(train.x[places]), tf.constant(train.y[places])
        self._answers = tf.function(self._answered, reduce_retracing=True)
        self._measure = tf.function(self._measured)

    def set_weights(self, weights: Sequence[NDArray[Any]]) -> None:
        """Take the weights of the model in training."""
        for variable, value in zip(self._model.weights, weights, strict=True):
            variable.value.assign(value, read_value=False)  # Keras's own takes three times as long

    # -- what it answers -------------------------------------------------------------------

    def exam(self) -> Exam | None:
        """Let it answer test examples; None where the target is a number."""
        test = self._dataset.test
        if not self._classes:
            return None
        count = min(MOST_TESTED, len(test))
        blocks = [test.x[i : min(i + BATCH, count)] for i in range(0, count, BATCH)]
        rows = np.concatenate([self._answers(block).numpy() for block in blocks])
        return Exam(
            _frozen(np.arange(count)), _frozen(rows), _frozen(test.y[:count].astype(np.int32))
        )

    def field(self) -> Field | None:
        """Let it answer all over its plane; None where it takes more than two inputs."""
        inputs = self._dataset.info.input_shape
        if len(inputs) != 1 or inputs[0] > 2:
            return None
        low, high = self._extent
        output, *values = self._over_plane(*self._grids)
        hidden = self._hidden(values, inputs[0])
        return Field(low, high, _gridded(output.numpy(), SIDE, inputs[0]), hidden)

    @cached_property
    def _grids(self) -> tuple[tf.Tensor, tf.Tensor]:
        """Places all over the plane, and fewer of them for the hidden units."""
        outer, inner = (tf.constant(_places(*self._extent, side)) for side in (SIDE, HIDDEN_SIDE))
        return outer, inner

    @cached_property
    def _extent(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return a square, or a line, around all examples; where they can be set, all of it."""
        if self._dataset.info.name == own_points.NAME:
            return own_points.PLANE
        x = np.concatenate([self._dataset.train.x, self._dataset.test.x]).astype(np.float64)
        low, high = x.min(axis=0), x.max(axis=0)
        middle, half = (low + high) / 2, float((high - low).max()) * (0.5 + MARGIN) or 1.0
        return tuple((middle - half).tolist()), tuple((middle + half).tolist())

    @cached_property
    def _over_plane(self) -> Compiled:
        """What it answers at places of the plane, and what its layers give at others."""

        def function(places: tf.Tensor, hidden: tf.Tensor) -> list[tf.Tensor]:
            return [self._answered(places), *self._all(scaled(hidden), training=False)[1:]]

        return Compiled(function, *(tf.TensorSpec(grid.shape, grid.dtype) for grid in self._grids))

    def _hidden(self, values: list[tf.Tensor], inputs: int) -> tuple[tuple[int, Floats], ...]:
        ends = list(self._ends.items())
        kept = [
            (self._indices[place], _gridded(value.numpy(), HIDDEN_SIDE, inputs))
            for (place, layer), value in zip(ends, values, strict=True)
            if layer is not self._model.layers[-1] and _has_units(layer)
        ]
        return tuple(kept)

    def _answered(self, x: tf.Tensor) -> tf.Tensor:
        outputs = self._model(scaled(x), training=False)
        if not self._classes:
            return outputs
        single = outputs.shape[-1] == 1
        if self._logits:
            outputs = tf.sigmoid(outputs) if single else tf.nn.softmax(outputs)
        return tf.concat([1 - outputs, outputs], axis=1) if single else outputs

    # -- how its layers are doing ----------------------------------------------------------

    def vitals(self) -> tuple[LayerVitals, ...]:
        """Measure gradients, dead and saturated units, and how values are spread."""
        gradients, values = self._measure(*self._sample)
        by_variable = dict(
            zip((v.path for v in self._model.trainable_variables), gradients, strict=True)
        )
        found = []
        for (place, layer), value in zip(self._ends.items(), values, strict=True):
            parts = [part for part in self._model.layers if _place_of(part) == place]
            own = [by_variable[v.path].numpy() for p in parts for v in p.trainable_variables]
            weights = [w.numpy() for p in parts for w in p.trainable_variables]
            if own or _has_function(layer):
                found.append(_vitals(self._indices[place], parts, own, weights, value.numpy()))
        return tuple(found)

    def _measured(self, x: tf.Tensor, y: tf.Tensor) -> tuple[list[tf.Tensor], list[tf.Tensor]]:
        inputs, model = scaled(x), self._model
        targets = self._written(y)
        with tf.GradientTape() as tape:
            outputs, *values = self._all(inputs, training=False)
            loss = model.compute_loss(x=inputs, y=targets, y_pred=outputs, training=False)
        zero = tf.UnconnectedGradients.ZERO
        return tape.gradient(loss, model.trainable_variables, unconnected_gradients=zero), values

    def _written(self, y: tf.Tensor) -> tf.Tensor:
        """Write targets as the loss wants them; as `engine.training.loop.Loop` does."""
        if self._model.output_shape[-1] == 1:
            return tf.cast(y, tf.float32)[:, None]
        return y if self._targets == "sparse" else tf.one_hot(y, self._classes)

    # -- its weights -----------------------------------------------------------------------

    def kernels(self) -> tuple[Kernel, ...]:
        """Return convolution kernels, and the first Dense layer's weights as pictures."""
        shape = self._dataset.info.input_shape
        found: list[Kernel] = []
        for layer in self._model.layers:
            pictures = _pictures(layer, shape, is_first=not found)
            if pictures is not None:
                found.append(Kernel(self._indices[_place_of(layer)], _frozen(pictures)))
            elif layer.weights and not found:
                shape = ()  # later layers see no pixels
        return tuple(found)


def _place_of(layer: Any) -> int:
    """Return which enabled layer of the spec a layer of Keras belongs to, by its name."""
    return int(layer.name.split("_")[1])


def _ends_of(model: keras.Model) -> dict[int, Any]:
    """Return the last of Keras's layers for each layer of the spec."""
    return {_place_of(layer): layer for layer in model.layers}


def _has_units(layer: Any) -> bool:
    return len(layer.output.shape) == 2 and not isinstance(
        layer, keras.layers.Dropout | keras.layers.Flatten | keras.layers.Reshape
    )


def _has_function(layer: Any) -> bool:
    return isinstance(layer, keras.layers.Activation | keras.layers.ReLU)


def _vitals(
    index: int,
    parts: Sequence[Any],
    gradients: Sequence[Floats],
    weights: Sequence[Floats],
    values: Floats,
) -> LayerVitals:
    function = _function_of(parts)
    flat = _flat(gradients)
    return LayerVitals(
        index,
        type(parts[0]).__name__,
        gradient_norm=float(np.linalg.norm(flat)) if len(flat) else None,
        gradient_size=float(np.sqrt(np.mean(flat**2))) if len(flat) else None,
        dead=_dead(values) if function in _DYING else None,
        saturated=_SATURATED[function](values) if function in _SATURATED else None,
        weights=_histogram(_flat(weights)),
        activations=_histogram(values.ravel()),
        gradients=_histogram(flat),
    )


def _function_of(parts: Sequence[Any]) -> str:
    """Return the name of the activation with which a layer ends."""
    for layer in reversed(parts):
        function = getattr(layer, "activation", None)
        if function is not None and function is not keras.activations.linear:
            return str(getattr(function, "__name__", type(function).__name__))
        if isinstance(layer, keras.layers.ReLU):
            return "step" if layer.max_value == 1.0 else "relu"
    return "linear"


_DYING = {"relu", "relu6"}
"""Functions that give 0, with slope 0, on one whole side."""


def _dead(values: Floats) -> float:
    """Return the share of units, of channels in a convolution, that never give anything."""
    units = values.reshape(-1, values.shape[-1])
    return float(np.mean((units <= DEAD_BELOW).all(axis=0)))


def _flat_sigmoid(values: Floats) -> float:
    return float(np.mean(4 * values * (1 - values) < SATURATED_SLOPE))


def _flat_tanh(values: Floats) -> float:
    return float(np.mean(1 - values**2 < SATURATED_SLOPE))


_SATURATED: dict[str, Callable[[Floats], float]] = {"sigmoid": _flat_sigmoid, "tanh": _flat_tanh}
"""Functions that go flat, with the share of their values where they are, by their slope."""


def _pictures(layer: Any, shape: tuple[int, ...], is_first: bool) -> Floats | None:
    if isinstance(layer, keras.layers.Conv2D):
        kernels: Floats = layer.weights[0].numpy()[:, :, 0, :]
        return np.moveaxis(kernels, -1, 0)
    if not isinstance(layer, keras.layers.Dense) or not is_first or len(shape) < 2:
        return None
    kernel: Floats = layer.weights[0].numpy()
    if len(kernel) != math.prod(shape):
        return None
    pictures = kernel.T.reshape(-1, *shape)
    return pictures if len(shape) == 2 else pictures.mean(axis=-1)


def _flat(arrays: Iterable[Floats]) -> Floats:
    parts = [array.ravel() for array in arrays]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _histogram(values: Floats) -> Histogram | None:
    if not len(values) or not np.isfinite(values).all():
        return None
    counts, edges = np.histogram(values, BINS)
    return Histogram(float(edges[0]), float(edges[-1]), _frozen(counts))


def _places(low: Sequence[float], high: Sequence[float], side: int) -> Floats:
    """Return the inputs at all places of a grid, the second input slowest."""
    axes = [np.linspace(a, b, side, dtype=np.float32) for a, b in zip(low, high, strict=True)]
    if len(axes) == 1:
        return axes[0][:, None]
    first, second = np.meshgrid(*axes)
    places: Floats = np.stack([first.ravel(), second.ravel()], axis=1)
    return places


def _gridded(rows: Floats, side: int, inputs: int) -> Floats:
    grid: Floats = _frozen(rows.reshape(*[side] * inputs, -1))
    return grid


def _frozen(array: Any) -> Any:
    copy = np.array(array)
    copy.flags.writeable = False
    return copy
