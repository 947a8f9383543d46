"""Threads that end by themselves."""

import threading

from tests.helpers.runs import LONG_S


def compiling_has_ended() -> None:
    """Wait until nothing is being compiled."""
    for thread in threading.enumerate():
        if thread.name == "compiler":
            thread.join(LONG_S)
