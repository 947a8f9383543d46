"""A lane of the race as the window knows it. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.training.history import History
from engine.training.snapshots import LANE_LIMIT_BYTES, Snapshots
from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.messages import Message
    from engine.spec.run import RunSpec
    from engine.training.fingerprint import Fingerprint
    from engine.work.events import BatchesDone, RunEnded, RunPrepared


@dataclass(eq=False)
class LaneRun:
    """What a lane is, and what it has measured so far.

    Parameters
    ----------
    number : the lane's number for the engine; it stays, whatever comes and goes.
    name : what people call it.
    spec : what it trains.
    style : its colour and dash, 0 to 11, as `gui.theme.Theme.lane` counts; 6 and more are dashed.
    is_hidden : whether its curves are left out.
    history : what it has measured.
    snapshots : its moments.
    state : where it stands.
    prepared, batches, ended : as the engine told of them last; None before.
    fingerprint : what it set out with; None until it is built.
    failure : why it could not go on, where that is so.
    is_past : whether it is only shown: a run that had ended before, which no race trains.
    """

    number: int
    name: str
    spec: RunSpec
    style: int
    is_hidden: bool = False
    history: History = field(default_factory=History)
    snapshots: Snapshots = field(default_factory=lambda: Snapshots(LANE_LIMIT_BYTES))
    state: RunState = RunState.IDLE
    prepared: RunPrepared | None = None
    batches: BatchesDone | None = None
    ended: RunEnded | None = None
    fingerprint: Fingerprint | None = None
    failure: Message | None = None
    is_past: bool = False
