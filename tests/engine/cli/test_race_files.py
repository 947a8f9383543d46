"""The answer of ``race --json`` and the files of ``--out``, with a runner that only pretends."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PIL import Image

from tests.helpers.pretended_race import EPOCHS, RATES, STEPS, Capture, Stage, answer, by_rate


def test_the_answer_has_the_keys_of_the_contract(
    capsys: Capture, stage: Stage, spec_file: Path
) -> None:
    stage.fares = by_rate
    plain = answer(capsys, "--spec", str(spec_file), *RATES, "--seed", "1")
    assert set(plain) == {"data", "seed", "lanes", "ranking", "seconds"}
    assert plain["ranking"] == ["rate 0.05", "rate 0.01", "rate 0.001"]
    first = plain["lanes"][0]
    assert {k: first[k] for k in ("name", "state", "parameters", "steps_per_epoch")} == {
        "name": "rate 0.001",
        "state": "finished",
        "parameters": 42,
        "steps_per_epoch": STEPS,
    }
    assert [row["epoch"] for row in first["epochs"]] == [1, 2]
    assert set(first["epochs"][0]) == {"epoch", "loss", "val_loss", "val_accuracy", "seconds"}
    assert first["test"] == {"loss": 0.1, "accuracy": pytest.approx(0.902)}
    assert first["initial_weights_sha256"] == "weights 1"
    assert first["batches_sha256"] == "cut 32"
    assert first["time_to_95"] is None
    assert plain["lanes"][1]["time_to_95"] > 0


def test_files_are_left(capsys: Capture, stage: Stage, spec_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "경주"
    plain = answer(capsys, "--spec", str(spec_file), *RATES, "--out", str(out))
    assert sorted(path.name for path in out.iterdir()) == ["race.csv", "race.json", "race.png"]
    assert json.loads((out / "race.json").read_text(encoding="utf-8")) == plain
    rows = list(csv.DictReader((out / "race.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 3 * EPOCHS * STEPS
    with Image.open(out / "race.png") as picture:
        assert picture.format == "PNG"
