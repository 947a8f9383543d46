from __future__ import annotations

import hashlib
import io
import json
import signal
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.__main__ import main
from engine.data import download
from engine.data.download import RemoteFile

IMAGES = ("mnist", "fashion-mnist", "pen-digits")
TOYS = ("xor", "xor-square", "moons", "circles", "spirals", "gaussians", "line", "sine")
KEYS = {"name", "title", "origin", "train", "test", "classes", "here"}


def listed(capsys: pytest.CaptureFixture[str], *command: str) -> dict[str, dict[str, Any]]:
    assert main(["data", *command, "--json"]) == 0
    return {row["name"]: row for row in json.loads(capsys.readouterr().out)["datasets"]}


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    (tmp_path / "mnist").mkdir()
    np.savez(tmp_path / "mnist" / "mnist.npz", x_train=np.zeros(1))
    return tmp_path


def test_list_has_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(capsys, "list")
    assert list(rows) == [*IMAGES, *TOYS]
    assert all(set(row) == KEYS for row in rows.values())
    assert (rows["mnist"]["train"], rows["mnist"]["classes"]) == (60_000, 10)


def test_list_tells_what_is_here(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = listed(capsys, "list"), listed(capsys, "list", "--data-dir", str(data_dir))
    assert [before[name]["here"] for name in IMAGES] == [False, False, True]
    assert [after[name]["here"] for name in IMAGES] == [True, False, True]
    assert all(before[name]["here"] for name in TOYS)
    assert "downloaded" in before["mnist"]["origin"]
    assert str(data_dir) in after["mnist"]["origin"]


def test_info(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = listed(capsys, "info", "mnist", "--data-dir", str(data_dir)).values()
    assert set(row) > KEYS
    assert row["shape"] == [28, 28]
    assert row["class_names"] == list("0123456789")
    assert row["path"] == str(data_dir / "mnist" / "mnist.npz")
    assert "path" not in listed(capsys, "info", "fashion-mnist")["fashion-mnist"]


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "list"]) == 0
    assert main(["data", "info", "fashion-mnist"]) == 0
    text = capsys.readouterr().out
    assert "60,000" in text
    assert "Ankle boot" in text
    assert "Zalando" in text


def test_info_of_a_toy(capsys: pytest.CaptureFixture[str]) -> None:
    row = listed(capsys, "info", "sine")["sine"]
    assert (row["shape"], row["classes"], row["class_names"]) == ([1], 0, [])
    assert "path" not in row
    assert main(["data", "info", "sine"]) == 0
    assert "the target is a number" in capsys.readouterr().out


def test_fetch_of_a_toy_says_that_it_is_always_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "fetch", "moons", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert (plain["path"], plain["bytes"]) == (None, 0)
    assert main(["data", "fetch", "moons"]) == 0
    assert "always there" in capsys.readouterr().out


@pytest.mark.parametrize("name", TOYS)
def test_sample_of_a_toy(name: str, tmp_path: Path) -> None:
    assert main(["data", "sample", name, "--out", str(tmp_path / "toy.png")]) == 0
    with Image.open(tmp_path / "toy.png") as picture:
        assert picture.width == 996


def test_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "info", "mnits"]) == 2
    assert "Did you mean mnist?" in capsys.readouterr().err


# -- fetch -------------------------------------------------------------------------------------

DATA = bytes(range(256)) * 2000  # half a megabyte, so that it comes in several pieces
FETCH = ["data", "fetch", "mnist"]


