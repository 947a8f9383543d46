from __future__ import annotations

import gzip
import hashlib
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.data import download, sources
from engine.data.download import RemoteFile
from engine.files import paths
from engine.messages import Cancelled, InputError, MachineError

IDX = {
    "x_train": "train-images-idx3-ubyte",
    "y_train": "train-labels-idx1-ubyte",
    "x_test": "t10k-images-idx3-ubyte",
    "y_test": "t10k-labels-idx1-ubyte",
}


def arrays(first_label: int = 0) -> dict[str, np.ndarray]:
    """A tiny data set; the first label tells copies of it apart."""
    x = np.arange(6 * 784, dtype=np.uint8).reshape(6, 28, 28)
    y = np.array([first_label, 1, 2, 3, 4, 9], np.uint8)
    return {"x_train": x, "y_train": y, "x_test": x[:2], "y_test": y[:2]}


def write_npz(path: Path, **changes: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **(arrays() | changes))
    return path


def write_idx(folder: Path, packed: bool = True) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for key, array in arrays().items():
        header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
        data = header + array.tobytes()
        if packed:
            (folder / f"{IDX[key]}.gz").write_bytes(gzip.compress(data))
        else:
            (folder / IDX[key]).write_bytes(data)
    return folder


@pytest.fixture(autouse=True)
def keras_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return tmp_path / "keras"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def test_nothing_is_found_where_nothing_is(data_dir: Path) -> None:
    assert sources.find("mnist", data_dir) is None


def test_the_order_in_which_places_are_looked_at(
    data_dir: Path, keras_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKETCHGRAD_DATA", str(tmp_path / "env"))
    files = [
        data_dir / "mnist" / "mnist.npz",
        tmp_path / "env" / "mnist" / "mnist.npz",
        keras_home / "datasets" / "mnist.npz",
        paths.cache_dir() / "datasets" / "mnist" / "mnist.npz",
    ]
    for label, file in enumerate(files):
        write_npz(file, **arrays(label))
    for label, file in enumerate(files):
        found = sources.find("mnist", data_dir)
        assert found is not None
        assert found.path == file
        loaded = sources.load("mnist", data_dir=data_dir, download=False)
        assert loaded.train.y[0] == label
        assert loaded.path == file
        assert str(loaded.origin) == str(found.origin)
        file.unlink()
    assert sources.find("mnist", data_dir) is None


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
def test_four_idx_files(name: str, packed: bool, data_dir: Path) -> None:
    write_idx(data_dir / name, packed)
    loaded = sources.load(name, data_dir=data_dir)
    assert loaded.info.name == name
    assert (loaded.train.x == arrays()["x_train"]).all()
    assert loaded.train.y.tolist() == [0, 1, 2, 3, 4, 9]
    assert loaded.train.y.dtype == np.int32
    assert len(loaded.test) == 2
    assert loaded.notice is None
    assert str(data_dir) in str(loaded.origin)


def test_three_of_the_four_files_are_no_data_set(data_dir: Path) -> None:
    (write_idx(data_dir / "mnist") / f"{IDX['y_test']}.gz").unlink()
    assert sources.find("mnist", data_dir) is None


def test_keras_cache_of_fashion_mnist(keras_home: Path) -> None:
    write_idx(keras_home / "datasets" / "fashion-mnist")
    assert "Keras" in str(sources.load("fashion-mnist", download=False).origin)


@pytest.mark.parametrize("by_environment", [False, True])
def test_a_named_folder_that_is_not_there_is_told(
    by_environment: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = str(tmp_path / "missing")
    if by_environment:
        monkeypatch.setenv("SKETCHGRAD_DATA", missing)
    with pytest.raises(InputError, match="missing does not exist"):
        sources.load_or_builtin("mnist", data_dir=None if by_environment else missing)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"x_train": np.zeros((6, 28, 27), np.uint8)}, "not 28x28"),
        ({"x_train": np.zeros((6, 784), np.uint8)}, "not 28x28"),
        ({"x_test": np.zeros((2, 28, 28), np.int64)}, "not 28x28"),
        ({"y_train": np.zeros(5, np.uint8)}, "6 images and 5 labels"),
        ({"y_train": np.zeros((6, 10), np.uint8)}, "do not match"),
        ({"y_train": np.full(6, 10)}, "label is outside 0 to 9"),
        ({"y_test": np.full(2, -1)}, "label is outside 0 to 9"),
        ({"x_test": np.zeros((0, 28, 28), np.uint8), "y_test": np.zeros(0, np.uint8)}, "0 images"),
    ],
)
def test_content_that_cannot_be_the_set_is_told(
    changes: dict[str, np.ndarray], reason: str, data_dir: Path
) -> None:
    write_npz(data_dir / "mnist" / "mnist.npz", **changes)
    with pytest.raises(InputError, match=rf"mnist\.npz: .*{reason}") as caught:
        sources.load_or_builtin("mnist", data_dir=data_dir)
    assert "replace" in str(caught.value.hint)


