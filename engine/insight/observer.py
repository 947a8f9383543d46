"""The thread that looks at a network while it trains, through a copy of its own.

It takes weights as `engine.insight.reader.Reader` does, so training never waits for it, and what
nobody looks at is not worked out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from numpy.typing import NDArray

from engine.insight.latest import NEVER, LatestWorker
from engine.insight.observation import Exam, Field, Kernel, LayerVitals, Observation, Sight
from engine.work.events import Observed

Weights = Sequence[NDArray[Any]]

SHARE = 0.12
"""The share of the time that may go into looking while a run is under way."""
LEAST_INTERVAL_S = 0.1
"""Ten pictures a second look alive."""
GLANCE_SHARE = 0.03
"""The share of the time that may go into what is looked at only now and then."""
GLANCE_INTERVAL_S = 1.0
"""Nobody reads a sentence about it faster than that."""


class Inspects(Protocol):
    """What is needed of `engine.insight.inspector.Inspector`."""

    def set_weights(self, weights: Weights) -> None:
        """Take new weights."""

    def exam(self) -> Exam | None:
        """Let the network answer test examples."""

    def vitals(self) -> tuple[LayerVitals, ...]:
        """Look at gradients, dead units and histograms."""

    def kernels(self) -> tuple[Kernel, ...]:
        """Return weights as pictures."""

    def field(self) -> Field | None:
        """Let the network answer all over its plane."""


Make = Callable[[], Inspects]


class Observer:
    """Looks at the latest weights; a `engine.training.run.WeightsTaker`.

    All methods may be called on any thread.

    Parameters
    ----------
    emit : takes each `Observed`; called on the observer's thread.
    clock : seconds, from anywhere.
    """

    def __init__(
        self, emit: Callable[[Observed], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._emit, self._clock = emit, clock
        self._worker = LatestWorker(
            "observer",
            self._due_s,
            self._task,
            self._see_to,
            "The network could not be looked at",
            clock,
        )
        self._changed = self._worker.changed
        self._sights: frozenset[Sight] = frozenset()
        self._make: Make | None = None
        self._live: Weights | None = None
        self._pinned: Weights | None = None
        self._glances: frozenset[Sight] = frozenset()
        self._next_s: dict[Sight, float] = {}
        self._next_glance_s: dict[Sight, float] = {}
        self._seen_before: set[Sight] = set()
        self._due: set[Sight] = set()
        self._made: tuple[Make, Inspects] | None = None

    def look(self, sights: frozenset[Sight]) -> None:
        """Look at these from now on; what is new among them at once."""
        with self._changed:
            self._due |= sights - self._sights
            self._due &= sights | self._glances
            self._sights = sights
            self._worker.wake()

    def glance(self, sights: frozenset[Sight]) -> None:
        """Look at these once, at the next weights that come and may be looked at.

        Asked again before that, it still looks once.
        """
        with self._changed:
            self._glances |= sights

    def use(self, make: Make | None) -> None:
        """Look at another network; ``make`` is called on the observer's thread when needed."""
        with self._changed:
            self._make, self._live, self._pinned = make, None, None
            self._glances = frozenset()
            self._due.clear()
            self._seen_before.clear()

    def wants_weights(self) -> bool:
        """Whether new weights would be looked at now."""
        with self._changed:
            is_free = self._make is not None and self._pinned is None and not self._due
            return is_free and bool(self._in_turn())

    def offer(self, weights: Weights) -> None:
        """Take the weights of the network in training."""
        with self._changed:
            self._live = weights
            if self._pinned is None:
                self._due |= self._in_turn()
                self._worker.wake()

    def settle(self) -> None:
        """Look at the last weights of a run that has come to its end, or is paused."""
        with self._changed:
            self._due |= self._sights | self._glances
            self._worker.wake()

    def pin(self, weights: Weights | None) -> None:
        """Look at the weights of another moment; with None, at the latest again."""
        with self._changed:
            self._pinned = weights
            self._due |= self._sights
            self._worker.wake()

    def close(self, timeout_s: float = 0.0) -> None:
        """End the thread soon; wait so long for it. Nothing is emitted any more."""
        self._worker.close(timeout_s)

    def _in_turn(self) -> set[Sight]:
        """Return what may be looked at again now."""
        now = self._clock()
        looked = {s for s in self._sights if now >= self._next_s.get(s, 0.0)}
        glanced = {s for s in self._glances if now >= self._next_glance_s.get(s, 0.0)}
        return looked | glanced

    def _due_s(self) -> float:
        """At once if there is anything to look at."""
        has_weights = self._pinned is not None or self._live is not None
        return -NEVER if self._due and self._make is not None and has_weights else NEVER

    def _task(self) -> _Task:
        weights = self._pinned if self._pinned is not None else self._live
        assert self._make is not None
        assert weights is not None
        due, self._due = self._due, set()
        self._glances -= due
        return _Task(self._make, weights, due)

    def _see_to(self, task: _Task) -> None:
        inspector = self._inspector(task.make)
        inspector.set_weights(task.weights)
        for sight in Sight:
            if sight in task.due and task.make is self._make:
                self._tell(self._seen(inspector, sight))

    def _inspector(self, make: Make) -> Inspects:
        """Return what ``make`` makes, made only once."""
        if self._made is None or self._made[0] is not make:
            self._made = make, make()
        return self._made[1]

    def _tell(self, observation: Observation) -> None:
        if not self._worker.closed:
            self._emit(Observed(observation))

    def _seen(self, inspector: Inspects, sight: Sight) -> Observation:
        begun = self._clock()
        observation = _LOOKS[sight](inspector)
        now = self._clock()
        self._rest(sight, now, now - begun)
        return observation

    def _rest(self, sight: Sight, now: float, cost: float) -> None:
        """Leave ``sight`` alone for as long as its cost in seconds asks for."""
        with self._changed:
            # A beat that keeps time, as weights come late by up to a chunk of batches. After a
            # longer rest the next look may follow at once, which is one more than there should be.
            beat = max(self._next_s.get(sight, 0.0) + LEAST_INTERVAL_S, now - cost)
            self._next_s[sight] = max(beat, now + cost / SHARE)
            # TensorFlow traces what it does first, which tells nothing of the next time.
            typical = cost if sight in self._seen_before else 0.0
            self._next_glance_s[sight] = now + max(GLANCE_INTERVAL_S, typical / GLANCE_SHARE)
            self._seen_before.add(sight)


@dataclass(frozen=True, eq=False)
class _Task:
    """What to look at: a network with its weights, and what of it."""

    make: Make
    weights: Weights
    due: set[Sight]


_LOOKS: dict[Sight, Callable[[Inspects], Observation]] = {
    Sight.EXAM: lambda inspector: Observation(exam=inspector.exam()),
    Sight.VITALS: lambda inspector: Observation(vitals=inspector.vitals()),
    Sight.KERNELS: lambda inspector: Observation(kernels=inspector.kernels()),
    Sight.FIELD: lambda inspector: Observation(field=inspector.field()),
}
