from __future__ import annotations

from collections.abc import Callable

from engine.bench import rounds
from engine.bench.measures import Measure, Source
from engine.messages import MachineError, say

OURS = Source("ours", "epoch", "s")
FIT = Source("theirs", "epoch", "s")
PAUSE = Source("ours", "orders", "pause_ms")
STOP = Source("ours", "orders", "stop_ms")
SPEED = Measure("speed", "Speed", "s", OURS, (FIT,))
MEASURES = (SPEED, Measure("pause", "Pause", "ms", PAUSE), Measure("stop", "Stop", "ms", STOP))


class FakeProcesses:
    """Answers with the number of the answer; fails where it is told to."""

    def __init__(self, failing: tuple[str, str] | None = None) -> None:
        self.asked: list[tuple[str, str]] = []
        self._failing = failing

    def ask(self, process: str, task: str) -> dict[str, list[float]]:
        self.asked.append((process, task))
        if (process, task) == self._failing:
            raise MachineError(say("This could not be measured: it burnt down."))
        number = float(len(self.asked))
        return {"s": [number]} if task == "epoch" else {"pause_ms": [1.0, 2.0], "stop_ms": [3.0]}


def ticking(step_s: float) -> Callable[[], float]:
    """A clock that each look advances."""
    now = [0.0]

    def clock() -> float:
        now[0] += step_s
        return now[0]

    return clock


def measured(processes: FakeProcesses, count: int = 3, step_s: float = 0.0) -> list[rounds.Row]:
    return rounds.measured(MEASURES, processes, lambda *_: None, count, ticking(step_s))[0]


def test_ours_and_theirs_alternate_and_a_shared_task_runs_once_a_round() -> None:
    processes = FakeProcesses()
    rows = measured(processes, 2)
    once = [("ours", "epoch"), ("theirs", "epoch"), ("ours", "orders")]
    assert processes.asked == once * 2
    assert rows[0].samples == {"ours: epoch s": [1.0, 4.0], "theirs: epoch s": [2.0, 5.0]}
    assert rows[1].samples == {"ours: orders pause_ms": [1.0, 2.0, 1.0, 2.0]}


def test_what_failed_is_not_tried_again_and_the_rest_is_measured() -> None:
    processes = FakeProcesses(("theirs", "epoch"))
    speed, pause, _ = measured(processes)
    assert processes.asked.count(("theirs", "epoch")) == 1
    assert str(speed.failure) == "This could not be measured: it burnt down."
    assert pause.failure is None
    assert pause.ours == 1.5


def test_no_round_is_begun_that_would_last_beyond_the_budget() -> None:
    processes, clock = FakeProcesses(), ticking(rounds.BUDGET_S / 2)
    _, done = rounds.measured(MEASURES, processes, lambda *_: None, 3, clock)
    assert done == 1
    assert processes.asked.count(("ours", "epoch")) == 1


def test_a_second_round_is_taken_to_be_shorter_than_the_first() -> None:
    looks = iter([0.0, 0.0, 0.55 * rounds.BUDGET_S, 0.56 * rounds.BUDGET_S, rounds.BUDGET_S])
    _, done = rounds.measured(MEASURES, FakeProcesses(), lambda *_: None, 2, lambda: next(looks))
    assert done == 2


def test_what_comes_now_is_told() -> None:
    told: list[tuple[int, str, str]] = []
    rounds.measured(MEASURES[1:], FakeProcesses(), lambda *now: told.append(now), 2)
    assert told == [(1, "ours", "orders"), (2, "ours", "orders")]
