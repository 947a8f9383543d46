"""A predictor that can also say why: what its layers give, and gradients by the pixels.

A gradient is taken of the logit, the number before the last softmax or sigmoid: where the network
is sure, the probability's own gradient vanishes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.insight.explanation import Activation
from engine.insight.predictor import Predictor
from engine.training import backend  # noqa: F401 - sets TensorFlow up first
from engine.training.loop import scaled

import keras  # isort: skip
import tensorflow as tf  # isort: skip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.insight.explanation import Floats

STEPS = 32
"""Points on the way from a blank picture at which gradients are taken."""

_IDLE = (  # those that do nothing but while training
    keras.layers.Identity,
    keras.layers.ActivityRegularization,
    keras.layers.Dropout,
    keras.layers.SpatialDropout1D,
    keras.layers.SpatialDropout2D,
    keras.layers.AlphaDropout,
    keras.layers.GaussianDropout,
    keras.layers.GaussianNoise,
)
_RESHAPING = (keras.layers.Flatten, keras.layers.Reshape)
_PROBABILITIES = (keras.activations.softmax, keras.activations.sigmoid)


class Examiner(Predictor):
    """Reads as the model does, from a copy of it, and shows what happens within.

    Each function is traced when it is first called; new weights need no other trace.

    Parameters
    ----------
    model : built, of one input and one output; it is only read.
    shape, logits : as for `Predictor`.

    Raises
    ------
    InputError : as `Predictor` does.
    """

    def __init__(self, model: keras.Model, shape: tuple[int, ...], logits: bool) -> None:
        copy = type(model).from_config(model.get_config())  # without optimizer, loss and metrics
        copy.set_weights(model.get_weights())
        super().__init__(copy, shape, logits)
        steps = tuple(_steps(copy))
        self._shown = [step.layer for step in steps if _changes_values(step.layer)]
        values = [step.output for step in steps if step.layer in self._shown]
        before_score, self._score = _decision(steps, copy)
        self._graph = keras.Model(copy.inputs, [before_score, _features(steps, copy), *values])
        self._trace()

    def _trace(self) -> None:
        images, image = (tf.TensorSpec(s, tf.uint8) for s in ((None, *self.shape), self.shape))
        number = tf.TensorSpec((), tf.int32)
        signed = partial(tf.function, autograph=False)
        self._layers = signed(self._values, input_signature=[image])
        self._gradient = signed(self._sensitivity, input_signature=[image, number])
        self._integral = signed(self._contributions, input_signature=[image, number, number])
        self._rows = signed(self._last_inputs, input_signature=[images])

    def activations(self, image: NDArray[np.uint8]) -> tuple[Activation, ...]:
        """Return what each layer makes of ``image``, from the first to the last.

        Left out are layers that change no values, such as Dropout and Flatten.
        """
        values: list[Floats] = [array.numpy() for array in self._layers(image)]
        return tuple(
            Activation(layer.name, type(layer).__name__, array)
            for layer, array in zip(self._shown, values, strict=True)
        )

    def saliency(self, image: NDArray[np.uint8], target: int) -> Floats:
        """Return the gradient of the target's logit by the pixels (0 to 1), shape (h, w).

        That of several channels is summed up. Source: Simonyan, Vedaldi and Zisserman, "Deep
        inside convolutional networks" (2014), here with its sign.
        """
        gradient: Floats = self._gradient(image, target).numpy()
        return gradient

    def integrated_gradients(
        self, image: NDArray[np.uint8], target: int, steps: int = STEPS
    ) -> Floats:
        """Return how much each pixel adds to the target's logit, shape (h, w).

        Up to the error of adding up ``steps`` midpoints, the sum is the logit less that of a
        blank picture. Source: Sundararajan, Taly and Yan, "Axiomatic attribution for deep
        networks" (2017).
        """
        shares: Floats = self._integral(image, target, steps).numpy()
        return shares

    def features(self, images: NDArray[np.uint8]) -> Floats:
        """Return what goes into the last layer with a weight matrix, a row an image."""
        rows: Floats = self._rows(images).numpy()
        return rows

    # Within TensorFlow's graph.

    def _inner(self, inputs: tf.Tensor) -> list[tf.Tensor]:
        """Return what `_graph` gives for inputs from 0 to 1."""
        tensors: list[tf.Tensor] = self._graph(self._arranged(inputs), training=False)
        return tensors

    def _values(self, image: tf.Tensor) -> list[tf.Tensor]:
        return [_as_map(array[0]) for array in self._inner(scaled(image[tf.newaxis]))[2:]]

    def _last_inputs(self, images: tf.Tensor) -> tf.Tensor:
        features = self._inner(scaled(images))[1]
        size = features.shape[1:].num_elements()
        return tf.cast(tf.reshape(features, (-1, size)), tf.float32)

    def _sensitivity(self, image: tf.Tensor, target: tf.Tensor) -> tf.Tensor:
        return _plane(self._gradients(scaled(image[tf.newaxis]), target)[0])

    def _contributions(self, image: tf.Tensor, target: tf.Tensor, steps: tf.Tensor) -> tf.Tensor:
        pixels, count = scaled(image), tf.cast(steps, tf.float32)
        middles = (tf.range(count) + 0.5) / count
        inputs = tf.reshape(middles, (-1, *[1] * len(self.shape))) * pixels
        return _plane(pixels * tf.reduce_mean(self._gradients(inputs, target), axis=0))

    def _gradients(self, inputs: tf.Tensor, target: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(inputs)
            logits = _of_class(self._score(self._inner(inputs)[0]), target)
        return tape.gradient(logits, inputs, unconnected_gradients=tf.UnconnectedGradients.ZERO)


class _Step(NamedTuple):
    """A layer, what it gets (or the first of that) and what it gives, as Keras's placeholders."""

    layer: Any
    input: Any
    output: Any


