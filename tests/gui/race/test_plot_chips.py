"""The chips over the race's plots."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.race.plot_chips import PlotChips
from gui.race.plot_modes import PlotModes

LEFT = Qt.MouseButton.LeftButton
NAMES = "axis", "loss", "metric", "smoothed", "raw", "log", "whole"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def chips(qtbot: QtBot, page: QWidget) -> PlotChips:
    row = QHBoxLayout(page)
    made = PlotChips(lambda axis: axis != "seconds", page)
    for name in NAMES:
        row.addWidget(getattr(made, name))
    with qtbot.waitExposed(page):
        page.show()
    return made


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("loss", PlotModes(loss="validation")),
        ("metric", PlotModes(metric="training")),
        ("smoothed", PlotModes(smoothed=200)),
        ("raw", PlotModes(raw=False)),
        ("log", PlotModes(log=True)),
        ("whole", PlotModes(whole=True)),
    ],
)
def test_a_click_chooses_and_is_told(
    chips: PlotChips, qtbot: QtBot, name: str, after: PlotModes
) -> None:
    told: list[PlotModes] = []
    chips.chosen.connect(told.append)
    qtbot.mouseClick(getattr(chips, name), LEFT)
    assert chips.modes() == after
    assert told == [after]


def test_an_axis_that_nobody_knows_is_passed_over(chips: PlotChips, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        qtbot.mouseClick(chips.axis, LEFT)
        seen.append(chips.axis.text())
    assert "x: seconds" not in seen
    assert seen[-1] == "x: epochs"


def test_they_show_what_they_are_set_to_without_telling(chips: PlotChips) -> None:
    told: list[PlotModes] = []
    chips.chosen.connect(told.append)
    chips.setModes(PlotModes("seconds", "validation", "validation", 200, False, True, True))
    assert chips.axis.text() == "x: seconds"
    assert chips.smoothed.text() == "smooth 200"
    assert [chip.isChecked() for chip in (chips.raw, chips.log, chips.whole)] == [False, True, True]
    assert not chips.smoothed.isEnabled()  # of epochs there is nothing to smooth
    assert not chips.raw.isEnabled()
    assert not told


def test_every_chip_says_what_it_is_for(chips: PlotChips) -> None:
    assert all(getattr(chips, name).toolTip() for name in NAMES)
