"""Small sets made to order: points in a plane to classify, and points along a curve.

Every toy but ``xor`` lies in about [-1, 1] along each axis while its noise is small. Noise runs
from 0, every point in its place, over 0.1, which is pleasant, to 1, which is hopeless. It changes
how far the points stray, not where they belong: the same seed with more noise moves the same
points further.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.random import Generator, SeedSequence

from engine.data.dataset import Split

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Labels = NDArray[np.int32]

MARGIN = 0.05
"""Empty strip on each side of the axes in ``xor-square``: 0.3 of 6, as in TensorFlow Playground."""
INNER_RADIUS = 0.5
"""Radius of the inner ring of ``circles``; the outer one's is 1."""
TURNS = 1.75
"""How often an arm of ``spirals`` winds around the middle, as in TensorFlow Playground."""
CENTRE_RADIUS = 0.6
"""How far from the middle the centres of the three clouds of ``gaussians`` are."""
SLOPE, INTERCEPT = 0.7, 0.2
"""What linear regression is to find in ``line``."""

_SPIRAL_START = 0.05  # the arms meet in the middle, where no one could tell them apart
_CLOUD_WIDTH, _CLOUD_GROWTH = 0.12, 0.8


def make(name: str, points: int, noise: float, seed: int) -> tuple[Split, Split]:
    """Make a toy, to train on and to test with.

    Parameters
    ----------
    name : one of `NAMES`; any other is a mistake of the program.
    points : how many examples each split has; ``xor`` always has its four.
    noise : 0 to 1; what it does is told by the toy's function.
    seed : the same seed always makes the same set.

    Returns
    -------
    The training and the test split, drawn independently of each other: ``x`` float32 of shape
    (points, 2), or (points, 1) for ``line`` and ``sine``; ``y`` int32 classes, as many of each
    within one, or float32 numbers for ``line`` and ``sine``. Examples are in random order.
    """
    train, test = SeedSequence(seed).spawn(2)
    return _split(name, points, noise, train), _split(name, points, noise, test)


def xor(points: int, noise: float, rng: Generator) -> tuple[Numbers, Labels]:
    """Return the four rows of exclusive or, in the order of its truth table."""
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float64)
    return x, np.array([0, 1, 1, 0], np.int32)


def xor_square(points: int, noise: float, rng: Generator) -> tuple[Numbers, Labels]:
    """Make a square of points, of class 1 where the signs of the two numbers differ.

    As in TensorFlow Playground, there is a margin along the axes. The class is fixed before the
    point is displaced by a Gaussian of standard deviation 0.7 noise.
    """
    y, second = _classes(points, 2), np.arange(points) // 2 % 2
    signs = 1 - 2 * np.stack([second, second ^ y], axis=1)
    x = signs * rng.uniform(MARGIN, 1, (points, 2))
    return _displaced(x, 0.7 * noise, rng), y


def moons(points: int, noise: float, rng: Generator) -> tuple[Numbers, Labels]:
    """Make two half circles that reach into each other.

    The shape is that of scikit-learn's ``make_moons``: (cos t, sin t) for class 0,
    (1 - cos t, 1/2 - sin t) for class 1, 0 ≤ t ≤ π, moved and shrunk by 1.5 to fill the width.
    Displacement is Gaussian, of standard deviation 0.9 noise.
    """
    y, t = _classes(points, 2), rng.uniform(0, np.pi, points)
    upper = np.stack([np.cos(t), np.sin(t)], axis=1)
    x = np.where(y[:, None] == 0, upper, (1, 0.5) - upper)
    return _displaced((x - (0.5, 0.25)) / 1.5, 0.9 * noise, rng), y


def circles(points: int, noise: float, rng: Generator) -> tuple[Numbers, Labels]:
    """Make a ring of radius 1, class 0, around a ring of radius 1/2, class 1.

    The shape is that of scikit-learn's ``make_circles`` with ``factor=0.5``. Displacement is
    Gaussian, of standard deviation 0.8 noise.
    """
    y, t = _classes(points, 2), rng.uniform(0, 2 * np.pi, points)
    x = _polar(np.where(y == 0, 1, INNER_RADIUS), t)
    return _displaced(x, 0.8 * noise, rng), y


def spirals(points: int, noise: float, rng: Generator) -> tuple[Numbers, Labels]:
    """Make two arms wound around the middle, each the other one turned by half a circle.

    The shape is that of TensorFlow Playground: at radius r an arm has turned by 1.75 · 2π r;
    points are evenly spread over r, 0.05 to 1. Displacement is Gaussian, of standard deviation
    0.4 noise; the arms are 0.29 apart.
    """
    y, radius = _classes(points, 2), rng.uniform(_SPIRAL_START, 1, points)
    x = _polar(radius, 2 * np.pi * TURNS * radius + np.pi * y)
    return _displaced(x, 0.4 * noise, rng), y


def gaussians(points: int, noise: float, rng: Generator) -> tuple[Numbers, Labels]:
    """Make three round clouds, one a class, at the corners of a triangle of equal sides.

    A cloud is a Gaussian of standard deviation 0.12 + 0.8 noise; the centres are 1.04 apart.
    """
    y = _classes(points, 3)
    centres = _polar(np.full(points, CENTRE_RADIUS), 2 * np.pi * y / 3 + np.pi / 2)
    return _displaced(centres, _CLOUD_WIDTH + _CLOUD_GROWTH * noise, rng), y


def line(points: int, noise: float, rng: Generator) -> tuple[Numbers, Numbers]:
    """Make points y = 0.7 x + 0.2, with Gaussian noise of standard deviation ``noise`` in y."""
    x = rng.uniform(-1, 1, (points, 1))
    return x, _displaced(SLOPE * x[:, 0] + INTERCEPT, noise, rng)


def sine(points: int, noise: float, rng: Generator) -> tuple[Numbers, Numbers]:
    """Make points y = sin(3/2 π x), one and a half waves, with Gaussian noise in y.

    The standard deviation of the noise is ``noise``.
    """
    x = rng.uniform(-1, 1, (points, 1))
    return x, _displaced(np.sin(1.5 * np.pi * x[:, 0]), noise, rng)


_Maker = Callable[[int, float, Generator], "tuple[Numbers, Labels] | tuple[Numbers, Numbers]"]
_MAKERS: dict[str, _Maker] = {
    "xor": xor,
    "xor-square": xor_square,
    "moons": moons,
    "circles": circles,
    "spirals": spirals,
    "gaussians": gaussians,
    "line": line,
    "sine": sine,
}

NAMES = tuple(_MAKERS)
"""The toys there are, by the names the registry has for them."""


def _split(name: str, points: int, noise: float, seed: SeedSequence) -> Split:
    rng = np.random.default_rng(seed)
    x, y = _MAKERS[name](points, noise, rng)
    order = np.arange(len(y)) if name == "xor" else rng.permutation(len(y))
    y = y[order]
    targets = y.astype(np.int32) if y.dtype.kind == "i" else y.astype(np.float32)
    return Split(x[order].astype(np.float32), targets)


def _classes(points: int, classes: int) -> Labels:
    return np.arange(points, dtype=np.int32) % classes


def _polar(radius: Numbers, angle: Numbers) -> Numbers:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _displaced(places: Numbers, deviation: float, rng: Generator) -> Numbers:
    moved: Numbers = places + deviation * rng.standard_normal(places.shape)
    return moved
