from __future__ import annotations

import os

import pytest

from engine.training import threads
from engine.training.lockstep import LaneControl, RaceControl


@pytest.mark.parametrize(("cores", "operations"), [(1, 2), (2, 2), (3, 3), (64, 4)])
def test_there_is_an_operation_a_core_and_one_for_the_pad(cores: int, operations: int) -> None:
    assert threads.operations_at_once(cores) == operations


@pytest.mark.parametrize(("counted", "places"), [(None, 1), (1, 1), (3, 3)])
def test_a_race_has_a_place_a_core(
    counted: int | None, places: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: counted)
    race = RaceControl()
    lanes = [LaneControl(race) for _ in range(5)]
    for number, lane in enumerate(lanes):
        race.enter(number, lane)
    assert [lane.permit(1, lambda: None) for lane in lanes[:places]] == [1] * places
    assert not race.may_go(lanes[-1], 1)
