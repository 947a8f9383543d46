"""The training loop: many batches in one call of TensorFlow.

``model.fit`` spends most of its time in Python between batches. Here a chunk of batches is one
graph: batches are gathered by index from tensors that stay on the device, Keras's own model, loss
and optimizer compute the update, and every batch's true loss comes back. The mathematics is
that of ``train_on_batch``; a test compares the weights.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.spec.shapes import EVALUATION_BATCH
from engine.training import backend  # noqa: F401 - sets TensorFlow up first
from engine.training.fused import fuse

import keras  # isort: skip
import tensorflow as tf  # isort: skip

if TYPE_CHECKING:
    from engine.data.dataset import Split
    from engine.spec.losses import Targets

Floats = NDArray[np.float32]

_NUMBER = tf.TensorSpec((), tf.int32)
_ORDER = tf.TensorSpec((None,), tf.int32)
_RATES = tf.TensorSpec((None,), tf.float32)


@dataclass(frozen=True)
class Examples:
    """Examples (uint8 or float32, n × shape) and their labels (n) on the device.

    Labels are class numbers, int32, or the numbers to come close to, float32.
    """

    x: tf.Tensor
    y: tf.Tensor

    @property
    def count(self) -> int:
        """How many."""
        return int(self.x.shape[0])


def upload(split: Split) -> Examples:
    """Put examples on the device; images stay bytes and become 0 to 1 in the graph."""
    return Examples(tf.constant(split.x), tf.constant(split.y))


class Loop:
    """Trains a compiled model on examples, a chunk of batches a call.

    Parameters
    ----------
    model : built and compiled; its optimizer too is built.
    targets : how the loss wants the classes written.
    classes : how many there are; 0 where the target is a number.
    metrics : names of the values given beside the loss, as in `engine.spec.losses.METRICS`.
    augment : changes the images of a batch at random before the model learns from them.
    """

    has_one_copy = True
    """Whether each weight is one variable, which one operation can update."""

    def __init__(
        self,
        model: keras.Model,
        targets: Targets,
        classes: int,
        metrics: tuple[str, ...],
        augment: Callable[[tf.Tensor], tf.Tensor] | None = None,
    ) -> None:
        if self.has_one_copy:
            fuse(model.optimizer)
        self.model = model
        self.names = ("loss", *metrics)
        self._targets = targets
        self._classes = classes
        self._augment = augment or (lambda images: images)
        self._units = int(model.output_shape[-1])
        self._logits = bool(getattr(model.loss, "from_logits", False))
        self._functions: dict[object, Any] = {}

    def trace(self, examples: Examples, sizes: Iterable[int]) -> None:
        """Trace what `train` and `evaluate` compute, so that they can run on any thread."""
        for size in sizes:
            self._training(examples, size).get_concrete_function()
        self._evaluation(examples).get_concrete_function()

    def train(
        self, examples: Examples, order: tf.Tensor, start: int, rates: Floats, size: int
    ) -> Floats:
        """Learn from batches of ``size`` examples, from ``order[start]`` on, one for each rate.

        Parameters
        ----------
        rates : the learning rate of each batch.

        Returns
        -------
        A row a batch: the loss and each metric, as they were before its update.
        """
        rows = self._training(examples, size)(
            examples.x, examples.y, order, tf.constant(start), tf.constant(rates, tf.float32)
        )
        values: Floats = rows.numpy()
        return values

    def evaluate(self, examples: Examples, keep_going: Callable[[], bool]) -> dict[str, float]:
        """Measure loss and metrics with the network as used (no dropout).

        Returns nothing when ``keep_going`` said no on the way.
        """
        evaluation = self._evaluation(examples)
        total = np.zeros(len(self.names))
        for start in range(0, examples.count, EVALUATION_BATCH):
            if not keep_going():
                return {}
            stop = min(start + EVALUATION_BATCH, examples.count)
            row = evaluation(examples.x, examples.y, tf.constant(start), tf.constant(stop))
            total += np.asarray(row, np.float64) * (stop - start)
        return dict(zip(self.names, (total / examples.count).tolist(), strict=True))

    def _training(self, examples: Examples, size: int) -> Any:
        return self._traced(size, self._chunk(size), examples, _ORDER, _NUMBER, _RATES)

    def _evaluation(self, examples: Examples) -> Any:
        return self._traced("test", self._evaluate_range, examples, _NUMBER, _NUMBER)

    def _traced(
        self,
        key: object,
        function: Callable[..., tf.Tensor],
        examples: Examples,
        *rest: tf.TensorSpec,
    ) -> Any:
        """Return ``function`` traced once for examples of this kind, however many there are."""
        key = key, examples.x.dtype, examples.y.dtype
        if key not in self._functions:
            data = [tf.TensorSpec((None, *t.shape[1:]), t.dtype) for t in (examples.x, examples.y)]
            self._functions[key] = tf.function(function, input_signature=[*data, *rest])
        return self._functions[key]

    def _chunk(self, size: int) -> Callable[..., tf.Tensor]:
        def chunk(
            x: tf.Tensor, y: tf.Tensor, order: tf.Tensor, start: tf.Tensor, rates: tf.Tensor
        ) -> tf.Tensor:
            count = tf.shape(rates)[0]
            rows = tf.TensorArray(tf.float32, size=count, element_shape=(len(self.names),))
            for i in tf.range(count):
                self.model.optimizer.learning_rate.assign(rates[i])
                places = tf.slice(order, [start + i * size], [size])
                rows = rows.write(i, self._step(tf.gather(x, places), tf.gather(y, places)))
            return rows.stack()

        return chunk

    def _step(self, x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        row, gradients = self._gradients(x, y)
        weights = self.model.trainable_weights
        self.model.optimizer.apply_gradients(zip(gradients, weights, strict=True))
        return row

    def _gradients(
        self, x: tf.Tensor, y: tf.Tensor, weight: tf.Tensor | None = None
    ) -> tuple[tf.Tensor, list[tf.Tensor]]:
        """Return the figures of a batch, and the gradients of its loss times ``weight``."""
        model = self.model
        inputs, targets = self._augment(scaled(x)), self._written(y)
        with tf.GradientTape() as tape:
            outputs = model(inputs, training=True)
            loss = model.compute_loss(x=inputs, y=targets, y_pred=outputs, training=True)
            weighted = loss if weight is None else weight * loss
            measured = model.optimizer.scale_loss(weighted)
        gradients = tape.gradient(measured, model.trainable_weights)
        return tf.stack([loss, *self._metrics(targets, outputs, y)]), gradients

    def _evaluate_range(
        self, x: tf.Tensor, y: tf.Tensor, start: tf.Tensor, stop: tf.Tensor
    ) -> tf.Tensor:
        return self._evaluated(x[start:stop], y[start:stop])

    def _evaluated(self, x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        inputs, targets = scaled(x), self._written(y)
        outputs = self.model(inputs, training=False)
        loss = self.model.compute_loss(x=inputs, y=targets, y_pred=outputs, training=False)
        return tf.stack([loss, *self._metrics(targets, outputs, y)])

    def _written(self, y: tf.Tensor) -> tf.Tensor:
        if self._units == 1:
            return tf.cast(y, tf.float32)[:, None]
        return y if self._targets == "sparse" else tf.one_hot(y, self._classes)

    def _metrics(self, targets: tf.Tensor, outputs: tf.Tensor, y: tf.Tensor) -> Iterator[tf.Tensor]:
        dense = targets if targets.shape.rank == 2 else tf.one_hot(y, self._classes)
        for name in self.names[1:]:
            yield tf.reduce_mean(self._measured(name, dense, outputs, y))

    def _measured(self, name: str, dense: tf.Tensor, outputs: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        if name == "accuracy":
            return tf.cast(self._right(outputs, y), tf.float32)
        if name == "top_5_accuracy":
            if self._classes <= 5:  # one of five guesses is right always
                return tf.ones(tf.shape(y))
            best = tf.math.in_top_k(y, outputs, k=5)
            return tf.cast(best, tf.float32)
        return getattr(keras.losses, name)(dense, outputs)

    def _right(self, outputs: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        if self._units > 1:
            return tf.equal(tf.argmax(outputs, axis=-1, output_type=tf.int32), y)
        middle = 0.0 if self._logits else 0.5
        return tf.equal(tf.cast(outputs[:, 0] > middle, tf.int32), y)


class SharedLoop(Loop):
    """Divides every batch among the devices of a strategy, each of which has a copy of the model.

    The update is that of the whole batch: gradients are added up, each device's counting by its
    share of the batch, before the optimizer sees them. So clipping, weight decay, accumulation
    and averages are those of one device. (Within Keras's own training each device clips what it
    alone has found, and all count the same.) Batch normalization takes each device's examples
    for themselves, as in Keras; but its moving averages are the mean of all devices, where
    Keras 3.15 lets those of each go their own way. Dropout and augmentation draw anew on each
    device.

    Parameters
    ----------
    arguments : those of `Loop`.
    strategy : the one in whose scope model, optimizer and augmentation were made.
    random : the states from which all draws follow.
    """

    has_one_copy = False

    def __init__(
        self, *arguments: Any, strategy: tf.distribute.Strategy, random: Sequence[Any]
    ) -> None:
        super().__init__(*arguments)
        self._strategy, self._random = strategy, random
        self._first = strategy.extended.worker_devices[0]

    def _step(self, x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        results = self._strategy.run(self._part, args=self._parts(x, y))
        with tf.device(self._first):
            row, gradients, changes = tf.nest.map_structure(self._summed, results)
            for variable, change in zip(self.model.non_trainable_weights, changes, strict=True):
                variable.assign(variable + change)
            # Outside of the strategy's scope, so that the optimizer adds up nothing again.
            self.model.optimizer.apply(gradients, self.model.trainable_weights)
        return row

    def _summed(self, value: Any) -> tf.Tensor:
        return self._strategy.reduce("SUM", value, axis=None)

    def _parts(self, x: tf.Tensor, y: tf.Tensor) -> tuple[Any, ...]:
        """Return for each device its number, its examples and their share of the batch."""
        devices, size = self._strategy.num_replicas_in_sync, int(x.shape[0])
        ends = [size * i // devices for i in range(devices + 1)]
        spans = list(itertools.pairwise(ends))
        shares = [(end - start) / size for start, end in spans]
        # A device left without gets an example that counts nothing: a mean of none is no number.
        places = [slice(min(a, size - 1), max(b, min(a, size - 1) + 1)) for a, b in spans]
        parts = (
            list(range(devices)),
            [x[place] for place in places],
            [y[place] for place in places],
            [tf.constant(share, tf.float32) for share in shares],
        )
        return tuple(map(self._dealt, parts))

    def _dealt(self, values: list[Any]) -> Any:
        """Return one value for each device."""
        return self._strategy.experimental_distribute_values_from_function(
            lambda context: values[context.replica_id_in_sync_group]
        )

    def _part(self, number: int, x: tf.Tensor, y: tf.Tensor, share: tf.Tensor) -> Any:
        """Return a device's part of the figures, the gradients and what else has changed."""
        devices = self._strategy.num_replicas_in_sync
        others = self.model.non_trainable_weights
        before = [tf.identity(variable) for variable in others]
        with self._own_draws(number):
            # Within a strategy, Keras divides the loss by the number of devices.
            row, gradients = self._gradients(x, y, share * devices)
        figures = row * share * tf.constant([devices, *[1] * (len(self.names) - 1)], tf.float32)
        changes = [share * (now - then) for now, then in zip(others, before, strict=True)]
        return figures, gradients, changes

    @contextmanager
    def _own_draws(self, number: int) -> Iterator[None]:
        """Let a device draw from a seed of its own; afterwards all have the same states again."""
        for state in self._random:
            state.assign_add([number, 0])
        yield
        for state in self._random:
            state.assign_add([-number, 0])

    def _evaluated(self, x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        with tf.device(self._first):
            return super()._evaluated(x, y)


def scaled(x: tf.Tensor) -> tf.Tensor:
    """Turn bytes into 0 to 1; numbers stay as they are."""
    return tf.cast(x, tf.float32) / 255.0 if x.dtype == tf.uint8 else x
