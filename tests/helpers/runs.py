"""A run on a thread of its own, as in the window, with its events in a queue."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from engine.training.control import Control
from engine.training.states import RunState
from engine.work.events import BatchesDone, Event, RunEnded, StateChanged

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.spec.run import RunSpec
    from engine.training.run import Result, WeightsTaker

LONG_S = 30.0
"""How long to wait for another thread before calling it stuck; never waited for in full."""

E = TypeVar("E")


class Background:
    """Starts at once; ``result`` is there after `end`."""

    def __init__(
        self,
        spec: RunSpec,
        dataset: Dataset,
        control: Control | None = None,
        taker: WeightsTaker | None = None,
    ) -> None:
        self.control = control or Control()
        self.events: list[Event] = []
        self.result: Result | None = None
        self.error: BaseException | None = None
        self._queue: queue.Queue[Event] = queue.Queue()
        self._thread = threading.Thread(target=self._work, args=(spec, dataset, taker), daemon=True)
        self._thread.start()

    def until(self, wanted: Callable[[Event], bool]) -> Event:
        """Take events until one is ``wanted``."""
        end = time.monotonic() + LONG_S
        while time.monotonic() < end:
            event = self._queue.get(timeout=LONG_S)  # Empty: the event never came
            self.events.append(event)
            if wanted(event):
                return event
            if isinstance(event, RunEnded):
                raise AssertionError(f"the run ended too early: {event}; {self.error}")
        raise AssertionError("the event never came")

    def until_state(self, state: RunState) -> None:
        self.until(lambda e: isinstance(e, StateChanged) and e.state is state)

    def until_batches(self) -> BatchesDone:
        event = self.until(lambda e: isinstance(e, BatchesDone))
        assert isinstance(event, BatchesDone)
        return event

    def stop(self) -> None:
        """End the run if it has not ended, whatever came of it."""
        self.control.stop()
        self._thread.join(LONG_S)

    def end(self) -> Result:
        """Wait for the end and return the result."""
        self._thread.join(LONG_S)
        assert not self._thread.is_alive(), "the run is stuck"
        if self.error is not None:
            raise self.error
        while not self._queue.empty():
            self.events.append(self._queue.get())
        assert self.result is not None
        return self.result

    def of(self, kind: type[E]) -> list[E]:
        """Return the events of one kind."""
        return [event for event in self.events if isinstance(event, kind)]

    def states(self) -> list[RunState]:
        """Return the states that were announced, the last one included."""
        return [e.state for e in self.events if isinstance(e, StateChanged | RunEnded)]

    def _work(self, spec: RunSpec, dataset: Dataset, taker: WeightsTaker | None) -> None:
        from engine.training.run import Run

        try:
            self.result = Run(spec, dataset, self.control, self._queue.put, taker).execute()
        except BaseException as error:
            self.error = error
            self._queue.put(RunEnded(RunState.FAILED, {}, 0.0))


InBackground = Callable[..., Background]


def stopped_at_the_end() -> Iterator[InBackground]:
    """Body of a fixture: starts runs, and stops them where a test fails half-way."""
    started: list[Background] = []

    def start(*arguments: Any, **more: Any) -> Background:
        started.append(Background(*arguments, **more))
        return started[-1]

    yield start
    for run in started:
        run.stop()
