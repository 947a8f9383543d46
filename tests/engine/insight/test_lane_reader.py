from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from engine.insight.lane_reader import OFFER_INTERVAL_S, TELL_S, LaneReader, LaneTaker
from engine.work.events import LaneEvent, Prediction

LONG_S = 20.0


def image(number: int) -> np.ndarray:
    return np.full((2, 2), number, np.uint8)


def weights(value: float) -> list[np.ndarray]:
    return [np.float32(value)]


class Fake:
    """Predicts ``(weight, pixel)``, and can be held while it does."""

    shape = (2, 2)

    def __init__(self, hold: bool = False) -> None:
        self.weight = 0.0
        self.assigned: list[float] = []
        self.seen: list[tuple[float, int]] = []
        self.entered = threading.Semaphore(0)
        self.leave = threading.Semaphore(0 if hold else 1_000_000)

    def set_weights(self, weights: list[np.ndarray]) -> None:
        self.weight = float(weights[0])
        self.assigned.append(self.weight)
        if self.weight == 13:
            raise ValueError("unlucky")

    def __call__(self, images: np.ndarray) -> np.ndarray:
        assert images.shape == (1, 2, 2)
        self.seen.append((self.weight, int(images[0, 0, 0])))
        self.entered.release()
        assert self.leave.acquire(timeout=LONG_S)
        return np.array([[self.weight, images[0, 0, 0]]], np.float32)


class Desk:
    def __init__(self) -> None:
        self.now = 100.0
        self.answers: queue.Queue[LaneEvent] = queue.Queue()
        self.reader = LaneReader(self.answers.put, clock=lambda: self.now)

    def lanes(self, count: int, fake: Fake, value: float = 0.1) -> list[LaneTaker]:
        """As many lanes with the same predictor, which have given their first weights."""
        takers = [self.reader.lane(number, "key", lambda: fake) for number in range(count)]
        for number, taker in enumerate(takers):
            taker.offer(weights(value + number))
        return takers

    def answer(self) -> tuple[int, Prediction]:
        event = self.answers.get(timeout=LONG_S)
        assert isinstance(event.event, Prediction)
        return event.lane, event.event

    def readings(self, count: int) -> dict[int, tuple[float, ...]]:
        found = dict(self.answer() for _ in range(count))
        return {lane: prediction.probabilities for lane, prediction in found.items()}


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.reader.close()


def test_every_lane_reads_a_drawing_with_its_own_weights_and_one_predictor(desk: Desk) -> None:
    made: list[Fake] = []

    def make() -> Fake:
        made.append(Fake())
        return made[-1]

    for number in (0, 1, 2):
        desk.reader.lane(number, ("dense", 128), make).offer(weights(number + 0.5))
    desk.reader.lane(3, ("dense", 64), make).offer(weights(3.5))
    desk.reader.read(image(7), 17)
    answers = [desk.answer() for _ in range(4)]
    assert {prediction.image for _, prediction in answers} == {17}
    found = {lane: prediction.probabilities for lane, prediction in answers}
    assert found == {0: (0.5, 7.0), 1: (1.5, 7.0), 2: (2.5, 7.0), 3: (3.5, 7.0)}
    assert len(made) == 2


def test_a_lane_without_weights_says_nothing(desk: Desk) -> None:
    fake = Fake()
    desk.reader.lane(0, "key", lambda: fake)
    desk.reader.lane(1, "key", lambda: fake).offer(weights(0.5))
    desk.reader.read(image(7), 1)
    assert desk.readings(1) == {1: (0.5, 7.0)}
    assert desk.answers.empty()
    assert fake.seen == [(0.5, 7)]


def test_only_the_lane_with_new_weights_reads_again(desk: Desk) -> None:
    fake = Fake()
    _, second = desk.lanes(2, fake)
    desk.reader.read(image(7), 1)
    desk.readings(2)
    second.offer(weights(0.75))
    assert desk.readings(1) == {1: (0.75, 7.0)}
    assert desk.answers.empty()


