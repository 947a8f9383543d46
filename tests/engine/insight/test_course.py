"""Where validation turns, by real runs and at the borders."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from engine.insight.course import LOOKED_AT, course, turning_point
from engine.training.history import EpochResult, History
from tests.helpers.real_runs import REAL


def run(training: Sequence[float], validation: Sequence[float]) -> History:
    history = History(steps_per_epoch=1)
    for place, (train, val) in enumerate(zip(training, validation, strict=True)):
        values = {"loss": 9.0, "train_loss": train, "val_loss": val}
        history.epochs.append(EpochResult(place + 1, place + 1, values, 1.0))
    return history


def test_a_run_that_overfits_turns_where_its_validation_was_lowest() -> None:
    assert turning_point(REAL["overfit"].history()) == 6


def test_the_turn_is_told_two_epochs_later_and_one_bad_epoch_is_none() -> None:
    overfit = REAL["overfit"]
    early = [turning_point(overfit.history(count)) for count in range(1, 9)]
    assert early == [None] * 7 + [6]  # in the 4th, validation had been a quarter higher once


@pytest.mark.parametrize(
    "name", ["quickstart", "fashion-adam", "mnist-cnn", "lr-decay", "overfit-augment"]
)
def test_healthy_runs_have_none(name: str) -> None:
    real = REAL[name]
    assert [turning_point(real.history(count)) for count in range(1, len(real) + 1)] == [
        None
    ] * len(real)


def test_validation_must_have_risen_by_a_twentieth() -> None:
    falling = [1.0, 0.8, 0.6, 0.4]
    assert turning_point(run(falling, [1.0, 0.9, 0.94, 0.94])) is None
    assert turning_point(run(falling, [1.0, 0.9, 0.95, 0.95])) == 2


def test_where_training_gets_worse_too_it_is_no_overfitting() -> None:
    rising = [1.0, 0.9, 1.2, 1.2]
    assert turning_point(run([1.0, 0.8, 0.75, 0.75], rising)) is None
    assert turning_point(run([1.0, 0.8, 0.72, 0.72], rising)) == 2


def test_without_validation_nothing_turns() -> None:
    history = History(epochs=[EpochResult(i, i, {"loss": 1 / i}, 1.0) for i in range(1, 9)])
    assert turning_point(history) is None
    assert turning_point(History()) is None


def test_of_a_long_run_some_epochs_are_looked_at_and_always_the_last() -> None:
    count = 10 * LOOKED_AT
    turn = count // 2
    history = run(
        [1 / (i + 1) for i in range(count)], [1 + abs(i - turn) / count for i in range(count)]
    )
    figures = course(history)
    assert LOOKED_AT / 2 <= len(figures) <= LOOKED_AT + 1
    assert figures.epochs[-1] == count
    assert turning_point(history) == pytest.approx(turn, abs=2 * count / LOOKED_AT)


def test_training_that_was_not_measured_is_the_mean_of_the_epoch() -> None:
    history = History(epochs=[EpochResult(1, 1, {"loss": 0.5, "accuracy": 0.9}, 1.0)])
    assert course(history).training.tolist() == [0.5]
    assert course(history).training_accuracy.tolist() == [0.9]
