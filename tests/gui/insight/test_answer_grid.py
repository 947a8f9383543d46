"""Tiles with a test image, its class and the two most probable answers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from engine.insight.confusion import answers
from gui.insight.answer_grid import AnswerGrid, wholePercent
from gui.theme import ThemeManager
from tests.helpers.desks import ANIMALS
from tests.helpers.insights import exam

LEFT = Qt.MouseButton.LeftButton
READ = answers(exam([0, 1, 2, 3], [0, 2, 2, 3], [0.9, 0.8, 0.7, 0.4]))
IMAGES = np.full((4, 6, 6), 255, np.uint8)


@pytest.fixture
def grid(themes: ThemeManager, qtbot: QtBot) -> AnswerGrid:
    made = AnswerGrid(themes)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.setAnswers(READ, np.arange(4), IMAGES, ANIMALS)
    return made


def colours(grid: AnswerGrid, place: int) -> set[str]:
    """All colours in a tile."""
    image = grid.viewport().grab(grid._cell(place)).toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_a_wrong_answer_stands_in_another_colour(grid: AnswerGrid, themes: ThemeManager) -> None:
    good, bad = (themes.theme.color(token).name() for token in ("good", "bad"))
    assert good in colours(grid, 0)
    assert bad not in colours(grid, 0)
    assert bad in colours(grid, 1)


def test_pictures_are_painted_once_they_are_there(grid: AnswerGrid, themes: ThemeManager) -> None:
    corner = grid._cell(0).topLeft()
    x, y = corner.x() + 30, grid._cell(0).center().y()
    full = themes.theme.color("text").name()
    assert grid.viewport().grab().toImage().pixelColor(x, y).name() == full
    grid.setAnswers(READ, np.arange(4), None, ANIMALS)
    empty = themes.theme.color("canvas").name()
    assert grid.viewport().grab().toImage().pixelColor(x, y).name() == empty


def test_a_click_and_enter_tell_which_one(grid: AnswerGrid, qtbot: QtBot) -> None:
    grid.setAnswers(READ, np.array([3, 1]), IMAGES, ANIMALS)
    told = QSignalSpy(grid.answerActivated)
    qtbot.mouseClick(grid.viewport(), LEFT, pos=grid._cell(0).center())
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert [told.at(n)[0] for n in range(told.count())] == [3, 1]


def test_a_double_click_tells_once(grid: AnswerGrid, qtbot: QtBot) -> None:
    told = QSignalSpy(grid.answerActivated)
    qtbot.mouseClick(grid.viewport(), LEFT, pos=grid._cell(2).center())
    qtbot.mouseDClick(grid.viewport(), LEFT, pos=grid._cell(2).center())
    assert told.count() <= 2


def test_the_current_image_stays_so_while_answers_change(grid: AnswerGrid, qtbot: QtBot) -> None:
    qtbot.mouseClick(grid.viewport(), LEFT, pos=grid._cell(1).center())
    grid.setAnswers(READ, np.array([3, 1]), IMAGES, ANIMALS)
    assert grid.current() == 1
    grid.setAnswers(READ, np.array([0, 2]), IMAGES, ANIMALS)
    assert grid.current() == -1


def test_a_tile_is_told_in_words(grid: AnswerGrid) -> None:
    assert grid._spoken(1) == "Test image 1: bee, answered cat (80.0\N{NO-BREAK SPACE}% sure)"


def test_only_what_is_certain_is_100_percent() -> None:
    texts = [wholePercent(share).split("\N{NO-BREAK SPACE}")[0] for share in (0, 0.5, 0.9999, 1)]
    assert texts == ["0", "50", "99", "100"]
