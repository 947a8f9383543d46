from __future__ import annotations

from dataclasses import replace

from engine.insight.together import are_members
from engine.spec import presets


def test_members_of_an_ensemble_differ_in_nothing_but_the_seed() -> None:
    lanes = [lane.spec for lane in presets.find("ensemble").lanes]
    assert are_members(lanes)
    assert not are_members(lanes[:1])
    wider = lanes[1].with_training(batch_size=64)
    assert not are_members([lanes[0], replace(wider, seed=3)])
