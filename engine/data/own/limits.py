"""How much of the user's own data is taken in, and the words where it is too much."""

from __future__ import annotations

from engine.data import idx
from engine.messages import InputError, Message, say

MAX_BYTES = idx.MAX_BYTES
"""Most that examples may take in memory."""

MAX_FILE_BYTES = 500_000_000
"""Largest table that is opened: four times MNIST as CSV."""

MAX_ROWS = 2_000_000
MAX_COLUMNS = 10_000
MAX_CLASSES = 1_000
MAX_SIDE = 256

_MB = 1_000_000


def check_file(size: int) -> None:
    """Raise `InputError` where a table of ``size`` bytes is too large to read."""
    if size > MAX_FILE_BYTES:
        raise _too_much(
            say(
                "The file has {size:,} MB; at most {limit:,} MB are read.",
                size=size // _MB,
                limit=MAX_FILE_BYTES // _MB,
            )
        )


def check_memory(size: int) -> None:
    """Raise `InputError` where examples would take ``size`` bytes in memory."""
    if size > MAX_BYTES:
        raise _too_much(
            say(
                "The examples would take {size:,} MB of memory; at most {limit:,} MB are taken.",
                size=size // _MB,
                limit=MAX_BYTES // _MB,
            )
        )


def check_rows(rows: int) -> None:
    """Raise `InputError` where there are more examples than are taken."""
    if rows > MAX_ROWS:
        raise _too_much(
            say("There are more than {limit:,} examples, the most that is read.", limit=MAX_ROWS)
        )


def check_columns(columns: int) -> None:
    """Raise `InputError` where an example has more numbers than are taken."""
    if columns > MAX_COLUMNS:
        raise InputError(
            say(
                "There are {n:,} columns; at most {limit:,} are read.",
                n=columns,
                limit=MAX_COLUMNS,
            ),
            say("Keep the columns that matter."),
        )


def _too_much(what: Message) -> InputError:
    return InputError(what, say("Keep a part of the examples, and read that."))
