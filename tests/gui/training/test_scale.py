"""Axes: round figures, none too many, and places that lead back to their values."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from gui.training.scale import View, figure, log_ticks, ticks

AREA = QRectF(40, 5, 500, 200)


@given(st.floats(-1e6, 1e6), st.floats(1e-4, 1e7), st.integers(1, 12))
def test_figures_are_inside_equally_far_apart_and_not_too_many(
    low: float, span: float, most: int
) -> None:
    found = [tick.at for tick in ticks(low, low + span, most)]
    slack = 1e-6 * span
    assert len(found) <= most + 1
    assert all(low - slack <= at <= low + span + slack for at in found)
    steps = [(b - a) / span for a, b in itertools.pairwise(found)]
    assert max(steps, default=0) == pytest.approx(min(steps, default=0), rel=1e-3)


def test_figures_have_the_digits_that_they_need() -> None:
    assert [tick.text for tick in ticks(0, 1, 5)] == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]
    assert [tick.text for tick in ticks(0.9, 1, 5)][:2] == ["0.90", "0.92"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(9375, "9375"), (60_000, "60k"), (1_500_000, "1.5M"), (3e15, "3e+15"), (-20_000, "-20k")],
)
def test_large_figures_are_short(value: float, text: str) -> None:
    assert figure(value, 0) == text


def test_nothing_to_see_has_no_figures() -> None:
    assert ticks(1, 1, 5) == []
    assert ticks(0, 1, 0) == []


@given(st.floats(-6, 5), st.floats(0.1, 8), st.integers(2, 8))
def test_powers_of_ten_have_figures_that_are_inside_and_not_too_many(
    low: float, span: float, most: int
) -> None:
    found = log_ticks(low, low + span, most)
    assert len(found) <= most + 1
    assert all(low - 1e-6 <= tick.at <= low + span + 1e-6 for tick in found)


def test_powers_of_ten_are_written_plainly() -> None:
    assert [tick.text for tick in log_ticks(-3, 0, 5)] == ["0.001", "0.01", "0.1", "1"]
    assert [tick.text for tick in log_ticks(-1, 0.1, 5)] == ["0.1", "0.2", "0.5", "1"]


@given(st.floats(0.001, 1e4), st.floats(-100, 100), st.booleans())
def test_places_lead_back_to_values(value: float, x: float, log: bool) -> None:
    view = View(AREA, (-100, 100), (-4, 5) if log else (0, 1e4), log)
    assert view.y_at(float(view.down(value))) == pytest.approx(value, rel=1e-6, abs=1e-6)
    assert float(view.x_at(view.across(x))) == pytest.approx(x, abs=1e-6)


def test_up_is_more_and_what_is_far_out_stays_paintable() -> None:
    view = View(AREA, (0, 1), (0, 1))
    assert float(view.down(1.0)) == AREA.top()
    assert float(view.down(0.0)) == AREA.bottom()
    assert math.isfinite(float(view.down(math.inf)))
    assert math.isnan(float(view.down(math.nan)))


@given(st.floats(0, 1e-9))
def test_a_logarithmic_view_knows_no_zero(value: float) -> None:
    view = View(AREA, (0, 1), (-6, 1), log=True)
    assume(value >= 0)
    assert float(view.down(value)) == pytest.approx(AREA.bottom())
