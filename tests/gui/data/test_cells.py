"""Cells: found under the mouse, moved through with keys, painted only while they can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget

from gui.data.cells import NOWHERE, CellArea

LEFT = Qt.MouseButton.LeftButton


class Cells(CellArea):
    """Cells 40 px high that write down what happens."""

    def __init__(self, themes, count=1000, columns=4):
        super().__init__(themes)
        self.number, self.beside = count, columns
        self.painted, self.clicks, self.activations, self.moves = [], [], [], []

    def _count(self):
        return self.number

    def _columns(self):
        return self.beside

    def _rowHeight(self):
        return 40

    def _paintCell(self, painter, place, cell):
        self.painted.append(place)

    def _tip(self, place):
        return f"cell {place}"

    def _clicked(self, place):
        self.clicks.append(place)

    def _activated(self, place):
        self.activations.append(place)

    def _currentMoved(self):
        self.moves.append(self._current)


@pytest.fixture
def cells(themes, qtbot):
    widget = Cells(themes)
    widget.resize(410, 210)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return widget


def middle(cells, place):
    return cells._cell(place).center()


@pytest.mark.parametrize("columns", [1, 3, 4, 7, 13])
def test_every_place_is_found_again_from_all_its_corners(cells, columns):
    cells.beside = columns
    for place in range(2 * columns):
        box = cells._cell(place)
        for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
            assert cells._placeAt(corner) == place


def test_beside_and_below_the_cells_there_is_none(cells, qtbot):
    assert cells._placeAt(QPoint(cells._room(), 10)) == NOWHERE
    assert cells._placeAt(QPoint(-1, 10)) == NOWHERE
    cells.number = 2
    qtbot.mouseClick(cells.viewport(), LEFT, pos=QPoint(250, 10))
    qtbot.mouseClick(cells.viewport(), LEFT, pos=QPoint(10, 100))
    assert cells.clicks == []


def test_only_what_can_be_seen_is_painted(cells):
    cells.verticalScrollBar().setValue(4020)
    cells.painted.clear()
    cells.viewport().grab()
    assert set(cells.painted) == set(range(400, 424))


def test_the_bar_reaches_from_the_first_row_to_the_last(cells):
    assert cells.verticalScrollBar().maximum() == 250 * 40 - cells.viewport().height()


def test_room_for_the_bar_is_kept_where_there_is_none(cells, qtbot):
    before = cells._cell(3)
    cells.number = 4
    cells._arrange()
    qtbot.waitUntil(lambda: not cells.verticalScrollBar().isVisible())
    assert cells._cell(3) == before


def test_a_click_makes_a_place_the_current_one(cells, qtbot):
    qtbot.mouseClick(cells.viewport(), LEFT, pos=middle(cells, 6))
    assert cells.clicks == cells.moves == [6]
    assert cells.accessibleDescription() == "cell 6"


def test_the_right_button_chooses_nothing(cells, qtbot):
    qtbot.mouseClick(cells.viewport(), Qt.MouseButton.RightButton, pos=middle(cells, 6))
    assert cells.clicks == cells.moves == []


def test_a_double_click_and_enter_act(cells, qtbot):
    qtbot.mouseDClick(cells.viewport(), LEFT, pos=middle(cells, 6))
    qtbot.keyClick(cells, Qt.Key.Key_Return)
    qtbot.keyClick(cells, Qt.Key.Key_Enter)
    assert cells.activations == [6, 6, 6]


def test_enter_without_a_current_place_does_nothing(cells, qtbot):
    qtbot.keyClick(cells, Qt.Key.Key_Return)
    assert cells.activations == []


@pytest.mark.parametrize(
    ("start", "key", "goal"),
    [
        (5, Qt.Key.Key_Left, 4),
        (4, Qt.Key.Key_Left, 3),
        (0, Qt.Key.Key_Left, 0),
        (3, Qt.Key.Key_Right, 4),
        (999, Qt.Key.Key_Right, 999),
        (5, Qt.Key.Key_Up, 1),
        (1, Qt.Key.Key_Up, 1),
        (5, Qt.Key.Key_Down, 9),
        (998, Qt.Key.Key_Down, 998),
        (5, Qt.Key.Key_PageDown, 25),
        (26, Qt.Key.Key_PageUp, 6),
        (6, Qt.Key.Key_PageUp, 2),
        (990, Qt.Key.Key_PageDown, 998),
        (500, Qt.Key.Key_Home, 0),
        (500, Qt.Key.Key_End, 999),
    ],
)
def test_keys_move_the_current_place_and_keep_it_in_view(cells, qtbot, start, key, goal):
    cells._setCurrent(start)
    qtbot.keyClick(cells, key)
    assert cells._current == goal
    assert cells.viewport().rect().contains(cells._cell(goal))


def test_down_into_a_row_that_is_not_full_leads_to_its_end(cells, qtbot):
    cells.number = 6
    cells._setCurrent(3)
    qtbot.keyClick(cells, Qt.Key.Key_Down)
    assert cells._current == 5


def test_the_first_arrow_key_leads_to_what_is_in_view(cells, qtbot):
    cells.verticalScrollBar().setValue(410)
    qtbot.keyClick(cells, Qt.Key.Key_Down)
    assert cells._current == 44


def test_keys_of_an_empty_area_do_no_harm(cells, qtbot):
    cells.number = 0
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return):
        qtbot.keyClick(cells, key)
    assert cells._current == NOWHERE


def test_the_tab_key_brings_the_focus_and_a_current_place(themes, qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    field, cells = QLineEdit(), Cells(themes)
    layout.addWidget(field)
    layout.addWidget(cells)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert cells.hasFocus()
    assert cells.moves == [0]


def test_the_hint_is_there_only_while_there_is_nothing_else(cells):
    full = cells.viewport().grab().toImage()
    cells.setHint("No examples yet")
    assert cells.viewport().grab().toImage() == full
    cells.number = 0
    hinted = cells.viewport().grab().toImage()
    cells.setHint("")
    assert cells.viewport().grab().toImage() != hinted


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_tool_tip_is_that_of_the_place_under_the_mouse(cells, qtbot):
    position = middle(cells, 9)
    event = QHelpEvent(QEvent.Type.ToolTip, position, cells.viewport().mapToGlobal(position))
    QApplication.sendEvent(cells.viewport(), event)
    assert QToolTip.text() == "cell 9"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
