"""The plane through paths: against the decomposition of the whole matrix, and by formula."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from engine.insight import plane
from engine.insight.plane import Weights
from engine.messages import InputError

SHAPES = ((3, 3, 2, 4), (4,), (20, 7), (7,))


def shaped(flat: np.ndarray) -> Weights:
    sizes = [int(np.prod(shape)) for shape in SHAPES]
    parts = np.split(flat.astype(np.float32), np.cumsum(sizes)[:-1])
    return tuple(part.reshape(shape) for part, shape in zip(parts, SHAPES, strict=True))


def flat(weights: Weights) -> np.ndarray:
    return np.concatenate([array.ravel() for array in weights]).astype(np.float64)


def walks(seed: int = 3, lanes: int = 3, moments: int = 12) -> list[list[Weights]]:
    """Lanes that set out from the same weights, and go their own ways, one faster than another."""
    rng = np.random.default_rng(seed)
    size = sum(int(np.prod(shape)) for shape in SHAPES)
    start = rng.normal(size=size)
    found = []
    for lane in range(lanes):
        steps = rng.normal(size=size) * (lane + 1) + rng.normal(size=(moments - 1, size))
        found.append([shaped(start), *map(shaped, start + np.cumsum(steps, axis=0))])
    return found


def rows_of(lanes: list[list[Weights]]) -> list[Weights]:
    return [row for lane in lanes for row in lane]


def test_the_plane_is_that_of_the_whole_matrix_each_lane_counting_the_same() -> None:
    lanes = walks()
    found = plane.fit(lanes)
    start = flat(lanes[0][0])
    weighted = []
    for lane in lanes:
        moved = np.array([flat(row) for row in lane]) - start
        weighted.append(moved / np.linalg.norm(moved))
    _, sizes, directions = np.linalg.svd(np.concatenate(weighted), full_matrices=False)
    for ours, theirs in zip(found.directions, directions[:2], strict=True):
        assert abs(flat(ours) @ theirs) == pytest.approx(1, abs=1e-4)
    assert found.shares == pytest.approx(sizes[:2] ** 2 / (sizes**2).sum(), abs=1e-4)
    assert flat(found.centre) == pytest.approx(start, abs=1e-6)


def test_paths_within_a_plane_lie_wholly_on_it() -> None:
    rng = np.random.default_rng(0)
    start, first, second = rng.normal(size=(3, sum(int(np.prod(s)) for s in SHAPES)))
    lanes = [
        [shaped(start + a * first + b * second) for a, b in ((0, 0), (1, 0.2), (2, 1))],
        [shaped(start + a * first + b * second) for a, b in ((0, 0), (0.1, 1), (0.4, 3))],
    ]
    found = plane.fit(lanes)
    assert sum(found.shares) == pytest.approx(1, abs=1e-5)
    rows = rows_of(lanes)
    places = plane.project(found, rows)
    assert places.off_plane == pytest.approx(np.zeros(6), abs=0.05)
    for row, (x, y) in zip(rows, places.xy, strict=True):
        assert flat(found.weights(x, y)) == pytest.approx(flat(row), abs=1e-4)


@pytest.mark.parametrize("filter_normalised", [False, True])
def test_a_path_is_drawn_where_it_is_nearest_to_the_plane(filter_normalised: bool) -> None:
    lanes = walks()
    found = plane.fit(lanes, filter_normalised)
    places = plane.project(found, rows_of(lanes))
    matrix = np.array([flat(direction) for direction in found.directions])
    for i, row in enumerate(rows_of(lanes)):
        moved = flat(row) - flat(found.centre)
        wanted, *_ = np.linalg.lstsq(matrix.T, moved, rcond=None)
        assert places.xy[i] == pytest.approx(wanted, abs=1e-3)
        left = np.linalg.norm(moved - wanted @ matrix)
        assert places.off_plane[i] == pytest.approx(left, rel=1e-3, abs=1e-2)
        assert places.distances[i] == pytest.approx(np.linalg.norm(moved), rel=1e-4)


def test_normalised_filters_are_as_long_as_those_of_the_centre() -> None:
    found = plane.fit(walks(), filter_normalised=True)
    for direction in found.directions:
        kernel, bias, dense, dense_bias = direction
        wanted = np.linalg.norm(found.centre[0].reshape(-1, 4), axis=0)
        assert np.linalg.norm(kernel.reshape(-1, 4), axis=0) == pytest.approx(wanted, rel=1e-4)
        wanted = np.linalg.norm(found.centre[2], axis=0)
        assert np.linalg.norm(dense, axis=0) == pytest.approx(wanted, rel=1e-4)
        assert not bias.any()
        assert not dense_bias.any()


def test_normalising_keeps_the_way_each_filter_points() -> None:
    plain, scaled = plane.fit(walks()), plane.fit(walks(), filter_normalised=True)
    before, after = plain.directions[0][2], scaled.directions[0][2]
    cosines = (before * after).sum(axis=0) / np.sqrt(
        (before**2).sum(axis=0) * (after**2).sum(axis=0)
    )
    assert cosines == pytest.approx(np.ones(7), abs=1e-4)


def test_shares_of_slanted_directions_are_the_part_not_left_over() -> None:
    lanes = walks()
    found = plane.fit(lanes, filter_normalised=True)
    places = plane.project(found, rows_of(lanes))
    part = 0.0
    for i, lane in enumerate(lanes):
        mine = slice(12 * i, 12 * i + len(lane))
        squares = (places.distances[mine] ** 2).sum()
        part += (1 - (places.off_plane[mine] ** 2).sum() / squares) / len(lanes)
    assert sum(found.shares) == pytest.approx(part, abs=1e-4)


def test_a_lane_that_has_not_moved_does_not_matter() -> None:
    lanes = walks()
    found = plane.fit([*lanes, [lanes[0][0], lanes[0][0]]])
    assert found.shares == pytest.approx(plane.fit(lanes).shares, abs=1e-5)


def test_moments_in_a_line_span_no_plane() -> None:
    start, way = np.random.default_rng(0).normal(size=(2, sum(map(int, map(np.prod, SHAPES)))))
    lane = [shaped(start + step * way) for step in range(5)]
    with pytest.raises(InputError, match="have not moved far enough"):
        plane.fit([lane])
    with pytest.raises(InputError, match="have not moved far enough"):
        plane.fit([[lane[0], lane[0], lane[0]]])


def test_filters_of_zero_give_nothing_to_scale_to() -> None:
    lanes = [[shaped(flat(row) - flat(lane[0])) for row in lane] for lane in walks()]
    with pytest.raises(InputError, match="are zero"):
        plane.fit(lanes, filter_normalised=True)


def test_a_large_network_takes_no_copy_of_all_moments() -> None:
    rng = np.random.default_rng(0)
    shape = (400, 500)
    lane = [(rng.standard_normal(shape, np.float32),) for _ in range(60)]
    one = lane[0][0].nbytes
    tracemalloc.start()
    try:
        found = plane.fit([lane])
        plane.project(found, lane)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12 * one + 3 * plane.BLOCK_BYTES
    assert peak < 60 * one * 1.3  # all moments would be a second time as much


def test_chosen_moments_begin_dense_and_keep_both_ends() -> None:
    updates = list(range(0, 100_000, 7))
    chosen = plane.spread(updates, 60)
    assert chosen[0] == 0
    assert chosen[-1] == len(updates) - 1
    assert 40 < len(chosen) <= 60
    gaps = np.diff([updates[i] for i in chosen])
    assert gaps[:5].max() < gaps[-5:].min() / 20
    assert plane.spread([0, 5, 9], 60) == [0, 1, 2]


def test_a_lane_counts_until_its_weights_fly_apart() -> None:
    lane = walks(lanes=1)[0]
    assert plane.before_flying_apart(lane) == len(lane)
    away = [shaped(flat(row) * 1e4) for row in lane[8:]]
    assert plane.before_flying_apart([*lane[:8], *away]) == 8
    assert plane.before_flying_apart([]) == 0
    assert plane.before_flying_apart([lane[0], lane[0], lane[5]]) == 3
