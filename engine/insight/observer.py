"""The thread that looks at a network while it trains, through a copy of its own.

It takes weights as `engine.insight.reader.Reader` does, so training never waits for it, and what
nobody looks at is not worked out.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from numpy.typing import NDArray

from engine.insight.observation import Exam, Field, Kernel, LayerVitals, Observation, Sight
from engine.work.events import Observed

log = logging.getLogger(__name__)

Weights = Sequence[NDArray[Any]]

SHARE = 0.12
"""The share of the time that may go into looking while a run is under way."""
LEAST_INTERVAL_S = 0.1
"""Ten pictures a second look alive."""


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
        self._changed = threading.Condition()
        self._sights: frozenset[Sight] = frozenset()
        self._make: Callable[[], Inspects] | None = None
        self._live: Weights | None = None
        self._pinned: Weights | None = None
        self._next_s: dict[Sight, float] = {}
        self._due: set[Sight] = set()
        self._closed = False
        self._thread: threading.Thread | None = None

    def look(self, sights: frozenset[Sight]) -> None:
        """Look at these from now on; what is new among them at once."""
        with self._changed:
            self._due |= sights - self._sights
            self._due &= sights
            self._sights = sights
            self._wake()

    def use(self, make: Callable[[], Inspects] | None) -> None:
        """Look at another network; ``make`` is called on the observer's thread when needed."""
        with self._changed:
            self._make, self._live, self._pinned = make, None, None
            self._due.clear()

    def wants_weights(self) -> bool:
        """Whether new weights would be looked at now."""
        with self._changed:
            now = self._clock()
            return (
                self._make is not None
                and self._pinned is None
                and not self._due
                and any(now >= self._next_s.get(sight, 0.0) for sight in self._sights)
            )

    def offer(self, weights: Weights) -> None:
        """Take the weights of the network in training."""
        with self._changed:
            self._live = weights
            if self._pinned is None:
                now = self._clock()
                self._due |= {s for s in self._sights if now >= self._next_s.get(s, 0.0)}
                self._wake()

    def settle(self) -> None:
        """Look at the last weights of a run that has come to its end, or is paused."""
        with self._changed:
            self._due |= self._sights
            self._wake()

    def pin(self, weights: Weights | None) -> None:
        """Look at the weights of another moment; with None, at the latest again."""
        with self._changed:
            self._pinned = weights
            self._due |= self._sights
            self._wake()

    def close(self, timeout_s: float = 0.0) -> None:
        """End the thread soon; wait so long for it. Nothing is emitted any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _wake(self) -> None:
        if not self._due or self._make is None or self._closed:
            return
        if self._thread is None:  # who never looks never needs it
            self._thread = threading.Thread(target=self._work, name="observer", daemon=True)
            self._thread.start()
        self._changed.notify()

    def _work(self) -> None:
        made: tuple[Callable[[], Inspects], Inspects] | None = None
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._ready())
                if self._closed:
                    return
                make = self._make
                weights = self._pinned if self._pinned is not None else self._live
                due, self._due = self._due, set()
            assert make is not None
            assert weights is not None
            try:
                if made is None or made[0] is not make:
                    made = make, make()
                made[1].set_weights(weights)
                for sight in Sight:
                    if sight in due and make is self._make:
                        self._tell(self._seen(made[1], sight))
            except Exception:  # one bad moment must not end it
                log.warning("The network could not be looked at", exc_info=True)

    def _tell(self, observation: Observation) -> None:
        if not self._closed:
            self._emit(Observed(observation))

    def _ready(self) -> bool:
        has_weights = self._pinned is not None or self._live is not None
        return bool(self._due) and self._make is not None and has_weights

    def _seen(self, inspector: Inspects, sight: Sight) -> Observation:
        begun = self._clock()
        observation = _LOOKS[sight](inspector)
        now = self._clock()
        pause = max(LEAST_INTERVAL_S - (now - begun), (now - begun) / SHARE)
        with self._changed:
            self._next_s[sight] = now + pause
        return observation


_LOOKS: dict[Sight, Callable[[Inspects], Observation]] = {
    Sight.EXAM: lambda inspector: Observation(exam=inspector.exam()),
    Sight.VITALS: lambda inspector: Observation(vitals=inspector.vitals()),
    Sight.KERNELS: lambda inspector: Observation(kernels=inspector.kernels()),
    Sight.FIELD: lambda inspector: Observation(field=inspector.field()),
}
