"""Traced graphs kept from one run to the next: tracing takes a second, starting again none."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import gc
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.training.augment import Augmenter
from engine.training.build import build_model, forget_gradients
from engine.training.loop import Loop, SharedLoop

import tensorflow as tf  # isort: skip

if TYPE_CHECKING:
    from collections.abc import Callable

    import keras
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.spec.layers import Layer
    from engine.spec.run import RunSpec
    from engine.training.backend import Device


@dataclasses.dataclass(eq=False)
class Graph:
    """A model with its loop; ``random`` are the augmentation's random states."""

    key: object
    model: keras.Model
    loop: Loop
    random: list[Any]

    def weights(self) -> list[Any]:
        """Return the variables of `Snapshot.weights`: the model's own."""
        weights: list[Any] = self.model.weights
        return weights

    def values(self) -> tuple[list[NDArray[Any]], list[NDArray[Any]]]:
        """Return what all of `weights` and of `others` are at this moment: read-only copies."""
        weights, others = self._read()
        return [_copied(value) for value in weights], [_copied(value) for value in others]

    @functools.cached_property  # traced: reading one variable after the other takes longer
    def _read(self) -> Callable[[], Any]:
        def read() -> Any:
            return [
                [tf.convert_to_tensor(variable) for variable in variables]
                for variables in (self.weights(), self.others())
            ]

        return tf.function(read).get_concrete_function()  # type: ignore[no-any-return]

    def others(self) -> list[Any]:
        """Return all else that training changes: the optimizer's and the random states."""
        return [*_random_states(self.model), *self.model.optimizer.variables, *self.random]

    def states(self) -> list[Any]:
        """Return the variables from which all draws follow."""
        return [*_random_states(self.model), *self.random]


class Graphs:
    """Hands a graph out to one run at a time, and keeps those given back.

    Parameters
    ----------
    most : how many are kept, the last ones.
    """

    def __init__(self, most: int = 1) -> None:
        self._most = most
        self._kept: list[Graph] = []

    def take(self, spec: RunSpec, dataset: Dataset, device: Device) -> Graph:
        """Return the graph of ``spec`` as it is before the first update.

        A kept graph that computes the same is given fresh weights and random states, those that
        a new one would have.
        """
        fresh = _made(spec, dataset, device)
        kept = next((graph for graph in self._kept if graph.key == fresh.key), None)
        if kept is None:
            self._make_room()
            return fresh
        self._kept.remove(kept)
        for old, new in zip(kept.weights(), fresh.weights(), strict=True):
            old.assign(new)
        for old, new in zip(kept.others(), fresh.others(), strict=True):
            old.assign(new)
        return kept

    def _make_room(self) -> None:
        """Forget what a new graph will take the place of."""
        self._kept = self._kept[max(0, len(self._kept) - self._most + 1) :]
        forget_gradients()

    def give_back(self, graph: Graph) -> None:
        """Take a graph that no run uses any more."""
        self._kept = [*self._kept, graph][-self._most :]


def collect() -> None:
    """Let go of the memory of models that nobody uses any more.

    They are cycles of references, and the collector counts objects, not bytes: left to itself it
    let the process grow by half a MiB with every model (measured, 101,770 parameters).
    """
    gc.collect()


def _copied(value: tf.Tensor) -> NDArray[Any]:
    array: NDArray[Any] = value.numpy()
    if isinstance(array, np.ndarray):
        array.flags.writeable = False
    return np.asarray(array)


def _made(spec: RunSpec, dataset: Dataset, device: Device) -> Graph:
    strategy = device.strategy()
    shape = dataset.info.shape(len(dataset.train))
    with strategy.scope() if strategy else contextlib.nullcontext():  # each has copies of all
        model = build_model(spec, shape)
        augment = _augmenter(spec, dataset)
    training = spec.training
    random = augment.states if augment else []
    arguments = (model, training.loss.targets, shape.classes, training.metrics, augment)
    if strategy is None:
        loop = Loop(*arguments)
    else:
        loop = SharedLoop(*arguments, strategy=strategy, random=[*_random_states(model), *random])
    return Graph(_key(spec, dataset, device.name), model, loop, random)


def _random_states(model: keras.Model) -> list[Any]:
    """Return the variables from which a model's own draws follow, as in dropout."""
    own = {id(variable) for variable in model.weights}
    return [variable for variable in model.variables if id(variable) not in own]


def _augmenter(spec: RunSpec, dataset: Dataset) -> Augmenter | None:
    recipe, info = spec.data.augmentation, dataset.info
    if not recipe.active or not info.are_images:
        return None
    return Augmenter(recipe, info.input_shape, spec.seed)


def _key(spec: RunSpec, dataset: Dataset, device: str) -> object:
    """Return what the graph depends on: not the seed, the learning rate, names or the epochs."""
    training = spec.training
    return (
        tuple(_unnamed(layer) for _, layer in spec.model.enabled()),
        dataclasses.replace(training.optimizer, learning_rate=0.0),
        training.loss,
        training.metrics,
        spec.data.augmentation,
        dataset.info.input_shape,
        len(dataset.info.class_names),
        device,
    )


def _unnamed(layer: Layer) -> Layer:
    return dataclasses.replace(layer, name="")
