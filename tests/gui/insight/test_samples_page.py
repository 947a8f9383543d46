"""Test images: all, wrong or unsure ones, of all classes or of one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from engine.insight.confusion import answers
from gui.insight.samples_page import ALL, UNSURE, WRONG, SamplesPage
from gui.theme import ThemeManager
from tests.helpers.desks import ANIMALS, named_set
from tests.helpers.insights import exam

LEFT = Qt.MouseButton.LeftButton
READ = answers(exam([0, 1, 2, 3, 1], [0, 2, 2, 0, 1], [0.9, 0.5, 0.55, 0.95, 0.9]))


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot) -> SamplesPage:
    made = SamplesPage(themes)
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.show()
    made.setExam(READ, named_set("mnist"), ANIMALS, "")
    return made


def rows(page: SamplesPage) -> list[int]:
    return page.examples.grid.rows().tolist()


def test_a_kind_is_chosen_with_a_click(page: SamplesPage, qtbot: QtBot) -> None:
    found = {}
    for kind in (WRONG, UNSURE, ALL):
        qtbot.mouseClick(page.chips[kind], LEFT)
        found[kind] = rows(page), page.facts.text()
    assert found == {
        ALL: ([0, 1, 2, 3, 4], "5 of 5"),
        WRONG: ([1, 3], "2 of 5"),
        UNSURE: ([1, 2], "2 of 5"),
    }


def test_one_class_is_chosen_with_keys(page: SamplesPage, qtbot: QtBot) -> None:
    page.classes.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.classes, Qt.Key.Key_Down)
    assert page.classes.currentText() == "bee"
    assert rows(page) == [1, 4]
    qtbot.mouseClick(page.chips[WRONG], LEFT)
    assert rows(page) == [1]


def test_kind_and_class_stay_in_the_next_exam(page: SamplesPage, qtbot: QtBot) -> None:
    page.classes.setFocus()
    qtbot.keyClick(page.classes, Qt.Key.Key_Down)
    qtbot.mouseClick(page.chips[WRONG], LEFT)
    assert not rows(page)
    assert page.examples.grid.accessibleDescription() == "No example of this kind."
    page.setExam(answers(exam([0, 0, 1], [1, 0, 0])), named_set("mnist"), ANIMALS, "")
    assert rows(page) == [0]
    assert page.classes.currentText() == "ant"


def test_a_clicked_image_goes_to_the_pad(page: SamplesPage, qtbot: QtBot) -> None:
    asked = QSignalSpy(page.sampleRequested)
    grid = page.examples.grid
    qtbot.mouseClick(grid.viewport(), LEFT, pos=grid._cell(2).center())
    assert asked.at(0)[1:] == ["Test image 2 · cat", "cat", True]


def test_other_classes_begin_with_all(page: SamplesPage) -> None:
    page.classes.setCurrentIndex(1)
    page.setExam(answers(exam([0, 1], [0, 0], classes=2)), None, ("no", "yes"), "")
    assert page.classes.currentIndex() == 0
    assert page.facts.text() == "2 of 2"
