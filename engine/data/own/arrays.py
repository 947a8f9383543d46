"""The user's own arrays: .npz archives, and IDX files as those of MNIST."""

from __future__ import annotations

import contextlib
import math
import re
from typing import TYPE_CHECKING, Any

from engine.data import idx, npz
from engine.data.damage import reason_of, unreadable
from engine.data.own import limits
from engine.data.own.examples import Given, understand
from engine.data.own.labels import clean, listed
from engine.data.own.pictures import times
from engine.files.look import is_file
from engine.messages import Cancelled, InputError, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.data.npz import Header
    from engine.data.own.draft import Draft
    from engine.data.own.options import ReadOptions

    Names = tuple[str, ...]

_FOUR = (
    ("x_train", "y_train", "x_test", "y_test"),
    ("train_images", "train_labels", "test_images", "test_labels"),
    ("train_x", "train_y", "test_x", "test_y"),
)
_PAIRS = (
    ("x", "y"),
    ("images", "labels"),
    ("data", "target"),
    ("data", "labels"),
    ("features", "labels"),
    ("arr_0", "arr_1"),
)
_ADVICE = say("Name the arrays x_train, y_train, x_test and y_test, or only x and y.")
_NUMBERS, _LABELS = "biuf", "biufUS"

_IDX_NAME = re.compile(r"(images|labels)[-._]?idx\d|idx\d.*ubyte|\.idx(\.gz)?$")


def read_npz(path: Path, options: ReadOptions, cancelled: Callable[[], bool]) -> Draft:
    """Read examples and labels from an .npz archive.

    Parameters
    ----------
    cancelled : asked between the arrays.

    Raises
    ------
    InputError : it is damaged, has no labels, or arrays that are not examples and labels.
    Cancelled : ``cancelled`` said so.
    """
    with _own_file():
        headers = npz.headers(path)
    names = _find(headers)
    for name, kinds in zip(names, (_NUMBERS, _LABELS) * 2, strict=False):
        _check_header(name, headers[name], kinds)
    _check_size(sum(headers[name].size for name in names))
    arrays: dict[str, NDArray[Any]] = {}
    for name in names:
        if cancelled():
            raise Cancelled
        with _own_file():
            arrays |= npz.read(path, [name], _LABELS)
    pairs = [Given(arrays[x], arrays[y]) for x, y in zip(names[::2], names[1::2], strict=True)]
    unused = sorted(set(headers) - set(names))
    notes = (say("Arrays that were not read: {names}.", names=listed(unused)),) if unused else ()
    return understand(path, pairs, say("arrays (NumPy)"), options, notes=notes)


def read_idx(
    path: Path, images: Path, options: ReadOptions, cancelled: Callable[[], bool]
) -> Draft:
    """Read images and labels from IDX files, and the test part that stands beside them.

    Parameters
    ----------
    path : what the user named: the images, or the folder they are in.
    images : the file with the images to learn from.
    cancelled : asked between the files.

    Raises
    ------
    InputError : a file is damaged, or there are no labels beside the images.
    Cancelled : ``cancelled`` said so.
    """
    pairs = [(images, _labels_of(images))]
    test = _test_of(images)
    if test is not None:
        pairs.append((test, _labels_of(test)))
    given = []
    for pair in pairs:
        if cancelled():
            raise Cancelled
        with _own_file():
            given.append(Given(*(idx.read(file) for file in pair)))
    return understand(path, given, say("images (IDX)"), options)


def is_idx(path: Path) -> bool:
    """Whether a file's name is one of an IDX file: ``train-images-idx3-ubyte.gz``."""
    return bool(_IDX_NAME.search(path.name.lower()))


def images_in(folder: Path) -> Path | None:
    """Return the file with the images to learn from in a folder of IDX files, if it is one."""
    try:
        files = sorted(file for file in folder.iterdir() if is_idx(file))
    except OSError as error:
        raise unreadable(folder, reason_of(error)) from error
    images = [images_of(file) for file in files if is_file(file)]
    to_learn = [file for file in images if "train" in file.name]
    return next(iter(to_learn or images), None)


