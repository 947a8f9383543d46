"""Traced graphs kept from one run to the next: tracing takes a second, starting again none."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import TYPE_CHECKING, Any

from engine.training.augment import Augmenter
from engine.training.build import build_model, forget_gradients
from engine.training.loop import Loop, SharedLoop

if TYPE_CHECKING:
    import keras

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

    def others(self) -> list[Any]:
        """Return all else that training changes: the optimizer's and the random states."""
        return [*_random_states(self.model), *self.model.optimizer.variables, *self.random]


class Graphs:
    """Hands a graph out to one run at a time; of those given back the last one is kept."""

    def __init__(self) -> None:
        self._kept: Graph | None = None

    def take(self, spec: RunSpec, dataset: Dataset, device: Device) -> Graph:
        """Return the graph of ``spec`` as it is before the first update.

        A kept graph that computes the same is given fresh weights and random states, those that
        a new one would have.
        """
        fresh = _made(spec, dataset, device)
        kept, self._kept = self._kept, None
        if kept is None or kept.key != fresh.key:
            forget_gradients()
            return fresh
        for old, new in zip(kept.weights(), fresh.weights(), strict=True):
            old.assign(new)
        for old, new in zip(kept.others(), fresh.others(), strict=True):
            old.assign(new)
        return kept

    def give_back(self, graph: Graph) -> None:
        """Take a graph that no run uses any more."""
        self._kept = graph


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
