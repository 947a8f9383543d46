"""What ``train`` refuses before TensorFlow comes in; real runs are in tests/integration."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.__main__ import main

ROOT = Path(__file__).resolve().parents[3]
QUICKSTART = ["train", "--preset", "mnist-quickstart"]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--epochs", "-1"], "Epochs must be 1 or more. Received: -1."),
        (["--epochs", "many"], "must be a whole number"),
        (["--seed", "-1"], "Seed must be 0 or more. Received: -1."),
        (["--set", "layers.3.units=12"], "The last layer has 12 units; the data has 10 classes."),
        (["--set", "layers.9.units=12"], 'There is no setting "layers.9.units".'),
        (["--set", "learning_rate=NaN"], "Learning rate must be a number."),
        (["--data", "mnits"], "There is no data set named 'mnits'."),
        (["--data-dir", "/no/such/folder"], "The data folder /no/such/folder does not exist."),
    ],
)
def test_wrong_input_writes_nothing(
    more: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main([*QUICKSTART, "--json", "--out", str(out), *more]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err.splitlines()[0]
    assert not out.exists()


def test_a_damaged_data_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mnist" / "mnist.npz"
    file.parent.mkdir()
    file.write_bytes(b"PK\x03\x04 and then nothing")
    out = tmp_path / "out"
    assert main([*QUICKSTART, "--data-dir", str(tmp_path), "--out", str(out)]) == 2
    first, hint = capsys.readouterr().err.splitlines()
    assert str(file) in first
    assert hint.startswith("Hint: ")
    assert not out.exists()


def test_a_file_where_the_folder_should_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine")
    assert main([*QUICKSTART, "--data", "pen-digits", "--out", str(tmp_path / "file")]) == 2
    assert "is a file" in capsys.readouterr().err
    assert (tmp_path / "file").read_text() == "mine"


def test_data_that_cannot_be_had(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--preset", "fashion-relu", "--out", str(tmp_path / "out")]) == 1
    first, hint = capsys.readouterr().err.splitlines()[-2:]
    assert "could not be downloaded" in first
    assert hint.startswith("Hint: ")
    assert list(tmp_path.iterdir()) == []


def test_mistakes_are_told_without_waiting_for_tensorflow(tmp_path: Path) -> None:
    script = f"""
import sys
from engine.__main__ import main
quickstart = {QUICKSTART!r}
codes = [
    main([*quickstart, "--epochs", "0"]),
    main([*quickstart, "--data-dir", "/no/such/folder"]),
    main([*quickstart, "--data", "pen-digits", "--out", sys.executable]),
    main(["predict", "--model", "/no/such/model.keras", "--images", "a.png"]),
    main(["check", "--preset", "mnist-quickstart"]),
]
print(codes, "tensorflow" in sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.stdout.splitlines()[-1] == "[2, 2, 2, 2, 0] False"
