"""Ctrl-C and SIGTERM."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.training.control import Control

Handler = Callable[[int, FrameType | None], None]


def ending_at_once() -> AbstractContextManager[None]:
    """Let Ctrl-C and SIGTERM raise `KeyboardInterrupt` within the block."""
    return _handling(_interrupt)


def stopping(control: Control) -> AbstractContextManager[None]:
    """Let the first Ctrl-C or SIGTERM within the block stop the run, and the second end all."""

    def stop(number: int, frame: FrameType | None) -> None:
        if control.stopped:
            _interrupt(number, frame)
        control.stop()

    return _handling(stop)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def _handling(handler: Handler) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may set handlers
        return
    before = {number: signal.signal(number, handler) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old if old is not None else signal.SIG_DFL)
