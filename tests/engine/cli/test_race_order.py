"""What ``race`` is to race, with a runner that only pretends."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.__main__ import main
from tests.helpers.pretended_race import RATES, Capture, Stage, answer


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
