"""What a lane of the race makes of the engine's events about it. Free of Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.training.states import RunState
from engine.work import events

if TYPE_CHECKING:
    from engine.work.events import Event
    from gui.race.lane_run import LaneRun


def take(lane: LaneRun, event: Event) -> None:
    """Let ``lane`` be as far as ``event`` tells; events of other kinds change nothing."""
    handle = _HANDLERS.get(type(event))
    if handle is not None:
        handle(lane, event)


def _ready(lane: LaneRun, event: events.LaneReady) -> None:
    lane.fingerprint = event.fingerprint


def _prepared(lane: LaneRun, event: events.RunPrepared) -> None:
    lane.prepared = event
    lane.history.steps_per_epoch = event.steps_per_epoch
    lane.history.examples_per_update = event.examples / event.steps_per_epoch


def _moved(lane: LaneRun, event: events.StateChanged) -> None:
    lane.state = event.state


def _learnt(lane: LaneRun, event: events.BatchesDone) -> None:
    lane.batches = event
    lane.history.add_batches(event.values, event.seconds, event.learning_rates)


def _ended_epoch(lane: LaneRun, event: events.EpochDone) -> None:
    lane.history.epochs.append(event.result)


def _ended(lane: LaneRun, event: events.RunEnded) -> None:
    lane.ended, lane.state = event, event.state


def _failed(lane: LaneRun, event: events.JobFailed) -> None:
    lane.failure, lane.state = event.message, RunState.FAILED


def _cancelled(lane: LaneRun, _: events.JobCancelled) -> None:
    lane.state = RunState.STOPPED


_HANDLERS: dict[type, Callable[..., None]] = {
    events.LaneReady: _ready,
    events.RunPrepared: _prepared,
    events.StateChanged: _moved,
    events.BatchesDone: _learnt,
    events.EpochDone: _ended_epoch,
    events.RunEnded: _ended,
    events.JobFailed: _failed,
    events.JobCancelled: _cancelled,
}
