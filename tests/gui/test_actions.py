"""Orders go to what is under way, else to what is looked at."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from engine.messages import say
from engine.training.snapshots import Snapshots
from engine.training.states import RunState
from engine.work import events
from gui.actions import RunActions
from gui.document import Document
from gui.race.session import RaceSession
from gui.session import Session
from gui.theme import ThemeManager
from tests.helpers.races import LANES, SPEC, STEPS, end, prepare, race, session, tell

__all__ = ["race", "session"]


@pytest.fixture
def document(session: Session) -> Document:
    return Document(SPEC, session)


@pytest.fixture
def run(
    document: Document, session: Session, race: RaceSession, themes: ThemeManager
) -> Generator[RunActions, None, None]:
    race.setLanes(LANES)
    made = RunActions(document, session, race, themes, session)
    yield made
    made.deleteLater()


def begin(session: Session) -> None:
    """Let a single run come to its first batch."""
    session._taken = Snapshots()
    session._take([events.RunPrepared(99, STEPS, 1, 320, 64, say("CPU"))])
    session._take([events.StateChanged(RunState.RUNNING)])


def test_train_starts_a_single_run_unless_the_race_is_looked_at(
    run: RunActions, session: Session, race: RaceSession
) -> None:
    assert run.train.text() == "Train"
    run.train.trigger()
    assert session.state is RunState.PREPARING
    assert race.state is RunState.IDLE


def test_looking_at_the_race_start_starts_all_lanes(
    run: RunActions, session: Session, race: RaceSession
) -> None:
    run.lookAtRace(True)
    assert run.train.text() == "Start race"
    run.train.trigger()
    assert race.state is RunState.PREPARING
    assert session.state is RunState.IDLE
    run.lookAtRace(False)
    assert run.train.text() == "Pause"  # it is the race that is under way
    assert not run.train.isEnabled()  # nothing to hold yet
    assert run.stop.isEnabled()


def test_pause_resume_step_and_stop_go_to_the_race_under_way(
    run: RunActions, race: RaceSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    for order in ("pause", "resume", "step", "stepEpoch"):
        monkeypatch.setattr(race, order, lambda order=order: heard.append(order))
    run.lookAtRace(True)
    run.train.trigger()
    prepare(race)
    run.lookAtRace(False)
    assert run.train.text() == "Pause"
    run.train.trigger()
    for lane in race.racers:
        tell(race, lane, events.StateChanged(RunState.PAUSED))
    assert run.train.text() == "Resume"
    run.train.trigger()
    run.step.trigger()
    run.stepEpoch.trigger()
    assert heard == ["pause", "resume", "step", "stepEpoch"]
    run.stop.trigger()
    assert race.state is RunState.STOPPING
    end(race, RunState.STOPPED)
    assert run.train.text() == "Train"


def test_a_single_run_under_way_keeps_the_orders(
    run: RunActions, session: Session, race: RaceSession
) -> None:
    run.train.trigger()
    begin(session)
    run.lookAtRace(True)
    assert run.train.text() == "Pause"
    run.stop.trigger()
    assert session.state is RunState.STOPPING
    assert race.state is RunState.IDLE


def test_a_step_of_the_race_starts_it_held(
    run: RunActions, race: RaceSession, session: Session
) -> None:
    run.lookAtRace(True)
    run.step.trigger()
    assert race.state is RunState.PREPARING
    assert race._job is not None
    assert race._job.control._paused
    assert session.state is RunState.IDLE


def test_restarting_is_of_the_race_too(run: RunActions, race: RaceSession) -> None:
    run.lookAtRace(True)
    run.restart.trigger()
    assert race.state is RunState.PREPARING


def test_a_race_is_not_trained_on(run: RunActions, session: Session, race: RaceSession) -> None:
    run.train.trigger()
    session.wanted = SPEC
    begin(session)
    session._take([events.RunEnded(RunState.FINISHED, {}, 1.0)])
    assert run.more.isEnabled()
    run.lookAtRace(True)
    assert not run.more.isEnabled()


def test_while_it_is_repeated_nothing_starts_and_why_is_said(
    run: RunActions, race: RaceSession
) -> None:
    race.aftermath.repeat(2)
    for on in (False, True):
        run.lookAtRace(on)
        for action in (run.train, run.step, run.restart):
            assert not action.isEnabled()
        assert "other seeds" in run.train.toolTip()
    race.aftermath._take([events.RaceEnded()])
    assert run.train.isEnabled()


def test_a_model_with_a_problem_does_not_race(run: RunActions, document: Document) -> None:
    run.lookAtRace(True)
    document.edit(document.spec.with_layers(()), "Remove all")
    assert not run.train.isEnabled()
    assert str(document.problems[0].message) in run.train.toolTip()
