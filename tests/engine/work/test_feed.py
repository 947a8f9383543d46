from __future__ import annotations

import threading

from engine.messages import say
from engine.work.events import JobCancelled, Progress
from engine.work.feed import EventFeed


def test_events_come_out_in_order_and_once() -> None:
    feed = EventFeed()
    events = [Progress(say("a"), n) for n in range(3)]
    for event in events:
        feed.put(event)
    assert feed.drain() == events
    assert feed.drain() == []


def test_it_notifies_only_when_something_comes_after_nothing() -> None:
    calls: list[int] = []
    feed = EventFeed(lambda: calls.append(1))
    for _ in range(1000):
        feed.put(JobCancelled())
    assert len(calls) == 1
    feed.drain()
    assert len(calls) == 1
    feed.put(JobCancelled())
    assert len(calls) == 2


def test_it_can_be_emptied_from_within_the_notification() -> None:
    taken: list[object] = []
    feed = EventFeed(lambda: taken.extend(feed.drain()))
    feed.put(JobCancelled())
    feed.put(JobCancelled())
    assert len(taken) == 2


def test_nothing_is_lost_and_nobody_sleeps_through_it_when_threads_fill_it() -> None:
    """The emptying side waits for notifications only: one missed would leave events behind."""
    woken = threading.Semaphore(0)
    feed = EventFeed(woken.release)
    threads = [
        threading.Thread(
            target=lambda k=k: [feed.put(Progress(say("x"), n, k)) for n in range(500)]
        )
        for k in range(4)
    ]
    for thread in threads:
        thread.start()
    taken: list[Progress] = []
    while len(taken) < 2000:
        assert woken.acquire(timeout=20), f"{len(taken)} came, then no notification"
        taken += feed.drain()  # type: ignore[arg-type]
    for thread in threads:
        thread.join()
    for k in range(4):
        assert [e.done for e in taken if e.total == k] == list(range(500))
