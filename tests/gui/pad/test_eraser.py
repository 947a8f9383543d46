from __future__ import annotations

import pytest

from gui.pad.eraser import touched

BAR = ((0.2, 0.5), (0.8, 0.5))
DOT = ((0.5, 0.1),)
POST = ((0.5, 0.2), (0.5, 0.4), (0.5, 0.9))


def test_a_way_that_crosses_strokes_touches_them_all():
    assert touched((BAR, DOT, POST), (0.4, 0.3), (0.6, 0.7), 0.0) == [0, 2]


def test_a_quick_move_over_a_stroke_is_not_missed():
    assert touched((BAR,), (0.5, 0.0), (0.5, 1.0), 0.01) == [0]


@pytest.mark.parametrize(("y", "is_near"), [(0.54, True), (0.56, False)])
def test_what_is_near_enough_is_touched(y, is_near):
    assert bool(touched((BAR,), (0.5, y), (0.5, y), 0.05)) == is_near


def test_beside_an_end_and_at_a_dot():
    assert touched((BAR,), (0.83, 0.5), (0.83, 0.5), 0.05) == [0]
    assert touched((BAR,), (0.87, 0.5), (0.87, 0.5), 0.05) == []
    assert touched((DOT,), (0.45, 0.1), (0.55, 0.1), 0.01) == [0]
    assert touched((DOT,), (0.45, 0.2), (0.55, 0.2), 0.01) == []
    assert touched((), (0, 0), (1, 1), 1.0) == []
