"""``race`` with a runner that only pretends; real races are in tests/integration."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.__main__ import main
from engine.cli import common
from engine.messages import Message, say
from engine.spec import codec
from engine.spec.activations import ReLU, Softmax
from engine.spec.layers import Dense
from engine.spec.run import DataRecipe, ModelSpec, RunSpec
from engine.training import start
from engine.training.fingerprint import Fingerprint
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from engine.work.events import EpochDone, LaneEvent, RaceEnded, RunPrepared

Capture = pytest.CaptureFixture[str]
EPOCHS, STEPS = 2, 100


@dataclass
class Pretended:
    """What a lane of the pretended race does.

    Parameters
    ----------
    accuracy : what it ends with.
    """

    accuracy: float = 0.9
    state: RunState = RunState.FINISHED
    failure: Message | None = None


@dataclass
class Lane:
    spec: RunSpec
    fingerprint: Fingerprint | None
    result: Any = None
    failure: Message | None = None


@dataclass
class Stage:
    """Which lanes were raced, and how they fare; ``stops``: Ctrl-C comes after the first epoch."""

    fares: Callable[[RunSpec], Pretended] = lambda spec: Pretended()
    stops: bool = False
    raced: list[list[RunSpec]] = field(default_factory=list)


def history_of(accuracy: float, epochs: int = EPOCHS) -> History:
    history = History(steps_per_epoch=STEPS)
    climbing = np.linspace(0, accuracy, epochs * STEPS, dtype=np.float32)
    history.add_batches({"loss": 1 - climbing, "accuracy": climbing}, float(epochs))
    for epoch in range(epochs):
        share = accuracy * (epoch + 1) / epochs
        values = {"loss": 1 - share, "val_loss": 1 - share, "val_accuracy": share}
        history.epochs.append(EpochResult(epoch + 1, (epoch + 1) * STEPS, values, 0.5))
    return history


class PretendedRace:
    stage: Stage

    def __init__(self, control: Any, emit: Callable[[Any], None]) -> None:
        self.lanes: dict[int, Lane] = {}
        self._control, self._emit = control, emit
        self.stage.raced.append([])

    def add(self, number: int, spec: RunSpec, dataset: Any) -> None:
        size = str(spec.training.batch_size)
        prints = Fingerprint(f"weights {spec.seed}", "examples", "order", f"cut {size}", "masks")
        self.lanes[number] = Lane(spec, prints)
        self.stage.raced[-1].append(spec)

    def execute(self) -> None:
        for number, lane in self.lanes.items():
            fare = self.stage.fares(lane.spec)
            self._emit(LaneEvent(number, RunPrepared(42, STEPS, EPOCHS, 400, 0, say("CPU"))))
            if fare.failure is not None:
                lane.failure = fare.failure
                continue
            stopped = self.stage.stops
            history = history_of(fare.accuracy, 1 if stopped else EPOCHS)
            self._emit(LaneEvent(number, EpochDone(history.epochs[0])))
            state = RunState.STOPPED if stopped else fare.state
            test = {"loss": 0.1, "accuracy": fare.accuracy} if state is RunState.FINISHED else {}
            model = SimpleNamespace(count_params=lambda: 42)
            lane.result = SimpleNamespace(
                state=state, model=model, history=history, test=test, seconds=2.0
            )
        if self.stage.stops:
            self._control.stop()
        self._emit(RaceEnded())


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


def answer(capsys: Capture, *command: str, code: int = 0) -> dict[str, Any]:
    assert main(["race", *command, "--json"]) == code
    (line,) = capsys.readouterr().out.splitlines()
    plain: dict[str, Any] = json.loads(line)
    return plain


def by_rate(spec: RunSpec) -> Pretended:
    """Fares the better the higher the learning rate, and the better the higher the seed."""
    return Pretended(0.9 + min(0.05, spec.training.optimizer.learning_rate) + 0.001 * spec.seed)


RATES = ["--vary", "learning_rate=0.001,0.05,0.01"]


def test_the_answer_has_the_keys_of_the_contract(
    capsys: Capture, stage: Stage, spec_file: Path
) -> None:
    stage.fares = by_rate
    plain = answer(capsys, "--spec", str(spec_file), *RATES, "--seed", "1")
    assert set(plain) == {"data", "seed", "lanes", "ranking", "seconds"}
    assert plain["ranking"] == ["rate 0.05", "rate 0.01", "rate 0.001"]
    first = plain["lanes"][0]
    assert {k: first[k] for k in ("name", "state", "parameters", "steps_per_epoch")} == {
        "name": "rate 0.001",
        "state": "finished",
        "parameters": 42,
        "steps_per_epoch": STEPS,
    }
    assert [row["epoch"] for row in first["epochs"]] == [1, 2]
    assert set(first["epochs"][0]) == {"epoch", "loss", "val_loss", "val_accuracy", "seconds"}
    assert first["test"] == {"loss": 0.1, "accuracy": pytest.approx(0.902)}
    assert first["initial_weights_sha256"] == "weights 1"
    assert first["batches_sha256"] == "cut 32"
    assert first["time_to_95"] is None
    assert plain["lanes"][1]["time_to_95"] > 0


def test_a_preset_brings_its_lanes(capsys: Capture, stage: Stage) -> None:
    plain = answer(capsys, "--preset", "optimizer-race", "--data", "pen-digits", "--epochs", "1")
    assert plain["preset"] == "optimizer-race"
    assert [lane["name"] for lane in plain["lanes"]][:3] == ["SGD", "SGD + momentum",
                                                             "SGD + Nesterov"]  # fmt: skip
    assert {spec.training.epochs for spec in stage.raced[0]} == {1}
    assert {spec.data.name for spec in stage.raced[0]} == {"pen-digits"}
    notes = [lane["name"] for lane in plain["lanes"] if "note" in lane]
    assert notes == ["Adagrad"]


def test_set_changes_every_lane_and_vary_comes_after_it(stage: Stage, spec_file: Path) -> None:
    settings = ["--set", "epochs=3", "--set", "optimizer=SGD"]
    assert main(["race", "--spec", str(spec_file), *settings, *RATES]) == 0
    assert [
        (spec.training.epochs, spec.training.optimizer.kind, spec.training.optimizer.learning_rate)
        for spec in stage.raced[0]
    ] == [(3, "SGD", 0.001), (3, "SGD", 0.05), (3, "SGD", 0.01)]


def test_people_get_a_table_the_best_first_and_why_lanes_differ(
    capsys: Capture, stage: Stage, spec_file: Path
) -> None:
    stage.fares = lambda spec: Pretended(0.9 + 1e-3 * spec.training.batch_size)
    vary = ["--vary", "batch_size=16,32"]
    assert main(["race", "--spec", str(spec_file), *vary]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:2] == ["lane", "loss"]
    assert [line.split()[:2] for line in lines[1:3]] == [["batch", "32"], ["batch", "16"]]
    assert (
        "batch 32: Batches of 32 instead of 16: the same examples in the same order, cut "
        "differently." in lines
    )


def test_what_is_the_same_is_said_once(capsys: Capture, stage: Stage, spec_file: Path) -> None:
    assert main(["race", "--spec", str(spec_file), *RATES]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "same weights" in line]
    assert line.startswith("All lanes: The same weights at the start")


def test_several_seeds_and_the_verdict(capsys: Capture, stage: Stage, spec_file: Path) -> None:
    stage.fares = by_rate
    command = ["--spec", str(spec_file), *RATES, "--seed", "5", "--seeds", "3"]
    plain = answer(capsys, *command)
    assert [row["seed"] for row in plain["seeds"]] == [5, 6, 7]
    assert [[spec.seed for spec in race] for race in stage.raced] == [[5] * 3, [6] * 3, [7] * 3]
    for row in plain["seeds"]:
        assert row["ranking"] == plain["ranking"] == ["rate 0.05", "rate 0.01", "rate 0.001"]
        assert {"name", "state", "val_accuracy", "test"} <= set(row["lanes"][0])
    assert plain["verdict"].startswith("rate 0.05 ahead of rate 0.01 in 3 of 3 seeds")
    assert plain["lanes"][0]["initial_weights_sha256"] == "weights 5"
    assert main(["race", *command]) == 0
    assert "rate 0.05 ahead of rate 0.01 in 3 of 3 seeds" in capsys.readouterr().out


def test_files_are_left(capsys: Capture, stage: Stage, spec_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "경주"
    plain = answer(capsys, "--spec", str(spec_file), *RATES, "--out", str(out))
    assert sorted(path.name for path in out.iterdir()) == ["race.csv", "race.json", "race.png"]
    assert json.loads((out / "race.json").read_text(encoding="utf-8")) == plain
    rows = list(csv.DictReader((out / "race.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 3 * EPOCHS * STEPS
    with Image.open(out / "race.png") as picture:
        assert picture.format == "PNG"


def test_ctrl_c_keeps_what_was_learnt(
    capsys: Capture, stage: Stage, spec_file: Path, tmp_path: Path
) -> None:
    stage.stops = True
    command = ["--spec", str(spec_file), *RATES, "--seeds", "5", "--out", str(tmp_path / "out")]
    plain = answer(capsys, *command, code=common.INTERRUPTED)
    assert [lane["state"] for lane in plain["lanes"]] == ["stopped"] * 3
    assert [len(lane["epochs"]) for lane in plain["lanes"]] == [1] * 3
    assert len(stage.raced) == 1
    assert (tmp_path / "out" / "race.csv").exists()


def test_a_lane_that_diverges_is_an_answer(capsys: Capture, stage: Stage, spec_file: Path) -> None:
    def fares(spec: RunSpec) -> Pretended:
        high = spec.training.optimizer.learning_rate > 0.02
        return Pretended(0.99, RunState.DIVERGED if high else RunState.FINISHED)

    stage.fares = fares
    plain = answer(capsys, "--spec", str(spec_file), *RATES)
    assert plain["ranking"][-1] == "rate 0.05"
    assert [lane["state"] for lane in plain["lanes"]] == ["finished", "diverged", "finished"]
    assert "test" not in plain["lanes"][1]


def test_all_diverged_is_an_error_with_a_hint(
    capsys: Capture, stage: Stage, spec_file: Path
) -> None:
    stage.fares = lambda spec: Pretended(0.1, RunState.DIVERGED)
    assert main(["race", "--spec", str(spec_file), *RATES]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-2:] == [
        "Every lane diverged.",
        "Hint: Lower the learning rate, for example to 0.0001.",
    ]


def test_a_lane_that_fails_leaves_the_others_their_answer(
    capsys: Capture, stage: Stage, spec_file: Path
) -> None:
    def fares(spec: RunSpec) -> Pretended:
        broken = spec.training.optimizer.learning_rate == 0.05
        return Pretended(failure=say("No memory is left.") if broken else None)

    stage.fares = fares
    plain = answer(capsys, "--spec", str(spec_file), *RATES, code=1)
    assert plain["lanes"][1]["state"] == "failed"
    assert plain["lanes"][1]["failure"] == "No memory is left."
    assert [lane["state"] for lane in plain["lanes"]].count("finished") == 2


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ([], "Nothing says what the lanes differ in."),
        (["--vary", "optimizer"], '--vary takes setting=value,value,… Received: "optimizer".'),
        (["--vary", "optimizer=Adam"], "A race needs two lanes at least. Received: 1."),
        (["--vary", "batch_size=" + ",".join(map(str, range(1, 14)))],
         "A race has 12 lanes at the most. Received: 13."),
        (["--vary", "optimizer=Adam,Addam"], 'There is no optimizer called "Addam".'),
        (["--vary", "units=1,2"], 'There is no setting "units".'),
        (["--vary", "learning_rate=-1,1"], "rate -1: Learning rate must be 0 or more."),
        (["--vary", "width=1,2", "--vary", "depth=1,2"], "A race varies one setting"),
        ([*RATES, "--seeds", "0"], 'The number of seeds must be 1 to 30. Received: "0".'),
        ([*RATES, "--seeds", "few"], 'Received: "few".'),
        ([*RATES, "--epochs", "0"], "Epochs must be 1 or more. Received: 0."),
        (["--vary", "layers.0.name=a,a"], 'the value "a" 2 times'),
    ],
)  # fmt: skip
def test_wrong_input_writes_nothing(
    more: list[str], sentence: str, spec_file: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out"
    assert main(["race", "--spec", str(spec_file), "--json", "--out", str(out), *more]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err.splitlines()[0]
    assert not out.exists()


def test_a_setting_that_makes_all_lanes_the_same(capsys: Capture) -> None:
    assert main(["race", "--preset", "optimizer-race", "--set", "optimizer=SGD"]) == 2
    assert "All lanes are the same" in capsys.readouterr().err


def test_a_race_cannot_be_trained_as_a_single_run(capsys: Capture) -> None:
    assert main(["train", "--preset", "optimizer-race"]) == 2
    first, hint = capsys.readouterr().err.splitlines()
    assert "is a race" in first
    assert "race --preset optimizer-race" in hint
