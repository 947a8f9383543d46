from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine import measure
from engine.data import ink
from engine.measure import Figure
from engine.messages import InputError

STROKE = [[0.0, 0.0], [1.0, 2.0]]


def strokes_file(folder: Path, *digits: dict[str, object]) -> Path:
    path = folder / "strokes.json"
    path.write_text(json.dumps(list(digits)), encoding="utf-8")
    return path


def test_strokes_are_rendered_as_the_pad_renders_them(tmp_path: Path) -> None:
    path = strokes_file(tmp_path, {"strokes": [STROKE], "label": 1}, {"strokes": [], "label": 7})
    split = measure.strokes_split(path)
    assert list(split.y) == [1, 7]
    assert (split.x[0] == ink.render([np.array(STROKE)])).all()


@pytest.mark.parametrize("digits", [(), ({"strokes": [STROKE]},)])
def test_strokes_without_labels_cannot_be_measured(
    tmp_path: Path, digits: tuple[dict[str, object], ...]
) -> None:
    with pytest.raises(InputError, match="which one it is"):
        measure.strokes_split(strokes_file(tmp_path, *digits))


def test_the_median_is_taken_over_the_seeds() -> None:
    figures = [
        Figure("p", 5, seed, 10, {"mnist test": share})
        for seed, share in ((1, 0.9), (2, 0.1), (3, 0.8))
    ]
    assert measure.medians(figures) == {"mnist test": 0.8}


@pytest.mark.parametrize("options", [["--seeds", "many"], ["--seeds", "1", "--epochs", "0.5"]])
def test_a_wrong_setting_is_said_before_anything_is_read(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure.main(["digits", *options]) == 2
    assert "whole number" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["digits", "strangers"])
def test_without_the_real_mnist_nothing_is_trained(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure.main([command, "--data-dir", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert "MNIST is not on this machine" in shown.err
    assert "Training" not in shown.err


@pytest.mark.integration
def test_the_quickstart_trained_on_the_built_in_set_reads_the_real_mnist(
    real_mnist_dir: Path,
    pen_digits_file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measure, "PRESETS", ("mnist-quickstart",))
    where = ["--data-dir", str(real_mnist_dir), "--strokes", str(pen_digits_file)]
    assert measure.main(["digits", "--json", "--seeds", "1", *where]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["trained_on"] == "pen-digits"
    (figure,) = answer["figures"]
    assert (figure["epochs"], figure["seed"], figure["parameters"]) == (5, 1, 101_770)
    accuracy = answer["medians"]["mnist-quickstart"]
    assert accuracy["mnist test"] >= 0.92
    assert accuracy["pen strokes"] >= 0.92
    halves = accuracy["first half"], accuracy["second half"]
    assert np.mean(halves) == pytest.approx(accuracy["pen strokes"])
