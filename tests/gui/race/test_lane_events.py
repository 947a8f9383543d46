"""What a lane makes of the engine's events."""

from __future__ import annotations

import numpy as np
import pytest

from engine.messages import say
from engine.training.history import EpochResult
from engine.training.states import RunState
from engine.work import events
from gui.race import lane_events
from gui.race.lane_run import LaneRun
from tests.helpers.races import ALIKE, SPEC


@pytest.fixture
def lane() -> LaneRun:
    return LaneRun(1, "Adam", SPEC, 0)


def test_it_knows_what_it_sets_out_with_and_how_long_an_epoch_is(lane: LaneRun) -> None:
    lane_events.take(lane, events.LaneReady(ALIKE))
    lane_events.take(lane, events.RunPrepared(99, 10, 2, 320, 64, say("CPU")))
    assert lane.fingerprint == ALIKE
    assert lane.prepared is not None
    assert (lane.history.steps_per_epoch, lane.history.examples_per_update) == (10, 32)


def test_it_keeps_what_is_measured(lane: LaneRun) -> None:
    batches = events.BatchesDone({"loss": np.ones(3, np.float32)}, 100.0, None, None)
    lane_events.take(lane, batches)
    lane_events.take(lane, events.EpochDone(EpochResult(1, 3, {"loss": 1.0}, 0.5)))
    assert lane.history.updates == 3
    assert lane.batches is batches
    assert [epoch.epoch for epoch in lane.history.epochs] == [1]


@pytest.mark.parametrize(
    ("event", "state"),
    [
        (events.StateChanged(RunState.PAUSED), RunState.PAUSED),
        (events.RunEnded(RunState.DIVERGED, {}, 1.0), RunState.DIVERGED),
        (events.JobFailed(say("No."), None), RunState.FAILED),
        (events.JobCancelled(), RunState.STOPPED),
    ],
)
def test_it_stands_where_the_event_says(
    lane: LaneRun, event: events.Event, state: RunState
) -> None:
    lane_events.take(lane, event)
    assert lane.state is state


def test_why_it_failed_is_kept(lane: LaneRun) -> None:
    lane_events.take(lane, events.JobFailed(say("No."), None))
    assert str(lane.failure) == "No."


def test_events_that_are_not_a_lanes_change_nothing(lane: LaneRun) -> None:
    lane_events.take(lane, events.RaceEnded())
    assert lane.state is RunState.IDLE
