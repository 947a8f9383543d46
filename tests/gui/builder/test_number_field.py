"""Steps of declared numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.spec.fields import param_of
from engine.spec.optimizers import Adam
from engine.spec.run import Training
from gui.builder.number_field import ParamNumberEdit


@pytest.mark.parametrize(
    ("value", "key", "after"),
    [
        (32, Qt.Key.Key_Up, 64),
        (32, Qt.Key.Key_Down, 16),
        (33, Qt.Key.Key_Down, 32),
        (100, Qt.Key.Key_Up, 128),
        (1, Qt.Key.Key_Down, 1),
        (4, Qt.Key.Key_PageUp, 32),
        (0, Qt.Key.Key_Up, 1),
    ],
)
def test_batch_sizes_go_along_the_powers_of_two(qtbot: QtBot, value, key, after) -> None:
    field = ParamNumberEdit(param_of(Training, "batch_size"), value, integer=True)
    qtbot.addWidget(field)
    qtbot.keyClick(field, key)
    assert field.value() == after


def test_arrows_stop_short_of_a_bound_that_is_not_allowed(qtbot: QtBot) -> None:
    field = ParamNumberEdit(param_of(Training, "validation_split"), 0.05, integer=False)
    qtbot.addWidget(field)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == 0.05


def test_typing_may_leave_the_range_for_the_checks_to_say_so(qtbot: QtBot) -> None:
    field = ParamNumberEdit(param_of(Training, "batch_size"), 32, integer=True)
    qtbot.addWidget(field)
    field.selectAll()
    qtbot.keyClicks(field, "-5")
    assert (field.value(), field.problem()) == (-5, "")


def test_an_optional_number_can_be_left_out(qtbot: QtBot) -> None:
    field = ParamNumberEdit(param_of(Adam, "clipnorm"), None, integer=False)
    qtbot.addWidget(field)
    assert field.lineEdit().placeholderText() == "not set"
    qtbot.keyClicks(field, "1")
    assert field.value() == 1
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert (field.value(), field.problem()) == (None, "")
