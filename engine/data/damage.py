"""Plain words for a local file that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from pathlib import Path


def unreadable(path: Path, reason: Message) -> InputError:
    """Say that a data file cannot be used, why, and what to do."""
    return InputError(
        say("Cannot read the data file {path}: {reason}.", path=str(path), reason=reason),
        say("Delete the file, or replace it by a good copy."),
    )


def reason_of(error: Exception) -> Message:
    """Turn what a library raised while reading into the end of a sentence."""
    if isinstance(error, OSError) and error.strerror:
        return Message("{reason}", (("reason", error.strerror),))
    return say("it is damaged or cut short")
