from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.sheet_axis import Axis, alike, written

NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32)


@given(st.lists(NUMBERS, min_size=1, max_size=5))
def test_an_axis_holds_its_values_and_has_a_few_ticks(values: list[float]) -> None:
    axis = Axis.around("x", np.array(values))
    shares = axis.shares(np.array(values))
    assert shares.min() >= 0
    assert shares.max() <= 1
    ticks = axis.ticks()
    assert 2 <= len(ticks) <= 7
    slack = 1e-9 * max(axis.span, abs(axis.low), abs(axis.high))
    assert (ticks >= axis.low - slack).all()
    assert (ticks <= axis.high + slack).all()


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (-1.1, 1.1, ["-1", "-0.5", "0", "0.5", "1"]),
        (0, 0.35, ["0", "0.1", "0.2", "0.3"]),
        (-40, 950, ["0", "200", "400", "600", "800"]),
        (2000.1, 2000.4, ["2000.1", "2000.15", "2000.2", "2000.25", "2000.3", "2000.35", "2000.4"]),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: list[str]) -> None:
    assert [written(tick) for tick in Axis("x", low, high).ticks()] == expected


def test_one_value_is_in_the_middle() -> None:
    for value in (0.0, -7.0, 1e6):
        axis = Axis.around("x", np.array([value, value]))
        assert axis.span > 0
        assert axis.shares(np.array([value])) == pytest.approx(0.5)


def test_axes_share_a_scale_only_where_it_costs_little() -> None:
    near = alike(Axis("x", -1, 1), Axis("y", 0, 1.2))
    assert [axis.span for axis in near] == [2, 2]
    assert (near[1].low, near[1].high) == pytest.approx((-0.4, 1.6))
    far = (Axis("x", 0, 1), Axis("y", 0, 200))
    assert alike(*far) == far
