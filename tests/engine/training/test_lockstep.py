from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.training.lockstep import LaneControl, RaceControl

LONG_S = 20.0


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Runner:
    """A lane's thread: asks for leave when told to, and says what it got."""

    def __init__(self, race: RaceControl, number: int, steps: int, wanted: int = 10) -> None:
        self.number, self.wanted = number, wanted
        self.control = LaneControl(race)
        self.control.steps_per_epoch = steps
        self.said: queue.Queue[object] = queue.Queue()
        self._race, self._asks = race, threading.Semaphore(0)
        race.enter(number, self.control)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def ask(self) -> None:
        self._asks.release()

    def got(self) -> object:
        return self.said.get(timeout=LONG_S)

    def waits_for_its_turn(self) -> None:
        with self.control._changed:
            assert self.control._changed.wait_for(lambda: self.control._waits, LONG_S)
        assert self.said.empty()

    def end(self) -> None:
        self.control.stop()
        self.ask()
        self._thread.join(LONG_S)
        assert not self._thread.is_alive(), "the lane is stuck"

    def _work(self) -> None:
        allowed = 1
        while allowed:
            self._asks.acquire()
            allowed = self.control.permit(self.wanted, lambda: self.said.put("paused"))
            self.said.put(allowed)
        self._race.leave(self.number)


class Field:
    """A race and its lanes."""

    def __init__(self, places: int = 2) -> None:
        self.clock = Clock()
        self.race = RaceControl(places, self.clock)
        self.lanes: list[Runner] = []

    def lane(self, steps: int = 100, wanted: int = 10) -> Runner:
        self.lanes.append(Runner(self.race, len(self.lanes), steps, wanted))
        return self.lanes[-1]


@pytest.fixture
def field() -> Iterator[Field]:
    made = Field()
    yield made
    made.race.stop()
    for lane in made.lanes:
        lane.end()


def test_no_more_lanes_compute_than_there_are_places(field: Field) -> None:
    first, second, third = field.lane(), field.lane(), field.lane()
    first.ask()
    assert first.got() == 10
    second.ask()
    assert second.got() == 10
    third.ask()
    third.waits_for_its_turn()
    first.ask()  # asking again, it gives its place back
    assert third.got() == 10


def test_nobody_is_ahead_by_more_than_two_chunks(field: Field) -> None:
    quick, slow = field.lane(), field.lane()
    for _ in range(2):
        quick.ask()
        assert quick.got() == 10
    quick.ask()
    quick.waits_for_its_turn()
    slow.ask()
    assert slow.got() == 10
    assert quick.got() == 10


def test_lanes_of_other_batch_sizes_keep_step_by_examples(field: Field) -> None:
    large, small = field.lane(steps=10, wanted=1), field.lane(steps=1000, wanted=100)
    for _ in range(2):
        large.ask()
        assert large.got() == 1
    large.ask()
    large.waits_for_its_turn()
    small.ask()
    assert small.got() == 100
    assert large.got() == 1


def test_a_lane_that_has_ended_is_not_waited_for(field: Field) -> None:
    quick, slow = field.lane(), field.lane()
    for _ in range(2):
        quick.ask()
        quick.got()
    quick.ask()
    quick.waits_for_its_turn()
    field.race.stop_lane(1)
    slow.ask()
    assert slow.got() == 0
    assert quick.got() == 10


def test_a_late_lane_goes_first_and_the_others_do_not_wait_for_it(field: Field) -> None:
    early = field.lane()
    for _ in range(5):
        early.ask()
        early.got()
    late = field.lane()
    assert late.control.is_late
    for _ in range(3):  # no waiting, though the late lane stands at the start
        early.ask()
        assert early.got() == 10
    for _ in range(8):
        late.ask()
        assert late.got() == 10
    assert not late.control.is_late
    assert late.control.progress == pytest.approx(early.control.progress)


def test_pause_holds_all_lanes_even_those_that_wait_for_their_turn(field: Field) -> None:
    first, second, third = field.lane(), field.lane(), field.lane()
    for lane in (first, second):
        lane.ask()
        lane.got()
    third.ask()
    third.waits_for_its_turn()
    field.race.pause()
    assert third.got() == "paused"
    first.ask()
    assert first.got() == "paused"
    field.race.resume()
    field.race.stop_lane(1)
    second.ask()  # leaves, so that there are two places
    assert {first.got(), third.got()} == {10}


