"""The nearest training images: what they are, and to the pad with one of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.drawing.neighbours import NeighbourRow
from gui.pad.bars import DIGITS
from gui.theme import ThemeManager
from tests.helpers.explanations import neighbours

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(themes: ThemeManager, qtbot: QtBot) -> NeighbourRow:
    made = NeighbourRow(themes)
    qtbot.addWidget(made)
    made.resize(620, 130)
    made.setNeighbours(neighbours(), DIGITS, 7)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_nearest_comes_first_with_class_and_distance(row: NeighbourRow) -> None:
    tips = [tile.toolTip() for tile in row.tiles]
    assert tips[0].startswith("A training image of 7, 0.50 away")
    assert tips[1].startswith("A training image of 1, 0.75 away")
    lefts = [tile.x() for tile in row.tiles]
    assert lefts == sorted(lefts)


def test_pictures_are_shown(row: NeighbourRow) -> None:
    image = row.grab().toImage()
    levels = [
        image.pixelColor(tile.geometry().topLeft() + QPoint(tile.width() // 2, 30)).lightness()
        for tile in row.tiles
    ]
    assert levels == sorted(levels)  # the first has most ink
    assert len(set(levels)) == 8


def test_a_click_or_a_key_chooses_one(row: NeighbourRow, qtbot: QtBot) -> None:
    chosen = QSignalSpy(row.chosen)
    qtbot.mouseClick(row.tiles[2], LEFT)
    row.tiles[3].setFocus()
    qtbot.keyClick(row.tiles[3], Qt.Key.Key_Space)
    shown = neighbours()
    assert [chosen.at(i)[0].distance for i in range(2)] == [shown[2].distance, shown[3].distance]


def test_where_there_is_little_room_they_stand_in_two_lines(
    row: NeighbourRow, qtbot: QtBot
) -> None:
    row.resize(300, 300)
    qtbot.waitUntil(lambda: len({tile.y() for tile in row.tiles}) == 2)
    assert all(tile.geometry().right() < 300 for tile in row.tiles)
    row.resize(620, 130)
    qtbot.waitUntil(lambda: len({tile.y() for tile in row.tiles}) == 1)


def test_a_class_without_a_name_is_told_by_its_number(row: NeighbourRow) -> None:
    row.setNeighbours(neighbours(2), ("no",), 0)
    assert len(row.tiles) == 2
    assert "of 7," in row.tiles[0].toolTip()


def test_a_long_name_does_not_run_into_the_next_one(row: NeighbourRow) -> None:
    row.setNeighbours(neighbours(), ["i" * 60] * 10, 7)
    image = row.grab().toImage()
    empty = row._themes.theme.color("panel").rgb()
    for tile in row.tiles[2:]:  # the first has the focus, and a ring
        left, line = tile.x(), tile.sizeHint().height() - 2 * tile.fontMetrics().height()
        lines = range(tile.y() + line, tile.geometry().bottom())
        assert all(image.pixel(x, y) == empty for x in range(left - 2, left + 2) for y in lines)
