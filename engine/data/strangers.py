"""Pictures that are no digits, to measure who takes them for one.

What people may draw on a pad is written with a pen, as `engine.data.pen_digits` writes digits, and
varies as hands do; noise is of pixels. Horizontal lines only: an upright one is a 1.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.data import ink, pen_digits
from engine.data.ink import Picture, Points

if TYPE_CHECKING:
    from numpy.random import Generator

Strokes = list[Points]

_POINTS = 12  # of a straight piece, so that it can be bent
_GRID = 8  # shapes stand on a grid of so many steps a side: a point is two figures, x and y
_SHAPES = {
    "crosses": ("0088 8008", "4048 0484"),
    "triangles": ("08408808", "00804800"),
    "squares": ("0080880800",),
    "smileys": ("305083855838050330 3233 5253 25365665",),
    "Latin letters": (
        "084088 2565", "80000888 0464", "800008 0464", "0008 8088 0484", "0008 800488",
        "0800448088", "08008880", "080070740404 3488", "0080 4048", "0028436880", "004480 4448",
    ),
    "Hangul": (
        "014136 6068 6484", "010646 6068 6484", "41010646 6068 6484", "0141460601 6068 6484",
        "2106 2146 7078 5474", "107064 4447 0787", "40212344636140 0686 4648",
    ),
}  # fmt: skip
"""The kinds of shapes, each with some ways to draw it."""


def pictures(count: int, seed: int) -> dict[str, Picture]:
    """Return ``count`` pictures of each kind, uint8 of shape (count, 28, 28), by its name."""
    makers: dict[str, Callable[[Generator], Picture]] = {
        **{name: partial(_shape, ways) for name, ways in _SHAPES.items()},
        "lines": _line,
        "scribbles": _scribble,
        "dots": _dots,
        "noise": _noise,
    }
    return {
        name: np.stack(
            [make(np.random.default_rng([seed, *name.encode(), i])) for i in range(count)]
        )
        for name, make in makers.items()
    }


def _strokes_of(shape: str) -> Strokes:
    """Return the strokes of one of `_SHAPES` in a unit square."""
    return [_stroke(figures) for figures in shape.split()]


def _stroke(figures: str) -> Points:
    corners = np.array([int(figure) for figure in figures], float).reshape(-1, 2) / _GRID
    ways = np.linspace(0, len(corners) - 1, _POINTS * (len(corners) - 1) + 1)
    return np.stack([np.interp(ways, np.arange(len(corners)), axis) for axis in corners.T], axis=1)


def _shape(ways: tuple[str, ...], rng: Generator) -> Picture:
    return _drawn(_strokes_of(ways[rng.integers(len(ways))]), rng)


def _line(rng: Generator) -> Picture:
    angle = np.radians(rng.uniform(-30, 30))
    way = np.linspace(-0.5, 0.5, _POINTS)[:, np.newaxis]
    return _drawn([0.5 + way * (np.cos(angle), np.sin(angle))], rng)


def _scribble(rng: Generator) -> Picture:
    corners = rng.uniform(0, 1, (rng.integers(8, 16), 2))
    return _drawn([pen_digits.smooth(corners)], rng)


def _dots(rng: Generator) -> Picture:
    return _drawn([point[np.newaxis] for point in rng.uniform(0, 1, (rng.integers(4, 9), 2))], rng)


def _noise(rng: Generator) -> Picture:
    grey: Picture = rng.integers(0, 256, (ink.SIZE, ink.SIZE)).astype(np.uint8)
    return np.where(rng.random(grey.shape) < rng.uniform(0.1, 1), grey, 0).astype(np.uint8)


def _drawn(strokes: Strokes, rng: Generator) -> Picture:
    """Draw strokes as a hand would, with the pad's pen."""
    for vary in (pen_digits.warp, pen_digits.slant, pen_digits.rotate, pen_digits.tremble):
        strokes = vary(strokes, rng)
    return ink.render(strokes)