def images_of(path: Path) -> Path:
    """Return the images' file, where the user named that of the labels."""
    others = (file for file in _renamed(path, "labels", "images") if is_file(file))
    return path if "images" in path.name else next(others, path)


def _find(headers: dict[str, Header]) -> Names:
    """Return the names of examples and labels, and those of the test part where it has one."""
    known = {name.lower(): name for name in headers}
    for names in (*_FOUR, *(names[:2] for names in _FOUR), *_PAIRS):
        if all(name in known for name in names):
            return tuple(known[name] for name in names)
    if not known:
        raise InputError(say("There are no arrays in the file."), _ADVICE)
    found = [f"{name} ({times(header.shape)})" for name, header in headers.items()]
    examples = {names[0] for names in (*_FOUR, *_PAIRS)}
    if any(name in known for name in examples):
        raise InputError(
            say("The labels are missing: it has {found}.", found=listed(found)), _ADVICE
        )
    raise InputError(
        say(
            "Which arrays are examples and labels is not clear: it has {found}.",
            found=listed(found),
        ),
        _ADVICE,
    )


def _check_header(name: str, header: Header, kinds: str) -> None:
    shown = clean(name)
    if header.dtype.hasobject:
        raise InputError(
            say("The array {name} holds Python objects, which are never opened.", name=shown),
            say("Save it as an array of numbers."),
        )
    if header.dtype.kind not in kinds:
        raise InputError(
            say("The array {name} is of the type {type}.", name=shown, type=str(header.dtype)),
            say("Save it as an array of numbers."),
        )
    if not header.shape:
        raise InputError(say("The array {name} is a single value.", name=shown), _ADVICE)
    if kinds == _NUMBERS and len(header.shape) < 3:
        limits.check_columns(math.prod(header.shape[1:]))


def _check_size(size: int) -> None:
    if size > limits.MAX_BYTES:
        raise InputError(
            say(
                "The arrays have {size:,} MB; at most {limit:,} MB are read.",
                size=size // 1_000_000,
                limit=limits.MAX_BYTES // 1_000_000,
            ),
            say("Save them as uint8 or float32, or keep a part of the examples."),
        )


def _labels_of(images: Path) -> Path:
    wanted = list(_renamed(images, "images", "labels"))
    found = next((file for file in wanted if is_file(file)), None)
    if found is None or found == images:
        name = wanted[0].name if wanted else "train-labels-idx1-ubyte"
        raise InputError(
            say("The labels of {images} are missing.", images=images.name),
            say("Put the file {name} beside it.", name=name),
        )
    return found


def _test_of(images: Path) -> Path | None:
    parts = ("t10k", "test")
    names = (images.name.replace("train", part) for part in parts if "train" in images.name)
    both = (file for name in names for file in _packed_or_not(images.with_name(name)))
    return next((file for file in both if is_file(file)), None)


def _renamed(path: Path, old: str, new: str) -> Iterator[Path]:
    """Yield where the other half of a pair of IDX files may be."""
    if old not in path.name:
        return
    dimensions = {"images": "idx3", "labels": "idx1"}
    name = path.name.replace(old, new).replace(dimensions[old], dimensions[new])
    yield from _packed_or_not(path.with_name(name))


def _packed_or_not(path: Path) -> Iterator[Path]:
    yield path
    packed = path.name.endswith(".gz")
    yield path.with_name(path.name.removesuffix(".gz") if packed else f"{path.name}.gz")


@contextlib.contextmanager
def _own_file() -> Iterator[None]:
    """Give another hint than to delete a file, which is right only for a downloaded one."""
    try:
        yield
    except InputError as error:
        hint = say("Look at how the file was made, or choose another.")
        raise InputError(error.message, hint) from error
