"""A thread that does the latest piece of work, when it is due."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

Piece = TypeVar("Piece")

NEVER = math.inf
"""Due no sooner than something changes."""


class LatestWorker(Generic[Piece]):
    """Does one piece of work after the other; what each is, is settled only when it begins.

    So nothing queues up: whoever follows something fast gets its latest state. The thread starts
    when something is due for the first time; who never needs it never has it.

    Parameters
    ----------
    name : of the thread.
    due_s : called with `changed` held; when, by the clock, the next piece may begin: at once where
        that is past, `NEVER` where there is none.
    take : called with `changed` held, when it is due; returns the piece of work.
    work : called on the thread, with nothing held. What it raises is logged and ends nothing.
    complaint : what is logged then.
    clock : seconds, from anywhere.
    """

    def __init__(
        self,
        name: str,
        due_s: Callable[[], float],
        take: Callable[[], Piece],
        work: Callable[[Piece], None],
        complaint: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.changed = threading.Condition()
        """To be held while anything changes that the next piece of work follows from."""
        self.closed = False
        self._name, self._complaint, self._clock = name, complaint, clock
        self._due_s, self._take, self._do = due_s, take, work
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Look anew at what is due; `changed` must be held."""
        if self.closed or self._due_s() == NEVER:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self.changed.notify()

    def close(self, timeout_s: float = 0.0) -> None:
        """End the thread soon; wait for it so long at the most."""
        with self.changed:
            self.closed = True
            self.changed.notify()
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _work(self) -> None:
        while (piece := self._next()) is not None:
            try:
                self._do(piece)
            except Exception:  # one bad piece must not end it
                log.warning(self._complaint, exc_info=True)

    def _next(self) -> Piece | None:
        """Wait for what is to be done now; None: nothing any more."""
        with self.changed:
            while not self.closed:
                wait_s = self._due_s() - self._clock()
                if wait_s <= 0:
                    return self._take()
                self.changed.wait(None if wait_s == NEVER else wait_s)
        return None
