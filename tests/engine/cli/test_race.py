"""``race`` with a runner that only pretends; real races are in tests/integration."""

from __future__ import annotations

from pathlib import Path

from engine.__main__ import main
from engine.messages import say
from engine.spec.run import RunSpec
from engine.training.states import RunState
from tests.helpers.pretended_race import RATES, Capture, Pretended, Stage, answer


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


def test_a_race_cannot_be_trained_as_a_single_run(capsys: Capture) -> None:
    assert main(["train", "--preset", "optimizer-race"]) == 2
    first, hint = capsys.readouterr().err.splitlines()
    assert "is a race" in first
    assert "race --preset optimizer-race" in hint
