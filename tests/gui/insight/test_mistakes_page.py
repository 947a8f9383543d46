"""Mistakes: the matrix and the images of a cell, or the most confident mistakes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from engine.insight.confusion import Answers, answers
from gui.insight.mistakes_page import MistakesPage
from gui.theme import ThemeManager
from tests.helpers.desks import ANIMALS, named_set
from tests.helpers.insights import exam

LEFT = Qt.MouseButton.LeftButton
READ = answers(exam([0, 1, 2, 3, 1, 1], [0, 2, 2, 0, 2, 1], [0.9, 0.7, 0.9, 0.95, 0.8, 0.9]))


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot) -> MistakesPage:
    made = MistakesPage(themes)
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.show()
    give(made)
    return made


def give(page: MistakesPage, read: Answers | None = READ) -> None:
    page.setExam(read, named_set("mnist"), ANIMALS, "")


def rows(page: MistakesPage) -> list[int]:
    return page.examples.grid.rows().tolist()


def click(page: MistakesPage, truth: int, answer: int, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.matrix, LEFT, pos=page.matrix.boxOf(truth, answer).center())


def test_at_first_the_most_confident_mistakes_are_shown(page: MistakesPage) -> None:
    assert rows(page) == [3, 4, 1]
    assert page.title.text() == "Most confident mistakes"
    assert page.facts.text() == "3"
    assert page.score.text() == "50.0 % right of 6 test examples"
    assert not page.all.isVisible()


def test_a_click_on_a_cell_shows_its_images_and_a_button_all_again(
    page: MistakesPage, qtbot: QtBot
) -> None:
    click(page, 1, 2, qtbot)
    assert page.title.text() == "bee taken for cat"
    assert rows(page) == [4, 1]
    click(page, 1, 1, qtbot)
    assert page.title.text() == "bee answered right"
    assert rows(page) == [5]
    qtbot.mouseClick(page.all, LEFT)
    assert rows(page) == [3, 4, 1]


def test_the_cell_stays_chosen_in_the_next_exam(page: MistakesPage, qtbot: QtBot) -> None:
    click(page, 1, 2, qtbot)
    give(page, answers(exam([1, 1, 0], [2, 1, 3])))
    assert page.title.text() == "bee taken for cat"
    assert rows(page) == [0]


def test_a_clicked_image_goes_to_the_pad(page: MistakesPage, qtbot: QtBot) -> None:
    asked = QSignalSpy(page.sampleRequested)
    grid = page.examples.grid
    qtbot.mouseClick(grid.viewport(), LEFT, pos=grid._cell(0).center())
    pixels, caption, truth, is_test = asked.at(0)
    assert np.array_equal(pixels, named_set("mnist").test.x[3])
    assert (caption, truth, is_test) == ("Test image 3 · dog", "dog", True)


def test_no_mistakes_are_said_to_be_none(page: MistakesPage, qtbot: QtBot) -> None:
    give(page, answers(exam([0, 1], [0, 1])))
    assert page.examples.grid.accessibleDescription() == "Not a single mistake."
    click(page, 0, 2, qtbot)
    assert page.examples.grid.accessibleDescription() == "No example of this kind."


def test_why_there_are_no_answers_yet_is_said(page: MistakesPage) -> None:
    page.setExam(None, None, ANIMALS, "Being examined …")
    assert page.examples.grid.accessibleDescription() == "Being examined …"
    assert page.score.text() == ""


def test_images_stand_below_the_matrix_where_there_is_no_room_beside(
    page: MistakesPage, qtbot: QtBot
) -> None:
    examples, matrix = page.examples, page.matrix
    qtbot.waitUntil(lambda: examples.mapTo(page, examples.pos()).x() > matrix.width())
    page.resize(420, 300)
    qtbot.waitUntil(lambda: page.width() == 420)
    qtbot.waitUntil(lambda: examples.x() > matrix.geometry().right())
    page.resize(420, 700)
    qtbot.waitUntil(lambda: examples.y() > matrix.geometry().bottom())
