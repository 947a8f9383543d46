"""The user's own data sets, as they were taken in.

Each has a folder of its own with two files: ``data.npz``, and ``about.json``, which tells what is
in it and is all that is read until the data are asked for.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
import time
import unicodedata
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data import npz
from engine.data.damage import reason_of
from engine.data.dataset import Dataset, Split
from engine.data.own import about
from engine.data.own.labels import clean
from engine.data.own.naming import PREFIX, name_of
from engine.files import paths
from engine.messages import InputError, MachineError, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.info import DatasetInfo
    from engine.data.own.draft import Draft

_DATA, _ABOUT = "data.npz", "about.json"
_KEYS = ("x_train", "y_train", "x_test", "y_test")
_UNFINISHED = ".unfinished-"
_A_DAY_S = 86_400
_TRIES = 20
_TAKEN = (errno.EEXIST, errno.ENOTEMPTY)

AGAIN = say("Remove the data set and add it again.")
"""What to do where an own set is not what it was."""

_Stamp = tuple[int, int]
_known: dict[Path, tuple[_Stamp | None, DatasetInfo | None]] = {}
_changing = threading.Lock()


def save(draft: Draft, title: str = "") -> DatasetInfo:
    """Take a draft in; it replaces an own set of the same name as a whole.

    Parameters
    ----------
    title : what people are to call it; empty for the title the draft proposes. The name follows
        from it.

    Raises
    ------
    MachineError : it cannot be written; an earlier set of that name is still there.
    """
    shown = clean(title).text or str(draft.dataset.info.title)
    folder = paths.own_data_dir() / name_of(shown)
    try:
        with _new_folder(folder) as new:
            _write(new, draft, shown)
            saved = about.read(new / _ABOUT, folder.name)
    except OSError as error:
        raise MachineError(
            say(
                "Cannot keep the data set in {path}: {reason}.",
                path=str(folder),
                reason=reason_of(error),
            ),
            say("Make room on the disk, or see to it that this folder may be written."),
        ) from error
    assert saved is not None
    return info(folder.name) or saved  # another process may just be replacing it


def all_infos() -> tuple[DatasetInfo, ...]:
    """Return what is known of every own set, in the order of their titles."""
    try:
        names = [unicodedata.normalize("NFC", name) for name in os.listdir(paths.own_data_dir())]
    except OSError:
        return ()
    with _changing:
        infos = [_look_again(name) for name in names if _is_own(name)]
    found = [info for info in infos if info is not None]
    return tuple(sorted(found, key=lambda info: (str(info.title).casefold(), info.name)))


def info(name: str) -> DatasetInfo | None:
    """Return what is known of one, None where there is none of that name.

    It is read once; after that nothing but `save`, `remove` and `all_infos` looks again.
    """
    if not _is_own(name):
        return None
    known = _known.get(_folder(name))
    if known is not None:
        return known[1]
    with _changing:
        return _look_again(name)


def found(name: str) -> Path | None:
    """Return the file with the data of one, None where it is not there."""
    path = _folder(name) / _DATA
    return path if info(name) is not None and os.path.isfile(path) else None


def read(info: DatasetInfo) -> Dataset:
    """Read an own set.

    Raises
    ------
    InputError : its file is missing or damaged, or is not what its account says.
    """
    with _changing:  # another process may have put other data there
        info = _look_again(info.name) or info
    path = _folder(info.name) / _DATA
    try:
        arrays = npz.read(path, _KEYS, "iuf")
    except InputError as error:
        raise InputError(error.message, AGAIN) from error
    train = _split(info, arrays["x_train"], arrays["y_train"], info.train, path)
    test = _split(info, arrays["x_test"], arrays["y_test"], info.test, path)
    return Dataset(info, train, test, say("your own, from {source}", source=info.source), path)


def remove(name: str) -> None:
    """Delete an own set, also one that is damaged.

    Raises
    ------
    InputError : there is none of that name.
    MachineError : it cannot be deleted.
    """
    folder = _folder(name)
    if not _is_own(name) or not os.path.isdir(folder):
        raise _not_own(name)
    away = folder.with_name(_UNFINISHED + uuid.uuid4().hex)
    try:
        with _changing:
            folder.rename(away)
            _known.pop(folder, None)
    except OSError as error:
        raise MachineError(
            say("Cannot remove {path}: {reason}.", path=str(folder), reason=reason_of(error))
        ) from error
    shutil.rmtree(away, ignore_errors=True)


# -- names -------------------------------------------------------------------------------------


def _is_own(name: str) -> bool:
    """Whether a name is one that `name_of` gives; no other ever becomes part of a path."""
    return name.startswith(PREFIX) and name_of(name.removeprefix(PREFIX)) == name


def _folder(name: str) -> Path:
    return paths.own_data_dir() / name


def _not_own(name: str) -> InputError:
    names = ", ".join(info.name for info in all_infos())
    return InputError(
        say("There is no data set of your own named {name}.", name=repr(name)),
        say("Your own data sets: {names}.", names=names)
        if names
        else say("You have not added any yet."),
    )


# -- about -------------------------------------------------------------------------------------


def _look_again(name: str) -> DatasetInfo | None:
    """Return what is known of an own set, from memory where its file has not changed."""
    folder = _folder(name)
    stamp = _stamp(folder / _ABOUT)
    known = _known.get(folder)
    if known is None or known[0] != stamp:
        known = (stamp, about.read(folder / _ABOUT, name) if stamp else None)
        _known[folder] = known
    return known[1]


def _stamp(path: Path) -> _Stamp | None:
    """Return what changes when a file does, None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino


