from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from engine.__main__ import main
from engine.data.own import folder, store
from engine.files import paths
from engine.messages import InputError


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    """A folder of two classes of ten images, and a text among them."""
    for name, level in (("cats", 50), ("dogs", 150)):
        (tmp_path / "pets" / name).mkdir(parents=True)
        for i in range(10):
            Image.new("L", (12, 12), level).save(tmp_path / "pets" / name / f"{i}.png")
    (tmp_path / "pets" / "cats" / "a.txt").write_text("?")
    return tmp_path / "pets"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [f"{i},{i % 7},{'yes' if i % 2 else 'no'},{i / 3}" for i in range(40)]
    (tmp_path / "flowers.csv").write_text("\n".join(["width,height,kind,price", *rows]))
    return tmp_path / "flowers.csv"


def answered(capsys: pytest.CaptureFixture[str], *command: object) -> dict[str, Any]:
    assert main(["data", *map(str, command), "--json"]) == 0
    plain: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return plain


def refused(capsys: pytest.CaptureFixture[str], *command: object) -> str:
    assert main(["data", *map(str, command)]) == 2
    assert not paths.own_data_dir().exists()
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err


def test_add_in_plain_words(pets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "add", str(pets)]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "Pets",
        "format:   a folder of images, one folder a class",
        "examples: 16 to train on, 4 to test with",
        "shape:    28×28",
        "values:   50 to 150",
        "",
        "class  train  test",
        "cats       8     2",
        "dogs       8     2",
        "",
        "Images of 12×12 were brought to 28×28.",
        "The images are grey: each pixel is one number.",
        "Left out because they are not images: 1 of 21 files (a.txt).",
        "It is now the data set my-pets: use it with --data my-pets.",
    ]
    assert f"Reading {pets}" in shown.err
    info = store.info("my-pets")
    assert info is not None
    assert len(store.read(info).train) == 16


def test_add_as_json(pets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--title", "Our pets", "--size", 16, "--colour", "colour", "--test-share", 0.5)
    plain = answered(capsys, "add", pets, *options, "--invert", "--seed", 7, "--resize", "crop")
    assert set(plain) == {
        *("name", "title", "format", "shape", "classes", "low", "high", "train", "test", "notes"),
    }
    assert (plain["name"], plain["title"], plain["shape"]) == (
        "my-our-pets",
        "Our pets",
        [16, 16, 3],
    )
    assert plain["classes"] == [{"name": name, "train": 5, "test": 5} for name in ("cats", "dogs")]
    assert (plain["train"], plain["test"], plain["low"], plain["high"]) == (10, 10, 105, 205)
    assert len(plain["notes"]) == 2


def test_a_dry_run_keeps_nothing(pets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = answered(capsys, "add", pets, "--dry-run")
    assert (plain["name"], plain["title"]) == (None, "Pets")
    assert main(["data", "add", str(pets), "--dry-run"]) == 0
    assert "Nothing was kept." in capsys.readouterr().out
    assert not paths.own_data_dir().exists()


def test_a_table(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "add", str(table), "--label", "kind", "--scale", "none"]) == 0
    text = capsys.readouterr().out
    assert "columns:  width, height, price" in text
    assert "label:    kind" in text
    assert "no " in text
    plain = answered(capsys, "add", table, "--label", "price", "--target", "numbers", "--dry-run")
    assert plain["classes"] == []
    assert main(["data", "add", str(table), "--label", "price"]) == 0
    assert "The network is to give a number." in capsys.readouterr().out


def test_many_classes_are_not_all_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for i in range(40):
        (tmp_path / str(i)).mkdir()
        for name in "ab":
            Image.new("L", (8, 8), i).save(tmp_path / str(i) / f"{name}.png")
    assert main(["data", "add", str(tmp_path), "--dry-run"]) == 0
    text = capsys.readouterr().out
    assert "29         1     1\n" in text
    assert "… and 10 more classes" in text
    assert len(answered(capsys, "add", tmp_path, "--dry-run")["classes"]) == 40


def test_many_columns_are_not_all_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [",".join([*map(str, range(i, i + 40)), "ab"[i % 2]]) for i in range(20)]
    (tmp_path / "wide.csv").write_text("\n".join(rows))
    columns = "column 29, column 30, … (40 in all)\n"
    assert main(["data", "add", str(tmp_path / "wide.csv")]) == 0
    assert columns in capsys.readouterr().out
    assert main(["data", "info", "my-wide"]) == 0
    assert columns in capsys.readouterr().out
    assert len(answered(capsys, "info", "my-wide")["datasets"][0]["features"]) == 40


def test_a_set_of_the_same_name_is_announced(
    pets: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "add", str(pets)]) == 0
    assert "takes its place" not in capsys.readouterr().err
    assert main(["data", "add", str(table), "--title", "pets"]) == 0
    sentence = f"a data set my-pets already ({pets}); this one takes its place"
    assert sentence in capsys.readouterr().err


