from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.data.desk import Desk
from gui.lessons import done_steps
from gui.lessons.done_steps import DoneSteps
from tests.helpers.lessons import LESSON, both


@pytest.fixture
def file(profile_dir: Path) -> Path:
    return profile_dir / "config" / "lessons.json"


def loaded(desk: Desk, qtbot: QtBot) -> DoneSteps:
    made = DoneSteps(desk)
    with qtbot.waitSignal(made.changed):
        made.load()
    return made


def test_steps_are_there_at_the_next_start(desk: Desk, qtbot: QtBot, file: Path) -> None:
    steps = loaded(desk, qtbot)
    steps.add(LESSON, 0)
    steps.add(LESSON, 2)
    qtbot.waitUntil(lambda: not desk.busy)
    assert loaded(desk, qtbot).of(LESSON) == {0, 2}
    assert json.loads(file.read_text("utf-8"))["done"] == {"one: A lesson": [0, 2]}


def test_what_is_done_before_the_file_is_read_is_added_to_it(desk: Desk, qtbot: QtBot) -> None:
    loaded(desk, qtbot).add(LESSON, 0)
    qtbot.waitUntil(lambda: not desk.busy)
    early = DoneSteps(desk)
    early.add(LESSON, 1)
    qtbot.waitUntil(lambda: early.of(LESSON) == {0, 1})
    qtbot.waitUntil(lambda: not desk.busy)
    assert loaded(desk, qtbot).of(LESSON) == {0, 1}


def test_another_lesson_of_the_same_file_name_has_steps_of_its_own(
    desk: Desk, qtbot: QtBot
) -> None:
    steps = loaded(desk, qtbot)
    steps.add(LESSON, 0)
    assert not steps.of(replace(LESSON, title=both("My own")))


def test_steps_that_a_lesson_has_no_more_do_not_count(desk: Desk, qtbot: QtBot) -> None:
    steps = loaded(desk, qtbot)
    steps.add(LESSON, 2)
    assert not steps.of(replace(LESSON, steps=LESSON.steps[:2]))


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"schema": 2, "done": {"a": [1]}}',
        b'{"schema": 1, "done": 3}',
        b'{"schema": 1, "done": {"a": 3}}',
        b"[" * 100_000,
        b" " * 2_000_000,
    ],
)
def test_a_damaged_file_is_an_empty_one(tmp_path: Path, damaged: bytes) -> None:
    file = tmp_path / "lessons.json"
    file.write_bytes(damaged)
    assert done_steps.read(file) == {}


def test_what_is_sound_of_a_file_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "lessons.json"
    file.write_text('{"schema": 1, "done": {"a": [0, -1, "x", true, 2], "b": null}}')
    assert done_steps.read(file) == {"a": {0, 2}}


def test_a_file_that_cannot_be_written_is_no_trouble(desk: Desk, qtbot: QtBot, file: Path) -> None:
    file.parent.parent.joinpath("config").write_text("a file where the folder should be")
    steps = loaded(desk, qtbot)
    steps.add(LESSON, 0)
    qtbot.waitUntil(lambda: not desk.busy)
    assert steps.of(LESSON) == {0}
