"""What is drawn of a curve: all that the eye could see, and no more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from engine.training.history import Row, Series
from gui.training.scale import View
from gui.training.strokes import Curve, Even, bars, coverage, line

WIDTH = 100


def view(low: float, high: float) -> View:
    return View(QRectF(0, 0, WIDTH, 50), (low, high), (0, 1))


def curve(values: list[float] | np.ndarray, **changes: object) -> Curve:
    y = np.asarray(values, np.float32)
    return Curve(np.arange(1, len(y) + 1, dtype=float), y, 0, "training", "", **changes)  # type: ignore[arg-type]


@given(st.floats(1e-3, 100), st.integers(0, 50), st.lists(st.floats(-10, 6000), max_size=20))
def test_even_places_are_found_as_in_an_array(step: float, size: int, wanted: list[float]) -> None:
    places, array = Even(step, size), np.arange(1, size + 1) * step
    off = [x for x in wanted if not len(array) or np.abs(array - x).min() > 1e-6 * max(1, abs(x))]
    np.testing.assert_array_equal(
        places.searchsorted(np.array(off)), array.searchsorted(np.array(off))
    )
    assert len(places) == size
    if size:
        assert places[-1] == pytest.approx(array[-1])
        np.testing.assert_allclose(np.asarray(places[np.arange(size)]), array)


def test_bars_keep_a_single_spike_however_long_the_row() -> None:
    series = Series()
    values = np.zeros(1_000_000, np.float32)
    values[456_789] = 7.0
    for start in range(0, 1_000_000, 100_000):
        series.extend(values[start : start + 100_000])
        series.extremes()
    long = Curve(Even(1.0, len(series)), series, 0, "training", "", series.smooth)
    _, high = bars(long, view(0, 1_000_000), WIDTH)
    assert np.flatnonzero(high > 0).tolist() == [45]
    assert high[45] == 7.0


@given(st.lists(st.floats(0, 1, width=32), min_size=2, max_size=300))
def test_bars_join_from_one_column_to_the_next(values: list[float]) -> None:
    low, high = bars(curve(values), view(1, len(values)), WIDTH)
    assert np.isfinite(low).all()
    assert (low <= high).all()
    assert (low[1:] <= high[:-1] + 1e-6).all()
    assert (low[:-1] <= high[1:] + 1e-6).all()


def test_bars_end_where_the_curve_ends() -> None:
    low, _ = bars(curve(np.full(5000, 0.5)), view(0, 10_000), WIDTH)
    assert np.isfinite(low[: WIDTH // 2]).all()
    assert np.isnan(low[WIDTH // 2 + 1 :]).all()


def test_bars_of_a_part_show_that_part() -> None:
    values = np.arange(1000) / 1000
    low, high = bars(curve(values), view(400, 500), WIDTH)
    assert low[0] == pytest.approx(0.399, abs=2e-3)
    assert high[-1] == pytest.approx(0.499, abs=2e-3)


def test_what_is_not_a_number_is_left_out() -> None:
    x, y = line(curve([1.0, np.nan, 0.5]), view(0, 4))
    assert x.tolist() == [1, 3]
    assert y.tolist() == [1.0, 0.5]
    assert curve([1.0, 0.5, np.nan]).end() == (2.0, 0.5)
    assert curve([np.nan]).end() is None
    assert curve(np.append(1.0, np.full(9999, np.nan))).end() == (1.0, 1.0)


def test_the_line_in_front_is_thin_and_ends_at_the_last_point() -> None:
    x, y = line(curve(np.linspace(0, 1, 100_000)), view(0, 100_000))
    assert len(x) <= WIDTH
    assert (x[-1], y[-1]) == (100_000, 1.0)


def test_the_points_of_the_line_stay_while_the_curve_grows() -> None:
    values = np.linspace(0, 1, 100_000)
    before, _ = line(curve(values[:90_000]), view(0, 100_000))
    after, _ = line(curve(values), view(0, 100_000))
    assert set(before[:-1]) <= set(after)


def test_dots_are_all_there_while_there_is_room_for_them() -> None:
    x, _ = line(curve(np.full(50, 0.5), dots=True), view(0, 50))
    assert len(x) == 50
    x, _ = line(curve(np.full(50_000, 0.5), dots=True), view(0, 50_000))
    assert len(x) <= WIDTH


def test_a_part_of_the_line_reaches_over_the_edges() -> None:
    x, _ = line(curve(np.full(100, 0.5)), view(10.5, 20.5))
    assert x[0] <= 10.5
    assert x[-1] >= 20.5


def test_a_row_is_as_good_as_an_array() -> None:
    values = np.random.default_rng(2).random(50).astype(np.float32)
    row = Row()
    row.extend(values)
    other = Curve(Even(1.0, 50), row, 0, "training", "")
    pairs = zip(bars(other, view(0, 51), 30), bars(curve(values), view(0, 51), 30), strict=True)
    for one, two in pairs:
        np.testing.assert_allclose(one, two)


def test_coverage_fills_columns_from_top_to_bottom() -> None:
    mask = coverage(np.array([0.0, 1.2, np.nan, 2.0, -9.0]), np.array([2.0, 3.1, 1, 2.0, 9.0]), 4)
    assert (mask > 0).T.astype(int).tolist() == [
        [1, 1, 0, 0],
        [0, 1, 1, 1],
        [0, 0, 0, 0],
        [0, 0, 1, 0],
        [1, 1, 1, 1],
    ]
