"""The course of the benchmark: rounds in which everything is measured once, in turn.

Ours and theirs alternate, so that a machine which grows slower or faster meanwhile does so for
both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from engine.bench.measures import Measure, Row, Source, row
from engine.messages import MachineError, Message

if TYPE_CHECKING:
    from engine.bench.processes import Asks

ROUNDS = 3
BUDGET_S = 280.0
"""A round is begun where one as long as the last would end within so many seconds."""
SECOND_SHARE = 0.75
"""The second round is shorter than the first, in which processes start and graphs are traced."""

Tell = Callable[[int, str, str], None]
"""Takes the round, counted from 1, the process and the task that come now."""


def orders(measures: Sequence[Measure]) -> tuple[tuple[str, str], ...]:
    """Return each process and task that the measures need, once, in the order of the measures."""
    sources = (source for measure in measures for source in measure.sources)
    return tuple(dict.fromkeys((source.process, source.task) for source in sources))


def measured(
    measures: Sequence[Measure],
    processes: Asks,
    tell: Tell,
    rounds: int = ROUNDS,
    clock: Callable[[], float] = time.monotonic,
) -> tuple[list[Row], int]:
    """Measure, and return a row for each measure, and how many rounds there was time for.

    What has failed once is not tried again; its rows say why, and the others are measured.
    """
    samples: dict[Source, list[float]] = {}
    failed: dict[tuple[str, str], Message] = {}
    started, lasted, done = clock(), 0.0, 0
    for number in range(1, rounds + 1):
        begun = clock()
        expected = lasted * (SECOND_SHARE if number == 2 else 1)
        if begun + expected > started + BUDGET_S:
            break
        for process, task in orders(measures):
            if (process, task) not in failed:
                tell(number, process, task)
                _ask(processes, process, task, samples, failed)
        lasted, done = clock() - begun, number
    sources = {source for measure in measures for source in measure.sources}
    failures = {
        source: failed[source.process, source.task]
        for source in sources
        if (source.process, source.task) in failed
    }
    return [row(measure, samples, failures) for measure in measures], done


def _ask(
    processes: Asks,
    process: str,
    task: str,
    samples: dict[Source, list[float]],
    failed: dict[tuple[str, str], Message],
) -> None:
    try:
        for key, values in processes.ask(process, task).items():
            samples.setdefault(Source(process, task, key), []).extend(values)
    except MachineError as error:
        failed[process, task] = error.message
