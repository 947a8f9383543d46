"""Everything that can be said about a spec before training. Nothing here ever raises."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from engine.messages import Message, say
from engine.spec import data_checks, output_checks, run, schedule_checks
from engine.spec.activations import Sigmoid, Step
from engine.spec.fields import flaws
from engine.spec.layers import Activation, Conv2D, Dense, Layer
from engine.spec.optimizers import clipping_flaw
from engine.spec.problems import Fix, Problem
from engine.spec.run import RunSpec
from engine.spec.shapes import DataShape, ModelReport, report

MEMORY_LIMIT = 8 * 2**30
"""Bytes above which a model is refused: more than a learner's laptop has."""


def validate(spec: RunSpec, data: DataShape) -> tuple[Problem, ...]:
    """Return every problem of ``spec`` on ``data``, those of the layers first and in order."""
    worked_out = report(spec, data)
    misfits = [*_shape_problems(spec, worked_out), *output_checks.misfits(spec, worked_out, data)]
    found = [
        *_field_problems(spec),
        *_name_problems(spec),
        *misfits,
        *_memory_problems(worked_out),
        *data_checks.problems(spec, data),
        *schedule_checks.problems(spec, data),
        *_gradient_problems(spec),
        *([] if misfits else output_checks.pairing(spec, data)),
    ]
    return tuple(sorted(found, key=lambda p: (p.layer is None, p.layer or 0)))


def errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return those that keep training from starting."""
    return tuple(p for p in problems if p.severity == "error")


def _field_problems(spec: RunSpec) -> Iterator[Problem]:
    for index, layer in spec.model.enabled():
        for field, message in flaws(layer):
            yield Problem(message, index, field)
    for field, message in flaws(spec.training):
        yield Problem(message, None, f"training.{field}")
    for field, message in flaws(spec.training.stopping):
        yield Problem(message, None, f"training.stopping.{field}")
    for field, message in flaws(spec):
        yield Problem(message, None, field)
    for field, message in flaws(spec.data):
        yield Problem(message, None, f"data.{field}")
    for field, message in flaws(spec.data.augmentation):
        yield Problem(message, None, f"data.augmentation.{field}")
    clipping = clipping_flaw(spec.training.optimizer)
    if clipping:
        yield Problem(clipping, None, "training.optimizer.clipnorm")
    device = run.device_flaw(spec.training.device)
    if device:
        yield Problem(device, None, "training.device")


def _name_problems(spec: RunSpec) -> Iterator[Problem]:
    used = Counter(layer.name for _, layer in spec.model.enabled() if layer.name)
    for index, layer in spec.model.enabled():
        if used[layer.name] > 1:
            yield Problem(
                say(
                    'Another layer is called "{name}" too. Every name may be used once.',
                    name=layer.name,
                ),
                index,
                "name",
            )
        flaw = _name_flaw(layer.name)
        if flaw:
            yield Problem(flaw, index, "name")
    flaw = _name_flaw(spec.model.name)
    if flaw:
        yield Problem(flaw, None, "model.name")


def _name_flaw(name: str) -> Message | None:
    if "/" in name:
        return say('A name cannot have a slash in it. Received: "{name}".', name=name)
    if any(unicodedata.category(letter) in _UNWRITABLE for letter in name):
        return say(
            "A name cannot have control characters in it. Received: {name}.", name=ascii(name)
        )
    return None


_UNWRITABLE = ("Cc", "Cs")
"""Unicode's control characters and halves of surrogate pairs: no file can hold them all."""


def _shape_problems(spec: RunSpec, worked_out: ModelReport) -> Iterator[Problem]:
    for index, layer in enumerate(worked_out.layers):
        if layer.error is None:
            continue
        fix = None
        if layer.error.insert is not None:
            fix = Fix(
                say("Insert {layer}", layer=_described(layer.error.insert)),
                spec.with_inserted(index, layer.error.insert),
            )
        yield Problem(layer.error.message, index, fix=fix)


def _gradient_problems(spec: RunSpec) -> Iterator[Problem]:
    """Find functions that let no gradient through."""
    for index, layer in spec.model.enabled():
        if isinstance(layer, Dense | Conv2D | Activation) and layer.activation == Step():
            yield Problem(
                say(
                    "The step function has slope 0 everywhere: no gradient passes it, so neither "
                    "this layer nor those before it learn."
                ),
                index,
                "activation",
                "warning",
                Fix(
                    say("Use sigmoid"), spec.with_layer(index, replace(layer, activation=Sigmoid()))
                ),
            )


def _described(layer: Layer) -> Message:
    return say("{title} {brief}", title=layer.title, brief=layer.brief())


def _memory_problems(worked_out: ModelReport) -> Iterator[Problem]:
    if (worked_out.memory or 0) > MEMORY_LIMIT:
        yield Problem(
            say(
                "Training this model needs about {size:.0f} GB of memory. Make layers or the batch "
                "size smaller.",
                size=(worked_out.memory or 0) / 2**30,
            )
        )
