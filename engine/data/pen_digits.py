"""The built-in data set: digits that a program writes with a pen.

A digit starts as a template (`engine.data.pen_templates`), is varied by small functions as hands
vary, drawn through smooth curves and rendered by `engine.data.ink`, as the drawing pad is. Each
digit has a random generator of its own, so that any one of them can be made again by itself.

``python -m engine.data.pen_digits`` writes the file that ships with the application.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.random import Generator

from engine.data import ink
from engine.data.ink import Picture, Points
from engine.data.pen_templates import TEMPLATES
from engine.files.atomic import writing

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEED = 2024
"""Seed of the set that ships."""
N_TRAIN, N_TEST = 40_000, 4_000
"""Number of examples in the set that ships."""
GREY_STEP = 17
"""Grey levels are multiples of this, 16 in all, so that the file stays small."""

_SHIPPED = Path(__file__).parents[2] / "resources" / "datasets" / "pen_digits.npz"
_TRAIN, _TEST = 0, 1
_POINTS_A_PIECE = 8
_KNOTS = 4  # of the grid that warps a digit, along each side

Strokes = list[Points]
Variation = Callable[[Strokes, Generator], Strokes]


@dataclass(frozen=True, eq=False)
class WrittenDigit:
    """A digit as it was written.

    Parameters
    ----------
    label : which digit it is, 0 to 9.
    strokes : arrays of shape (n, 2), x and y, y pointing down.
    pen : pen width as a share of the digit's longer side.
    """

    label: int
    strokes: Strokes
    pen: float


def write(label: int, rng: Generator) -> WrittenDigit:
    """Write one digit, in one of its ways, with the variation of one hand."""
    ways = TEMPLATES[label]
    share = np.array([weight for weight, _ in ways])
    way = ways[rng.choice(len(ways), p=share / share.sum())][1]
    strokes = [np.array(stroke) for stroke in way]
    for vary in _BEFORE_THE_CURVE:
        strokes = vary(strokes, rng)
    strokes = [smooth(points) for points in strokes]
    for vary in _AFTER_THE_CURVE:
        strokes = vary(strokes, rng)
    return WrittenDigit(label, strokes, pen_width(rng))


def digit(index: int, seed: int, split: int = _TRAIN) -> WrittenDigit:
    """Write the digit at one place of a split; labels take turns, 0 to 9."""
    return write(index % 10, np.random.default_rng([seed, split, index]))


def picture(written: WrittenDigit) -> Picture:
    """Render a written digit, uint8 of shape (28, 28), in 16 grey levels."""
    levels = np.rint(ink.render(written.strokes, written.pen) / GREY_STEP)
    grey: Picture = (levels * GREY_STEP).astype(np.uint8)
    return grey


def make(n_train: int, n_test: int, seed: int) -> dict[str, NDArray[np.uint8]]:
    """Make a data set: arrays ``x_train``, ``y_train``, ``x_test``, ``y_test``.

    Images are of shape (n, 28, 28), labels of shape (n,). The same seed gives the same set, and
    a smaller set is the beginning of a larger one.
    """
    arrays = {}
    for part, split, n in (("train", _TRAIN, n_train), ("test", _TEST, n_test)):
        written = [digit(index, seed, split) for index in range(n)]
        arrays[f"x_{part}"] = np.stack([picture(one) for one in written])
        arrays[f"y_{part}"] = np.array([one.label for one in written], np.uint8)
    return arrays


def smooth(points: Points) -> Points:
    """Draw smooth curves through points of shape (n, 2), apart from corners: points given twice."""
    corners = np.flatnonzero((np.diff(points, axis=0) == 0).all(axis=1)) + 1
    return np.concatenate([_curve(piece) for piece in np.split(points, corners)])


def _curve(points: Points) -> Points:
    """Draw a Catmull-Rom spline through at least two points."""
    padded = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    a, b, c, d = (padded[i : len(padded) - 3 + i, None] for i in range(4))
    t = (np.arange(_POINTS_A_PIECE) / _POINTS_A_PIECE)[:, None]
    curve = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
    return np.concatenate([curve.reshape(-1, 2), points[-1:]])


# -- variation: each function is one way in which hands differ ---------------------------------


def pen_width(rng: Generator) -> float:
    """Choose a pen, from a fine one to a marker, as a share of the digit's longer side."""
    return float(np.clip(rng.lognormal(np.log(0.12), 0.3), 0.06, 0.24))


def misplace(strokes: Strokes, rng: Generator) -> Strokes:
    """Move every point a little, corners as one, and whole strokes a little less."""
    return [_misplaced(points, rng) for points in strokes]


