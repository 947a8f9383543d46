"""The table of lanes, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from engine.training.states import RunState
from gui.race.board_state import NO_LANE
from gui.race.lane_menu import LaneMenu
from tests.helpers.boards import end_epoch, lane, learn

LEFT = Qt.MouseButton.LeftButton


def middle(board, number):
    return board._cell(board.order().index(number)).center()


def click(qtbot, board, number):
    qtbot.mouseClick(board.viewport(), LEFT, pos=middle(board, number))


def button(board, number, which):
    cell = board._cell(board.order().index(number))
    return board._layout.button(cell.topLeft(), which).center()


def key(qtbot, board, which):
    board.heard.clear()
    qtbot.keyClick(board, which)
    return board.heard


def open_menu():
    found = QApplication.activePopupWidget()
    assert isinstance(found, LaneMenu)
    return found


def entry(menu, start):
    return next(action for action in menu.actions() if action.text().startswith(start))


# -- figures and order


def test_figures_of_each_lane_are_shown_in_place(board):
    assert board.order() == (1, 2, 3, 4)
    assert board.text(2, "loss") == "0.200"
    assert board.text(2, "rate") == "52\u00a0k"
    before = board.viewport().grab().toImage()
    learn(board.lanes[1], 0.21, 1)
    learn(board.lanes[1], 0.25, 30)
    board.refresh()
    assert board.text(2, "loss") != "0.200"
    assert board.viewport().grab().toImage() != before


def test_a_lane_goes_past_another_only_when_it_has_led_for_half_a_second(board, clock):
    learn(board.lanes[3], 0.01, 500)
    board.refresh()
    assert board.order() == (1, 2, 3, 4)
    clock.now = 0.4
    board.refresh()
    assert board.order() == (1, 2, 3, 4)
    clock.now = 0.5
    board.refresh()
    assert board.order() == (4, 1, 2, 3)


def test_when_all_have_ended_an_epoch_nobody_waits(board):
    for one, accuracy in zip(board.lanes, (0.9, 0.92, 0.94, 0.96), strict=True):
        end_epoch(one, accuracy)
        board.refresh()
    assert board.order() == (4, 3, 2, 1)
    assert board.text(4, "accuracy") == "96.0\u00a0%"


def test_at_the_end_of_the_race_nobody_waits(board):
    learn(board.lanes[3], 0.01, 500)
    for one in board.lanes:
        one.state = RunState.FINISHED
    board.refresh()
    assert board.order()[0] == 4


def test_hidden_it_does_nothing_and_shown_again_it_is_up_to_date(board):
    board.hide()
    learn(board.lanes[3], 0.01, 500)
    board.refresh()
    assert board.text(4, "loss") == "0.400"
    board.show()
    assert board.text(4, "loss") == "0.010"
    assert board.order()[0] == 4


def test_a_diverged_lane_says_so_in_place_of_figures_and_goes_last(board, clock):
    board.lanes[0].state = RunState.DIVERGED
    board.refresh()
    clock.now = 1.0
    board.refresh()
    assert board.order()[-1] == 1
    assert board.text(1, "loss").startswith("diverged at update 60")


def test_rows_glide_to_their_places(board, clock, qtbot):
    board.setAnimated(True)
    learn(board.lanes[3], 0.01, 500)
    board.refresh()
    clock.now = 0.5
    board.refresh()
    assert board.order()[0] == 4
    assert board._tops()[4] == 3 * board._rowHeight()
    board._glide.setCurrentTime(board._glide.duration() // 2)
    assert 0 < board._tops()[4] < 3 * board._rowHeight()
    qtbot.waitUntil(lambda: not board._glide.isMoving)
    assert board._tops()[4] == 0


def test_without_motion_rows_are_there_at_once(board, clock):
    learn(board.lanes[3], 0.01, 500)
    board.refresh()
    clock.now = 0.5
    board.refresh()
    assert board._tops()[4] == 0


def test_the_chosen_lane_stays_chosen_when_it_moves(board, qtbot, clock):
    click(qtbot, board, 4)
    board.heard.clear()
    learn(board.lanes[3], 0.01, 500)
    board.refresh()
    clock.now = 0.5
    board.refresh()
    assert board.selected() == 4
    assert board.heard == []


def test_lanes_can_come_and_go(board, qtbot):
    click(qtbot, board, 4)
    board.heard.clear()
    board.setLanes([*board.lanes[:3], lane(5)])
    assert board.order() == (1, 2, 3, 5)
    assert board.text(5, "loss") == "waiting"
    assert board.selected() == NO_LANE
    assert ("laneSelected", NO_LANE) in board.heard


# -- mouse


def test_the_pointer_tells_over_which_lane_it_is(board, qtbot):
    for number in (2, 3):
        qtbot.mouseMove(board.viewport(), middle(board, number))
    assert board.heard[-2:] == [("laneHovered", 2), ("laneHovered", 3)]


def test_another_lane_that_comes_under_the_pointer_is_told(board, qtbot, clock):
    qtbot.mouseMove(board.viewport(), middle(board, 1))
    board._setHovered(0)
    learn(board.lanes[3], 0.01, 500)
    board.refresh()
    clock.now = 0.5
    board.refresh()
    assert board.heard[-1] == ("laneHovered", 4)


def test_a_click_chooses(board, qtbot):
    click(qtbot, board, 3)
    assert board.heard[-1] == ("laneSelected", 3)
    assert board.selected() == 3


def test_the_eye_hides_without_choosing(board, qtbot):
    qtbot.mouseClick(board.viewport(), LEFT, pos=button(board, 2, "hide"))
    assert [what for what in board.heard if what[0] != "laneHovered"] == [("hideToggled", 2)]


def test_a_hidden_lane_stands_back(board):
    before = board.viewport().grab().toImage()
    board.lanes[1].is_hidden = True
    board.setLanes(board.lanes)
    assert board.viewport().grab().toImage() != before
    board.setSelected(2)
    assert "hidden" in board.accessibleDescription()


def test_solo_lets_the_others_stand_back(board):
    board.setSelected(1)
    board.setSolo(2)
    assert "hidden" in board.accessibleDescription()
    board.setSolo(NO_LANE)
    assert "hidden" not in board.accessibleDescription()


def test_the_rows_button_opens_the_menu(board, qtbot):
    qtbot.mouseClick(board.viewport(), LEFT, pos=button(board, 2, "menu"))
    menu = open_menu()
    entry(menu, "Use these").trigger()
    menu.close()
    assert board.heard[-1] == ("adoptRequested", 2)


def test_the_right_button_opens_the_menu_too(board):
    position = middle(board, 3)
    where = board.viewport().mapToGlobal(position)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, position, where)
    QApplication.sendEvent(board.viewport(), event)
    menu = open_menu()
    colours = entry(menu, "Colour").menu()
    colours.actions()[7].trigger()
    menu.close()
    assert board.heard[-1] == ("styleChosen", 3, 7)


def test_a_double_click_renames(board, qtbot):
    qtbot.mouseDClick(board.viewport(), LEFT, pos=QPoint(80, middle(board, 2).y()))
    edit = board._renaming.edit
    qtbot.keyClicks(edit, "fast one")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert board.heard[-1] == ("renamed", 2, "fast one")
    assert board.hasFocus()
    assert QApplication.activePopupWidget() is None


# -- keys


def test_arrows_choose(board, qtbot):
    qtbot.keyClick(board, Qt.Key.Key_Home)
    assert key(qtbot, board, Qt.Key.Key_Down) == [("laneSelected", 2)]
    assert key(qtbot, board, Qt.Key.Key_Up) == [("laneSelected", 1)]
    assert key(qtbot, board, Qt.Key.Key_Escape) == [("laneSelected", NO_LANE)]


@pytest.mark.parametrize(
    ("which", "name"),
    [
        (Qt.Key.Key_H, "hideToggled"),
        (Qt.Key.Key_S, "soloToggled"),
        (Qt.Key.Key_Delete, "removeRequested"),
    ],
)
def test_keys_act_on_the_chosen_lane(board, qtbot, which, name):
    assert key(qtbot, board, which) == []
    board.setSelected(3)
    assert key(qtbot, board, which) == [(name, 3)]


def test_space_is_left_to_the_window(board):
    board.setSelected(3)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    QApplication.sendEvent(board, event)
    assert not event.isAccepted()
    assert board.heard == []


@pytest.mark.parametrize(("taken", "then"), [(2, 3), (4, 3)])
def test_after_one_is_removed_the_next_is_chosen(board, qtbot, taken, then):
    board.setSelected(taken)
    qtbot.keyClick(board, Qt.Key.Key_Delete)
    board.setLanes([one for one in board.lanes if one.number != taken])
    assert board.selected() == then
    assert board.heard[-1] == ("laneSelected", then)


def test_a_lane_that_goes_by_itself_leaves_none_chosen(board, qtbot):
    board.setSelected(2)
    board.setLanes([one for one in board.lanes if one.number != 2])
    assert board.selected() == NO_LANE


def test_enter_opens_the_menu(board, qtbot):
    board.setSelected(3)
    qtbot.keyClick(board, Qt.Key.Key_Return)
    menu = open_menu()
    entry(menu, "Remove").trigger()
    menu.close()
    assert board.heard[-1] == ("removeRequested", 3)


def test_escape_leaves_the_old_name(board, qtbot):
    board.setSelected(2)
    qtbot.keyClick(board, Qt.Key.Key_F2)
    qtbot.keyClicks(board._renaming.edit, "nonsense")
    qtbot.keyClick(board._renaming.edit, Qt.Key.Key_Escape)
    assert board._renaming.edit is None
    assert not any(what[0] == "renamed" for what in board.heard)
    assert board.hasFocus()


def test_nothing_moves_under_a_name_being_typed(board, qtbot, clock):
    board.setSelected(2)
    qtbot.keyClick(board, Qt.Key.Key_F2)
    learn(board.lanes[3], 0.01, 500)
    for now in (0.0, 1.0):
        clock.now = now
        board.refresh()
    assert board.order() == (1, 2, 3, 4)
    qtbot.keyClick(board._renaming.edit, Qt.Key.Key_Return)
    for now in (2.0, 3.0):
        clock.now = now
        board.refresh()
    assert board.order()[0] == 4


def test_a_lane_that_goes_while_it_is_renamed_leaves_no_field(board, qtbot):
    board.setSelected(4)
    qtbot.keyClick(board, Qt.Key.Key_F2)
    board.setLanes(board.lanes[:3])
    assert board._renaming.edit is None
    assert board.order() == (1, 2, 3)
