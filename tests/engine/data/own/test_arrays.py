from __future__ import annotations

import gzip
import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.data.own import arrays
from engine.data.own.draft import Draft
from engine.data.own.options import ReadOptions
from engine.messages import Cancelled, InputError

IMAGES = np.random.default_rng(0).integers(0, 256, (20, 8, 9)).astype(np.uint8)
LABELS = (np.arange(20) % 2).astype(np.uint8)


def read(path: Path, **options: object) -> Draft:
    return arrays.read_npz(path, ReadOptions(**options), lambda: False)  # type: ignore[arg-type]


def saved(folder: Path, **members: np.ndarray) -> Path:
    np.savez(folder / "own.npz", **members)  # type: ignore[arg-type]
    return folder / "own.npz"


def npy(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=True)
    return stream.getvalue()


def archive(folder: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(folder / "own.npz", "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(f"{name}.npy", data)
    return folder / "own.npz"


def announcing(shape: str) -> bytes:
    """An array of bytes whose header says it had another shape."""
    header = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode()


def said(draft: Draft) -> str:
    return " ".join(map(str, draft.notes))


@pytest.mark.parametrize(
    "names",
    [
        ("x_train", "y_train", "x_test", "y_test"),
        ("X_train", "y_train", "X_test", "y_test"),
        ("train_images", "train_labels", "test_images", "test_labels"),
    ],
)
def test_both_parts(names: tuple[str, ...], tmp_path: Path) -> None:
    parts = (IMAGES, LABELS, IMAGES[:5], LABELS[:5])
    draft = read(saved(tmp_path, **dict(zip(names, parts, strict=True))))
    assert draft.dataset.info.input_shape == (8, 9)
    assert (draft.dataset.train.x == IMAGES).all()
    assert (draft.dataset.test.x == IMAGES[:5]).all()
    assert (draft.dataset.test.y == LABELS[:5]).all()
    assert (draft.low, draft.high) == (IMAGES.min(), IMAGES.max())


@pytest.mark.parametrize(
    "names",
    [
        ("x", "y"),
        ("X", "y"),
        ("images", "labels"),
        ("data", "target"),
        ("data", "labels"),
        ("features", "labels"),
        ("arr_0", "arr_1"),
        ("x_train", "y_train"),
    ],
)
def test_one_part(names: tuple[str, str], tmp_path: Path) -> None:
    draft = read(saved(tmp_path, **{names[0]: IMAGES, names[1]: LABELS}))
    assert (draft.dataset.info.train, draft.dataset.info.test) == (16, 4)
    assert len(draft.dataset.info.class_names) == 2


def test_labels_may_be_texts(tmp_path: Path) -> None:
    draft = read(saved(tmp_path, x=IMAGES, y=np.array(["cat", "dog"] * 10)))
    assert [str(name) for name in draft.dataset.info.class_names] == ["cat", "dog"]


def test_arrays_that_were_not_read_are_named(tmp_path: Path) -> None:
    draft = read(saved(tmp_path, x=IMAGES, y=LABELS, val_images=IMAGES))
    assert "Arrays that were not read: val_images." in said(draft)


def test_labels_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"labels are missing: it has x_train \(20×8×9\)") as got:
        read(saved(tmp_path, x_train=IMAGES))
    assert "y_train" in str(got.value.hint)


@pytest.mark.parametrize("members", [{"one": IMAGES, "two": LABELS}, {"y": LABELS}])
def test_unknown_arrays_are_named(members: dict[str, np.ndarray], tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"not clear: it has {next(iter(members))}"):
        read(saved(tmp_path, **members))


def test_no_arrays(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no arrays in the file"):
        read(archive(tmp_path))


def test_python_objects_are_refused(tmp_path: Path) -> None:
    bad = npy(np.array([{"a": 1}, None], object))
    with pytest.raises(InputError, match="array y holds Python objects"):
        read(archive(tmp_path, x=npy(IMAGES), y=bad))


def test_a_pickle_that_is_no_array_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="damaged or cut short"):
        read(archive(tmp_path, x=b"\x80\x04\x95cos\nsystem\n", y=npy(LABELS)))


@pytest.mark.parametrize("array", [IMAGES * 1j, np.array(["a"] * 20), IMAGES.astype("M8[s]")])
def test_examples_that_are_no_numbers_are_refused(array: np.ndarray, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="array x is of the type"):
        read(saved(tmp_path, x=array, y=LABELS))


def test_a_single_value_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="array x is a single value"):
        read(saved(tmp_path, x=np.array(3), y=LABELS))


