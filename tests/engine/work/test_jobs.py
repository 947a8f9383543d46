from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from engine.messages import Cancelled, InputError, say
from engine.work.events import Event, JobCancelled, JobFailed, Progress
from engine.work.jobs import Emit, JobRunner

LONG_S = 20.0


class Work:
    """A job that does what a test wants."""

    def __init__(self, do: Callable[[Emit], object], cancel: Callable[[], object] = int) -> None:
        self._do, self._cancel = do, cancel

    def run(self, emit: Emit) -> None:
        self._do(emit)

    def cancel(self) -> None:
        self._cancel()


class Desk:
    """A runner with its events in a queue."""

    def __init__(self) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.runner = JobRunner(self.events.put)

    def event(self) -> Event:
        return self.events.get(timeout=LONG_S)

    def fail_with(self, error: BaseException) -> Event:
        def do(emit: Emit) -> None:
            raise error

        self.runner.submit(Work(do))
        return self.event()


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.runner.close(LONG_S)


DONE = Progress(say("done"))


def test_jobs_run_one_after_the_other_on_one_other_thread(desk: Desk) -> None:
    threads: list[int] = []
    for n in range(5):
        desk.runner.submit(
            Work(
                lambda emit, n=n: (
                    threads.append(threading.get_ident()),
                    emit(Progress(say("x"), n)),
                )
            )
        )
    assert [desk.event() for _ in range(5)] == [Progress(say("x"), n) for n in range(5)]
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


def test_a_mistake_of_the_user_is_a_sentence_and_a_hint_without_details(desk: Desk) -> None:
    error = InputError(say("No {name}.", name="x"), say("Give one."))
    assert desk.fail_with(error) == JobFailed(error.message, error.hint, "")


def test_an_unexpected_failure_has_its_traceback_for_copying(desk: Desk) -> None:
    event = desk.fail_with(ZeroDivisionError("division by {zero}\nsecond line"))
    assert isinstance(event, JobFailed)
    assert str(event.message) == "Something went wrong in the engine: division by {zero}."
    assert event.hint is not None
    assert event.details.startswith("Traceback")
    assert "ZeroDivisionError" in event.details
    assert "second line" in event.details


def test_a_failure_without_words_is_named_by_its_kind(desk: Desk) -> None:
    event = desk.fail_with(MemoryError())
    assert isinstance(event, JobFailed)
    assert str(event.message) == "Something went wrong in the engine: MemoryError."


def test_a_cancel_is_no_failure(desk: Desk) -> None:
    assert desk.fail_with(Cancelled()) == JobCancelled()


@pytest.mark.parametrize("error", [SystemExit(3), KeyboardInterrupt()])
def test_an_order_to_leave_is_a_failure_like_any_other(desk: Desk, error: BaseException) -> None:
    event = desk.fail_with(error)
    assert isinstance(event, JobFailed)
    assert type(error).__name__ in event.details


@pytest.mark.parametrize(
    "error",
    [ValueError("x"), InputError(say("x.")), Cancelled(), SystemExit(), KeyboardInterrupt()],
)
def test_the_next_job_still_runs(desk: Desk, error: BaseException) -> None:
    desk.fail_with(error)
    desk.runner.submit(Work(lambda emit: emit(DONE)))
    assert desk.event() == DONE


def test_close_cancels_the_job_under_way_and_drops_those_that_wait(desk: Desk) -> None:
    started, told = threading.Event(), threading.Event()

    def do(emit: Emit) -> None:
        started.set()
        assert told.wait(LONG_S)
        raise Cancelled

    desk.runner.submit(Work(do, told.set))
    desk.runner.submit(Work(lambda emit: emit(DONE)))
    assert started.wait(LONG_S)
    assert desk.runner.close(LONG_S)
    assert desk.events.empty()  # whoever listened may be gone


def test_close_does_not_wait_longer_than_told_for_a_job_that_cannot_stop(desk: Desk) -> None:
    started, release = threading.Event(), threading.Event()
    desk.runner.submit(Work(lambda emit: (started.set(), release.wait(LONG_S))))
    assert started.wait(LONG_S)
    assert not desk.runner.close(0.01)
    release.set()
    assert desk.runner.close(LONG_S)


def test_close_without_work(desk: Desk) -> None:
    assert desk.runner.close(LONG_S)
    assert desk.runner.close(LONG_S)
