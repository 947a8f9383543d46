"""What the table of lanes knows, without a table."""

from __future__ import annotations

import pytest

from engine.training.states import RunState
from gui.data.cells import NOWHERE
from gui.race.board_state import NO_LANE, BoardState
from tests.helpers.boards import Clock, end_epoch, lane, learn


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(clock: Clock) -> BoardState:
    """Four lanes at 60 updates, the first one ahead."""
    made = BoardState(clock)
    made.setLanes([lane(n, n / 10) for n in range(1, 5)])
    made.read()
    made.sort(at_once=True)
    return made


def test_only_what_has_changed_is_to_be_painted(state: BoardState) -> None:
    assert state.read() == {}
    learn(state.lanes[2], 0.3, 30)
    assert state.read() == {2: False}
    state.lanes[3].state = RunState.DIVERGED
    assert state.read() == {3: True}
    assert state.text(3, "loss").startswith("diverged")


def test_a_lane_that_lags_behind_shows_how_far_it_is(state: BoardState) -> None:
    learn(state.lanes[1], 0.1, 1000)
    assert state.read()[4] is True
    assert state.lags[1] is None
    assert state.lags[4] == pytest.approx(60 / 5000)
    state.lanes[1].is_past = True  # what is only shown leaves nobody behind
    state.read()
    assert state.lags[4] is None


def test_lanes_know_their_places(state: BoardState) -> None:
    assert state.order == [1, 2, 3, 4]
    assert (state.number(1), state.number(4), state.number(NOWHERE)) == (2, NO_LANE, NO_LANE)
    assert (state.place(2), state.place(9)) == (1, NOWHERE)
    assert state.rank(2) == "2"
    state.lanes[2].state = RunState.FAILED
    state.read()
    assert state.rank(2) == "–"


def test_the_order_waits_but_not_at_the_end_of_an_epoch(state: BoardState, clock: Clock) -> None:
    learn(state.lanes[4], 0.01, 500)
    state.read()
    assert not state.sort(at_once=False)
    clock.now = 0.5
    assert state.sort(at_once=False)
    assert state.order == [4, 1, 2, 3]
    for number, accuracy in zip((1, 2, 3, 4), (0.9, 0.92, 0.94, 0.91), strict=True):
        end_epoch(state.lanes[number], accuracy)
    state.read()
    assert state.sort(at_once=False)
    assert state.order == [3, 2, 4, 1]


def test_lanes_that_stay_keep_what_was_read_and_the_order(state: BoardState) -> None:
    before = state._readers[2]
    state.setLanes([*list(state.lanes.values())[1:], lane(5)])
    assert not state.isNew
    state.read()
    state.sort(at_once=False)
    assert state.order == [2, 3, 4, 5]
    assert state._readers[2] is before
    state.setLanes([lane(7)])
    assert state.isNew


def test_a_solo_lane_lets_the_others_stand_back_until_it_is_gone(state: BoardState) -> None:
    state.lanes[1].is_hidden = True
    assert [state.isPale(n) for n in (1, 2)] == [True, False]
    state.solo = 3
    assert [state.isPale(n) for n in (1, 2, 3)] == [True, True, False]
    state.setLanes(list(state.lanes.values())[:2])
    assert state.solo == NO_LANE
