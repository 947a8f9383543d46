"""Units that can be chosen by mouse and keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.insight.unit_grid import UnitGrid
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=[10, 40])
def grid(request: pytest.FixtureRequest, qtbot: QtBot, themes: ThemeManager) -> UnitGrid:
    grid = UnitGrid(themes)
    qtbot.addWidget(grid)
    grid.resize(320, 100)
    grid.setValues(np.linspace(-1, 1, request.param))
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


def chosen(grid: UnitGrid) -> list[int]:
    units: list[int] = []
    grid.unitChosen.connect(units.append)
    return units


def test_a_click_chooses_a_unit(grid: UnitGrid, qtbot: QtBot) -> None:
    units = chosen(grid)
    qtbot.mouseClick(grid, LEFT, pos=grid.boxOf(7).center().toPoint())
    qtbot.mouseClick(grid, LEFT, pos=grid.boxOf(7).center().toPoint())
    qtbot.mouseClick(grid, LEFT, pos=QPoint(grid.width() - 1, grid.height() - 1))
    assert units[0] == grid.unit() if len(units) == 1 else units[0] == 7
    assert units.count(7) == 1


def test_keys_move_and_stay_within(grid: UnitGrid, qtbot: QtBot) -> None:
    units, last = chosen(grid), len(grid._values) - 1
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right):
        qtbot.keyClick(grid, key)
    assert units == [1, last]
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert units[-1] < last
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.unit() == 0


def test_the_chosen_unit_is_seen_and_spoken(grid: UnitGrid) -> None:
    before = grid.grab().toImage()
    grid.setUnit(5)
    assert grid.grab().toImage() != before
    assert "unit 6" in grid.accessibleDescription()
