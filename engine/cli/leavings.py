"""The folder of ``train --out``: all of its files, or none."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from engine.files import atomic
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
    nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
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
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
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
        for name in files:
            (Path(beside) / name).replace(folder / name)
