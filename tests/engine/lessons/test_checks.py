from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.lessons import checks
from engine.lessons.conditions import CONDITIONS
from tests.helpers.lesson_facts import START, after_race, after_run, race_of, run_of


def test_all_conditions_must_hold_at_the_same_time() -> None:
    check, flaws = checks.read({"tab": "race", "pad": {"drawn": True}})
    assert check is not None
    assert not flaws
    assert check.keys == ("tab", "pad.drawn")
    half = replace(START, tab="race")
    assert list(map(str, check.missing(half, START))) == ["draw on the pad"]
    assert not check.holds(half, START)
    assert check.holds(replace(half, drawings=1), START)


def test_keys_may_be_written_in_groups_or_in_full() -> None:
    grouped, _ = checks.read({"run": {"spec": {"optimizer": "SGD"}, "finished": True}})
    in_full, _ = checks.read({"run.spec.optimizer": "SGD", "run": {"finished": True}})
    assert grouped is not None
    assert in_full is not None
    assert set(grouped.keys) == set(in_full.keys) == {"run.spec.optimizer", "run.finished"}


@pytest.mark.parametrize(
    ("plain", "place", "sentence"),
    [
        ({}, (), "A check is a table of conditions"),
        ("run", (), 'Received: "run"'),
        ({"run": {"finishd": True}}, ("run", "finishd"), 'Did you mean "run.finished"?'),
        ({"run": True}, ("run",), 'There is no "run" here'),
        ({"tab": "reis"}, ("tab",), "tab: There is no"),
        ({"page": "surface"}, ("page",), "race/surface"),
        (
            {"run": {"finished": "yes"}},
            ("run", "finished"),
            'Only true makes sense here. Received: "yes".',
        ),
        ({"pad": {"read": {}}, "tab": "race", "axis": 1}, ("axis",), "A name in quotes"),
        ({"ensemble": {"members": "3"}}, ("ensemble", "members"), "A number is needed here"),
    ],
)
def test_what_is_no_check(plain: Any, place: tuple[str, ...], sentence: str) -> None:
    check, flaws = checks.read(plain)
    assert check is None
    assert flaws[0][0] == place
    assert sentence in str(flaws[0][1])


def test_every_flaw_is_told() -> None:
    _, flaws = checks.read({"tab": "x", "page": "y", "axis": "epochs"})
    assert [place for place, _ in flaws] == [("tab",), ("page",)]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["lane", "at_least", "after_epochs", "x"]), inner, max_size=3
        )
    ),
    max_leaves=5,
)
LATER = after_race(
    race_of("width-race", [0.5], [0.6], [0.7], [0.8]),
    after_run(run_of("overfit", val_loss=[1.0], val_accuracy=[0.9], accuracy=[0.9])),
)


@given(st.dictionaries(st.sampled_from([*CONDITIONS, "nonsense", "run"]), VALUES, max_size=4))
def test_whatever_stands_there_is_read_and_evaluated_or_told(plain: dict[str, Any]) -> None:
    check, flaws = checks.read(plain)
    assert (check is None) == bool(flaws)
    for _, flaw in flaws:
        assert str(flaw)
    if check is not None:
        assert check.holds(LATER, START) in (True, False)
        assert check.holds(START, START) in (True, False)
        for facts in (LATER, START):
            assert all(str(want) for want in check.missing(facts, START))
