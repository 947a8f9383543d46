"""What is seen of the table of lanes: its columns, its room, its tool tips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.race.board_cells import FAIR, FAIR_SIGN
from gui.race.leaderboard import Leaderboard
from tests.helpers.boards import end_epoch, lane, learn


def middle(board, number):
    return board._cell(board.order().index(number)).center()


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
    board.setLanes([*board._state.lanes.values(), lane(11)])
    assert board.viewport().rect().contains(board._cell(board.order().index(11)))


def test_it_repaints_in_another_theme(board, themes):
    light = board.grab().toImage()
    themes.setMode("dark")
    assert board.grab().toImage() != light


def test_without_lanes_it_says_what_to_do(themes, qtbot):
    empty = Leaderboard(themes)
    qtbot.addWidget(empty)
    assert "vary" in empty.accessibleDescription()
