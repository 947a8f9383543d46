"""Keeps TensorFlow's chatter from people who only want to train."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

DEBUG = "SKETCHGRAD_DEBUG"
"""Set, everything is shown: TensorFlow's own lines, and tracebacks on the command line."""


@contextmanager
def quiet() -> Iterator[None]:
    """Hide what TensorFlow's C++ part prints while it starts.

    Some of it comes before its own switch for that is read, so the file descriptor is turned
    away. Exceptions are not affected.
    """
    if os.environ.get(DEBUG):
        yield
        return
    if sys.stderr is not None:
        sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # there is no standard error at all, as under pythonw
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
