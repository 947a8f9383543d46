"""Digits that somebody drew, learnt from and read by real networks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.data import pen_digits
from engine.data.my_digits import new_digit
from engine.data.my_digits_store import STORE

pytestmark = pytest.mark.integration

Capture = pytest.CaptureFixture[str]
TRAIN = ["train", "--preset", "mnist-quickstart", "--data", "my-digits", "--epochs", "1"]


@pytest.fixture
def drawn() -> None:
    """40 digits, four of each, as a hand would draw them in the window."""
    STORE.add(
        new_digit(pen_digits.digit(index, seed=5).strokes, pen_digits.digit(index, seed=5).label)
        for index in range(40)
    )


def answer(capsys: Capture, *command: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main([*command, "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    plain: dict[str, Any] = json.loads(line)
    return plain


@pytest.mark.usefixtures("drawn")
def test_a_network_learns_from_them_the_same_each_time(tmp_path: Path, capsys: Capture) -> None:
    first, second = (answer(capsys, *TRAIN, "--out", str(tmp_path / name)) for name in "ab")
    assert first["state"] == "finished"
    assert first["test"]
    assert (first["test"], first["epochs"][0]["loss"]) == (
        second["test"],
        second["epochs"][0]["loss"],
    )


@pytest.mark.usefixtures("drawn")
def test_models_read_them_as_predict_does(tmp_path: Path, capsys: Capture) -> None:
    assert main([*TRAIN, "--out", str(tmp_path)]) == 0
    trained = str(tmp_path / "model.keras")
    plain = answer(capsys, "digits", "evaluate", "--model", trained)
    shipped = answer(capsys, "digits", "evaluate")
    for found, model in ((plain, ["--model", trained]), (shipped, [])):
        (row,) = found["models"]
        read = answer(capsys, "predict", *model, "--strokes", str(STORE.path))
        assert found["count"] == read["count"] == 40
        assert row["model"] == (trained if model else "the shipped model")
        assert row["accuracy"] == pytest.approx(read["accuracy"])
        labels = [one["label"] for one in read["predictions"]]
        digits = STORE.load()
        assert row["wrong"] == [
            {"id": digit.id, "label": digit.label, "read": label}
            for digit, label in zip(digits, labels, strict=True)
            if digit.label != label
        ]
        assert sum(one["right"] for one in row["by_label"]) == 40 - len(row["wrong"])
    assert shipped["models"][0]["accuracy"] >= 0.9


@pytest.mark.usefixtures("drawn")
def test_a_file_that_is_no_model_is_an_input_error(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "model.keras").write_bytes(b"PK")
    assert main(["digits", "evaluate", "--model", str(tmp_path / "model.keras")]) == 2
    assert "model.keras" in capsys.readouterr().err
