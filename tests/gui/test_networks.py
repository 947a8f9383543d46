"""The networks that can be chosen from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.insight import network
from engine.messages import say
from engine.spec.run import RunSpec
from engine.training.history import EpochResult
from engine.training.snapshots import Snapshot, Snapshots
from engine.training.states import RunState
from engine.work import events
from gui.networks import Networks
from gui.race.session import RaceSession
from gui.session import Session
from tests.helpers.races import LANES, SPEC, STEPS, learn, prepare, race, session

__all__ = ["race", "session"]


@pytest.fixture
def networks(session: Session, race: RaceSession) -> Networks:
    return Networks(session, race, session)


def train(session: Session, spec: RunSpec = SPEC, weights: bool = True) -> None:
    """Let the session hear of a run of one epoch."""
    session.wanted, session._taken = spec, Snapshots()
    if weights:
        session._taken.add(Snapshot(STEPS, 1.0, (np.zeros(3, np.float32),)))
    session._become(RunState.PREPARING)
    session._take([events.RunPrepared(99, STEPS, 1, 320, 64, say("CPU"))])
    result = EpochResult(1, STEPS, {"loss": 1.0, "val_accuracy": 0.978}, 1.0)
    values = {"loss": np.ones(STEPS, np.float32)}
    session._take([events.BatchesDone(values, 1.0, None), events.EpochDone(result)])
    session._take([events.RunEnded(RunState.FINISHED, {}, 1.0)])


def titles(networks: Networks) -> list[str]:
    return [networks.title(offer) for offer in networks.offered()]


def test_before_any_run_there_is_the_shipped_one(networks: Networks) -> None:
    assert titles(networks) == ["The shipped model"]


def test_a_run_is_the_current_one_and_stays_when_the_next_one_comes(
    networks: Networks, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(networks.changed):
        train(session)
    train(session)
    _, current, *runs = titles(networks)
    assert current == "The current model"
    assert len(runs) == 2
    assert all("seed 42" in run and run.endswith("97.8 %") for run in runs)
    keys = [offer.key for offer in networks.offered()]
    assert keys == [offer.key for offer in networks.offered()]
    assert len(set(keys)) == 4


def test_a_run_whose_weights_are_gone_or_that_reads_no_pictures_is_not_offered(
    networks: Networks, session: Session
) -> None:
    train(session, weights=False)
    train(session, SPEC.with_data(name="moons"))
    assert titles(networks) == ["The shipped model", "The current model"]


def test_what_a_run_reads_is_known(networks: Networks, session: Session) -> None:
    train(session, SPEC.with_data(name="fashion-mnist"))
    _, current, run = networks.offered()
    assert (current.reads_digits, run.reads_digits) == (False, False)
    assert run.accuracy == pytest.approx(0.978)
    assert run.data == "fashion-mnist"


def test_a_file_is_offered_once(networks: Networks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(networks.changed):
        networks.addFile(network.from_file(Path("mine.keras")))
    networks.addFile(network.from_file(Path("mine.keras")))
    assert titles(networks) == ["The shipped model", "mine.keras"]


def test_titles_are_in_the_language_of_the_window(networks: Networks, session: Session) -> None:
    train(session)
    english = titles(networks)[-1]
    networks.setLanguage("ko")
    assert titles(networks)[-1] != english


def test_a_lane_is_known_by_its_number(networks: Networks, race: RaceSession) -> None:
    race.setLanes(LANES)
    race.start()
    prepare(race)
    for lane in race.racers:
        learn(race, lane, [1.0])
        lane.snapshots.add(Snapshot(1, 0.1, (np.zeros(2, np.float32),)))
        race._take([events.LaneEvent(lane.number, events.RunEnded(RunState.FINISHED, {}, 1.0))])
    race._take([events.RaceEnded()])
    shipped, *lanes = networks.offered()
    assert networks.laneOf(shipped) is None
    assert [networks.laneOf(lane) for lane in lanes] == [
        lane.number for lane in reversed(race.racers)
    ]
