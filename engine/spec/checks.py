"""Everything that can be said about a spec before training. Nothing here ever raises."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from engine.messages import Message, say
from engine.spec import run
from engine.spec.activations import ActivationFunction, Linear, Sigmoid, Softmax
from engine.spec.fields import flaws
from engine.spec.layers import Activation, Conv2D, Dense, Dropout, Flatten, Layer, Shape
from engine.spec.layers.base import written
from engine.spec.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    SparseCategoricalCrossentropy,
)
from engine.spec.optimizers import clipping_flaw
from engine.spec.problems import Fix, Problem
from engine.spec.run import RunSpec
from engine.spec.shapes import DataShape, ModelReport, report

MEMORY_LIMIT = 8 * 2**30
"""Bytes above which a model is refused: more than a learner's laptop has."""


def validate(spec: RunSpec, data: DataShape) -> tuple[Problem, ...]:
    """Return every problem of ``spec`` on ``data``, those of the layers first and in order."""
    worked_out = report(spec, data)
    misfits = [*_shape_problems(spec, worked_out), *_output_problems(spec, worked_out, data)]
    found = [
        *_field_problems(spec),
        *_name_problems(spec),
        *misfits,
        *_memory_problems(worked_out),
        *([] if misfits else _pairing_problems(spec, data)),
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
    for field, message in flaws(spec):
        yield Problem(message, None, field)
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


def _output_problems(spec: RunSpec, worked_out: ModelReport, data: DataShape) -> Iterator[Problem]:
    enabled = spec.model.enabled()
    if not enabled:
        yield Problem(
            say("The model has no layers yet."),
            fix=Fix(
                say("Add Flatten and Dense {classes}", classes=data.classes),
                _with_head(spec, data, Flatten()),
            ),
        )
    elif worked_out.output is None:
        yield from _units_problem(spec, data)
    elif not _fits(worked_out.output, spec, data):
        yield _output_problem(spec, worked_out.output, data, enabled[-1][0])
    elif not worked_out.trainable:
        yield Problem(
            say("No layer has weights, so there is nothing to learn."),
            fix=Fix(say("Add Dense {classes}", classes=data.classes), _with_head(spec, data)),
        )


def _fits(output: Shape, spec: RunSpec, data: DataShape) -> bool:
    yes_or_no = data.classes == 2 and isinstance(spec.training.loss, BinaryCrossentropy)
    return output == (data.classes,) or (yes_or_no and output == (1,))


def _output_problem(spec: RunSpec, output: Shape, data: DataShape, last: int) -> Problem:
    if len(output) > 1:
        return Problem(
            say(
                "The last layer gives {shape}; the data has {classes} classes, so it should give "
                "one row of {classes}.",
                shape=written(output),
                classes=data.classes,
            ),
            last,
            fix=_flattening_fix(spec, data, last),
        )
    sized = _last_dense(spec)
    if sized is None:
        return Problem(
            say(
                "The last layer gives {units} numbers; the data has {classes} classes.",
                units=output[0],
                classes=data.classes,
            ),
            last,
            fix=Fix(say("Add Dense {classes}", classes=data.classes), _with_head(spec, data)),
        )
    return _wrong_units(spec, data, sized)


def _units_problem(spec: RunSpec, data: DataShape) -> Iterator[Problem]:
    """Find a wrong number of outputs where what comes before them is unknown."""
    sized = _last_dense(spec)
    if sized is None or any(flaws(spec.model.layers[sized])):
        return
    if not _fits((_units(spec, sized),), spec, data):
        yield _wrong_units(spec, data, sized)


def _units(spec: RunSpec, place: int) -> int:
    layer = spec.model.layers[place]
    assert isinstance(layer, Dense)
    return layer.units


def _wrong_units(spec: RunSpec, data: DataShape, sized: int) -> Problem:
    layer = spec.model.layers[sized]
    return Problem(
        say(
            "The last layer has {units} units; the data has {classes} classes.",
            units=_units(spec, sized),
            classes=data.classes,
        ),
        sized,
        "units",
        fix=Fix(
            say("Make it {classes}", classes=data.classes),
            spec.with_layer(sized, replace(layer, units=data.classes)),  # type: ignore[call-arg]
        ),
    )


def _last_dense(spec: RunSpec) -> int | None:
    """Return the place of the Dense layer that sets the size of the output."""
    for index, layer in reversed(spec.model.enabled()):
        if isinstance(layer, Dense):
            return index
        if not isinstance(layer, Activation | Dropout):
            return None
    return None


def _flattening_fix(spec: RunSpec, data: DataShape, last: int) -> Fix:
    """Flatten before the first of the Dense layers at the end, or add a head to what is there."""
    if not isinstance(spec.model.layers[last], Dense):
        return Fix(
            say("Add Flatten and Dense {classes}", classes=data.classes),
            _with_head(spec, data, Flatten()),
        )
    place = last
    for index, layer in reversed(spec.model.enabled()):
        if not isinstance(layer, Dense | Activation | Dropout):
            break
        place = index
    return Fix(say("Insert Flatten"), spec.with_inserted(place, Flatten()))


def _with_head(spec: RunSpec, data: DataShape, *before: Layer) -> RunSpec:
    head = Dense(units=data.classes, activation=Softmax())
    return spec.with_layers((*spec.model.layers, *before, head))


def _pairing_problems(spec: RunSpec, data: DataShape) -> Iterator[Problem]:
    """Find losses that do not go with the last activation: they train, but badly."""
    place, activation = _last_activation(spec)
    if place is None:
        return
    loss = spec.training.loss
    if isinstance(loss, SparseCategoricalCrossentropy | CategoricalCrossentropy):
        yield from _softmax_problems(spec, place, activation, loss)
    elif isinstance(loss, BinaryCrossentropy):
        yield from _binary_problems(spec, place, activation, loss, data)


def _last_activation(spec: RunSpec) -> tuple[int | None, ActivationFunction]:
    for index, layer in reversed(spec.model.enabled()):
        if isinstance(layer, Dense | Activation | Conv2D):
            return index, layer.activation
        if not isinstance(layer, Dropout | Flatten):
            break
    return None, Linear()


def _softmax_problems(
    spec: RunSpec,
    place: int,
    activation: ActivationFunction,
    loss: SparseCategoricalCrossentropy | CategoricalCrossentropy,
) -> Iterator[Problem]:
    if loss.from_logits and activation != Linear():
        yield _applied_twice(spec, place, activation, Softmax())
    elif not loss.from_logits and activation != Softmax():
        yield _warning(
            say(
                "{loss} expects probabilities that add up to 1. The last layer has {found}; "
                "softmax gives them.",
                loss=loss.title,
                found=activation.title,
            ),
            place,
            say("Use softmax"),
            _with_activation(spec, place, Softmax()),
        )


def _binary_problems(
    spec: RunSpec,
    place: int,
    activation: ActivationFunction,
    loss: BinaryCrossentropy,
    data: DataShape,
) -> Iterator[Problem]:
    if data.classes > 2:
        yield _warning(
            say(
                "Binary cross-entropy asks {classes} separate yes-or-no questions. An image here "
                "is exactly one of {classes} classes: that is what sparse categorical "
                "cross-entropy with softmax is for.",
                classes=data.classes,
            ),
            place,
            say("Use softmax and sparse categorical cross-entropy"),
            _with_activation(spec, place, Softmax()).with_training(
                loss=SparseCategoricalCrossentropy()
            ),
        )
    elif loss.from_logits and activation != Linear():
        yield _applied_twice(spec, place, activation, Sigmoid())
    elif not loss.from_logits and activation != Sigmoid():
        yield _warning(
            say(
                "Binary cross-entropy expects a probability. The last layer has {found}; sigmoid "
                "gives one.",
                found=activation.title,
            ),
            place,
            say("Use sigmoid"),
            _with_activation(spec, place, Sigmoid()),
        )


def _applied_twice(
    spec: RunSpec, place: int, found: ActivationFunction, own: ActivationFunction
) -> Problem:
    loss = spec.training.loss
    return _warning(
        say(
            "{loss} with from logits applies {own} itself, but the last layer has {found} already.",
            loss=loss.title,
            own=own.title,
            found=found.title,
        ),
        place,
        say("Turn from logits off"),
        spec.with_training(loss=replace(loss, from_logits=False)),  # type: ignore[call-arg]
    )


def _with_activation(spec: RunSpec, place: int, activation: ActivationFunction) -> RunSpec:
    layer = spec.model.layers[place]
    return spec.with_layer(place, replace(layer, activation=activation))  # type: ignore[call-arg]


def _warning(message: Message, place: int, label: Message, spec: RunSpec) -> Problem:
    return Problem(message, place, "activation", "warning", Fix(label, spec))
