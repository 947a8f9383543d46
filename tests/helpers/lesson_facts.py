"""Facts of a window for lessons, short to write down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.lessons.facts import Facts, RaceFacts, RunFacts
from engine.spec import presets
from engine.spec.run import RunSpec
from engine.training.states import RunState

START = Facts(spec=RunSpec())
"""A window in which nothing has happened."""


def run_of(
    preset: str, number: int = 1, state: RunState = RunState.FINISHED, **figures: Any
) -> RunFacts:
    """A run of a preset; figures are lists, one value an epoch."""
    known = {"loss": [0.5], **figures}
    spec = presets.get(preset).spec
    return RunFacts(number, spec, state, {name: tuple(row) for name, row in known.items()})


def after_run(run: RunFacts, before: Facts = START) -> Facts:
    """What is known when a run has ended after ``before``."""
    past = (*before.past, run)
    return replace(before, run=run, past=past, runs_ended=before.runs_ended + 1)


def race_of(
    preset: str,
    *accuracies: list[float],
    number: int = 1,
    state: RunState = RunState.FINISHED,
    lane_states: tuple[RunState, ...] = (),
) -> RaceFacts:
    """A race of a preset, each lane with its validation accuracy after each epoch."""
    race = presets.find(preset)
    states = lane_states or (state,) * len(accuracies)
    lanes = [
        RunFacts(1, lane.spec, each, {"loss": (0.5,) * len(row), "val_accuracy": tuple(row)})
        for lane, row, each in zip(race.lanes, accuracies, states, strict=True)
    ]
    return RaceFacts(number, race.varies, tuple(lanes), state)


def after_race(race: RaceFacts, before: Facts = START) -> Facts:
    """What is known when a race has ended after ``before``."""
    return replace(before, race=race, races_ended=before.races_ended + 1)
