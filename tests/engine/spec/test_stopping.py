"""What ends a run early, and how it is said."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.spec.stopping import Stopping, best_epoch, reason


def validated(*losses: float, **others: float) -> list[dict[str, float]]:
    """Epochs with these validation losses; the training loss always falls."""
    return [{"loss": 1 / (n + 1), "val_loss": loss, **others} for n, loss in enumerate(losses)]


def said(stopping: Stopping, epochs: Any, seconds: float = 0.0) -> str:
    found = reason(stopping, epochs, seconds)
    return "" if found is None else str(found)


def test_nothing_stops_a_run_by_itself() -> None:
    assert said(Stopping(), validated(*[1.0] * 100, val_accuracy=1.0), 1e9) == ""
    assert not Stopping(min_delta=0.1, restore_best=False).active


@pytest.mark.parametrize("rule", [{"patience": 1}, {"target_accuracy": 0.5}, {"time_limit_s": 1.0}])
def test_any_rule_makes_it_active(rule: dict[str, Any]) -> None:
    assert Stopping(**rule).active


def test_patience_counts_epochs_without_a_better_validation_loss() -> None:
    patient = Stopping(patience=3)
    losses = [0.9, 0.8, 0.7, 0.4, 0.5, 0.45]
    for count in range(1, 7):
        assert said(patient, validated(*losses[:count])) == ""
    assert said(patient, validated(*losses, 0.4)) == (
        "Stopped early: the validation loss has not improved for 3 epochs; the weights are those "
        "of epoch 4."
    )


def test_one_epoch_is_said_as_one() -> None:
    assert said(Stopping(patience=1, restore_best=False), validated(0.5, 0.6)) == (
        "Stopped early: the validation loss has not improved in the last epoch; the weights are "
        "those of the last epoch."
    )


def test_without_validation_the_training_loss_is_watched() -> None:
    epochs = [{"loss": 0.2}, {"loss": 0.3}, {"loss": 0.3}]
    assert said(Stopping(patience=2), epochs) == (
        "Stopped early: the training loss has not improved for 2 epochs; the weights are those of "
        "epoch 1."
    )


def test_a_small_gain_is_none() -> None:
    epochs = validated(1.0, 0.95, 0.91)
    assert said(Stopping(patience=2, min_delta=0.1), epochs).startswith("Stopped early")
    assert said(Stopping(patience=2, min_delta=0.08), epochs) == ""


def test_the_target_is_reached_on_validation_or_else_in_training() -> None:
    wanted = Stopping(target_accuracy=0.95)
    assert said(wanted, [{"loss": 1.0, "accuracy": 0.99, "val_accuracy": 0.94}]) == ""
    assert said(wanted, [{"loss": 1.0, "accuracy": 0.5, "val_accuracy": 0.95}]) == (
        "Stopped at the target: the validation accuracy is 0.95, and 0.95 was wanted."
    )
    assert said(wanted, [{"loss": 1.0, "accuracy": 0.96251}]) == (
        "Stopped at the target: the training accuracy is 0.9625, and 0.95 was wanted."
    )
    assert said(wanted, [{"loss": 1.0}]) == ""
    assert said(wanted, []) == ""


def test_the_time_limit() -> None:
    limited = Stopping(time_limit_s=60.0)
    assert said(limited, validated(1.0), 59.9) == ""
    assert said(limited, [], 60.0) == "Stopped: the time limit of 60 s is over."


def test_the_best_epoch_is_the_one_with_the_lowest_validation_loss() -> None:
    assert best_epoch(validated(0.5, 0.3, 0.3, 0.4)) == 1
    assert best_epoch([{"loss": 0.5}, {"loss": 0.1}]) == 1
    assert best_epoch(validated(math.nan, 2.0, math.inf)) == 1
    assert best_epoch(validated(math.nan)) is None
    assert best_epoch([]) is None


@given(st.lists(st.floats(0, 10), min_size=1, max_size=30), st.integers(1, 5))
def test_patience_never_ends_a_run_that_improves(losses: list[float], patience: int) -> None:
    """The run goes on exactly where one of the last epochs is better than all before."""
    recent = range(len(losses) - patience, len(losses))
    improves = any(i < 1 or losses[i] < min(losses[:i]) for i in recent)
    assert (said(Stopping(patience=patience), validated(*losses)) == "") == improves
