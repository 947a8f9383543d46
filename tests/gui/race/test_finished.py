"""Runs that have ended are kept as they were, and can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import pytest

from engine.messages import say
from engine.spec import presets
from engine.spec.run import RunSpec
from engine.spec.stopping import Stopping
from engine.training.history import EpochResult
from engine.training.snapshots import Snapshot, Snapshots
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
    snapshots: Snapshots | None = None,
    losses: Sequence[float] = (1.0,),
) -> None:
    """Let the session hear of a run with an epoch for each of its validation losses."""
    session.wanted, session._taken = spec, snapshots or Snapshots()
    session._become(RunState.PREPARING)
    session._take([events.RunPrepared(99, STEPS, 1, 320, 64, say("CPU"))])
    session._take([events.StateChanged(RunState.RUNNING)])
    for epoch, loss in enumerate(losses if updates else (), 1):
        values = {"loss": np.ones(updates, np.float32)}
        figures = {"loss": 1.0, "val_loss": loss, "val_accuracy": accuracy}
        result = EpochResult(epoch, epoch * updates, figures, 1.0)
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


def test_lanes_are_kept_once_however_often_their_race_ends(
    race: RaceSession, finished: FinishedRuns
) -> None:
    race.setLanes(LANES)
    run_through(race, (0.8, 0.9))
    assert len(finished.all()) == 2
    for state in (RunState.RUNNING, RunState.STOPPED):  # as while its seeds are repeated
        race._become(state)
    assert len(finished.all()) == 2


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


def weighing(megabytes: float) -> Snapshots:
    """Moments of a run, each of this size."""
    snapshots = Snapshots()
    for update in (0, STEPS):
        array = np.full(int(megabytes * 2**20 / 4), update, np.float32)
        snapshots.add(Snapshot(update, 1.0, (array,)))
    return snapshots


def test_a_run_keeps_the_weights_with_which_it_ended(
    session: Session, finished: FinishedRuns
) -> None:
    snapshots = weighing(0.01)
    play(session, snapshots=snapshots)
    (run,) = finished.all()
    last = snapshots.last
    assert last is not None
    assert run.weights[0] is last.weights[0]  # shared, not copied


def test_a_run_that_went_back_to_its_best_moment_ends_with_its_weights(
    session: Session, finished: FinishedRuns
) -> None:
    snapshots = Snapshots()
    for update in (STEPS, 2 * STEPS):
        snapshots.add(Snapshot(update, 1.0, (np.full(3, update, np.float32),)), keep=True)
        if update == STEPS:
            snapshots.keep_best(update)
    spec = SPEC.with_training(stopping=Stopping(patience=1, restore_best=True))
    play(session, spec, snapshots=snapshots, losses=(0.5, 0.6))
    (run,) = finished.all()
    assert run.weights[0].tolist() == [STEPS] * 3


def test_the_oldest_weights_are_let_go_and_the_runs_stay(
    session: Session, race: RaceSession
) -> None:
    finished = FinishedRuns(session, race, limit_bytes=5 * 2**20)
    for _ in range(3):
        play(session, snapshots=weighing(2))
    assert [bool(run.weights) for run in finished.all()] == [True, True, False]


def test_lanes_keep_their_weights_as_well(race: RaceSession, finished: FinishedRuns) -> None:
    race.setLanes(LANES)
    race.start()
    prepare(race)
    for number, lane in enumerate(race.racers):
        learn(race, lane, [1.0])
        lane.snapshots.add(Snapshot(1, 0.1, (np.full(2, number, np.float32),)))
        race._take([events.LaneEvent(lane.number, events.RunEnded(RunState.FINISHED, {}, 1.0))])
    race._take([events.RaceEnded()])
    assert [run.weights[0][0] for run in finished.all()] == [1, 0]
