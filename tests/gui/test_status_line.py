"""What the row along the bottom says of a race."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.messages import say
from engine.training.states import RunState
from engine.work import events
from gui.document import Document
from gui.race.session import RaceSession
from gui.session import Session
from gui.status_line import StatusLine
from gui.theme import ThemeManager
from tests.helpers.races import (
    LANES,
    SPEC,
    STEPS,
    end,
    learn,
    past,
    prepare,
    race,
    run_through,
    session,
    tell,
)

__all__ = ["race", "session"]


@pytest.fixture
def line(qtbot: QtBot, session: Session, race: RaceSession, themes: ThemeManager) -> StatusLine:
    race.setLanes(LANES)
    made = StatusLine(Document(SPEC, session), session, race)
    qtbot.addWidget(made)
    made.show()
    session._take([events.BackendReady("TensorFlow", (("cpu", say("CPU")),), None)])
    made.lookAtRace(True)
    return made


def test_ready_to_race_where_the_race_is_looked_at(line: StatusLine) -> None:
    assert line.state.text() == "Ready to race"
    assert not line.progress.isVisible()
    line.lookAtRace(False)
    assert line.state.text() == "Ready"


def test_how_far_all_lanes_are(line: StatusLine, race: RaceSession) -> None:
    race.start()
    assert line.state.text() == "Preparing …"
    assert line.progress.maximum() == 0
    race._take([events.Progress(say("Building lane {n} of {total}", n=1, total=2))])
    assert line.state.text() == "Building lane 1 of 2 …"
    prepare(race)
    for lane in race.racers:
        learn(race, lane, np.ones(STEPS))
    assert line.state.text() == "Racing · epoch 2 of 2 · 2 lanes"
    assert line.progress.value() == 500
    assert line.rate.text() == "1,000 examples/s"
    line.lookAtRace(False)
    assert line.state.text() == "Racing · epoch 2 of 2 · 2 lanes"  # it is what is under way


def test_the_epoch_is_that_of_the_last_lane(line: StatusLine, race: RaceSession) -> None:
    race.start()
    prepare(race)
    learn(race, race.racers[0], np.ones(STEPS + 1))
    learn(race, race.racers[1], np.ones(3))
    assert line.state.text().startswith("Racing · epoch 1 of 2")
    for lane in race.racers:
        tell(race, lane, events.StateChanged(RunState.PAUSED))
    assert line.state.text().startswith("Paused · epoch 1 of 2")


def test_a_lane_that_is_only_shown_does_not_count(line: StatusLine, race: RaceSession) -> None:
    race.addFinished("past", SPEC, past(500))
    race.start()
    prepare(race)
    for lane in race.racers:
        learn(race, lane, np.ones(STEPS))
    assert line.state.text() == "Racing · epoch 2 of 2 · 2 lanes"
    assert line.progress.value() == 500


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (RunState.FINISHED, "The race is over"),
        (RunState.DIVERGED, "All lanes diverged"),
    ],
)
def test_how_it_ended(line: StatusLine, race: RaceSession, state: RunState, text: str) -> None:
    race.start()
    prepare(race)
    end(race, state)
    assert line.state.text() == text
    assert line.rate.text() == ""


def test_one_lane_that_diverged_is_not_all_of_them(line: StatusLine, race: RaceSession) -> None:
    race.start()
    prepare(race)
    tell(race, race.racers[0], events.RunEnded(RunState.DIVERGED, {}, 1.0))
    end_of_the_other = events.RunEnded(RunState.FINISHED, {}, 1.0)
    tell(race, race.racers[1], end_of_the_other)
    race._take([events.RaceEnded()])
    assert line.state.text() == "The race is over"


def test_stopped(line: StatusLine, race: RaceSession) -> None:
    race.start()
    prepare(race)
    race.stop()
    assert line.state.text() == "Stopping …"
    end(race, RunState.STOPPED)
    assert line.state.text() == "The race was stopped"
    assert line.progress.value() == 0  # none of the lanes has learnt from a batch


def test_which_seed_it_is_repeated_with(line: StatusLine, race: RaceSession) -> None:
    run_through(race)
    line.lookAtRace(False)
    race.aftermath.repeat(5)
    assert line.state.text() == "Racing with seed 1 of 5"
    assert line.progress.maximum() == 0
    race.aftermath._take([events.RaceEnded()])
    assert line.state.text() == "Ready"
