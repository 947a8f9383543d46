"""Lanes over several seeds: what is compared, and the sign test."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.insight.comparison import (
    SETTLED_BELOW,
    LaneResult,
    SeedResult,
    compare,
    seeds_needed,
    sign_test,
)
from engine.training.states import RunState
from tests.helpers.seeds import ADAM, DIVERGED, RMSPROP, SGD, pairs, result

# -- the sign test ------------------------------------------------------------------------


@pytest.mark.parametrize("seeds", [1, 2, 5, 6, 30])
def test_luck_makes_all_seeds_agree_in_two_of_two_to_the_power(seeds: int) -> None:
    assert sign_test(seeds, 0) == sign_test(0, seeds) == pytest.approx(2 / 2**seeds)


@pytest.mark.parametrize(
    ("wins", "losses", "probability"),
    # Conover's binomial tables: P(X >= 9 | 12) = 0.0730, P(X >= 4 | 5) = 0.1875.
    [(9, 3, 0.1460), (4, 1, 0.3750), (3, 2, 1.0), (5, 5, 1.0), (0, 0, 1.0)],
)
def test_the_sign_test_is_the_exact_one(wins: int, losses: int, probability: float) -> None:
    assert sign_test(wins, losses) == pytest.approx(probability, abs=5e-5)


@pytest.mark.parametrize(
    ("wins", "losses", "needed"), [(2, 0, 6), (5, 0, 6), (4, 1, 15), (3, 2, None), (0, 0, None)]
)
def test_how_many_seeds_would_tell(wins: int, losses: int, needed: int | None) -> None:
    assert seeds_needed(wins, losses) == needed
    if needed is not None:
        won = needed * wins // (wins + losses)
        assert sign_test(won, needed - won) < SETTLED_BELOW


# -- what is compared ---------------------------------------------------------------------


def test_a_band_goes_from_the_worst_seed_to_the_best() -> None:
    results = [
        SeedResult(0, {ADAM: result(0.5, 0.7)}),
        SeedResult(1, {ADAM: result(0.6, 0.8)}),
        SeedResult(2, {ADAM: result(0.7)}),
    ]
    band = compare(results).band(ADAM)
    np.testing.assert_allclose(band.mean, [0.6, 0.75])
    np.testing.assert_allclose(band.low, [0.5, 0.7])
    np.testing.assert_allclose(band.high, [0.7, 0.8])
    assert band.count.tolist() == [3, 2]


def test_wins_are_counted_after_each_epoch() -> None:
    results = [
        SeedResult(0, {ADAM: result(0.5, 0.8), RMSPROP: result(0.6, 0.7)}),
        SeedResult(1, {ADAM: result(0.5, 0.8), RMSPROP: result(0.4, 0.7)}),
    ]
    first, last = compare(results).duels(ADAM, RMSPROP)
    assert (first.wins, first.losses) == (1, 1)
    assert (last.wins, last.losses) == (2, 0)
    assert last.mean == pytest.approx(0.1)
    assert last.deviation == pytest.approx(0, abs=1e-9)


def test_lanes_are_compared_after_as_many_epochs_each() -> None:
    results = [SeedResult(0, {ADAM: result(0.5, 0.6, 0.9), RMSPROP: result(0.4, 0.7)})]
    compared = compare(results)
    assert compared.epoch == 2
    assert [standing.lane for standing in compared.ranking()] == [RMSPROP, ADAM]


def test_a_lane_that_was_stopped_once_does_not_shorten_the_race() -> None:
    results = pairs((0.9, 0.8), (0.9, result(0.1, state=RunState.STOPPED)))
    duel = compare(results).duel(ADAM, RMSPROP)
    assert (duel.wins, duel.losses, duel.left_out) == (1, 0, 1)


def test_without_accuracy_the_lower_loss_is_ahead() -> None:
    results = [
        SeedResult(
            seed,
            {
                ADAM: LaneResult(({"loss": 0.3, "val_loss": 0.50 + seed / 100},)),
                RMSPROP: LaneResult(({"loss": 0.2, "val_loss": 0.54},)),
            },
        )
        for seed in range(3)
    ]
    compared = compare(results)
    assert compared.measure.name == "val_loss"
    assert compared.ranking()[0].lane == ADAM
    assert compared.duel(ADAM, RMSPROP).wins == 3


def test_lanes_without_a_common_figure_fall_back_on_one_that_both_have() -> None:
    results = [
        SeedResult(0, {ADAM: result(0.9), RMSPROP: LaneResult(({"loss": 0.2, "accuracy": 0.9},))})
    ]
    assert compare(results).measure.name == "loss"


def test_a_diverged_lane_has_lost_even_where_its_last_figure_is_a_number() -> None:
    duel = compare(pairs((0.05, DIVERGED), (DIVERGED, 0.05), (DIVERGED, DIVERGED))).duel(
        ADAM, RMSPROP
    )
    assert (duel.wins, duel.losses, duel.ties) == (1, 1, 1)
    assert duel.differences == ()


def test_a_figure_that_is_no_number_is_a_divergence_whatever_the_state_says() -> None:
    broken = LaneResult(({"loss": 0.1, "val_accuracy": math.inf},))
    compared = compare(pairs((0.5, broken)))
    assert compared.diverged.tolist() == [[False, True]]
    assert math.isnan(compared.ranking()[1].mean)


def test_the_ranking_has_the_figures_of_the_table() -> None:
    results = [
        SeedResult(s, {ADAM: result(a), RMSPROP: result(b), SGD: result(c)})
        for s, (a, b, c) in enumerate([(0.90, 0.88, 0.7), (0.86, 0.88, 0.7), (0.94, 0.88, 0.7)])
    ]
    adam, rmsprop, sgd = compare(results).ranking()
    assert [adam.lane, rmsprop.lane, sgd.lane] == [ADAM, RMSPROP, SGD]
    assert adam.mean == pytest.approx(0.90)
    assert adam.deviation == pytest.approx(0.04)
    assert [adam.best, rmsprop.best, sgd.best] == [2, 1, 0]
    assert adam.following is not None
    assert (adam.following.second, adam.following.wins) == (RMSPROP, 2)
    assert sgd.following is None


def test_one_good_seed_does_not_lift_a_lane_that_mostly_diverges() -> None:
    compared = compare(pairs((0.99, 0.8), (DIVERGED, 0.8), (DIVERGED, 0.8)))
    assert [standing.lane for standing in compared.ranking()] == [RMSPROP, ADAM]
    assert compared.ranking()[1].diverged == 2


def test_lanes_come_in_the_order_asked_for_and_others_are_left_out() -> None:
    results = [SeedResult(0, {ADAM: result(0.1), RMSPROP: result(0.2), SGD: result(0.9)})]
    compared = compare(results, [RMSPROP, ADAM])
    assert compared.lanes == (RMSPROP, ADAM)
    assert compared.ranking()[0].lane == RMSPROP
