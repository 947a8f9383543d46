"""The engine thread: one job after the other, and one funnel for everything that goes wrong."""

from __future__ import annotations

import logging
import queue
import threading
import traceback
from collections.abc import Callable
from typing import Protocol

from engine.messages import Cancelled, PlainError, say
from engine.work.events import Event, JobCancelled, JobFailed

log = logging.getLogger(__name__)

Emit = Callable[[Event], None]


class Job(Protocol):
    """A piece of work for the engine thread."""

    def run(self, emit: Emit) -> None:
        """Do it; raise `PlainError` for what a person can be told, `Cancelled` when stopped."""

    def cancel(self) -> None:
        """Ask it to end soon; called from another thread."""


class JobRunner:
    """Runs jobs on one daemon thread, so that Keras's thread-local state stays in one place.

    A daemon, because TensorFlow's import cannot be interrupted and must not keep a closed window
    alive.

    Parameters
    ----------
    emit : takes the jobs' events; called on the engine thread.
    """

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._waiting: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._current: Job | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="engine", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Put ``job`` at the end of the queue."""
        self._waiting.put(job)

    def close(self, timeout_s: float) -> bool:
        """Cancel what runs, drop what waits; return whether the thread ended in time.

        Nothing is emitted any more.
        """
        self._closing = True
        current = self._current
        if current is not None:
            current.cancel()
        self._waiting.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            self._current = job
            # Looked at after the job is known: close() has either cancelled it or is seen here.
            if self._closing:
                break
            self._run(job)
            self._current = None

    def _run(self, job: Job) -> None:
        try:
            job.run(self._tell)
        except Cancelled:
            self._tell(JobCancelled())
        except BaseException as error:  # the funnel: not even sys.exit() may kill the engine thread
            self._tell(failure(error))

    def _tell(self, event: Event) -> None:
        """Emit, unless whoever listened is being taken down, perhaps at this very moment."""
        if not self._closing:
            self._emit(event)


def failure(error: BaseException) -> JobFailed:
    """Return what a person is told of ``error``; call while it is being handled."""
    if isinstance(error, PlainError):
        return JobFailed(error.message, error.hint)
    log.info("A job failed", exc_info=True)
    return JobFailed(
        say(
            "Something went wrong in the engine: {reason}.",
            reason=str(error).strip().split("\n")[0] or type(error).__name__,
        ),
        say("Your model and settings are safe. Try again; if it comes back, copy the details."),
        traceback.format_exc(),
    )
