from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.lessons import checks
from engine.lessons.checks import Check
from engine.lessons.facts import EnsembleFacts, Facts, RaceFacts, RunFacts
from engine.lessons.race_conditions import has_value
from engine.spec import presets
from engine.spec.presets import Preset
from engine.training.states import RunState
from tests.helpers.lesson_facts import START, after_race, after_run, race_of, run_of

RUNNING = RunState.RUNNING


def check_of(**plain: Any) -> Check:
    check, flaws = checks.read(plain)
    assert check is not None, [str(flaw) for _, flaw in flaws]
    return check


# -- runs ----------------------------------------------------------------------------------------


def test_nothing_is_done_where_nothing_has_happened() -> None:
    for run in (
        {"started": True},
        {"ended": True},
        {"finished": True},
        {"diverged": True},
        {"preset": "xor-mlp"},
        {"accuracy": {"at_least": 0}},
        {"spec": {"optimizer": "SGD"}},
    ):
        assert not check_of(run=run).holds(START, START)


def test_only_a_new_run_counts() -> None:
    check = check_of(run={"preset": "xor-mlp", "finished": True})
    done = after_run(run_of("xor-mlp"))
    assert check.holds(done, START)
    assert not check.holds(done, done)
    assert not check.holds(after_run(run_of("overfit", 2), done), done)
    assert check.holds(after_run(run_of("xor-mlp", 2), done), done)


def test_a_run_that_was_under_way_when_the_step_began_counts() -> None:
    under_way = replace(START, run=run_of("xor-mlp", state=RUNNING))
    assert check_of(run={"finished": True}).holds(after_run(run_of("xor-mlp")), under_way)
    assert not check_of(run={"started": True}).holds(under_way, under_way)
    assert check_of(run={"started": True}).holds(under_way, START)
    assert check_of(run={"epochs": 1}).holds(under_way, under_way)


def test_a_figure_of_a_former_run_does_not_count() -> None:
    check = check_of(run={"accuracy": {"at_least": 0.9}})
    done = after_run(run_of("overfit", val_accuracy=[0.95]))
    assert check.holds(done, START)
    assert not check.holds(done, done)


@pytest.mark.parametrize(
    ("state", "ended", "finished", "diverged"),
    [
        (RunState.FINISHED, True, True, False),
        (RunState.STOPPED, True, False, False),
        (RunState.DIVERGED, True, False, True),
        (RunState.FAILED, True, False, False),
    ],
)
def test_how_a_run_has_ended(state: RunState, ended: bool, finished: bool, diverged: bool) -> None:
    now = after_run(run_of("overfit", state=state))
    assert check_of(run={"ended": True}).holds(now, START) is ended
    assert check_of(run={"finished": True}).holds(now, START) is finished
    assert check_of(run={"diverged": True}).holds(now, START) is diverged


def test_one_run_ended_and_the_next_under_way_is_not_an_end() -> None:
    now = replace(after_run(run_of("overfit")), run=run_of("overfit", 2, RUNNING))
    assert not check_of(run={"ended": True}).holds(now, START)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("epochs", 3),
        ("updates", 96),
        ("accuracy", 0.8),
        ("train_accuracy", 0.99),
        ("loss", 0.1),
        ("val_loss", 0.6),
        ("gap", 0.5),
        ("rise", 0.25),
    ],
)
def test_figures_of_a_run(key: str, value: float) -> None:
    run = run_of(
        "overfit",
        loss=[0.5, 0.3, 0.1],
        accuracy=[0.8, 0.9, 0.99],
        val_loss=[0.5, 0.35, 0.6],
        val_accuracy=[0.7, 0.85, 0.8],
    )
    now = after_run(replace(run, updates=96))
    near = {"at_least": value - 1e-9, "at_most": value + 1e-9}
    assert check_of(run={key: near}).holds(now, START)
    assert not check_of(run={key: {"at_least": value + 0.01}}).holds(now, START)
    assert not check_of(run={key: {"at_most": value - 0.01}}).holds(now, START)


def test_figures_without_validation_are_not_known() -> None:
    now = after_run(run_of("xor-mlp", accuracy=[1.0]))
    for key in ("val_loss", "gap", "rise"):
        assert not check_of(run={key: {"at_least": -9, "at_most": 9}}).holds(now, START)


