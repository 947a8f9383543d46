"""The commands with the real TensorFlow."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import signal
import statistics
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.__main__ import main
from engine.cli import common
from engine.cli.train import quickstart
from engine.data import ink
from engine.spec import codec

pytestmark = pytest.mark.integration

ROOT = Path(__file__).resolve().parents[2]
TRAIN = ["train", "--preset", "mnist-quickstart"]
SHORT = [*TRAIN, "--data", "pen-digits", "--epochs", "2", "--set", "batch_size=200"]
FILES = ["curves.png", "history.csv", "model.keras", "spec.json", "summary.json"]

Capture = pytest.CaptureFixture[str]


def answer(capsys: Capture, *command: str, code: int = 0) -> dict[str, Any]:
    """What the command gives with ``--json``: one object, and nothing else on standard output."""
    assert main([*command, "--json"]) == code
    (line,) = capsys.readouterr().out.splitlines()
    plain: dict[str, Any] = json.loads(line)
    return plain


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a short run has left, with a name in Korean letters."""
    out = tmp_path_factory.mktemp("trained") / "결과"
    command = ["train", "--preset", "fashion-relu", "--data", "pen-digits", "--epochs", "2"]
    assert main([*command, "--set", "batch_size=200", "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, real_mnist_dir: Path) -> Path:
    """A model that has seen the real MNIST once."""
    out = tmp_path_factory.mktemp("reader")
    where = ["--data-dir", str(real_mnist_dir), "--out", str(out)]
    assert main([*TRAIN, "--epochs", "1", *where]) == 0
    return out / "model.keras"


# -- train -------------------------------------------------------------------------------------


def test_the_answer_has_the_keys_of_the_contract(capsys: Capture) -> None:
    plain = answer(capsys, *SHORT)
    assert {key: plain[key] for key in ("preset", "state", "parameters", "steps_per_epoch")} == {
        "preset": "mnist-quickstart",
        "state": "finished",
        "parameters": 101_770,
        "steps_per_epoch": 200,
    }
    assert [row["epoch"] for row in plain["epochs"]] == [1, 2]
    measured = {"epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds"}
    assert all(set(row) == measured for row in plain["epochs"])
    assert set(plain["test"]) == {"loss", "accuracy"}
    assert plain["test"]["accuracy"] > 0.5
    assert (plain["data"], plain["seed"]) == ("pen-digits", 42)
    assert "notice" not in plain


def test_what_has_no_meaning_is_absent(capsys: Capture, trained: Path) -> None:
    plain = answer(
        capsys, "train", "--spec", str(trained / "spec.json"), "--epochs", "1",
        "--set", 'validation="none"', "--set", "metrics=[]",
    )  # fmt: skip
    assert "preset" not in plain
    assert set(plain["epochs"][0]) == {"epoch", "loss", "seconds"}
    assert set(plain["test"]) == {"loss"}


def test_the_same_seed_gives_the_same_history(capsys: Capture) -> None:
    def run(*more: str) -> list[dict[str, float]]:
        rows: list[dict[str, float]] = answer(capsys, *SHORT, *more)["epochs"]
        return [{k: v for k, v in row.items() if k != "seconds"} for row in rows]

    first = run("--seed", "7")
    assert run("--seed", "7") == first
    assert run("--seed", "8") != first


def test_all_files_are_left(trained: Path) -> None:
    assert names(trained) == FILES
    summary = json.loads((trained / "summary.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader(io.StringIO((trained / "history.csv").read_text())))
    assert [float(row["loss"]) for row in rows] == [row["loss"] for row in summary["epochs"]]
    spec = codec.from_file(trained / "spec.json")
    assert (spec.data.name, spec.training.epochs) == ("pen-digits", 2)
    with Image.open(trained / "curves.png") as picture:
        assert picture.format == "PNG"


def test_korean_names_are_saved(trained: Path) -> None:
    with zipfile.ZipFile(trained / "model.keras") as archive:
        config = json.loads(archive.read("config.json"))["config"]
    assert config["name"] == "패션 MNIST 모델"
    layers = [layer["config"]["name"] for layer in config["layers"]]
    assert layers[1:] == ["flatten", "hidden", "output"]


def test_data_that_are_not_there_are_replaced_and_that_is_said(capsys: Capture) -> None:
    assert main([*TRAIN, "--epochs", "1", "--set", "batch_size=500", "--json"]) == 0
    shown = capsys.readouterr()
    plain = json.loads(shown.out)
    assert plain["data"] == "pen-digits"
    assert plain["notice"] in shown.err


def test_a_diverging_run_is_named_and_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    command = [*SHORT, "--set", "learning_rate=1e6", "--out", str(out), "--json"]
    assert main(command) == 2
    shown = capsys.readouterr()
    plain = json.loads(shown.out)
    assert plain["state"] == "diverged"
    assert "test" not in plain
    sentence, hint = shown.err.splitlines()[-2:]
    assert sentence.startswith("The run diverged at update ")
    assert "for example to 0.001." in hint
    assert not out.exists()


def test_a_rule_that_ends_a_run_is_named(capsys: Capture) -> None:
    plain = answer(capsys, *SHORT, "--set", "stopping.target_accuracy=0.1", "--epochs", "9")
    assert len(plain["epochs"]) == 1
    assert plain["reason"].startswith("Stopped at the target")
    assert plain["state"] == "finished"


def test_a_machine_without_the_device_says_so(capsys: Capture) -> None:
    assert main([*SHORT, "--set", "device=gpu:7"]) == 2
    assert "no device gpu:7" in capsys.readouterr().err


def test_a_run_in_words(capsys: Capture) -> None:
    assert main(SHORT) == 0
    shown = capsys.readouterr()
    rows = [line.split() for line in shown.out.splitlines()]
    assert rows[0] == ["epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds"]
    assert [row[0] for row in rows[1:]] == ["1", "2", "Test:"]
    assert "Data: Pen digits (built-in), " in shown.err
    assert "Epoch 2/2" in shown.err


def test_the_start_without_a_display(tmp_path: Path, capsys: Capture) -> None:
    assert quickstart(tmp_path / "run") == 0
    assert names(tmp_path / "run") == FILES
    assert "Epoch 5/5" in capsys.readouterr().err


def test_the_quickstart_is_as_good_as_in_the_course(real_mnist_dir: Path, capsys: Capture) -> None:
    runs = [answer(capsys, *TRAIN, "--data-dir", str(real_mnist_dir), "--seed", seed)
            for seed in ("1", "2", "3")]  # fmt: skip
    assert {run["parameters"] for run in runs} == {101_770}
    assert statistics.median(run["test"]["accuracy"] for run in runs) >= 0.976


# -- interrupts --------------------------------------------------------------------------------


class Interrupted:
    """A run in a process of its own that is sent a signal after a line has come."""

    def __init__(self, out: Path, after: str, number: signal.Signals) -> None:
        command = [sys.executable, "-m", "engine", *SHORT, "--epochs", "100000", "--json"]
        environment = {key: os.environ[key] for key in os.environ if key != common.DEBUG}
        with subprocess.Popen(
            [*command, "--out", str(out)], cwd=ROOT, env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            try:
                assert process.stderr is not None
                self.lines = list(until(after, process.stderr))
                process.send_signal(number)
                self.out, rest = process.communicate(timeout=60)
            finally:
                process.kill()
        self.lines += rest.splitlines()
        self.code = process.returncode


def until(text: str, lines: Iterator[str] | Any) -> Iterator[str]:
    for line in lines:
        yield line.rstrip("\n")
        if text in line:
            return


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_keeps_what_it_has_learnt(
    number: signal.Signals, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out"
    run = Interrupted(out, "Epoch 2/", number)
    assert run.code == 130
    plain = json.loads(run.out)
    assert plain["state"] == "stopped"
    assert len(plain["epochs"]) >= 2
    assert "test" not in plain
    assert names(out) == FILES
    assert json.loads((out / "summary.json").read_text()) == plain
    assert "What was learnt is in" in run.lines[-1]

    (tmp_path / "dot.json").write_text('[{"strokes": [[[0, 0], [0, 5]]]}]')
    strokes = ["--strokes", str(tmp_path / "dot.json")]
    (one,) = answer(capsys, "predict", "--model", str(out / "model.keras"), *strokes)["predictions"]
    assert one["label"] in range(10)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_interrupted_before_anything_is_learnt(tmp_path: Path) -> None:
    run = Interrupted(tmp_path / "out", "Starting TensorFlow", signal.SIGINT)
    assert (run.code, run.out) == (130, "")
    # Every line is one of ours: TensorFlow's own are kept back.
    assert [line.partition(":")[0].split()[0] for line in run.lines] == [
        "Data",
        "Starting",
        "Interrupted.",
    ]
    assert not (tmp_path / "out").exists()


# -- predict -----------------------------------------------------------------------------------


def test_strokes_of_real_people(
    reader: Path, pen_digits_file: Path, tmp_path: Path, capsys: Capture
) -> None:
    digits = json.loads(gzip.decompress(pen_digits_file.read_bytes()))["digits"][::5]
    (tmp_path / "some.json").write_text(json.dumps(digits))
    command = ["predict", "--model", str(reader), "--strokes", str(tmp_path / "some.json")]
    plain = answer(capsys, *command)
    right = [
        one["label"] == digit["label"]
        for one, digit in zip(plain["predictions"], digits, strict=True)
    ]
    assert plain["count"] == len(digits) == 400
    assert plain["accuracy"] == pytest.approx(np.mean(right))
    assert plain["accuracy"] >= 0.85
    assert all(abs(sum(one["probabilities"]) - 1) < 1e-4 for one in plain["predictions"])


def test_strokes_and_pictures_are_read_alike(
    trained: Path, tmp_path: Path, capsys: Capture
) -> None:
    strokes = [[[0.0, 0.0], [4.0, 0.0], [2.0, 9.0]]]
    (tmp_path / "seven.json").write_text(json.dumps([{"strokes": strokes}]))
    picture = Image.fromarray(ink.render([np.array(stroke) for stroke in strokes]))
    picture.save(tmp_path / "seven.png")
    Image.new("L", (50, 50), "white").save(tmp_path / "blank.png")
    model = ["predict", "--model", str(trained / "model.keras")]

    drawn = answer(capsys, *model, "--strokes", str(tmp_path / "seven.json"))
    images = [str(tmp_path / "seven.png"), str(tmp_path / "blank.png")]
    seen = answer(capsys, *model, "--images", *images)
    assert set(drawn) == set(seen) == {"predictions"}
    assert drawn["predictions"][0]["label"] == seen["predictions"][0]["label"]
    assert drawn["predictions"][0]["probabilities"] == pytest.approx(
        seen["predictions"][0]["probabilities"], abs=1e-4
    )
    assert seen["predictions"][1] == {"label": None, "probabilities": None}


def test_an_empty_drawing_is_no_answer(trained: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "s.json").write_text('[{"strokes": [], "label": 0}]')
    command = ["predict", "--model", str(trained / "model.keras"), "--strokes"]
    plain = answer(capsys, *command, str(tmp_path / "s.json"))
    assert plain["predictions"] == [{"label": None, "probabilities": None}]
    assert (plain["accuracy"], plain["count"]) == (0.0, 1)
    assert main([*command, str(tmp_path / "s.json")]) == 0
    assert capsys.readouterr().out.splitlines() == ["1: no drawing", "0 of 1 right: 0.0%"]


def test_a_file_that_is_no_model(trained: Path, capsys: Capture) -> None:
    for name in ("spec.json", "curves.png"):
        command = ["predict", "--model", str(trained / name), "--images"]
        assert main([*command, str(trained / "curves.png"), "--json"]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "is not a model that can be read" in shown.err.splitlines()[0]
