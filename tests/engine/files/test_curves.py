from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from engine.files import curves
from engine.messages import MachineError
from engine.training.history import EpochResult, History

TRAINING, VALIDATION, MUTED = (0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00), (0x68, 0x72, 0x84)
MIDDLE = curves.SIZE[1] // 2
LABELS = curves.SIZE[0] - 190  # right of here stand the names of the curves


def history(
    epochs: int = 4,
    steps: int = 100,
    validation: bool = True,
    accuracy: bool = True,
    start: float = 2.3,
) -> History:
    """A run whose loss falls from ``start`` and whose accuracy rises, without any noise."""
    made = History(steps_per_epoch=steps)
    loss = (start * np.exp(-3 * np.arange(epochs * steps) / steps)).astype(np.float32)
    made.add_batches({"loss": loss, **({"accuracy": 1 - loss / start} if accuracy else {})})
    for epoch in range(epochs):
        last = float(loss[(epoch + 1) * steps - 1])
        values = {"loss": last, "accuracy": 1 - last / start}
        if validation:
            values |= {f"val_{name}": value for name, value in values.items()}
        made.epochs.append(EpochResult(epoch + 1, (epoch + 1) * steps, values, 1.0))
    return made  # fmt: skip


def near(picture: Image.Image, colour: tuple[int, int, int]) -> NDArray[np.bool_]:
    """Where the picture has about that colour."""
    distance = np.abs(np.asarray(picture, np.int16) - np.array(colour)).max(axis=2)
    found: NDArray[np.bool_] = distance < 30
    return found


def test_the_file_is_a_picture_of_its_size(tmp_path: Path) -> None:
    curves.draw(history(), "MNIST quickstart", tmp_path / "curves.png", "seed 42")
    with Image.open(tmp_path / "curves.png") as picture:
        assert (picture.format, picture.size) == ("PNG", curves.SIZE)
    assert [path.name for path in tmp_path.iterdir()] == ["curves.png"]


def test_the_training_curve_goes_where_the_numbers_go() -> None:
    blue = near(curves.picture(history(validation=False), "t"), TRAINING)[:, 110:LABELS]
    loss, accuracy = blue[:MIDDLE], blue[MIDDLE:]

    def middle(part: NDArray[np.bool_]) -> float:
        return float(np.nonzero(part)[0].mean())

    assert middle(loss[:, :200]) < middle(loss[:, -200:]) - 50
    assert middle(accuracy[:, :200]) > middle(accuracy[:, -200:]) + 50


def test_validation_is_drawn_only_where_there_is_one() -> None:
    assert near(curves.picture(history(), "t"), VALIDATION)[:, 110:LABELS].sum() > 500
    assert near(curves.picture(history(validation=False), "t"), VALIDATION).sum() == 0


def test_a_lone_epoch_of_validation_is_a_dot() -> None:
    orange = near(curves.picture(history(epochs=1), "t"), VALIDATION)
    assert orange[:, : LABELS - 10].sum() > 20


def test_the_line_at_95_percent() -> None:
    dashes = near(curves.picture(history(validation=False), "t"), MUTED)[MIDDLE:, 110 : LABELS - 20]
    rows = dashes.mean(axis=1)
    assert rows.max() > 0.4
    without = near(curves.picture(history(accuracy=False), "t"), MUTED)[:, 110 : LABELS - 20]
    assert without.mean(axis=1).max() < 0.2


def test_without_accuracy_the_loss_has_the_whole_height() -> None:
    blue = near(curves.picture(history(accuracy=False), "t"), TRAINING)[:, 110:LABELS]
    rows = np.nonzero(blue)[0]
    assert rows.min() < MIDDLE < rows.max()


def test_names_at_the_ends_never_overlap() -> None:
    """Both curves and the line at 95 % end within a few pixels of each other."""
    picture = curves.picture(history(epochs=1), "t")
    rows = [
        set(np.nonzero(near(picture, colour)[MIDDLE:, LABELS:-30].any(axis=1))[0].tolist())
        for colour in (TRAINING, VALIDATION)
    ]
    assert all(rows)
    assert not rows[0] & rows[1]


def test_what_the_font_cannot_draw_is_left_out() -> None:
    plain = curves.picture(history(), "MNIST", "seed 1")
    assert curves.picture(history(), "패션 MNIST", "seed 1").tobytes() == plain.tobytes()


@settings(max_examples=30)
@given(
    losses=st.lists(st.floats(0, 2.0**100, width=32, allow_subnormal=False), max_size=40),
    steps=st.integers(0, 12),
    validation=st.one_of(st.none(), st.floats()),
)
def test_any_run_can_be_drawn(losses: list[float], steps: int, validation: float | None) -> None:
    made = History(steps_per_epoch=steps)
    if losses:
        made.add_batches({"loss": np.array(losses, np.float32)})
    values = {"loss": 1.0} | ({} if validation is None else {"val_loss": validation})
    made.epochs.append(EpochResult(1, len(losses), values, 0.0))
    assert curves.picture(made, "any").size == curves.SIZE


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MachineError):
        curves.draw(history(), "t", tmp_path / "file" / "curves.png")


def test_training_measured_at_the_end_of_epochs_has_a_curve() -> None:
    plain, measured = history(), history()
    for epoch in measured.epochs:
        epoch.values["train_loss"] = 2.0  # type: ignore[index]
    one, two = (near(curves.picture(run, "t"), TRAINING)[:MIDDLE] for run in (plain, measured))
    assert two[:, 110:LABELS].sum() > one[:, 110:LABELS].sum() + 200
    assert two[:, LABELS:].sum() > one[:, LABELS:].sum() + 50
