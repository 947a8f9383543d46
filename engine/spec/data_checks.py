"""Whether a data recipe fits the data, and leaves something to learn from."""

from __future__ import annotations

from collections.abc import Iterator

from engine.messages import say
from engine.spec import run
from engine.spec.augmentation import Augmentation
from engine.spec.fields import flaws
from engine.spec.problems import Fix, Problem
from engine.spec.run import RunSpec
from engine.spec.shapes import DataShape

FEW_EXAMPLES = 20
"""So few examples that none can be spared for validation."""


def problems(spec: RunSpec, data: DataShape) -> Iterator[Problem]:
    """Find what is wrong with what is kept apart, and settings without a meaning for the data."""
    if data.examples is not None and not any(flaws(spec.training)):
        yield from _split_problems(spec, data.examples)
    if spec.data.augmentation.active and len(data.input) < 2:
        yield Problem(
            say("Augmentation changes images; these data are rows of numbers, which stay."),
            None,
            "data.augmentation",
            "warning",
            Fix(say("Turn augmentation off"), spec.with_data(augmentation=Augmentation())),
        )
    if spec.data.label_noise and not data.classes:
        yield Problem(
            say("Label noise needs classes; these data have numbers, which stay as they are."),
            None,
            "data.label_noise",
            "warning",
            Fix(say("Turn label noise off"), spec.with_data(label_noise=0.0)),
        )


def _split_problems(spec: RunSpec, examples: int) -> Iterator[Problem]:
    training = spec.training
    on_test = Fix(say("Use the test set"), spec.with_training(validation=run.TEST))
    if training.validation == run.COUNT and training.validation_count >= examples:
        yield Problem(
            say(
                "All {examples:,} training examples would be kept apart: nothing is left to learn "
                "from. Received: {count:,}.",
                examples=examples,
                count=training.validation_count,
            ),
            None,
            "training.validation_count",
            fix=on_test,
        )
    elif examples <= FEW_EXAMPLES and training.kept_apart(examples):
        yield Problem(
            say(
                "There are only {examples} examples, and {count} of them are not learnt from but "
                "kept for validation.",
                examples=examples,
                count=training.kept_apart(examples),
            ),
            None,
            "training.validation",
            "warning",
            on_test,
        )
