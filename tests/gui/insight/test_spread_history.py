"""Moments spread evenly over what was seen, and histograms on one range."""

from __future__ import annotations

import numpy as np
import pytest

from engine.insight.observation import Histogram
from gui.insight.spread_history import (
    MOST_MOMENTS,
    Part,
    SpreadHistory,
    rangeOf,
    shares,
    spreadsOf,
)
from tests.helpers.insights import histogram, vitals


def test_some_sixty_moments_are_kept_over_all_that_was_seen() -> None:
    history = SpreadHistory()
    for update in range(0, 3000, 10):
        history.add(update, vitals(1.0))
    updates = history.updates()
    assert len(history) == len(updates) == MOST_MOMENTS
    assert (updates[0], updates[-1]) == (0, 2990)
    assert max(np.diff(updates)) <= 8 * 2990 / MOST_MOMENTS


def test_moments_of_the_past_come_in_their_place() -> None:
    history = SpreadHistory()
    for update in (10, 30, 20, 30):
        history.add(update, vitals(1.0))
    assert history.updates() == [10, 20, 30]
    history.clear()
    assert not len(history)


def test_only_layers_that_have_a_part_are_listed() -> None:
    history = SpreadHistory()
    assert history.layers(Part.WEIGHTS) == []
    history.add(1, vitals(1.0, 1.0, activations=None))
    assert history.layers(Part.WEIGHTS) == [0, 1]
    assert history.layers(Part.ACTIVATIONS) == []
    assert [update for update, _ in history.histograms(1, Part.WEIGHTS)] == [1]


def test_shares_lie_where_the_values_lie() -> None:
    spreads = spreadsOf([Histogram(0.0, 4.0, np.array([4, 0, 2, 2]))])
    assert shares(spreads, 0, 4, 4).tolist() == [[0.5, 0, 0.25, 0.25]]
    assert shares(spreads, -4, 4, 2).tolist() == [[0, 1]]
    assert shares(spreads, 0, 2, 4).tolist() == [[0.25, 0.25, 0, 0]]


def test_every_histogram_keeps_its_whole_where_the_range_holds_all() -> None:
    rng = np.random.default_rng(0)
    found = [Histogram(-k, 2.0 * k, rng.integers(0, 50, 40)) for k in (0.1, 1.0, 3.0)]
    assert shares(spreadsOf(found), -3, 6).sum(axis=1) == pytest.approx(1.0)


def test_outliers_and_wild_moments_are_beyond_the_range() -> None:
    calm = Histogram(-1.0, 1.0, np.array([10, 80, 80, 10]))
    outlier = Histogram(-1.0, 9.0, np.array([50_000, 50_000, 0, 0, 1]))
    wild = Histogram(-100.0, 100.0, np.array([10, 80, 80, 10]))
    assert rangeOf(spreadsOf([outlier]), 0) == (-1, 3)
    many = spreadsOf([wild, *[calm] * 9])
    assert rangeOf(many, 9) == (-1, 1)
    assert rangeOf(many, 0) == (-100, 100)


def test_values_that_are_all_alike_still_have_a_range() -> None:
    low, high = rangeOf(spreadsOf([Histogram(0.5, 0.5, np.array([0, 7, 0]))]), 0)
    assert low < 0.5 < high
    same = spreadsOf([histogram(0.5, 0.5)])
    assert np.isfinite(shares(same, low, high)).all()
