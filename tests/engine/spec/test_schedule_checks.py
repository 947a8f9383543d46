"""Schedules and stopping rules that could not do what they are for."""

from __future__ import annotations

from typing import Any

import pytest

from engine.spec import checks, presets, run
from engine.spec.problems import Problem
from engine.spec.run import RunSpec
from engine.spec.schedules import Constant, Cosine, Step
from engine.spec.shapes import DataShape
from engine.spec.stopping import Stopping

MNIST = DataShape((28, 28), 10)
NUMBERS = DataShape((28, 28), 0)
QUICKSTART = presets.get("mnist-quickstart").spec


def found(spec: RunSpec, data: DataShape = MNIST) -> list[Problem]:
    """What is said of schedule and stopping rules."""
    parts = ("training.schedule", "training.stopping")
    return [p for p in checks.validate(spec, data) if p.field.startswith(parts)]


def only(data: DataShape = MNIST, **training: Any) -> Problem:
    (problem,) = found(QUICKSTART.with_training(**training), data)
    return problem


def fixed(problem: Problem, label: str, data: DataShape = MNIST) -> RunSpec:
    assert problem.fix is not None
    assert str(problem.fix.label) == label
    assert problem.severity == "warning"
    assert found(problem.fix.spec, data) == []
    return problem.fix.spec


def test_a_plan_that_works_is_left_alone() -> None:
    good = QUICKSTART.with_training(
        schedule=Cosine(warmup=1.0), stopping=Stopping(patience=2, target_accuracy=0.9)
    )
    assert checks.validate(good, MNIST) == ()


def test_a_warm_up_as_long_as_the_run_is_made_shorter() -> None:
    problem = only(schedule=Cosine(warmup=5.0), epochs=5)
    assert problem.field == "training.schedule.warmup"
    assert str(problem.message) == (
        "The warm-up ends after epoch 5 and the run after epoch 5: the learning rate never gets "
        "where it should."
    )
    better = fixed(problem, "Set the warm-up to 0.5")
    assert better.training.schedule == Cosine(warmup=0.5)


def test_patience_without_validation_is_offered_some() -> None:
    problem = only(stopping=Stopping(patience=2), validation=run.NONE)
    assert problem.field == "training.stopping.patience"
    assert fixed(problem, "Keep a share for validation").training.validation == run.SPLIT


def test_a_target_needs_accuracy_measured() -> None:
    rules = Stopping(target_accuracy=0.9)
    problem = only(stopping=rules, metrics=("top_5_accuracy",))
    assert problem.field == "training.stopping.target_accuracy"
    assert fixed(problem, "Measure accuracy").training.metrics == ("accuracy", "top_5_accuracy")
    problem = only(NUMBERS, stopping=rules, metrics=())
    assert fixed(problem, "Turn the target off", NUMBERS).training.stopping == Stopping()


@pytest.mark.parametrize(
    ("training", "field", "sentence"),
    [
        (
            {"schedule": Step(every=0)},
            "training.schedule.every",
            "Every, epochs must be 1 or more. Received: 0.",
        ),
        (
            {"schedule": Constant(warmup=-1.0)},
            "training.schedule.warmup",
            "Warm-up, epochs must be 0 or more. Received: -1.",
        ),
        (
            {"stopping": Stopping(patience=0)},
            "training.stopping.patience",
            "Patience, epochs must be 1 or more. Received: 0.",
        ),
        (
            {"stopping": Stopping(target_accuracy=95.0)},
            "training.stopping.target_accuracy",
            "Target accuracy must be 1 or less. Received: 95.",
        ),
    ],
)
def test_numbers_out_of_range_are_errors(
    training: dict[str, Any], field: str, sentence: str
) -> None:
    problem = only(**training)
    assert (problem.field, str(problem.message)) == (field, sentence)
    assert problem.severity == "error"
