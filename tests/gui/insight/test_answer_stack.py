"""Pictures as tiles, numbers as rows; a picture goes to the pad."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from engine.data.dataset import Split
from engine.insight.confusion import answers
from engine.spec.shapes import DataShape
from gui.insight.answer_stack import AnswerStack
from gui.theme import ThemeManager
from tests.helpers.desks import ANIMALS, named_set
from tests.helpers.insights import exam
from tests.helpers.sets import YES_OR_NO, small_set

READ = answers(exam([0, 1, 2, 3], [0, 2, 2, 3]))
ROWS = np.array([1])


@pytest.fixture
def stack(themes: ThemeManager, qtbot: QtBot) -> AnswerStack:
    made = AnswerStack(themes)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    return made


def click(stack: AnswerStack, qtbot: QtBot) -> None:
    grid = stack.grid
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid._cell(0).center())


def test_a_picture_goes_to_the_pad_with_its_class(stack: AnswerStack, qtbot: QtBot) -> None:
    dataset = named_set("mnist")
    stack.setAnswers(READ, ROWS, dataset, ANIMALS, "")
    asked = QSignalSpy(stack.sampleRequested)
    click(stack, qtbot)
    pixels, caption, truth, is_test = asked.at(0)
    assert np.array_equal(pixels, dataset.test.x[1])
    assert (caption, truth, is_test) == ("Test image 1 · bee", "bee", True)


def test_before_the_data_are_there_nothing_goes_to_the_pad(
    stack: AnswerStack, qtbot: QtBot
) -> None:
    stack.setAnswers(READ, ROWS, None, ANIMALS, "wait")
    asked = QSignalSpy(stack.sampleRequested)
    click(stack, qtbot)
    assert not asked.count()


def test_numbers_are_shown_as_rows(stack: AnswerStack) -> None:
    dataset = small_set(YES_OR_NO)
    read = answers(exam([0, 1], [0, 0], classes=2))
    stack.setAnswers(read, np.array([1]), dataset, ("no", "yes"), "")
    assert stack.currentWidget() is stack.table
    assert stack.table.model().columnCount() == 3 + 2
    stack.setAnswers(read, np.zeros(0, np.intp), dataset, ("no", "yes"), "None at all.")
    assert stack.currentWidget() is stack.grid


@pytest.mark.parametrize("channels", [2, 3])
def test_pictures_with_any_number_of_channels_are_shown(
    stack: AnswerStack, qtbot: QtBot, channels: int
) -> None:
    dataset = small_set(DataShape((6, 6, channels), 4))
    stack.setAnswers(READ, ROWS, dataset, ANIMALS, "")
    asked = QSignalSpy(stack.sampleRequested)
    stack.grab()
    click(stack, qtbot)
    assert asked.at(0)[0].shape == (6, 6, channels)


def test_pictures_of_floats_go_to_the_pad_as_bytes(stack: AnswerStack, qtbot: QtBot) -> None:
    dataset = named_set("mnist")
    x = (dataset.test.x / 255).astype(np.float32)
    floats = dataclasses.replace(dataset, test=Split(x, dataset.test.y))
    stack.setAnswers(READ, ROWS, floats, ANIMALS, "")
    asked = QSignalSpy(stack.sampleRequested)
    click(stack, qtbot)
    assert asked.at(0)[0].dtype == np.uint8
    assert np.array_equal(asked.at(0)[0], dataset.test.x[1])
