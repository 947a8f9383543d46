from __future__ import annotations

import io
import sys

import numpy as np
import pytest

from engine.cli.lane_progress import LaneBars, LaneLines, display
from engine.messages import Message, say
from engine.training.history import EpochResult
from engine.training.states import RunState
from engine.work.events import (
    BatchesDone,
    EpochDone,
    Event,
    JobFailed,
    LaneEvent,
    RaceEnded,
    RunEnded,
    RunPrepared,
)

PREPARED = RunPrepared(101_770, 100, 2, 3_200, 0, say("CPU"))
VALUES = {"loss": 0.25, "accuracy": 0.5, "val_accuracy": 0.75, "train_loss": 0.125}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ended(state: RunState, reason: Message | None = None) -> RunEnded:
    return RunEnded(state, {}, 1.0, reason)


def show_a_race(shown: LaneLines) -> None:
    def tell(lane: int, event: Event) -> None:
        shown.event(LaneEvent(lane, event))

    with shown:
        shown.phase(say("Building Adam"))
        shown.racing()
        for lane in (0, 1, 2):
            tell(lane, PREPARED)
        tell(0, BatchesDone({"loss": np.zeros(100, np.float32)}, 1.0, None))
        tell(0, EpochDone(EpochResult(1, 100, VALUES, 1.25)))
        tell(1, ended(RunState.DIVERGED))
        tell(2, JobFailed(say("No memory is left."), None))
        tell(0, ended(RunState.FINISHED, say("The target was reached.")))
        shown.event(RaceEnded())


TOLD = [
    "Lion: diverged: the loss is no sensible number any more.",
    "Nadam: No memory is left.",
    "Adam: The target was reached.",
]


def test_lines_outside_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    shown = display(["Adam", "Lion", "Nadam"])
    assert type(shown) is LaneLines
    show_a_race(shown)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "Building Adam",
        "Training 3 lanes side by side.",
        "Adam: epoch 1/2  loss 0.2500  accuracy 0.5000  val_accuracy 0.7500  (1.2 s)",
        *TOLD,
    ]


def test_a_bar_a_lane_in_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "200")
    shown = display(["Adam", "Lion", "Nadam"])
    assert isinstance(shown, LaneBars)
    show_a_race(shown)
    text = terminal.getvalue()
    assert [line for line in TOLD if line not in text] == []
    assert "val_accuracy 0.7500" in text
    assert " 50 %" in text
    assert capsys.readouterr().out == ""


def test_bars_start_anew_with_the_next_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    shown = LaneBars(["Adam", "Lion"])
    with shown:
        for _ in range(2):
            shown.racing()
            shown.event(LaneEvent(0, PREPARED))
            shown.event(LaneEvent(0, BatchesDone({"loss": np.zeros(200, np.float32)}, 1.0, None)))
        assert [task.completed for task in shown._progress.tasks[1:]] == [200]
