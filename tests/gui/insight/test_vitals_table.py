"""How layers are doing: bars on a logarithmic scale, and words for what gives pause."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from gui.insight.vitals_table import DEAD, GRADIENT, VitalsTable
from gui.theme import ThemeManager
from tests.helpers.insights import vitals

TITLES = ("1. Dense", "2. Dense", "3. Dense")


@pytest.fixture
def table(themes: ThemeManager, qtbot: QtBot) -> VitalsTable:
    made = VitalsTable(themes)
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    return made


def count(table: VitalsTable, row: int, column: int, colour: str) -> int:
    """How many pixels in the middle line of a cell have a colour."""
    box = table._columnBox(column, row + 1)
    image = table.grab().toImage()
    return sum(
        image.pixelColor(x, box.center().y()).name() == colour
        for x in range(box.left(), box.right())
    )


def test_equal_factors_are_equal_steps_in_the_bars(
    table: VitalsTable, themes: ThemeManager
) -> None:
    table.setVitals(vitals(0.04, 0.2, 1.0), TITLES)
    accent = themes.theme.color("accent").name()
    short, middle, long = (count(table, row, GRADIENT, accent) for row in range(3))
    assert 0 < short < middle < long
    assert long - middle == pytest.approx(middle - short, abs=4)


def test_gradients_that_vanish_or_explode_are_marked(
    table: VitalsTable, themes: ThemeManager
) -> None:
    table.setVitals(vitals(1e-4, 200.0, 1.0), TITLES)
    assert table.marks() == ["vanishing", "exploding", ""]
    assert count(table, 0, GRADIENT, themes.theme.color("careful").name()) > 0
    assert count(table, 1, GRADIENT, themes.theme.color("bad").name()) > 0


@pytest.mark.parametrize(("dead", "is_marked"), [(0.49, False), (0.5, True)])
def test_half_of_the_units_dead_is_marked(
    table: VitalsTable, themes: ThemeManager, dead: float, is_marked: bool
) -> None:
    table.setVitals(vitals(1.0, 1.0, dead=dead), TITLES)
    assert (count(table, 0, DEAD, themes.theme.color("bad").name()) > 0) == is_marked


def test_a_row_is_told_in_words(table: VitalsTable) -> None:
    table.setVitals(vitals(0.001, 1.0, dead=0.25, saturated=0.75), TITLES)
    percent = "\N{NO-BREAK SPACE}%"
    words = f"25{percent} of ReLU units dead, 75{percent} saturated"
    assert table.rowText(0) == f"1. Dense, gradient 0.001 (vanishing), {words}"
    assert table.accessibleDescription().splitlines()[1].startswith("2. Dense, gradient 1,")


def test_columns_explain_themselves(table: VitalsTable) -> None:
    table.setVitals(vitals(1.0, 1.0), TITLES)
    head = table._columnBox(GRADIENT, 0).center()
    assert "Vanishing" in table.tipAt(head)
    row = table._columnBox(DEAD, 1).center()
    assert table.tipAt(row).startswith("1. Dense, gradient 1")
    assert "ReLU" in table.tipAt(row)
    assert table.tipAt(QPoint(3, 3)) == ""


@pytest.mark.parametrize("norm", [0.0, float("inf"), float("nan"), 1e-30, 1e30])
def test_any_gradient_can_be_painted(table: VitalsTable, norm: float) -> None:
    table.setVitals(vitals(norm, 1.0, None), TITLES)
    table.grab()
    assert table.rowText(0).startswith("1. Dense, gradient")


def test_the_scale_never_shrinks_until_another_run(
    table: VitalsTable, themes: ThemeManager
) -> None:
    accent = themes.theme.color("accent").name()
    table.setVitals(vitals(1.0, 1.0), TITLES)
    fresh = count(table, 0, GRADIENT, accent)
    table.setVitals(vitals(1e-6, 1.0), TITLES)
    table.setVitals(vitals(0.1, 0.1), TITLES)
    wide = count(table, 0, GRADIENT, accent)
    table.reset()
    table.setVitals(vitals(0.1, 0.1), TITLES)
    assert count(table, 0, GRADIENT, accent) != wide
    assert fresh > 0


def test_it_is_as_high_as_its_layers(table: VitalsTable) -> None:
    table.setVitals(vitals(1.0), TITLES)
    one = table.height()
    table.setVitals(vitals(1.0, 1.0, 1.0), TITLES)
    assert table.height() == 2 * one
