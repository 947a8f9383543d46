from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.training.control import Control

LONG_S = 20.0
"""How long to wait for another thread before calling it stuck; never waited for in full."""


class Worker:
    """A run's side of a control: asks for leave again and again, on its own thread."""

    def __init__(self, control: Control, wanted: int = 100) -> None:
        self.control, self.wanted = control, wanted
        self.said: queue.Queue[object] = queue.Queue()
        self._go_on = threading.Semaphore(0)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def ask(self) -> None:
        self._go_on.release()

    def answer(self) -> object:
        return self.said.get(timeout=LONG_S)

    def end(self) -> None:
        self.control.stop()
        self.ask()
        self._thread.join(LONG_S)
        assert not self._thread.is_alive(), "the run is stuck"

    def _work(self) -> None:
        while True:
            self._go_on.acquire()
            allowed = self.control.permit(self.wanted, lambda: self.said.put("waits"))
            self.said.put(allowed)
            if allowed == 0:
                return


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker(Control())
    yield made
    made.end()


def test_a_run_gets_what_it_asks_for(worker: Worker) -> None:
    worker.ask()
    assert worker.answer() == 100


def test_pause_holds_until_resume(worker: Worker) -> None:
    worker.control.pause()
    worker.ask()
    assert worker.answer() == "waits"
    assert worker.said.empty()
    worker.control.resume()
    assert worker.answer() == 100
    worker.ask()
    assert worker.answer() == 100


def test_each_step_is_one_batch(worker: Worker) -> None:
    worker.control.pause()
    worker.ask()
    assert worker.answer() == "waits"
    for _ in range(3):
        worker.control.step()
        assert worker.answer() == 1
        worker.ask()
        assert worker.answer() == "waits"


def test_steps_pressed_quickly_add_up(worker: Worker) -> None:
    for _ in range(3):
        worker.control.step()
    for _ in range(3):
        worker.ask()
        assert worker.answer() == 1
    worker.ask()
    assert worker.answer() == "waits"


def test_step_while_running_does_one_more_and_pauses(worker: Worker) -> None:
    worker.ask()
    assert worker.answer() == 100
    worker.control.step()
    worker.ask()
    assert worker.answer() == 1
    worker.ask()
    assert worker.answer() == "waits"


def test_pause_takes_back_steps_not_yet_done(worker: Worker) -> None:
    worker.control.step()
    worker.control.pause()
    worker.ask()
    assert worker.answer() == "waits"


def test_resume_after_a_step_runs_on(worker: Worker) -> None:
    worker.control.step()
    worker.control.resume()
    worker.ask()
    assert worker.answer() == 100


def test_stop_ends_a_run_that_waits(worker: Worker) -> None:
    worker.control.pause()
    worker.ask()
    assert worker.answer() == "waits"
    assert not worker.control.stopped
    worker.control.stop()
    assert worker.answer() == 0
    assert worker.control.stopped


@pytest.mark.parametrize("after", ["resume", "step", "pause"])
def test_nothing_undoes_a_stop(after: str) -> None:
    control = Control()
    control.stop()
    getattr(control, after)()
    assert control.permit(5, pytest.fail) == 0


def test_a_run_can_start_with_a_number_of_steps() -> None:
    control = Control(steps=2)
    assert [control.permit(9, pytest.fail) for _ in range(2)] == [1, 1]
    worker = Worker(control)
    worker.ask()
    assert worker.answer() == "waits"
    worker.end()


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["pause", "resume", "step"]), max_size=12), st.integers(0, 2))
def test_stop_always_gets_through(orders: list[str], steps: int) -> None:
    """Whatever was pressed before: no order is lost, and no run hangs."""
    control = Control(steps)
    worker = Worker(control)
    for order in orders:
        worker.ask()
        getattr(control, order)()
    worker.end()
    assert control.permit(5, pytest.fail) == 0


def test_one_epoch_runs_freely_to_its_end_then_holds(worker: Worker) -> None:
    worker.control.step_epoch()
    for _ in range(3):
        worker.ask()
        assert worker.answer() == 100
    worker.control.epoch_ended()
    worker.ask()
    assert worker.answer() == "waits"


def test_a_step_in_an_epoch_that_runs_to_its_end_holds_at_once(worker: Worker) -> None:
    worker.control.step_epoch()
    worker.control.step()
    worker.ask()
    assert worker.answer() == 1
    worker.ask()
    assert worker.answer() == "waits"


def test_a_run_can_start_with_an_epoch() -> None:
    control = Control(by_epoch=True)
    assert control.permit(100, lambda: None) == 100
    assert control.permit(100, lambda: None) == 100


def test_the_last_rate_asked_for_counts() -> None:
    control = Control()
    assert control.learning_rate is None
    control.set_learning_rate(0.1)
    control.set_learning_rate(0.01)
    assert control.learning_rate == 0.01