def _steps(model: keras.Model) -> Iterator[_Step]:
    """Yield how the output comes about, every layer after those it needs."""
    seen: set[int] = set()
    waiting = [(model.outputs[0], False)]
    while waiting:
        tensor, ready = waiting.pop()
        layer, node, _ = tensor._keras_history  # a layer's own ``output`` fails where it is shared
        inputs = layer._inbound_nodes[node].input_tensors
        if ready:
            yield _Step(layer, inputs[0], tensor)
        elif inputs and id(tensor) not in seen:
            seen.add(id(tensor))
            waiting += [(tensor, True), *((before, False) for before in reversed(inputs))]


def _changes_values(layer: Any) -> bool:
    if isinstance(layer, keras.layers.Activation):
        return layer.activation is not keras.activations.linear
    return not isinstance(layer, (*_IDLE, *_RESHAPING))


def _decision(
    steps: Sequence[_Step], model: keras.Model
) -> tuple[Any, Callable[[tf.Tensor], tf.Tensor]]:
    """Return a placeholder, and how to come from it to the logits."""
    last = next((step for step in reversed(steps) if not isinstance(step.layer, _IDLE)), None)
    if last is None or not _gives_probabilities(last.layer):
        return model.outputs[0], tf.identity
    if isinstance(last.layer, keras.layers.Activation | keras.layers.Softmax):
        return last.input, tf.identity
    return last.input, partial(_without_activation, last.layer)


def _gives_probabilities(layer: Any) -> bool:
    function = getattr(layer, "activation", layer)
    return function in _PROBABILITIES or isinstance(function, keras.layers.Softmax)


def _without_activation(layer: Any, inputs: tf.Tensor) -> tf.Tensor:
    function = layer.activation
    layer.activation = keras.activations.linear
    try:
        return layer(inputs)
    finally:
        layer.activation = function


def _features(steps: Sequence[_Step], model: keras.Model) -> Any:
    """Return the placeholder of what goes into the last weight matrix; else the input."""
    weighted = (step for step in reversed(steps) if _has_matrix(step.layer))
    last = next(weighted, None)
    return model.inputs[0] if last is None else last.input


def _has_matrix(layer: Any) -> bool:
    return any(len(weight.shape) > 1 for weight in getattr(layer, "weights", ()))


def _of_class(logits: tf.Tensor, target: tf.Tensor) -> tf.Tensor:
    """Return each row's logit of a class; one unit speaks for class 1 and against class 0."""
    if logits.shape[-1] == 1:
        return logits[:, 0] * tf.cast(2 * target - 1, logits.dtype)
    return tf.gather(logits, target, axis=1)


def _plane(values: tf.Tensor) -> tf.Tensor:
    """Sum up over the channels, if there are any."""
    return tf.reduce_sum(values, axis=-1) if len(values.shape) > 2 else values


def _as_map(values: tf.Tensor) -> tf.Tensor:
    """Return one image's values as units, or as maps of height × width × channels."""
    if len(values.shape) == 2:
        values = values[..., tf.newaxis]
    elif len(values.shape) != 3:
        values = tf.reshape(values, (-1,))
    return tf.cast(values, tf.float32)
