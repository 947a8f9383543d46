"""Work that the window asks for beside training: looking at data, reading the user's own files.

An errand has a number, and all that comes of it has the number too, so that the window can tell
the answer it still wants from one that came late.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.messages import Cancelled, Message, PlainError, say

if TYPE_CHECKING:
    from engine.work.jobs import Emit

log = logging.getLogger(__name__)

Report = Callable[[int, int], None]
"""Takes how much is done, and of how much in all (0: not known)."""
IsCancelled = Callable[[], bool]
Work = Callable[[Report, IsCancelled], object]
"""What is to be done; it must not touch a widget, and its result must not change any more."""


@dataclass(frozen=True)
class ErrandProgress:
    """An errand goes on."""

    number: int
    done: int
    total: int


@dataclass(frozen=True, eq=False)
class ErrandDone:
    """An errand's result."""

    number: int
    result: object


@dataclass(frozen=True)
class ErrandFailed:
    """An errand could not be done. ``details``: a traceback, empty where the sentence says all."""

    number: int
    message: Message
    hint: Message | None
    details: str = ""


@dataclass(frozen=True)
class ErrandCancelled:
    """An errand that nobody wanted any more has ended."""

    number: int


ErrandEvent = ErrandProgress | ErrandDone | ErrandFailed | ErrandCancelled


@dataclass
class Errand:
    """A job that does ``work`` and says how it went under its ``number``."""

    number: int
    work: Work
    _unwanted: threading.Event = field(default_factory=threading.Event)

    def run(self, emit: Emit) -> None:
        """Do it, unless it was cancelled while it waited."""
        try:
            if self._unwanted.is_set():
                raise Cancelled
            result = self.work(
                lambda done, total: emit(ErrandProgress(self.number, done, total)),
                self._unwanted.is_set,
            )
        except Cancelled:
            emit(ErrandCancelled(self.number))
        except PlainError as error:
            emit(ErrandFailed(self.number, error.message, error.hint))
        except Exception as error:  # one bad file must not end the thread
            log.info("An errand failed", exc_info=True)
            emit(_unexpected(self.number, error))
        else:
            emit(ErrandDone(self.number, result))

    def cancel(self) -> None:
        """End soon; its result is not wanted any more."""
        self._unwanted.set()


def _unexpected(number: int, error: Exception) -> ErrandFailed:
    reason = str(error).strip().split("\n")[0] or type(error).__name__
    return ErrandFailed(
        number,
        say("Something went wrong while reading the data: {reason}.", reason=reason),
        say("Your model and settings are safe. Try again; if it comes back, copy the details."),
        traceback.format_exc(),
    )
