"""The whole truth of what will be trained: one immutable `RunSpec`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.messages import Message, say
from engine.spec.augmentation import Augmentation
from engine.spec.fields import param
from engine.spec.layers import Layer
from engine.spec.losses import (
    LOSSES,
    METRICS,
    Loss,
    SparseCategoricalCrossentropy,
)
from engine.spec.optimizers import OPTIMIZERS, Adam, Optimizer
from engine.spec.schedules import SCHEDULES, Constant, Schedule
from engine.spec.stopping import Stopping

SPLIT, COUNT, TEST, NONE = "split", "count", "test", "none"
VALIDATION_TITLES = {
    SPLIT: say("Share of training"),
    COUNT: say("Number of training"),
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
    """Which examples to train on, and how they are changed; ``name`` as in the registry.

    ``points`` and ``noise`` are for the toys, which are made to order; ``augmentation`` is for
    images.
    """

    name: str = param("mnist", say("Data"), say("The examples the network learns from."))
    points: int = param(
        400,
        say("Points"),
        say("How many points are made to train on; as many more are made to test with."),
        low=4,
        high=100_000,
        logarithmic=True,
    )
    noise: float = param(
        0.1,
        say("Noise"),
        say("How far the points stray from their places. 0: not at all."),
        low=0.0,
        high=1.0,
        step=0.05,
    )
    subset: int | None = param(
        None,
        say("Subset"),
        say(
            "Train on so many examples only; empty: on all. A small subset is how to see "
            "overfitting."
        ),
        low=1,
        high=10_000_000,
        logarithmic=True,
        optional=True,
    )
    label_noise: float = param(
        0.0,
        say("Label noise"),
        say(
            "The share of training labels that are replaced by wrong ones. Validation and test "
            "stay true."
        ),
        low=0.0,
        high=1.0,
        step=0.05,
    )
    seed: int | None = param(
        None,
        say("Data seed"),
        say(
            "Everything drawn by chance in the data follows from this number: what is kept apart, "
            "the subset, wrong labels, the toys' points. Empty: the run's own seed."
        ),
        low=0,
        high=2**31 - 1,
        optional=True,
    )
    augmentation: Augmentation = Augmentation()


@dataclass(frozen=True, kw_only=True)
class Training:
    """How the model learns."""

    optimizer: Optimizer = param(
        Adam(),
        say("Optimizer"),
        say("The rule that turns a gradient into a step."),
        family=OPTIMIZERS,
    )
    schedule: Schedule = param(
        Constant(),
        say("Schedule"),
        say("How the learning rate changes in the course of the run."),
        family=SCHEDULES,
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
            "What the network is tested on after each epoch: a share or a number of the training "
            "examples kept apart, the test set, or nothing. Looking at the test set is fine as "
            "long as you choose nothing by it."
        ),
        choices=(SPLIT, COUNT, TEST, NONE),
    )
    validation_split: float = param(
        0.2,
        say("Share kept apart"),
        say("The share of the training examples kept for validation."),
        low=0.0,
        low_open=True,
        high=0.9,
        step=0.05,
    )
    validation_count: int = param(
        10_000,
        say("Number kept apart"),
        say("How many of the training examples are kept for validation."),
        low=1,
        high=10_000_000,
        logarithmic=True,
    )
    device: str = param(
        "auto",
        say("Device"),
        say(
            "Where the arithmetic runs. Automatic takes the first GPU, or else the CPU. All GPUs "
            "at once share every batch, which pays off for large networks and large batches."
        ),
    )
    stopping: Stopping = Stopping()

    def kept_apart(self, examples: int) -> int:
        """Return how many of ``examples`` to train on are kept for validation, never all."""
        wanted = {SPLIT: round(examples * self.validation_split), COUNT: self.validation_count}
        return max(0, min(wanted.get(self.validation, 0), examples - 1))


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

    @property
    def data_seed(self) -> int:
        """What everything drawn by chance in the data follows from."""
        return self.seed if self.data.seed is None else self.data.seed

    def parts(self, examples: int) -> tuple[int, int]:
        """Return how many of ``examples`` are trained on, and how many are kept apart."""
        apart = self.training.kept_apart(examples)
        left = examples - apart
        return left if self.data.subset is None else min(left, self.data.subset), apart

    def with_data(self, **changes: object) -> RunSpec:
        """Return this spec with some of its data recipe changed."""
        return replace(self, data=replace(self.data, **changes))  # type: ignore[arg-type]

    def with_learning_rate(self, rate: float) -> RunSpec:
        """Return this spec with another learning rate."""
        return self.with_training(optimizer=replace(self.training.optimizer, learning_rate=rate))

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
    if re.fullmatch(r"auto|cpu|all|gpu:\d+", device):
        return None
    return say(
        'A device is auto, cpu, gpu:0, gpu:1 and so on, or all for all GPUs. Received: "{device}".',
        device=device,
    )
