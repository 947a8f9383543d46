from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.data import npz
from engine.messages import InputError

ARRAY = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)


def as_npy(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=True)
    return stream.getvalue()


def archive_with(path: Path, npy: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.npy", npy)
    return path


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("array", [ARRAY, np.asfortranarray(ARRAY), ARRAY.astype(np.int64)])
def test_read(save: object, array: np.ndarray, tmp_path: Path) -> None:
    save(tmp_path / "a.npz", a=array, b=ARRAY[0])  # type: ignore[operator]
    got = npz.read(tmp_path / "a.npz", ["a", "b"])
    assert (got["a"] == array).all()
    assert got["a"].dtype == array.dtype
    assert (got["b"] == ARRAY[0]).all()


def test_an_array_that_is_not_there_is_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", a=ARRAY)
    with pytest.raises(InputError, match=r"a\.npz: it has no array named x_train"):
        npz.read(tmp_path / "a.npz", ["x_train"])


@pytest.mark.parametrize("array", [np.array([{}, None], object), ARRAY / 2, np.array(["a"])])
def test_only_whole_numbers_are_read_and_nothing_is_unpickled(
    array: np.ndarray, tmp_path: Path
) -> None:
    path = archive_with(tmp_path / "a.npz", as_npy(array))
    with pytest.raises(InputError, match="array a is not one of examples or labels"):
        npz.read(path, ["a"])


def test_a_header_that_asks_for_too_much_is_refused(tmp_path: Path) -> None:
    npy = as_npy(ARRAY).replace(b"(2, 3, 4), }" + b" " * 12, b"(99999999999, 3, 4), }  ")
    path = archive_with(tmp_path / "a.npz", npy)
    with pytest.raises(InputError, match="not one of examples or labels"):
        npz.read(path, ["a"])


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"not a zip file",
        lambda data: data[: len(data) // 2],
        lambda data: data[:60] + bytes(20) + data[80:],
    ],
)
def test_a_damaged_archive_is_named(damage: object, tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "a.npz", a=ARRAY)
    data = (tmp_path / "a.npz").read_bytes()
    (tmp_path / "a.npz").write_bytes(damage(data))  # type: ignore[operator]
    with pytest.raises(InputError, match=r"a\.npz: it is damaged or cut short") as caught:
        npz.read(tmp_path / "a.npz", ["a"])
    assert "replace" in str(caught.value.hint)


@pytest.mark.parametrize(
    "change",
    [
        lambda npy: npy[:-1],
        lambda npy: npy + b"x",
        lambda npy: npy[:40],
        lambda npy: b"\x93NUMPY\x09\x00",
    ],
)
def test_a_damaged_array_is_told(change: object, tmp_path: Path) -> None:
    path = archive_with(tmp_path / "a.npz", change(as_npy(ARRAY)))  # type: ignore[operator]
    with pytest.raises(InputError, match="damaged or cut short"):
        npz.read(path, ["a"])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.npz: No such file"):
        npz.read(tmp_path / "nowhere.npz", ["a"])


def test_kinds_that_are_asked_for_are_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", a=ARRAY / 2, b=np.array(["one", "two"]))
    got = npz.read(tmp_path / "a.npz", ["a", "b"], kinds="fU")
    assert (got["a"] == ARRAY / 2).all()
    assert got["b"].tolist() == ["one", "two"]


def test_objects_are_never_read_even_where_they_are_asked_for(tmp_path: Path) -> None:
    path = archive_with(tmp_path / "a.npz", as_npy(np.array([{}, None], object)))
    with pytest.raises(InputError, match="not one of examples or labels"):
        npz.read(path, ["a"], kinds="iufO")


def test_headers_are_told_without_reading_the_arrays(tmp_path: Path) -> None:
    npy = as_npy(ARRAY).replace(b"(2, 3, 4), }" + b" " * 12, b"(99999999999, 3, 4), }  ")
    got = npz.headers(archive_with(tmp_path / "a.npz", npy))
    assert got["a"].shape == (99999999999, 3, 4)
    assert got["a"].dtype == np.uint8
    assert got["a"].size == 99999999999 * 12


def test_headers_of_a_damaged_archive(tmp_path: Path) -> None:
    (tmp_path / "a.npz").write_bytes(b"not a zip file")
    with pytest.raises(InputError, match=r"a\.npz: it is damaged or cut short"):
        npz.headers(tmp_path / "a.npz")


def header_with(shape: str) -> bytes:
    return as_npy(ARRAY).replace(b"(2, 3, 4), }" + b" " * 12, f"{shape}, }}".encode().ljust(24))


def long_header() -> bytes:
    return b"\x93NUMPY\x02\x00" + (2**32 - 1).to_bytes(4, "little") + bytes(1000)


def nested_header() -> bytes:
    text = b"-" * 9000 + b"1"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


@pytest.mark.parametrize("npy", [header_with("(-2, 3, 4)"), long_header(), nested_header()])
def test_an_absurd_header_is_damage(npy: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="damaged or cut short"):
        npz.read(archive_with(tmp_path / "a.npz", npy), ["a"])


def test_a_packing_that_unpacks_without_bounds_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.npz", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.npy", as_npy(ARRAY))
    with pytest.raises(InputError, match="damaged or cut short"):
        npz.read(tmp_path / "a.npz", ["a"])
