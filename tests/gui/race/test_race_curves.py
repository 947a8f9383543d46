"""The lanes of a race as curves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.spec.losses import MeanSquaredError
from gui.race.plot_modes import PlotModes
from gui.race.race_curves import RaceCurves
from tests.helpers.lane_runs import learn, make_lane, make_lanes


@pytest.fixture
def curves() -> RaceCurves:
    """Three lanes of two epochs."""
    made = RaceCurves()
    made.setLanes(make_lanes(3))
    return made


def numbers(curves: RaceCurves) -> list[int]:
    return [stroke.number for stroke in curves.strokes(curves.loss())]


def test_the_first_lanes_lie_on_top_and_the_one_pointed_at_before_all(curves: RaceCurves) -> None:
    assert numbers(curves) == [3, 2, 1]
    curves.accented = 3
    assert numbers(curves) == [2, 1, 3]
    curves.solo = 2
    assert [s.number for s in curves.strokes(curves.loss()) if s.pale] == [1, 3]
    assert numbers(curves)[0] == 1


def test_hidden_lanes_and_those_without_figures_have_no_curve(curves: RaceCurves) -> None:
    curves.lanes[1].is_hidden = True
    curves.setLanes([*curves.lanes, make_lane(4, 0)])
    assert numbers(curves) == [3, 1]
    assert [lane.number for lane in curves.started()] == [1, 3]


def test_its_state_changes_with_all_that_is_drawn(curves: RaceCurves) -> None:
    before = curves.state()
    assert curves.state() == before
    learn(curves.lanes[0], 1, 0.5)
    grown = curves.state()
    assert grown[0] != before[0]
    assert grown[1:] == before[1:]
    for name, value in (("solo", 1), ("accented", 2), ("modes", PlotModes(log=True))):
        last = curves.state()
        setattr(curves, name, value)
        assert curves.state()[1:] != last[1:]


def test_both_plots_count_along_one_axis_up_to_the_farthest_lane(curves: RaceCurves) -> None:
    curves.setLanes([make_lane(1, 200, 100), make_lane(2, 50, 25)])
    curves.modes = PlotModes(axis="updates")
    assert curves.loss().axis == curves.metric().axis == "updates"
    assert curves.end() == 200
    curves.lanes[0].is_hidden = True
    assert curves.end() == 50


def test_a_lane_once_far_away_stays_out_of_the_view(curves: RaceCurves) -> None:
    learn(curves.lanes[2], 100, 50.0)
    wanted = curves.loss()
    before = curves.span(wanted, curves.strokes(wanted))
    assert before[1] < 1
    learn(curves.lanes[2], 9000, 0.5)
    assert curves.span(wanted, curves.strokes(wanted)) == before
    curves.modes = PlotModes(whole=True)
    assert curves.span(wanted, curves.strokes(wanted))[1] > 40


def test_different_losses_are_noticed(curves: RaceCurves) -> None:
    assert not curves.lossesDiffer
    spec = curves.lanes[1].spec
    other = replace(spec, training=replace(spec.training, loss=MeanSquaredError()))
    curves.lanes[1].spec = other
    assert curves.lossesDiffer
    curves.lanes[1].is_hidden = True
    assert not curves.lossesDiffer


def test_an_axis_is_usable_where_some_lane_knows_it(curves: RaceCurves) -> None:
    assert curves.usable("seconds")
    lane = make_lane(4, 0)
    lane.history.add_batches({"loss": np.ones(5, np.float32)})
    curves.setLanes([lane])
    assert not curves.usable("seconds")
    assert RaceCurves().usable("seconds")  # nothing is known yet