def test_a_folder_named_by_a_dot_has_its_own_name(
    pets: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pets)
    assert answered(capsys, "add", ".")["name"] == "my-pets"
    assert answered(capsys, "list")["datasets"][-1]["origin"] == f"your own, from {pets}"


def test_a_set_whose_file_is_gone_is_to_be_added_again(
    pets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answered(capsys, "add", pets)
    (paths.own_data_dir() / "my-pets" / "data.npz").unlink()
    assert main(["data", "fetch", "my-pets"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Pets is not on this machine.",
        "Hint: Remove the data set and add it again.",
    ]


def test_it_is_in_the_list_until_it_is_removed(
    pets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answered(capsys, "add", pets)
    rows = answered(capsys, "list")["datasets"]
    assert rows[-1]["name"] == "my-pets"
    assert (rows[-1]["train"], rows[-1]["classes"], rows[-1]["here"]) == (16, 2, True)
    assert main(["data", "remove", "my-pets"]) == 0
    assert capsys.readouterr().out == "my-pets is removed.\n"
    assert "my-pets" not in {row["name"] for row in answered(capsys, "list")["datasets"]}
    assert main(["data", "remove", "my-pets"]) == 2
    assert "no data set of your own named 'my-pets'" in capsys.readouterr().err


def test_remove_as_json(pets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answered(capsys, "add", pets)
    assert answered(capsys, "remove", "my-pets") == {"name": "my-pets"}


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--size", "4", "--size must be 8 or more. Received: 4."),
        ("--size", "300", "--size must be 256 or less"),
        ("--size", "x", '--size takes a whole number. Received: "x".'),
        ("--seed", "-1", "--seed must be 0 or more"),
        ("--test-share", "0", "--test-share must be more than 0"),
        ("--test-share", "nan", "--test-share must be a number"),
        ("--test-share", "some", '--test-share takes a number. Received: "some".'),
        ("--target", "cats", "--target must be one of auto, classes, numbers"),
        ("--scale", "log", "--scale must be one of standard, unit, none"),
        ("--colour", "red", "--colour must be one of auto, grey, colour"),
        ("--resize", "no", "--resize must be one of fit, crop, stretch"),
    ],
)
def test_wrong_options_are_named(
    pets: Path, option: str, value: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentence in refused(capsys, "add", pets, option, value)


def test_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert str(tmp_path / "missing") in refused(capsys, "add", tmp_path / "missing")
    assert "Hint: " in refused(capsys, "add", tmp_path)
    assert "The path is empty." in refused(capsys, "add", "")


def test_interrupting_leaves_nothing_behind(
    pets: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(folder.image_files, "read", interrupt)
    assert main(["data", "add", str(pets)]) == 130
    assert not paths.own_data_dir().exists()


def test_a_full_disk(
    pets: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.np, "savez", fail)
    assert main(["data", "add", str(pets)]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert os.listdir(paths.own_data_dir()) == []


def test_a_bar_in_a_terminal(
    pets: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["data", "add", str(pets), "--json"]) == 0
    assert "Reading" in terminal.getvalue()
    assert "100 %" in terminal.getvalue()
    assert json.loads(capsys.readouterr().out)["name"] == "my-pets"


def test_help_tells_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "add", "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "auto|classes|numbers" in text
    assert "Height and width that every image is brought to. (28)" in text


def test_errors_are_the_readers_own(pets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pets / "dogs").rename(pets.parent / "dogs")
    with pytest.raises(InputError) as caught:
        folder.read(pets, folder.ReadOptions(), lambda *_: None, lambda: False)
    assert str(caught.value) in refused(capsys, "add", pets)
