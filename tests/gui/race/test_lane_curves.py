"""Lanes as curves: each by its own steps and clock, and their values at one place."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.training.history import EpochResult, Series
from gui.race import lane_curves
from gui.race.lane_curves import LaneFigures, WantedFigures
from tests.helpers.lane_runs import learn, make_lane, make_lanes

LOSS = WantedFigures("loss", "training", "epochs")
SHARE = WantedFigures("accuracy", "validation", "epochs")


def test_a_lane_is_a_curve_in_its_style_with_name_and_value() -> None:
    lane = make_lane(8)
    curve = LaneFigures().curve(lane, LOSS)
    assert curve is not None
    assert (curve.lane, curve.label, curve.value) == (7, "lane 8", "0.180")
    assert curve.x[-1] == pytest.approx(2.0)
    assert curve.smooth is not None


def test_validation_has_a_point_an_epoch() -> None:
    curve = LaneFigures().curve(make_lane(1), SHARE)
    assert curve is not None
    assert curve.dots
    np.testing.assert_allclose(curve.x, [1, 2])
    assert curve.value == "89.0 %"


@pytest.mark.parametrize(
    ("axis", "ends"),
    [("updates", (200, 50)), ("epochs", (2, 2)), ("examples", (6400, 6400)), ("seconds", (2, 0.5))],
)
def test_each_lane_counts_by_its_own_steps_and_clock(
    axis: lane_curves.Axis, ends: tuple[float, float]
) -> None:
    small, large = make_lane(1, 200, steps=100), make_lane(2, 50, steps=25)
    wanted = WantedFigures("loss", "training", axis)
    for lane, end in zip((small, large), ends, strict=True):
        curve = LaneFigures().curve(lane, wanted)
        assert curve is not None
        assert float(curve.x[-1]) == pytest.approx(end)


def test_an_unchanged_lane_keeps_its_curve() -> None:
    lane, figures = make_lane(1), LaneFigures()
    curve = figures.curve(lane, LOSS)
    assert figures.curve(lane, LOSS) is curve
    learn(lane, 1, 0.5)
    assert figures.curve(lane, LOSS) is not curve


def test_the_curve_of_epochs_is_kept_while_an_epoch_goes_on() -> None:
    lane, figures = make_lane(1), LaneFigures()
    curve = figures.curve(lane, SHARE)
    learn(lane, 1, 0.5)
    assert figures.curve(lane, SHARE) is curve
    learn(lane, 99, 0.5)
    assert figures.curve(lane, SHARE) is not curve


def test_a_lane_that_does_not_know_the_axis_is_left_out() -> None:
    lane = make_lane(1)
    lane.history.steps_per_epoch = 0
    assert LaneFigures().curve(lane, LOSS) is None
    assert LaneFigures().curve(lane, WantedFigures("loss", "training", "updates")) is not None


def test_the_line_in_front_can_be_smoothed_more_as_the_lane_goes_on() -> None:
    lane, figures = make_lane(1, 0, steps=1000), LaneFigures()
    wanted = WantedFigures("loss", "training", "epochs", smoothed=200)
    rng, whole = np.random.default_rng(0), Series(1 - 1 / 200)
    for _ in range(3):
        values = rng.random(70).astype(np.float32)
        lane.history.add_batches({"loss": values})
        whole.extend(values)
        curve = figures.curve(lane, wanted)
    assert curve is not None
    assert curve.smooth is not None
    np.testing.assert_allclose(curve.smooth, whole.smooth, rtol=1e-5)


def test_another_run_in_the_lane_is_shown_from_its_start() -> None:
    lane, figures = make_lane(1), LaneFigures()
    figures.curve(lane, SHARE)
    lane.history = make_lane(2, 100).history
    curve = figures.curve(lane, SHARE)
    assert curve is not None
    assert len(curve.x) == 1


def test_values_are_those_at_the_place_and_none_where_the_lane_is_not_yet() -> None:
    lane, figures = make_lane(1, 100), LaneFigures()
    learn(lane, 100, 0.9)
    assert figures.value(lane, LOSS, 0.5) == pytest.approx(0.11)
    assert figures.value(lane, LOSS, 2.0) > 0.7
    assert math.isnan(figures.value(lane, LOSS, 2.5))
    assert figures.value(lane, SHARE, 1.2) == pytest.approx(0.89)
    assert figures.value(lane, SHARE, 1.8) == pytest.approx(0.1)
    assert math.isnan(figures.value(lane, SHARE, 2.5))


def test_the_best_comes_first_and_who_is_not_there_last() -> None:
    values = {1: 0.5, 2: math.nan, 3: 0.2, 4: 0.9}
    assert lane_curves.ranked(values, LOSS) == [3, 1, 4, 2]
    assert lane_curves.ranked(values, SHARE) == [4, 1, 3, 2]


def test_a_lane_that_diverges_does_not_flatten_the_others() -> None:
    made = make_lanes(4)
    learn(made[3], 100, 1e6)
    curves = [c for lane in made if (c := LaneFigures().curve(lane, LOSS)) is not None]
    far = lane_curves.far_away(curves)
    assert far == [False, False, False, True]
    assert lane_curves.span(curves, LOSS, False, False, far)[1] < 1
    assert lane_curves.span(curves, LOSS, True, False, far)[1] > 1e5


def test_a_lane_that_only_learns_slowly_stays_in_view() -> None:
    made = make_lanes(3, 0)
    for lane, level in zip(made, (0.1, 0.1, 2.3), strict=True):
        learn(lane, 5, 2.3)
        learn(lane, 995, level)
    curves = [c for lane in made if (c := LaneFigures().curve(lane, LOSS)) is not None]
    far = lane_curves.far_away(curves)
    assert not any(far)
    assert lane_curves.span(curves, LOSS, False, False, far)[1] > 2.3


def test_where_all_are_far_away_all_are_seen() -> None:
    curves = [c for lane in make_lanes(2) if (c := LaneFigures().curve(lane, LOSS)) is not None]
    everything = lane_curves.span(curves, LOSS, False, False)
    assert lane_curves.span(curves, LOSS, False, False, [True, True]) == everything


def test_the_accuracy_narrows_to_where_the_race_is_decided() -> None:
    lane = make_lane(1, 5)
    learn(lane, 195, 0.03)
    wanted = WantedFigures("accuracy", "training", "epochs", 10)
    curve = LaneFigures().curve(lane, wanted)
    assert curve is not None
    low, high = lane_curves.span([curve], wanted, False, False)
    assert 0.8 < low < 0.97
    assert high > 1
    assert lane_curves.span([curve], wanted, True, False)[0] < 0


def test_a_figure_that_is_no_number_is_a_dash() -> None:
    assert LOSS.written(math.nan) == "–"
    assert SHARE.written(0.974) == "97.4 %"


def test_epochs_without_validation_are_left_out_of_values() -> None:
    lane, figures = make_lane(1, 100), LaneFigures()
    lane.history.add_batches({"loss": np.ones(100, np.float32)})
    lane.history.epochs.append(EpochResult(2, 200, {"loss": 1.0}, 1.0))
    assert figures.value(lane, SHARE, 2.0) == pytest.approx(0.89)
