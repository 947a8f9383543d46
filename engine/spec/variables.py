"""The settings that a race can vary: what each changes, values worth comparing, lanes' names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.messages import Message, say
from engine.spec import hidden, output_checks, variation_text, wording
from engine.spec.activations import ELU, LeakyReLU, ReLU, Sigmoid, Tanh
from engine.spec.augmentation import Augmentation
from engine.spec.layers import Dense
from engine.spec.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    Huber,
    Loss,
    MeanAbsoluteError,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from engine.spec.optimizers import SGD, Adagrad, Adam, RMSprop
from engine.spec.run import RunSpec
from engine.spec.schedules import SCHEDULES
from engine.spec.shapes import DataShape
from engine.spec.variation_text import FULL
from engine.spec.weights import (
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    RandomNormal,
    Zeros,
)
from engine.spec.wording import FULL_BATCH


@dataclass(frozen=True)
class Variation:
    """One setting that a race can vary.

    Parameters
    ----------
    key : what it is called on the command line and in preset files.
    title, help : what people call it, and the idea behind it in a sentence.
    change : returns a spec with the setting set to a value.
    suggest : returns values worth comparing for a spec.
    name : returns a lane's short name from the spec that is varied and the value.
    read : reads a value from a text of the command line; raises `InputError`.
    """

    key: str
    title: Message
    help: Message
    change: Callable[[RunSpec, Any], RunSpec]
    suggest: Callable[[RunSpec], tuple[Any, ...]]
    name: Callable[[RunSpec, Any], Message]
    read: Callable[[str], Any]


# -- what each variation does ------------------------------------------------------------------


def _with_batch_size(spec: RunSpec, size: int | str) -> RunSpec:
    return spec.with_training(batch_size=FULL_BATCH if size == FULL else size)


def _with_loss(spec: RunSpec, loss: Loss) -> RunSpec:
    """Set a loss, and on the last layer the activation that goes with it."""
    if not isinstance(spec.training.loss, _CROSSENTROPIES):
        return _paired(spec.with_training(loss=loss))
    own = replace(spec.training.loss, from_logits=False)
    return _paired(_paired(spec.with_training(loss=own)).with_training(loss=loss))


_CROSSENTROPIES = (SparseCategoricalCrossentropy, CategoricalCrossentropy, BinaryCrossentropy)

_YES_OR_NO = DataShape((), classes=2)
"""With more classes, the checks would rather take binary cross-entropy away than fit it."""


def _paired(spec: RunSpec) -> RunSpec:
    """Give the last layer what its cross-entropy asks for; other losses take what there is."""
    loss = spec.training.loss
    if not isinstance(loss, _CROSSENTROPIES) or loss.from_logits:
        return spec
    problems = output_checks.pairing(spec, _YES_OR_NO)
    return next((problem.fix.spec for problem in problems if problem.fix), spec)


def _losses(spec: RunSpec) -> tuple[Loss, ...]:
    if "accuracy" in spec.training.metrics or isinstance(spec.training.loss, _CROSSENTROPIES):
        return (
            MeanSquaredError(),
            BinaryCrossentropy(),
            CategoricalCrossentropy(),
            SparseCategoricalCrossentropy(),
        )
    return (MeanSquaredError(), MeanAbsoluteError(), Huber())


def _widths(spec: RunSpec) -> tuple[int, ...]:
    """A quarter of what there is, then always twice as much, as far as four times."""
    for place in (*hidden.dense_places(spec.model), *hidden.convolution_places(spec.model)):
        layer = spec.model.layers[place]
        now: int = layer.units if isinstance(layer, Dense) else layer.filters  # type: ignore[attr-defined]
        return tuple(sorted({max(1, now // 4), max(1, now // 2), now, 2 * now, 4 * now}))
    return ()


def _depths(spec: RunSpec) -> tuple[int, ...]:
    return () if hidden.output_place(spec.model) is None else (0, 1, 2, 3, 5)


def _if_hidden(*values: Any) -> Callable[[RunSpec], tuple[Any, ...]]:
    """Suggest values to models that have a hidden layer."""

    def suggest(spec: RunSpec) -> tuple[Any, ...]:
        return values if _widths(spec) else ()

    return suggest


def _width_name(spec: RunSpec, width: int) -> Message:
    if hidden.dense_places(spec.model):
        return say("{units} units", units=width)
    return say("{filters} filters", filters=width)


def _depth_name(spec: RunSpec, depth: int) -> Message:
    if depth == 0:
        return say("no hidden layer")
    return say("1 hidden layer") if depth == 1 else say("{count} hidden layers", count=depth)


_LOSS_NAMES: Mapping[type[Loss], Message] = {
    MeanSquaredError: say("Squared error"),
    MeanAbsoluteError: say("Absolute error"),
    BinaryCrossentropy: say("Binary"),
    CategoricalCrossentropy: say("Categorical"),
    SparseCategoricalCrossentropy: say("Sparse categorical"),
}


def _loss_name(spec: RunSpec, loss: Loss) -> Message:
    short = _LOSS_NAMES.get(type(loss))
    return short if short and loss == type(loss)() else wording.of(loss)


def _batch_name(spec: RunSpec, size: int | str) -> Message:
    if size == FULL or (isinstance(size, int) and size >= FULL_BATCH):
        return say("full batch")
    return say("batch {size}", size=size)


def _own_words(spec: RunSpec, value: Any) -> Message:
    return wording.of(value)


_ALL = (
    Variation(
        "optimizer",
        say("Optimizer"),
        say("The same gradients, turned into steps by different rules."),
        lambda spec, value: spec.with_training(optimizer=value),
        lambda spec: (
            SGD(),
            SGD(momentum=0.9),
            SGD(momentum=0.9, nesterov=True),
            Adagrad(),
            RMSprop(),
            Adam(),
        ),
        _own_words,
        variation_text.variant("training.optimizer"),
    ),
    Variation(
        "learning_rate",
        say("Learning rate"),
        say("Too small and learning crawls; too large and it overshoots or diverges."),
        RunSpec.with_learning_rate,
        lambda spec: (1.0, 0.1, 0.01, 0.001, 0.0001),
        lambda spec, value: say("rate {value:g}", value=value),
        variation_text.number,
    ),
    Variation(
        "activation",
        say("Activation function"),
        say("What the units of the hidden layers do with their weighted sums."),
        hidden.with_activation,
        _if_hidden(Sigmoid(), Tanh(), ReLU(), LeakyReLU(negative_slope=0.01), ELU()),
        _own_words,
        variation_text.variant("model.layers.0.activation"),
    ),
    Variation(
        "batch_size",
        say("Batch size"),
        say("Many small steps on few examples each, or few steps on many: 1 to all of them."),
        _with_batch_size,
        lambda spec: (1, 32, 128, 512, FULL),
        _batch_name,
        variation_text.batch_size,
    ),
    Variation(
        "width",
        say("Width"),
        say("How many units the hidden layers have; in a model without any, how many filters."),
        hidden.with_width,
        _widths,
        _width_name,
        variation_text.whole,
    ),
    Variation(
        "depth",
        say("Depth"),
        say("How many hidden layers there are: the last one is repeated, or taken out."),
        hidden.with_depth,
        _depths,
        _depth_name,
        variation_text.whole,
    ),
    Variation(
        "loss",
        say("Loss"),
        say("What training makes small. The last layer gets the activation that goes with it."),
        _with_loss,
        _losses,
        _loss_name,
        variation_text.variant("training.loss"),
    ),
    Variation(
        "initializer",
        say("First weights"),
        say("How the weights of the hidden layers are drawn before the first update."),
        hidden.with_initializer,
        _if_hidden(
            GlorotUniform(), GlorotNormal(), HeUniform(), HeNormal(), RandomNormal(), Zeros()
        ),
        _own_words,
        variation_text.variant("model.layers.0.kernel_initializer"),
    ),
    Variation(
        "dropout",
        say("Dropout rate"),
        say("How many units are switched off at random in each update; 0: none."),
        hidden.with_dropout,
        lambda spec: (0.0, 0.2, 0.5, 0.8),
        lambda spec, value: say("dropout {rate:g}", rate=value),
        variation_text.number,
    ),
    Variation(
        "augmentation",
        say("Augmentation"),
        say("How training images are changed at random each time the network sees them."),
        lambda spec, value: spec.with_data(augmentation=value),
        lambda spec: (
            Augmentation(),
            Augmentation(rotation=15.0),
            Augmentation(shift=0.1),
            Augmentation(zoom=0.1),
            Augmentation(rotation=15.0, shift=0.1, zoom=0.1),
        ),
        lambda spec, value: wording.of_augmentation(value),
        variation_text.augmentation,
    ),
    Variation(
        "schedule",
        say("Schedule"),
        say("How the learning rate changes in the course of the run."),
        lambda spec, value: spec.with_training(schedule=value),
        lambda spec: tuple(kind() for kind in SCHEDULES.kinds.values()),
        _own_words,
        variation_text.variant("training.schedule"),
    ),
    Variation(
        "seed",
        say("Seed"),
        say(
            "What chance decides: first weights and batches. So the members of an ensemble differ."
        ),
        lambda spec, value: replace(spec, seed=value),
        lambda spec: (1, 2, 3, 4, 5),
        lambda spec, value: say("seed {value}", value=value),
        variation_text.whole,
    ),
)

VARIATIONS: Mapping[str, Variation] = {variation.key: variation for variation in _ALL}
"""What can be varied, by key, in the order of a menu."""
