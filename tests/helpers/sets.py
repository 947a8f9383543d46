"""Small data sets that can be learnt in a second."""

from __future__ import annotations

import dataclasses

import numpy as np

from engine.data import registry
from engine.data.dataset import Dataset, Split
from engine.messages import Message, say
from engine.spec.shapes import DataShape

IMAGES = DataShape((6, 6), 4)
YES_OR_NO = DataShape((2,), 2)


def small_set(data: DataShape = IMAGES, train: int = 203, test: int = 50) -> Dataset:
    """A pattern for each class, with noise; always the same."""
    rng = np.random.default_rng(7)
    patterns = rng.integers(0, 200, (data.classes, *data.input))
    info = dataclasses.replace(
        registry.get("mnist"),
        input_shape=data.input,
        class_names=tuple(Message(str(n)) for n in range(data.classes)),
    )
    made = (_split(rng, patterns, count) for count in (train, test))
    return Dataset(info, *made, origin=say("made up"))


def _split(rng: np.random.Generator, patterns: np.ndarray, count: int) -> Split:
    y = np.arange(count) % len(patterns)
    x = patterns[y] + rng.integers(0, 56, (count, *patterns.shape[1:]))
    return Split(x.astype(np.uint8), y.astype(np.int32))
