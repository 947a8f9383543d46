"""The table of lanes, by mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from engine.messages import say
from engine.spec import presets
from engine.training.history import EpochResult
from engine.training.states import RunState
from engine.work.events import BatchesDone, RunPrepared
from gui.race.board_cells import FAIR, FAIR_SIGN
from gui.race.lane_menu import LaneMenu
from gui.race.lane_run import LaneRun
from gui.race.leaderboard import NO_LANE, Leaderboard

SPEC = presets.get("mnist-quickstart").spec
STEPS = 1000
LEFT = Qt.MouseButton.LeftButton
NAMES = ("Adam", "RMSprop", "SGD", "Adagrad")
SIGNALS = (
    *("laneHovered", "laneSelected", "hideToggled", "soloToggled", "removeRequested"),
    *("adoptRequested", "renamed", "styleChosen"),
)


class Clock:
    """Seconds that pass when they are told to."""

    now = 0.0

    def __call__(self):
        return self.now


def lane(number, loss=None, **changes):
    made = LaneRun(number, NAMES[(number - 1) % 4], SPEC, number - 1, **changes)
    if loss is not None:
        made.state = RunState.RUNNING
        made.history.steps_per_epoch = STEPS
        made.prepared = RunPrepared(101_770, STEPS, 5, 48_000, 12_000, say("CPU"))
        learn(made, loss, 60)
    return made


def learn(made, loss, count=200):
    values = {
        "loss": np.full(count, loss, np.float32),
        "accuracy": np.full(count, 0.5, np.float32),
    }
    made.batches = BatchesDone(values, 52_000.0, None)
    made.history.add_batches(values, (made.history.updates + count) / 100)


def end_epoch(made, accuracy):
    number = len(made.history.epochs) + 1
    values = {"loss": 1.0, "val_accuracy": accuracy}
    made.history.epochs.append(EpochResult(number, made.history.updates, values, 1.0))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def board(themes, qtbot, clock):
    """Four lanes at 60 updates, the first one ahead."""
    widget = Leaderboard(themes, clock)
    widget.setAnimated(False)
    widget.lanes = [lane(n, n / 10) for n in range(1, 5)]
    widget.setLanes(widget.lanes)
    widget.resize(1000, 240)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.heard = []
    for name in SIGNALS:
        signal = getattr(widget, name)
        signal.connect(lambda *what, name=name: widget.heard.append((name, *what)))
    return widget


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
    qtbot.waitUntil(lambda: board._glide.state() == QAbstractAnimation.State.Stopped)
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
    edit = board._name_edit
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
    qtbot.keyClicks(board._name_edit, "nonsense")
    qtbot.keyClick(board._name_edit, Qt.Key.Key_Escape)
    assert board._name_edit is None
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
    qtbot.keyClick(board._name_edit, Qt.Key.Key_Return)
    for now in (2.0, 3.0):
        clock.now = now
        board.refresh()
    assert board.order()[0] == 4


def test_a_lane_that_goes_while_it_is_renamed_leaves_no_field(board, qtbot):
    board.setSelected(4)
    qtbot.keyClick(board, Qt.Key.Key_F2)
    board.setLanes(board.lanes[:3])
    assert board._name_edit is None
    assert board.order() == (1, 2, 3)


# -- fairness, tool tips and room


def test_fairness_is_a_column_and_its_sentences_a_tool_tip(board):
    assert FAIR not in board.shownColumns()
    board.setFairness(dict.fromkeys((1, 2), ("same weights", "The very same.\nReally.", False)))
    assert FAIR in board.shownColumns()
    left, width = board._layout.places[FAIR]
    board._at = QPoint(left + width // 2, middle(board, 2).y())
    assert "The very same" in board._tip(1)
    assert board._tip(1).count("<p>") == 2
    board.setSelected(2)
    assert "same weights" in board.accessibleDescription()


def test_the_tool_tip_tells_how_a_figure_was_measured(board):
    def tip(column):
        left, width = board._layout.places[column]
        board._at = QPoint(left + width // 2, 0)
        return board._tip(0)

    assert "training examples" in tip("accuracy")
    end_epoch(board.lanes[0], 0.96)
    board.refresh()
    assert "validation told it" in tip("reached 0")
    board._at = QPoint(100, 0)
    assert "epoch 0.1 of 5" in board._tip(0)


def test_fewer_columns_where_there_is_less_room(board):
    board.setFairness(dict.fromkeys(range(1, 5), ("same weights · same batches", "", False)))
    board.resize(1400, 240)
    wide = board.shownColumns()
    board.resize(760, 240)
    assert set(board.shownColumns()) < set(wide)
    board.resize(520, 240)
    assert {"loss", "accuracy", FAIR_SIGN} <= set(board.shownColumns())
    assert "parameters" not in board.shownColumns()


@pytest.mark.parametrize("width", [520, 640, 720, 800, 1000])
def test_a_long_name_drops_no_column(board, width):
    board.setFairness(dict.fromkeys(range(1, 5), ("same weights · same batches", "", False)))
    board.resize(width, 240)
    usual = board.shownColumns()
    board.lanes[0].name = "SGD with momentum and Nesterov's look ahead"
    board.setLanes(board.lanes)
    assert board.shownColumns() == usual


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [520, 800, 1400])
def test_nothing_stands_over_anything_else(board, themes, scale, width):
    themes.setFontScale(scale)
    board.lanes[0].name = "긴 이름을 가진 레인, 손으로 직접 입력한 것"
    board.setLanes(board.lanes)
    board.setFairness({1: ("같은 가중치 · 같은 배치", "", False)})
    board.resize(width, 240)
    layout = board._layout
    ends = layout.figures_left
    for left, column in sorted(layout.places.values()):
        assert left >= ends
        ends = left + column
    assert ends <= board._layout.button(QPoint(0, 0), "hide").left()


def test_figures_do_not_widen_their_columns(board):
    before = board._layout.places
    learn(board.lanes[0], 99_999.0, 400)
    board.refresh()
    assert board._layout.places == before


def test_twelve_lanes_are_scrolled_when_there_is_too_little_height(board, qtbot):
    board.setLanes([lane(n, n / 10) for n in range(1, 13)])
    assert board.verticalScrollBar().maximum() > 0
    qtbot.keyClick(board, Qt.Key.Key_End)
    assert board.selected() == 12
    assert board.viewport().rect().contains(middle(board, 12))


@pytest.fixture
def page(themes, qtbot, board):
    """Twelve lanes below something that takes all room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(QWidget(), 1)
    column.addWidget(board)
    board.setLanes([lane(n, n / 10) for n in range(1, 13)])
    qtbot.addWidget(holder)
    holder.resize(900, 800)
    with qtbot.waitExposed(holder):
        holder.show()
        board.show()
    return holder


def test_many_lanes_leave_the_curves_above_their_room(page, board, qtbot):
    qtbot.waitUntil(lambda: board.height() == board.sizeHint().height())
    before = board.height()
    assert 0.25 * 800 < before <= 0.35 * 800
    page.resize(900, 1400)
    qtbot.waitUntil(lambda: board.height() > before)
    page.resize(900, 300)
    qtbot.waitUntil(lambda: board.height() < 0.6 * 300)
    assert board.viewport().height() == 4 * board._rowHeight()


def test_an_added_lane_is_scrolled_to(page, board):
    board.setLanes([lane(n, n / 10) for n in range(1, 11)])
    board.setLanes([*board._lanes.values(), lane(11)])
    assert board.viewport().rect().contains(board._cell(board.order().index(11)))


def test_it_repaints_in_another_theme(board, themes):
    light = board.grab().toImage()
    themes.setMode("dark")
    assert board.grab().toImage() != light


def test_without_lanes_it_says_what_to_do(themes, qtbot):
    empty = Leaderboard(themes)
    qtbot.addWidget(empty)
    assert "vary" in empty.accessibleDescription()
