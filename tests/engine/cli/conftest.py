from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from engine.spec import codec
from engine.spec.activations import ReLU, Softmax
from engine.spec.layers import Dense
from engine.spec.run import DataRecipe, ModelSpec, RunSpec
from engine.training import start
from tests.helpers.pretended_race import PretendedRace, Stage


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    made = Stage()
    module = ModuleType("engine.training.race")
    module.Race = type("Race", (PretendedRace,), {"stage": made})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "engine.training.race", module)
    monkeypatch.setattr(start, "backend", lambda: None)
    return made


@pytest.fixture
def spec_file(tmp_path: Path) -> Path:
    """A small spec on points made on the spot."""
    layers = (Dense(units=8, activation=ReLU()), Dense(units=2, activation=Softmax()))
    path = tmp_path / "mine.json"
    spec = RunSpec(model=ModelSpec(layers=layers), data=DataRecipe(name="moons", points=40))
    path.write_text(codec.to_json(spec), encoding="utf-8")
    return path
