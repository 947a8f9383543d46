"""The IDX format of MNIST's and Fashion-MNIST's files, plain or gzip-compressed.

An IDX file is a magic number (two zero bytes, the element type, the number of dimensions), the
dimensions as big-endian 32-bit numbers, and the elements. Only unsigned bytes are read here.
"""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from typing import IO, TYPE_CHECKING

import numpy as np

from engine.data.damage import reason_of, unreadable
from engine.messages import say

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MAX_BYTES = 300_000_000
"""Largest array that is read: five times MNIST's. A damaged header can ask for any size."""

_UNSIGNED_BYTE = 0x08
_GZIP_MAGIC = b"\x1f\x8b"


def read(path: Path) -> NDArray[np.uint8]:
    """Read an IDX file of unsigned bytes.

    The header is checked before memory is taken, and no more is unpacked than it announces.

    Raises
    ------
    InputError : the file is missing, unreadable, damaged, too short or too long.
    """
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == _GZIP_MAGIC
            raw.seek(0)
            if not packed:
                return _read(raw, path)
            with gzip.GzipFile(fileobj=raw) as unpacked:
                return _read(unpacked, path)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(path, reason_of(error)) from error


def _read(stream: IO[bytes] | gzip.GzipFile, path: Path) -> NDArray[np.uint8]:
    shape = _read_header(stream, path)
    size = math.prod(shape)
    if size > MAX_BYTES:
        reason = say("its header asks for {n} bytes, which cannot be right", n=size)
        raise unreadable(path, reason)
    data = stream.read(size)
    if len(data) < size:
        reason = say("it ends after {got} of {n} bytes", got=len(data), n=size)
        raise unreadable(path, reason)
    if stream.read(1):
        raise unreadable(path, say("it is longer than its header says"))
    return np.frombuffer(data, np.uint8).reshape(shape)


def _read_header(stream: IO[bytes] | gzip.GzipFile, path: Path) -> tuple[int, ...]:
    magic = stream.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] != _UNSIGNED_BYTE:
        raise unreadable(path, say("it is not an IDX file of unsigned bytes"))
    dimensions = magic[3]
    data = stream.read(4 * dimensions)
    if not 1 <= dimensions <= 3 or len(data) < 4 * dimensions:
        raise unreadable(path, say("its header is damaged"))
    return struct.unpack(f">{dimensions}I", data)
