"""Which lanes a race has, and how they are told apart."""

from __future__ import annotations

import pytest

from engine.spec.race import MOST_LANES, Lane
from engine.training.history import History
from engine.training.states import RunState
from gui.race.lane_roster import LaneRoster
from tests.helpers.races import LANES, SPEC


@pytest.fixture
def roster() -> LaneRoster:
    """Two lanes that race, and one that is only shown."""
    made = LaneRoster()
    made.replace(LANES, keeps_past=False)
    made.addFinished("past", SPEC, History())
    return made


def names(roster: LaneRoster) -> list[str]:
    return [lane.name for lane in roster.lanes]


def test_those_that_race_stand_before_those_that_are_shown(roster: LaneRoster) -> None:
    late = roster.add(Lane("late", SPEC))
    assert names(roster) == ["SGD", "Adam", "late", "past"]
    assert [lane.name for lane in roster.racers] == ["SGD", "Adam", "late"]
    assert roster.find(late.number) is late
    assert roster.find(99) is None


def test_numbers_are_given_once_and_colours_to_one_lane_at_a_time(roster: LaneRoster) -> None:
    gone = roster.lanes[0]
    roster.lanes.remove(gone)
    new = roster.add(Lane("new", SPEC))
    assert new.number not in {1, 2, 3}
    assert new.style == gone.style
    assert len({lane.style for lane in roster.lanes}) == len(roster.lanes)


def test_a_colour_that_is_taken_is_exchanged(roster: LaneRoster) -> None:
    first, second = roster.racers
    styles = first.style, second.style
    roster.setStyle(first.number, second.style)
    assert (second.style, first.style) == styles
    roster.setStyle(first.number, 9)
    assert first.style == 9


def test_what_is_shown_stays_where_there_is_room(roster: LaneRoster) -> None:
    roster.replace([Lane("x", SPEC)], keeps_past=True)
    assert names(roster) == ["x", "past"]
    roster.replace([Lane(str(n), SPEC) for n in range(MOST_LANES + 2)], keeps_past=True)
    assert len(roster.racers) == len(roster.lanes) == MOST_LANES
    assert roster.isFull


def test_lanes_that_start_again_have_another_number_and_nothing_measured(
    roster: LaneRoster,
) -> None:
    first, _, shown = roster.lanes
    first.name, first.is_hidden, first.style = "mine", True, 7
    before = roster.renew()
    again = roster.lanes[0]
    assert before[0] is first
    assert again.number not in {lane.number for lane in before}
    assert (again.name, again.is_hidden, again.style) == ("mine", True, 7)
    assert again.state is RunState.PREPARING
    assert roster.lanes[-1] is shown


def test_moments_are_counted_by_the_first_that_has_not_fallen_out(roster: LaneRoster) -> None:
    first, second = roster.racers
    first.history.steps_per_epoch, second.history.steps_per_epoch = 100, 25
    assert roster.reference is first
    assert roster.sameMoment(second, 50) == 12
    first.state = RunState.DIVERGED
    assert roster.reference is second
    second.state = RunState.FAILED
    assert roster.reference is first
    assert LaneRoster().reference is None
