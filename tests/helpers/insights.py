"""What the Insight tab needs of a session, and observations whose figures are known beforehand."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.data.dataset import Dataset, Split
from engine.insight.network import Network
from engine.insight.observation import (
    Exam,
    Histogram,
    Kernel,
    LayerVitals,
    Observation,
    Sight,
)
from engine.messages import say
from engine.spec.run import RunSpec
from engine.training.history import EpochResult, History
from engine.training.snapshots import Snapshot, Snapshots
from engine.training.states import RunState
from tests.helpers.desks import FakeSession

STEPS = 10


class InsightSession(FakeSession):
    """Shows moments and observations, as the session does, and keeps what it was asked for."""

    observed = Signal(object)
    historyChanged = Signal()
    momentChanged = Signal()
    stateChanged = Signal()

    def __init__(self, spec: RunSpec | None = None) -> None:
        super().__init__()
        self.spec = spec
        self.state = RunState.IDLE
        self.history, self.snapshots = History(steps_per_epoch=STEPS), Snapshots()
        self.moment: int | None = None
        self.looked: list[tuple[str, frozenset[Sight]]] = []

    @property
    def sights(self) -> frozenset[Sight]:
        """What was asked for last."""
        return self.looked[-1][1] if self.looked else frozenset()

    def look(self, owner: str, sights: frozenset[Sight]) -> None:
        self.looked.append((owner, sights))

    def showMoment(self, update: int | None) -> None:
        snapshot = None if update is None else self.snapshots.nearest(update)
        self.moment = snapshot.update if snapshot else None
        self.momentChanged.emit()

    def train(self, epochs: int) -> None:
        """Have so many epochs measured, with a snapshot before them and at the end of each."""
        self.snapshots.add(Snapshot(0, 0.0, (np.zeros(1),)))
        for epoch in range(1, epochs + 1):
            self.history.add_batches({"loss": np.zeros(STEPS, np.float32)})
            self.history.epochs.append(EpochResult(epoch, epoch * STEPS, {}, 1.0))
            self.snapshots.add(Snapshot(epoch * STEPS, epoch, (np.zeros(1),)), keep=True)
        self.historyChanged.emit()

    def see(self, **parts: Any) -> None:
        """Tell what is seen."""
        self.observed.emit(Observation(**parts))


class FakeNetworks(QObject):
    """Offers networks that read the label in the corner of a picture, and answer as told."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.networks: list[Network] = []

    def add(self, title: str, answer: Callable[[Any], Any], spec: RunSpec | None = None) -> None:
        """Offer one that gives ``answer`` of the classes of pictures of `labelled`."""

        def probabilities(images: Any) -> Any:
            return np.eye(4, dtype=np.float32)[answer(images[:, 0, 0].astype(int))]

        def predictor() -> Any:
            return probabilities

        self.networks.append(Network(say("{name}", name=title), predictor, spec=spec, key=title))
        self.changed.emit()

    def offered(self) -> list[Network]:
        return self.networks

    def title(self, network: Network) -> str:
        return str(network.title)


def labelled(dataset: Dataset) -> Dataset:
    """The same data, with each test image's label in its corner."""
    x = dataset.test.x.copy()
    x[:, 0, 0] = dataset.test.y
    return dataclasses.replace(dataset, test=Split(x, dataset.test.y))


def exam(truth: Any, given: Any, sure: Any = 0.9, classes: int = 4) -> Exam:
    """Answers as told, the rest of the probability going to the class after the answer.

    Parameters
    ----------
    sure : the probability of each answer, or of all of them.
    """
    truth, given = np.asarray(truth, np.int32), np.asarray(given)
    rows = np.zeros((len(truth), classes), np.float32)
    places = np.arange(len(truth))
    rows[places, given] = sure
    rows[places, (given + 1) % classes] = 1 - np.broadcast_to(sure, len(truth))
    return Exam(places, rows, truth)


def kernels(units: int = 6, index: int = 1) -> tuple[Kernel, ...]:
    """Pictures of 3×3 weights, those of a later unit larger."""
    values = np.arange(1, units + 1, dtype=np.float32)[:, None, None] * np.ones((3, 3), np.float32)
    return (Kernel(index, values / units),)


def histogram(low: float = -1.0, high: float = 1.0) -> Histogram:
    return Histogram(low, high, np.array([1, 2, 1]))


def vitals(*sizes: float | None, **more: Any) -> tuple[LayerVitals, ...]:
    """Layers whose gradients have these sizes; ``more`` holds for all of them."""
    spread = {"weights": histogram(), "activations": histogram(0, 2), **more}
    return tuple(
        LayerVitals(place, "Dense", gradient_norm=size, gradient_size=size, **spread)
        for place, size in enumerate(sizes)
    )
