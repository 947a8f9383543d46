from __future__ import annotations

import queue
from collections.abc import Iterator

import numpy as np
import pytest

from engine.insight.observation import Exam, Field, Kernel, LayerVitals, Sight
from engine.insight.observer import (
    GLANCE_INTERVAL_S,
    GLANCE_SHARE,
    SHARE,
    Observer,
    Weights,
)
from engine.work.events import Observed


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


class Inspector:
    """Says with which weights it was asked, and for what."""

    def __init__(self, asked: queue.Queue[tuple[str, float]], clock: Clock, cost_s: float) -> None:
        self._asked, self._clock, self._cost_s = asked, clock, cost_s
        self._weight = float("nan")

    def set_weights(self, weights: Weights) -> None:
        self._weight = float(weights[0][0])

    def exam(self) -> Exam | None:
        return self._note("exam")

    def vitals(self) -> tuple[LayerVitals, ...]:
        self._note("vitals")
        return ()

    def kernels(self) -> tuple[Kernel, ...]:
        self._note("kernels")
        return ()

    def field(self) -> Field | None:
        return self._note("field")

    def _note(self, what: str) -> None:
        self._clock.now_s += self._cost_s
        self._asked.put((what, self._weight))


class Desk:
    """An observer with all that comes of it."""

    def __init__(self) -> None:
        self.clock, self.cost_s = Clock(), 0.0
        self.asked: queue.Queue[tuple[str, float]] = queue.Queue()
        self.events: queue.Queue[Observed] = queue.Queue()
        self.observer = Observer(self.events.put, self.clock)

    def make(self) -> Inspector:
        return Inspector(self.asked, self.clock, self.cost_s)

    def offer(self, weight: float) -> None:
        self.observer.offer([np.array([weight])])

    def next(self) -> tuple[str, float]:
        self.events.get(timeout=10)
        return self.asked.get(timeout=10)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.observer.close()


def test_what_is_looked_at_is_worked_out_with_the_latest_weights(desk: Desk) -> None:
    desk.observer.use(desk.make)
    desk.observer.look(frozenset({Sight.VITALS}))
    desk.offer(1.0)
    assert desk.next() == ("vitals", 1.0)
    desk.clock.now_s += 60
    desk.offer(2.0)
    assert desk.next() == ("vitals", 2.0)


def test_nothing_is_done_for_nobody(desk: Desk) -> None:
    desk.observer.use(desk.make)
    assert not desk.observer.wants_weights()
    desk.offer(1.0)
    desk.observer.look(frozenset({Sight.EXAM}))  # a view that is opened shows what there is
    assert desk.next() == ("exam", 1.0)
    desk.observer.look(frozenset())
    assert not desk.observer.wants_weights()
    assert desk.asked.empty()


def test_a_costly_view_has_to_wait_its_turn(desk: Desk) -> None:
    desk.cost_s = 1.0
    desk.observer.use(desk.make)
    desk.observer.look(frozenset({Sight.EXAM}))
    desk.offer(1.0)
    assert desk.next() == ("exam", 1.0)
    desk.clock.now_s += 5
    assert not desk.observer.wants_weights()
    desk.clock.now_s += 5
    assert desk.observer.wants_weights()


def test_weights_that_come_late_cost_no_look(desk: Desk) -> None:
    desk.observer.use(desk.make)
    desk.observer.look(frozenset({Sight.FIELD}))
    desk.offer(1.0)
    desk.next()
    looks = 0
    for _ in range(28):  # a chunk of batches each, 36 ms long: it never falls on a tenth
        desk.clock.now_s += 0.036
        if desk.observer.wants_weights():
            desk.offer(1.0)
            desk.next()
            looks += 1
    assert looks == 10  # in a second


def test_the_time_machine_shows_another_moment_until_it_is_let_go(desk: Desk) -> None:
    desk.observer.use(desk.make)
    desk.observer.look(frozenset({Sight.KERNELS}))
    desk.offer(1.0)
    assert desk.next() == ("kernels", 1.0)
    desk.observer.pin([np.array([0.5])])
    assert desk.next() == ("kernels", 0.5)
    assert not desk.observer.wants_weights()
    desk.observer.pin(None)
    assert desk.next() == ("kernels", 1.0)


def test_the_end_of_a_run_is_looked_at_whatever_was_seen_just_before(desk: Desk) -> None:
    desk.observer.use(desk.make)
    desk.observer.look(frozenset({Sight.FIELD}))
    desk.offer(1.0)
    assert desk.next() == ("field", 1.0)
    desk.offer(2.0)  # too soon after the last
    desk.observer.settle()
    assert desk.next() == ("field", 2.0)


def test_another_run_starts_with_nothing_to_see(desk: Desk) -> None:
    desk.observer.use(desk.make)
    desk.offer(1.0)
    desk.observer.use(desk.make)
    desk.observer.look(frozenset({Sight.EXAM, Sight.VITALS}))
    desk.offer(3.0)
    assert {desk.next(), desk.next()} == {("exam", 3.0), ("vitals", 3.0)}


VITALS = frozenset({Sight.VITALS})


def test_a_glance_is_one_look_at_the_next_weights(desk: Desk) -> None:
    desk.observer.use(desk.make)
    desk.offer(1.0)
    desk.observer.glance(VITALS)
    desk.observer.glance(VITALS)
    assert desk.observer.wants_weights()
    desk.offer(2.0)
    assert desk.next() == ("vitals", 2.0)
    desk.clock.now_s += 60
    assert not desk.observer.wants_weights()
    desk.offer(3.0)
    desk.observer.look(frozenset({Sight.EXAM}))
    assert desk.next() == ("exam", 3.0)  # and nothing before it


def test_a_view_that_is_closed_does_not_take_a_glance_away(desk: Desk) -> None:
    desk.observer.use(desk.make)
    desk.observer.look(frozenset({Sight.EXAM}))
    desk.observer.glance(VITALS)
    desk.observer.look(frozenset())
    desk.offer(1.0)
    assert desk.next() == ("vitals", 1.0)


def test_glances_take_less_of_the_time_than_views_but_the_first_counts_for_nothing(
    desk: Desk,
) -> None:
    desk.cost_s = 1.0
    desk.observer.use(desk.make)
    for weight, pause in ((1.0, GLANCE_INTERVAL_S), (2.0, 1.0 / GLANCE_SHARE)):
        desk.observer.glance(VITALS)
        desk.offer(weight)
        assert desk.next() == ("vitals", weight)
        desk.observer.glance(VITALS)
        desk.clock.now_s += pause - 0.01
        assert not desk.observer.wants_weights()
        desk.clock.now_s += 0.02
        assert desk.observer.wants_weights()
    assert GLANCE_SHARE < SHARE


def test_a_pause_does_not_keep_a_glance_waiting(desk: Desk) -> None:
    desk.observer.use(desk.make)
    desk.offer(1.0)
    desk.observer.glance(VITALS)
    desk.observer.settle()
    assert desk.next() == ("vitals", 1.0)


def test_what_another_run_was_to_be_glanced_at_for_is_forgotten(desk: Desk) -> None:
    desk.observer.use(desk.make)
    desk.observer.glance(VITALS)
    desk.observer.use(desk.make)
    assert not desk.observer.wants_weights()
