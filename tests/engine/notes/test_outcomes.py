from __future__ import annotations

from typing import Any

import pytest

from engine.notes import outcomes
from engine.notes.outcomes import FULL, SEEDS, Bench, Budget
from engine.spec import presets
from engine.spec.run import RunSpec

QUICKSTART = presets.get("mnist-quickstart").spec
XOR = presets.get("xor-mlp").spec


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[RunSpec]:
    """What has been trained; nothing is."""
    specs: list[RunSpec] = []

    def train(spec: RunSpec, *_: Any) -> RunSpec:
        specs.append(spec)
        return spec

    monkeypatch.setattr(outcomes, "_trained", train)
    monkeypatch.setattr(Bench, "_graphs", None)
    return specs


def test_a_budget_cuts_examples_and_epochs() -> None:
    spec = Budget(examples=3000, epochs=3).applied(QUICKSTART)
    assert (spec.data.subset, spec.training.epochs) == (3000, 3)


def test_a_budget_adds_nothing() -> None:
    small = QUICKSTART.with_data(subset=100).with_training(epochs=2)
    assert Budget(examples=3000, epochs=3).applied(small) == small
    assert FULL.applied(QUICKSTART) == QUICKSTART


def test_toys_stay_as_they_are() -> None:
    assert Budget(examples=1, epochs=1).applied(XOR) == XOR


def test_each_spec_is_trained_once(trained: list[RunSpec]) -> None:
    told: list[str] = []
    bench = Bench(tell=told.append)
    assert bench.run("xor-mlp") is bench.run("xor-mlp")
    assert trained == [XOR]
    assert told == [f"xor-mlp, seed {XOR.seed}"]


def test_a_preset_is_trained_with_other_seeds_and_within_the_budget(
    trained: list[RunSpec],
) -> None:
    Bench(budget=Budget(epochs=1)).seeds("mnist-quickstart")
    assert [spec.seed for spec in trained] == list(SEEDS)
    assert {spec.training.epochs for spec in trained} == {1}


def test_the_lanes_of_a_race_are_known_by_their_names(trained: list[RunSpec]) -> None:
    found = Bench().race("optimizer-race")
    lanes = presets.find("optimizer-race").lanes
    assert list(found) == [lane.name for lane in lanes]
    assert trained == [lane.spec for lane in lanes]
