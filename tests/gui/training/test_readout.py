"""What stands beside the pointer: which moment it is, and what was measured then."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.spec import presets
from engine.training.history import EpochResult, History
from gui.training import readout
from gui.training.shown_run import ShownRun

STEPS = 10


@pytest.fixture
def run() -> ShownRun:
    """Fifteen updates of which the first ten are an epoch, at 32 examples and 0.2 s each."""
    history = History(steps_per_epoch=STEPS, examples_per_update=32.0)
    losses = np.full(15, 0.5, np.float32)
    rates = np.full(15, 0.01, np.float32)
    history.add_batches({"loss": losses, "accuracy": 1 - losses}, 3.0, rates)
    values = {"train_loss": 0.4, "val_loss": 0.6, "val_accuracy": 0.75}
    history.epochs.append(EpochResult(1, STEPS, values, 1.0))
    made = ShownRun(SimpleNamespace(history=history, spec=presets.get("fashion-relu").spec))  # type: ignore[arg-type]
    made.update()
    return made


def texts(run: ShownRun, name: str, update: int) -> list[str]:
    return [text for text, _ in readout.lines(run, name, update)]


def test_within_an_epoch_that_is_over_all_is_known(run: ShownRun) -> None:
    assert readout.lines(run, "loss", 5) == [
        ("epoch 0.50 · update 5", "text"),
        ("training 0.500 · this batch 0.500", 0),
        ("training, measured 0.400", 0),
        ("validation 0.600", 1),
    ]
    assert texts(run, "accuracy", 5)[1:] == [
        "training 50.0 % · this batch 50.0 %",
        "validation 75.0 %",
    ]


def test_an_epoch_that_goes_on_has_not_been_measured(run: ShownRun) -> None:
    assert len(texts(run, "loss", 12)) == 2


def test_what_was_not_measured_is_not_told(run: ShownRun) -> None:
    assert texts(run, "loss", 16) == []
    assert texts(run, "mae", 5) == []


@pytest.mark.parametrize(("axis", "words"), [("seconds", "2.0 s"), ("examples", "320 examples")])
def test_the_moment_is_told_as_the_axis_counts(run: ShownRun, axis: Any, words: str) -> None:
    run.axis = axis
    assert texts(run, "loss", 10)[0] == f"epoch 1.00 · update 10 · {words}"


def test_the_rate_is_told_with_the_loss_once_it_changes(run: ShownRun) -> None:
    assert not any("rate" in text for text in texts(run, "loss", 5))
    more: Any = {"loss": np.ones(1, np.float32), "accuracy": np.ones(1, np.float32)}
    run.history.add_batches(more, 1.0, np.full(1, 0.002, np.float32))
    assert readout.lines(run, "loss", 16)[-1] == ("learning rate 0.002", "muted")
    assert texts(run, "loss", 5)[-1] == "learning rate 0.01"
    assert not any("rate" in text for text in texts(run, "accuracy", 16))


def test_where_nothing_is_smoothed_a_batch_is_no_news(run: ShownRun) -> None:
    run.history.steps_per_epoch = 1
    assert texts(run, "loss", 5)[1] == "training 0.500"
