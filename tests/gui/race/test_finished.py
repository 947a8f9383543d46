"""Runs that have ended are kept as they were, and can be told apart."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from engine.messages import say
from engine.spec import presets
from engine.spec.run import RunSpec
from engine.training.history import EpochResult
from engine.training.snapshots import Snapshots
from engine.training.states import RunState
from engine.work import events
from gui.race.finished import MOST, FinishedRuns
from gui.race.session import RaceSession
from gui.session import Session
from tests.helpers.races import LANES, SPEC, STEPS, learn, prepare, race, run_through, session

__all__ = ["race", "session"]


@pytest.fixture
def finished(race: RaceSession, session: Session) -> FinishedRuns:
    return FinishedRuns(session, race, lambda: datetime(2026, 3, 1, 14, 5))


def play(
    session: Session,
    spec: RunSpec = SPEC,
    accuracy: float = 0.9,
    state: RunState = RunState.FINISHED,
    updates: int = STEPS,
) -> None:
    """Let the session hear of a run of one epoch."""
    session.wanted, session._taken = spec, Snapshots()
    session._become(RunState.PREPARING)
    session._take([events.RunPrepared(99, STEPS, 1, 320, 64, say("CPU"))])
    session._take([events.StateChanged(RunState.RUNNING)])
    if updates:
        values = {"loss": np.ones(updates, np.float32)}
        figures = {"loss": 1.0, "val_accuracy": accuracy}
        result = EpochResult(1, updates, figures, 1.0)
        session._take([events.BatchesDone(values, 1.0, None), events.EpochDone(result)])
    session._take([events.RunEnded(state, {}, 1.0)])


def entries(finished: FinishedRuns, language: str = "en") -> list[str]:
    return [finished.entry(run, language) for run in finished.offered()]


def test_a_run_is_named_by_its_recipe_its_seed_and_what_it_came_to(
    session: Session, finished: FinishedRuns
) -> None:
    play(session, accuracy=0.978)
    preset = presets.of(SPEC)
    assert preset is not None
    assert entries(finished) == [f"{preset.title['en']} · seed 42 · 14:05 · 97.8 %"]
    assert entries(finished, "ko")[0].startswith(preset.title["ko"])


def test_the_last_run_comes_first(session: Session, finished: FinishedRuns) -> None:
    play(session, accuracy=0.5)
    play(session, accuracy=0.6, state=RunState.STOPPED)
    assert [text[-6:] for text in entries(finished)] == ["60.0 %", "50.0 %"]


@pytest.mark.parametrize(
    ("state", "updates"),
    [(RunState.DIVERGED, STEPS), (RunState.FAILED, STEPS), (RunState.STOPPED, 0)],
)
def test_a_run_that_has_learnt_nothing_is_not_kept(
    session: Session, finished: FinishedRuns, state: RunState, updates: int
) -> None:
    play(session, state=state, updates=updates)
    assert finished.offered() == []


def test_a_run_called_off_before_it_began_is_not_the_last_one_again(
    session: Session, finished: FinishedRuns
) -> None:
    play(session)
    session.train(SPEC)
    session._take([events.JobCancelled()])
    assert session.state is RunState.FINISHED
    assert len(finished.offered()) == 1


def test_what_was_measured_stays_as_it_was(session: Session, finished: FinishedRuns) -> None:
    play(session)
    (run,) = finished.offered()
    session.history.add_batches({"loss": np.zeros(5, np.float32)})
    session.history.epochs.clear()
    assert run.history.updates == STEPS
    assert len(run.history.epochs) == 1


def test_a_run_that_is_laid_beside_the_lanes_is_not_offered_again(
    session: Session, race: RaceSession, finished: FinishedRuns
) -> None:
    play(session)
    (run,) = finished.offered()
    laid = race.addFinished("past", run.spec, run.history)
    assert laid is not None
    assert finished.offered() == []
    race.remove(laid.number)
    assert finished.offered() == [run]


def test_the_last_thirty_are_kept(session: Session, finished: FinishedRuns) -> None:
    for _ in range(MOST + 2):
        play(session)
    runs = finished.offered()
    assert [run.number for run in runs] == list(range(MOST + 2, 2, -1))
    assert finished.find(1) is None
    assert finished.find(MOST) is runs[2]


def test_lanes_join_once_their_race_is_replaced_with_what_they_trained(
    race: RaceSession, finished: FinishedRuns
) -> None:
    race.setLanes(LANES)
    run_through(race, (0.8, 0.9))
    assert finished.offered() == []  # they still are there to be seen
    other = SPEC.with_training(epochs=7)
    race.aboutToStart.connect(
        lambda: race.setSpecs([type(lane)(lane.name, other) for lane in LANES])
    )
    race.start()
    assert entries(finished) == [
        "Adam · race of 14:05 · 90.0 %",
        "SGD · race of 14:05 · 80.0 %",
    ]
    assert [run.spec for run in finished.offered()] == [LANES[1].spec, LANES[0].spec]


def test_a_lane_taken_out_after_the_race_can_come_back_under_its_new_name(
    race: RaceSession, finished: FinishedRuns
) -> None:
    race.setLanes(LANES)
    run_through(race)
    race.rename(race.lanes[0].number, "mine")
    race.remove(race.lanes[0].number)
    assert entries(finished) == ["mine · race of 14:05 · 80.0 %"]


def test_a_lane_that_diverged_or_was_only_shown_does_not_join(
    race: RaceSession, session: Session, finished: FinishedRuns
) -> None:
    play(session)
    (run,) = finished.offered()
    race.setLanes(LANES)
    race.addFinished("past", run.spec, run.history)
    race.start()
    prepare(race)
    for lane, state in zip(race.racers, (RunState.DIVERGED, RunState.FINISHED), strict=True):
        learn(race, lane, [1.0])
        race._take([events.LaneEvent(lane.number, events.RunEnded(state, {}, 1.0))])
    race._take([events.RaceEnded()])
    race.setLanes(())
    assert [one.lane_name for one in finished.offered()] == ["Adam", ""]
