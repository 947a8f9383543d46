"""Names of pages in as many lines as they need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.insight.page_bar import PageBar
from gui.theme import ThemeManager

PAGES = [(name, f"About {name}.") for name in ("Mistakes", "Weights", "Layers", "Test images")]


@pytest.fixture
def bar(themes: ThemeManager, qtbot: QtBot) -> PageBar:
    made = PageBar(PAGES)
    qtbot.addWidget(made)
    made.resize(600, 40)
    made.show()
    made.setRoom(600)
    return made


def lines(bar: PageBar) -> int:
    return len({chip.y() for chip in bar.chips})


def test_a_click_tells_the_page_and_checks_it_alone(bar: PageBar, qtbot: QtBot) -> None:
    told = QSignalSpy(bar.pageChosen)
    bar.setPage(0)
    qtbot.mouseClick(bar.chips[2], Qt.MouseButton.LeftButton)
    assert told.at(0) == [2]
    assert [chip.isChecked() for chip in bar.chips] == [False, False, True, False]
    assert bar.chips[2].toolTip() == "About Layers."


def test_chips_stand_in_more_lines_where_there_is_less_room(bar: PageBar, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: lines(bar) == 1)
    half = bar.lineWidth() * 2 // 3
    bar.setRoom(half)
    bar.resize(half, 100)
    qtbot.waitUntil(lambda: lines(bar) == 2)
    assert max(chip.geometry().right() for chip in bar.chips) < half
    bar.setRoom(600)
    bar.resize(600, 100)
    qtbot.waitUntil(lambda: lines(bar) == 1)


def test_every_chip_has_its_line_however_narrow(bar: PageBar, qtbot: QtBot) -> None:
    bar.setRoom(10)
    bar.resize(bar.minimumSizeHint().width(), 200)
    qtbot.waitUntil(lambda: lines(bar) == len(PAGES))