def test_a_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    bomb = announcing("(50000, 100, 100)") + bytes(30_000_000)
    path = archive(tmp_path, x=bomb, y=npy(LABELS))
    assert path.stat().st_size < 100_000
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="have 500 MB; at most 300 MB are read"):
            read(path)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_whose_header_lies_is_not_unpacked(tmp_path: Path) -> None:
    bomb = announcing("(20, 8, 9)") + bytes(100_000_000)
    path = archive(tmp_path, x=bomb, y=npy(LABELS))
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="damaged or cut short"):
            read(path)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_too_many_columns_are_refused_by_the_header(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="10,001 columns"):
        read(archive(tmp_path, x=announcing("(20, 10001)"), y=npy(LABELS)))


def test_names_that_lead_elsewhere_are_unknown_names(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not clear"):
        read(archive(tmp_path, **{"../../x": npy(IMAGES), "/tmp/y": npy(LABELS)}))
    assert [file.name for file in tmp_path.iterdir()] == ["own.npz"]


def test_the_hint_for_a_damaged_file_is_not_to_delete_it(tmp_path: Path) -> None:
    (tmp_path / "own.npz").write_bytes(b"PK")
    with pytest.raises(InputError, match="damaged or cut short") as caught:
        read(tmp_path / "own.npz")
    assert "Delete" not in str(caught.value.hint)


def test_reading_arrays_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        arrays.read_npz(saved(tmp_path, x=IMAGES, y=LABELS), ReadOptions(), lambda: True)


# -- IDX ---------------------------------------------------------------------------------------

TRAIN, TEST = (
    ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
    (
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
    ),
)


def idx(folder: Path, names: tuple[str, str], n: int = 20) -> Path:
    for name, array in zip(names, (IMAGES[:n], LABELS[:n]), strict=True):
        header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
        data = header + array.tobytes()
        (folder / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return folder / names[0]


def read_idx(path: Path) -> Draft:
    return arrays.read_idx(path, path, ReadOptions(), lambda: False)


@pytest.mark.parametrize(
    "names",
    [
        TRAIN,
        ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte"),
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte.gz"),
        ("emnist-train-images-idx3-ubyte.gz", "emnist-train-labels-idx1-ubyte.gz"),
        ("images.idx3-ubyte", "labels.idx1-ubyte"),
    ],
)
def test_the_labels_are_found_beside_the_images(names: tuple[str, str], tmp_path: Path) -> None:
    images = idx(tmp_path, names)
    assert arrays.is_idx(images)
    assert arrays.images_of(tmp_path / names[1]) == images
    assert arrays.images_in(tmp_path) == images
    draft = read_idx(images)
    assert draft.dataset.info.train + draft.dataset.info.test == 20
    assert "seed" in draft.options


def test_the_test_files_beside_are_the_test_part(tmp_path: Path) -> None:
    idx(tmp_path, TEST, 6)
    draft = read_idx(idx(tmp_path, TRAIN))
    assert (draft.dataset.train.x == IMAGES).all()
    assert (draft.dataset.test.y == LABELS[:6]).all()
    assert arrays.images_in(tmp_path) == tmp_path / TRAIN[0]
    assert "seed" not in draft.options


def test_images_without_labels_name_the_file_that_is_wanted(tmp_path: Path) -> None:
    images = idx(tmp_path, TRAIN)
    (tmp_path / TRAIN[1]).unlink()
    with pytest.raises(InputError, match=f"labels of {TRAIN[0]} are missing") as caught:
        read_idx(images)
    assert TRAIN[1] in str(caught.value.hint)


def test_images_of_another_name_cannot_have_labels(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"labels of own\.idx are missing"):
        read_idx(tmp_path / "own.idx")


def test_an_absurd_header_is_refused(tmp_path: Path) -> None:
    images = idx(tmp_path, TRAIN)
    images.write_bytes(b"\0\0\x08\x03" + b"\xff" * 12)
    with pytest.raises(InputError, match="cannot be right") as caught:
        read_idx(images)
    assert "Delete" not in str(caught.value.hint)


def test_more_labels_than_images(tmp_path: Path) -> None:
    images = idx(tmp_path, TRAIN)
    idx(tmp_path, ("other-images-idx3-ubyte", TRAIN[1]), 15)
    with pytest.raises(InputError, match="20 examples and 15 labels"):
        read_idx(images)


def test_reading_idx_files_can_be_cancelled(tmp_path: Path) -> None:
    images = idx(tmp_path, TRAIN)
    with pytest.raises(Cancelled):
        arrays.read_idx(images, images, ReadOptions(), lambda: True)


def test_a_folder_without_idx_files_is_none(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text("a", encoding="utf-8")
    assert arrays.images_in(tmp_path) is None
