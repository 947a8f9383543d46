"""The pump: many events, few wake-ups, all in order, on the window's thread."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from engine.messages import say
from engine.training.states import RunState
from engine.work.events import Event, Progress, StateChanged
from gui.job_pump import JobPump, showing_faults


def test_events_of_another_thread_arrive_in_order_in_few_batches(qtbot: QtBot) -> None:
    batches: list[list[Event]] = []
    threads = set()

    def take(events: list[Event]) -> None:
        batches.append(events)
        threads.add(threading.current_thread())

    pump = JobPump(take)
    count = 500
    worker = threading.Thread(
        target=lambda: [pump.feed.put(Progress(say("Working"), i, count)) for i in range(count)]
    )
    worker.start()
    qtbot.waitUntil(lambda: sum(map(len, batches)) == count)
    worker.join()
    assert [e.done for batch in batches for e in batch if isinstance(e, Progress)] == list(
        range(count)
    )
    assert len(batches) < 20
    assert threads == {threading.main_thread()}
    pump.deleteLater()


def test_another_state_is_told_at_once_and_takes_along_what_came_before(qtbot: QtBot) -> None:
    batches: list[list[Event]] = []
    pump = JobPump(batches.append, interval_ms=1_000_000)
    events = [Progress(say("Working"), 1, 2), StateChanged(RunState.PAUSED)]
    for event in events:
        pump.put(event)
    qtbot.waitUntil(lambda: bool(batches))
    assert batches == [events]
    pump.deleteLater()


def test_at_once_means_before_any_timer(qtbot: QtBot) -> None:
    """What waits for the event loop's timers comes after what waits to be painted."""
    batches: list[list[Event]] = []
    pump = JobPump(batches.append, interval_ms=0)
    events = [Progress(say("Working"), done, 2) for done in (1, 2)]
    for event in events:
        pump.put(event)
    assert batches == []  # the pump is told from any thread, and empties on its own
    QCoreApplication.sendPostedEvents(pump, QEvent.Type.MetaCall)
    assert batches == [events]
    pump.put(events[0])  # after what was taken as well
    QCoreApplication.sendPostedEvents(pump, QEvent.Type.MetaCall)
    assert batches == [events, events[:1]]
    pump.deleteLater()


def test_a_fault_is_shown_and_costs_nothing_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: shown.append(kind))
    taken = []
    for divisor in (1, 0, 2):
        with showing_faults():
            taken.append(2 // divisor)
    assert taken == [2, 1]
    assert shown == [ZeroDivisionError]
