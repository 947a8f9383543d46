"""Lanes as a table of them knows them, and a clock that a test sets."""

from __future__ import annotations

import numpy as np

from engine.messages import say
from engine.spec import presets
from engine.training.history import EpochResult
from engine.training.states import RunState
from engine.work.events import BatchesDone, RunPrepared
from gui.race.lane_run import LaneRun

SPEC = presets.get("mnist-quickstart").spec
STEPS = 1000
NAMES = ("Adam", "RMSprop", "SGD", "Adagrad")


class Clock:
    """Seconds that pass when they are told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def lane(number: int, loss: float | None = None, **changes: object) -> LaneRun:
    """Return a lane, at 60 updates of a loss where one is given."""
    made = LaneRun(number, NAMES[(number - 1) % 4], SPEC, number - 1, **changes)  # type: ignore[arg-type]
    if loss is not None:
        made.state = RunState.RUNNING
        made.history.steps_per_epoch = STEPS
        made.prepared = RunPrepared(101_770, STEPS, 5, 48_000, 12_000, say("CPU"))
        learn(made, loss, 60)
    return made


def learn(made: LaneRun, loss: float, count: int = 200) -> None:
    """Let a lane do some more updates at a loss."""
    values = {
        "loss": np.full(count, loss, np.float32),
        "accuracy": np.full(count, 0.5, np.float32),
    }
    made.batches = BatchesDone(values, 52_000.0, None)
    made.history.add_batches(values, (made.history.updates + count) / 100)


def end_epoch(made: LaneRun, accuracy: float) -> None:
    """Let a lane end an epoch with this validation accuracy."""
    number = len(made.history.epochs) + 1
    values = {"loss": 1.0, "val_accuracy": accuracy}
    made.history.epochs.append(EpochResult(number, made.history.updates, values, 1.0))
