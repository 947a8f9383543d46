"""In which order a guided sheet asks for digits. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

TIMES = 3
"""How often each digit is asked for: once is chance, and thirty are written in two minutes."""


@dataclass(frozen=True)
class Cell:
    """One place of the sheet.

    Parameters
    ----------
    label : the digit to write, 0 to 9.
    turn : for which time it is asked for, from 1 to `TIMES`.
    """

    label: int
    turn: int


def order(rng: random.Random) -> tuple[Cell, ...]:
    """Return all cells: ten digits in any order, then again, never the same twice running.

    Who writes 0, 1, 2 … does so by heart and alike; in a shuffled order each is written for itself.
    """
    cells: list[Cell] = []
    for turn in range(1, TIMES + 1):
        labels = list(range(10))
        rng.shuffle(labels)
        if cells and cells[-1].label == labels[0]:
            labels.reverse()
        cells.extend(Cell(label, turn) for label in labels)
    return tuple(cells)
