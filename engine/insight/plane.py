"""The plane through the paths that several networks take among their weights. Pure NumPy.

A network of d weights is a point of a space of d dimensions, and while it learns it leaves a path
there. The two directions in which the paths move most span a plane, on which paths can be drawn
and the loss be measured (Lorch, "Visualizing deep network training trajectories with PCA", 2016;
Li et al., "Visualizing the loss landscape of neural nets", 2018, arXiv:1712.09913, section 7).

**The centre is the start**: the mean of the lanes' first moments, which is the start itself where
all set out from the same weights. So the plane holds the one point that all paths share, and
shares are those of the movement away from it. With the centre at an end, or in the middle of all,
the start of four optimizers on MNIST lies so far off the plane that the loss below it is 0.6
instead of 2.4, and the hill from which all come is not seen. With the centre at the start, the
losses below three of the four ends are right to 0.01, and below the fourth it is 0.24, not 0.12.

**Each lane counts the same**, however far it goes: without that, the plane belongs to the
optimizer with the longest steps, and the others lie off it.

Nothing larger than a block of all paths is ever held beside the moments themselves: the n by n
matrix of their products has the same eigenvectors as the d by d one of covariances.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.messages import InputError, say

Weights = tuple[NDArray[np.float32], ...]
Floats = NDArray[np.float64]

BLOCK_BYTES = 16 * 2**20
"""How much of all paths is copied at a time."""
FLAT = 1e-6
"""A second direction with less than this part of the first one's movement is only rounding."""

LEAP = 20.0
"""Moments lie so close that training takes a lane a few times as far at the most."""


@dataclass(frozen=True, eq=False)
class Plane:
    """Two directions from a centre.

    Parameters
    ----------
    centre : the trainable weights, in the model's order.
    directions : two of the like; of length 1 and at right angles, unless ``filter_normalised``.
    shares : the parts of the movement, 0 to 1, that the first direction shows, and that the
        second one adds. Movement is the sum of squared distances from the centre, each lane
        counting the same.
    filter_normalised : each filter of a direction is as long as that of the centre.
    """

    centre: Weights
    directions: tuple[Weights, Weights]
    shares: tuple[float, float]
    filter_normalised: bool = False

    def weights(self, x: float, y: float) -> Weights:
        """Return the weights at a place on the plane."""
        return tuple(
            c + np.float32(x) * a + np.float32(y) * b
            for c, a, b in zip(self.centre, *self.directions, strict=True)
        )


@dataclass(frozen=True, eq=False)
class Places:
    """Where n networks stand.

    Parameters
    ----------
    xy : the nearest places on the plane, shape (n, 2), counted in the plane's directions.
    off_plane : their distances from it, shape (n,).
    distances : how far they are from the centre, shape (n,).
    """

    xy: Floats
    off_plane: Floats
    distances: Floats


def spread(updates: Sequence[int], most: int) -> list[int]:
    """Choose ``most`` of ascending ``updates``, dense at the beginning; returns their indices.

    The first and the last are always among them. Distances count half in updates and half in
    their logarithm, as in `engine.training.snapshots`.
    """
    if len(updates) <= most:
        return list(range(len(updates)))
    since = np.asarray(updates, np.float64) - updates[0]
    places = (since / since[-1] + np.log1p(since) / np.log1p(since[-1])) / 2
    wanted = np.linspace(0.0, 1.0, most)
    return sorted({int(np.abs(places - place).argmin()) for place in wanted})


def before_flying_apart(rows: Sequence[Weights]) -> int:
    """Return how many of a lane's moments come before its weights fly apart.

    They do where the lane is suddenly `LEAP` times as far from its first moment as at the moment
    before. Such a place would leave all other paths no room on the plane.
    """
    if not rows:
        return 0
    squares = np.zeros(len(rows))
    for _, block in _blocks(rows, rows[0]):
        squares += np.einsum("ij,ij->i", block, block)
    leaps = (squares[:-1] > 0) & (squares[1:] > LEAP**2 * squares[:-1])
    return int(leaps.argmax()) + 1 if leaps.any() else len(rows)


def fit(lanes: Sequence[Sequence[Weights]], filter_normalised: bool = False) -> Plane:
    """Find the plane in which ``lanes`` move most.

    Parameters
    ----------
    lanes : the moments of each lane, the first one first; each the trainable weights.
    filter_normalised : scale each filter of both directions to the length of the centre's, and
        leave out what has no filters: biases, and the scales of normalization.

    Raises
    ------
    InputError : the moments do not span a plane.
    """
    rows = [row for lane in lanes for row in lane]
    centre = _mean([lane[0] for lane in lanes])
    gram = _gram(rows, centre)
    factors = _factors(np.diag(gram), [len(lane) for lane in lanes])
    combination, shares = _principal(gram * np.outer(factors, factors))
    directions = _combined(rows, centre, combination * factors)
    if not filter_normalised:
        return Plane(centre, directions, shares)
    directions = _both(_normalised(direction, centre) for direction in directions)
    plane = Plane(centre, directions, shares, filter_normalised=True)
    return replace(plane, shares=_shares(plane, rows, factors))


def project(plane: Plane, rows: Sequence[Weights]) -> Places:
    """Find the places of ``rows``; those of a slanted pair of directions by least squares."""
    products, squares = np.zeros((len(rows), 2)), np.zeros(len(rows))
    for place, block in _blocks(rows, plane.centre):
        products += block @ _part(plane.directions, place).T
        squares += np.einsum("ij,ij->i", block, block)
    xy = products @ np.linalg.pinv(_angles(plane))
    shown = np.einsum("ij,ij->i", xy, products)
    off_plane = np.sqrt(np.maximum(squares - shown, 0.0))
    return Places(xy, off_plane, np.sqrt(squares))


