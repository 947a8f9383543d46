"""The states of a run, and what a person may do in each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class RunState(Enum):
    """Where a run stands."""

    IDLE = "idle"
    PREPARING = "preparing"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    FINISHED = "finished"
    STOPPED = "stopped"
    DIVERGED = "diverged"
    FAILED = "failed"

    @property
    def active(self) -> bool:
        """Whether a run is under way."""
        return self in _ACTIVE

    @property
    def ended(self) -> bool:
        """Whether a run has come to its end, whatever that was."""
        return self in _ENDED


_ACTIVE = {RunState.PREPARING, RunState.RUNNING, RunState.PAUSED, RunState.STOPPING}
_ENDED = {RunState.FINISHED, RunState.STOPPED, RunState.DIVERGED, RunState.FAILED}


@dataclass(frozen=True)
class Actions:
    """What may be done now."""

    train: bool
    pause: bool
    resume: bool
    step: bool
    stop: bool


def actions(state: RunState, ready: bool) -> Actions:
    """Return what may be done in ``state``; ``ready`` when the spec has no errors."""
    return Actions(
        train=not state.active and ready,
        pause=state is RunState.RUNNING,
        resume=state is RunState.PAUSED,
        step=state in (RunState.RUNNING, RunState.PAUSED) or (not state.active and ready),
        stop=state in (RunState.PREPARING, RunState.RUNNING, RunState.PAUSED),
    )
