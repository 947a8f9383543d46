from __future__ import annotations

import signal
import threading

import pytest

from engine.cli import interrupts
from engine.training.control import Control

SIGNALS = [signal.SIGINT, signal.SIGTERM]


@pytest.mark.parametrize("number", SIGNALS)
def test_the_first_stops_the_run_and_the_second_ends_all(number: signal.Signals) -> None:
    control = Control()
    with interrupts.stopping(control):
        signal.raise_signal(number)
        assert control.stopped
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)


@pytest.mark.parametrize("number", SIGNALS)
def test_before_there_is_a_run_the_first_ends_all(number: signal.Signals) -> None:
    with interrupts.ending_at_once(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(number)


def test_afterwards_all_is_as_before() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with interrupts.ending_at_once(), interrupts.stopping(Control()):
        assert [signal.getsignal(number) for number in SIGNALS] != before
    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_other_threads_are_left_alone() -> None:
    done = []

    def work() -> None:
        with interrupts.stopping(Control()):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
