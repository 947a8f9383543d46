from __future__ import annotations

from dataclasses import replace

import pytest

from engine.spec import presets, variation
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from gui.lessons.observed import RaceWatch, RunWatch, epochOf, variesOf
from gui.race.session import RaceSession
from gui.session import Session
from tests.helpers.races import LANES, SPEC, race, session

__all__ = ["race", "session"]


def learn(history: History, *losses: float) -> None:
    for loss in losses:
        number = len(history.epochs) + 1
        history.epochs.append(EpochResult(number, 10 * number, {"loss": loss}, 1.0))


def run(session: Session, watch: RunWatch, *losses: float) -> None:
    """Train from the order to the end."""
    session.wanted, session.state = SPEC, RunState.PREPARING
    watch.follow()
    session.spec, session.history, session.state = SPEC, History(), RunState.RUNNING
    watch.follow()
    learn(session.history, *losses)
    session.state = RunState.FINISHED
    watch.follow()


def test_a_run_is_counted_from_its_order_and_told_with_its_figures(session: Session) -> None:
    watch = RunWatch(session)
    assert watch.facts() is None
    run(session, watch, 0.5, 0.25)
    facts = watch.facts()
    assert facts is not None
    assert (facts.number, facts.state, watch.ended) == (1, RunState.FINISHED, 1)
    assert facts.figures == {"loss": (0.5, 0.25)}
    run(session, watch, 0.1)
    assert [past.number for past in watch.past] == [1, 2]


def test_while_a_run_prepares_the_figures_of_the_one_before_are_not_its_own(
    session: Session,
) -> None:
    watch = RunWatch(session)
    run(session, watch, 0.5)
    session.state = RunState.PREPARING
    watch.follow()
    facts = watch.facts()
    assert facts is not None
    assert (facts.number, facts.epochs) == (2, 0)


def test_a_run_called_off_before_it_began_has_not_been(session: Session) -> None:
    watch = RunWatch(session)
    run(session, watch, 0.5)
    session.state = RunState.PREPARING
    watch.follow()
    session.state = RunState.FINISHED
    watch.follow()
    facts = watch.facts()
    assert facts is not None
    assert (facts.number, watch.ended) == (1, 1)


def test_a_race_is_counted_and_told_lane_by_lane(race: RaceSession) -> None:
    watch = RaceWatch(race)
    assert watch.facts() is None
    race.setLanes(LANES)
    facts = watch.facts()
    assert facts is not None
    assert (facts.number, facts.varies, len(facts.lanes)) == (0, "optimizer", 2)
    race.state = RunState.RUNNING
    watch.follow()
    learn(race.lanes[0].history, 0.5)
    race.state = RunState.FINISHED
    watch.follow()
    facts = watch.facts()
    assert facts is not None
    assert (facts.number, watch.ended) == (1, 1)
    assert [lane.epochs for lane in facts.lanes] == [1, 0]


@pytest.mark.parametrize("name", [each.name for each in presets.all_races()])
def test_races_of_presets_vary_what_the_preset_says(name: str) -> None:
    preset = presets.find(name)
    shorter = [lane.spec.with_training(epochs=1) for lane in preset.lanes]
    assert variesOf(shorter) == preset.varies


@pytest.mark.parametrize(
    "key", ["learning_rate", "activation", "batch_size", "width", "depth", "dropout", "schedule"]
)
def test_what_varies_is_seen_from_the_lanes(key: str) -> None:
    values = variation.suggested(SPEC, key)[:3]
    assert variesOf([variation.varied(SPEC, key, value) for value in values]) == key


def test_lanes_alike_or_that_differ_in_two_settings_vary_nothing() -> None:
    assert variesOf([SPEC, SPEC]) == ""
    other = replace(SPEC.with_training(batch_size=7), seed=5)
    assert variesOf([SPEC, other]) == ""


def test_a_moment_belongs_to_the_epoch_that_ends_nearest_to_it() -> None:
    history = History()
    assert epochOf(history, 5) is None
    learn(history, 0.5, 0.4, 0.3)
    moments = {None: None, 0: 1, 14: 1, 15: 1, 16: 2, 20: 2, 99: 3}
    assert {update: epochOf(history, update) for update in moments} == moments
