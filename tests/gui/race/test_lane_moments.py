"""Where on an axis the lanes have the moment that is shown."""

from __future__ import annotations

import pytest

from gui.race import lane_moments
from gui.race.lane_run import LaneRun
from gui.training.run_curves import Axis
from tests.helpers.lane_runs import make_lane


@pytest.fixture
def lanes() -> list[LaneRun]:
    """Two epochs of 100 updates, and of 25."""
    return [make_lane(1, 200, 100), make_lane(2, 50, 25)]


@pytest.mark.parametrize(
    ("axis", "places", "is_one"),
    [
        ("epochs", {1: 1.0, 2: 1.0}, True),
        ("examples", {1: 3200.0, 2: 3200.0}, True),
        ("updates", {1: 100.0, 2: 25.0}, False),
        ("seconds", {1: 1.0, 2: 0.25}, False),
    ],
)
def test_a_moment_is_after_as_many_epochs(
    lanes: list[LaneRun], axis: Axis, places: dict[int, float], is_one: bool
) -> None:
    found = lane_moments.places(lanes, axis, 100, {})
    assert found == pytest.approx(places)
    assert lane_moments.are_one(lanes, axis, found) is is_one


def test_a_lane_may_say_its_own_update(lanes: list[LaneRun]) -> None:
    found = lane_moments.places(lanes, "updates", 100, {1: 100, 2: 50})
    assert found == pytest.approx({1: 100, 2: 50})


def test_those_that_are_hidden_or_not_so_far_have_none(lanes: list[LaneRun]) -> None:
    lanes[0].is_hidden = True
    lanes.append(make_lane(3, 10, 25))
    assert set(lane_moments.places(lanes, "updates", 100, {})) == {2}


def test_epochs_are_counted_by_the_first_that_races(lanes: list[LaneRun]) -> None:
    lanes[0].is_past = True
    assert lane_moments.places(lanes, "updates", 25, {}) == pytest.approx({1: 100, 2: 25})


def test_without_a_moment_there_is_nowhere_to_mark(lanes: list[LaneRun]) -> None:
    assert lane_moments.places(lanes, "epochs", None, {}) == {}
    assert lane_moments.are_one(lanes, "epochs", {})
