from __future__ import annotations

import numpy as np
import pytest

from engine.insight.reached import seconds_to
from engine.training.history import SMOOTHED, EpochResult, History

STEPS = 100


def run(accuracy: float, validated: float | None = None) -> History:
    """One epoch of 10 seconds with the same accuracy throughout."""
    history = History(steps_per_epoch=STEPS)
    row = np.full(STEPS, accuracy, np.float32)
    history.add_batches({"loss": 1 - row, "accuracy": row}, 10.0)
    if validated is not None:
        history.epochs.append(EpochResult(1, STEPS, {"val_accuracy": validated}, 10.0))
    return history


def test_never() -> None:
    assert seconds_to(History(), 0.95, 32) is None
    assert seconds_to(run(0.9, 0.94), 0.95, 32) is None


def test_the_running_accuracy_once_it_has_settled() -> None:
    assert seconds_to(run(0.96, 0.9), 0.95, 32) == pytest.approx(10.0 * (SMOOTHED + 1) / STEPS)


def test_validation_tells_it_where_the_running_accuracy_does_not() -> None:
    assert seconds_to(run(0.9, 0.95), 0.95, 32) == pytest.approx(10.0)


def test_a_mean_over_few_examples_is_luck() -> None:
    assert seconds_to(run(0.96, 0.9), 0.95, 1) is None
    assert seconds_to(run(0.96, 0.95), 0.95, 1) == pytest.approx(10.0)


def test_a_mean_reaches_over_no_more_than_an_epoch() -> None:
    history = History(steps_per_epoch=20)
    row = np.ones(100, np.float32)
    history.add_batches({"loss": 1 - row, "accuracy": row}, 10.0)
    assert seconds_to(history, 0.95, 32) is None  # of 640 examples
    assert seconds_to(history, 0.95, 50) == pytest.approx(10.0 * 21 / 100)


def test_a_batch_has_no_more_examples_than_there_are() -> None:
    history = History(steps_per_epoch=1, examples_per_update=640)
    row = np.ones(100, np.float32)
    history.add_batches({"loss": 1 - row, "accuracy": row}, 10.0)
    assert seconds_to(history, 0.95, 60_000) is None


def test_without_accuracy_there_is_nothing_to_reach() -> None:
    history = History(steps_per_epoch=STEPS)
    history.add_batches({"loss": np.zeros(STEPS, np.float32)}, 1.0)
    assert seconds_to(history, 0.95, 32) is None
