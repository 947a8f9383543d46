"""A race of the command line whose runner only pretends: nothing is trained."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.__main__ import main
from engine.messages import Message, say
from engine.spec.run import RunSpec
from engine.training.fingerprint import Fingerprint
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from engine.work.events import EpochDone, LaneEvent, RaceEnded, RunPrepared

Capture = pytest.CaptureFixture[str]
RATES = ["--vary", "learning_rate=0.001,0.05,0.01"]
EPOCHS, STEPS = 2, 100


@dataclass
class Pretended:
    """What a lane of the pretended race does.

    Parameters
    ----------
    accuracy : what it ends with.
    """

    accuracy: float = 0.9
    state: RunState = RunState.FINISHED
    failure: Message | None = None


@dataclass
class Lane:
    spec: RunSpec
    fingerprint: Fingerprint | None
    result: Any = None
    failure: Message | None = None


@dataclass
class Stage:
    """Which lanes were raced, and how they fare; ``stops``: Ctrl-C comes after the first epoch."""

    fares: Callable[[RunSpec], Pretended] = lambda spec: Pretended()
    stops: bool = False
    raced: list[list[RunSpec]] = field(default_factory=list)


def history_of(accuracy: float, epochs: int = EPOCHS) -> History:
    history = History(steps_per_epoch=STEPS)
    climbing = np.linspace(0, accuracy, epochs * STEPS, dtype=np.float32)
    history.add_batches({"loss": 1 - climbing, "accuracy": climbing}, float(epochs))
    for epoch in range(epochs):
        share = accuracy * (epoch + 1) / epochs
        values = {"loss": 1 - share, "val_loss": 1 - share, "val_accuracy": share}
        history.epochs.append(EpochResult(epoch + 1, (epoch + 1) * STEPS, values, 0.5))
    return history


class PretendedRace:
    stage: Stage

    def __init__(self, control: Any, emit: Callable[[Any], None]) -> None:
        self.lanes: dict[int, Lane] = {}
        self._control, self._emit = control, emit
        self.stage.raced.append([])

    def add(self, number: int, spec: RunSpec, dataset: Any) -> None:
        size = str(spec.training.batch_size)
        prints = Fingerprint(f"weights {spec.seed}", "examples", "order", f"cut {size}", "masks")
        self.lanes[number] = Lane(spec, prints)
        self.stage.raced[-1].append(spec)

    def execute(self) -> None:
        for number, lane in self.lanes.items():
            fare = self.stage.fares(lane.spec)
            self._emit(LaneEvent(number, RunPrepared(42, STEPS, EPOCHS, 400, 0, say("CPU"))))
            if fare.failure is not None:
                lane.failure = fare.failure
                continue
            stopped = self.stage.stops
            history = history_of(fare.accuracy, 1 if stopped else EPOCHS)
            self._emit(LaneEvent(number, EpochDone(history.epochs[0])))
            state = RunState.STOPPED if stopped else fare.state
            test = {"loss": 0.1, "accuracy": fare.accuracy} if state is RunState.FINISHED else {}
            model = SimpleNamespace(count_params=lambda: 42)
            lane.result = SimpleNamespace(
                state=state, model=model, history=history, test=test, seconds=2.0
            )
        if self.stage.stops:
            self._control.stop()
        self._emit(RaceEnded())


def answer(capsys: Capture, *command: str, code: int = 0) -> dict[str, Any]:
    assert main(["race", *command, "--json"]) == code
    (line,) = capsys.readouterr().out.splitlines()
    plain: dict[str, Any] = json.loads(line)
    return plain


def by_rate(spec: RunSpec) -> Pretended:
    """Fares the better the higher the learning rate, and the better the higher the seed."""
    return Pretended(0.9 + min(0.05, spec.training.optimizer.learning_rate) + 0.001 * spec.seed)
