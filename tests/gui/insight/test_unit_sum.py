"""The table of a unit's sum, and the picture beside it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.insight.arithmetic import BIAS, LayerLook
from gui.insight.unit_sum import NO_ROW, SumTable, figureText, placeText
from gui.theme import ThemeManager
from tests.helpers.arithmetic import dense_look, inner_look, kernel_look

LEFT = Qt.MouseButton.LeftButton
BRIGHT = 2 * 6 + 3


@pytest.fixture
def table(qtbot: QtBot, themes: ThemeManager) -> SumTable:
    table = SumTable(themes)
    qtbot.addWidget(table)
    table.resize(560, 300)
    show(table, dense_look())
    with qtbot.waitExposed(table):
        table.show()
    return table


def show(
    table: SumTable, look: LayerLook, unit: int = 2, chosen: int = NO_ROW, **more: Any
) -> None:
    found, _ = look.summed(unit, (1, 2), **more)
    table.setSum(look, found, (1, 2), chosen)


def click(table: SumTable, qtbot: QtBot, place: int) -> None:
    qtbot.mouseClick(table.viewport(), LEFT, pos=table._cell(place).center())


def test_a_sum_is_told_from_its_inputs_to_its_result(table: SumTable) -> None:
    assert table.table() == [
        ("From", "Input", "Weight", "Product"),
        ("row 3, column 4", "1.0000", "0.2000", "0.2000"),
        ("row 4, column 4", "0.5000", "0.2000", "0.1000"),
        ("34 more inputs together", "", "", "0"),
        ("bias", "", "", "0.5000"),
        ("z, the sum", "", "", "0.8000"),
        ("f(z), ReLU", "", "", "0.8000"),
    ]


def test_a_layer_without_bias_or_function_has_no_lines_for_them(table: SumTable) -> None:
    show(table, inner_look())
    titles = [row.title for row in table.rows()]
    assert titles == ["unit 3", "unit 4", "unit 1", "unit 2", "z, the sum"]


def test_a_click_chooses_a_weight_or_the_bias_and_nothing_else(
    table: SumTable, qtbot: QtBot
) -> None:
    chosen: list[int] = []
    table.weightChosen.connect(chosen.append)
    for place in (2, 3, 4, 5, 0):
        click(table, qtbot, place)
    assert chosen == [BRIGHT + 6, BIAS]


def test_arrow_keys_choose_too(table: SumTable, qtbot: QtBot) -> None:
    chosen: list[int] = []
    table.weightChosen.connect(chosen.append)
    click(table, qtbot, 1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen == [BRIGHT, BRIGHT + 6]


def test_the_line_under_the_mouse_is_told_and_can_be_marked(table: SumTable, qtbot: QtBot) -> None:
    hovered: list[int] = []
    table.weightHovered.connect(hovered.append)
    qtbot.mouseMove(table.viewport(), table._cell(2).center())
    qtbot.waitUntil(lambda: hovered[-1:] == [BRIGHT + 6])
    before = table.grab().toImage()
    table.highlight(BRIGHT)
    assert table.grab().toImage() != before


def test_products_for_and_against_have_the_colours_of_the_signs(
    table: SumTable, themes: ThemeManager
) -> None:
    theme = themes.theme
    show(table, inner_look(), unit=3)
    by_title = {row.title: table._tint(row) for row in table.rows()}
    assert by_title["unit 1"] == theme.laneText(0)
    assert by_title["unit 3"] == theme.laneText(1)
    assert by_title["z, the sum"] == theme.color("text")


def test_the_table_is_as_high_as_its_lines_at_any_text_size(
    table: SumTable, themes: ThemeManager
) -> None:
    before = table.height()
    themes.setFontScale(2.0)
    assert table.height() > 1.6 * before
    assert table.verticalScrollBar().maximum() == 0


def test_places_are_told_by_what_they_are() -> None:
    assert placeText(dense_look(), BRIGHT, (0, 0)) == "row 3, column 4"
    assert placeText(inner_look(), 2, (0, 0)) == "unit 3"
    assert placeText(kernel_look(), 4, (1, 2)) == "row 3, column 4"
    assert placeText(kernel_look(), 0, (-1, 0)) == "beyond the edge"


def test_figures_are_aligned_by_their_points() -> None:
    values = (0.125, -3.14159, 1234.5, 0.0, 0.00044, -1.2e-5, float("inf"))
    assert [figureText(value) for value in values] == [
        "0.1250",
        "−3.1416",
        "1234.5000",
        "0",
        "4.40e−4",
        "−1.20e−5",
        "inf",
    ]
