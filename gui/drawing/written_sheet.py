"""What is written on a guided sheet, place by place. Free of Qt."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gui.drawing.sheet_order import Cell

    Strokes = list[NDArray[np.float64]]


class WrittenSheet:
    """The digits of one sheet, and which of them have been announced.

    Parameters
    ----------
    number : which sheet it is, counted from 1; digits are kept under it.
    cells : which digits are asked for, in order.

    Attributes
    ----------
    strokes : what is written at each place, each stroke of shape (points, 2).
    told : what has been announced of it.
    place : the one being written, from 0.
    """

    def __init__(self, number: int, cells: tuple[Cell, ...]) -> None:
        self.number, self.cells = number, cells
        self.strokes: list[Strokes] = [[] for _ in cells]
        self.told: list[Strokes] = [[] for _ in cells]
        self.place = 0

    @property
    def cell(self) -> Cell:
        """The digit asked for."""
        return self.cells[self.place]

    @property
    def writtenCount(self) -> int:
        """How many digits have been announced."""
        return sum(bool(strokes) for strokes in self.told)

    def take(self, strokes: Strokes) -> bool:
        """Keep what is written at the present place; return whether that is to be announced."""
        self.strokes[self.place] = strokes
        if _same(strokes, self.told[self.place]):
            return False
        self.told[self.place] = strokes
        return True

    def go(self, place: int) -> bool:
        """Ask for the digit at another place; return whether there is one."""
        if place >= len(self.cells):
            return False
        self.place = place
        return True

    def key(self, place: int | None = None) -> Hashable:
        """What a place's digit is kept under, that of the present place with None."""
        return "sheet", self.number, self.place if place is None else place

    def keys(self) -> list[Hashable]:
        """The keys of all places that have been written."""
        return [self.key(place) for place, strokes in enumerate(self.told) if strokes]


def _same(first: Strokes, second: Strokes) -> bool:
    return len(first) == len(second) and all(
        one.shape == other.shape and bool((one == other).all())
        for one, other in zip(first, second, strict=True)
    )