def test_a_run_is_compared_with_the_last_one_of_a_preset() -> None:
    higher = check_of(run={"accuracy": {"above_run": "overfit"}})
    lower = check_of(run={"accuracy": {"below_run": "overfit"}})
    first = after_run(run_of("overfit", 1, val_accuracy=[0.99]))
    second = after_run(run_of("overfit", 2, val_accuracy=[0.90]), first)
    now = after_run(run_of("overfit-augment", 3, val_accuracy=[0.94]), second)
    assert higher.holds(now, second)
    assert not lower.holds(now, second)
    alone = after_run(run_of("overfit-augment", val_accuracy=[0.94]))
    assert not higher.holds(alone, START)
    assert not lower.holds(alone, START)


def test_what_the_run_trains_is_not_what_the_builder_holds() -> None:
    now = replace(after_run(run_of("xor-mlp")), spec=presets.get("overfit").spec)
    assert check_of(run={"spec": {"data": "xor"}}).holds(now, START)
    assert not check_of(spec={"data": "xor"}).holds(now, START)
    assert check_of(spec={"data": "mnist"}).holds(now, START)


# -- races ---------------------------------------------------------------------------------------

WIDTHS = ([0.7, 0.8], [0.8, 0.9], [0.85, 0.95], [0.9, 0.94])


def test_a_race_that_is_set_up_is_known_before_it_starts() -> None:
    facts = replace(
        START, race=race_of("width-race", [], [], [], [], number=0, state=RunState.IDLE)
    )
    assert check_of(race={"preset": "width-race"}).holds(facts, START)
    assert check_of(race={"varies": "width", "lanes": 4}).holds(facts, START)
    assert not check_of(race={"preset": "depth-race"}).holds(facts, START)
    assert not check_of(race={"started": True}).holds(facts, START)
    assert not check_of(race={"epochs": {"at_most": 9}}).holds(facts, START)


def test_only_a_new_race_counts() -> None:
    done = after_race(race_of("width-race", *WIDTHS))
    for plain in ({"started": True}, {"ended": True}, {"epochs": 2}, {"highest": 0.95}):
        check = check_of(race=plain)
        assert check.holds(done, START)
        assert not check.holds(done, done)
        assert check.holds(after_race(race_of("width-race", *WIDTHS, number=2), done), done)


def test_a_race_under_way_when_the_step_began_counts_at_its_end() -> None:
    under_way = replace(START, race=race_of("width-race", *WIDTHS, state=RUNNING))
    now = after_race(race_of("width-race", *WIDTHS))
    assert check_of(race={"ended": True}).holds(now, under_way)


def test_first_and_last_after_some_epochs_and_at_the_end() -> None:
    now = after_race(race_of("width-race", *WIDTHS))
    known = {"preset": "width-race"}
    assert check_of(race={**known, "leader": {"lane": "512", "after_epochs": 1}}).holds(now, START)
    assert check_of(race={**known, "leader": {"lane": "128"}}).holds(now, START)
    assert check_of(race={**known, "leader": {"lane": ["8", "128"]}}).holds(now, START)
    assert not check_of(race={**known, "leader": {"lane": "512"}}).holds(now, START)
    assert check_of(race={**known, "last": {"lane": "8"}}).holds(now, START)
    assert check_of(race={"varies": "width", "last": {"lane": "8"}}).holds(now, START)


def test_who_leads_is_open_until_every_lane_is_that_far() -> None:
    rows = ([0.7], [0.8, 0.9], [0.8, 0.9], [0.8, 0.9])
    now = replace(START, race=race_of("width-race", *rows, state=RUNNING))
    for lane in ("8", "32", "128", "512"):
        check = check_of(race={"varies": "width", "leader": {"lane": lane, "after_epochs": 2}})
        assert not check.holds(now, START)


def test_lanes_that_are_equally_far_all_lead() -> None:
    now = after_race(race_of("width-race", [0.9], [0.9], [0.8], [0.7]))
    for lane, leads in (("8", True), ("32", True), ("128", False)):
        check = check_of(race={"varies": "width", "leader": {"lane": lane}})
        assert check.holds(now, START) is leads


def test_a_lane_that_diverged_is_last() -> None:
    states = (RunState.DIVERGED, *(RunState.FINISHED,) * 3)
    now = after_race(race_of("width-race", [], [0.5], [0.6], [0.7], lane_states=states))
    assert check_of(race={"varies": "width", "last": {"lane": "8", "after_epochs": 1}}).holds(
        now, START
    )


def test_accuracy_of_a_lane_and_of_all() -> None:
    now = after_race(race_of("width-race", *WIDTHS))
    narrow = {"lane": "8", "at_most": 0.75, "after_epochs": 1}
    assert check_of(race={"varies": "width", "accuracy": narrow}).holds(now, START)
    at_the_end = {"lane": "8", "at_most": 0.75}
    assert not check_of(race={"varies": "width", "accuracy": at_the_end}).holds(now, START)
    assert check_of(race={"lowest": 0.8, "highest": 0.95}).holds(now, START)


