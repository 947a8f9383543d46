from __future__ import annotations

import math
from typing import Any

import pytest

from engine.lessons import demands
from engine.lessons.demands import Wrong
from engine.messages import say


@pytest.mark.parametrize(
    ("plain", "inside", "outside"),
    [
        (64, 64, 63),
        ({"at_least": 0.9}, 0.9, 0.89),
        ({"at_most": 0.1}, 0.1, 0.11),
        ({"at_least": 2, "at_most": 3}, 2.5, 4),
    ],
)
def test_bounds(plain: Any, inside: float, outside: float) -> None:
    wanted = demands.bounds(plain)
    assert wanted.hold(inside, lambda _: None)
    assert not wanted.hold(outside, lambda _: None)
    assert not wanted.hold(None, lambda _: None)
    assert not wanted.hold(math.nan, lambda _: None)


def test_a_rival_that_has_not_run_is_not_beaten() -> None:
    higher = demands.bounds({"above_run": "overfit"}, ["overfit"])
    lower = demands.bounds({"below_run": "overfit"}, ["overfit"])
    assert higher.hold(0.9, {"overfit": 0.8}.get)
    assert not lower.hold(0.9, {"overfit": 0.8}.get)
    assert lower.hold(0.7, {"overfit": 0.8}.get)
    assert not higher.hold(0.9, lambda _: None)
    assert not lower.hold(0.9, lambda _: None)


@pytest.mark.parametrize(
    ("plain", "sentence"),
    [
        (
            "many",
            'A number is needed here, or a table such as { at_least = 0.97 }. Received: "many".',
        ),
        (True, "Received: true"),
        ({}, "A number is needed here"),
        ({"at_least": "x"}, 'at_least takes a number. Received: "x".'),
        ({"atleast": 1}, 'Did you mean "at_least"?'),
        ({"above_run": "overfit"}, 'There is no "above_run" here'),
    ],
)
def test_what_is_no_bound(plain: Any, sentence: str) -> None:
    with pytest.raises(Wrong) as caught:
        demands.bounds(plain)
    assert sentence in str(caught.value.message)


def test_names_are_found_whatever_their_capitals() -> None:
    assert demands.name("ADAM", ["SGD", "Adam"]) == "Adam"
    assert demands.names(["sgd", "Adam"], ["SGD", "Adam"]) == {"SGD", "Adam"}


@pytest.mark.parametrize("plain", [3, None, ["SGD", 3], [], {"a": 1}, "Adamm"])
def test_what_is_no_name(plain: Any) -> None:
    with pytest.raises(Wrong):
        demands.names(plain, ["SGD", "Adam"])


def test_an_unknown_name_gets_the_nearest_or_all() -> None:
    assert str(demands.unknown("Adamm", ["SGD", "Adam"])) == (
        'There is no "Adamm" here. Did you mean "Adam"?'
    )
    assert str(demands.unknown("xyz", ["SGD", "Adam"])) == (
        'There is no "xyz" here. Choose one of SGD, Adam.'
    )


def test_of_many_names_only_the_nearest_or_their_number_is_told() -> None:
    known = [f"term-{number}" for number in range(demands.MOST_LISTED + 1)]
    where = say("They stand in the glossary.")
    assert str(demands.unknown("trem-7", known, where)) == (
        'There is no "trem-7" here. Did you mean "term-7"?'
    )
    assert str(demands.unknown("xyz", known, where)) == (
        'There is no "xyz" here, nor anything like it among 21 names. They stand in the glossary.'
    )
    assert "term-3" in str(demands.unknown("xyz", known[:-1], where))


def test_long_values_are_cut() -> None:
    assert len(demands.shown("x" * 1000)) <= 60


def test_flags() -> None:
    assert demands.flag(False) is False
    assert demands.yes(True) is True
    for read, plain in ((demands.flag, 1), (demands.yes, False), (demands.yes, 1)):
        with pytest.raises(Wrong):
            read(plain)
