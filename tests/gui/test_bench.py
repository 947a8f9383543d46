from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from engine.bench.measures import FIRST, MEASURES, WINDOW
from engine.bench.serve import STARTED
from gui import bench
from gui.pad.canvas import LEAST_DISTANCE

ROOT = Path(__file__).resolve().parents[2]


def test_every_row_of_the_window_has_a_task_here(tmp_path: Path) -> None:
    tasks = bench.Bench("mnist", None, tmp_path).tasks()
    sources = (source for measure in MEASURES for source in measure.sources)
    assert {s.task for s in sources if s.process in (WINDOW, FIRST)} == set(tasks)


@pytest.mark.parametrize("digit", bench.DIGITS)
def test_the_moves_of_a_digit_stay_on_the_sheet_and_are_long_enough_to_count(digit: int) -> None:
    strokes = list(bench.strokes_of(digit))
    assert strokes
    for points in strokes:
        assert ((points > 0) & (points < 1)).all()
        steps = np.hypot(*np.diff(points, axis=0).T)
        assert (steps > 2 * LEAST_DISTANCE).all()
        assert (steps < bench.MOVE_SHARE * 2).all()


class FakeRace(QObject):
    """Lanes of which only the epochs done are known."""

    measured = Signal()

    def __init__(self, lanes: int) -> None:
        super().__init__()
        self.lanes = [SimpleNamespace(history=SimpleNamespace(epochs=[])) for _ in range(lanes)]

    def end_epoch(self, lane: int) -> None:
        self.lanes[lane].history.epochs.append(None)
        self.measured.emit()


def test_a_second_epoch_lasts_from_the_first_lane_in_it_to_the_last_one_out(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    race = FakeRace(2)
    laps = bench.Laps(race)  # type: ignore[arg-type]
    for second, lane in enumerate((0, 1, 0, 1), start=10):
        assert laps.seconds is None
        monkeypatch.setattr(time, "perf_counter", lambda now=second: float(now))
        race.end_epoch(lane)
    assert laps.seconds == 3.0


def test_the_first_window_shows_in_a_process_of_its_own() -> None:
    environment = {**os.environ, STARTED: repr(time.time())}
    run = subprocess.run(
        [sys.executable, "-m", "gui.bench", "--json", "show"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=80,
        check=True,
    )
    (seconds,) = json.loads(run.stdout)["figures"]["s"]
    assert seconds > 0
