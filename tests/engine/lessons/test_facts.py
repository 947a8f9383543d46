from __future__ import annotations

import math

import pytest

from engine.lessons.facts import figures_of
from engine.training.history import EpochResult
from engine.training.states import RunState
from tests.helpers.lesson_facts import race_of, run_of

RUNNING, FINISHED, DIVERGED = RunState.RUNNING, RunState.FINISHED, RunState.DIVERGED


def test_accuracy_is_that_of_validation_where_there_is_any() -> None:
    assert run_of("xor-mlp", accuracy=[0.5, 1.0]).accuracies == (0.5, 1.0)
    assert run_of("overfit", accuracy=[1.0], val_accuracy=[0.9]).accuracies == (0.9,)


def test_training_loss_is_the_measured_one_where_there_is_any() -> None:
    assert run_of("overfit", loss=[0.4]).training_losses == (0.4,)
    assert run_of("overfit", loss=[0.4], train_loss=[0.2]).training_losses == (0.2,)


@pytest.mark.parametrize(
    ("state", "epochs", "expected"),
    [
        (RUNNING, 1, 0.8),
        (RUNNING, 3, None),
        (RUNNING, None, None),
        (FINISHED, 3, 0.9),
        (FINISHED, None, 0.9),
        (DIVERGED, 1, 0.8),
        (DIVERGED, 3, -math.inf),
        (DIVERGED, None, -math.inf),
    ],
)
def test_accuracy_after_some_epochs(
    state: RunState, epochs: int | None, expected: float | None
) -> None:
    run = run_of("overfit", state=state, val_accuracy=[0.8, 0.9])
    assert run.accuracy_after(epochs) == expected


def test_a_race_knows_its_accuracies_only_when_every_lane_does() -> None:
    race = race_of("width-race", [0.1, 0.2], [0.3], [0.4, 0.5], [0.6, 0.7], state=RUNNING)
    assert race.accuracies_after(1) == (0.1, 0.3, 0.4, 0.6)
    assert race.accuracies_after(2) is None
    assert race.epochs == 1


def test_figures_are_those_that_every_epoch_has() -> None:
    epochs = [
        EpochResult(1, 10, {"loss": 0.5, "val_loss": 0.6}, 1.0),
        EpochResult(2, 20, {"loss": 0.4}, 1.0),
    ]
    assert figures_of(epochs) == {"loss": (0.5, 0.4)}
    assert figures_of([]) == {}
