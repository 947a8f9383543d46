from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from engine.data import ink as pictures
from engine.insight.explanation import Ink
from engine.insight.stroke_support import MOST_PIECES, PARTS, pieces

ROOF = np.array([[0.0, 0.0], [0.5, 0.0], [1.0, 0.0]])
STEM = np.array([[1.0, 0.0], [0.7, 1.0], [0.4, 2.0]])
BAR = np.array([[0.3, 1.0], [1.0, 1.0]])


class Reads:
    """Takes pictures and finds class 0 as probable as a row of pixels is bright."""

    def __init__(self) -> None:
        self.calls: list[np.ndarray] = []

    def __call__(self, images: np.ndarray) -> np.ndarray:
        assert images.dtype == np.uint8
        assert images.shape[1:] == (28, 28)
        self.calls.append(images)
        lit = images.mean(axis=(1, 2), dtype=np.float64) / 255
        return np.stack([lit, 1 - lit], axis=1).astype(np.float32)

    @property
    def images(self) -> np.ndarray:
        [images] = self.calls
        return images


def drawn(*strokes: np.ndarray) -> Ink:
    return Ink(strokes, pictures.PEN)


def spiral(points: int, turns: float = 3.0) -> np.ndarray:
    angle = np.linspace(0.0, turns * 2 * np.pi, points)
    return np.stack([angle * np.cos(angle), angle * np.sin(angle)], axis=1)


def test_each_stroke_is_left_out_in_turn_and_all_are_read_at_once() -> None:
    read = Reads()
    found = pieces(read, drawn(ROOF, STEM, BAR), 0)
    assert [(p.stroke, p.first, p.last) for p in found] == [(0, 0, 2), (1, 0, 2), (2, 0, 1)]
    assert len(read.images) == 4
    np.testing.assert_array_equal(read.images[0], pictures.render([ROOF, STEM, BAR]))


def test_support_is_what_the_answer_loses_without_the_stroke() -> None:
    read = Reads()
    roof, stem, bar = pieces(read, drawn(ROOF, STEM, BAR), 0)
    lit = read.images.mean(axis=(1, 2)) / 255
    for piece, left in zip((roof, stem, bar), lit[1:], strict=True):
        assert piece.support == pytest.approx(lit[0] - left, abs=1e-6)
    assert stem.support > roof.support > 0.0
    against = pieces(Reads(), drawn(ROOF, STEM, BAR), 1)
    assert [p.support for p in against] == pytest.approx(
        [-p.support for p in (roof, stem, bar)], abs=1e-6
    )


def test_what_is_left_stays_where_it_was() -> None:
    """Without its stem a 7 would be scaled and centred quite otherwise."""
    read = Reads()
    pieces(read, drawn(ROOF, STEM), 0)
    whole, without_roof, without_stem = read.images
    for left in (without_roof, without_stem):
        same = left == whole
        assert (left[~same] < whole[~same]).all()
        assert same[left > 0].mean() > 0.8  # where lines meet, an edge may be softer
    rows = np.flatnonzero(without_stem.any(axis=1))
    np.testing.assert_array_equal(rows[0], np.flatnonzero(whole.any(axis=1))[0])
    assert rows[-1] - rows[0] < 5
    np.testing.assert_array_equal(np.maximum(without_roof, without_stem), whole)


def test_a_lone_stroke_is_cut_into_pieces_of_equal_length() -> None:
    points = spiral(400)
    read = Reads()
    found = pieces(read, drawn(points), 0)
    assert len(found) == PARTS
    assert len(read.images) == PARTS + 1
    assert (found[0].first, found[-1].last) == (0, 399)
    for one, after in pairwise(found):
        assert one.last == after.first
    lengths = [np.hypot(*np.diff(points[p.first : p.last + 1], axis=0).T).sum() for p in found]
    np.testing.assert_allclose(lengths, np.mean(lengths), rtol=0.05)
    assert all(p.support > 0 for p in found)


def test_a_very_long_stroke_is_cut_though_it_is_not_alone() -> None:
    found = pieces(Reads(), drawn(spiral(400), BAR), 0)
    assert [p.stroke for p in found] == [0] * PARTS + [1]


def test_a_lone_straight_line_of_two_points_is_one_piece() -> None:
    [piece] = pieces(Reads(), drawn(BAR), 0)
    assert (piece.stroke, piece.first, piece.last) == (0, 0, 1)
    assert piece.support > 0


def test_a_stroke_beneath_another_supports_nothing() -> None:
    first, second = pieces(Reads(), drawn(ROOF, ROOF), 0)
    assert first.support == second.support == 0.0


NOTHING = np.zeros((0, 2))
DOT = np.array([[3.0, 4.0]])


@pytest.mark.parametrize("strokes", [(), (NOTHING,), (np.array([[np.nan, 1.0]]),)])
def test_without_ink_there_are_no_pieces(strokes: tuple[np.ndarray, ...]) -> None:
    read = Reads()
    assert pieces(read, drawn(*strokes), 0) == ()
    assert read.calls == []


def test_a_dot_is_a_piece() -> None:
    [piece] = pieces(Reads(), drawn(DOT), 0)
    assert (piece.stroke, piece.first, piece.last) == (0, 0, 0)
    assert piece.support > 0


def test_empty_strokes_and_points_that_are_no_numbers_are_passed_over() -> None:
    broken = np.array([[np.nan, 0.0], [0.0, 0.0], [np.inf, 5.0], [1.0, 0.0], [1.0, np.nan]])
    found = pieces(Reads(), drawn(NOTHING, broken, STEM, DOT), 0)
    assert [(p.stroke, p.first, p.last) for p in found] == [(1, 1, 3), (2, 0, 2), (3, 0, 0)]


def test_of_two_hundred_strokes_the_longest_are_tried() -> None:
    rng = np.random.default_rng(0)
    strokes = [rng.uniform(0, 10, (2, 2)) for _ in range(200)]
    read = Reads()
    found = pieces(read, drawn(*strokes), 0)
    assert len(found) == MOST_PIECES
    assert len(read.images) == MOST_PIECES + 1
    lengths = np.array([np.hypot(*(stroke[1] - stroke[0])) for stroke in strokes])
    tried = [p.stroke for p in found]
    assert tried == sorted(tried)
    assert lengths[tried].min() >= np.delete(lengths, tried).max()


@pytest.mark.parametrize(
    "strokes",
    [
        (np.random.default_rng(1).normal(size=(1000, 2)).cumsum(axis=0),),
        (np.array([[1e308, -1e308], [-1e308, 1e308]]), DOT),
        (np.full((50, 2), 7.0),),
        (np.array([[0.0, 0.0], [1e-320, 0.0]]),),
        (DOT, DOT + 1e-9),
    ],
)
def test_odd_drawings_are_explained_in_numbers(strokes: tuple[np.ndarray, ...]) -> None:
    found = pieces(Reads(), drawn(*strokes), 0)
    assert 1 <= len(found) <= MOST_PIECES
    assert all(np.isfinite(p.support) and p.first <= p.last for p in found)
