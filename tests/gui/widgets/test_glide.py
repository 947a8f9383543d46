"""Bars and rows come to new values on their way or at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.glide import Glide, PlaceGlide, StreamGlide

LONG_MS = 1_000_000
"""Longer than any test: what glides so stays where a test puts it."""


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


def steps_of(glide: Glide) -> list[float]:
    seen: list[float] = []
    glide.moved.connect(seen.append)
    return seen


def test_it_goes_from_0_to_1_in_steps(owner: QObject) -> None:
    glide = Glide(owner, LONG_MS)
    steps = steps_of(glide)
    glide.begin(may=True)
    assert glide.isMoving
    assert glide.share == 0
    for third in (1, 2, 3):
        glide.setCurrentTime(third * LONG_MS // 3)
    assert steps == sorted(steps)
    assert len(set(steps)) > 2
    assert steps[-1] == 1
    assert not glide.isMoving
    assert glide.share == 1


def test_what_may_not_move_is_there_at_once(owner: QObject) -> None:
    for glide in (Glide(owner, LONG_MS), StreamGlide(owner, LONG_MS), PlaceGlide(owner, LONG_MS)):
        steps = steps_of(glide)
        glide.begin(may=False)
        assert steps == [1.0]
        assert not glide.isMoving


def test_in_a_stream_of_answers_each_is_shown_at_once(owner: QObject) -> None:
    glide = StreamGlide(owner, LONG_MS)
    glide.begin(may=True)
    steps = steps_of(glide)
    glide.begin(may=True)
    glide.begin(may=True)
    assert steps == [1.0, 1.0]


def test_after_a_rest_answers_glide_again(owner: QObject, qtbot: QtBot) -> None:
    glide = StreamGlide(owner, 20)
    glide.begin(may=True)
    qtbot.waitUntil(lambda: glide._last.elapsed() > glide.duration())
    glide.begin(may=True)
    assert glide.isMoving


def test_what_is_stopped_stays_and_the_next_answer_glides(owner: QObject) -> None:
    glide = StreamGlide(owner, LONG_MS)
    glide.begin(may=True)
    glide.rest()
    steps = steps_of(glide)
    glide.begin(may=True)
    assert 1.0 not in steps
    assert glide.isMoving


def test_rows_are_between_their_places_on_the_way(owner: QObject) -> None:
    glide = PlaceGlide(owner, LONG_MS)
    goals = {1: 100.0, 2: 0.0, 3: 200.0}
    glide.setOut({1: 0.0, 2: 100.0}, goals, may=True)
    assert glide.places(goals) == {1: 0, 2: 100, 3: 200}  # what was nowhere is there at once
    glide.setCurrentTime(LONG_MS // 2)
    half = glide.places(goals)
    assert 0 < half[2] < 50 < half[1] < 100
    glide.stop()
    assert glide.places(goals) == goals


def test_rows_that_are_in_their_places_do_not_set_out(owner: QObject) -> None:
    glide = PlaceGlide(owner, LONG_MS)
    glide.setOut({1: 0.0}, {1: 0.0, 2: 30.0}, may=True)
    assert not glide.isMoving