# -- reading ---------------------------------------------------------------------------------


def _split(info: DatasetInfo, x: NDArray[Any], y: NDArray[Any], expected: int, path: Path) -> Split:
    """Check that arrays are what the set's account says of them."""
    if x.shape != (expected, *info.input_shape) or y.shape != (expected,):
        raise _unlike(path)
    if not _are_examples(x) or not _are_labels(y, len(info.class_names)):
        raise _unlike(path)
    return Split(x, y)


def _are_examples(x: NDArray[Any]) -> bool:
    return x.dtype == np.uint8 or (x.dtype == np.float32 and bool(np.isfinite(x).all()))


def _are_labels(y: NDArray[Any], classes: int) -> bool:
    if not classes:
        return y.dtype == np.float32 and bool(np.isfinite(y).all())
    return y.dtype == np.int32 and int(y.min()) >= 0 and int(y.max()) < classes


def _unlike(path: Path) -> InputError:
    return InputError(
        say("The data file {path} is not what was kept there.", path=str(path)), AGAIN
    )


# -- writing -----------------------------------------------------------------------------------


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Yield a new folder that takes the place of ``folder`` when the block succeeds."""
    _clear(folder.parent)
    new = folder.with_name(_UNFINISHED + uuid.uuid4().hex)
    try:
        new.mkdir(parents=True)
        yield new
        with _changing:
            _swap(new, folder)
            _known.pop(folder, None)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _clear(parent: Path) -> None:
    """Delete what a process that was killed has left, and no other can still be writing."""
    for left in parent.glob(_UNFINISHED + "*"):
        with suppress(FileNotFoundError):  # another process is just done with it
            if left.stat().st_mtime < time.time() - _A_DAY_S:
                shutil.rmtree(left, ignore_errors=True)


def _swap(new: Path, folder: Path) -> None:
    """Put ``new`` where ``folder`` is; where that fails, ``folder`` is what it was.

    Other processes may do the same meanwhile, so it is tried a few times; the last one wins.
    """
    for left in reversed(range(_TRIES)):
        try:
            _swap_once(new, folder)
            return
        except OSError as error:
            if not left or error.errno not in (errno.ENOENT, *_TAKEN):
                raise


def _swap_once(new: Path, folder: Path) -> None:
    if not os.path.lexists(folder):
        new.rename(folder)
        return
    old = folder.with_name(_UNFINISHED + uuid.uuid4().hex)
    folder.rename(old)
    try:
        new.rename(folder)
    except BaseException:
        _put_back(old, folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _put_back(old: Path, folder: Path) -> None:
    try:
        old.rename(folder)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        shutil.rmtree(old, ignore_errors=True)  # another process has put its own there


def _write(folder: Path, draft: Draft, title: str) -> None:
    """Write both files; unpacked, for that is read several times as fast and photos do not pack."""
    train, test = draft.dataset.train, draft.dataset.test
    np.savez(folder / _DATA, x_train=train.x, y_train=train.y, x_test=test.x, y_test=test.y)
    plain = about.plain(draft, title, (folder / _DATA).stat().st_size)
    (folder / _ABOUT).write_text(json.dumps(plain, indent=1), encoding="ascii")
