"""What the table of lanes says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.messages import say
from engine.spec import presets
from engine.training.states import RunState
from gui.race import board_cells
from gui.race.board_cells import FAIR, FAIR_SIGN, LaneFairness
from gui.race.lane_run import LaneRun
from gui.race.standing import Reached, Standing

SPEC = presets.get("mnist-quickstart").spec
WIDTHS = {
    **dict.fromkeys(("loss", "accuracy", "reached 0", "reached 1", "rate"), 50),
    **{"best": 80, "parameters": 80, FAIR: 200, FAIR_SIGN: 20},
}


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (board_cells.loss_text, 0.11, "0.110"),
        (board_cells.loss_text, 12.345, "12.35"),
        (board_cells.loss_text, 43210.0, "43210"),
        (board_cells.loss_text, 3.2e9, "3e+09"),
        (board_cells.percent, 0.9741, "97.4\u00a0%"),
        (board_cells.seconds_text, 2.06, "2.1\u00a0s"),
        (board_cells.seconds_text, 134.2, "134\u00a0s"),
        (board_cells.seconds_text, 725.0, "12:05"),
        (board_cells.rate_text, 812.0, "812"),
        (board_cells.rate_text, 5_240.0, "5.2\u00a0k"),
        (board_cells.rate_text, 52_400.0, "52\u00a0k"),
        (board_cells.rate_text, 999_900.0, "1.0\u00a0M"),
    ],
)
def test_figures_are_short(write, value, text):
    assert write(value) == text
    assert write(None) == "–"


def test_running_accuracy_is_quieter_than_validation():
    running = Standing(1, RunState.RUNNING, 0.1, 0.9, is_validated=False)
    validated = Standing(2, RunState.RUNNING, 0.1, 0.9, is_validated=True)
    rows = board_cells.rows([running, validated])
    assert rows[1]["accuracy"].token == "muted"
    assert rows[2]["accuracy"].token == "text"


def test_the_best_of_a_column_is_marked_and_so_is_who_looks_the_same():
    seconds = (0.51, 0.53, 0.8)
    rows = board_cells.rows(
        [
            Standing(i, RunState.RUNNING, reached=(Reached(s, False), None))
            for i, s in enumerate(seconds)
        ]
    )
    assert [rows[i]["reached 0"].is_strong for i in range(3)] == [True, True, False]
    assert not any(rows[i]["reached 1"].is_strong for i in range(3))


def test_accuracies_are_not_ranked_until_all_of_them_are_of_validation():
    slow = Standing(1, RunState.RUNNING, 0.9, 0.3, is_validated=True, best=0.3, best_epoch=1)
    slower = Standing(2, RunState.RUNNING, 0.9, 0.2, is_validated=True, best=0.2, best_epoch=1)
    fast = Standing(3, RunState.RUNNING, 0.1, 0.94, is_validated=False)
    rows = board_cells.rows([slow, slower, fast])
    assert not any(cell.is_strong for row in rows.values() for cell in row.values())
    for last in (replace(fast, state=RunState.DIVERGED), replace(fast, accuracy=None)):
        rows = board_cells.rows([slow, slower, last])
        assert rows[1]["accuracy"].is_strong
        assert rows[1]["best"].is_strong


def test_alone_nobody_is_the_best():
    rows = board_cells.rows([Standing(1, RunState.RUNNING, best=0.9, best_epoch=2)])
    assert not rows[1]["best"].is_strong
    assert rows[1]["best"].tail.strip("\u00a0") == "·\u00a02"


def test_words_stand_in_for_figures_of_lanes_without_any():
    lane = LaneRun(1, "SGD", SPEC, 0)
    assert board_cells.instead(lane, Standing(1, RunState.IDLE)).text == "waiting"
    assert board_cells.instead(lane, Standing(1, RunState.RUNNING, loss=1.0)) is None


def test_how_a_lane_diverged():
    lane = LaneRun(1, "SGD", SPEC, 0)
    lane.history.add_batches({"loss": np.array([2.0, 1.5], np.float32)})
    diverged = Standing(1, RunState.DIVERGED, updates=312)
    assert board_cells.instead(lane, diverged).text == (
        "diverged at update 312: loss not a number any more"
    )
    lane.history.add_batches({"loss": np.array([4000.0], np.float32)})
    assert board_cells.instead(lane, diverged).text == "diverged at update 312: the loss soared"
    assert "smaller learning rate" in board_cells.hint(diverged)


def test_why_a_lane_failed():
    lane = LaneRun(1, "SGD", SPEC, 0, failure=say("no memory"))
    assert board_cells.instead(lane, Standing(1, RunState.FAILED)).text == "failed: no memory"


@pytest.mark.parametrize(("flag", "token"), [(True, "bad"), (False, "good"), (None, "muted")])
def test_fairness_has_the_colour_of_what_it_says(flag, token):
    assert LaneFairness("same", "all the same", flag).token == token


def test_columns_drop_by_their_importance():
    def shown(room):
        return set(board_cells.fitted(WIDTHS, room)[0])

    assert shown(170) == {"loss", "accuracy", FAIR_SIGN}
    assert shown(260) == {"loss", "accuracy", FAIR_SIGN, "reached 0"}
    assert shown(430) == {"loss", "accuracy", FAIR, "reached 0"}
    assert shown(2000) == set(WIDTHS) - {FAIR_SIGN}


@pytest.mark.parametrize("room", [200, 430, 700, 1200])
def test_columns_stand_side_by_side_within_the_room(room):
    places, gap = board_cells.fitted(WIDTHS, room)
    ends = 0
    for left, width in sorted(places.values()):
        assert left >= ends + gap
        ends = left + width
    assert ends == room
    assert gap >= board_cells.GAP_PX


def test_under_test_accuracy_stands_none_of_the_training_examples():
    running = Standing(1, RunState.RUNNING, 0.1, 0.9, validates=True)
    assert board_cells.rows([running])[1]["accuracy"].text == board_cells.UNKNOWN
    validated = replace(running, is_validated=True)
    assert board_cells.rows([validated])[1]["accuracy"].text.startswith("90.0")


def test_the_accuracys_title_says_of_what():
    def title(validation):
        lane = LaneRun(1, "", SPEC.with_training(validation=validation), 0)
        return board_cells.columns([lane])["accuracy"].title

    assert title("split") == "val. accuracy"
    assert title("test") == "test accuracy"
    assert title("none") == "accuracy"
