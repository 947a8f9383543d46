"""Orders to a run from another thread: pause, resume, step, stop."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Control:
    """What the window holds of a run.

    The run asks `permit` before each chunk of batches; orders take effect there, so within one
    chunk.

    Parameters
    ----------
    steps : when more than 0, the run pauses after so many batches.
    """

    def __init__(self, steps: int = 0) -> None:
        self._changed = threading.Condition()
        self._paused = steps > 0
        self._steps = steps
        self._stopped = False

    def pause(self) -> None:
        """Wait before the next chunk."""
        with self._changed:
            self._paused, self._steps = True, 0

    def resume(self) -> None:
        """Go on."""
        with self._changed:
            self._paused, self._steps = False, 0
            self._changed.notify_all()

    def step(self) -> None:
        """Do one batch more, then pause."""
        with self._changed:
            self._paused, self._steps = True, self._steps + 1
            self._changed.notify_all()

    def stop(self) -> None:
        """End the run and keep what was learnt."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    @property
    def stopped(self) -> bool:
        """Whether the run has been told to end."""
        return self._stopped

    def permit(self, wanted: int, on_wait: Callable[[], None]) -> int:
        """Return how many batches the run may do now, 0 when it is to end.

        Blocks while paused, after calling ``on_wait`` once.
        """
        with self._changed:
            holding = self._holding()
        if holding:  # outside the lock: an order given meanwhile must not wait for it
            on_wait()
        with self._changed:
            self._changed.wait_for(lambda: not self._holding())
            if self._stopped:
                return 0
            if self._paused:
                self._steps -= 1
                return 1
            return wanted

    def _holding(self) -> bool:
        return self._paused and not self._steps and not self._stopped
