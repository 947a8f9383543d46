"""The folder of ``train --out``: all of its files, or none."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from engine.files import atomic, look
from engine.messages import InputError, say

Write = Callable[[Path], object]
"""Writes one file at the path it is given."""


def check(folder: Path) -> None:
    """Make sure, leaving no trace, that ``folder`` can be made and written.

    Raises
    ------
    InputError : it, or a folder above it, is a file.
    MachineError : it may not be written.
    """
    try:
        nearest = next(path for path in (folder, *folder.absolute().parents) if look.mode(path))
    except OSError as error:
        raise atomic.cannot_write(folder, error) from error
    if not nearest.is_dir():
        raise InputError(
            say(
                "Cannot write into {folder}: {file} is a file.",
                folder=str(folder),
                file=str(nearest),
            ),
            say("Give --out the name of a folder."),
        )
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        raise atomic.cannot_write(folder, error) from error


def write(folder: Path, files: Mapping[str, Write]) -> None:
    """Write ``files`` by name into ``folder``: first all of them beside, then each in its place.

    Raises `MachineError`; what was in the folder before is then as it was.
    """
    made: list[Path] = []
    try:
        made += [path for path in (folder, *folder.parents) if not look.mode(path)]
        folder.mkdir(parents=True, exist_ok=True)
        _write_all(folder, files)
    except BaseException as error:
        for path in made:
            with contextlib.suppress(OSError):
                path.rmdir()
        if isinstance(error, OSError):
            raise atomic.cannot_write(folder, error) from error
        raise


def _write_all(folder: Path, files: Mapping[str, Write]) -> None:
    with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=folder) as beside:
        for name, write_one in files.items():
            write_one(Path(beside) / name)
        with _undone_on_error(folder) as set_aside:
            for name in files:
                set_aside(name)
                (Path(beside) / name).replace(folder / name)


@contextlib.contextmanager
def _undone_on_error(folder: Path) -> Iterator[Callable[[str], None]]:
    """Yield what makes way for a name; when the block fails, every such name is as it was."""
    old = Path(tempfile.mkdtemp(prefix=".before-", dir=folder))
    with contextlib.ExitStack() as undo:
        undo.callback(_remove_if_empty, old)  # last: what could not go back stays in it

        def set_aside(name: str) -> None:
            place = folder / name
            if place.is_dir():
                reason = os.strerror(errno.EISDIR)
                raise atomic.cannot_write(place, IsADirectoryError(errno.EISDIR, reason))
            if os.path.lexists(place):
                place.rename(old / name)
                undo.callback((old / name).replace, place)
            else:
                undo.callback(place.unlink, missing_ok=True)

        yield set_aside
        undo.pop_all()
    shutil.rmtree(old, ignore_errors=True)


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()
