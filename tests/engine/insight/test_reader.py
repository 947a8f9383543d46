from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from engine.insight.reader import Reader
from engine.work.events import Prediction

LONG_S = 20.0


def image(number: int) -> np.ndarray:
    return np.full((2, 2), number, np.uint8)


class Fake:
    """Predicts ``(weight, pixel)``, and can be held while it does."""

    shape = (2, 2)

    def __init__(self, hold: bool = False) -> None:
        self.weight = 0.0
        self.seen: list[int] = []
        self.entered, self.told = threading.Semaphore(0), threading.Semaphore(0)
        self.leave = threading.Semaphore(0 if hold else 1_000_000)

    def set_weights(self, weights: list[np.ndarray]) -> None:
        self.told.release()
        if weights[0] < 0:
            raise ValueError("negative weight")
        self.weight = float(weights[0])

    def __call__(self, images: np.ndarray) -> np.ndarray:
        assert images.shape == (1, 2, 2)
        pixel = int(images[0, 0, 0])
        self.seen.append(pixel)
        self.entered.release()
        assert self.leave.acquire(timeout=LONG_S)
        if pixel == 13:
            raise ValueError("unlucky")
        return np.array([[self.weight if pixel != 66 else np.nan, pixel]], np.float32)


class Follower:
    """Keeps what has answered, the weights as a number."""

    def __init__(self) -> None:
        self.noticed: queue.Queue[tuple[object, float | None, int, int]] = queue.Queue()

    def notice(
        self, predictor: object, weights: list[np.ndarray] | None, picture: np.ndarray, number: int
    ) -> None:
        value = None if weights is None else float(weights[0])
        self.noticed.put((predictor, value, int(picture[0, 0]), number))

    def next(self) -> tuple[object, float | None, int, int]:
        return self.noticed.get(timeout=LONG_S)


class Desk:
    def __init__(self) -> None:
        self.answers: queue.Queue[Prediction] = queue.Queue()
        self.follower = Follower()
        self.reader = Reader(self.answers.put, self.follower)

    def answer(self) -> Prediction:
        return self.answers.get(timeout=LONG_S)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.reader.close()


def test_a_drawing_is_answered_with_its_number(desk: Desk) -> None:
    desk.reader.use(Fake())
    desk.reader.read(image(5), 17)
    assert desk.answer() == Prediction(17, (0.0, 5.0))


def test_a_picture_of_another_shape_is_not_read(desk: Desk) -> None:
    fake = Fake()
    desk.reader.use(fake)
    desk.reader.read(np.zeros((3, 3, 3), np.uint8), 1)
    desk.reader.read(image(5), 2)
    assert desk.answer().image == 2
    assert fake.seen[0] == 5


