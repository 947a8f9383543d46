"""One heat a seed, with a runner that only pretends."""

from __future__ import annotations

from pathlib import Path

from engine.__main__ import main
from engine.cli import common
from tests.helpers.pretended_race import RATES, Capture, Stage, answer, by_rate


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