def _misplaced(points: Points, rng: Generator) -> Points:
    shift = np.pad(rng.normal(0, 0.05, points.shape), ((1, 1), (0, 0)), mode="edge")
    shift = (shift[:-2] + 2 * shift[1:-1] + shift[2:]) / 4  # neighbours err alike
    doubled = np.flatnonzero((np.diff(points, axis=0) == 0).all(axis=1))
    shift[doubled + 1] = shift[doubled]
    return points + shift + rng.normal(0, 0.025, 2)


def stretch_parts(strokes: Strokes, rng: Generator) -> Strokes:
    """Make the upper part larger than the lower or the other way round, and likewise sideways."""
    bend = rng.normal(0, [0.14, 0.28])
    return [points + bend * points * (1 - points) for points in strokes]


def warp(strokes: Strokes, rng: Generator) -> Strokes:
    """Pull the digit about as if it were on rubber, each part its own way."""
    pulls = rng.normal(0, 0.03, (2, _KNOTS, _KNOTS))
    return [
        points + np.stack([_between(pull, points) for pull in pulls], axis=1) for points in strokes
    ]


def _between(grid: Points, points: Points) -> NDArray[np.float64]:
    """Read a square grid of values, laid over the unit square, smoothly between its knots."""
    at = np.clip(points, 0, 1) * (_KNOTS - 1)
    knot = np.minimum(at.astype(int), _KNOTS - 2)
    share = at - knot
    (x, y), (right, down) = knot.T, (share * share * (3 - 2 * share)).T
    above = grid[y, x] * (1 - right) + grid[y, x + 1] * right
    below = grid[y + 1, x] * (1 - right) + grid[y + 1, x + 1] * right
    value: NDArray[np.float64] = above * (1 - down) + below * down
    return value


def proportion(strokes: Strokes, rng: Generator) -> Strokes:
    """Make the digit narrow or wide; most are narrower than tall."""
    return scaled(strokes, float(rng.lognormal(np.log(0.88), 0.27)))


def scaled(strokes: Strokes, width: float) -> Strokes:
    """Stretch strokes sideways."""
    return [points * (width, 1.0) for points in strokes]


def bend(strokes: Strokes, rng: Generator) -> Strokes:
    """Bow the whole digit along one slow wave in each direction."""
    size, phase = rng.normal(0, 0.048, 2), rng.uniform(0, 2 * np.pi, 2)
    turns = rng.uniform(0.5, 1.2, 2) * 2 * np.pi
    return [points + size * np.sin(turns * points[:, ::-1] + phase) for points in strokes]


def slant(strokes: Strokes, rng: Generator) -> Strokes:
    """Lean the digit, mostly to the right as right-handed writers do."""
    lean = rng.normal(0.12, 0.25)
    return [
        points + np.stack([lean * (0.5 - points[:, 1]), 0 * points[:, 1]], 1) for points in strokes
    ]


def rotate(strokes: Strokes, rng: Generator) -> Strokes:
    """Turn the digit by some degrees."""
    angle = rng.normal(0, np.radians(8))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return [points @ turn for points in strokes]


def tremble(strokes: Strokes, rng: Generator) -> Strokes:
    """Let the hand shake: slow noise along each stroke."""
    return [_trembled(points, rng) for points in strokes]


def _trembled(points: Points, rng: Generator) -> Points:
    knots = max(3, len(points) // 6)
    noise = rng.normal(0, 0.012, (knots, 2))
    at = np.linspace(0, knots - 1, len(points))
    wave = np.stack([np.interp(at, np.arange(knots), noise[:, axis]) for axis in (0, 1)], 1)
    return points + wave


def cut_ends(strokes: Strokes, rng: Generator) -> Strokes:
    """Begin late and end early now and then, as hurried hands do."""
    return [_cut(points, rng.uniform(0, 0.09, 2)) for points in strokes]


def _cut(points: Points, shares: NDArray[np.float64]) -> Points:
    first, last = (int(share * len(points)) for share in shares)
    return points[first : len(points) - last]


_BEFORE_THE_CURVE: tuple[Variation, ...] = (misplace,)
_AFTER_THE_CURVE: tuple[Variation, ...] = (
    cut_ends,
    warp,
    stretch_parts,
    bend,
    proportion,
    slant,
    rotate,
    tremble,
)


def _main() -> None:
    with writing(_SHIPPED) as path:
        arrays = make(N_TRAIN, N_TEST, SEED)
        np.savez_compressed(
            path,
            x_train=arrays["x_train"],
            y_train=arrays["y_train"],
            x_test=arrays["x_test"],
            y_test=arrays["y_test"],
        )


if __name__ == "__main__":
    _main()
