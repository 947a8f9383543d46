"""``race`` with the real TensorFlow."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.cli import common

pytestmark = pytest.mark.integration

ROOT = Path(__file__).resolve().parents[2]
SMALL = ["--preset", "mnist-quickstart", "--data", "pen-digits", "--set", "subset=2000"]
SHORT = [*SMALL, "--epochs", "2", "--set", "batch_size=100"]
HASHES = ["initial_weights_sha256", "examples_sha256", "order_sha256", "batches_sha256",
          "masks_sha256"]  # fmt: skip

Capture = pytest.CaptureFixture[str]


def answer(capsys: Capture, *command: str, code: int = 0) -> dict[str, Any]:
    assert main([*command, "--json"]) == code
    (line,) = capsys.readouterr().out.splitlines()
    plain: dict[str, Any] = json.loads(line)
    return plain


def figures(lane: dict[str, Any]) -> list[dict[str, float]]:
    return [{k: v for k, v in row.items() if k != "seconds"} for row in lane["epochs"]]


def test_two_optimizers_set_out_alike_and_each_is_the_run_it_would_be_alone(
    capsys: Capture, tmp_path: Path
) -> None:
    out = tmp_path / "race"
    vary = ["--vary", "optimizer=SGD(learning_rate=0.1),Adam"]
    plain = answer(capsys, "race", *SHORT, *vary, "--out", str(out))
    sgd, adam = plain["lanes"]
    assert [sgd["name"], adam["name"]] == ["SGD (rate 0.1)", "Adam"]
    assert [sgd["state"], adam["state"]] == ["finished"] * 2
    assert {sgd[name] == adam[name] for name in HASHES} == {True}
    assert all(len(sgd[name]) == 64 for name in HASHES)
    assert sorted(plain["ranking"]) == ["Adam", "SGD (rate 0.1)"]
    by_name = {lane["name"]: lane["epochs"][-1]["val_accuracy"] for lane in plain["lanes"]}
    assert by_name[plain["ranking"][0]] == max(by_name.values())
    alone = answer(capsys, "train", *SHORT)
    assert figures(adam) == figures(alone)
    assert adam["test"] == alone["test"]
    rows = list(csv.DictReader(io.StringIO((out / "race.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 2 * 2 * plain["lanes"][0]["steps_per_epoch"]
    assert sorted(path.name for path in out.iterdir()) == ["race.csv", "race.json", "race.png"]


def test_batch_sizes_share_all_but_the_batches(capsys: Capture) -> None:
    plain = answer(capsys, "race", *SMALL, "--epochs", "1", "--vary", "batch_size=100,250,full")
    differing = [name for name in HASHES if len({lane[name] for lane in plain["lanes"]}) > 1]
    assert differing == ["batches_sha256"]
    assert [lane["steps_per_epoch"] for lane in plain["lanes"]] == [20, 8, 1]


def test_seeds_repeat_the_race_from_other_weights(capsys: Capture) -> None:
    command = ["race", *SHORT, "--vary", "learning_rate=0.01,0.0001", "--seed", "3"]
    plain = answer(capsys, *command, "--seeds", "2")
    assert [row["seed"] for row in plain["seeds"]] == [3, 4]
    first, second = (row["lanes"][0]["val_accuracy"] for row in plain["seeds"])
    assert first != second
    assert plain["verdict"].startswith("rate 0.01 ahead of rate 0.0001 in 2 of 2 seeds")
    again = answer(capsys, *command[:-1], "4")
    assert again["lanes"][0]["epochs"][-1]["val_accuracy"] == second


def test_networks_of_several_seeds_answer_together(capsys: Capture) -> None:
    plain = answer(capsys, "race", *SHORT, "--vary", "seed=1,2,3")
    together = plain["ensemble"]
    alone = [lane["test"]["accuracy"] for lane in plain["lanes"]]
    assert together["best"] == pytest.approx(max(alone), abs=1e-4)
    assert together["average"] > sum(alone) / 3
    assert 0.5 < together["vote"] <= 1
    assert main(["race", *SHORT, "--vary", "seed=1,2"]) == 0
    assert "Together: 0." in capsys.readouterr().out
    assert "ensemble" not in answer(capsys, "race", *SHORT, "--vary", "batch_size=100,200")


def test_ctrl_c_keeps_what_was_learnt(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [*SMALL, "--epochs", "10000", "--vary", "optimizer=SGD,Adam", "--out", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "engine", "race", *command, "--json"],
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    told = []
    while len([line for line in told if "epoch 1/" in line]) < 2:
        told.append(process.stderr.readline())
        assert told[-1], "".join(told)
    process.send_signal(signal.SIGINT)
    printed, errors = process.communicate(timeout=60)
    assert process.returncode == common.INTERRUPTED, errors
    assert "Traceback" not in errors
    plain = json.loads(printed.splitlines()[-1])
    assert [lane["state"] for lane in plain["lanes"]] == ["stopped"] * 2
    assert all(len(lane["epochs"]) >= 1 for lane in plain["lanes"])
    assert json.loads((out / "race.json").read_text(encoding="utf-8")) == plain
