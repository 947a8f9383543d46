"""What the laboratory needs: networks to choose from, and one that reads by a rule."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.insight.network import CURRENT, SHIPPED, Network
from engine.messages import say
from gui.data.desk import Desks

PATIENCE_S = 10


class Rule:
    """Reads 1 in everything bright on black, 0 in everything else; can be made to wait or fail."""

    def __init__(self) -> None:
        self.made = 0
        self.error: Exception | None = None
        self.go = threading.Event()
        self.go.set()

    def predictor(self) -> Any:
        self.made += 1
        assert self.go.wait(PATIENCE_S)
        if self.error is not None:
            raise self.error
        return self.read

    def read(self, images: Any) -> Any:
        labels = [int(image[0, 0] == 0) for image in images]
        return np.eye(10, dtype=np.float32)[labels]


class FakeNetworks(QObject):
    """Offers what it is given."""

    changed = Signal()

    def __init__(self, rule: Rule) -> None:
        super().__init__()
        self.shipped = Network(say("shipped"), rule.predictor, key=SHIPPED)
        self.current = Network(say("current"), rule.predictor, key=CURRENT)
        self.animals = Network(say("animals"), rule.predictor, reads_digits=False, key="animals")
        self.run = Network(say("run 3"), rule.predictor, key=("run", 3))
        self.all = [self.shipped]

    def offer(self, *networks: Network) -> None:
        self.all = list(networks)
        self.changed.emit()

    def offered(self) -> list[Network]:
        return list(self.all)

    def title(self, network: Network) -> str:
        return str(network.title).capitalize()


class DeskSession(QObject):
    """Desks with real threads, and nothing else."""

    stateChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.desks = Desks(self)

    def close(self) -> None:
        self.desks.close(PATIENCE_S)
