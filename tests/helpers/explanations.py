"""Explanations made up: what a view shows of them can be told beforehand."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.data import ink
from engine.insight.explanation import Activation, Explanation, Ink, Neighbour, Part, Piece
from gui.pad.wants import Wants

PEN = 0.2
ACROSS = np.array([[0.1, 0.1], [0.5, 0.1], [0.9, 0.1]])
DOWN = np.array([[0.9, 0.1], [0.9, 0.5], [0.9, 0.9]])
SEVEN = Ink((ACROSS, DOWN), PEN)
PICTURE = ink.render(SEVEN.strokes, PEN)
PIECES = (Piece(0, 0, 2, 0.5), Piece(1, 0, 2, -0.2))
"""Across supports the answer, down speaks against it."""


class ExplainingSession(QObject):
    """Tells explanations, as the session does, and keeps what it was asked for."""

    explained = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[frozenset[Part], int | None]] = []
        self.wants = Wants(lambda parts, target: self.asked.append((parts, target)))

    @property
    def parts(self) -> frozenset[Part]:
        """What it was asked for last."""
        return self.asked[-1][0] if self.asked else frozenset()


def shares(winner: int = 7, sure: float = 0.9, classes: int = 10) -> Any:
    """Probabilities of the classes; the one after the winner has what is left."""
    row = np.zeros(classes, np.float32)
    row[winner], row[(winner + 1) % classes] = sure, 1 - sure
    return row


def explanation(target: int = 7, **parts: Any) -> Explanation:
    """One of a drawing that is read as a 7, whole where ``parts`` say nothing else."""
    given = {
        "probabilities": shares(),
        "activations": layers(),
        "saliency": ramp(),
        "integrated": -ramp(),
        "pieces": PIECES,
        "neighbours": neighbours(),
        "novelty": 0.1,
    }
    return Explanation(1, target, **{**given, **parts})


def ramp() -> Any:
    """Values from -1 at the left to 1 at the right."""
    return np.tile(np.linspace(-1, 1, ink.SIZE, dtype=np.float32), (ink.SIZE, 1))


def neighbours(count: int = 8) -> tuple[Neighbour, ...]:
    """Images all of one grey level, the nearer the darker; every other is of class 1."""
    levels = (np.full((ink.SIZE, ink.SIZE), 200 - 20 * i, np.uint8) for i in range(count))
    return tuple(
        Neighbour(image, 7 if i % 2 == 0 else 1, 0.5 + i / 4) for i, image in enumerate(levels)
    )


def layers() -> tuple[Activation, ...]:
    """A layer of maps, one of many units, and one of the classes' probabilities."""
    maps = np.zeros((6, 6, 4), np.float32)
    maps[..., 1], maps[..., 2] = 1.0, -1.0
    return (
        Activation("first", "Conv2D", maps),
        Activation("hidden", "Dense", np.linspace(-1, 1, 48, dtype=np.float32)),
        Activation("last", "Dense", shares()),
    )
