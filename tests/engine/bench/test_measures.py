from __future__ import annotations

import pytest

from engine.bench import measures
from engine.bench.measures import MEASURES, Goal, Measure, Source, below, chosen, faster, row
from engine.messages import InputError, say

OURS, FIT, OTHER_FIT = (Source(name, "epoch", "s") for name in ("a", "b", "c"))
SPEED = Measure("speed", "Speed", "s", OURS, (FIT, OTHER_FIT), faster(4.0))


def test_a_row_has_the_keys_that_scripts_read() -> None:
    plain = row(SPEED, {OURS: [1.0], FIT: [5.0], OTHER_FIT: [6.0]}, {}).plain()
    assert {"name": "speed", "unit": "s", "ours": 1.0, "other": 5.0, "ratio": 5.0}.items() <= (
        plain.items()
    )
    assert (plain["goal"], plain["goal_is"], plain["reached"]) == (4.0, "≥ 4 ×", True)
    assert plain["samples"] == {"a: epoch s": [1.0], "b: epoch s": [5.0], "c: epoch s": [6.0]}
    assert plain["failure"] is None


def test_ratios_are_of_medians_and_the_better_of_the_others() -> None:
    figures = {OURS: [1.0, 2.0, 90.0], FIT: [1.0, 8.0, 70.0], OTHER_FIT: [6.0, 6.0, 0.1]}
    made = row(SPEED, figures, {})
    assert (made.ours, made.other, made.ratio) == (2.0, 6.0, 3.0)
    assert made.reached is False


def test_of_rates_the_larger_is_the_better_one() -> None:
    rate = Measure("rate", "Rate", "1/s", OURS, (FIT, OTHER_FIT), ours_over_other=True)
    made = row(rate, {OURS: [300.0], FIT: [50.0], OTHER_FIT: [100.0]}, {})
    assert (made.other, made.ratio, made.reached) == (100.0, 3.0, None)


def test_where_the_worst_counts_it_is_not_the_median() -> None:
    longest = Measure("longest", "Longest", "ms", OURS, goal=below(100.0), worst=True)
    made = row(longest, {OURS: [5.0, 120.0, 6.0]}, {})
    assert (made.ours, made.ratio, made.reached) == (120.0, None, False)


@pytest.mark.parametrize(("ours", "reached"), [(1.09, True), (1.1, False)])
def test_a_cost_is_reached_below_its_bound(ours: float, reached: bool) -> None:
    goal = Goal(measures.BELOW, 1.1, by_ratio=True)
    cost = Measure("cost", "Cost", "s", OURS, (FIT,), goal, ours_over_other=True)
    assert row(cost, {OURS: [ours], FIT: [1.0]}, {}).reached is reached


def test_a_failure_of_either_side_leaves_its_sentence_instead_of_figures() -> None:
    made = row(SPEED, {OURS: [1.0], OTHER_FIT: [6.0]}, {FIT: say("It burnt down.")})
    assert (made.ours, made.ratio, made.reached) == (None, None, None)
    assert made.plain()["failure"] == "It burnt down."
    assert made.plain()["samples"] == {"a: epoch s": [1.0], "c: epoch s": [6.0]}


def test_figures_that_never_came_are_no_success() -> None:
    assert "no time" in str(row(SPEED, {OURS: [1.0]}, {}).failure)


def test_everything_the_design_asks_for_has_a_row() -> None:
    goals = {m.name: (m.goal.value if m.goal else None) for m in MEASURES}
    assert goals == {
        "quickstart": 6.0,
        "quickstart-our-threads": None,
        "quickstart-window": 6.0,
        "window-cost": 1.1,
        "race": 10.0,
        "race-our-threads": None,
        "race-window": 10.0,
        "cnn": 1.4,
        "batch-1": None,
        "stall-p99": 33.0,
        "stall-longest": 100.0,
        "race-stall-p99": 33.0,
        "race-stall-longest": 100.0,
        "machine": None,
        "stroke-idle": 8.0,
        "stroke-training": 33.0,
        "stroke-race": 33.0,
        "pause": 150.0,
        "stop": 150.0,
        "learning-rate": 150.0,
        "first-window": 1.0,
        "million": 33.0,
        "start": None,
        "start-again": None,
        "pytorch": None,
        "jax": None,
    }


def test_rows_are_chosen_by_name() -> None:
    assert [m.name for m in chosen(["stop", "quickstart"])] == ["quickstart", "stop"]


def test_an_unknown_row_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InputError, match='no row called "speed"') as refused:
        chosen(["speed"])
    assert "quickstart" in str(refused.value.hint)


EXTRA = Measure("extra", "Extra", "s", OURS, needs="no_such_package_anywhere")


def test_a_framework_that_is_not_installed_is_left_out_without_a_word() -> None:
    assert chosen([], (SPEED, EXTRA)) == (SPEED,)


def test_but_who_asks_for_it_is_told() -> None:
    with pytest.raises(InputError, match="needs the package no_such_package_anywhere"):
        chosen(["extra"], (SPEED, EXTRA))


def test_the_table_writes_figures_goal_and_verdict() -> None:
    figures = {OURS: [0.98765], FIT: [1234.5], OTHER_FIT: [2000.0]}
    cells = row(SPEED, figures, {}).cells()
    assert cells == ("Speed", "0.988", "1,234", "s", "1249.94", "≥ 4 ×", "yes")
    assert len(cells) == len(measures.HEADER)
