"""Answers to examples that are no pictures, as rows."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.insight.confusion import answers
from gui.insight.answer_table import AnswerTable
from gui.theme import ThemeManager
from tests.helpers.insights import exam

READ = answers(exam([0, 1, 1], [0, 1, 0], [0.9, 0.8, 0.7], classes=2))
X = np.array([[0.5, 1], [2, 3], [4, 5]], np.float32)


@pytest.fixture
def table(themes: ThemeManager, qtbot: QtBot) -> AnswerTable:
    made = AnswerTable(themes)
    qtbot.addWidget(made)
    made.setAnswers(READ, np.array([2, 0]), X, ("x", "y"), ("no", "yes"))
    return made


def row(table: AnswerTable, number: int) -> list[str]:
    model = table.model()
    return [model.index(number, column).data() for column in range(model.columnCount())]


def test_a_row_has_class_answer_certainty_and_numbers(table: AnswerTable) -> None:
    assert row(table, 0) == ["yes", "✗ no", "70\N{NO-BREAK SPACE}%", "4", "5"]
    assert row(table, 1) == ["no", "✓ no", "90\N{NO-BREAK SPACE}%", "0.5", "1"]


def test_columns_are_named_and_rows_numbered(table: AnswerTable) -> None:
    model = table.model()
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    heads = [model.headerData(n, across) for n in range(model.columnCount())]
    assert heads == ["Class", "Answer", "Sure", "x", "y"]
    assert [model.headerData(n, down) for n in range(2)] == ["2", "0"]


def test_a_mistake_stands_in_another_colour(table: AnswerTable, themes: ThemeManager) -> None:
    role = Qt.ItemDataRole.ForegroundRole
    found = [table.model().index(n, 1).data(role).name() for n in range(2)]
    assert found == [themes.theme.color(token).name() for token in ("bad", "good")]


def test_without_numbers_there_are_the_answers(table: AnswerTable) -> None:
    table.setAnswers(READ, np.array([1]), None, (), ("no", "yes"))
    assert row(table, 0) == ["yes", "✓ yes", "80\N{NO-BREAK SPACE}%"]
