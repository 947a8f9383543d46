"""What lanes came to with several seeds, and lanes to show it of."""

from __future__ import annotations

import math

from engine.insight.comparison import LaneResult, SeedResult
from engine.spec import presets
from engine.training.states import RunState
from gui.race.lane_run import LaneRun

ADAM, RMSPROP, SGD = range(3)
NAMES = {ADAM: "Adam", RMSPROP: "RMSprop", SGD: "SGD"}
BEST = (0.90, 0.88, 0.80)
DIVERGED = LaneResult(({"loss": math.nan, "val_accuracy": 0.1},), RunState.DIVERGED)


def result(*accuracies: float, state: RunState = RunState.FINISHED) -> LaneResult:
    """What a lane came to that had these validation accuracies after its epochs."""
    epochs = ({"loss": 1 - a, "val_loss": 1 - a, "val_accuracy": a} for a in accuracies)
    return LaneResult(tuple(epochs), state)


def rising(best: float) -> LaneResult:
    """What a lane came to within three epochs."""
    return result(best - 0.1, best - 0.02, best)


def pairs(*ends: tuple[float | LaneResult, float | LaneResult]) -> list[SeedResult]:
    """Seeds with Adam's and RMSprop's final accuracy, after an epoch at a tenth."""

    def made(end: float | LaneResult) -> LaneResult:
        return end if isinstance(end, LaneResult) else result(0.1, end)

    return [
        SeedResult(seed, {ADAM: made(first), RMSPROP: made(second)})
        for seed, (first, second) in enumerate(ends)
    ]


def results(seeds: int) -> list[SeedResult]:
    """As many seeds, each a little better than the one before for every lane."""
    return [
        SeedResult(seed, {i: rising(best + seed / 1000) for i, best in enumerate(BEST)})
        for seed in range(seeds)
    ]


def lanes() -> list[LaneRun]:
    """The lanes of a race whose results these are."""
    spec = presets.get("mnist-quickstart").spec
    return [LaneRun(number, name, spec, number) for number, name in NAMES.items()]
