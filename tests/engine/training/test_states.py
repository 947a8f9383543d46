from __future__ import annotations

import pytest

from engine.training.states import Actions, RunState, actions

ALLOWED = {
    RunState.IDLE: "train step",
    RunState.PREPARING: "stop",
    RunState.RUNNING: "pause step stop",
    RunState.PAUSED: "resume step stop",
    RunState.STOPPING: "",
    RunState.FINISHED: "train step",
    RunState.STOPPED: "train step",
    RunState.DIVERGED: "train step",
    RunState.FAILED: "train step",
}


def names(allowed: Actions) -> set[str]:
    return {name for name, on in vars(allowed).items() if on}


@pytest.mark.parametrize("state", RunState)
def test_what_may_be_done(state: RunState) -> None:
    assert names(actions(state, ready=True)) == set(ALLOWED[state].split())


@pytest.mark.parametrize("state", RunState)
def test_a_spec_with_errors_cannot_start_but_a_run_under_way_can_be_led(state: RunState) -> None:
    wanted = set(ALLOWED[state].split())
    if not state.active:
        wanted -= {"train", "step"}
    assert names(actions(state, ready=False)) == wanted


def test_every_state_is_idle_active_or_ended() -> None:
    for state in RunState:
        assert (state is RunState.IDLE) + state.active + state.ended == 1