def test_a_damaged_file_is_told_and_not_passed_over(data_dir: Path) -> None:
    path = write_npz(data_dir / "mnist" / "mnist.npz")
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(InputError, match=r"mnist\.npz"):
        sources.load_or_builtin("mnist", data_dir=data_dir)


def test_a_damaged_idx_file_is_named(data_dir: Path) -> None:
    (write_idx(data_dir / "mnist") / f"{IDX['x_test']}.gz").write_bytes(b"junk")
    with pytest.raises(InputError, match=r"t10k-images-idx3-ubyte\.gz"):
        sources.load("mnist", data_dir=data_dir)


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(InputError, match="'mmist'"):
        sources.find("mmist")
    with pytest.raises(InputError, match="'mmist'"):
        sources.load_or_builtin("mmist")


# -- the network and the built-in set ----------------------------------------------------------


@pytest.fixture
def remote_mnist(server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The server with a tiny MNIST that `load` will ask for."""
    data = write_npz(tmp_path / "there.npz").read_bytes()
    server.files["/mnist.npz"] = data
    checksum = hashlib.sha256(data).hexdigest()
    file = RemoteFile("mnist.npz", len(data), checksum, (server.url,))
    monkeypatch.setitem(download._REMOTE, "mnist", (file,))
    return server


def test_a_download_is_kept_for_the_next_time(remote_mnist: Any) -> None:
    seen: list[int] = []
    loaded = sources.load("mnist", progress=lambda done, total: seen.append(done))
    assert loaded.train.y.tolist() == [0, 1, 2, 3, 4, 9]
    assert "downloaded now" in str(loaded.origin)
    assert seen
    again = sources.load("mnist")
    assert "downloaded earlier" in str(again.origin)
    assert len(remote_mnist.asked) == 1


def test_no_download_where_it_is_not_wanted(remote_mnist: Any) -> None:
    with pytest.raises(MachineError, match="MNIST is not on this machine"):
        sources.load("mnist", download=False)
    notice = str(sources.load_or_builtin("mnist", download=False).notice)
    assert "MNIST is not on this machine, so" in notice
    assert remote_mnist.asked == []


def test_a_cancelled_download_is_a_cancel(remote_mnist: Any) -> None:
    with pytest.raises(Cancelled):
        sources.load_or_builtin("mnist", cancelled=lambda: True)
    assert sources.find("mnist") is None


def test_without_network_the_built_in_set_stands_in_and_says_so(remote_mnist: Any) -> None:
    remote_mnist.stop()
    with pytest.raises(MachineError, match="could not be downloaded"):
        sources.load("mnist")
    stand_in = sources.load_or_builtin("mnist")
    assert stand_in.info.name == "pen-digits"
    assert len(stand_in.train) > 1000
    assert "could not be downloaded" in str(stand_in.notice)
    assert str(stand_in.notice).endswith("so this run uses Pen digits (built-in).")


def test_a_set_without_a_stand_in_fails_plainly() -> None:
    with pytest.raises(MachineError, match="could not be downloaded") as caught:
        sources.load_or_builtin("fashion-mnist")
    assert caught.value.hint


def test_the_built_in_set_is_always_there(data_dir: Path) -> None:
    found = sources.find("pen-digits", data_dir)
    assert found is not None
    assert found.path.is_file()
    loaded = sources.load("pen-digits", download=False)
    assert loaded.path is None
    assert loaded.notice is None
    assert str(loaded.origin) == "part of the application"
    assert (len(loaded.train), len(loaded.test)) == (loaded.info.train, loaded.info.test)


def test_a_damaged_installation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sources._BUILT_IN, "pen-digits", "gone.npz")
    with pytest.raises(MachineError, match=r"gone\.npz") as caught:
        sources.load_or_builtin("mnist", download=False)
    assert "Install" in str(caught.value.hint)


def test_the_real_mnist(real_mnist_dir: Path) -> None:
    loaded = sources.load("mnist", data_dir=real_mnist_dir)
    assert loaded.train.x.shape == (60_000, 28, 28)
    assert loaded.test.x.shape == (10_000, 28, 28)
    assert np.bincount(loaded.test.y).tolist() == [
        980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009
    ]  # fmt: skip
