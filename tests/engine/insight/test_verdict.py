"""What several seeds say about the winner, and what they do not."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.insight import verdict as module
from engine.insight.verdict import (
    LaneResult,
    SeedResult,
    Verdict,
    compare,
    seeds_needed,
    sign_test,
    verdict,
)
from engine.training.states import RunState

ADAM, RMSPROP, SGD = 1, 2, 3
NAMES = {ADAM: "Adam", RMSPROP: "RMSprop", SGD: "SGD"}
DIVERGED = LaneResult(({"loss": math.nan, "val_accuracy": 0.1},), RunState.DIVERGED)


def lane(*accuracies: float, state: RunState = RunState.FINISHED) -> LaneResult:
    epochs = ({"loss": 1 - a, "val_loss": 1 - a, "val_accuracy": a} for a in accuracies)
    return LaneResult(tuple(epochs), state)


def race(*pairs: tuple[float | LaneResult, float | LaneResult]) -> list[SeedResult]:
    """Seeds with Adam's and RMSprop's final accuracy, after an epoch at a tenth."""

    def made(value: float | LaneResult) -> LaneResult:
        return value if isinstance(value, LaneResult) else lane(0.1, value)

    return [
        SeedResult(seed, {ADAM: made(first), RMSPROP: made(second)})
        for seed, (first, second) in enumerate(pairs)
    ]


def said(results: list[SeedResult]) -> str:
    return plain(verdict(compare(results), NAMES))


def plain(told: Verdict) -> str:
    return str(told).replace("\u00a0", " ")


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
        assert sign_test(won, needed - won) < module.SETTLED_BELOW


# -- what is compared ---------------------------------------------------------------------


def test_a_band_goes_from_the_worst_seed_to_the_best() -> None:
    results = [
        SeedResult(0, {ADAM: lane(0.5, 0.7)}),
        SeedResult(1, {ADAM: lane(0.6, 0.8)}),
        SeedResult(2, {ADAM: lane(0.7)}),
    ]
    band = compare(results).band(ADAM)
    np.testing.assert_allclose(band.mean, [0.6, 0.75])
    np.testing.assert_allclose(band.low, [0.5, 0.7])
    np.testing.assert_allclose(band.high, [0.7, 0.8])
    assert band.count.tolist() == [3, 2]


def test_wins_are_counted_after_each_epoch() -> None:
    results = [
        SeedResult(0, {ADAM: lane(0.5, 0.8), RMSPROP: lane(0.6, 0.7)}),
        SeedResult(1, {ADAM: lane(0.5, 0.8), RMSPROP: lane(0.4, 0.7)}),
    ]
    first, last = compare(results).duels(ADAM, RMSPROP)
    assert (first.wins, first.losses) == (1, 1)
    assert (last.wins, last.losses) == (2, 0)
    assert last.mean == pytest.approx(0.1)
    assert last.deviation == pytest.approx(0, abs=1e-9)


def test_lanes_are_compared_after_as_many_epochs_each() -> None:
    results = [SeedResult(0, {ADAM: lane(0.5, 0.6, 0.9), RMSPROP: lane(0.4, 0.7)})]
    compared = compare(results)
    assert compared.epoch == 2
    assert [standing.lane for standing in compared.ranking()] == [RMSPROP, ADAM]


def test_a_lane_that_was_stopped_once_does_not_shorten_the_race() -> None:
    results = race((0.9, 0.8), (0.9, lane(0.1, state=RunState.STOPPED)))
    duel = compare(results).duel(ADAM, RMSPROP)
    assert (duel.wins, duel.losses, duel.left_out) == (1, 0, 1)
    assert "1 seed is left out" in said(results)


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
    assert "−0.030 ± 0.010 in validation loss" in said(results)


def test_lanes_without_a_common_figure_fall_back_on_one_that_both_have() -> None:
    results = [
        SeedResult(0, {ADAM: lane(0.9), RMSPROP: LaneResult(({"loss": 0.2, "accuracy": 0.9},))})
    ]
    assert compare(results).measure.name == "loss"


def test_a_diverged_lane_has_lost_even_where_its_last_figure_is_a_number() -> None:
    duel = compare(race((0.05, DIVERGED), (DIVERGED, 0.05), (DIVERGED, DIVERGED))).duel(
        ADAM, RMSPROP
    )
    assert (duel.wins, duel.losses, duel.ties) == (1, 1, 1)
    assert duel.differences == ()


def test_a_figure_that_is_no_number_is_a_divergence_whatever_the_state_says() -> None:
    broken = LaneResult(({"loss": 0.1, "val_accuracy": math.inf},))
    compared = compare(race((0.5, broken)))
    assert compared.diverged.tolist() == [[False, True]]
    assert math.isnan(compared.ranking()[1].mean)


def test_the_ranking_has_the_figures_of_the_table() -> None:
    results = [
        SeedResult(s, {ADAM: lane(a), RMSPROP: lane(b), SGD: lane(c)})
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
    compared = compare(race((0.99, 0.8), (DIVERGED, 0.8), (DIVERGED, 0.8)))
    assert [standing.lane for standing in compared.ranking()] == [RMSPROP, ADAM]
    assert compared.ranking()[1].diverged == 2


def test_lanes_come_in_the_order_asked_for_and_others_are_left_out() -> None:
    results = [SeedResult(0, {ADAM: lane(0.1), RMSPROP: lane(0.2), SGD: lane(0.9)})]
    compared = compare(results, [RMSPROP, ADAM])
    assert compared.lanes == (RMSPROP, ADAM)
    assert compared.ranking()[0].lane == RMSPROP


# -- what is said -------------------------------------------------------------------------


def test_all_seeds_agree_with_the_figures_behind_it() -> None:
    results = race(*[(0.90 + s / 1000, 0.88) for s in range(5)])
    told = verdict(compare(results), NAMES)
    assert str(told.sentence) == "Adam ahead of RMSprop in 5 of 5 seeds after 2 epochs."
    text = plain(told)
    assert "+2.20 ± 0.16 points of validation accuracy" in text
    assert "all 5 seeds would still agree in 6 % of such repeats" in text
    assert "6 seeds that all agree would settle it." in text


def test_enough_seeds_that_agree_rule_luck_out() -> None:
    text = said(race(*[(0.90, 0.88)] * 8))
    assert "in 8 of 8 seeds" in text
    assert "That is hardly luck." in text
    assert "0.8 %" in text


def test_three_of_five_may_be_luck() -> None:
    results = race((0.90, 0.88), (0.90, 0.88), (0.90, 0.88), (0.87, 0.88), (0.87, 0.88))
    told = verdict(compare(results), NAMES)
    assert "in 3 of 5 seeds after 2 epochs: that may be luck." in str(told.sentence)
    assert "at least 3 of 5 seeds in 100 % of such repeats" in plain(told)
    assert "even 30 seeds would not tell" in plain(told)


def test_four_of_five_would_need_more_seeds() -> None:
    text = said(race(*[(0.90, 0.88)] * 4, (0.87, 0.88)))
    assert "may be luck" in text
    assert "If it goes on like this, 15 seeds would settle it." in text


def test_a_mean_made_by_few_seeds_is_called_so() -> None:
    text = said(race((0.99, 0.80), (0.79, 0.80), (0.79, 0.80)))
    assert "Adam ahead of RMSprop in 1 of 3 seeds" in text
    assert "fewer seeds than it is behind" in text


def test_one_seed_says_nothing_about_luck() -> None:
    text = said(race((0.90, 0.88)))
    assert "Adam ahead of RMSprop after 2 epochs, with one seed." in text
    assert "One seed says nothing about luck; repeat it." in text
    assert "sign test" not in text


def test_level_lanes_are_called_level() -> None:
    assert "Adam and RMSprop are level after 2 epochs." in said(race((0.9, 0.9), (0.8, 0.8)))
    text = said(race((0.9, 0.9), (0.9, 0.8), (0.9, 0.8)))
    assert "in 2 of 3 seeds" in text
    assert "1 of 3 seeds are level." in text
    assert "all 2 seeds" in text


def test_divergence_is_told_with_its_seeds() -> None:
    text = said(race((DIVERGED, 0.8), (0.9, 0.8), (0.9, 0.8), (0.9, 0.8), (DIVERGED, 0.8)))
    assert "Adam diverged in 2 of 5 seeds, which counts as behind." in text
    assert "in 3 of 5 seeds" in text


def test_one_epoch_is_one_epoch() -> None:
    results = [SeedResult(0, {ADAM: lane(0.9), RMSPROP: lane(0.8)})]
    assert "after 1 epoch," in said(results)


def test_nothing_to_say_is_said() -> None:
    assert said([]) == "No lane has finished an epoch yet."
    assert said(race((DIVERGED, DIVERGED))) == "Every lane diverged."
    alone = [SeedResult(0, {ADAM: lane(0.9)})]
    assert said(alone) == "One lane alone has nobody to be better than."
    missing = [SeedResult(0, {ADAM: lane(0.9)}), SeedResult(1, {RMSPROP: lane(0.9)})]
    assert "cannot be compared" in said(missing)