def test_drawings_that_came_while_it_was_busy_are_dropped_but_the_last(desk: Desk) -> None:
    fake = Fake(hold=True)
    desk.reader.use(fake)
    desk.reader.read(image(1), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    for number in range(2, 10):
        desk.reader.read(image(number), number)
    fake.leave.release(2)
    assert [desk.answer().image, desk.answer().image] == [1, 9]
    assert fake.seen == [1, 9]


def test_new_weights_are_set_before_the_drawing_is_read_again(desk: Desk) -> None:
    desk.reader.use(Fake())
    desk.reader.read(image(3), 1)
    assert desk.answer().probabilities == (0.0, 3.0)
    desk.reader.offer([np.float32(0.5)])
    assert desk.answer() == Prediction(1, (0.5, 3.0))
    desk.reader.offer([np.float32(0.75)])
    assert desk.answer() == Prediction(1, (0.75, 3.0))


def test_weights_offered_before_there_is_a_drawing_are_those_it_is_read_with(desk: Desk) -> None:
    desk.reader.use(Fake())
    desk.reader.offer([np.float32(0.5)])
    desk.reader.read(image(3), 1)
    assert desk.answer().probabilities == (0.5, 3.0)


def test_an_empty_pad_gets_no_answer(desk: Desk) -> None:
    fake = Fake()
    desk.reader.use(fake)
    desk.reader.read(None, 1)
    desk.reader.offer([np.float32(0.5)])
    assert fake.told.acquire(timeout=LONG_S)  # so it has been round with nothing on the pad
    desk.reader.read(None, 2)
    desk.reader.read(image(3), 3)
    assert desk.answer().image == 3
    assert desk.answers.empty()
    assert fake.seen == [3]


def test_without_a_network_nothing_is_answered_and_with_one_the_drawing_is_read(desk: Desk) -> None:
    desk.reader.read(image(4), 1)
    desk.reader.use(Fake())
    assert desk.answer() == Prediction(1, (0.0, 4.0))


def test_a_new_network_reads_the_same_drawing(desk: Desk) -> None:
    desk.reader.use(Fake())
    desk.reader.offer([np.float32(0.5)])
    desk.reader.read(image(4), 1)
    assert desk.answer().probabilities == (0.5, 4.0)
    desk.reader.use(Fake())
    assert desk.answer().probabilities == (0.0, 4.0)


def test_weights_of_the_network_before_are_not_for_the_new_one(desk: Desk) -> None:
    desk.reader.use(None)
    desk.reader.offer([np.float32(0.5)])
    desk.reader.read(image(4), 1)
    desk.reader.use(Fake())
    assert desk.answer().probabilities == (0.0, 4.0)


@pytest.mark.expects_log("The drawing could not be read")
def test_one_bad_drawing_does_not_end_the_pad(desk: Desk) -> None:
    fake = Fake()
    desk.reader.use(fake)
    desk.reader.read(image(13), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    desk.reader.read(image(4), 2)
    assert desk.answer().image == 2


@pytest.mark.expects_log("The drawing could not be read")
def test_weights_that_do_not_fit_do_not_end_the_pad(desk: Desk) -> None:
    fake = Fake()
    desk.reader.use(fake)
    desk.reader.offer([np.float32(-1)])
    assert fake.told.acquire(timeout=LONG_S)
    desk.reader.read(image(4), 1)
    assert desk.answer() == Prediction(1, (0.0, 4.0))


def test_a_network_that_has_diverged_moves_no_bars(desk: Desk) -> None:
    fake = Fake()
    desk.reader.use(fake)
    desk.reader.read(image(66), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    desk.reader.read(image(4), 2)
    assert desk.answer().image == 2


def test_weights_are_wanted_only_for_a_drawing_and_one_set_at_a_time(desk: Desk) -> None:
    fake = Fake(hold=True)
    desk.reader.use(fake)
    assert not desk.reader.wants_weights()
    desk.reader.read(image(1), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    assert desk.reader.wants_weights()
    desk.reader.offer([np.float32(0.5)])
    assert not desk.reader.wants_weights()
    fake.leave.release(2)
    desk.answer()
    desk.answer()
    assert desk.reader.wants_weights()


def test_close_ends_the_thread() -> None:
    before = set(threading.enumerate())
    reader = Reader(lambda prediction: None)
    (thread,) = set(threading.enumerate()) - before
    reader.close()
    thread.join(LONG_S)
    assert not thread.is_alive()


def test_a_pinned_moment_answers_until_it_is_let_go(desk: Desk) -> None:
    desk.reader.use(Fake())
    desk.reader.read(image(1), 1)
    desk.answer()
    desk.reader.offer([np.array(2.0)])
    assert desk.answer().probabilities[0] == 2.0
    desk.reader.pin([np.array(7.0)])
    assert desk.answer().probabilities[0] == 7.0
    assert not desk.reader.wants_weights()
    desk.reader.offer([np.array(3.0)])  # the run goes on
    desk.reader.read(image(4), 2)
    assert desk.answer().probabilities == (7.0, 4.0)
    desk.reader.pin(None)
    assert desk.answer().probabilities[0] == 3.0


def test_a_new_network_is_not_pinned(desk: Desk) -> None:
    desk.reader.use(Fake())
    desk.reader.pin([np.array(7.0)])
    desk.reader.use(Fake())
    desk.reader.read(image(1), 1)
    desk.answer()
    desk.reader.offer([np.array(2.0)])
    assert desk.answer().probabilities[0] == 2.0


# Who follows, and who answers


def test_the_follower_hears_after_each_answer_what_has_answered(desk: Desk) -> None:
    fake = Fake()
    desk.reader.use(fake)
    desk.reader.read(image(3), 1)
    assert desk.follower.next() == (fake, None, 3, 1)
    desk.reader.offer([np.array(0.5)])
    assert desk.follower.next() == (fake, 0.5, 3, 1)
    desk.reader.read(image(4), 2)  # and again with the weights that it has
    assert desk.follower.next() == (fake, 0.5, 4, 2)
    other = Fake()
    desk.reader.use(other)
    assert desk.follower.next() == (other, None, 4, 2)


def test_the_follower_hears_of_the_moment_that_is_pinned(desk: Desk) -> None:
    fake = Fake()
    desk.reader.use(fake)
    desk.reader.read(image(3), 1)
    desk.follower.next()
    desk.reader.pin([np.array(7.0)])
    assert desk.follower.next() == (fake, 7.0, 3, 1)
    desk.reader.offer([np.array(2.0)])  # the run goes on
    desk.reader.pin(None)
    assert desk.follower.next() == (fake, 2.0, 3, 1)


def test_the_follower_hears_nothing_of_what_gave_no_answer(desk: Desk) -> None:
    fake = Fake()
    desk.reader.use(fake)
    desk.reader.read(image(66), 1)  # no number comes of it
    assert fake.entered.acquire(timeout=LONG_S)
    desk.reader.read(np.zeros((3, 3), np.uint8), 2)
    desk.reader.read(None, 3)
    desk.reader.read(image(4), 4)
    assert desk.follower.next() == (fake, None, 4, 4)
    assert desk.follower.noticed.empty()


class Stumbling(Follower):
    def notice(self, *answered: object) -> None:
        raise ValueError("stumbled")


@pytest.mark.expects_log("The drawing could not be read")
def test_a_follower_that_fails_does_not_end_the_pad() -> None:
    answers: queue.Queue[Prediction] = queue.Queue()
    reader = Reader(answers.put, Stumbling())
    try:
        reader.use(Fake())
        for number in range(3):
            reader.read(image(number), number)
            assert answers.get(timeout=LONG_S).image == number
    finally:
        reader.close()


def answering(desk: Desk) -> tuple[object, float | None] | None:
    found = desk.reader.answering()
    if found is None:
        return None
    predictor, weights = found
    return predictor, None if weights is None else float(weights[0])


def test_who_answers_is_known_with_the_weights_it_answers_with(desk: Desk) -> None:
    assert answering(desk) is None
    fake = Fake()
    desk.reader.use(fake)
    assert answering(desk) == (fake, None)
    desk.reader.read(image(1), 1)
    desk.reader.offer([np.array(0.5)])
    while desk.follower.next()[1] != 0.5:
        pass
    assert answering(desk) == (fake, 0.5)  # read with, and kept
    desk.reader.pin([np.array(7.0)])
    assert answering(desk) == (fake, 7.0)
    desk.reader.pin(None)
    assert answering(desk) == (fake, 0.5)
    desk.reader.use(None)
    assert answering(desk) is None


def test_weights_that_wait_behind_a_reading_are_those_that_answer(desk: Desk) -> None:
    fake = Fake(hold=True)
    desk.reader.use(fake)
    desk.reader.read(image(1), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    desk.reader.offer([np.array(0.5)])
    assert answering(desk) == (fake, 0.5)
    fake.leave.release(2)
