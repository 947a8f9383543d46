"""Whether schedule and stopping rules can do what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.messages import say
from engine.spec import run
from engine.spec.fields import flaws
from engine.spec.problems import Fix, Problem
from engine.spec.run import RunSpec
from engine.spec.shapes import DataShape

WARMUP_PART = 10
"""A warm-up that is offered takes one part of so many of the run."""


def problems(spec: RunSpec, data: DataShape) -> Iterator[Problem]:
    """Find rules that never take effect, or watch the wrong thing; all of them warnings."""
    training = spec.training
    if any(flaws(training)) or any(flaws(training.stopping)):
        return
    if training.schedule.warmup >= training.epochs:
        yield _long_warmup(spec)
    if training.stopping.patience is not None and training.validation == run.NONE:
        yield _blind_patience(spec)
    if training.stopping.target_accuracy is not None and "accuracy" not in training.metrics:
        yield _unmeasured_target(spec, data)


def _long_warmup(spec: RunSpec) -> Problem:
    training = spec.training
    shorter = training.epochs / WARMUP_PART
    return Problem(
        say(
            "The warm-up ends after epoch {warmup:g} and the run after epoch {epochs:,}: the "
            "learning rate never gets where it should.",
            warmup=training.schedule.warmup,
            epochs=training.epochs,
        ),
        None,
        "training.schedule.warmup",
        "warning",
        Fix(
            say("Set the warm-up to {epochs:g}", epochs=shorter),
            spec.with_training(schedule=replace(training.schedule, warmup=shorter)),
        ),
    )


def _blind_patience(spec: RunSpec) -> Problem:
    return Problem(
        say(
            "Without validation, patience watches the training loss, which goes on falling when "
            "the network learns its examples by heart."
        ),
        None,
        "training.stopping.patience",
        "warning",
        Fix(say("Keep a share for validation"), spec.with_training(validation=run.SPLIT)),
    )


def _unmeasured_target(spec: RunSpec, data: DataShape) -> Problem:
    training = spec.training
    measured = spec.with_training(metrics=("accuracy", *training.metrics))
    off = spec.with_training(stopping=replace(training.stopping, target_accuracy=None))
    return Problem(
        say("Accuracy is not among the metrics, so the target is never reached."),
        None,
        "training.stopping.target_accuracy",
        "warning",
        Fix(say("Measure accuracy"), measured)
        if data.classes
        else Fix(say("Turn the target off"), off),
    )
