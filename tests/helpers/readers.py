"""Networks that read pictures without TensorFlow."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Sequence
from typing import Any, cast

import numpy as np

from engine.insight.network import Network
from engine.messages import InputError, say
from engine.spec.run import RunSpec

PATIENCE_S = 10


class FakePredictor:
    """Takes everything for one class."""

    shape = (28, 28)

    def __init__(self, answer: int) -> None:
        self.row = np.full(10, 0.05, np.float32)
        self.row[answer] = 0.55

    def set_weights(self, weights: Sequence[Any]) -> None:
        raise AssertionError("a whole network has its own")

    def __call__(self, images: np.ndarray) -> np.ndarray:
        return np.tile(self.row, (len(images), 1))


class FakeNetworks:
    """Makes networks that are offered; can be made to wait."""

    def __init__(self) -> None:
        self.made: list[Hashable] = []
        self.go = threading.Event()
        self.go.set()

    def network(
        self, key: Hashable, answer: int = 0, spec: RunSpec | None = None, reads_digits: bool = True
    ) -> Network:
        """A network that takes everything for ``answer``."""

        def make() -> Any:
            assert self.go.wait(PATIENCE_S)
            self.made.append(key)
            return FakePredictor(answer)

        title = say("{name}", name=f"network {cast('str', key)}")
        return Network(title, make, reads_digits, key, None, spec)

    def broken(self, key: Hashable) -> Network:
        """A network that cannot be made."""

        def make() -> Any:
            raise InputError(say("It is broken."), say("Take another."))

        return Network(say("broken"), make, key=key)
