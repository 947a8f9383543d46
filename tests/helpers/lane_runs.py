"""Lanes of a race that have learnt a while."""

from __future__ import annotations

import numpy as np

from engine.spec.run import RunSpec
from engine.training.history import EpochResult, History
from gui.race.lane_run import LaneRun

STEPS = 100


def learn(lane: LaneRun, batches: int, level: float, second: float = 0.01) -> None:
    """Let a lane's loss be ``level`` and its accuracy ``1 - level`` for some more batches."""
    history = lane.history
    history.steps_per_epoch = history.steps_per_epoch or STEPS
    history.examples_per_update = history.examples_per_update or 32
    loss = np.full(batches, level, np.float32)
    before = history.updates
    seconds = (before + batches) * second
    history.add_batches({"loss": loss, "accuracy": 1 - loss}, seconds)
    steps = history.steps_per_epoch
    for epoch in range(before // steps + 1, history.updates // steps + 1):
        values = {"loss": level, "val_loss": level, "val_accuracy": 1 - level}
        history.epochs.append(EpochResult(epoch, epoch * steps, values, 1.0))


def make_lane(number: int, batches: int = 200, steps: int = STEPS) -> LaneRun:
    """Return a lane whose loss is a hundredth of its number more than 0.1."""
    history = History(steps_per_epoch=steps, examples_per_update=3200 / steps)
    lane = LaneRun(number, f"lane {number}", RunSpec(), number - 1, history=history)
    if batches:
        learn(lane, batches, 0.1 + number / 100)
    return lane


def make_lanes(count: int, batches: int = 200) -> list[LaneRun]:
    """Return some lanes, numbered from 1, with colours in that order."""
    return [make_lane(number, batches) for number in range(1, count + 1)]
