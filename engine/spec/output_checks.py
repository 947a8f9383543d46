"""Whether a model's end fits the data and the loss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.messages import Message, say
from engine.spec.activations import ActivationFunction, Linear, Sigmoid, Softmax
from engine.spec.fields import flaws
from engine.spec.layers import Activation, Conv2D, Dense, Dropout, Flatten, Layer, Shape
from engine.spec.layers.base import written
from engine.spec.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    Huber,
    MeanAbsoluteError,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from engine.spec.problems import Fix, Problem
from engine.spec.run import RunSpec
from engine.spec.shapes import DataShape, ModelReport


def misfits(spec: RunSpec, worked_out: ModelReport, data: DataShape) -> Iterator[Problem]:
    """Find what keeps the model's output from being what the data ask for."""
    enabled = spec.model.enabled()
    if not data.classes and not _is_for_numbers(spec):
        yield _not_for_numbers(spec, data)
    elif not enabled:
        yield Problem(
            say("The model has no layers yet."),
            fix=Fix(
                say("Add Flatten and Dense {units}", units=data.outputs),
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
            fix=Fix(say("Add Dense {units}", units=data.outputs), _with_head(spec, data)),
        )


def _fits(output: Shape, spec: RunSpec, data: DataShape) -> bool:
    yes_or_no = data.classes == 2 and isinstance(spec.training.loss, _YES_OR_NO)
    return output == (data.outputs,) or (yes_or_no and output == (1,))


_FOR_NUMBERS = (MeanSquaredError, MeanAbsoluteError, Huber)
_YES_OR_NO = (BinaryCrossentropy, *_FOR_NUMBERS)
"""Losses with which one output can tell two classes apart."""

_METRICS_FOR_NUMBERS = {"mean_squared_error", "mean_absolute_error"}


def _is_for_numbers(spec: RunSpec) -> bool:
    training = spec.training
    return isinstance(training.loss, _FOR_NUMBERS) and set(training.metrics) <= _METRICS_FOR_NUMBERS


def _not_for_classes(spec: RunSpec, place: int) -> Problem:
    """Find a model that was set up for a number and now has classes to tell apart."""
    mended = _with_activation(spec, place, Softmax())
    return _warning(
        say(
            "This model is set up to give numbers: linear outputs, a loss and a metric for "
            "numbers. These data have classes."
        ),
        place,
        say("Use softmax, cross-entropy and accuracy"),
        mended.with_training(loss=SparseCategoricalCrossentropy(), metrics=("accuracy",)),
    )


def _not_for_numbers(spec: RunSpec, data: DataShape) -> Problem:
    """Losses and metrics that count classes have no meaning where the target is a number."""
    mended = spec.with_training(loss=MeanSquaredError(), metrics=("mean_absolute_error",))
    place = _last_dense(mended)
    if place is not None and not any(flaws(mended.model.layers[place])):
        mended = _with_activation(mended, place, Linear())
        head = replace(mended.model.layers[place], units=data.outputs)  # type: ignore[call-arg]
        mended = mended.with_layer(place, head)
    return Problem(
        say(
            "These data ask for a number, not for a class: that needs one linear output, and a "
            "loss and a metric made for numbers."
        ),
        None,
        "training.loss",
        fix=Fix(say("Use mean squared error and one output"), mended),
    )


def _output_problem(spec: RunSpec, output: Shape, data: DataShape, last: int) -> Problem:
    if len(output) > 1:
        return Problem(
            say(
                "The last layer gives {shape}; {wanted}, so it should give one row of {units}.",
                shape=written(output),
                wanted=_wanted(data),
                units=data.outputs,
            ),
            last,
            fix=_flattening_fix(spec, data, last),
        )
    sized = _last_dense(spec)
    if sized is None:
        return Problem(
            say(
                "The last layer gives {units} numbers; {wanted}.",
                units=output[0],
                wanted=_wanted(data),
            ),
            last,
            fix=Fix(say("Add Dense {units}", units=data.outputs), _with_head(spec, data)),
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
    units, wanted = _units(spec, sized), _wanted(data)
    message = say("The last layer has {units} units; {wanted}.", units=units, wanted=wanted)
    if units == 1:
        message = say("The last layer has 1 unit; {wanted}.", wanted=wanted)
    return Problem(
        message,
        sized,
        "units",
        fix=Fix(
            say("Make it {units}", units=data.outputs),
            spec.with_layer(sized, replace(layer, units=data.outputs)),  # type: ignore[call-arg]
        ),
    )


def _wanted(data: DataShape) -> Message:
    if data.classes:
        return say("the data has {classes} classes", classes=data.classes)
    return say("the data asks for one number")


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
            say("Add Flatten and Dense {units}", units=data.outputs),
            _with_head(spec, data, Flatten()),
        )
    place = last
    for index, layer in reversed(spec.model.enabled()):
        if not isinstance(layer, Dense | Activation | Dropout):
            break
        place = index
    return Fix(say("Insert Flatten"), spec.with_inserted(place, Flatten()))


def _with_head(spec: RunSpec, data: DataShape, *before: Layer) -> RunSpec:
    head = Dense(units=data.outputs, activation=Softmax() if data.classes else Linear())
    return spec.with_layers((*spec.model.layers, *before, head))


def pairing(spec: RunSpec, data: DataShape) -> Iterator[Problem]:
    """Find losses that do not go with the last activation: they train, but badly."""
    place, activation = _last_activation(spec)
    if place is None:
        return
    loss = spec.training.loss
    if isinstance(loss, SparseCategoricalCrossentropy | CategoricalCrossentropy):
        yield from _softmax_problems(spec, place, activation, loss)
    elif isinstance(loss, BinaryCrossentropy):
        yield from _binary_problems(spec, place, activation, loss, data)
    elif data.classes and _is_for_numbers(spec) and activation == Linear():
        yield _not_for_classes(spec, place)
    elif not data.classes and isinstance(activation, Softmax | Sigmoid):
        yield _warning(
            say(
                "The last layer has {found}, which never gives a number above 1. Linear gives any.",
                found=activation.title,
            ),
            place,
            say("Use linear"),
            _with_activation(spec, place, Linear()),
        )


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
                "Binary cross-entropy asks {classes} separate yes-or-no questions. An example here "
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
