"""The row of tools below the sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.pad.panel import PadPanel
from gui.pad.tools import PadTools

LEFT = Qt.MouseButton.LeftButton
LINES = [[(0.2, 0.3), (0.8, 0.3)], [(0.2, 0.7), (0.8, 0.7)]]


@pytest.fixture
def tools(themes, qtbot):
    window = QWidget()  # as one of its own it could not be narrower than its widest face
    window.resize(800, 100)
    qtbot.addWidget(window)
    row = PadTools(themes, window)
    row.setUsable(True, True, True, True)
    row.testButton.setEnabled(True)
    with qtbot.waitExposed(window):
        window.show()
    yield row
    row.menu.close()


@pytest.fixture
def panel(themes, qtbot):
    widget = PadPanel(themes)
    widget.resize(420, 800)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def entries(tools):
    tools._fillMenu()
    return {action.text(): action for action in tools.menu.actions() if action.text()}


def shown(tools):
    buttons = tools.undoButton, tools.redoButton, tools.eraserButton, tools.clearButton
    return [b for b in (*buttons, tools.testButton, tools.moreButton) if not b.isHidden()]


@pytest.mark.parametrize("scale", [1.0, 1.4, 2.0])
@pytest.mark.parametrize("width", [230, 270, 330, 390, 700])
def test_nothing_is_cut_off_and_what_has_no_button_is_in_the_menu(tools, themes, width, scale):
    themes.setFontScale(scale)
    tools.resize(width, tools.sizeHint().height())
    tools.layout().activate()
    for part in (*shown(tools), tools.slider):
        assert tools.rect().contains(part.geometry())
        assert part.width() >= part.minimumSizeHint().width()
    offered = {button.accessibleName() for button in shown(tools)} | set(entries(tools))
    assert {"Undo", "Redo", "Eraser", "Clear", "Test image", "More"} <= offered
    assert tools.eraserButton in shown(tools)


def test_the_menu_does_what_its_entries_say(tools, qtbot):
    tools.resize(230, 40)
    for text, signal in (
        ("Redo", tools.redoRequested),
        ("Paste a picture of a digit", tools.pasteRequested),
        ("Open a picture of a digit …", tools.openRequested),
        ("Copy as a picture", tools.copyRequested),
        ("Save as a picture …", tools.saveRequested),
    ):
        with qtbot.waitSignal(signal):
            entries(tools)[text].trigger()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_opens_from_its_button(tools, qtbot):
    qtbot.mouseClick(tools.moreButton, LEFT)
    assert tools.menu.isVisible()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_lies_where_it_will_lie_the_next_time(tools, qtbot):
    tools.window().move(100, 400)
    qtbot.mouseClick(tools.moreButton, LEFT)
    first = tools.menu.y()
    tools.menu.close()
    qtbot.mouseClick(tools.moreButton, LEFT)
    assert first == tools.menu.y()


def test_what_cannot_be_done_is_not_offered(tools):
    tools.setUsable(False, False, False)
    tools.testButton.setEnabled(False)
    assert not any(action.isEnabled() for action in entries(tools).values())
    assert not tools.eraserButton.isEnabled()


def test_the_eraser_is_taken_and_given_back_by_its_button(panel, qtbot):
    panel.setStrokes(LINES)
    eraser = panel.tools.eraserButton
    qtbot.mouseClick(eraser, LEFT)
    assert panel.canvas.isErasing()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_P)
    assert not eraser.isChecked()
    qtbot.mouseClick(eraser, LEFT)
    qtbot.mouseClick(eraser, LEFT)
    assert not panel.canvas.isErasing()


def test_redo_has_a_button_where_there_is_room(panel, qtbot):
    panel.tools.setFixedWidth(600)
    panel.setStrokes(LINES)
    redo = panel.tools.redoButton
    assert not redo.isEnabled()
    qtbot.mouseClick(panel.tools.undoButton, LEFT)
    assert redo.isEnabled()
    qtbot.mouseClick(redo, LEFT)
    assert len(panel.strokes()) == 2
