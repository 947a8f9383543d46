"""One switch of the laboratory."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.data.stages import SWITCHES
from gui.drawing.switch_row import SwitchRow
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(themes: ThemeManager, qtbot: QtBot) -> SwitchRow:
    made = SwitchRow(SWITCHES[2], themes)
    qtbot.addWidget(made)
    made.resize(560, made.sizeHint().height())
    made.show()
    return made


def test_a_click_says_which_stage_is_off(row: SwitchRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.switched) as caught:
        qtbot.mouseClick(row.box, LEFT, pos=QPoint(8, row.box.height() // 2))
    assert caught.args == [SWITCHES[2].name, False]
    with qtbot.waitSignal(row.switched) as caught:
        qtbot.keyClick(row.box, Qt.Key.Key_Space)
    assert caught.args == [SWITCHES[2].name, True]


def test_it_says_what_happens_without_the_stage(row: SwitchRow) -> None:
    assert row.box.text() == row.cost.accessibleDescription() == str(SWITCHES[2].label)
    assert row.box.accessibleDescription() == f"Off: {SWITCHES[2].off}"
    assert str(SWITCHES[2].help)[:20] in row.box.toolTip()


def test_to_show_a_state_is_not_to_switch(row: SwitchRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.switched):
        row.setState(False, True)
    assert not row.box.isChecked()
    assert row._consequence.property("severity") == "warning"
    row.setState(True, True)
    assert row._consequence.property("severity") == ""


def test_a_stage_without_effect_cannot_be_switched(row: SwitchRow, qtbot: QtBot) -> None:
    row.setState(True, False)
    assert "no effect" in row.box.accessibleDescription()
    with qtbot.assertNotEmitted(row.switched):
        qtbot.mouseClick(row.box, LEFT, pos=QPoint(8, row.box.height() // 2))
