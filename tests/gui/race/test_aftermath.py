"""What is worked out after a race, without an engine."""

from __future__ import annotations

import numpy as np
import pytest

from engine.insight.comparison import SeedResult
from engine.messages import say
from engine.training.snapshots import Snapshot
from engine.training.states import RunState
from engine.work import errands, events, racing
from gui.race.aftermath import Aftermath
from gui.race.session import RaceSession
from gui.session import Session
from tests.helpers.races import LANES, past, prepare, race, run_through, session
from tests.helpers.surfaces import surface

__all__ = ["race", "session"]


@pytest.fixture
def orders(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The jobs that the engine was given."""
    made: list[object] = []

    def keep(job: racing.Aside) -> None:
        made.append(job.job)

    monkeypatch.setattr(session._runner, "submit", keep)
    return made


@pytest.fixture
def after(race: RaceSession, orders: list[object]) -> Aftermath:
    """What comes after a race of two lanes that has ended."""
    race.setLanes(LANES)
    run_through(race)
    for lane in race.lanes:
        for update in (0, 20):
            lane.snapshots.add(Snapshot(update, 0.0, (np.full(3, update, np.float32),)))
    orders.clear()
    return race.aftermath


def hand_back(after: Aftermath, order: object, **more: object) -> None:
    assert isinstance(order, errands.Errand)
    after._take([errands.ErrandDone(order.number, surface(**more))])  # type: ignore[arg-type]


def test_the_surface_is_refined_until_it_is_final(after: Aftermath, orders: list[object]) -> None:
    after.computeSurface(filter_normalised=False)
    hand_back(after, orders[-1], is_final=False)
    assert after.surface is not None
    assert after.computesSurface
    hand_back(after, orders[-1])
    assert after.surface.is_final
    assert not after.computesSurface
    assert len(orders) == 2


def test_a_surface_that_was_given_up_does_not_come_after_all(
    after: Aftermath, orders: list[object]
) -> None:
    after.computeSurface(filter_normalised=False)
    after.cancelSurface()
    after.computeSurface(filter_normalised=True)
    hand_back(after, orders[0])
    assert after.surface is None
    assert after.computesSurface
    hand_back(after, orders[1], filter_normalised=True)
    assert after.surface is not None
    assert after.surface.filter_normalised


def test_a_failure_of_the_surface_is_told(after: Aftermath, orders: list[object]) -> None:
    told: list[errands.ErrandFailed] = []
    after.surfaceFailed.connect(told.append)
    after.computeSurface(filter_normalised=False)
    (order,) = orders
    assert isinstance(order, errands.Errand)
    after._take([errands.ErrandFailed(order.number, say("No."), None)])
    assert [str(failed.message) for failed in told] == ["No."]
    assert not after.computesSurface


def test_a_lane_that_diverged_is_not_on_the_plane(after: Aftermath, race: RaceSession) -> None:
    first, second = race.lanes
    assert after.onPlane() == [first, second]
    first.state = RunState.DIVERGED
    assert after.onPlane() == [second]


def test_other_seeds_repeat_the_race_that_was_seen(race: RaceSession, orders: list[object]) -> None:
    edits: list[None] = []
    race.aboutToStart.connect(lambda: edits.append(None))
    race.setLanes(LANES)
    race.addFinished("past", LANES[0].spec, past())
    race.aftermath.repeat(2)
    assert len(edits) == 1  # nothing was seen yet: the newest settings count
    (order,) = orders
    assert isinstance(order, racing.RepeatRace)
    assert list(order.lanes) == [lane.number for lane in race.racers]
    race.aftermath._take([events.RaceEnded()])
    run_through(race)
    assert len(edits) == 2
    race.aftermath.repeat(2)
    assert len(edits) == 2


def test_seeds_come_one_by_one_and_none_while_it_races(
    after: Aftermath, race: RaceSession, orders: list[object]
) -> None:
    after.repeat(2)
    assert race.isBusy
    after._take([events.Progress(say("Racing"), 1, 4)])
    assert after.seed_share == 0.25
    after._take([events.SeedDone(SeedResult(seed=42, lanes={}))])
    assert (len(after.seeds), after.seed_share) == (1, 0.0)
    after.repeat(5)
    race.start()
    assert len(orders) == 1  # neither of them while it repeats
    after._take([events.JobCancelled()])
    assert not race.isBusy
    assert len(after.seeds) == 1
    race.start()
    prepare(race)
    assert after.seeds == []
    after.repeat(2)
    assert after.repeats == 0


def test_a_failure_of_the_repetitions_is_told_by_the_race(
    after: Aftermath, race: RaceSession
) -> None:
    told: list[events.JobFailed] = []
    race.failed.connect(told.append)
    after.repeat(2)
    after._take([events.JobFailed(say("No."), None)])
    assert len(told) == 1
    assert not race.isBusy


def test_other_lanes_have_nothing_of_the_race_before(
    after: Aftermath, race: RaceSession, orders: list[object]
) -> None:
    after.computeSurface(filter_normalised=False)
    hand_back(after, orders[-1])
    after.seeds.append(SeedResult(seed=42, lanes={}))
    race.setLanes(LANES)
    assert after.surface is None
    assert after.seeds == []
