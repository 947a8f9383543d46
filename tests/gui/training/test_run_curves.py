"""A run's figures against epochs, updates, examples and seconds, and what to see of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.training.history import EpochResult, History, Series
from gui.training import run_curves
from gui.training.run_curves import AXES, Axis, EpochFigures, FirstReached
from gui.training.strokes import Curve


def run(updates: int = 20) -> History:
    """Ten updates an epoch, of 32 examples, two a second."""
    history = History(steps_per_epoch=10, examples_per_update=32.0)
    history.add_batches({"loss": np.ones(updates, np.float32)}, seconds=updates / 2)
    return history


@pytest.mark.parametrize(
    ("axis", "end"), [("epochs", 2.0), ("updates", 20.0), ("examples", 640.0), ("seconds", 10.0)]
)
def test_an_axis_counts_what_it_says(axis: Axis, end: float) -> None:
    history = run()
    assert float(run_curves.places(history, axis, 20)[-1]) == pytest.approx(end)
    assert run_curves.place(history, axis, 20) == pytest.approx(end)
    assert run_curves.place(history, axis, 0) == 0


@pytest.mark.parametrize("axis", ["examples", "seconds"])
def test_what_is_unknown_is_counted_in_updates(axis: Axis) -> None:
    history = History(steps_per_epoch=10)
    history.add_batches({"loss": np.ones(20, np.float32)})
    assert not run_curves.usable(history, axis)
    assert run_curves.place(history, axis, 20) == 20


@given(st.sampled_from(AXES), st.integers(1, 20))
def test_an_update_is_found_again_where_it_stands(axis: Axis, update: int) -> None:
    history = run()
    assert run_curves.update_at(history, axis, run_curves.place(history, axis, update)) == update


@pytest.mark.parametrize("axis", AXES)
def test_beyond_the_ends_the_nearest_update_counts(axis: Axis) -> None:
    assert run_curves.update_at(run(), axis, -5) == 1
    assert run_curves.update_at(run(), axis, 1e9) == 20
    assert run_curves.update_at(run(), "updates", 7.4) == 7
    assert run_curves.update_at(run(), "updates", 7.6) == 8
    assert run_curves.update_at(History(), axis, 3) == 0


def epochs(values: list[float]) -> History:
    history = run(10 * len(values))
    history.epochs += [EpochResult(i, 10 * i, {"v": v}, 1.0) for i, v in enumerate(values, 1)]
    return history


def test_the_best_epoch_is_the_first_of_the_best() -> None:
    figures = EpochFigures()
    figures.update(epochs([0.5, 0.9, np.nan, 0.9]))
    assert figures.best("v", high_is_good=True) == 1
    assert figures.best("v", high_is_good=False) == 0
    assert figures.best("w", high_is_good=True) is None
    figures.update(epochs([np.nan]))
    assert figures.best("v", high_is_good=True) is None


def test_epochs_end_where_their_last_update_stands() -> None:
    history, figures = epochs([0.5, 0.9]), EpochFigures()
    figures.update(history)
    for axis in AXES:
        ends = [run_curves.place(history, axis, update) for update in (10, 20)]
        assert figures.places(history, axis).tolist() == pytest.approx(ends)


def test_what_is_measured_later_is_taken_in_and_what_was_not_is_unknown() -> None:
    history, figures = epochs([0.5, 0.9]), EpochFigures()
    figures.update(history)
    history.epochs.append(EpochResult(3, 30, {"w": 1.0}, 1.0))
    figures.update(history)
    assert figures.values("w").tolist() == pytest.approx([np.nan, np.nan, 1.0], nan_ok=True)
    assert "v" in figures
    assert figures.figure("v", 1) == 0.9
    assert figures.figure("v", 2) is None
    assert figures.figure("w", 0) is None
    figures.update(History())
    assert "w" not in figures


def test_an_epoch_holds_the_updates_made_in_it() -> None:
    figures = EpochFigures()
    figures.update(epochs([0.5, 0.9]))
    assert [figures.holding(update) for update in (1, 10, 11, 20, 21)] == [0, 0, 1, 1, None]


def test_a_level_is_reached_when_the_smoothed_curve_first_comes_up_to_it() -> None:
    series, reached = Series(), FirstReached(0.95)
    for part in np.split(np.minimum(1, np.arange(1000) / 500).astype(np.float32), 10):
        series.extend(part)
        found = reached.update(series)
    assert found is not None
    assert series.smooth[found - 1] >= 0.95 > series.smooth[found - 2]
    series.extend(np.zeros(500, np.float32))
    assert reached.update(series) == found


def test_luck_at_the_start_reaches_nothing() -> None:
    series, reached = Series(), FirstReached(0.95)
    series.extend(np.array([1, 1, 0, 0, 0] + [0] * 200, np.float32))
    assert reached.update(series) is None
    assert reached.update(None) is None


def test_another_run_is_looked_at_afresh() -> None:
    good, reached = Series(), FirstReached(0.95)
    good.extend(np.ones(100, np.float32))
    assert reached.update(good) == good.reach + 1
    assert reached.update(Series()) is None


def test_without_smoothing_a_level_is_reached_soon() -> None:
    series, reached = Series(keep=0.0), FirstReached(0.95)
    series.extend(np.array([0.5, 0.9, 0.96], np.float32))
    assert reached.update(series) == 3


def test_losses_are_seen_without_their_steep_start() -> None:
    y = np.append(np.full(10, 50.0), np.full(990, 0.5)).astype(np.float32)
    curves = [Curve(np.arange(1, 1001, dtype=float), y, 0, "training", "")]
    _, high = run_curves.loss_range(curves, False, False)
    assert 0.5 < high < 0.6
    _, high = run_curves.loss_range(curves, True, False)
    assert high > 50
    assert run_curves.loss_range([], False, False)[1] > 0
    low, high = run_curves.loss_range(curves, False, True)
    assert 0 < low < 0.5
    assert high > 50


def test_the_range_of_losses_moves_in_few_steps() -> None:
    highs = set()
    for loss in np.linspace(0.500, 0.400, 200):
        curves = [Curve(np.array([1.0]), np.array([loss]), 0, "training", "")]
        highs.add(run_curves.loss_range(curves, True, False)[1])
    assert len(highs) <= 15


def test_shares_are_seen_from_a_twentieth_up() -> None:
    curves = [Curve(np.arange(1.0, 3.0), np.array([0.87, 0.93]), 0, "training", "")]
    assert run_curves.share_range(curves, False, False)[0] == pytest.approx(0.85)
    assert run_curves.share_range(curves, True, False)[0] <= 0
