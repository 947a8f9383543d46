from __future__ import annotations

import os
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data.own import reading
from engine.data.own.options import ReadOptions
from engine.messages import Cancelled, InputError

TABLE = "a,kind\n" + "1,u\n2,v\n" * 10


def test_a_table(tmp_path: Path) -> None:
    for ending in ("csv", "TSV", "txt"):
        path = tmp_path / f"my_own.{ending}"
        path.write_text(TABLE, encoding="utf-8")
        draft = reading.read(path)
        assert str(draft.format) == "a table (CSV)"
        assert (str(draft.dataset.info.title), draft.path) == ("My own", path)


def test_options_are_heard(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert reading.read(path, ReadOptions(test_share=0.5)).dataset.info.test == 10


def test_arrays(tmp_path: Path) -> None:
    np.savez(tmp_path / "own.npz", x=np.zeros((9, 8, 8), np.uint8), y=np.arange(9) % 2)
    assert str(reading.read(tmp_path / "own.npz").format) == "arrays (NumPy)"


def idx_files(folder: Path) -> None:
    images = bytes([0, 0, 8, 3]) + struct.pack(">3I", 8, 4, 4) + bytes(range(128))
    labels = bytes([0, 0, 8, 1]) + struct.pack(">I", 8) + bytes([0, 1] * 4)
    (folder / "train-images-idx3-ubyte").write_bytes(images)
    (folder / "train-labels-idx1-ubyte").write_bytes(labels)


@pytest.mark.parametrize("name", ["", "train-images-idx3-ubyte", "train-labels-idx1-ubyte"])
def test_idx_files_and_their_folder(name: str, tmp_path: Path) -> None:
    idx_files(tmp_path)
    draft = reading.read(tmp_path / name)
    assert str(draft.format) == "images (IDX)"
    assert draft.path == tmp_path / name
    assert draft.dataset.info.train + draft.dataset.info.test == 8


def test_a_folder_of_images_even_where_it_is_named_like_a_table(tmp_path: Path) -> None:
    for kind in ("cats", "dogs"):
        (tmp_path / "own.csv" / kind).mkdir(parents=True)
        for i in range(3):
            Image.new("L", (9, 9), 60 * i).save(tmp_path / "own.csv" / kind / f"{i}.png")
    draft = reading.read(tmp_path / "own.csv")
    assert [str(name) for name in draft.dataset.info.class_names] == ["cats", "dogs"]


def test_progress_and_cancelling(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    told: list[tuple[int, int]] = []
    reading.read(path, progress=lambda *report: told.append(report))
    assert told[-1] == (len(TABLE), len(TABLE))
    with pytest.raises(Cancelled):
        reading.read(path, cancelled=lambda: True)


@pytest.mark.parametrize("ending", ["xlsx", "xls", "json", "zip", "npy", "parquet", "gz", "pkl"])
def test_other_files_are_refused_with_what_can_be_read(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"own.{ending}").write_bytes(b"something")
    with pytest.raises(InputError, match=rf"ending in \.{ending} are not read: own") as caught:
        reading.read(tmp_path / f"own.{ending}")
    assert ".csv" in str(caught.value.hint) or "save it as CSV" in str(caught.value.hint)


def test_a_spreadsheet_is_to_be_saved_as_csv(tmp_path: Path) -> None:
    (tmp_path / "own.xlsx").write_bytes(b"PK")
    with pytest.raises(InputError) as caught:
        reading.read(tmp_path / "own.xlsx")
    assert "save it as CSV" in str(caught.value.hint)


def test_a_name_without_an_ending(tmp_path: Path) -> None:
    (tmp_path / "own").write_bytes(b"something")
    with pytest.raises(InputError, match="its name has no ending"):
        reading.read(tmp_path / "own")


@pytest.mark.parametrize("ending", ["csv", "npz"])
def test_nothing_is_there(ending: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        reading.read(tmp_path / f"own.{ending}")


@pytest.mark.parametrize("ending", ["csv", "npz"])
def test_an_empty_file(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"own.{ending}").touch()
    with pytest.raises(InputError, match=rf"The file own\.{ending} is empty"):
        reading.read(tmp_path / f"own.{ending}")


@pytest.mark.parametrize("ending", ["csv", "npz"])
def test_a_file_that_is_too_large_is_not_opened(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"own.{ending}"
    path.touch()
    os.truncate(path, 2_000_000_000)
    with pytest.raises(InputError, match="The file has 2,000 MB; at most 500 MB are read"):
        reading.read(path, cancelled=lambda: pytest.fail("it was opened"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
@pytest.mark.parametrize("name", ["own.csv", "own.npz", "train-images-idx3-ubyte"])
def test_a_pipe_is_not_opened(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match="neither a file nor a folder"):
        reading.read(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_beside_the_images_is_not_opened(tmp_path: Path) -> None:
    idx_files(tmp_path)
    (tmp_path / "train-labels-idx1-ubyte").unlink()
    os.mkfifo(tmp_path / "train-labels-idx1-ubyte")
    with pytest.raises(InputError, match="labels of train-images-idx3-ubyte are missing"):
        reading.read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads it all")
@pytest.mark.parametrize("name", ["own.csv", "own.npz"])
def test_a_file_that_may_not_be_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TABLE, encoding="utf-8")
    (tmp_path / name).chmod(0)
    with pytest.raises(InputError, match="Permission denied"):
        reading.read(tmp_path / name)
