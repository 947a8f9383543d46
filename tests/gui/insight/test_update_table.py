"""The lines of an update, beside each other or below."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from engine.insight.update_rule import Before, update
from engine.spec.optimizers import SGD, Adam, Optimizer
from gui.insight.update_table import UpdateTable
from gui.theme import ThemeManager

BEFORE = Before(3, 0.1, -0.25, 0.5, {"momentum": 0.02, "velocity": 0.003})


def show(table: UpdateTable, optimizer: Optimizer) -> None:
    table.setLines(update(optimizer, BEFORE).lines)


@pytest.fixture
def table(qtbot: QtBot, themes: ThemeManager) -> UpdateTable:
    table = UpdateTable(themes)
    qtbot.addWidget(table)
    table.resize(1200, 100)
    show(table, Adam())
    with qtbot.waitExposed(table):
        table.show()
    return table


def test_each_line_has_its_texts(table: UpdateTable) -> None:
    show(table, SGD())
    heading, *rows = table.table()
    assert heading == ("Symbol", "What it is", "Formula", "With numbers", "Value")
    assert rows[0] == ("wₜ₋₁", "the weight before the update", "", "", "0.5")
    assert rows[3] == ("Δw", "the step of this update", "−η·gₜ", "−0.1·(−0.25)", "0.025")
    assert "−0.1·(−0.25)" in table.accessibleDescription()


def test_numbers_go_below_their_formula_where_it_is_narrow(table: UpdateTable) -> None:
    assert table.isBeside()
    wide = table.height()
    table.resize(500, table.height())
    assert not table.isBeside()
    assert table.height() > wide
    narrow = table.height()
    table.resize(300, table.height())
    assert table.height() > narrow


def test_larger_text_is_higher_and_themes_are_followed(
    table: UpdateTable, themes: ThemeManager
) -> None:
    before, light = table.height(), table.grab().toImage()
    themes.setMode("dark")
    assert table.grab().toImage() != light
    themes.setFontScale(1.6)
    assert table.height() > 1.3 * before


def test_a_tip_says_what_a_symbol_is(table: UpdateTable) -> None:
    assert "the weight before the update" in table.tipAt(QPoint(8, 4))
    assert "the new weight" in table.tipAt(QPoint(8, table.height() - 6))
    assert table.tipAt(QPoint(8, table.height() + 50)) == ""
