from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest

from engine.insight.latest import NEVER, LatestWorker

LONG_S = 10
NAME = "latest under test"


class Desk:
    """A worker that works on the number wanted last; each piece waits to be let through."""

    def __init__(self) -> None:
        self.now_s, self.due_s, self.wanted = 0.0, NEVER, 0
        self.begun: queue.Queue[int] = queue.Queue()
        self.leave = threading.Semaphore(0)
        self.worker = LatestWorker(
            NAME, lambda: self.due_s, self._take, self._work, "It went wrong", lambda: self.now_s
        )

    def want(self, number: int, due_s: float = -NEVER) -> None:
        with self.worker.changed:
            self.wanted, self.due_s = number, due_s
            self.worker.wake()

    def next(self) -> int:
        return self.begun.get(timeout=LONG_S)

    def _take(self) -> int:
        self.due_s = NEVER
        return self.wanted

    def _work(self, number: int) -> None:
        self.begun.put(number)
        assert self.leave.acquire(timeout=LONG_S)
        if number < 0:
            raise ValueError(number)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.leave.release(100)
    made.worker.close(LONG_S)


def threads() -> int:
    return sum(thread.name == NAME for thread in threading.enumerate())


def test_what_came_between_is_dropped(desk: Desk) -> None:
    desk.want(1)
    assert desk.next() == 1
    for number in (2, 3, 4):
        desk.want(number)
    desk.leave.release(2)
    assert desk.next() == 4
    assert desk.begun.empty()


def test_there_is_no_thread_before_anything_is_due(desk: Desk) -> None:
    desk.want(1, NEVER)
    assert threads() == 0
    desk.want(2)
    assert desk.next() == 2
    assert threads() == 1


def test_a_piece_waits_until_it_is_due(desk: Desk) -> None:
    desk.want(1, due_s=0.02)
    desk.want(2, due_s=0.01)
    desk.now_s = 0.01
    assert desk.next() == 2


def test_what_is_due_sooner_does_not_wait_for_what_was_due_later(desk: Desk) -> None:
    desk.want(1, due_s=1e6)
    desk.want(2)
    assert desk.next() == 2


@pytest.mark.expects_log("It went wrong")
def test_a_piece_that_fails_does_not_end_it(desk: Desk) -> None:
    desk.leave.release(2)
    desk.want(-1)
    assert desk.next() == -1
    desk.want(2)
    assert desk.next() == 2


def test_closing_ends_the_thread_and_nothing_begins_any_more(desk: Desk) -> None:
    desk.want(1)
    assert desk.next() == 1
    desk.want(2)
    desk.leave.release(2)
    desk.worker.close()
    desk.worker.close(LONG_S)
    assert threads() == 0
    before = desk.begun.qsize()
    desk.want(3)
    assert threads() == 0
    assert desk.begun.qsize() == before
