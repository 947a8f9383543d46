"""What the Data tab needs of a session, without an engine."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.data import recipe, registry
from engine.data.dataset import Dataset
from engine.messages import Cancelled, Message
from engine.spec import presets
from engine.spec.run import RunSpec
from engine.spec.shapes import DataShape
from gui.data.desk import Desks
from tests.helpers.sets import small_set

PATIENCE_S = 10
ANIMALS = ("ant", "bee", "cat", "dog")


def spec_on(name: str) -> RunSpec:
    """The quickstart on another data set, 20 % kept apart."""
    return (
        presets.get("mnist-quickstart").spec.with_data(name=name).with_training(validation="split")
    )


def named_set(name: str, channels: int = 0, **changes: Any) -> Dataset:
    """A small set of 6×6 pixels with four animals, by the name of a known one."""
    made = small_set(DataShape((6, 6, channels) if channels else (6, 6), 4))
    info = dataclasses.replace(
        made.info,
        name=name,
        title=registry.get(name).title,
        class_names=tuple(map(Message, ANIMALS)),
        train=len(made.train),
        test=len(made.test),
    )
    return dataclasses.replace(made, info=info, **changes)


class FakeShelf:
    """Hands out what it was given, and toys; can be made to wait, or to fail."""

    def __init__(self) -> None:
        self.sets = {name: named_set(name) for name in ("pen-digits", "mnist")}
        self.asked: list[str] = []
        self.error: Exception | None = None
        self.forgotten = 0
        self.reached, self.go = threading.Event(), threading.Event()
        self.go.set()

    def hold(self) -> None:
        """Let whoever asks wait until `go` is set."""
        self.reached.clear()
        self.go.clear()

    def has(self, spec: RunSpec, data_dir: Path | None) -> bool:
        """Nothing is kept from one time to the next."""
        return False

    def get(self, spec: RunSpec, data_dir: Path | None, progress: Any, cancelled: Any) -> Dataset:
        self.asked.append(spec.data.name)
        progress(500_000, 2_000_000)
        self.reached.set()
        assert self.go.wait(PATIENCE_S)
        if cancelled():
            raise Cancelled
        if self.error is not None:
            raise self.error
        return self.sets.get(spec.data.name) or recipe.load(spec, data_dir=data_dir)

    def forget(self) -> None:
        self.forgotten += 1


class FakeSession(QObject):
    """Desks with real threads, and a shelf that reads no files."""

    dataDirChanged = Signal()
    dataReady = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shelf = FakeShelf()
        self.desks = Desks(self)
        self.comparedAnew = 0

    def compareAnew(self) -> None:
        self.comparedAnew += 1

    def usableDataDir(self) -> Path | None:
        return None

    def close(self) -> None:
        self.shelf.go.set()
        self.desks.close(PATIENCE_S)
