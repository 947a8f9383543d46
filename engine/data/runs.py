"""The connected parts of a picture of two tones, by runs of pixels (Rosenfeld and Pfaltz, 1966)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Indices = NDArray[np.int64]


class Runs:
    """A mask as runs of pixels in rows, each with the number of the part it belongs to.

    Parameters
    ----------
    shape : rows and columns of the mask.
    rows, starts, ends : of each run, from top left to bottom right; ``ends`` are exclusive.
    """

    def __init__(
        self, shape: tuple[int, ...], rows: Indices, starts: Indices, ends: Indices
    ) -> None:
        self._shape = shape
        self._rows, self._starts, self._ends = rows, starts, ends
        self._part = _parts(rows.tolist(), starts.tolist(), ends.tolist())

    @property
    def count(self) -> int:
        """Number of parts."""
        return int(self._part.max()) + 1 if self._part.size else 0

    @property
    def areas(self) -> Indices:
        """Pixels of each part."""
        weights = self._ends - self._starts
        return np.bincount(self._part, weights=weights, minlength=self.count).astype(np.int64)

    def counts(self, mask: Mask) -> Indices:
        """Return how many pixels of each part are True in another mask of the same shape."""
        before = np.concatenate([[0], np.cumsum(mask)])
        first = self._rows * self._shape[1] + self._starts
        within = before[first + self._ends - self._starts] - before[first]
        return np.bincount(self._part, weights=within, minlength=self.count).astype(np.int64)

    @property
    def tops(self) -> Indices:
        """First row of each part."""
        return self._least(self._rows)

    @property
    def bottoms(self) -> Indices:
        """Last row of each part."""
        return -self._least(-self._rows)

    @property
    def are_at_edge(self) -> Mask:
        """Whether each part reaches the edge of the mask."""
        height, width = self._shape
        left, right = self._least(self._starts), -self._least(-self._ends)
        at_end = (self.tops == 0) | (self.bottoms == height - 1)
        at_edge: Mask = at_end | (left == 0) | (right == width)
        return at_edge

    def painted(self, wanted: Mask) -> Mask:
        """Return a mask with only the parts that are wanted."""
        mask = np.zeros(self._shape, dtype=bool)
        kept = wanted[self._part]
        columns = zip(self._rows[kept], self._starts[kept], self._ends[kept], strict=True)
        for row, start, end in columns:
            mask[row, start:end] = True
        return mask

    def _least(self, values: Indices) -> Indices:
        least = np.full(self.count, np.iinfo(np.int64).max)
        np.minimum.at(least, self._part, values)
        return least


def runs_of(mask: Mask) -> Runs:
    """Return the runs and parts of a mask of shape (h, w); parts may join at corners."""
    framed = np.pad(mask.astype(np.int8), ((0, 0), (1, 1)))
    steps = np.diff(framed, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    return Runs(mask.shape, rows, starts, ends)


def _parts(rows: list[int], starts: list[int], ends: list[int]) -> Indices:
    """Number the runs by part: two runs are of one where they touch in neighbouring rows."""
    parent = list(range(len(rows)))
    above = 0
    for run, (row, start, end) in enumerate(zip(rows, starts, ends, strict=True)):
        while rows[above] < row - 1 or (rows[above] == row - 1 and ends[above] < start):
            above += 1
        other = above
        while rows[other] == row - 1 and starts[other] <= end:
            parent[_root(parent, other)] = _root(parent, run)
            other += 1
    roots = [_root(parent, run) for run in range(len(parent))]
    return np.unique(np.array(roots, dtype=np.int64), return_inverse=True)[1].reshape(-1)


def _root(parent: list[int], run: int) -> int:
    while parent[run] != run:
        parent[run] = parent[parent[run]]
        run = parent[run]
    return run
