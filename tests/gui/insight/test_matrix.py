"""The confusion matrix: colours by share, cells to be chosen by mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from engine.insight.confusion import answers
from gui.insight.matrix import ConfusionMatrix
from gui.insight.matrix_layout import NO_CELL
from gui.theme import ThemeManager
from tests.helpers.desks import ANIMALS
from tests.helpers.insights import exam

LEFT = Qt.MouseButton.LeftButton
TRUTH = [0] * 10 + [1] * 10 + [2] * 10
GIVEN = [0] * 9 + [3] + [1] * 5 + [2] * 5 + [2] * 10
READ = answers(exam(TRUTH, GIVEN))
"""Nine of ten ants are right, one is taken for a dog; five of ten bees for cats; no dogs."""


@pytest.fixture
def matrix(themes: ThemeManager, qtbot: QtBot) -> ConfusionMatrix:
    made = ConfusionMatrix(themes)
    qtbot.addWidget(made)
    made.setAnswers(READ, ANIMALS)
    made.resize(420, 400)
    made.show()
    return made


def click(qtbot: QtBot, matrix: ConfusionMatrix, truth: int, answer: int) -> None:
    qtbot.mouseClick(matrix, LEFT, pos=matrix.boxOf(truth, answer).center())


def painted(matrix: ConfusionMatrix, truth: int, answer: int) -> str:
    box = matrix.boxOf(truth, answer)
    return matrix.grab().toImage().pixelColor(box.topLeft() + QPoint(3, 3)).name()


def test_mistakes_are_the_stronger_the_more_of_the_row(matrix: ConfusionMatrix) -> None:
    none, few, many = (painted(matrix, *cell) for cell in ((0, 1), (0, 3), (1, 2)))
    assert len({none, few, many}) == 3
    assert few == matrix.colourOf(0, 3).name()
    assert many == matrix.colourOf(1, 2).name()


def test_a_click_chooses_a_cell_and_another_none(matrix: ConfusionMatrix, qtbot: QtBot) -> None:
    told = QSignalSpy(matrix.cellChosen)
    click(qtbot, matrix, 1, 2)
    assert matrix.chosen() == (1, 2)
    click(qtbot, matrix, 1, 2)
    assert [told.at(n) for n in range(told.count())] == [[1, 2], [-1, -1]]


def test_arrows_move_the_cell_and_escape_lets_go(matrix: ConfusionMatrix, qtbot: QtBot) -> None:
    keys = Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up
    cells = []
    for key in (*keys, Qt.Key.Key_Up):
        qtbot.keyClick(matrix, key)
        cells.append(matrix.chosen())
    assert cells == [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0), (0, 0)]
    qtbot.keyClick(matrix, Qt.Key.Key_Escape)
    assert matrix.chosen() == NO_CELL


def test_a_cell_is_told_in_words(matrix: ConfusionMatrix, qtbot: QtBot) -> None:
    percent = "\N{NO-BREAK SPACE}%"
    assert matrix.cellText(1, 2) == f"bee taken for cat: 5 of 10 (50.0{percent})"
    assert matrix.cellText(0, 0) == f"ant: 9 of 10 answered right (90.0{percent})"
    assert "Click" in matrix.tipAt(matrix.boxOf(1, 2).center())
    assert "Click" not in matrix.tipAt(matrix.boxOf(0, 1).center())
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.accessibleDescription().startswith("ant: 9 of 10")


def test_the_end_of_a_row_tells_the_accuracy_of_the_class(matrix: ConfusionMatrix) -> None:
    row = matrix.boxOf(1, 3)
    beside = QPoint(row.right() + 20, row.center().y())
    assert matrix.tipAt(beside).startswith("bee: 5 of 10 answered right")
    assert matrix.tipAt(QPoint(5, 2)) == ""


def test_all_cells_and_bars_are_within_the_widget(matrix: ConfusionMatrix) -> None:
    for width, height in ((420, 400), (260, 240), (700, 300), (210, 600)):
        matrix.resize(width, height)
        last = matrix.boxOf(3, 3)
        assert last.right() + 20 < width
        assert last.bottom() < height
        assert min(matrix.boxOf(0, 0).left(), matrix.boxOf(0, 0).top()) > 10


def test_many_classes_still_have_cells_to_click(matrix: ConfusionMatrix, qtbot: QtBot) -> None:
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 26, (2, 400))
    matrix.setAnswers(answers(exam(*labels, classes=26)), [f"letter {n}" for n in range(26)])
    matrix.grab()
    click(qtbot, matrix, 25, 24)
    assert matrix.chosen() == (25, 24)


def test_fewer_classes_let_go_of_a_cell_that_is_gone(matrix: ConfusionMatrix) -> None:
    matrix.setChosen((3, 1))
    matrix.setAnswers(READ, ANIMALS)
    assert matrix.chosen() == (3, 1)
    matrix.setAnswers(answers(exam([0, 1], [0, 0], classes=2)), ("no", "yes"))
    assert matrix.chosen() == NO_CELL


def test_before_the_exam_there_is_nothing_to_choose(matrix: ConfusionMatrix, qtbot: QtBot) -> None:
    matrix.setAnswers(None, ())
    matrix.grab()
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    qtbot.mouseClick(matrix, LEFT, pos=QPoint(200, 200))
    assert matrix.chosen() == NO_CELL
