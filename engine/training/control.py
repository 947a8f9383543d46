"""Orders to a run from another thread: pause, resume, step, stop, another learning rate."""

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
    by_epoch : when True, the run pauses after its first epoch.
    changed : shared by those that wait for each other; its own if None.
    """

    def __init__(
        self,
        steps: int = 0,
        by_epoch: bool = False,
        changed: threading.Condition | None = None,
    ) -> None:
        self._changed = changed or threading.Condition()
        self._paused = steps > 0 or by_epoch
        self._steps = steps
        self._to_epoch_end = by_epoch
        self._at_once = self._stopped = False
        self._learning_rate: float | None = None

    def pause(self) -> None:
        """Wait before the next chunk."""
        self._order(paused=True)

    def resume(self) -> None:
        """Go on."""
        self._order(paused=False)

    def step(self) -> None:
        """Do one batch more, then pause."""
        self._order(paused=True, steps=self._steps + 1)

    def step_epoch(self) -> None:
        """Go on to the end of the epoch, its measurements included, then pause."""
        self._order(paused=True, to_epoch_end=True)

    def stop(self) -> None:
        """End the run and keep what was learnt."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def set_learning_rate(self, rate: float) -> None:
        """Go on with another learning rate; a schedule goes on from it in proportion."""
        self._learning_rate = rate

    @property
    def learning_rate(self) -> float | None:
        """The learning rate that was asked for last while the run was under way, if any."""
        return self._learning_rate

    @property
    def stopped(self) -> bool:
        """Whether the run has been told to end."""
        return self._stopped

    def epoch_ended(self) -> None:
        """Tell that an epoch and its measurements are done; called by the run."""
        self._to_epoch_end = False

    def permit(self, wanted: int, on_wait: Callable[[], None]) -> int:
        """Return how many batches the run may do now, 0 when it is to end.

        Blocks while paused, after calling ``on_wait`` once.
        """
        self._wait_while(self._holding, on_wait)
        with self._changed:
            if self._stopped:
                return 0
            if self._paused and not self._to_epoch_end:
                self._steps -= 1
                return 1
            return wanted

    def wait_while_paused(self, on_wait: Callable[[], None]) -> None:
        """Block while `pause` is in force, as between two parts of a measurement.

        A step of one batch or epoch is no such pause: what is measured at its end belongs to it.
        """
        self._wait_while(lambda: self._holding() and self._at_once, on_wait)

    def _wait_while(self, holding: Callable[[], bool], on_wait: Callable[[], None]) -> None:
        with self._changed:
            waits = holding()
        if waits:  # outside the lock: an order given meanwhile must not wait for it
            on_wait()
        with self._changed:
            self._changed.wait_for(lambda: not holding())

    def _order(self, *, paused: bool, steps: int = 0, to_epoch_end: bool = False) -> None:
        with self._changed:
            self._paused, self._steps, self._to_epoch_end = paused, steps, to_epoch_end
            self._at_once = paused and not (steps or to_epoch_end)
            self._changed.notify_all()

    def _holding(self) -> bool:
        return self._paused and not (self._steps or self._to_epoch_end or self._stopped)
