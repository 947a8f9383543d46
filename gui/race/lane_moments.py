"""Where on an axis the lanes of a race have the moment that is shown. Free of Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gui.race import lane_curves
from gui.training import run_curves

if TYPE_CHECKING:
    from gui.race.lane_run import LaneRun
    from gui.training.run_curves import Axis


def places(
    lanes: Sequence[LaneRun], axis: Axis, update: int | None, own: Mapping[int, int]
) -> dict[int, float]:
    """Return where on ``axis`` each visible lane has the moment, of those that have come so far.

    Parameters
    ----------
    update : of the first lane that races; None for no moment.
    own : the update of each lane, by its number, where it is known; otherwise the one at which
        the lane was as many epochs far.
    """
    found = {}
    for lane in _visible(lanes):
        at = own.get(lane.number)
        if at is None and update is not None:
            at = _same(lane, update, lanes)
        if at is not None and at <= lane.history.updates and lane_curves.knows(lane.history, axis):
            found[lane.number] = run_curves.place(lane.history, axis, at)
    return found


def are_one(lanes: Sequence[LaneRun], axis: Axis, found: Mapping[int, float]) -> bool:
    """Whether all places are one: no farther apart than the largest update is wide."""
    spread = max(found.values(), default=0.0) - min(found.values(), default=0.0)
    return spread <= _update_width(lanes, axis)


def _same(lane: LaneRun, update: int, lanes: Sequence[LaneRun]) -> int:
    """Return the update at which ``lane`` was as many epochs far as the first that races."""
    first = next((each for each in lanes if not each.is_past), lane)
    steps = first.history.steps_per_epoch
    if not steps or not lane.history.steps_per_epoch:
        return update
    return round(update / steps * lane.history.steps_per_epoch)


def _update_width(lanes: Sequence[LaneRun], axis: Axis) -> float:
    """Return what one update takes of the axis, in the lane with the largest."""
    histories = (lane.history for lane in _visible(lanes))
    known = [history for history in histories if lane_curves.knows(history, axis)]
    ends = [run_curves.place(each, axis, each.updates) / each.updates for each in known]
    return max(ends, default=0.0)


def _visible(lanes: Sequence[LaneRun]) -> list[LaneRun]:
    return [lane for lane in lanes if not lane.is_hidden]
