"""What checks ask in the same form of runs and of races."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engine.lessons import checks
from engine.lessons.checks import Check
from engine.lessons.facts import Facts
from engine.spec import presets
from engine.training.states import RunState
from tests.helpers.lesson_facts import START, after_race, after_run, race_of, run_of

ENDS = (RunState.FINISHED, RunState.STOPPED, RunState.DIVERGED, RunState.FAILED)
LANES = ([0.5],) * len(presets.find("width-race").lanes)
"""The accuracies of each lane."""
At = Callable[[int, RunState], Facts]


def of_runs(number: int, state: RunState) -> Facts:
    """A window in which so many runs have begun, and all before the last have ended."""
    facts = replace(START, runs_ended=number - 1)
    run = run_of("overfit", number, state)
    return after_run(run, facts) if state.ended else replace(facts, run=run)


def of_races(number: int, state: RunState) -> Facts:
    """The same of races."""
    facts = replace(START, races_ended=number - 1)
    race = race_of("width-race", *LANES, number=number, state=state)
    return after_race(race, facts) if state.ended else replace(facts, race=race)


BOTH = pytest.mark.parametrize(("group", "at"), [("run", of_runs), ("race", of_races)])


def check_of(group: str, **plain: Any) -> Check:
    check, flaws = checks.read({group: plain})
    assert check is not None, [str(flaw) for _, flaw in flaws]
    return check


@BOTH
def test_a_start_is_one_since_the_step_began(group: str, at: At) -> None:
    check = check_of(group, started=True)
    first, second = at(1, RunState.RUNNING), at(2, RunState.PREPARING)
    assert not check.holds(START, START)
    assert check.holds(first, START)
    assert not check.holds(first, first)
    assert not check.holds(at(1, RunState.FINISHED), first)
    assert check.holds(second, first)


@BOTH
def test_an_end_is_one_since_the_step_began_whenever_it_was_started(group: str, at: At) -> None:
    check = check_of(group, ended=True)
    for state in ENDS:
        end = at(1, state)
        assert check.holds(end, START)
        assert check.holds(end, at(1, RunState.RUNNING))
        assert not check.holds(end, end)
        assert not check.holds(at(2, RunState.RUNNING), START)  # the next is under way


@BOTH
def test_only_one_that_went_to_its_end_is_finished(group: str, at: At) -> None:
    check = check_of(group, finished=True)
    assert [state for state in ENDS if check.holds(at(1, state), START)] == [RunState.FINISHED]


@BOTH
def test_figures_of_one_that_was_over_when_the_step_began_do_not_count(group: str, at: At) -> None:
    check = check_of(group, epochs=1)
    end = at(1, RunState.FINISHED)
    assert check.holds(end, START)
    assert check.holds(end, at(1, RunState.RUNNING))
    assert not check.holds(end, end)


def missing(check: Check, now: Facts, since: Facts = START) -> list[str]:
    return [str(message) for message in check.missing(now, since)]


@BOTH
def test_what_is_to_be_done_follows_how_far_it_is(group: str, at: At) -> None:
    check = check_of(group, finished=True)
    begin = "press Train" if group == "run" else "open the tab race and press Start race"
    assert missing(check, START) == [begin]
    assert missing(check, at(1, RunState.PAUSED)) == ["press Resume: training is paused"]
    (going,) = missing(check, at(1, RunState.RUNNING))
    assert going.startswith(f"let the {group} go on to its end")
    (again,) = missing(check, at(1, RunState.STOPPED))
    assert again.endswith(f"to the end: the last {group} was stopped")
    over = at(1, RunState.STOPPED)
    assert missing(check, over, over) == [begin]  # it was over before the step


@BOTH
def test_what_is_in_the_way_is_told_first(group: str, at: At) -> None:
    under_way = {
        "race": replace(at(1, RunState.STOPPED), run=run_of("overfit", 2, RunState.RUNNING)),
        "run": replace(
            at(1, RunState.STOPPED), race=race_of("width-race", *LANES, state=RunState.RUNNING)
        ),
    }
    other = "race" if group == "run" else "run"
    assert missing(check_of(group, finished=True), under_way[group]) == [f"stop the {other} first"]


def test_a_race_whose_lanes_are_gone_comes_to_nothing() -> None:
    race = replace(race_of("width-race", *LANES), lanes=())
    now = after_race(race)
    assert missing(check_of("race", highest={"at_least": 0.9}), now) == [
        "open the tab race and press Start race"
    ]
