from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from engine import ship
from engine.data import registry, sources
from engine.data.dataset import Dataset
from engine.spec import checks
from engine.spec.shapes import DataShape
from tests.helpers.sets import small_set

FLOAT_BYTES = 4
MOST_BYTES = 500_000


def images_of(value: int) -> Dataset:
    made = small_set(DataShape((6, 6), 4))
    filled = [
        dataclasses.replace(part, x=np.full_like(part.x, value)) for part in (made.train, made.test)
    ]
    return dataclasses.replace(made, train=filled[0], test=filled[1])


def test_the_network_fits_the_digits_and_the_file() -> None:
    found = checks.validate(ship.SPEC, registry.get("mnist").shape())
    assert not checks.errors(found)


def test_it_learns_from_the_training_images_of_all_parts_and_from_no_test_image() -> None:
    one, other = images_of(1), images_of(2)
    both = ship.mixed(one, other.train, other.train)
    count = len(one.train)
    assert (both.train.x[:count] == 1).all()
    assert (both.train.x[count:] == 2).all()
    assert (both.train.y == np.tile(one.train.y, 3)).all()
    assert both.test is one.test


def test_the_digits_it_writes_are_none_of_the_built_in_ones() -> None:
    fresh, built_in = ship.written(50), sources.load("pen-digits")
    known = {image.tobytes() for part in (built_in.train, built_in.test) for image in part.x}
    assert not known & {image.tobytes() for image in fresh.x}
    assert sorted(set(fresh.y)) == list(range(10))


def test_without_the_real_mnist_nothing_is_trained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "digits.keras"
    assert ship.main(["digits", "--data-dir", str(tmp_path), "--out", str(out)]) == 1
    assert "MNIST is not on this machine" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.integration
def test_the_command_leaves_a_small_file_and_says_what_it_reads(
    real_mnist_dir: Path,
    pen_digits_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    short = ship.SPEC.with_data(subset=2000).with_training(epochs=1)
    monkeypatch.setattr(ship, "SPEC", short)
    monkeypatch.setattr(ship, "FRESH", 100)
    out = tmp_path / "models" / "digits.keras"
    where = ["--data-dir", str(real_mnist_dir), "--strokes", str(pen_digits_file)]
    assert ship.main(["digits", "--json", "--out", str(out), *where]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["bytes"] == out.stat().st_size <= MOST_BYTES
    assert answer["parameters"] * FLOAT_BYTES < answer["bytes"]
    assert set(answer["accuracy"]) >= {"mnist test", "built-in test", "pen strokes"}
    assert all(0.1 < share < 1 for share in answer["accuracy"].values())
