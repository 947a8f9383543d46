"""One image in, probabilities out, in a millisecond or two."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from engine.insight.compiled import Compiled
from engine.messages import InputError, say
from engine.spec.layers.base import written
from engine.training import backend  # noqa: F401 - sets TensorFlow up first
from engine.training.loop import scaled

import keras  # isort: skip
import tensorflow as tf  # isort: skip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.insight.examiner import Examiner


class Predictor:
    """Reads images with a model of its own, so that training never waits for it.

    Parameters
    ----------
    model : built; from now on it belongs to the predictor.
    shape : the shape of one image as it is given, for example 28×28. The model may take the same
        numbers in another shape.
    logits : whether the last layer is linear, so that softmax or sigmoid is still to come.

    Raises
    ------
    InputError : the model takes something else than such images.
    """

    def __init__(self, model: keras.Model, shape: tuple[int, ...], logits: bool) -> None:
        wanted = tuple(model.input_shape[1:])
        if None in wanted or math.prod(wanted) != math.prod(shape):
            raise InputError(
                say(
                    "This model takes {wanted}, not images of {shape}.",
                    wanted=written(wanted),
                    shape=written(shape),
                ),
                say("Give a model trained on images of {shape}.", shape=written(shape)),
            )
        if len(model.output_shape) != 2:
            raise InputError(
                say(
                    "This model gives {shape}, not one row of probabilities.",
                    shape=written(tuple(model.output_shape[1:])),
                )
            )
        self.shape = tuple(shape)
        self._model, self._wanted, self._logits = model, wanted, logits
        self._one = Compiled(self._probabilities, tf.TensorSpec((1, *shape), tf.uint8))

    @property
    def is_compiled(self) -> bool:
        """Whether single images are read by the compiled network."""
        return self._one.is_compiled

    def set_weights(self, weights: Sequence[NDArray[Any]]) -> None:
        """Take the weights of the model in training; call on the thread that predicts."""
        for variable, value in zip(self._model.weights, weights, strict=True):
            variable.value.assign(value, read_value=False)  # Keras's own takes three times as long

    def __call__(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return a row of probabilities for each of ``images`` (n × shape, uint8)."""
        read = self._one if len(images) == 1 else self._many
        rows: NDArray[np.float32] = read(tf.constant(images)).numpy()
        return rows

    def examiner(self) -> Examiner:
        """Return a copy, with the weights there are now, that can also say why."""
        from engine.insight.examiner import Examiner

        return Examiner(self._model, self.shape, self._logits)

    @cached_property
    def _many(self) -> Callable[[tf.Tensor], tf.Tensor]:
        signature = [tf.TensorSpec((None, *self.shape), tf.uint8)]
        return tf.function(self._probabilities, input_signature=signature)  # type: ignore[no-any-return]

    def _probabilities(self, images: tf.Tensor) -> tf.Tensor:
        outputs = self._model(self._arranged(scaled(images)), training=False)
        single = outputs.shape[-1] == 1
        if self._logits:
            outputs = tf.sigmoid(outputs) if single else tf.nn.softmax(outputs)
        return tf.concat([1 - outputs, outputs], axis=1) if single else outputs

    def _arranged(self, inputs: tf.Tensor) -> tf.Tensor:
        """Put the numbers of images into the shape that the model takes."""
        return tf.reshape(inputs, (-1, *self._wanted))


def ends_linear(model: keras.Model) -> bool:
    """Tell whether the last activation is linear, so that the outputs are logits."""
    for layer in reversed(model.layers):
        if isinstance(layer, keras.layers.Softmax):
            return False
        function = getattr(layer, "activation", None)
        if function is not None:
            return bool(function is keras.activations.linear)
    return True
