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
from gui.data.desk import Desks
from tests.helpers.sets import small_set

PATIENCE_S = 10


def spec_on(name: str) -> RunSpec:
    """The quickstart on another data set, 20 % kept apart."""
    return presets.get("mnist-quickstart").spec.with_data(name=name).with_training(validation="split")


def named_set(name: str, **changes: Any) -> Dataset:
    """A small set of 6×6 pixels that goes by the name of a known one."""
    made = small_set()
    title = registry.get(name).title
    info = dataclasses.replace(made.info, name=name, title=title, train=203, test=50)
    classes = tuple(Message(word) for word in ("ant", "bee", "cat", "dog"))
    return dataclasses.replace(
        made, info=dataclasses.replace(info, class_names=classes), **changes
    )


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

    def usableDataDir(self) -> Path | None:
        return None

    def close(self) -> None:
        self.shelf.go.set()
        self.desks.close(PATIENCE_S)
