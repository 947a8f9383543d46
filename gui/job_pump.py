"""Carries the engine's events over to the window's thread, in batches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engine.work.events import RaceEnded, RunEnded, StateChanged
from engine.work.feed import EventFeed

if TYPE_CHECKING:
    from engine.work.events import Event


@contextmanager
def showing_faults() -> Iterator[None]:
    """Have a fault in the handling of an event shown, and go on.

    A view's fault must not cost the events behind the one that it could not take.
    """
    try:
        yield
    except Exception:  # whatever it is, the hook shows it with its traceback
        sys.excepthook(*sys.exc_info())


class JobPump(QObject):
    """Empties an `EventFeed` at most every ``interval_ms``, on the thread it lives on.

    A signal for every batch freezes a window; one for a feed that is no longer empty, and a timer
    before it is emptied, cost nothing. What a person waits for, that a run stands elsewhere, is
    not kept waiting, and takes all that came before it along. A lane of a race may wait: where
    all go on one step, the race as a whole would flicker between its states.

    Parameters
    ----------
    take : gets the events, in order.
    interval_ms : how long events may wait; 66 redraws a plot 15 times a second, 0 is at once.
    """

    _woken = Signal()
    _hurried = Signal()

    def __init__(
        self,
        take: Callable[[list[Event]], None],
        interval_ms: int = 66,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.feed = EventFeed(self._woken.emit)
        self._take = take
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._drain)
        # At once is sooner than a timer: a queued call comes before what waits to be painted.
        empty = self._timer.start if interval_ms else self._drain
        self._woken.connect(empty, Qt.ConnectionType.QueuedConnection)
        self._hurried.connect(self._drain, Qt.ConnectionType.QueuedConnection)

    def put(self, event: Event) -> None:
        """Take an event from any thread."""
        self.feed.put(event)
        if isinstance(event, StateChanged | RunEnded | RaceEnded):
            self._hurried.emit()

    def _drain(self) -> None:
        events = self.feed.drain()
        if events:
            self._take(events)
