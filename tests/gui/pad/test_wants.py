"""Tests for what is asked for when several look."""

from __future__ import annotations

from engine.insight.explanation import Part
from gui.pad.wants import Wants

NEEDLE, MAPS = frozenset({Part.NOVELTY}), frozenset({Part.ACTIVATIONS, Part.NOVELTY})


def asked() -> tuple[Wants, list[tuple[frozenset[Part], int | None]]]:
    calls: list[tuple[frozenset[Part], int | None]] = []
    return Wants(lambda parts, target: calls.append((parts, target))), calls


def test_what_any_of_them_looks_at_is_asked_for() -> None:
    wants, calls = asked()
    wants.set("needle", NEEDLE)
    wants.set("page", MAPS)
    assert calls == [(NEEDLE, None), (MAPS, None)]


def test_one_that_looks_away_leaves_the_others_theirs() -> None:
    wants, calls = asked()
    wants.set("needle", NEEDLE)
    wants.set("page", MAPS)
    wants.set("page", frozenset())
    assert calls[-1] == (NEEDLE, None)


def test_a_class_is_asked_about_with_all_parts() -> None:
    wants, calls = asked()
    wants.set("page", MAPS)
    wants.setTarget(8)
    wants.setTarget(8)
    wants.setTarget(None)
    assert calls == [(MAPS, None), (MAPS, 8), (MAPS, None)]


def test_nothing_is_asked_twice() -> None:
    wants, calls = asked()
    wants.set("page", MAPS)
    wants.set("needle", NEEDLE)
    wants.set("page", MAPS)
    assert len(calls) == 1
