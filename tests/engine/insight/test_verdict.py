"""What several seeds say about the winner, and what they do not."""

from __future__ import annotations

from engine.insight.comparison import LaneResult, SeedResult, compare
from engine.insight.verdict import Verdict, verdict
from engine.training.states import RunState
from tests.helpers.seeds import ADAM, DIVERGED, NAMES, RMSPROP, pairs, result


def said(results: list[SeedResult]) -> str:
    return plain(verdict(compare(results), NAMES))


def plain(told: Verdict) -> str:
    return str(told).replace("\u00a0", " ")


def test_all_seeds_agree_with_the_figures_behind_it() -> None:
    results = pairs(*[(0.90 + s / 1000, 0.88) for s in range(5)])
    told = verdict(compare(results), NAMES)
    assert str(told.sentence) == "Adam ahead of RMSprop in 5 of 5 seeds after 2 epochs."
    text = plain(told)
    assert "+2.20 ± 0.16 points of validation accuracy" in text
    assert "all 5 seeds would still agree in 6 % of such repeats" in text
    assert "6 seeds that all agree would settle it." in text


def test_enough_seeds_that_agree_rule_luck_out() -> None:
    text = said(pairs(*[(0.90, 0.88)] * 8))
    assert "in 8 of 8 seeds" in text
    assert "That is hardly luck." in text
    assert "0.8 %" in text


def test_three_of_five_may_be_luck() -> None:
    results = pairs((0.90, 0.88), (0.90, 0.88), (0.90, 0.88), (0.87, 0.88), (0.87, 0.88))
    told = verdict(compare(results), NAMES)
    assert "in 3 of 5 seeds after 2 epochs: that may be luck." in str(told.sentence)
    assert "at least 3 of 5 seeds in 100 % of such repeats" in plain(told)
    assert "even 30 seeds would not tell" in plain(told)


def test_four_of_five_would_need_more_seeds() -> None:
    text = said(pairs(*[(0.90, 0.88)] * 4, (0.87, 0.88)))
    assert "may be luck" in text
    assert "If it goes on like this, 15 seeds would settle it." in text


def test_a_mean_made_by_few_seeds_is_called_so() -> None:
    text = said(pairs((0.99, 0.80), (0.79, 0.80), (0.79, 0.80)))
    assert "Adam ahead of RMSprop in 1 of 3 seeds" in text
    assert "fewer seeds than it is behind" in text


def test_one_seed_says_nothing_about_luck() -> None:
    text = said(pairs((0.90, 0.88)))
    assert "Adam ahead of RMSprop after 2 epochs, with one seed." in text
    assert "One seed says nothing about luck; repeat it." in text
    assert "sign test" not in text


def test_level_lanes_are_called_level() -> None:
    assert "Adam and RMSprop are level after 2 epochs." in said(pairs((0.9, 0.9), (0.8, 0.8)))
    text = said(pairs((0.9, 0.9), (0.9, 0.8), (0.9, 0.8)))
    assert "in 2 of 3 seeds" in text
    assert "1 of 3 seeds are level." in text
    assert "all 2 seeds" in text


def test_divergence_is_told_with_its_seeds() -> None:
    text = said(pairs((DIVERGED, 0.8), (0.9, 0.8), (0.9, 0.8), (0.9, 0.8), (DIVERGED, 0.8)))
    assert "Adam diverged in 2 of 5 seeds, which counts as behind." in text
    assert "in 3 of 5 seeds" in text


def test_one_epoch_is_one_epoch() -> None:
    results = [SeedResult(0, {ADAM: result(0.9), RMSPROP: result(0.8)})]
    assert "after 1 epoch," in said(results)


def test_nothing_to_say_is_said() -> None:
    assert said([]) == "No lane has finished an epoch yet."
    assert said(pairs((DIVERGED, DIVERGED))) == "Every lane diverged."
    alone = [SeedResult(0, {ADAM: result(0.9)})]
    assert said(alone) == "One lane alone has nobody to be better than."
    missing = [SeedResult(0, {ADAM: result(0.9)}), SeedResult(1, {RMSPROP: result(0.9)})]
    assert "cannot be compared" in said(missing)


def test_a_seed_that_one_of_the_two_did_not_finish_is_said_to_be_left_out() -> None:
    text = said(pairs((0.9, 0.8), (0.9, result(0.1, state=RunState.STOPPED))))
    assert "1 seed is left out" in text


def test_the_difference_of_a_loss_has_its_sign() -> None:
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
    assert "−0.030 ± 0.010 in validation loss" in said(results)