def test_a_step_is_one_batch_of_every_lane(field: Field) -> None:
    lanes = field.lane(), field.lane(steps=7)
    field.race.pause()
    for lane in lanes:
        lane.ask()
        assert lane.got() == "paused"
    for _ in range(3):
        field.race.step()
        for lane in lanes:
            assert lane.got() == 1
            lane.ask()
            assert lane.got() == "paused"


def test_a_lane_that_enters_a_paused_race_is_paused(field: Field) -> None:
    field.race.pause()
    lane = field.lane()
    lane.ask()
    assert lane.got() == "paused"


def test_stop_ends_lanes_that_wait_and_those_to_come(field: Field) -> None:
    quick, slow = field.lane(), field.lane()
    for _ in range(2):
        quick.ask()
        quick.got()
    quick.ask()
    quick.waits_for_its_turn()
    field.race.stop()
    assert quick.got() == 0
    slow.ask()
    assert slow.got() == 0
    late = field.lane()
    late.ask()
    assert late.got() == 0


def test_a_speed_limit_makes_chunks_small_and_late(field: Field) -> None:
    lane = field.lane()
    field.race.set_speed(40.0)
    got = []
    for _ in range(3):
        lane.ask()
        got.append(lane.got())
        field.clock.now += 0.05
    assert got == [2, 2, 2]
    field.race.set_speed(None)
    lane.ask()
    assert lane.got() == 10


def test_a_very_slow_speed_is_one_batch_at_a_time(field: Field) -> None:
    lane = field.lane()
    field.race.set_speed(2.0)
    lane.ask()
    assert lane.got() == 1
    lane.ask()
    lane.waits_for_its_turn()
    field.clock.now += 0.5
    assert lane.got() == 1


ORDERS = "pause", "resume", "step", "step_epoch"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(ORDERS), st.integers(0, 3)), max_size=12),
    st.lists(st.integers(1, 40), min_size=1, max_size=5),
    st.integers(1, 3),
)
def test_no_order_of_orders_is_a_deadlock(
    orders: list[tuple[str, int]], steps: list[int], places: int
) -> None:
    race = RaceControl(places)
    ended = threading.Barrier(len(steps) + 1)

    def drive(number: int, control: LaneControl) -> None:
        done = 0
        while done < 2 * control.steps_per_epoch and (allowed := control.permit(3, lambda: None)):
            done += allowed
        race.leave(number)
        ended.wait(LONG_S)

    controls = [LaneControl(race) for _ in steps]
    for number, (control, count) in enumerate(zip(controls, steps, strict=True)):
        control.steps_per_epoch = count
        race.enter(number, control)
        threading.Thread(target=drive, args=(number, control), daemon=True).start()
    for order, lane in orders:
        getattr(race, order)()
        if order == "resume":
            race.stop_lane(lane)
    race.resume()
    ended.wait(LONG_S)


def test_a_late_lane_catches_up_whatever_the_speed_limit(field: Field) -> None:
    early = field.lane()
    for _ in range(5):
        early.ask()
        early.got()
    field.race.set_speed(2.0)
    late = field.lane()
    for _ in range(4):
        late.ask()
        assert late.got() == 10


@pytest.mark.parametrize("order", ["pause", "resume", "step", "step_epoch"])
def test_a_stop_stands_whatever_is_ordered_later(field: Field, order: str) -> None:
    field.race.stop()
    getattr(field.race, order)()
    lane = field.lane()
    lane.ask()
    assert lane.got() == 0


def test_a_lane_taken_out_before_it_enters_does_nothing(field: Field) -> None:
    field.race.stop_lane(0)
    assert field.race.is_taken_out(0)
    lane, other = field.lane(), field.lane()
    lane.ask()
    assert lane.got() == 0
    other.ask()
    assert other.got() == 10


def test_another_speed_counts_at_once(field: Field) -> None:
    lane = field.lane()
    field.race.set_speed(0.001)
    lane.ask()
    assert lane.got() == 1
    lane.ask()
    lane.waits_for_its_turn()
    field.race.set_speed(100.0)
    assert lane.got() == 5
