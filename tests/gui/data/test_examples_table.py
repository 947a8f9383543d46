"""Rows of numbers, written only where they are seen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from gui.data.examples_table import RIGHT, ExamplesTable
from gui.theme import ThemeManager

X = np.array([[1.25, -0.5], [100000.0, 1e-7], [3.0, 4.0]], np.float32)
ROLE = Qt.ItemDataRole


@pytest.fixture
def table(themes: ThemeManager, qtbot: QtBot) -> ExamplesTable:
    made = ExamplesTable()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def row(table: ExamplesTable, number: int) -> list[str]:
    model = table.model()
    return [model.index(number, column).data() for column in range(model.columnCount())]


def titles(table: ExamplesTable, orientation: Qt.Orientation) -> list[str]:
    model = table.model()
    across = orientation == Qt.Orientation.Horizontal
    count = model.columnCount() if across else model.rowCount()
    return [model.headerData(section, orientation) for section in range(count)]


def test_a_row_is_the_class_and_its_numbers(table: ExamplesTable) -> None:
    rows = np.array([2, 0])
    table.setRows(X, rows, np.array([1, 0]), ("width", "height"), ("cat", "dog"))
    assert row(table, 0) == ["dog", "3", "4"]
    assert row(table, 1) == ["cat", "1.25", "-0.5"]
    assert titles(table, Qt.Orientation.Horizontal) == ["Label", "width", "height"]
    assert titles(table, Qt.Orientation.Vertical) == ["2", "0"]


def test_long_and_tiny_numbers_stay_short(table: ExamplesTable) -> None:
    table.setRows(X, np.array([1]), np.array([0]), (), ("cat",))
    assert row(table, 0) == ["cat", "1e+05", "1e-07"]


def test_numbers_to_tell_stand_as_numbers(table: ExamplesTable) -> None:
    table.setRows(X, np.array([0]), np.array([2.5], np.float32), ("width", "height"), ())
    assert row(table, 0)[0] == "2.5"
    label = table.model().index(0, 0)
    assert label.data(ROLE.TextAlignmentRole) == RIGHT
    assert label.data(ROLE.FontRole) == table.model().index(0, 1).data(ROLE.FontRole)


def test_names_are_words_and_figures_stand_below_each_other(table: ExamplesTable) -> None:
    table.setRows(X, np.array([0]), np.array([0]), (), ("cat",))
    name, number = (table.model().index(0, column) for column in (0, 1))
    assert name.data(ROLE.TextAlignmentRole) is None
    assert number.data(ROLE.TextAlignmentRole) == RIGHT


def test_columns_without_a_name_are_numbered(table: ExamplesTable) -> None:
    table.setRows(X, np.arange(3), np.zeros(3, np.intp), (), ("cat",))
    assert titles(table, Qt.Orientation.Horizontal) == ["Label", "1", "2"]


def test_a_million_rows_are_there_at_once(table: ExamplesTable) -> None:
    many = np.zeros((1_000_000, 3), np.float32)
    table.setRows(many, np.arange(len(many)), np.zeros(len(many), np.intp), (), ("cat",))
    assert table.model().rowCount() == 1_000_000
    table.scrollToBottom()
    assert table.rowAt(table.viewport().height() - 5) > 999_000
    assert table.model().headerData(999_999, Qt.Orientation.Vertical) == "999,999"


def test_rows_have_no_rows_inside(table: ExamplesTable) -> None:
    table.setRows(X, np.arange(3), np.zeros(3, np.intp), (), ("cat",))
    inside = table.model().index(0, 0)
    assert (table.model().rowCount(inside), table.model().columnCount(inside)) == (0, 0)
    assert table.model().rowCount(QModelIndex()) == 3


def test_other_rows_take_the_place_of_the_last(table: ExamplesTable) -> None:
    table.setRows(X, np.arange(3), np.zeros(3, np.intp), (), ("cat",))
    table.setRows(X[:, :1], np.arange(1), np.zeros(1, np.intp), ("age",), ("cat",))
    assert row(table, 0) == ["cat", "1.25"]
    assert table.model().rowCount() == 1


def test_rows_grow_with_the_text(table: ExamplesTable, themes: ThemeManager, qtbot: QtBot) -> None:
    table.setRows(X, np.arange(3), np.zeros(3, np.intp), (), ("cat",))
    themes.setFontScale(2.0)
    qtbot.wait(1)
    assert table.rowHeight(0) >= table.fontMetrics().height() + 4
