from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageColor

from engine.files import plot, race_curves
from engine.files.race_curves import LaneCurves
from engine.messages import MachineError
from engine.training.history import EpochResult, History

MIDDLE = plot.SIZE[1] // 2
LABELS = plot.SIZE[0] - 300  # right of here stand the names of the lanes


def history(
    level: float = 0.5, epochs: int = 4, steps: int = 100, validation: bool = True
) -> History:
    """A run whose loss falls towards ``level``."""
    made = History(steps_per_epoch=steps)
    loss = level + np.exp(-3 * np.arange(epochs * steps) / steps)
    made.add_batches({"loss": loss, "accuracy": (1 - loss / 3).clip(0, 1)}, float(epochs))
    for epoch in range(epochs):
        values = {"loss": level, "accuracy": 0.5}
        if validation:
            values |= {"val_loss": level, "val_accuracy": 1 - level / (epoch + 1)}
        made.epochs.append(EpochResult(epoch + 1, (epoch + 1) * steps, values, 1.0))
    return made


def lanes(count: int, validation: bool = True) -> list[LaneCurves]:
    return [
        LaneCurves(f"lane {i}", history(0.05 + 0.08 * i, validation=validation))
        for i in range(count)
    ]


def near(picture: Image.Image, colour: str) -> NDArray[np.bool_]:
    distance = np.abs(np.asarray(picture, np.int16) - np.array(ImageColor.getrgb(colour)))
    found: NDArray[np.bool_] = distance.max(axis=2) < 30
    return found


def test_every_lane_has_its_colour_in_both_plots_and_beside_its_name() -> None:
    picture = race_curves.picture(lanes(6), "Race")
    assert picture.size == plot.SIZE
    for colour in race_curves.lane_colours():
        found = near(picture, colour)
        for part in (found[:MIDDLE], found[MIDDLE:]):
            assert part[:, 110:LABELS].sum() > 300
            assert part[:, LABELS:].sum() > 40


def test_from_the_seventh_lane_on_lines_are_dashed() -> None:
    """Lanes 0 and 6 have one colour; the dashed one leaves gaps."""
    colour = race_curves.lane_colours()[0]

    def columns(number: int) -> float:
        shown = [LaneCurves("", History(steps_per_epoch=100))] * 7
        shown[number] = LaneCurves("shown", history())
        found = near(race_curves.picture(shown, "t"), colour)[MIDDLE + 60 :, 400 : LABELS - 80]
        return float(found.any(axis=0).mean())

    assert columns(0) > 0.95
    assert 0.4 < columns(6) < 0.9


def test_names_can_be_read_on_white() -> None:
    for colour in race_curves.lane_colours():
        text = race_curves._readable(colour)
        luminance = race_curves._luminance(np.array(ImageColor.getrgb(text)[:3]))
        assert 1.05 / (luminance + 0.05) > 4.4


def test_names_of_twelve_lanes_never_overlap() -> None:
    same = [LaneCurves(f"lane {i}", history(0.3)) for i in range(12)]
    inked = (np.asarray(race_curves.picture(same, "t").convert("L")) < 200)[:, LABELS + 60 : -40]
    rows = inked[110:MIDDLE].any(axis=1)
    starts = int((rows[1:] & ~rows[:-1]).sum())
    assert starts >= 12


def test_without_validation_the_training_accuracy_is_shown() -> None:
    picture = race_curves.picture(lanes(2, validation=False), "t")
    assert near(picture, race_curves.lane_colours()[1])[MIDDLE:, 110:LABELS].sum() > 300


@pytest.mark.parametrize("name", ["", "패션", "a very long name of a lane that has no end"])
def test_any_name_can_be_drawn(name: str) -> None:
    assert race_curves.picture([LaneCurves(name, history())], name).size == plot.SIZE


def test_lanes_that_have_measured_nothing() -> None:
    empty = [LaneCurves("a", History()), LaneCurves("b", History(steps_per_epoch=3))]
    assert race_curves.picture(empty, "t").size == plot.SIZE
    assert race_curves.picture([], "t").size == plot.SIZE


def test_the_file(tmp_path: Path) -> None:
    race_curves.draw(lanes(2), "Race", tmp_path / "race.png", "seed 1")
    with Image.open(tmp_path / "race.png") as picture:
        assert (picture.format, picture.size) == ("PNG", plot.SIZE)
    (tmp_path / "file").touch()
    with pytest.raises(MachineError):
        race_curves.draw(lanes(2), "Race", tmp_path / "file" / "race.png")


def test_the_table_has_every_update_of_every_lane() -> None:
    first, second = history(epochs=2, steps=3), History(steps_per_epoch=2)
    second.add_batches({"loss": np.array([1.0, 0.5], np.float32)}, 1.0)
    text = race_curves.table([LaneCurves("a, b", first), LaneCurves("c", second)])
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == [
        "lane", "update", "epoch", "seconds", "loss", "accuracy", "val_loss", "val_accuracy",
    ]  # fmt: skip
    assert [row["lane"] for row in rows] == ["a, b"] * 6 + ["c"] * 2
    assert [row["update"] for row in rows] == [*"123456", *"12"]
    assert [row["epoch"] for row in rows] == [*"111222", *"11"]
    assert [row["val_accuracy"] for row in rows] == ["", "", "0.5", "", "", "0.75", "", ""]
    assert [np.float32(row["loss"]) for row in rows[:6]] == first.batches["loss"].raw.tolist()
    assert [row["accuracy"] for row in rows[6:]] == ["", ""]
    assert rows[-1]["seconds"] == "1.0000"