def test_weights_that_a_predictor_has_already_are_not_assigned_again(desk: Desk) -> None:
    fake = Fake()
    desk.lanes(1, fake, 0.5)
    for number in (1, 2, 3):
        desk.reader.read(image(number), number)
        desk.answer()
    assert fake.assigned == [0.5]


def read_but_the_last(desk: Desk, took_s: float) -> Fake:
    """Three lanes read a drawing, each for so long by the clock; the last one is still at it."""
    fake = Fake(hold=True)
    desk.lanes(3, fake)
    desk.reader.read(image(7), 1)
    for _ in range(2):
        assert fake.entered.acquire(timeout=LONG_S)
        desk.now += took_s
        fake.leave.release()
    assert fake.entered.acquire(timeout=LONG_S)
    return fake


def test_what_lanes_read_in_a_moment_is_told_in_one_go(desk: Desk) -> None:
    fake = read_but_the_last(desk, 0.0)
    assert desk.answers.empty()
    fake.leave.release()
    assert sorted(desk.readings(3)) == [0, 1, 2]


def test_no_answer_waits_for_slow_lanes(desk: Desk) -> None:
    fake = read_but_the_last(desk, 2 * TELL_S)
    assert sorted(desk.readings(2)) == [0, 1]
    fake.leave.release()
    assert desk.readings(1) == {2: pytest.approx((2.1, 7.0))}


def test_new_weights_while_others_read_do_not_hold_answers_back(desk: Desk) -> None:
    fake = Fake(hold=True)
    takers = desk.lanes(2, fake)
    desk.reader.read(image(7), 1)
    for turn in range(6):  # each lane gives new weights while the other one reads
        assert fake.entered.acquire(timeout=LONG_S)
        takers[1 - turn % 2].offer(weights(turn))
        desk.now += 2 * TELL_S
        fake.leave.release()
        desk.answer()
    fake.leave.release(2)


