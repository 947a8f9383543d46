"""Chips in rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.activations.chip_flow import ChipFlow, LaneChip
from gui.theme import ThemeManager


@pytest.fixture
def chips(themes: ThemeManager) -> list[LaneChip]:
    return [LaneChip(f"function {n}", str(n), themes) for n in range(6)]


@pytest.fixture
def flow(chips: list[LaneChip], qtbot: QtBot) -> ChipFlow:
    made = ChipFlow(chips)
    qtbot.addWidget(made)
    made.resize(2000, 30)
    made.show()
    return made


def rows(chips: list[LaneChip]) -> int:
    return len({chip.y() for chip in chips})


def test_they_wrap_where_the_room_ends(flow: ChipFlow, chips: list[LaneChip]) -> None:
    assert rows(chips) == 1
    flow.resize(2 * chips[0].width() + 20, 30)
    assert rows(chips) == 3
    assert all(chip.geometry().right() < flow.width() for chip in chips)
    assert flow.height() >= chips[-1].geometry().bottom()


def test_larger_text_takes_more_rows(
    flow: ChipFlow, chips: list[LaneChip], themes: ThemeManager, qtbot: QtBot
) -> None:
    flow.resize(6 * chips[0].width() + 60, 30)
    assert rows(chips) == 1
    themes.setFontScale(1.5)
    qtbot.waitUntil(lambda: rows(chips) == 2)


def test_the_dot_is_filled_in_the_lanes_colour_while_on(
    flow: ChipFlow, chips: list[LaneChip], themes: ThemeManager, qtbot: QtBot
) -> None:
    chip = chips[0]
    chip.setLane(2)
    before = chip.size()

    def dot() -> str:
        image = chip.icon().pixmap(16, 16).toImage()
        return image.pixelColor(image.width() // 2, image.height() // 2).name()

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert dot() == themes.theme.lane(2).name()
    assert chip.sizeHint() == before
    chip.setChecked(False)
    assert dot() != themes.theme.lane(2).name()
    themes.setMode("dark")
    chip.setChecked(True)
    assert dot() == themes.theme.lane(2).name()
