"""NumPy's .npz archives, read without trusting them.

`numpy.load` believes a header and takes the memory it asks for; this reader checks first, and
never unpickles.
"""

from __future__ import annotations

import math
import tokenize
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from engine.data.damage import reason_of, unreadable
from engine.data.idx import MAX_BYTES
from engine.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

_DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    SyntaxError,
    tokenize.TokenError,
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,  # encrypted, or an unknown kind of compression
)


def read(path: Path, keys: Iterable[str]) -> dict[str, NDArray[Any]]:
    """Read the arrays named `keys`, all of whole numbers, from an .npz file.

    Raises
    ------
    InputError : the file is missing, unreadable or damaged, an array is not there, is not of
        whole numbers, or is too large to be right.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return {key: _member(archive, key, path) for key in keys}
    except _DAMAGE as error:
        raise unreadable(path, reason_of(error)) from error


def _member(archive: zipfile.ZipFile, key: str, path: Path) -> NDArray[Any]:
    if f"{key}.npy" not in archive.namelist():
        raise unreadable(path, say("it has no array named {key}", key=key))
    with archive.open(f"{key}.npy") as stream:
        shape, fortran, dtype = _header(stream)
        size = math.prod(shape) * dtype.itemsize
        if dtype.kind not in "iu" or size > MAX_BYTES:
            raise unreadable(path, say("its array {key} is not one of images or labels", key=key))
        data = stream.read(size)
        if len(data) < size or stream.read(1):
            raise EOFError
    return np.frombuffer(data, dtype).reshape(shape, order="F" if fortran else "C")


def _header(stream: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    if np.lib.format.read_magic(stream) == (1, 0):
        return np.lib.format.read_array_header_1_0(stream)
    return np.lib.format.read_array_header_2_0(stream)
