"""The one door to the user's own files and folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.data.own import arrays, folder, limits, table
from engine.data.own.options import ReadOptions
from engine.files import look
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from engine.data.own.draft import Draft

TABLES = (".csv", ".tsv", ".tab", ".txt", ".data")
"""Endings of the names of tables."""

ARCHIVES = (".npz",)

_SPREADSHEETS = (".xlsx", ".xls", ".ods", ".numbers")


def _unheard(done: int, total: int) -> None:
    """Take a report that nobody asked for."""


def _never() -> bool:
    return False


def read(
    path: Path,
    options: ReadOptions = ReadOptions(),  # noqa: B008
    *,
    progress: Callable[[int, int], None] = _unheard,
    cancelled: Callable[[], bool] = _never,
) -> Draft:
    """Read a file or a folder of the user's, and find out what it holds.

    Parameters
    ----------
    path : a table (CSV), an .npz archive, an IDX file with images, a folder with four such
        files, or a folder with one folder of images for each class.
    options : what the user says about it.
    progress : told how much is done and how much there is, in bytes of a file or files of a
        folder.
    cancelled : asked often whether to give up.

    Raises
    ------
    InputError : nothing is there, it is no file or folder, or no data set can be made of it.
    Cancelled : ``cancelled`` said so.
    """
    if look.is_dir(path):
        images = arrays.images_in(path)
        if images is None:
            return folder.read(path, options, progress, cancelled)
        return arrays.read_idx(path, images, options, cancelled)
    _check_file(path)
    suffix = path.suffix.lower()
    if suffix in TABLES:
        return table.read(path, options, progress, cancelled)
    if suffix in ARCHIVES:
        return arrays.read_npz(path, options, cancelled)
    if arrays.is_idx(path):
        return arrays.read_idx(path, arrays.images_of(path), options, cancelled)
    raise InputError(_unknown(path, suffix), _what_to_do(suffix))


def _check_file(path: Path) -> None:
    if look.is_file(path):
        size = path.stat().st_size
        limits.check_file(size)
        if size:
            return
        raise InputError(say("The file {file} is empty.", file=path.name), _what_to_do(""))
    if look.mode(path) is None:
        raise InputError(
            say("There is no file {path}.", path=str(path)), say("Choose a file or a folder.")
        )
    raise InputError(
        say("{path} is neither a file nor a folder.", path=str(path)),
        say("Choose a file or a folder."),
    )


def _unknown(path: Path, suffix: str) -> Message:
    if suffix:
        return say("Files ending in {suffix} are not read: {file}.", suffix=suffix, file=path.name)
    return say("What the file {file} holds is not clear: its name has no ending.", file=path.name)


def _what_to_do(suffix: str) -> Message:
    if suffix in _SPREADSHEETS:
        return say("Open it in a spreadsheet program and save it as CSV.")
    return say(
        "Choose a table (.csv), NumPy arrays (.npz), IDX files like MNIST's, or a folder with one "
        "folder of images for each class."
    )
