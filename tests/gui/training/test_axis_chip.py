"""What the horizontal axis counts: a chip that goes on, and entries of a menu."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from engine.training.history import History
from gui.training.axis_chip import AxisChip

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session() -> SimpleNamespace:
    return SimpleNamespace(history=History())


@pytest.fixture
def chip(session: SimpleNamespace, qtbot: QtBot) -> AxisChip:
    made = AxisChip(session)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    return made


def words(chip: AxisChip, qtbot: QtBot, clicks: int) -> list[str]:
    seen = []
    for _ in range(clicks):
        qtbot.mouseClick(chip, LEFT)
        seen.append(chip.text())
    return seen


def test_a_click_counts_the_next_thing(chip: AxisChip, qtbot: QtBot) -> None:
    assert chip.text() == "x: epochs"
    assert words(chip, qtbot, 4) == ["x: updates", "x: examples", "x: seconds", "x: epochs"]


def test_what_the_run_does_not_know_is_left_out(
    chip: AxisChip, session: SimpleNamespace, qtbot: QtBot
) -> None:
    session.history.add_batches({"loss": np.ones(5, np.float32)})
    assert words(chip, qtbot, 2) == ["x: updates", "x: epochs"]


def test_it_is_told_once_that_something_else_is_counted(chip: AxisChip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chip.axisChanged):
        chip.setAxis("seconds")
    with qtbot.assertNotEmitted(chip.axisChanged):
        chip.setAxis("seconds")


def test_an_entry_of_the_menu_is_chosen(chip: AxisChip, session: SimpleNamespace) -> None:
    session.history.add_batches({"loss": np.ones(5, np.float32)})
    menu = QMenu(chip)
    chip.addTo(menu)
    entries = {action.text(): action for action in menu.actions()}
    assert entries["x: epochs"].isChecked()
    assert not entries["x: seconds"].isEnabled()
    entries["x: updates"].trigger()
    assert chip.axis() == "updates"
    assert chip.text() == "x: updates"
