"""Files that are either wholly there or not there at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.messages import MachineError, say


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path`` and move it there when the block succeeds.

    The temporary name keeps ``path``'s suffix, because Keras and Pillow choose a format by it.

    Raises
    ------
    MachineError : the folder cannot be made or written; nothing is left behind.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=path.suffix, prefix=".unfinished-", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, atomically. Raises `MachineError` as `writing` does."""
    with writing(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def cannot_write(path: Path, error: OSError) -> MachineError:
    """Tell in one sentence why ``path`` cannot be written."""
    return MachineError(
        say("Cannot write {path}: {reason}.", path=str(path), reason=error.strerror or str(error)),
        say("Choose a folder you may write to, with free space."),
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
