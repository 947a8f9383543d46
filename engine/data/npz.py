"""NumPy's .npz archives, read without trusting them.

`numpy.load` believes a header and takes the memory it asks for; this reader checks first, and
never unpickles.
"""

from __future__ import annotations

import io
import math
import struct
import tokenize
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from engine.data.damage import reason_of, unreadable
from engine.data.idx import MAX_BYTES
from engine.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

WHOLE_NUMBERS = "iu"
"""Kinds of NumPy's data types that are whole numbers."""

_MAX_HEADER = 10_000
_SUFFIX = ".npy"
_DAMAGE = (
    OSError,
    EOFError,
    MemoryError,  # Python's own parser, from a header nested too deeply
    OverflowError,
    ValueError,
    struct.error,
    SyntaxError,
    tokenize.TokenError,
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,  # encrypted, or an unknown kind of compression
)


@dataclass(frozen=True)
class Header:
    """What an array says of itself before it is read.

    Parameters
    ----------
    shape : of the array.
    dtype : of its elements.
    fortran : whether the first index changes fastest.
    """

    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    fortran: bool = False

    @property
    def size(self) -> int:
        """Bytes it has when it is unpacked."""
        return math.prod(self.shape) * self.dtype.itemsize


def read(path: Path, keys: Iterable[str], kinds: str = WHOLE_NUMBERS) -> dict[str, NDArray[Any]]:
    """Read the arrays named `keys` from an .npz file.

    Parameters
    ----------
    kinds : the kinds of NumPy's data types that are read: ``"iu"`` are whole numbers, ``"f"``
        floating-point numbers, ``"b"`` truth values, ``"U"`` and ``"S"`` texts. Objects never
        are, for they would be unpickled.

    Raises
    ------
    InputError : the file is missing, unreadable or damaged, an array is not there, is of another
        kind, or is too large to be right.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return {key: _member(archive, key, kinds, path) for key in keys}
    except _DAMAGE as error:
        raise unreadable(path, reason_of(error)) from error


def headers(path: Path) -> dict[str, Header]:
    """Return what every array of an .npz file says of itself, without reading the arrays.

    Raises
    ------
    InputError : the file is missing, unreadable or damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(_SUFFIX)]
            return {name.removesuffix(_SUFFIX): _header_of(archive, name) for name in names}
    except _DAMAGE as error:
        raise unreadable(path, reason_of(error)) from error


def _member(archive: zipfile.ZipFile, key: str, kinds: str, path: Path) -> NDArray[Any]:
    if f"{key}{_SUFFIX}" not in archive.namelist():
        raise unreadable(path, say("it has no array named {key}", key=key))
    with _opened(archive, f"{key}{_SUFFIX}") as stream:
        header = _header(stream)
        if header.dtype.kind not in kinds.replace("O", "") or header.size > MAX_BYTES:
            raise unreadable(path, say("its array {key} is not one of examples or labels", key=key))
        data = stream.read(header.size)
        if len(data) < header.size or stream.read(1):
            raise EOFError
    flat = np.frombuffer(data, header.dtype)
    return flat.reshape(header.shape, order="F" if header.fortran else "C")


def _header_of(archive: zipfile.ZipFile, name: str) -> Header:
    with _opened(archive, name) as stream:
        return _header(stream)


def _opened(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open a member in one of the two packings NumPy writes; others unpack without bounds."""
    if archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    return archive.open(name)


def _header(stream: IO[bytes]) -> Header:
    """Read a header, no more of it than one can have: version 2 allows four gigabytes."""
    start = stream.read(8)
    length = stream.read(2 if start[6:7] == b"\x01" else 4)
    size = int.from_bytes(length, "little")
    if size > _MAX_HEADER:
        raise ValueError
    whole = io.BytesIO(start + length + stream.read(size))
    if np.lib.format.read_magic(whole) == (1, 0):
        shape, fortran, dtype = np.lib.format.read_array_header_1_0(whole)
    else:
        shape, fortran, dtype = np.lib.format.read_array_header_2_0(whole)
    if any(n < 0 for n in shape):
        raise ValueError
    return Header(shape, dtype, fortran)