@pytest.fixture
def remote_mnist(server: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The server that has MNIST."""
    server.files["/mnist.npz"] = DATA
    checksum = hashlib.sha256(DATA).hexdigest()
    file = RemoteFile("mnist.npz", len(DATA), checksum, (server.url, server.url))
    monkeypatch.setitem(download._REMOTE, "mnist", (file,))
    return server


@pytest.fixture
def cached(profile_dir: Path) -> Path:
    """Where a downloaded MNIST belongs."""
    return profile_dir / "cache" / "datasets" / "mnist" / "mnist.npz"


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_fetch_downloads_once_and_tells_where_it_is(
    remote_mnist: Any, cached: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*FETCH, "--json"]) == 0
    shown = capsys.readouterr()
    plain = json.loads(shown.out)
    assert (plain["name"], plain["path"], plain["bytes"]) == ("mnist", str(cached), len(DATA))
    assert "downloaded now" in plain["origin"]
    assert "Downloading 0.5 MB" in shown.err
    assert cached.read_bytes() == DATA

    assert main(FETCH) == 0
    shown = capsys.readouterr()
    assert shown.out == f"MNIST is on this machine already, in {cached}.\n"
    assert shown.err == ""
    assert len(remote_mnist.asked) == 1


def test_fetch_leaves_alone_what_a_named_folder_has(
    remote_mnist: Any, cached: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*FETCH, "--data-dir", str(data_dir), "--json"]) == 0
    path = data_dir / "mnist" / "mnist.npz"
    plain = json.loads(capsys.readouterr().out)
    assert (plain["path"], plain["bytes"]) == (str(path), path.stat().st_size)
    assert remote_mnist.asked == []
    assert not cached.exists()


def test_the_size_of_four_files_is_that_of_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mnist").mkdir()
    for part in ("train", "t10k"):
        for kind in ("images-idx3", "labels-idx1"):
            (tmp_path / "mnist" / f"{part}-{kind}-ubyte.gz").write_bytes(b"12345")
    (tmp_path / "mnist" / "notes.txt").write_bytes(b"mine")
    assert main([*FETCH, "--data-dir", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bytes"] == 20


def test_fetch_shows_a_bar_in_a_terminal(
    remote_mnist: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "200")
    assert main(FETCH) == 0
    assert "Downloading" in terminal.getvalue()
    assert "100 %" in terminal.getvalue()
    assert capsys.readouterr().out.startswith("MNIST is now in ")


def test_fetch_tries_again_after_a_broken_connection(remote_mnist: Any, cached: Path) -> None:
    remote_mnist.broken.add("/mnist.npz")
    remote_mnist.half_way = lambda: (
        remote_mnist.broken.clear() if len(remote_mnist.asked) > 1 else None
    )
    assert main(FETCH) == 0
    assert cached.read_bytes() == DATA
    assert len(remote_mnist.asked) == 2


def test_ctrl_c_ends_a_fetch_and_leaves_nothing_half_written(
    remote_mnist: Any, cached: Path, profile_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remote_mnist.half_way = lambda: signal.raise_signal(signal.SIGINT)
    assert main([*FETCH, "--json"]) == 130
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.endswith("Interrupted.\n")
    assert files_below(profile_dir) == []

    remote_mnist.half_way = int
    assert main(FETCH) == 0
    assert cached.read_bytes() == DATA


def _stopped(server: Any) -> None:
    server.stop()


def _wrong(server: Any) -> None:
    server.files["/mnist.npz"] = b"<html>Log in to the network</html>"


@pytest.mark.parametrize(
    ("behave", "reason"), [(_stopped, "cannot be reached"), (_wrong, "wrong checksum")]
)
def test_a_fetch_that_fails_says_why(
    behave: Any,
    reason: str,
    remote_mnist: Any,
    profile_dir: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    behave(remote_mnist)
    assert main([*FETCH, "--json"]) == 1
    shown = capsys.readouterr()
    sentence, hint = shown.err.splitlines()[-2:]
    assert sentence.startswith("mnist.npz could not be downloaded from 127.0.0.1: ")
    assert reason in sentence
    assert hint.startswith("Hint: ")
    assert shown.out == ""
    assert files_below(profile_dir) == []


def test_the_built_in_set_needs_no_fetch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "fetch", "pen-digits"]) == 0
    assert capsys.readouterr().out == (
        "Pen digits (built-in) is part of the application, so it is always there.\n"
    )


@pytest.mark.parametrize("command", [["fetch"], ["sample", "--out", "new.png"]])
def test_an_unknown_set_is_wrong_input(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", *command, "mnits"]) == 2
    assert "Did you mean mnist?" in capsys.readouterr().err


# -- sample ------------------------------------------------------------------------------------

SAMPLE = ["data", "sample", "pen-digits", "--out"]


def test_sample_writes_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "digits.png"
    assert main([*SAMPLE, str(out), "--count", "30", "--seed", "3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "name": "pen-digits",
        "split": "train",
        "count": 30,
        "seed": 3,
        "path": str(out),
    }
    with Image.open(out) as picture:
        assert picture.format == "PNG"
    assert files_below(tmp_path) == [out]


def test_seed_split_and_count_change_the_picture(tmp_path: Path) -> None:
    ways = [[], ["--seed", "7"], ["--split", "test"], ["--count", "50"], ["--seed", "42"]]
    out = tmp_path / "digits.png"
    seen = []
    for way in ways:
        assert main([*SAMPLE, str(out), *way]) == 0
        seen.append(out.read_bytes())
    assert len(set(seen)) == 4
    assert seen[0] == seen[-1]


@pytest.mark.parametrize(
    "wrong",
    [
        ["--count", "0"],
        ["--count", "1001"],
        ["--count", "many"],
        ["--seed", "-1"],
        ["--split", "validation"],
    ],
)
def test_a_wrong_option_is_told_with_what_was_received(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*SAMPLE, str(tmp_path / "x.png"), *wrong]) == 2
    told = capsys.readouterr().err
    assert wrong[0] in told
    assert wrong[1] in told
    assert files_below(tmp_path) == []


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("folder.png", "it is a folder"),
        ("digits.jpg", "does not end in .png"),
        ("file/new/digits.png", "is a file"),
    ],
)
def test_a_place_that_cannot_be_a_picture_is_refused_before_the_download(
    out: str,
    reason: str,
    remote_mnist: Any,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "file").write_bytes(b"mine")
    assert main(["data", "sample", "mnist", "--out", str(tmp_path / out)]) == 2
    told = capsys.readouterr().err
    assert reason in told
    assert "Hint: " in told
    assert remote_mnist.asked == []
    assert files_below(tmp_path) == [tmp_path / "file"]


def test_a_place_that_may_not_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "digits.png"
    out.write_bytes(b"before")

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert main([*SAMPLE, str(out), "--json"]) == 1
    shown = capsys.readouterr()
    assert f"Cannot write {out}: Permission denied." in shown.err
    assert shown.out == ""
    assert out.read_bytes() == b"before"


def test_a_sample_of_a_set_that_cannot_be_had_is_no_sample_of_another(
    remote_mnist: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remote_mnist.stop()
    assert main(["data", "sample", "mnist", "--out", str(tmp_path / "x.png")]) == 1
    assert "could not be downloaded" in capsys.readouterr().err
    assert files_below(tmp_path) == []