def filter_norms(weights: NDArray[Any]) -> Floats:
    """Return the length of each filter of a kernel: all that leads to one output, the last axis."""
    flat = weights.reshape(-1, weights.shape[-1]).astype(np.float64)
    norms: Floats = np.sqrt(np.einsum("ij,ij->j", flat, flat))
    return norms


# -- the steps -----------------------------------------------------------------------------


_Place = tuple[int, slice]
"""Which array, and which part of it."""


def _mean(rows: Sequence[Weights]) -> Weights:
    sums = (
        np.sum(np.stack(arrays), axis=0, dtype=np.float64) for arrays in zip(*rows, strict=True)
    )
    return tuple(np.asarray(total / len(rows), np.float32) for total in sums)


def _blocks(
    rows: Sequence[Weights], centre: Weights
) -> Iterator[tuple[_Place, NDArray[np.float32]]]:
    """Give the rows' distances from the centre, some columns at a time."""
    width = max(1, BLOCK_BYTES // (4 * len(rows)))
    for i, middle in enumerate(centre):
        flat = [row[i].reshape(-1) for row in rows]
        for start in range(0, middle.size, width):
            part = slice(start, min(start + width, middle.size))
            block = np.stack([values[part] for values in flat]).astype(np.float32, copy=False)
            block -= middle.reshape(-1)[part]
            yield (i, part), block


def _gram(rows: Sequence[Weights], centre: Weights) -> Floats:
    """Return the products of the rows' distances from the centre with each other."""
    gram = np.zeros((len(rows), len(rows)))
    for _, block in _blocks(rows, centre):
        gram += block @ block.T
    return gram


def _factors(squares: Floats, sizes: Sequence[int]) -> Floats:
    """Return by what to multiply each row so that each lane moves as much as the others."""
    lanes = np.repeat(np.arange(len(sizes)), sizes)
    sums = np.bincount(lanes, squares, len(sizes))[lanes]
    still = sums <= 0
    return np.where(still, 0.0, 1 / np.sqrt(np.where(still, 1.0, sums)))


def _principal(gram: Floats) -> tuple[Floats, tuple[float, float]]:
    """Return what of each row makes up the two directions, shape (2, n), and their shares."""
    values, vectors = np.linalg.eigh(gram)
    if len(values) < 3 or values[-2] <= FLAT * max(values[-1], 0.0):
        raise InputError(
            say("The lanes have not moved far enough to span a plane."),
            say("Let them learn a little longer."),
        )
    chosen, largest, whole = vectors[:, [-1, -2]], values[[-1, -2]], float(np.trace(gram))
    shares = float(largest[0]) / whole, float(largest[1]) / whole
    return (chosen / np.sqrt(largest) * _signs(chosen)).T, shares


def _signs(vectors: Floats) -> Floats:
    """Return 1 or -1 for each column, so that its largest entry becomes positive."""
    largest = vectors[np.abs(vectors).argmax(axis=0), np.arange(vectors.shape[1])]
    return np.where(largest < 0, -1.0, 1.0)


def _combined(rows: Sequence[Weights], centre: Weights, shares: Floats) -> tuple[Weights, Weights]:
    """Return two sums of the rows' distances from the centre, shape of shares (2, n)."""
    flat = [np.empty((2, array.size), np.float32) for array in centre]
    for (i, part), block in _blocks(rows, centre):
        flat[i][:, part] = shares.astype(np.float32) @ block
    return _both(
        tuple(values[k].reshape(c.shape) for values, c in zip(flat, centre, strict=True))
        for k in range(2)
    )


def _both(pair: Iterator[Weights]) -> tuple[Weights, Weights]:
    first, second = pair
    return first, second


def _normalised(direction: Weights, centre: Weights) -> Weights:
    pairs = zip(direction, centre, strict=True)
    return tuple(_as_long(d, c) if d.ndim > 1 else np.zeros_like(d) for d, c in pairs)


def _as_long(direction: NDArray[np.float32], centre: NDArray[np.float32]) -> NDArray[np.float32]:
    own, wanted = filter_norms(direction), filter_norms(centre)
    still = own == 0
    scale = np.where(still, 0.0, wanted / np.where(still, 1.0, own))
    return (direction * scale).astype(np.float32)


def _part(directions: tuple[Weights, Weights], place: _Place) -> NDArray[np.float32]:
    i, part = place
    return np.stack([direction[i].reshape(-1)[part] for direction in directions])


def _angles(plane: Plane) -> Floats:
    """Return the products of the directions with each other, shape (2, 2)."""
    products = np.zeros((2, 2))
    for arrays in zip(*plane.directions, strict=True):
        flat = np.stack([array.reshape(-1) for array in arrays]).astype(np.float64)
        products += flat @ flat.T
    return products


def _shares(plane: Plane, rows: Sequence[Weights], factors: Floats) -> tuple[float, float]:
    places, angles = project(plane, rows), _angles(plane)
    if not angles.trace():
        raise InputError(
            say("All filters of the first weights are zero, so nothing can be scaled to them."),
            say("Compute the surface without filter normalization."),
        )
    counts = factors**2
    total = float(counts @ places.distances**2)
    both = float(counts @ np.einsum("ij,jk,ik->i", places.xy, angles, places.xy))
    along = places.xy @ angles[:, 0] / np.sqrt(max(angles[0, 0], np.finfo(np.float64).tiny))
    first = float(counts @ along**2)
    return first / total, (both - first) / total
