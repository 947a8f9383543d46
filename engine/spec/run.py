"""The whole truth of what will be trained: one immutable `RunSpec`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.messages import Message, say
from engine.spec.fields import param
from engine.spec.layers import Layer
from engine.spec.losses import (
    LOSSES,
    METRICS,
    Loss,
    SparseCategoricalCrossentropy,
)
from engine.spec.optimizers import OPTIMIZERS, Adam, Optimizer

SPLIT, TEST, NONE = "split", "test", "none"
VALIDATION_TITLES = {
    SPLIT: say("Share of training"),
    TEST: say("Test set"),
    NONE: say("None"),
}


@dataclass(frozen=True, kw_only=True)
class ModelSpec:
    """The layers in order, the input left out: it follows from the data."""

    name: str = param(
        "", say("Model name"), say("A name for the whole model, for summary, code and file.")
    )
    layers: tuple[Layer, ...] = ()

    def enabled(self) -> tuple[tuple[int, Layer], ...]:
        """Return the layers that are on, with their places among all."""
        return tuple((i, layer) for i, layer in enumerate(self.layers) if layer.enabled)


@dataclass(frozen=True, kw_only=True)
class DataRecipe:
    """Which examples to train on; ``name`` as in `engine.data.registry`."""

    name: str = param("mnist", say("Data"), say("The examples the network learns from."))


@dataclass(frozen=True, kw_only=True)
class Training:
    """How the model learns."""

    optimizer: Optimizer = param(
        Adam(),
        say("Optimizer"),
        say("The rule that turns a gradient into a step."),
        family=OPTIMIZERS,
    )
    loss: Loss = param(
        SparseCategoricalCrossentropy(),
        say("Loss"),
        say("The number training makes small: how wrong the network is."),
        family=LOSSES,
    )
    metrics: tuple[str, ...] = param(
        ("accuracy",), say("Metrics"), say("What people read beside the loss."), choices=METRICS
    )
    batch_size: int = param(
        32,
        say("Batch size"),
        say(
            "How many examples go into one update. 1: stochastic; all of them: batch gradient "
            "descent; powers of two between are usual."
        ),
        low=1,
        high=1_000_000,
        logarithmic=True,
    )
    epochs: int = param(
        5,
        say("Epochs"),
        say("How often the network sees the whole training set."),
        low=1,
        high=100_000,
    )
    validation: str = param(
        SPLIT,
        say("Validation"),
        say(
            "What the network is tested on after each epoch: a share of the training images kept "
            "apart, the test set, or nothing. Looking at the test set is fine as long as you "
            "choose nothing by it."
        ),
        choices=(SPLIT, TEST, NONE),
    )
    validation_split: float = param(
        0.2,
        say("Share kept apart"),
        say("The share of the training images kept for validation."),
        low=0.0,
        low_open=True,
        high=0.9,
        step=0.05,
    )
    device: str = param(
        "auto",
        say("Device"),
        say("Where the arithmetic runs. Automatic takes the first GPU, or else the CPU."),
    )

    def validation_share(self) -> float:
        """Return the share of the training images kept apart, 0 where none is."""
        return self.validation_split if self.validation == SPLIT else 0.0


@dataclass(frozen=True, kw_only=True)
class RunSpec:
    """Model, data, training and seed. The same spec gives the same curve on the same machine."""

    model: ModelSpec = ModelSpec()
    data: DataRecipe = DataRecipe()
    training: Training = Training()
    seed: int = param(
        42,
        say("Seed"),
        say(
            "Everything drawn by chance follows from this number: first weights, the order of "
            "batches, dropout, the split. The same seed gives the same curve."
        ),
        low=0,
        high=2**31 - 1,
    )

    def with_layers(self, layers: tuple[Layer, ...]) -> RunSpec:
        """Return this spec with other layers."""
        return replace(self, model=replace(self.model, layers=layers))

    def with_layer(self, index: int, layer: Layer) -> RunSpec:
        """Return this spec with the layer at ``index`` replaced."""
        layers = self.model.layers
        return self.with_layers((*layers[:index], layer, *layers[index + 1 :]))

    def with_inserted(self, index: int, layer: Layer) -> RunSpec:
        """Return this spec with ``layer`` put before ``index``."""
        layers = self.model.layers
        return self.with_layers((*layers[:index], layer, *layers[index:]))

    def with_training(self, **changes: object) -> RunSpec:
        """Return this spec with some training settings changed."""
        return replace(self, training=replace(self.training, **changes))  # type: ignore[arg-type]


def device_flaw(device: str) -> Message | None:
    """Tell what is wrong with a device name, if anything."""
    if re.fullmatch(r"auto|cpu|gpu:\d+", device):
        return None
    return say(
        'A device is auto, cpu or gpu:0, gpu:1 and so on. Received: "{device}".', device=device
    )
