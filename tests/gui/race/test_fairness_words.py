"""What the table of lanes says of how they set out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from gui.race import fairness_words
from gui.race.lane_run import LaneRun
from tests.helpers.races import ALIKE, LANES


@pytest.fixture
def lanes(qapp: QApplication) -> list[LaneRun]:
    made = [LaneRun(n, lane.name, lane.spec, n) for n, lane in enumerate(LANES, 1)]
    for lane in made:
        lane.fingerprint = ALIKE
    return made


def test_lanes_that_set_out_alike_are_said_to(lanes: list[LaneRun]) -> None:
    short, long, is_flag = fairness_words.ofLanes(lanes)[2]
    assert short.startswith("same weights")
    assert long
    assert is_flag is False


def test_a_lane_that_differs_without_need_is_flagged(lanes: list[LaneRun]) -> None:
    lanes[1].fingerprint = replace(ALIKE, weights="other")
    short, long, is_flag = fairness_words.ofLanes(lanes)[2]
    assert short == "not as it should be"
    assert long
    assert is_flag is True


def test_a_run_that_is_only_shown_says_why_it_is_not_compared(lanes: list[LaneRun]) -> None:
    lanes[1].is_past = True
    short, long, is_flag = fairness_words.ofLanes(lanes)[2]
    assert short == "finished run"
    assert "no race trains it again" in long
    assert is_flag is None


def test_before_a_lane_is_built_nothing_is_said_of_it(lanes: list[LaneRun]) -> None:
    lanes[1].fingerprint = None
    assert 2 not in fairness_words.ofLanes(lanes)
