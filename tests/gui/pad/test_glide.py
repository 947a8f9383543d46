from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from gui.pad.glide import GLIDE_MS, Glide


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def glide(owner):
    return Glide(owner)


@pytest.fixture
def steps(glide):
    seen: list[float] = []
    glide.moved.connect(seen.append)
    return seen


def test_a_single_answer_glides_to_its_place(glide, steps, qtbot):
    glide.start(is_seen=True)
    qtbot.waitUntil(lambda: steps[-1:] == [1.0])
    assert steps == sorted(steps)
    assert len(steps) > 2


def test_in_a_stream_of_answers_each_is_shown_at_once(glide, steps):
    glide.start(is_seen=True)
    steps.clear()
    glide.start(is_seen=True)
    glide.start(is_seen=True)
    assert steps == [1.0, 1.0]


def test_after_a_rest_answers_glide_again(glide, steps, qtbot):
    glide.start(is_seen=True)
    qtbot.waitUntil(lambda: glide._last.elapsed() > GLIDE_MS)
    steps.clear()
    glide.start(is_seen=True)
    assert steps != [1.0]


def test_what_nobody_sees_is_there_at_once(glide, steps):
    glide.start(is_seen=False)
    assert steps == [1.0]


def test_what_is_stopped_stays_and_the_next_answer_glides(glide, steps, qtbot):
    glide.start(is_seen=True)
    glide.stop()
    steps.clear()
    glide.start(is_seen=True)
    assert 1.0 not in steps
