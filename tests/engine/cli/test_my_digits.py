"""``digits`` without TensorFlow; models read digits in tests/integration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.data import stroke_files
from engine.data.my_digits import new_digit
from engine.data.my_digits_store import MyDigits
from engine.files import paths

Capture = pytest.CaptureFixture[str]


def answer(capsys: Capture, *command: str) -> dict[str, Any]:
    """What a command gives with ``--json``."""
    assert main(["digits", *command, "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    plain: dict[str, Any] = json.loads(line)
    return plain


def complaint(capsys: Capture, *command: str) -> str:
    """What a command complains of that changes nothing."""
    before = [digit.id for digit in MyDigits().load()]
    assert main(["digits", *command, "--json"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 2
    assert shown.err.splitlines()[1].startswith("Hint: ")
    assert [digit.id for digit in MyDigits().load()] == before
    return shown.err.splitlines()[0]


@pytest.fixture
def three() -> list[str]:
    """The ids of three digits that are there."""
    digits = [new_digit([[[0, 0], [1, n]]], n, "Mina") for n in (1, 2, 2)]
    MyDigits().add([*digits[:2], new_digit([[[0, 0], [5, 1]]], 2)])
    return [digit.id for digit in MyDigits().load()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of five digits: two with a label, one of them twice, one without, one empty."""
    seven = {"strokes": [[[0, 0], [1, 0], [0.5, 2]]], "label": 7}
    one = {"strokes": [[[0, 0], [0, 2]]], "label": 1}
    path = tmp_path / "jun.json"
    path.write_text(json.dumps([seven, one, one, {"strokes": [[[1, 1]]]}, one | {"strokes": []}]))
    return path


def test_list(three: list[str], capsys: Capture) -> None:
    plain = answer(capsys, "list")
    assert [row["id"] for row in plain["digits"]] == three
    assert [row["part"] for row in plain["digits"]][:2] == ["train", "test"]
    assert set(plain["digits"][0]) == {"id", "label", "writer", "when", "strokes", "part"}
    assert (plain["count"], plain["by_label"]) == (3, [0, 1, 2, 0, 0, 0, 0, 0, 0, 0])
    assert plain["train"] + plain["test"] == 3
    assert plain["path"] == str(paths.my_digits())
    assert main(["digits", "list"]) == 0
    text = capsys.readouterr().out
    assert three[0] in text
    assert "Mina" in text


def test_list_of_none(capsys: Capture) -> None:
    assert answer(capsys, "list")["digits"] == []
    assert main(["digits", "list"]) == 0
    assert "no digits yet" in capsys.readouterr().out


def test_import_tells_what_was_new(file: Path, capsys: Capture) -> None:
    assert answer(capsys, "import", str(file)) == {
        "new": 2, "known": 1, "unlabelled": 1, "empty": 1, "count": 2,
    }  # fmt: skip
    assert main(["digits", "import", str(file), str(file)]) == 0
    shown = capsys.readouterr()
    assert shown.out == "Digits added: 0; there already: 6; in all: 2.\n"
    assert "Digits without a label, left out: 2." in shown.err
    assert {row["writer"] for row in answer(capsys, "list")["digits"]} == {"jun"}


def test_import_of_what_is_no_file_of_labelled_digits(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert "none.json" in complaint(capsys, "import", str(file), str(tmp_path / "none.json"))
    (tmp_path / "bare.json").write_text('[{"strokes": [[[1, 1]]]}]')
    assert "bare.json" in complaint(capsys, "import", str(file), str(tmp_path / "bare.json"))


def test_export(three: list[str], tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "mine.json.gz"
    plain = answer(capsys, "export", str(path))
    assert plain == {"path": str(path), "count": 3, "bytes": path.stat().st_size}
    assert [digit.id for digit in stroke_files.read_strokes(path)] == three


def test_export_of_nothing_or_elsewhere(tmp_path: Path, capsys: Capture) -> None:
    assert "no digits" in complaint(capsys, "export", str(tmp_path / "a.json"))
    assert "a.txt" in complaint(capsys, "export", str(tmp_path / "a.txt"))


def test_remove(three: list[str], capsys: Capture) -> None:
    assert "'nowhere'" in complaint(capsys, "remove", three[0], "nowhere")
    plain = answer(capsys, "remove", three[0], three[2])
    assert plain == {"removed": [three[0], three[2]], "count": 1}
    assert [digit.id for digit in MyDigits().load()] == [three[1]]


def test_evaluate_refuses_before_tensorflow_comes_in(
    three: list[str], tmp_path: Path, capsys: Capture
) -> None:
    assert "gone.keras" in complaint(capsys, "evaluate", "--model", str(tmp_path / "gone.keras"))
    MyDigits().remove(three)
    assert "no digits" in complaint(capsys, "evaluate")


def test_a_damaged_file_is_told(capsys: Capture) -> None:
    paths.my_digits().parent.mkdir(parents=True)
    paths.my_digits().write_text("{")
    assert main(["digits", "list", "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["count"] == 0
    assert "damaged" in shown.err
    assert paths.my_digits().with_name("my-digits.json.damaged").read_text() == "{"


def test_the_data_commands_know_them(three: list[str], tmp_path: Path, capsys: Capture) -> None:
    def row(*command: str) -> dict[str, Any]:
        assert main(["data", *command, "--json"]) == 0
        rows = json.loads(capsys.readouterr().out)["datasets"]
        return next(row for row in rows if row["name"] == "my-digits")

    assert (row("list")["train"] + row("list")["test"], row("list")["here"]) == (3, True)
    assert row("info", "my-digits")["path"] == str(paths.my_digits())
    assert main(["data", "sample", "my-digits", "--out", str(tmp_path / "a.png")]) == 2
    assert "You have 3 digits; draw at least 10" in capsys.readouterr().err
    MyDigits().add([new_digit([[[0, 0], [1, n]]], n % 10) for n in range(3, 20)])
    assert main(["data", "sample", "my-digits", "--out", str(tmp_path / "a.png")]) == 0
    assert (tmp_path / "a.png").is_file()
    capsys.readouterr()
    assert main(["data", "fetch", "my-digits", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["path"] == str(paths.my_digits())
    assert plain["bytes"] == paths.my_digits().stat().st_size
