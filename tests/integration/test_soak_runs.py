"""A short soak: many runs must cost no more than one; ``make soak`` is the long one."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.data import recipe
from engine.spec.activations import ActivationFunction, ReLU, SiLU, Softmax
from engine.spec.layers.core import Dense
from engine.spec.run import ModelSpec, RunSpec
from engine.training import start
from engine.training.control import Control
from engine.work.tasks import Workplace

ROOT = Path(__file__).resolve().parents[2]
RUNS, BATCHES = 10, 5_000
"""Everything that is done between two runs comes once."""
WARM = 5
MOST_GROWTH = 1.5
"""Generous: over so few runs libraries still load and pools fill."""


@pytest.fixture(scope="module")
def answer() -> Any:
    options = ["--runs", str(RUNS), "--batches", str(BATCHES), "--minutes", "4"]
    run = subprocess.run(
        [sys.executable, "-m", "gui.soak", "--json", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr  # 1: a limit of the long soak; an abort is neither
    return json.loads(run.stdout)


def test_runs_one_after_the_other_end_well(answer: Any) -> None:
    assert answer["runs"]["done"] == RUNS
    assert answer["runs"]["failed"] == 0


def test_memory_stays_bounded(answer: Any) -> None:
    memory = answer["runs"]["memory_mib"]
    assert memory[-1] < MOST_GROWTH * memory[WARM]
    long_run = list(answer["long_run"]["memory_mib"].values())
    assert long_run[-1] < 1.1 * long_run[0]


def test_a_long_run_comes_to_its_end(answer: Any) -> None:
    assert answer["long_run"]["done"] >= BATCHES
    assert answer["long_run"]["frame_ms"] > 0


@pytest.mark.parametrize("activation", [ReLU(), SiLU()], ids=lambda a: a.kind)
def test_graphs_of_earlier_networks_are_let_go(activation: ActivationFunction) -> None:
    """TensorFlow itself holds on to every graph with a custom gradient, which SiLU has."""
    start.backend()
    workplace = Workplace()
    counts = []
    for units in (3, 4, 5):
        spec = _moons(units, activation)
        workplace.run(spec, recipe.load(spec), Control(), emit=lambda _: None).execute()
        counts.append(_live_graphs())
    assert counts[2] == counts[1]


def _moons(units: int, activation: ActivationFunction) -> RunSpec:
    layers = Dense(units=units, activation=activation), Dense(units=2, activation=Softmax())
    spec = RunSpec(model=ModelSpec(layers=layers)).with_data(name="moons", points=64)
    return spec.with_training(epochs=1, validation="none")


def _live_graphs() -> int:
    import tensorflow as tf

    gc.collect()
    return sum(isinstance(thing, tf.Graph) for thing in gc.get_objects())
