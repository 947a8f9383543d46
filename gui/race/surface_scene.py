"""A landscape as the eye sees it: which point of it lies under each pixel. Free of Qt.

The eye looks along parallel rays, so that each column of pixels sees one straight cut through the
landscape. Along the cut, from near to far, a point is seen where it rises above all before it: the
floating horizon (Wright, "A two-space solution to the hidden line problem for plotting functions of
two variables", 1973), for all columns at once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from gui.race.surface_field import Floats, LossField

Singles = NDArray[np.float32]

TALL = 0.7
"""Height of the landscape, as a share of half its longer side."""
FLOOR = 0.05
"""So far below the lowest place is the floor of the block, likewise."""
CELLS = 160
"""How finely the heights are known along the longer side."""
STEPS = 200
"""Points along a cut."""
LIGHT = (-0.5, 0.45, 0.74)
"""Where light comes from: left, behind and above."""
STEEPER = 1.6
"""Slopes are lit as if they were so much steeper: shades tell more than a true light would."""
HIDDEN_BELOW = 0.006
"""A point so little below the horizon still counts as seen."""


class Terrain:
    """A field of heights in lengths of its own: half the longer side is 1, the lowest place 0."""

    def __init__(self, field: LossField) -> None:
        width, height = float(np.ptp(field.x)), float(np.ptp(field.y))
        self._field = field
        self._half = max(width, height) / 2
        self._middle = np.array([(a[0] + a[-1]) / 2 for a in (field.x, field.y)])
        self._rise = max(field.high - field.low, 1e-9)
        self.sides = width / 2 / self._half, height / 2 / self._half
        counts = (max(16, round(CELLS * side)) + 1 for side in self.sides)
        x, y = (
            np.linspace(a[0], a[-1], n) for a, n in zip((field.x, field.y), counts, strict=True)
        )
        self.heights = self.tall(field.heights(x, y)).astype(np.float32)
        self.light = _light(self.heights, 2 * self.sides[0] / (len(x) - 1))
        self.levels = self.tall(field.levels()).astype(np.float32)

    def tall(self, heights: Floats) -> Floats:
        """Turn the field's heights into the landscape's."""
        share: Floats = (heights - self._field.low) / self._rise
        return np.clip(share, 0, 1) * TALL

    def points(self, xy: Floats) -> Floats:
        """Return the points of the landscape at places of the field, shape (n, 3)."""
        flat = (xy - self._middle) / self._half
        return np.column_stack([flat, self.tall(self._field.along(xy))])

    def sampled(self, grid: Singles, x: Singles, y: Singles) -> Singles:
        """Return the values of ``grid`` at points of the landscape, linear between its own."""
        rows, columns = grid.shape
        at_x = np.clip((x / self.sides[0] + 1) / 2, 0, 1) * np.float32(columns - 1)
        at_y = np.clip((y / self.sides[1] + 1) / 2, 0, 1) * np.float32(rows - 1)
        j = np.minimum(at_x.astype(np.int32), columns - 2)
        i = np.minimum(at_y.astype(np.int32), rows - 2)
        right, up = at_x - j, at_y - i
        flat, place = grid.ravel(), i * columns + j
        low = flat[place] * (1 - right) + flat[place + 1] * right
        high = flat[place + columns] * (1 - right) + flat[place + columns + 1] * right
        values: Singles = low + (high - low) * up
        return values


def _light(heights: Singles, step: float) -> Singles:
    """Return how much light falls on each place, 0 to 1."""
    up, right = np.gradient(heights, step)
    x, y, z = (part / math.sqrt(sum(p * p for p in LIGHT)) for part in LIGHT)
    up, right = STEEPER * up, STEEPER * right
    lit: Singles = (z - x * right - y * up) / np.sqrt(1 + right**2 + up**2)
    return np.clip(lit, 0, 1).astype(np.float32)


@dataclass(frozen=True)
class Eye:
    """From where the landscape is seen, as large as fits into a picture.

    Parameters
    ----------
    turn : about the upright axis, radians.
    tilt : 0 from the side, half pi from above.
    width, height : of the picture, px.
    margin : free room at its edges, px.
    """

    terrain: Terrain
    turn: float
    tilt: float
    width: float
    height: float
    margin: float

    @cached_property
    def scale(self) -> float:
        """Pixels of one length: all of the landscape is seen."""
        cos, sin = abs(math.cos(self.turn)), abs(math.sin(self.turn))
        across, along = self.terrain.sides
        wide, deep = across * cos + along * sin, across * sin + along * cos
        tall = 2 * deep * math.sin(self.tilt) + (TALL + FLOOR) * math.cos(self.tilt)
        room = self.width - 2 * self.margin, self.height - 2 * self.margin
        return max(1e-3, min(room[0] / (2 * wide), room[1] / tall))

    @property
    def middle(self) -> tuple[float, float]:
        """The pixel of the point in the middle of the plane, at height 0."""
        lower = self.scale * (TALL - FLOOR) / 2 * math.cos(self.tilt)
        return self.width / 2, self.height / 2 + lower

    def pixels(self, points: Floats) -> Floats:
        """Return where points (n, 3) are seen: columns and rows, shape (n, 2)."""
        across, _, up = self.seen(points)
        column, row = self.middle
        return np.column_stack([column + self.scale * across, row - self.scale * up])

    def seen(self, points: Floats) -> tuple[Floats, Floats, Floats]:
        """Return how far to the right points are, how far away, and how high they appear."""
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        across = points[:, 0] * cos - points[:, 1] * sin
        away = points[:, 0] * sin + points[:, 1] * cos
        return across, away, points[:, 2] * math.cos(self.tilt) + away * math.sin(self.tilt)


class Shot:
    """What an eye sees, pixel by pixel.

    Parameters
    ----------
    ratio : pixels of the picture for one of the eye's.

    `enters_across` tells for each column through which pair of walls it comes in.
    """

    def __init__(self, eye: Eye, ratio: float = 1.0) -> None:
        self.eye = eye
        self.shape = max(1, round(eye.height * ratio)), max(1, round(eye.width * ratio))
        self._ratio = ratio
        columns = (np.arange(self.shape[1]) + 0.5) / ratio
        across = ((columns - eye.middle[0]) / eye.scale).astype(np.float32)
        self._near, self._far, self.enters_across = _within(eye, across)
        self._walk(across)

    def _walk(self, across: Singles) -> None:
        """Follow each column's cut through the landscape, from near to far."""
        eye, terrain = self.eye, self.eye.terrain
        share: Singles = np.linspace(0, 1, STEPS, dtype=np.float32)[:, None]
        away: Singles = self._near + (self._far - self._near) * share
        cos, sin = np.float32(math.cos(eye.turn)), np.float32(math.sin(eye.turn))
        x: Singles = across * cos + away * sin
        y: Singles = away * cos - across * sin
        self._heights = terrain.sampled(terrain.heights, x, y)
        self._lit = terrain.sampled(terrain.light, x, y)
        self._up = self._heights * math.cos(eye.tilt) + away * math.sin(eye.tilt)
        self._horizon = np.maximum.accumulate(self._up, axis=0)

    def surface(self) -> tuple[Singles, Singles, NDArray[np.bool_], NDArray[np.bool_]]:
        """Return for each pixel the height and the light there; what is landscape, what is wall."""
        first, crossed = self._first_above(), self._far > self._near
        is_ground = (first > 0) & (first < STEPS) & crossed
        floor = -FLOOR * math.cos(self.eye.tilt) + self._near * math.sin(self.eye.tilt)
        is_wall = (first == 0) & (self._targets()[:, None] >= floor) & crossed
        heights, light = self._found(np.flatnonzero(is_ground), first)
        return heights, light, is_ground, is_wall

    def _found(self, pixels: NDArray[np.intp], first: NDArray[np.intp]) -> tuple[Singles, Singles]:
        """Return the height and the light at pixels, between the step they see and the one before.

        Both are 0 elsewhere.
        """
        columns = self.shape[1]
        row, column = np.divmod(pixels, columns)
        after = first.ravel()[pixels] * columns + column
        low, high = self._up.ravel()[after - columns], self._up.ravel()[after]
        share = np.clip((self._targets()[row] - low) / np.maximum(high - low, 1e-9), 0, 1)
        found = []
        for values in (self._heights.ravel(), self._lit.ravel()):
            picture = np.zeros(self.shape, np.float32)
            before = values[after - columns]
            picture.ravel()[pixels] = before + (values[after] - before) * share
            found.append(picture)
        return found[0], found[1]

    def sees(self, points: Floats) -> NDArray[np.bool_]:
        """Tell which of points (n, 3) on the landscape are not behind a hill."""
        eye = self.eye
        across, away, up = eye.seen(points)
        columns = ((eye.middle[0] + eye.scale * across) * self._ratio).astype(int)
        columns = np.clip(columns, 0, self.shape[1] - 1)
        near, far = self._near[columns], self._far[columns]
        steps = (away - near) / np.maximum(far - near, 1e-6) * (STEPS - 1)
        before = np.clip(steps.astype(int) - 1, 0, STEPS - 1)
        seen: NDArray[np.bool_] = up >= self._horizon[before, columns] - HIDDEN_BELOW
        return seen

    def _targets(self) -> Singles:
        """Return how high each row of pixels is, the top one first."""
        rows = (np.arange(self.shape[0]) + 0.5) / self._ratio
        return ((self.eye.middle[1] - rows) / self.eye.scale).astype(np.float32)

    def _first_above(self) -> NDArray[np.intp]:
        """Return for each pixel how many steps of its column's horizon lie below it."""
        rows, columns = self.shape
        targets = self._targets()
        step = targets[0] - targets[1] if rows > 1 else 1.0
        # Counted upwards: a step at this height is below all pixels from that row on.
        above = np.floor((self._horizon - targets[-1]) / step).astype(np.int64) + 1
        above = np.clip(above, 0, rows)
        places = (above * columns + np.arange(columns)).ravel()
        counts = np.bincount(places, minlength=(rows + 1) * columns).reshape(rows + 1, columns)
        return counts.cumsum(axis=0)[:rows][::-1]


def _within(eye: Eye, across: Singles) -> tuple[Singles, Singles, NDArray[np.bool_]]:
    """Return where each column's cut enters the landscape and where it leaves it again.

    Both are the same where it passes by. The last is whether it enters through one of the walls
    at the ends of the first direction.
    """
    cos, sin = math.cos(eye.turn), math.sin(eye.turn)
    near, far = np.full(across.shape, -np.inf), np.full(across.shape, np.inf)
    entries = []
    for offset, slope, side in (
        (across * cos, sin, eye.terrain.sides[0]),
        (-across * sin, cos, eye.terrain.sides[1]),
    ):
        slope = slope if abs(slope) > 1e-9 else 1e-9
        first, second = (-side - offset) / slope, (side - offset) / slope
        entries.append(np.minimum(first, second))
        near = np.maximum(near, entries[-1])
        far = np.minimum(far, np.maximum(first, second))
    crossed = far > near
    return (
        np.where(crossed, near, 0).astype(np.float32),
        np.where(crossed, far, 0).astype(np.float32),
        entries[0] > entries[1],
    )
