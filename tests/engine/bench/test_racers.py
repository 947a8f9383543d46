from __future__ import annotations

from engine.bench.racers import FOUR, TWELVE
from engine.data import registry
from engine.spec import checks, presets, variation
from engine.spec.race import MOST_LANES


def test_the_many_are_as_many_as_can_race_and_all_different() -> None:
    assert len(set(TWELVE)) == MOST_LANES
    assert set(FOUR) < set(TWELVE)


def test_all_of_them_can_train_the_quickstart() -> None:
    spec = presets.get(presets.FIRST).spec
    shape = registry.get(spec.data.name).shape()
    lanes = variation.lanes(spec, "optimizer", TWELVE)
    assert len({lane.name for lane in lanes}) == MOST_LANES
    assert not any(checks.errors(checks.validate(lane.spec, shape)) for lane in lanes)
