from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QToolTip

from engine.insight.ensemble import Rule
from engine.spec.run import RunSpec
from engine.training.states import RunState
from gui.pad.lane_rows import LaneRows
from gui.race.lane_run import LaneRun

CLOTHES = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"]
CLOTHES += ["Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def sure(winner: int, share: float = 0.91, count: int = 10) -> np.ndarray:
    shares = np.full(count, (1 - share) / (count - 1))
    shares[winner] = share
    return shares


def lane(number: int, style: int | None = None, **more: object) -> LaneRun:
    spec = RunSpec()
    return LaneRun(number, f"lane {number}", spec, number if style is None else style, **more)


@pytest.fixture
def rows(themes, qtbot):
    widget = LaneRows(themes)
    widget.setLanes([lane(0), lane(1)])
    widget.resize(272, 60)
    qtbot.addWidget(widget)
    return widget


def places(rows):
    return list(rows._places())


def count(rows, row, color):
    """Pixels of a colour where a row's cells are."""
    image, place = rows.grab().toImage(), places(rows)[row]
    return sum(
        image.pixelColor(x, y) == color
        for x in range(12, rows._frame.answer[0])
        for y in range(place.top(), place.bottom() + 1)
    )


def test_each_lane_has_its_answer_and_its_colour(rows, themes):
    rows.setLanes([lane(0), lane(1)])
    rows.setPrediction(0, sure(3))
    rows.setPrediction(1, sure(8))
    assert (rows.answer(0), rows.answer(1)) == ("3", "8")
    assert count(rows, 0, themes.theme.lane(0)) > 100
    assert count(rows, 0, themes.theme.lane(1)) == 0
    assert count(rows, 1, themes.theme.lane(1)) > 100


def test_bars_are_as_high_as_they_are_probable(rows, themes):
    rows.setLanes([lane(0), lane(1)])
    rows.setPrediction(0, np.eye(10)[3] * 0.8)
    rows.setPrediction(1, np.eye(10)[3])
    high, whole = (themes.theme.lane(index) for index in (0, 1))
    assert count(rows, 0, high) / count(rows, 1, whole) == pytest.approx(0.8, abs=0.15)


def test_lanes_stand_in_the_order_given_without_the_hidden_ones(rows):
    rows.setLanes([lane(4), lane(1, is_hidden=True), lane(2)])
    assert rows.lanes() == [4, 2]
    assert rows.vote() is None


def test_answers_stay_when_lanes_come_and_go(rows):
    lanes = [lane(0), lane(1), lane(2)]
    rows.setLanes(lanes)
    for each in (0, 1, 2):
        rows.setPrediction(each, sure(each))
    lanes[1].is_hidden = True
    rows.setLanes([lanes[2], lanes[1], lanes[0], lane(7)])
    assert [rows.answer(number) for number in (2, 0, 7)] == ["2", "0", ""]
    lanes[1].is_hidden = False
    rows.setLanes(lanes)
    assert rows.answer(1) == "1"


def test_a_lane_of_another_race_has_not_the_answer_of_the_one_before(rows):
    rows.setLanes([lane(0)])
    rows.setPrediction(0, sure(3))
    rows.setLanes([lane(0)])
    assert rows.answer(0) == ""


def test_an_answer_of_a_lane_that_is_not_there_is_passed_over(rows):
    rows.setLanes([lane(0)])
    rows.setPrediction(5, sure(3))
    assert rows.vote() is None


def test_the_vote_is_of_those_shown_that_have_not_diverged(rows):
    lanes = [lane(0), lane(1), lane(2), lane(3)]
    rows.setLanes(lanes)
    for number, winner in enumerate((3, 3, 5, 5)):
        rows.setPrediction(number, sure(winner))
    lanes[2].state = RunState.DIVERGED
    lanes[3].is_hidden = True
    rows.setLanes(lanes)
    vote = rows.vote()
    assert (vote.winner, vote.agreeing, vote.voters) == (3, 2, 2)


def test_answers_that_come_together_are_told_once(rows, qtbot):
    rows.setLanes([lane(0), lane(1)])
    told = []
    rows.answersChanged.connect(lambda: told.append(rows.vote().voters))
    rows.setPrediction(0, sure(3))
    rows.setPrediction(1, sure(3))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [2]
    assert rows.accessibleDescription() == "lane 0: 3, 91\u00a0%\nlane 1: 3, 91\u00a0%"


def test_a_diverged_lane_has_no_bars(rows, themes):
    one = lane(0)
    rows.setLanes([one])
    rows.setPrediction(0, sure(3))
    one.state = RunState.DIVERGED
    rows.setLanes([one])
    assert count(rows, 0, themes.theme.lane(0)) == 0
    assert count(rows, 0, themes.theme.color("chip")) == 0
    assert count(rows, 0, themes.theme.color("muted")) > 0
    assert rows.answer(0) == ""
    assert rows.accessibleDescription() == "lane 0: diverged"


def test_a_lane_that_has_ended_looks_otherwise_than_one_under_way(rows):
    one = lane(0)
    rows.setLanes([one])
    rows.setPrediction(0, sure(3))
    looks = []
    for state in (RunState.RUNNING, RunState.FINISHED, RunState.STOPPED):
        one.state = state
        rows.setLanes([one])
        image = rows.grab().toImage()
        looks.append(image.copy(0, 0, 12, image.height()))
        assert rows.answer(0) == "3"
    assert all(looks[i] != looks[j] for i, j in ((0, 1), (1, 2), (0, 2)))


@pytest.mark.parametrize("state", list(RunState))
def test_in_every_state_a_lane_has_its_stripe(rows, themes, state):
    rows.setLanes([lane(0, state=state), lane(1, style=6, state=state)])
    image, color = rows.grab().toImage(), themes.theme.lane(0)
    inked = [
        sum(image.pixelColor(1, y) == color for y in range(place.top(), place.bottom()))
        for place in places(rows)
    ]
    assert inked[0] > inked[1] > 4


def test_words_in_low_rows_are_not_cut(rows):
    rows.setLanes([lane(number, state=RunState.DIVERGED) for number in range(12)])
    rows.resize(272, rows.minimumSizeHint().height())
    rows.grab()
    low = min(place.height() for place in places(rows))
    assert QFontMetrics(rows._frame.words).height() <= low + 1
    assert QFontMetrics(rows.font()).height() > low + 1


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_lanes_of_one_colour_are_told_apart_by_their_outline(rows, themes, mode):
    themes.setMode(mode)
    rows.setLanes([lane(0), lane(1, style=6)])
    rows.setPrediction(0, np.eye(10)[3])
    rows.setPrediction(1, np.eye(10)[3])
    color = themes.theme.lane(0)
    assert 0 < count(rows, 1, color) < count(rows, 0, color) / 2


def test_clearing_leaves_the_lanes_without_bars(rows, themes):
    rows.setLanes([lane(0)])
    rows.setPrediction(0, sure(3))
    rows.clear()
    assert rows.lanes() == [0]
    assert rows.answer(0) == ""
    assert count(rows, 0, themes.theme.lane(0)) == 0
    assert count(rows, 0, themes.theme.color("chip")) > 100


def test_other_classes_have_their_names_and_number(rows):
    rows.setLanes([lane(0)])
    rows.setPrediction(0, sure(3))
    rows.setClassNames(CLOTHES)
    assert rows.answer(0) == ""
    rows.setPrediction(0, sure(9))
    assert rows.answer(0) == "Ankle boot"
    rows.setPrediction(0, sure(2, count=3))
    assert rows.answer(0) == "Pullover"
    rows.setPrediction(0, sure(11, count=12))
    assert rows.answer(0) == "11"
    assert rows.classNames() == (*CLOTHES, "10", "11")
    rows.setClassNames(CLOTHES)
    assert rows.answer(0) == "11"


def test_values_that_are_no_numbers_have_no_bars_and_cost_no_others(rows, themes):
    rows.setLanes([lane(0), lane(1)])
    rows.setPrediction(0, np.full(10, np.nan))
    partly = np.full(10, np.nan)
    partly[3] = 0.9
    rows.setPrediction(1, partly)
    assert count(rows, 0, themes.theme.lane(0)) == 0
    assert count(rows, 1, themes.theme.lane(1)) > 100
    assert rows.answer(1) == "3"


def test_on_screen_the_bars_move_to_the_new_values(rows, themes, qtbot):
    rows.setLanes([lane(0)])
    with qtbot.waitExposed(rows):
        rows.show()
    rows.setPrediction(0, sure(3))
    color = themes.theme.lane(0)
    assert count(rows, 0, color) < 100
    qtbot.waitUntil(lambda: count(rows, 0, color) > 100)


def test_another_lanes_first_answer_comes_while_bars_are_on_their_way(rows, themes, qtbot):
    rows.setLanes([lane(0), lane(1)])
    with qtbot.waitExposed(rows):
        rows.show()
    rows.setPrediction(0, sure(3))
    qtbot.waitUntil(lambda: rows._known[0].shown[3] > 0)
    rows.setPrediction(1, sure(3))
    qtbot.waitUntil(lambda: count(rows, 1, themes.theme.lane(1)) > 100)
    assert count(rows, 0, themes.theme.lane(0)) > 100


def test_bars_on_their_way_arrive_though_they_are_hidden_meanwhile(rows, themes, qtbot):
    rows.setLanes([lane(0), lane(1)])
    with qtbot.waitExposed(rows):
        rows.show()
    rows.setPrediction(0, sure(3))
    rows.hide()
    rows.setPrediction(1, sure(3))
    assert count(rows, 0, themes.theme.lane(0)) > 100


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_mouse_over_a_row_tells_the_lanes_name_and_all_figures(rows, qtbot):
    lanes = [lane(0), lane(1)]
    lanes[1].name, lanes[1].state = "Adam <b>", RunState.FINISHED
    rows.setLanes(lanes)
    rows.setPrediction(0, sure(3))
    rows.setPrediction(1, sure(8, 0.82))
    QToolTip.hideText()
    with qtbot.waitActive(rows):
        rows.show()
        rows.activateWindow()
    qtbot.mouseMove(rows, places(rows)[0].center())
    qtbot.mouseMove(rows, places(rows)[1].center() + QPoint(3, 0))
    qtbot.waitUntil(lambda: "Adam" in QToolTip.text())
    tip = QToolTip.text()
    assert "Adam &lt;b&gt;" in tip
    assert "finished" in tip
    assert tip.count(">2.0\u00a0%") == 9
    assert "82.0\u00a0%" in tip
    qtbot.mouseMove(rows, places(rows)[0].center())
    qtbot.waitUntil(lambda: "lane 0" in QToolTip.text())
    QToolTip.hideText()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_there_is_no_tip_beside_the_rows(rows, qtbot):
    rows.setLanes([lane(0)])
    rows._showTip(places(rows)[0].center(), QPoint(5, 5))
    assert "lane 0" in QToolTip.text()
    rows._showTip(QPoint(20, 3), QPoint(5, 5))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_twelve_lanes_take_no_more_than_ten_lines_and_use_more_where_there_is_more(
    rows, themes, scale
):
    themes.setFontScale(scale)
    rows.setLanes([lane(number) for number in range(12)])
    line = rows.fontMetrics().height()
    assert rows.minimumSizeHint().height() == rows.heightFor(12) <= 10 * line
    for height in (rows.minimumSizeHint().height(), 2000):
        rows.resize(272, height)
        spans = places(rows)
        assert spans[-1].bottom() < rows.height() <= height
        assert all(upper.bottom() < lower.top() for upper, lower in pairwise(spans))
    assert spans[0].height() > 1.3 * line


def test_names_stand_above_the_bars_where_they_are_wanted_and_few(rows):
    rows.setLanes([lane(0), lane(1)])
    plain = rows.sizeHint().height()
    rows.setNamed(True)
    named = rows.sizeHint().height()
    assert named >= plain + 2 * int(rows.fontMetrics().height() * 0.9)
    rows.resize(272, named)
    before = rows.grab().toImage()
    named_lane = lane(0)
    named_lane.name = "another name"
    rows.setLanes([named_lane, lane(1)])
    assert rows.grab().toImage() != before
    lanes = [lane(number) for number in range(6)]
    rows.setLanes(lanes)
    many = rows.sizeHint().height()
    rows.setNamed(False)
    assert rows.sizeHint().height() == many  # as high as it is for so many without names


def test_another_rule_has_another_winner(rows, qtbot):
    loud, quiet = np.eye(10)[5], np.full(10, 0.05)
    quiet[3] = 0.55
    rows.setLanes([lane(0), lane(1), lane(2)])
    for number, row in enumerate((quiet, quiet, 0.2 * quiet + 0.8 * loud)):
        rows.setPrediction(number, row)
    mean = rows.vote()
    assert (mean.winner, mean.agreeing) == (3, 2)
    rows.setPrediction(0, 0.5 * quiet + 0.2 * loud)
    rows.setPrediction(1, 0.5 * quiet + 0.2 * loud)
    assert rows.vote().winner == 5
    with qtbot.waitSignal(rows.answersChanged):
        rows.setRule(Rule.VOTE)
    assert rows.vote().winner == 3
