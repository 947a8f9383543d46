from __future__ import annotations

import threading
from typing import Any

import pytest

from engine.messages import Cancelled, InputError, say
from engine.work.errands import (
    Errand,
    ErrandCancelled,
    ErrandDone,
    ErrandFailed,
    ErrandProgress,
    IsCancelled,
    Report,
)
from engine.work.jobs import JobRunner


def told(work: Any, cancel: bool = False) -> list[Any]:
    """Everything an errand says."""
    said: list[Any] = []
    errand = Errand(7, work)
    if cancel:
        errand.cancel()
    errand.run(said.append)
    return said


def test_progress_and_result_have_the_number() -> None:
    def work(report: Report, _: IsCancelled) -> str:
        report(1, 3)
        return "done"

    first, last = told(work)
    assert first == ErrandProgress(7, 1, 3)
    assert (last.number, last.result) == (7, "done")


def test_a_users_mistake_is_told_in_its_sentence() -> None:
    def work(*_: object) -> None:
        raise InputError(say("No such file."), say("Choose another."))

    (event,) = told(work)
    assert event == ErrandFailed(7, say("No such file."), say("Choose another."))


def test_a_fault_comes_with_its_traceback() -> None:
    def work(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    (event,) = told(work)
    assert "by nought" in str(event.message)
    assert "ZeroDivisionError" in event.details


def test_what_was_cancelled_while_it_waited_is_not_begun() -> None:
    begun: list[int] = []
    assert told(lambda *_: begun.append(1), cancel=True) == [ErrandCancelled(7)]
    assert not begun


def test_work_is_told_that_it_is_not_wanted() -> None:
    def work(_: Report, cancelled: IsCancelled) -> None:
        errand.cancel()
        if cancelled():
            raise Cancelled

    said: list[Any] = []
    errand = Errand(7, work)
    errand.run(said.append)
    assert said == [ErrandCancelled(7)]


@pytest.mark.parametrize("fault", [ValueError("x"), InputError(say("x."))])
def test_the_thread_goes_on_after_a_fault(fault: Exception) -> None:
    def fail(*_: object) -> None:
        raise fault

    said: list[Any] = []
    done = threading.Event()

    def take(event: Any) -> None:
        said.append(event)
        if isinstance(event, ErrandDone):
            done.set()

    runner = JobRunner(take)
    runner.submit(Errand(1, fail))
    runner.submit(Errand(2, lambda *_: "well"))
    assert done.wait(10)
    assert runner.close(10)
    assert [event.number for event in said] == [1, 2]
