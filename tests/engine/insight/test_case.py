"""What is read from a run's figures before anything is said of them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.data import recipe
from engine.insight.case import LEAST_UPDATES, Case, column_sizes, last, lately, window
from engine.spec import presets
from engine.spec.activations import ReLU
from engine.spec.layers import Dense
from engine.spec.optimizers import SGD, Adam
from engine.spec.run import RunSpec
from engine.training.history import EpochResult, History
from engine.training.states import RunState

SPEC = presets.get("mnist-quickstart").spec


def case_of(
    losses: list[float], spec: RunSpec = SPEC, accuracy: float = 0.5, updates: int = 10
) -> Case:
    """A run with these losses, one an epoch of so many updates, all with one accuracy."""
    history = History()
    for number, loss in enumerate(losses, 1):
        history.add_batches({"loss": np.full(updates, loss, np.float32)})
        values = {"loss": loss, "accuracy": accuracy}
        history.epochs.append(EpochResult(number, number * updates, values, 1.0))
    return Case(spec, recipe.info_of(spec), history, RunState.RUNNING)


@pytest.mark.parametrize(
    ("spec", "ratio"),
    [
        (SPEC.with_training(optimizer=Adam()), 1),
        (SPEC.with_training(optimizer=Adam(learning_rate=0.1)), 100),
        (SPEC.with_training(optimizer=SGD(learning_rate=0.001)), 0.1),
    ],
)
def test_the_rate_is_compared_with_the_usual_one_of_its_optimizer(
    spec: RunSpec, ratio: float
) -> None:
    assert case_of([1.0], spec).rate_ratio == pytest.approx(ratio)


@pytest.mark.parametrize(
    ("accuracy", "at_chance"), [(0.1, True), (0.15, True), (0.16, False), (math.nan, False)]
)
def test_who_guesses_one_of_ten_is_right_in_a_tenth(accuracy: float, at_chance: bool) -> None:
    case = case_of([2.3], accuracy=accuracy)
    assert case.at_chance is at_chance
    assert case.accuracy == pytest.approx(accuracy, nan_ok=True)


def test_before_the_first_epoch_there_is_no_accuracy() -> None:
    case = case_of([])
    assert math.isnan(case.accuracy)
    assert not case.at_chance
    assert len(case.course) == 0


def test_a_hidden_layer_is_one_with_a_bend_before_the_output() -> None:
    assert case_of([1.0]).has_hidden
    straight = SPEC.with_layers((SPEC.model.layers[0], Dense(units=10)))
    assert not case_of([1.0], straight).has_hidden
    bent = (SPEC.model.layers[0], Dense(units=4, activation=ReLU()), Dense(units=10))
    assert case_of([1.0], SPEC.with_layers(bent)).has_hidden


def test_a_loss_is_flat_by_its_last_third() -> None:
    assert case_of([2.0, 1.5, 1.0, 0.99, 0.98, 0.97]).is_flat
    assert not case_of([2.0, 1.5, 1.2, 1.1, 1.0, 0.9]).is_flat


def test_a_run_is_judged_after_three_epochs_and_enough_updates() -> None:
    assert case_of([1.0] * 3, updates=LEAST_UPDATES).old_enough
    assert not case_of([1.0] * 2, updates=LEAST_UPDATES).old_enough
    assert not case_of([1.0] * 3, updates=LEAST_UPDATES // 4).old_enough


@pytest.mark.parametrize(
    ("count", "parts", "least", "wanted"), [(20, 5, 1, 4), (3, 5, 1, 1), (6, 3, 3, 3), (2, 3, 3, 1)]
)
def test_a_part_of_a_run_is_never_the_whole(
    count: int, parts: int, least: int, wanted: int
) -> None:
    assert window(count, parts, least) == wanted


def test_how_far_a_loss_has_fallen_lately() -> None:
    assert lately(np.array([9.0, 4.0, 2.0, 1.0]), 4) == pytest.approx(0.5)
    assert lately(np.array([9.0, 4.0, 2.0, 1.0]), 4, 2) == pytest.approx(0.75)
    assert lately(np.array([1.0, 2.0]), 2) == pytest.approx(-1.0)
    assert lately(np.array([0.0, 0.0]), 2) == 0.0


def test_the_last_of_nothing_is_not_a_number() -> None:
    assert last(np.array([1.0, 2.0])) == 2.0
    assert math.isnan(last(np.array([])))


def test_columns_are_measured_by_their_root_mean_square_and_images_are_not() -> None:
    x = np.array([[3.0, -1.0], [4.0, 1.0]], np.float32)
    assert column_sizes(x) == pytest.approx((np.sqrt(12.5), 1.0))
    assert column_sizes(np.zeros((2, 28, 28), np.uint8)) == ()
    assert column_sizes(np.full((100_000, 1), 7.0, np.float32)) == pytest.approx((7.0,))
