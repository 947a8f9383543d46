from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest

from engine.data import idx
from engine.messages import InputError

ARRAY = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)


def packed(array: np.ndarray, kind: int = 8) -> bytes:
    header = bytes([0, 0, kind, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return header + array.tobytes()


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
@pytest.mark.parametrize("array", [ARRAY, ARRAY.ravel()])
def test_read(compress: type, array: np.ndarray, tmp_path: Path) -> None:
    path = tmp_path / "images-ubyte"
    path.write_bytes(compress(packed(array)))
    assert (idx.read(path) == array).all()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not an IDX file"),
        (b"hello, world", "not an IDX file"),
        (packed(ARRAY, kind=0x0D), "not an IDX file"),
        (packed(ARRAY)[:10], "header is damaged"),
        (b"\0\0\x08\x00", "header is damaged"),
        (b"\0\0\x08\xff" + b"\0\0\0\1" * 255 + b"\0", "header is damaged"),
        (packed(ARRAY)[:-1], "ends after 23 of 24 bytes"),
        (packed(ARRAY) + b"x", "longer than its header"),
        (b"\0\0\x08\x03" + b"\xff" * 12 + b"some", "asks for"),
        (gzip.compress(packed(ARRAY), mtime=0)[:-9], "damaged or cut short"),
        (gzip.compress(packed(ARRAY), mtime=0)[:-8] + bytes(8), "damaged or cut short"),
    ],
)
def test_a_damaged_file_is_named_with_the_reason(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "images-ubyte.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match=rf"images-ubyte\.gz: .*{reason}") as caught:
        idx.read(path)
    assert "replace" in str(caught.value.hint)


def test_a_packed_file_is_not_unpacked_beyond_its_header(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(packed(ARRAY) + bytes(50_000_000)))
    with pytest.raises(InputError, match="longer than its header"):
        idx.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: No such file"):
        idx.read(tmp_path / "nowhere")
