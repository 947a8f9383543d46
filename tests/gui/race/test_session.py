"""What a race makes of orders and of the engine's events, without an engine."""

from __future__ import annotations

import pytest

from engine.messages import say
from engine.spec.race import MOST_LANES, Lane
from engine.training.states import RunState
from engine.work import events, racing
from gui.race.session import RaceSession
from gui.session import Session
from tests.helpers.races import (
    LANES,
    SPEC,
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


def names(race: RaceSession) -> list[str]:
    return [lane.name for lane in race.lanes]


def test_a_lane_that_is_only_shown_is_not_trained(
    race: RaceSession, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders: list[racing.Aside] = []
    monkeypatch.setattr(session._runner, "submit", orders.append)
    race.setLanes(LANES)
    shown = race.addFinished("yesterday's", SPEC, past())
    assert shown is not None
    race.start()
    assert race.lanes[-1] is shown
    assert shown.history.updates == 2
    assert shown.state is RunState.FINISHED
    (order,) = orders
    assert isinstance(order.job, racing.RunRace)
    assert [s.number for s in order.job.starters] == [lane.number for lane in race.racers]
    assert len(race.racers) == 2


def test_lanes_that_race_stand_before_those_that_are_shown(race: RaceSession) -> None:
    race.setLanes(LANES)
    race.addFinished("past", SPEC, past())
    race.add(Lane("late", SPEC))
    assert names(race) == ["SGD", "Adam", "late", "past"]


def test_what_is_shown_stays_while_what_races_changes(race: RaceSession) -> None:
    race.setLanes(LANES)
    race.addFinished("past", SPEC, past())
    race.setSpecs([Lane("x", SPEC), Lane("y", SPEC), Lane("z", SPEC)])
    assert names(race) == ["x", "y", "z", "past"]
    race.setSpecs(LANES)
    assert names(race) == ["SGD", "Adam", "past"]
    race.setLanes([Lane(str(n), SPEC) for n in range(MOST_LANES)], keeps_past=True)
    assert len(race.lanes) == len(race.racers) == MOST_LANES
    race.setLanes(LANES)
    assert names(race) == ["SGD", "Adam"]


def test_all_lanes_diverged(race: RaceSession) -> None:
    race.setLanes(LANES)
    race.start()
    prepare(race)
    for lane in race.racers:
        learn(race, lane, [9.0, float("nan")])
    assert not race.allDiverged
    end(race, RunState.DIVERGED)
    assert race.state is RunState.FINISHED
    assert race.allDiverged


def test_one_of_them_diverged(race: RaceSession) -> None:
    race.setLanes(LANES)
    race.start()
    prepare(race)
    tell(race, race.racers[0], events.RunEnded(RunState.DIVERGED, {}, 1.0))
    assert race.state is RunState.RUNNING
    tell(race, race.racers[1], events.RunEnded(RunState.FINISHED, {}, 1.0))
    race._take([events.RaceEnded()])
    assert race.state is RunState.FINISHED
    assert not race.allDiverged


def test_it_is_paused_once_every_lane_is(race: RaceSession) -> None:
    race.setLanes(LANES)
    race.start()
    prepare(race)
    first, second = race.racers
    tell(race, first, events.StateChanged(RunState.PAUSED))
    assert race.state is RunState.RUNNING
    tell(race, second, events.StateChanged(RunState.PAUSED))
    assert race.state is RunState.PAUSED
    tell(race, first, events.StateChanged(RunState.RUNNING))
    assert race.state is RunState.RUNNING


def test_events_of_the_race_before_are_nobodys(race: RaceSession) -> None:
    race.setLanes(LANES)
    run_through(race)
    before = race.racers[0]
    race.start()
    learn(race, before, [1.0])
    assert [lane.history.updates for lane in race.racers] == [0, 0]


def test_a_failure_of_the_whole_race_ends_it_and_is_told(race: RaceSession) -> None:
    heard: list[events.JobFailed] = []
    race.failed.connect(heard.append)
    race.setLanes(LANES)
    race.start()
    race._take([events.JobFailed(say("No."), None)])
    assert race.state is RunState.FAILED
    assert not any(lane.state.active for lane in race.lanes)
    assert len(heard) == 1


def test_restarting_waits_for_the_end(race: RaceSession) -> None:
    race.setLanes(LANES)
    race.start()
    prepare(race)
    before = [lane.number for lane in race.racers]
    race.restart()
    assert race.state is RunState.STOPPING
    end(race, RunState.STOPPED)
    assert race.state is RunState.PREPARING
    assert not set(before) & {lane.number for lane in race.racers}
