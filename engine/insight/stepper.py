"""A copy of a network at a moment of its run, to add a unit up and to see the next update.

Needs TensorFlow. The next update is the run's own: from the batch that comes next, with the
random states and the optimizer's numbers of that moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data import recipe
from engine.insight.arithmetic import LayerLook, NextStep, Numbers, Window, padding_before
from engine.insight.update_rule import slots
from engine.spec.activations import Linear
from engine.spec.layers import Conv2D, Dropout, Flatten, Maxout, Reshape
from engine.training.augment import Augmenter
from engine.training.build import BATCHES_STREAM, build_model
from engine.training.loop import scaled
from engine.training.run import checked_shape

import keras  # isort: skip
import tensorflow as tf  # isort: skip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.insight.update_rule import Upcoming
    from engine.spec.layers import Shape
    from engine.spec.run import RunSpec
    from engine.training.snapshots import Snapshot

_PASSING = (Flatten, Reshape, Dropout)
"""Layers behind which the same numbers stand in the same order."""


class Stepper:
    """Adds units up and works out the next update of a run; all methods on one thread.

    Parameters
    ----------
    spec, dataset : of the run.

    Raises
    ------
    InputError : the spec does not fit the data.
    """

    def __init__(self, spec: RunSpec, dataset: Dataset) -> None:
        shape = checked_shape(spec, dataset)
        self.spec, self.dataset = spec, dataset
        self._model = build_model(spec, shape)
        self._shape = shape
        labels = dataset.train.y
        self._choice = recipe.choose(spec, labels, shape.classes)
        changes = spec.data.augmentation
        self._augmenter = (
            Augmenter(changes, shape.input, spec.seed)
            if changes.active and dataset.info.are_images
            else None
        )
        self._looks: dict[int, keras.Model] = {}

    @property
    def by_chance(self) -> bool:
        """Whether what a batch gives depends on draws."""
        return bool(_random_states(self._model)) or self._augmenter is not None

    # -- a unit ----------------------------------------------------------------------------

    def look(self, snapshot: Snapshot, example: NDArray[Any], layer: int) -> LayerLook:
        """Return what comes into a layer and what it gives.

        Parameters
        ----------
        example : as the data set has them: bytes of a picture, or numbers.
        layer : its place among the spec's layers; one that `engine.insight.arithmetic.summing` has.
        """
        self._assign(snapshot)
        place = self._places()[layer]
        found = self._model_of(place)(scaled(tf.constant(example[np.newaxis])), training=False)
        inputs, values = (np.asarray(array)[0] for array in found)
        spec = self.spec.model.layers[layer]
        source, is_example = self._source(place, inputs.shape)
        kernel, bias = _matrix(self._parts(place)[0])
        return LayerLook(
            layer,
            getattr(spec, "activation", Linear()),
            _frozen(inputs.reshape(source)),
            is_example,
            _frozen(kernel),
            None if bias is None else _frozen(bias),
            _frozen(values),
            spec.pieces if isinstance(spec, Maxout) else 1,
            _window(spec, inputs.shape, values.shape) if isinstance(spec, Conv2D) else None,
        )

    def _places(self) -> dict[int, int]:
        """Return which enabled layer is at each place of the spec."""
        return {index: place for place, (index, _) in enumerate(self.spec.model.enabled())}

    def _parts(self, place: int) -> list[Any]:
        """Return Keras's layers of one of the spec's."""
        return [part for part in self._model.layers if part.name.split("_")[1] == str(place)]

    def _model_of(self, place: int) -> keras.Model:
        """Return a model of what comes into a layer and what it gives."""
        if place not in self._looks:
            parts = self._parts(place)
            ends = [parts[0].input, parts[-1].output]
            self._looks[place] = keras.Model(self._model.inputs[0], ends)
        return self._looks[place]

    def _source(self, place: int, shape: Shape) -> tuple[Shape, bool]:
        """Return the shape in which a layer's inputs were made, and whether by no layer."""
        enabled = [layer for _, layer in self.spec.model.enabled()]
        is_convolution = isinstance(enabled[place], Conv2D)
        before = place
        while before and isinstance(enabled[before - 1], _PASSING):
            before -= 1
        if is_convolution:
            return shape, before == 0
        if before == 0:
            return self._shape.input, True
        return tuple(self._parts(before - 1)[-1].output.shape[1:]), False

    # -- an update -------------------------------------------------------------------------

    def next_step(self, snapshot: Snapshot, when: Upcoming, layer: int) -> NextStep:
        """Return the update that the run makes after a moment, for one layer's weights.

        Parameters
        ----------
        when : the moment of ``snapshot``.
        layer : its place among the spec's layers; one that `engine.insight.arithmetic.summing` has.
        """
        has_state = self._assign(snapshot)
        rows = self._batch(when)
        loss, gradients = self._gradients(rows)
        by_variable = dict(
            zip((v.path for v in self._model.trainable_variables), gradients, strict=True)
        )
        part = self._parts(self._places()[layer])[0]
        kernel = self._numbers(part.kernel, by_variable)
        bias = self._numbers(part.bias, by_variable) if part.use_bias else None
        optimizer = self.spec.training.optimizer
        return NextStep(
            when,
            self._batches() if has_state else when.update,
            loss,
            len(rows),
            layer,
            kernel,
            bias,
            float(np.sqrt(sum(float(np.sum(np.square(g))) for g in gradients))),
            has_state or not slots(optimizer),
            self.by_chance,
        )

    def _batches(self) -> int:
        """Return how many batches the optimizer has seen; it may gather several an update."""
        counters = (v for v in self._model.optimizer.variables if v.name == "iteration")
        return int(next(counters).numpy())

    def _batch(self, when: Upcoming) -> NDArray[np.intp]:
        """Return which training examples the batch has, as `engine.training.run.Run` takes them."""
        count = len(self._choice.train)
        size = min(self.spec.training.batch_size, count)
        seeds = np.random.SeedSequence(self.spec.seed, spawn_key=(BATCHES_STREAM, when.epoch))
        order = np.random.default_rng(seeds).permutation(count)
        return order[when.step * size : (when.step + 1) * size]

    def _gradients(self, rows: NDArray[np.intp]) -> tuple[float, list[NDArray[np.float32]]]:
        """Return a batch's loss, and its gradients as `engine.training.loop.Loop` takes them."""
        model = self._model
        inputs = scaled(tf.constant(self.dataset.train.x[self._choice.train[rows]]))
        inputs = self._augmenter(inputs) if self._augmenter else inputs
        targets = self._written(tf.constant(self._choice.labels[rows]))
        with tf.GradientTape() as tape:
            outputs = model(inputs, training=True)
            loss = model.compute_loss(x=inputs, y=targets, y_pred=outputs, training=True)
        zero = tf.UnconnectedGradients.ZERO
        found = tape.gradient(loss, model.trainable_variables, unconnected_gradients=zero)
        return float(loss), [np.asarray(gradient) for gradient in found]

    def _written(self, y: tf.Tensor) -> tf.Tensor:
        """Write targets as the loss wants them; as `engine.training.loop.Loop` does."""
        if self._model.output_shape[-1] == 1:
            return tf.cast(y, tf.float32)[:, None]
        is_sparse = self.spec.training.loss.targets == "sparse"
        return y if is_sparse else tf.one_hot(y, self._shape.classes)

    def _numbers(self, variable: Any, gradients: Mapping[str, NDArray[np.float32]]) -> Numbers:
        """Return a variable's numbers, a kernel's with a row for each input of a sum."""
        gradient = gradients[variable.path]
        start = variable.path.replace("/", "_") + "_"  # as Keras names the optimizer's variables
        state = {
            own.name[len(start) :]: _frozen(_rows(own.numpy()))
            for own in self._model.optimizer.variables
            if own.name.startswith(start)
        }
        norm = float(np.linalg.norm(gradient.ravel()))
        weights = _frozen(_rows(variable.numpy()))
        return Numbers(weights, _frozen(_rows(gradient)), state, norm)

    def _assign(self, snapshot: Snapshot) -> bool:
        """Become what the run was; tell whether the optimizer's numbers too were kept."""
        _put(self._model.weights, snapshot.weights)
        random = self._augmenter.states if self._augmenter else []
        others = [*_random_states(self._model), *self._model.optimizer.variables, *random]
        if len(others) != len(snapshot.optimizer):
            return False
        _put(others, snapshot.optimizer)
        return True


def _window(spec: Conv2D, inputs: Shape, outputs: Shape) -> Window:
    size, strides, dilation = spec.kernel_size, spec.strides, spec.dilation_rate
    before = (0, 0)
    if spec.padding == "same":
        before = padding_before(inputs, outputs, size, strides, dilation)
    return Window(size, strides, dilation, before)


def _matrix(layer: Any) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
    bias = layer.bias.numpy() if layer.use_bias else None
    return _rows(layer.kernel.numpy()), bias


def _rows(values: NDArray[Any]) -> NDArray[Any]:
    """Give a kernel a row for each input of a sum and a column for each sum."""
    return values.reshape(-1, values.shape[-1]) if values.ndim > 2 else values


def _random_states(model: keras.Model) -> list[Any]:
    """Return the variables from which a model's draws follow; as `engine.training.graphs` does."""
    own = {id(variable) for variable in model.weights}
    return [variable for variable in model.variables if id(variable) not in own]


def _put(variables: Sequence[Any], values: Sequence[NDArray[Any]]) -> None:
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)


def _frozen(array: Any) -> Any:
    copy = np.array(array)
    copy.flags.writeable = False
    return copy
