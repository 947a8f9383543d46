"""A window's race whose engine never starts anything: a test tells it what happens."""

from __future__ import annotations

from collections.abc import Generator, Sequence

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.messages import say
from engine.spec import presets
from engine.spec.optimizers import SGD, Adam
from engine.spec.race import Lane
from engine.training.fingerprint import Fingerprint
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from engine.work import events
from gui.race.lane_run import LaneRun
from gui.race.session import RaceSession
from gui.session import Session

STEPS, EPOCHS, BATCH = 10, 2, 32
SPEC = presets.get("mnist-quickstart").spec
LANES = (
    Lane("SGD", SPEC.with_training(optimizer=SGD())),
    Lane("Adam", SPEC.with_training(optimizer=Adam())),
)
ALIKE = Fingerprint("w", "e", "o", "b", "m")


@pytest.fixture
def session(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Generator[Session, None, None]:
    """A session that starts nothing it is asked to do."""
    made = Session()
    monkeypatch.setattr(made._runner, "submit", lambda job: None)
    yield made
    assert made.close(10)


@pytest.fixture
def race(session: Session) -> Generator[RaceSession, None, None]:
    """The race of that session."""
    made = RaceSession(session, session)
    yield made
    made.close()


def past(updates: int = 2) -> History:
    """Return what a run has measured that had ended before."""
    history = History()
    history.add_batches({"loss": np.ones(updates, np.float32)})
    return history


def tell(race: RaceSession, lane: LaneRun, *happened: events.Event) -> None:
    """Let the race hear of what a lane tells."""
    race._take([events.LaneEvent(lane.number, event) for event in happened])


def prepare(race: RaceSession, lanes: Sequence[LaneRun] | None = None) -> None:
    """Let lanes, or all that race, come to their first batch."""
    prepared = events.RunPrepared(99, STEPS, EPOCHS, STEPS * BATCH, 64, say("CPU"))
    for lane in race.racers if lanes is None else lanes:
        running = events.StateChanged(RunState.RUNNING)
        tell(race, lane, events.LaneReady(ALIKE), prepared, running)


def learn(race: RaceSession, lane: LaneRun, losses: Sequence[float]) -> None:
    """Let a lane learn from a batch for each loss; its accuracy is 1 − loss / 10."""
    row = np.asarray(losses, np.float32)
    values = {"loss": row, "accuracy": 1 - row / 10}
    tell(race, lane, events.BatchesDone(values, 1000.0, None, None))


def end_epoch(race: RaceSession, lane: LaneRun, accuracy: float) -> None:
    """Let a lane end an epoch with this validation accuracy."""
    number = len(lane.history.epochs) + 1
    values = {"loss": 1.0, "val_accuracy": accuracy}
    tell(race, lane, events.EpochDone(EpochResult(number, number * STEPS, values, 1.0)))


def end(race: RaceSession, state: RunState = RunState.FINISHED) -> None:
    """Let all lanes that race, and the race, end."""
    for lane in race.racers:
        tell(race, lane, events.RunEnded(state, {}, 1.0))
    race._take([events.RaceEnded()])


def run_through(race: RaceSession, accuracies: Sequence[float] = (0.8, 0.9)) -> None:
    """Let a race run from its start to its end, each lane to a validation accuracy of its own."""
    race.start()
    prepare(race)
    for lane, accuracy in zip(race.racers, accuracies, strict=True):
        for _ in range(EPOCHS):
            learn(race, lane, np.full(STEPS, 1 - accuracy))
            end_epoch(race, lane, accuracy)
    end(race)