def test_drawings_that_came_while_it_was_busy_are_dropped_but_the_last(desk: Desk) -> None:
    fake = Fake(hold=True)
    desk.lanes(3, fake)
    desk.reader.read(image(1), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    for number in range(2, 10):
        desk.reader.read(image(number), number)
    fake.leave.release(4)
    answers = [desk.answer() for _ in range(4)]
    assert [prediction.image for _, prediction in answers] == [1, 9, 9, 9]
    assert sorted(lane for lane, _ in answers[1:]) == [0, 1, 2]
    assert len(fake.seen) == 4


def test_while_a_hand_draws_fast_no_lane_waits_for_ever(desk: Desk) -> None:
    fake = Fake(hold=True)
    desk.lanes(3, fake)
    desk.reader.read(image(1), 1)
    answered = []
    for number in range(2, 8):  # a new drawing comes while each one is read
        assert fake.entered.acquire(timeout=LONG_S)
        desk.reader.read(image(number), number)
        fake.leave.release()
        answered.append(desk.answer()[0])
    fake.leave.release(3)
    assert answered == [0, 1, 2, 0, 1, 2]


def test_a_lane_that_has_ended_reads_new_drawings_with_its_last_weights(desk: Desk) -> None:
    desk.lanes(2, Fake())
    desk.reader.read(image(7), 1)
    desk.readings(2)
    desk.reader.read(None, 2)
    desk.reader.read(image(8), 3)
    assert desk.readings(2) == {0: (pytest.approx(0.1), 8.0), 1: (pytest.approx(1.1), 8.0)}


def test_an_empty_pad_wants_no_weights_and_gets_no_answer(desk: Desk) -> None:
    fake = Fake()
    (taker,) = desk.lanes(1, fake)
    desk.now += 10
    assert not taker.wants_weights()
    desk.reader.read(image(1), 1)
    desk.answer()
    assert taker.wants_weights()
    desk.reader.read(None, 2)
    assert not taker.wants_weights()
    taker.offer(weights(5))
    desk.reader.read(image(3), 3)
    assert desk.answer() == (0, Prediction(3, (5.0, 3.0)))
    assert fake.seen[1:] == [(5.0, 3)]


def give_for(desk: Desk, takers: list[LaneTaker], seconds: float, step: float) -> list[int]:
    """Ask all lanes in turn, a step of the clock for each; who gave weights."""
    gave: list[int] = []
    end = desk.now + seconds
    while desk.now < end:
        for number, taker in enumerate(takers):
            desk.now += step
            if taker.wants_weights():
                taker.offer(weights(number))
                desk.answer()
                gave.append(number)
    return gave


@pytest.mark.parametrize("count", [1, 2, 6, 12])
@pytest.mark.parametrize("step", [0.0005, 0.01])
def test_the_lanes_share_the_offers_of_one_fairly(desk: Desk, count: int, step: float) -> None:
    takers = desk.lanes(count, Fake())
    desk.reader.read(image(1), 1)
    desk.readings(count)
    give_for(desk, takers, 2, step)
    gave = give_for(desk, takers, 12, step)
    most = 12 / OFFER_INTERVAL_S
    assert 0.6 * most <= len(gave) <= most + 1
    shares = [gave.count(number) for number in range(count)]
    assert max(shares) - min(shares) <= 2


def test_lanes_that_have_ended_leave_their_turns_to_the_others(desk: Desk) -> None:
    takers = desk.lanes(6, Fake())
    desk.reader.read(image(1), 1)
    desk.readings(6)
    give_for(desk, takers, 2, 0.001)
    give_for(desk, takers[2:3], 2, 0.001)
    gave = give_for(desk, takers[2:3], 3, 0.001)
    assert len(gave) >= 0.9 * 3 / OFFER_INTERVAL_S


def test_no_lane_gives_weights_while_others_have_not_been_looked_at(desk: Desk) -> None:
    fake = Fake(hold=True)
    first, second = desk.lanes(2, fake)
    desk.reader.read(image(1), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    desk.now += 10
    first.offer(weights(5))
    desk.now += 10
    assert not first.wants_weights()
    assert not second.wants_weights()
    fake.leave.release(10)
    desk.readings(2)
    desk.answer()
    assert second.wants_weights()


def test_a_pinned_moment_answers_until_it_is_let_go(desk: Desk) -> None:
    first, second = desk.lanes(2, Fake())
    desk.reader.read(image(1), 1)
    desk.readings(2)
    desk.reader.pin(0, weights(7))
    assert desk.readings(1) == {0: (7.0, 1.0)}
    desk.now += 10
    assert not first.wants_weights()
    assert second.wants_weights()
    first.offer(weights(3))  # the race goes on
    desk.reader.read(image(4), 2)
    assert desk.readings(2)[0] == (7.0, 4.0)
    desk.reader.pin(0, None)
    assert desk.readings(1) == {0: (3.0, 4.0)}
    desk.reader.pin(99, weights(1))
    assert desk.answers.empty()


def dropped(desk: Desk) -> None:
    desk.reader.drop(0)


def cleared(desk: Desk) -> None:
    desk.reader.clear()


@pytest.mark.parametrize("leave", [dropped, cleared])
def test_a_lane_that_is_gone_neither_answers_nor_wants_anything(
    desk: Desk, leave: Callable[[Desk], None]
) -> None:
    fake = Fake(hold=True)
    (taker,) = desk.lanes(1, fake)
    desk.reader.read(image(1), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    leave(desk)
    fake.leave.release(100)  # an answer under way comes too late
    desk.now += 10
    assert not taker.wants_weights()
    taker.offer(weights(5))
    other = Fake()
    desk.reader.lane(1, "key", lambda: other).offer(weights(0.5))
    assert desk.readings(1) == {1: (0.5, 1.0)}
    assert desk.answers.empty()


def test_a_lane_begun_anew_has_nothing_from_the_one_before(desk: Desk) -> None:
    (old,) = desk.lanes(1, Fake())
    desk.reader.read(image(1), 1)
    desk.answer()
    new = desk.reader.lane(0, "other key", Fake)
    old.offer(weights(5))
    new.offer(weights(6))
    assert desk.readings(1) == {0: (6.0, 1.0)}


def test_a_predictor_goes_with_the_last_lane_that_shares_it(desk: Desk) -> None:
    made = []
    for number in (0, 1):
        desk.reader.lane(number, "key", lambda: made.append(1) or Fake())
    desk.reader.drop(0)
    desk.reader.lane(2, "key", lambda: made.append(1) or Fake())
    assert len(made) == 1
    desk.reader.clear()
    desk.reader.lane(3, "key", lambda: made.append(1) or Fake())
    assert len(made) == 2


@pytest.mark.expects_log("The drawing could not be read by a lane")
def test_weights_that_do_not_fit_leave_the_other_lanes_alone(desk: Desk) -> None:
    desk.reader.read(image(4), 1)
    first, second = (desk.reader.lane(number, "key", Fake) for number in (0, 1))
    first.offer(weights(13))
    second.offer(weights(0.5))
    assert desk.readings(1) == {1: (0.5, 4.0)}


def test_a_lane_that_has_diverged_moves_no_bars(desk: Desk) -> None:
    first, second = desk.lanes(2, Fake())
    desk.reader.read(image(4), 1)
    desk.readings(2)
    first.offer(weights(np.nan))
    second.offer(weights(0.5))
    assert desk.readings(1) == {1: (0.5, 4.0)}


def test_close_ends_the_thread() -> None:
    before = set(threading.enumerate())
    reader = LaneReader(lambda event: None)
    (thread,) = set(threading.enumerate()) - before
    reader.close()
    thread.join(LONG_S)
    assert not thread.is_alive()


class Follower:
    def __init__(self) -> None:
        self.noticed: queue.Queue[tuple[object, object, int, int]] = queue.Queue()

    def notice(self, predictor: object, weights: object, image: np.ndarray, number: int) -> None:
        self.noticed.put((predictor, weights, int(image[0, 0]), number))


def test_a_whole_network_answers_with_the_weights_it_came_with(desk: Desk) -> None:
    fake = Fake()
    fake.weight = 0.5
    desk.reader.read(image(7), 3)
    desk.reader.seat(4, fake)  # and reads what is there at once
    assert desk.answer() == (4, Prediction(3, (0.5, 7.0)))
    assert fake.assigned == []
    desk.reader.drop(4)
    desk.lanes(1, Fake())
    desk.reader.read(image(8), 4)
    assert desk.readings(1) == {0: pytest.approx((0.1, 8.0))}


def test_the_follower_is_told_of_the_one_it_follows() -> None:
    follower, answers = Follower(), queue.Queue[LaneEvent]()
    reader = LaneReader(answers.put, follower=follower)
    first, second = Fake(), Fake()
    reader.seat(1, first)
    reader.seat(2, second)
    reader.follow(2)
    reader.read(image(7), 5)
    assert follower.noticed.get(timeout=LONG_S) == (second, None, 7, 5)
    reader.follow(None)
    reader.read(image(8), 6)
    for _ in range(4):
        answers.get(timeout=LONG_S)
    reader.close()
    reader._thread.join(LONG_S)
    assert follower.noticed.empty()


def test_the_follower_is_told_the_weights_of_a_lane() -> None:
    follower, answers = Follower(), queue.Queue[LaneEvent]()
    reader = LaneReader(answers.put, follower=follower)
    fake, given = Fake(), weights(0.25)
    reader.follow(0)
    reader.lane(0, "key", lambda: fake).offer(given)
    reader.read(image(7), 1)
    predictor, held, *_ = follower.noticed.get(timeout=LONG_S)
    reader.close()
    assert predictor is fake
    assert held is given