EVERY_RACE = presets.all_races()


@pytest.mark.parametrize("race", EVERY_RACE, ids=[race.name for race in EVERY_RACE])
def test_each_lane_of_every_race_is_known_by_its_value_alone(race: Preset) -> None:
    for i, lane in enumerate(race.lanes):
        known = [has_value(lane.spec, race.varies, value) for value in race.values]
        assert known == [i == j for j in range(len(race.lanes))]


@pytest.mark.parametrize(
    ("race", "sentence"),
    [
        ({"leader": {"lane": "8"}}, "race.preset or race.varies must stand beside"),
        ({"varies": "width", "leader": "8"}, "A table that names a lane is needed"),
        ({"varies": "width", "leader": {}}, "A table that names a lane is needed"),
        ({"varies": "width", "leader": {"lane": "wide"}}, "A whole number is needed"),
        ({"varies": "width", "leader": {"lane": 8}}, "A name in quotes is needed"),
        ({"varies": "width", "leader": {"lane": []}}, "The list is empty"),
        ({"varies": "width", "leader": {"lane": "8", "after": 1}}, 'There is no "after" here'),
        ({"varies": "width", "leader": {"lane": "8", "after_epochs": 0}}, "a whole number from 1"),
        ({"varies": "width", "accuracy": {"lane": "8"}}, "A number is needed"),
        (
            {"varies": "optimizer", "last": {"lane": "Adamm"}},
            'There is no optimizer called "Adamm"',
        ),
        ({"varies": "optimizer", "last": {"lane": "SGD(a=" + "[" * 5000 + ")"}}, "too deep"),
    ],
)
def test_what_cannot_be_asked_of_a_race(race: dict[str, Any], sentence: str) -> None:
    check, flaws = checks.read({"race": race})
    assert check is None
    assert sentence in " ".join(str(flaw) for _, flaw in flaws)


# -- the rest of the window ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plain", "changes"),
    [
        ({"tab": "activations"}, {"tab": "activations"}),
        ({"tab": ["race", "data"]}, {"tab": "data"}),
        ({"page": "race/surface"}, {"tab": "race", "page": "surface"}),
        ({"axis": "seconds"}, {"axis": "seconds"}),
        ({"pad": {"drawn": True}}, {"drawings": 1}),
        ({"pad": {"read": "7"}}, {"drawings": 1, "read": "7"}),
        ({"pad": {"read": [1, 7]}}, {"drawings": 1, "read": "7"}),
        ({"time": {"back": True}}, {"moments": 1}),
        (
            {"activations": {"shown": ["relu", "sigmoid"]}},
            {"tab": "activations", "activations": frozenset({"relu", "sigmoid", "tanh"})},
        ),
        (
            {"ensemble": {"members": 3}},
            {"ensemble": EnsembleFacts((0.7, 0.8, 0.9), 0.95), "measured": 1},
        ),
        (
            {"ensemble": {"gain": {"at_least": 0.04}, "over_mean": {"at_least": 0.14}}},
            {"ensemble": EnsembleFacts((0.7, 0.8, 0.9), 0.95), "measured": 1},
        ),
    ],
)
def test_what_is_done_in_the_window(plain: dict[str, Any], changes: dict[str, Any]) -> None:
    assert not check_of(**plain).holds(START, START)
    assert check_of(**plain).holds(replace(START, **changes), START)


def test_all_functions_of_a_list_must_be_shown() -> None:
    check = check_of(activations={"shown": ["relu", "sigmoid"]})
    facts = replace(START, tab="activations", activations=frozenset({"relu"}))
    assert not check.holds(facts, START)


def test_what_was_drawn_before_the_step_does_not_count() -> None:
    drawn = replace(START, drawings=5, read="7", moments=2)
    assert not check_of(pad={"drawn": True}).holds(drawn, drawn)
    assert not check_of(pad={"read": "7"}).holds(drawn, drawn)
    assert not check_of(time={"back": True}).holds(drawn, drawn)


def test_an_ensemble_of_nobody_is_none() -> None:
    facts = replace(START, ensemble=EnsembleFacts((), 0.0), measured=1)
    assert not check_of(ensemble={"members": {"at_least": 0}}).holds(facts, START)
    assert not check_of(ensemble={"gain": {"at_least": 0}}).holds(facts, START)


def test_facts_are_plain_values_that_can_be_compared() -> None:
    assert Facts(START.spec) == START
    assert RunFacts(1, START.spec) == RunFacts(1, START.spec)
    assert RaceFacts(1, "width", ()) == RaceFacts(1, "width", ())
