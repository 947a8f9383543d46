"""What ``race`` tells people, with a runner that only pretends."""

from __future__ import annotations

from pathlib import Path

from engine.__main__ import main
from tests.helpers.pretended_race import RATES, Capture, Pretended, Stage


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
