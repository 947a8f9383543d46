"""What stands at a path that a person named.

`Path.is_file` and its kin answer differently from one Python to the next where a folder on the
way may not be entered; here that is an error that says why.
"""

from __future__ import annotations

import stat
from pathlib import Path

from engine.messages import InputError, say


def mode(path: Path) -> int | None:
    """Return the kind and rights of what is at ``path``, as in `stat`; None where nothing is.

    Raises `OSError` where it may not be looked at.
    """
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_file(path: Path) -> bool:
    """Whether ``path`` is a file; raises `InputError` where it may not be looked at."""
    return stat.S_ISREG(_mode_or_why(path))


def is_dir(path: Path) -> bool:
    """Whether ``path`` is a folder; raises `InputError` where it may not be looked at."""
    return stat.S_ISDIR(_mode_or_why(path))


def _mode_or_why(path: Path) -> int:
    try:
        return mode(path) or 0
    except OSError as error:
        raise InputError(
            say(
                "Cannot read {path}: {reason}.",
                path=str(path),
                reason=error.strerror or str(error),
            )
        ) from error
