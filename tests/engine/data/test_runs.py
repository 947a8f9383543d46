from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.data.runs import runs_of

PAGE = np.array(
    [
        [1, 0, 0, 0, 0, 0],
        [0, 1, 0, 1, 0, 0],
        [0, 0, 0, 1, 0, 1],
        [0, 0, 0, 1, 1, 1],
        [0, 0, 0, 0, 0, 0],
    ],
    dtype=bool,
)


def flooded(mask: np.ndarray) -> list[set[tuple[int, int]]]:
    """The parts of a mask, found by filling one after the other."""
    left, parts = {(int(y), int(x)) for y, x in zip(*np.nonzero(mask), strict=True)}, []
    while left:
        waiting, part = [min(left)], set()
        while waiting:
            y, x = waiting.pop()
            if (y, x) in left:
                left.remove((y, x))
                part.add((y, x))
                waiting += [(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
        parts.append(part)
    return parts


def test_parts_join_at_corners_and_around_bends() -> None:
    runs = runs_of(PAGE)
    assert runs.count == 2
    order = np.argsort(runs.tops)
    assert runs.areas[order].tolist() == [2, 6]
    assert runs.counts(np.indices(PAGE.shape)[0] > 1)[order].tolist() == [0, 5]
    assert runs.bottoms[order].tolist() == [1, 3]
    assert runs.are_at_edge[order].tolist() == [True, True]
    lower = runs.painted(runs.areas == 6)
    assert (lower == PAGE & (np.indices(PAGE.shape)[1] > 2)).all()


@given(hnp.arrays(np.bool_, st.tuples(st.integers(1, 12), st.integers(1, 12))))
def test_every_mask_has_the_parts_that_filling_finds(mask: np.ndarray) -> None:
    runs = runs_of(mask)
    parts = flooded(mask)
    assert sorted(runs.areas.tolist()) == sorted(map(len, parts))
    assert sorted(runs.tops.tolist()) == sorted(min(y for y, _ in part) for part in parts)
    assert (runs.painted(np.ones(runs.count, dtype=bool)) == mask).all()
