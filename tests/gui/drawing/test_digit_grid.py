from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.data.my_digits import images, new_digit
from gui.drawing.digit_grid import DigitGrid
from gui.drawing.my_digits_keeper import Collection

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LABELS = (7, 1, 4, 4, 9, 0)


@pytest.fixture
def collection():
    strokes = [[np.array([[0.1 * i, 0.0], [0.5, 0.9]])] for i in range(len(LABELS))]
    digits = tuple(
        new_digit(drawn, label, "Mina" if label == 7 else "")
        for drawn, label in zip(strokes, LABELS, strict=True)
    )
    return Collection(digits, images(digits)[0])


@pytest.fixture
def grid(themes, qtbot, collection):
    widget = DigitGrid(themes)
    widget.resize(600, 300)
    widget.setCollection(collection, np.arange(len(LABELS)))
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def click(grid, qtbot, place, held=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(grid.viewport(), LEFT, held, grid._cell(place).center())


def chosen(grid, collection):
    names = [digit.id for digit in collection.digits]
    return [names.index(name) for name in grid.selectedIds()]


def test_a_click_chooses_one_and_ctrl_and_shift_choose_more(grid, collection, qtbot):
    click(grid, qtbot, 1)
    assert chosen(grid, collection) == [1]
    click(grid, qtbot, 3, SHIFT)
    assert chosen(grid, collection) == [1, 2, 3]
    click(grid, qtbot, 2, CTRL)
    assert chosen(grid, collection) == [1, 3]
    click(grid, qtbot, 5)
    assert chosen(grid, collection) == [5]
    qtbot.mouseClick(grid.viewport(), LEFT, pos=grid.viewport().rect().bottomRight() * 0.9)
    assert chosen(grid, collection) == []


def test_the_keyboard_alone_chooses(grid, collection, qtbot):
    grid.clearFocus()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert chosen(grid, collection) == [0]
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    assert chosen(grid, collection) == [1, 2]
    qtbot.keyClick(grid, Qt.Key.Key_A, CTRL)
    assert chosen(grid, collection) == list(range(6))


def test_keys_ask_for_what_is_to_be_done(grid, qtbot):
    click(grid, qtbot, 1)
    with qtbot.waitSignal(grid.removeRequested):
        qtbot.keyClick(grid, Qt.Key.Key_Delete)
    with qtbot.waitSignal(grid.labelRequested) as told:
        qtbot.keyClick(grid, Qt.Key.Key_3)
    assert told.args == [3]
    with qtbot.waitSignal(grid.undoRequested):
        qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)


def test_what_is_read_wrongly_says_as_what(grid, collection):
    read = np.array([7, 1, 9, 4, 9, 0], np.int32)
    grid.setCollection(collection, np.array([3, 2]), read)
    assert [grid._name(place) for place in (0, 1)] == ["4", "4 → 9"]
    assert "read as a 9" in grid._tip(1)
    grid.setCollection(collection, np.array([0]), None)
    assert grid._tip(0).startswith("A 7 by Mina")


def test_what_was_chosen_stays_so_while_it_is_there(grid, collection, qtbot):
    click(grid, qtbot, 0)
    click(grid, qtbot, 3, CTRL)
    grid.setCollection(collection, np.array([3, 1]))
    assert chosen(grid, collection) == [3]


def test_what_is_chosen_looks_so(grid, qtbot, themes):
    before = grid.viewport().grab(grid._cell(2)).toImage()
    click(grid, qtbot, 1)
    click(grid, qtbot, 3, SHIFT)
    assert grid.viewport().grab(grid._cell(2)).toImage() != before
