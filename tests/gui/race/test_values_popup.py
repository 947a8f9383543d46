"""Ticking and writing the values that a race compares."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from engine.spec import presets
from engine.spec.optimizers import SGD, Adam, Adamax
from gui.race import variables
from gui.race.values_popup import ValuesPopup

SPEC = presets.get("mnist-quickstart").spec
VARIABLES = {variable.key: variable for variable in variables.ofSpec(SPEC)}
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(themes, qtbot):
    """Opens the popup of a setting below a button."""
    button = QPushButton("6 lanes")
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()

    def open_popup(key, values=None):
        variable = VARIABLES[key]
        chosen = variable.values if values is None else values
        popup = ValuesPopup(themes, variable, chosen, button)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        popup.heard = []
        popup.chosen.connect(popup.heard.append)
        popup.popUp(button)
        return popup

    return open_popup


def write(qtbot, popup, text):
    popup.field.setFocus()
    popup.field.selectAll()
    qtbot.keyClicks(popup.field, text)


def test_named_values_are_ticked(opened, qtbot):
    popup = opened("optimizer", (SGD(), Adam()))
    assert popup.values() == (SGD(), Adam())
    adagrad = next(tick for tick in popup.ticks if tick.text() == "Adagrad")
    qtbot.mouseClick(adagrad, LEFT, pos=QPoint(8, adagrad.height() // 2))
    assert popup.takeButton.text() == "Set up 3 lanes"
    qtbot.mouseClick(popup.takeButton, LEFT)
    assert len(popup.heard[0]) == 3
    assert not popup.isVisible()


def test_another_value_is_added_by_enter(opened, qtbot):
    popup = opened("optimizer", (SGD(), Adam()))
    write(qtbot, popup, "Adamax(learning_rate=0.01)")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.values()[-1] == Adamax(learning_rate=0.01)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.heard[0][-1] == Adamax(learning_rate=0.01)


def test_a_value_that_is_there_already_is_ticked(opened, qtbot):
    popup = opened("optimizer", (SGD(), Adam()))
    write(qtbot, popup, "Adagrad")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert len(popup.values()) == 3
    assert len(popup.ticks) == len(VARIABLES["optimizer"].values)


def test_a_value_that_is_none_is_said(opened, qtbot):
    popup = opened("optimizer")
    write(qtbot, popup, "Adamm")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert "Adamm" in popup.message.text()
    assert popup.message.isVisible()
    assert popup.isVisible()


def test_values_chosen_before_are_there_again(opened):
    popup = opened("optimizer", (Adam(), Adamax()))
    assert popup.values() == (Adam(), Adamax())


def test_numbers_are_written(opened, qtbot):
    popup = opened("learning_rate")
    assert popup.field.text() == "1, 0.1, 0.01, 0.001, 0.0001"
    assert popup.field.hasFocus()
    write(qtbot, popup, "0.5, 0.05")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.heard == [(0.5, 0.05)]


def test_what_is_wrong_is_said_while_it_is_typed(opened, qtbot):
    popup = opened("learning_rate")
    height = popup.height()
    write(qtbot, popup, "0.1, fast")
    assert '"fast"' in popup.message.text()
    assert popup.message.isVisible()
    assert popup.height() > height
    assert not popup.takeButton.isEnabled()
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.heard == []
    write(qtbot, popup, "0.1, 0.2")
    assert not popup.message.isVisible()
    assert popup.takeButton.isEnabled()


def test_a_batch_without_examples_is_said(opened, qtbot):
    popup = opened("batch_size")
    write(qtbot, popup, "0, 32")
    assert popup.message.text() == "Batch size must be 1 or more. Received: 0."
    assert popup.message.isVisible()
    assert not popup.takeButton.isEnabled()


def test_one_value_is_no_race(opened, qtbot):
    popup = opened("optimizer", (SGD(), Adam()))
    first = popup.ticks[0]
    qtbot.mouseClick(first, LEFT, pos=QPoint(8, first.height() // 2))
    assert "two lanes" in popup.message.text()
    assert not popup.takeButton.isEnabled()


def test_arrows_go_through_the_ticks_and_space_ticks(opened, qtbot):
    popup = opened("optimizer")
    qtbot.keyClick(popup.ticks[0], Qt.Key.Key_Down)
    assert popup.focusWidget() is popup.ticks[1]
    qtbot.keyClick(popup.ticks[1], Qt.Key.Key_Space)
    assert not popup.ticks[1].isChecked()
    qtbot.keyClick(popup.ticks[1], Qt.Key.Key_Up)
    assert popup.focusWidget() is popup.ticks[0]


def test_escape_leaves_all_as_it_was(opened, qtbot):
    popup = opened("optimizer")
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert popup.heard == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_everything_has_room(opened, themes, scale):
    themes.setFontScale(scale)
    popup = opened("optimizer")
    for tick in popup.ticks:
        assert tick.width() >= tick.sizeHint().width()
        assert tick.height() >= tick.sizeHint().height()
    assert popup.takeButton.geometry().bottom() < popup.height()
