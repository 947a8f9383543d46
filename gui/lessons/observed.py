"""What lessons ask of runs and races, read from the window's sessions. Free of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.lessons.facts import RaceFacts, RunFacts, figures_of
from engine.messages import InputError
from engine.spec import presets, variation
from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.spec.run import RunSpec
    from engine.training.history import History
    from gui.race.lane_run import LaneRun
    from gui.race.session import RaceSession
    from gui.session import Session


def epochOf(history: History, update: int | None) -> int | None:
    """Return the epoch that ends nearest to an update, of two as near the earlier.

    None where ``update`` is, which stands for the present, or where no epoch has ended.
    """
    if update is None or not history.epochs:
        return None
    return min(history.epochs, key=lambda epoch: abs(epoch.update - update)).epoch


class RunWatch:
    """Counts the runs of a session and keeps the facts of those that have ended."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._number = 0
        self._is_on = False
        self._before: object = None
        self._last: RunFacts | None = None
        self.past: tuple[RunFacts, ...] = ()
        self.follow()

    @property
    def ended(self) -> int:
        """How many runs have ended."""
        return len(self.past)

    def facts(self) -> RunFacts | None:
        """Return the run that is under way or was the last."""
        return self._facts_of_now() if self._is_on else self._last

    def follow(self) -> None:
        """Look at the state of the session, whenever it has changed."""
        is_active = self._session.state.active
        if is_active and not self._is_on:
            self._begin()
        elif self._is_on and not is_active:
            self._end()

    def _begin(self) -> None:
        self._is_on = True
        self._number += 1
        preparing = self._session.state is RunState.PREPARING
        self._before = self._session.history if preparing else None

    def _end(self) -> None:
        self._is_on = False
        if self._has_begun or self._session.state is RunState.FAILED:
            self._last = self._facts_of_now()
            self.past = (*self.past, self._last)

    @property
    def _has_begun(self) -> bool:
        """Whether the session tells of this run, and no longer of the one before."""
        return self._session.history is not self._before

    def _facts_of_now(self) -> RunFacts:
        session = self._session
        spec = session.spec if self._has_begun else session.wanted
        assert spec is not None  # a run that is on has been asked for
        if not self._has_begun:
            return RunFacts(self._number, spec, session.state)
        history = session.history
        figures = figures_of(history.epochs)
        return RunFacts(self._number, spec, session.state, figures, history.updates)


class RaceWatch:
    """Counts the races."""

    def __init__(self, race: RaceSession) -> None:
        self._race = race
        self._number = 0
        self._is_on = False
        self._varies: tuple[tuple[RunSpec, ...], str] = (), ""
        self.ended = 0
        self.follow()

    def facts(self) -> RaceFacts | None:
        """Return the race as it is set up, goes on or has ended; None without lanes."""
        racers = self._race.racers
        if not racers:
            return None
        specs = tuple(lane.spec for lane in racers)
        if specs != self._varies[0]:
            self._varies = specs, variesOf(specs)
        lanes = tuple(map(_lane_facts, racers))
        return RaceFacts(self._number, self._varies[1], lanes, self._race.state)

    def follow(self) -> None:
        """Look at the state of the race, whenever it has changed."""
        state = self._race.state
        if state.active and not self._is_on:
            self._number += 1
        self.ended += self._is_on and state.ended
        self._is_on = state.active


def _lane_facts(lane: LaneRun) -> RunFacts:
    history = lane.history
    figures = figures_of(history.epochs)
    return RunFacts(lane.number, lane.spec, lane.state, figures, history.updates)


def variesOf(specs: Sequence[RunSpec]) -> str:
    """Return the setting in which lanes differ, a key of `variation.VARIATIONS`.

    Returns
    -------
    The key, that of the preset where the lanes are those of one; "" where they differ in nothing,
    or in more than one setting.
    """
    from engine.lessons.spec_conditions import same_race

    lanes = tuple(specs)
    for race in presets.all_races():
        if same_race(race.varies, lanes, race):
            return race.varies
    if len(set(lanes)) < 2:
        return ""
    return next((key for key in _NARROW_FIRST if _differ_only_in(lanes, key)), "")


_NARROW_FIRST = ("learning_rate", *(key for key in variation.VARIATIONS if key != "learning_rate"))
"""Optimizers that differ in nothing but their rate differ in the rate."""


def _differ_only_in(lanes: tuple[RunSpec, ...], key: str) -> bool:
    """Tell whether lanes are alike once all have the same value in a setting."""
    values = variation.suggested(lanes[0], key)
    if not values:
        return False
    try:
        return len({variation.varied(lane, key, values[0]) for lane in lanes}) == 1
    except InputError:
        return False
