"""Events on their way to the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.work.events import Event


class EventFeed:
    """A queue that any thread fills and one thread empties.

    It notifies once, when it turns from empty to not empty: a thousand batches cost one signal.

    Parameters
    ----------
    notify : called from the filling thread; must only wake the other side.
    """

    def __init__(self, notify: Callable[[], None] = lambda: None) -> None:
        self._lock = threading.Lock()
        self._events: list[Event] = []
        self._notify = notify

    def put(self, event: Event) -> None:
        """Append ``event``."""
        with self._lock:
            first = not self._events
            self._events.append(event)
        if first:
            self._notify()

    def drain(self) -> list[Event]:
        """Take all events, in order."""
        with self._lock:
            events, self._events = self._events, []
        return events
