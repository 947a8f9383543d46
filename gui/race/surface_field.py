"""The heights of a loss surface: a smooth field between the places measured. Free of Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gui.training.scale import ticks

if TYPE_CHECKING:
    from engine.insight.surface import Path, Surface

Floats = NDArray[np.float64]

STEPS = ((1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8), (1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,))
"""What of each power of ten is a level: the first that is not too many."""
MOST_LEVELS, FEWEST_LEVELS = 14, 5
TAPS = 4
"""A height between follows from so many places in each direction."""
LEAST_SHARE = 1e-4
"""Losses down to this part of the largest have a height of their own."""


@dataclass(frozen=True)
class Track:
    """A lane's path with what tells it from others. ``style`` as in `gui.theme.Theme.lane`."""

    path: Path
    name: str
    style: int


@dataclass(frozen=True)
class Moment:
    """The moment at which lanes are shown.

    Parameters
    ----------
    update : the moment's; None stands for the paths' ends.
    own : for lanes that count other updates, as with another batch size, theirs by the lane's
        number.
    """

    update: int | None = None
    own: Mapping[int, int] = field(default_factory=dict)

    def of(self, path: Path) -> int | None:
        """Return the update at which the lane of ``path`` is shown."""
        return None if self.update is None else self.own.get(path.lane, self.update)


class LossField:
    """Heights, the logarithms of losses, anywhere on the plane.

    Between the places measured it is a cubic through its neighbours (Catmull and Rom, 1974), which
    goes through every value measured.
    """

    def __init__(self, surface: Surface) -> None:
        self.x, self.y = surface.x.astype(np.float64), surface.y.astype(np.float64)
        losses = surface.losses.astype(np.float64)
        finite = losses[np.isfinite(losses)]
        top = float(finite.max()) if finite.size else 1.0
        losses = np.where(np.isfinite(losses), losses, top)
        # A loss can be zero or less; heights then count from just below the deepest place.
        least = max(abs(top), 1e-12) * LEAST_SHARE
        self._shift = max(0.0, least - float(losses.min()))
        self._heights = np.log10(losses + self._shift)
        # Beyond an edge the surface goes on as straight as it comes.
        self._padded = np.pad(self._heights, 1, mode="reflect", reflect_type="odd")

    @property
    def low(self) -> float:
        """The height of the lowest place measured."""
        return float(self._heights.min())

    @property
    def high(self) -> float:
        """The height of the highest place measured."""
        return float(self._heights.max())

    def heights(self, x: Floats, y: Floats) -> Floats:
        """Return the heights over a grid, shape (len(y), len(x))."""
        (i, down), (j, across) = _taps(self.y, y), _taps(self.x, x)
        rows = sum(down[:, k, None] * self._padded[i + k] for k in range(TAPS))
        heights: Floats = sum(rows[:, j + k] * across[:, k] for k in range(TAPS))
        return heights

    def along(self, xy: NDArray[np.floating]) -> Floats:
        """Return the heights at single places, shape (n, 2)."""
        places = xy.astype(np.float64)
        (i, down), (j, across) = _taps(self.y, places[:, 1]), _taps(self.x, places[:, 0])
        around = np.arange(TAPS)
        known = self._padded[(i[:, None] + around)[:, :, None], (j[:, None] + around)[:, None]]
        heights: Floats = np.einsum("nij,ni,nj->n", known, down, across)
        return heights

    def loss(self, height: float) -> float:
        """Return the loss at a height."""
        return float(10**height - self._shift)

    def level_losses(self) -> list[float]:
        """Return round losses for contour lines, ascending and about evenly high."""
        low, high = self.loss(self.low), self.loss(self.high)
        for parts in STEPS:
            found = _round_numbers(low, high, parts) if low > 0 else []
            if FEWEST_LEVELS <= len(found) <= MOST_LEVELS:
                return found
        return [tick.at for tick in ticks(low, high, 10) if low < tick.at < high]

    def levels(self) -> Floats:
        """Return the heights of `level_losses`."""
        return np.log10(np.array(self.level_losses(), np.float64) + self._shift)


def _round_numbers(low: float, high: float, parts: tuple[float, ...]) -> list[float]:
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    numbers = (float(f"{part * 10.0**power:.6g}") for power in powers for part in parts)
    return [number for number in numbers if low < number < high]


def _taps(known: Floats, wanted: Floats) -> tuple[NDArray[np.intp], Floats]:
    """Return which even places ``known``, padded by one, a value follows from, and how strongly.

    The first of its four places, shape (n,), and their weights, shape (n, 4).
    """
    last = len(known) - 1
    at = (np.clip(wanted, known[0], known[-1]) - known[0]) / (known[-1] - known[0]) * last
    left = np.minimum(at.astype(np.intp), last - 1)
    t = at - left
    weights = (
        (-t + 2 * t**2 - t**3) / 2,
        (2 - 5 * t**2 + 3 * t**3) / 2,
        (t + 4 * t**2 - 3 * t**3) / 2,
        (-(t**2) + t**3) / 2,
    )
    return left, np.stack(weights, axis=1)
