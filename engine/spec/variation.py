"""What a race can vary, and the lanes that come of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.messages import InputError, Message, say
from engine.spec import codec, hidden, output_checks, wording
from engine.spec.activations import ELU, LeakyReLU, ReLU, Sigmoid, Tanh
from engine.spec.augmentation import Augmentation
from engine.spec.differences import Difference, differences, of_specs
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
from engine.spec.optimizers import SGD, Adadelta, Adagrad, Adam, RMSprop
from engine.spec.race import MOST_LANES, Lane
from engine.spec.run import ModelSpec, RunSpec
from engine.spec.schedules import SCHEDULES
from engine.spec.shapes import DataShape
from engine.spec.weights import (
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    RandomNormal,
    Zeros,
)
from engine.spec.wording import FULL_BATCH

__all__ = [
    "FULL",
    "VARIATIONS",
    "Difference",
    "Variation",
    "differences",
    "lanes",
    "name_of",
    "parse",
    "read",
    "remark",
    "suggested",
    "varied",
]

FULL = "full"
"""The batch size of batch gradient descent: all examples."""

EXAMPLES = say(
    "Examples: batch_size=32,128,full; optimizer=SGD,SGD(momentum=0.9),Adam; layers.1.units=64,128."
)

Speak = Callable[[Message], str]
"""Turns a `Message` into a text in the language wanted."""


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


def suggested(spec: RunSpec, key: str) -> tuple[Any, ...]:
    """Return values of a setting that are worth comparing in a race of ``spec``.

    Empty where nothing can be suggested: for a path, or for a model without such layers.
    """
    variation = VARIATIONS.get(key)
    return variation.suggest(spec) if variation else ()


def varied(spec: RunSpec, key: str, value: Any) -> RunSpec:
    """Return ``spec`` with one setting changed.

    Parameters
    ----------
    key : one of `VARIATIONS`, or a path as `engine.spec.codec.assign` takes it.
    value : as `suggested` or `parse` gives it; for a path, text or plain data.

    Raises
    ------
    InputError : no such setting, or a value it cannot take.
    """
    variation = VARIATIONS.get(key)
    if variation:
        return variation.change(spec, value)
    return codec.assign(spec, key, value if isinstance(value, str) else json.dumps(value))


def name_of(spec: RunSpec, key: str, value: Any) -> Message:
    """Return the short name of the lane that has ``value`` where ``spec`` has its own."""
    variation = VARIATIONS.get(key)
    if variation:
        return variation.name(spec, value)
    return _path_names([varied(spec, key, value), spec], key, [value])[0]


def lanes(spec: RunSpec, key: str, values: Sequence[Any], speak: Speak = str) -> tuple[Lane, ...]:
    """Return a lane for each value of a setting, with short names that tell them apart.

    Parameters
    ----------
    key, values : as for `varied`.
    speak : puts names into words; English if left out.

    Raises
    ------
    InputError : more lanes than can race, no such setting, or a value it cannot take.
    """
    check_count(len(values))
    specs = [varied(spec, key, value) for value in values]
    if key in VARIATIONS:
        names = [name_of(spec, key, value) for value in values]
    else:
        names = _path_names(specs, key, values)
    texts = _told_apart([speak(name) for name in names])
    return tuple(Lane(name, one) for name, one in zip(texts, specs, strict=True))


def _path_names(specs: Sequence[RunSpec], key: str, values: Sequence[Any]) -> list[Message]:
    """Name lanes by the one row they differ in, or by the path where they differ in several."""
    rows = of_specs(specs)
    setting, texts = wording.plain(key.rpartition(".")[2]), tuple(map(wording.plain, values))
    if len(rows) == 1:
        setting, texts = rows[0].setting, rows[0].values
    return [say("{setting} {value}", setting=setting, value=texts[i]) for i, _ in enumerate(values)]


def _told_apart(names: Sequence[str]) -> list[str]:
    """Number names that come more than once."""
    seen: Counter[str] = Counter()
    apart = []
    for name in names:
        seen[name] += 1
        apart.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return apart


def remark(spec: RunSpec) -> Message | None:
    """Return why a lane falls behind by its optimizer's default alone, where that is so."""
    optimizer = spec.training.optimizer
    if not isinstance(optimizer, Adagrad | Adadelta) or optimizer.learning_rate > _SLOW_RATE:
        return None
    return say(
        "slow at a learning rate of {rate:g}. {help}",
        rate=optimizer.learning_rate,
        help=optimizer.help,
    )


_SLOW_RATE = 0.001
"""Keras's default, at which Adagrad and Adadelta crawl."""


def check_count(count: int) -> None:
    """Raise `InputError` where so many lanes are no race, or too many."""
    if count < 2:
        raise InputError(
            say("A race needs two lanes at least. Received: {count}.", count=count), EXAMPLES
        )
    if count > MOST_LANES:
        raise InputError(
            say(
                "A race has {most} lanes at the most. Received: {count}.",
                most=MOST_LANES,
                count=count,
            )
        )


# -- reading the command line ------------------------------------------------------------------


def parse(text: str) -> tuple[str, tuple[Any, ...]]:
    """Read what is to be varied, as ``--vary`` takes it.

    Parameters
    ----------
    text : ``setting=value,value,…``, the setting one of `VARIATIONS` or a path; a comma within
        brackets does not separate values.

    Returns
    -------
    The key and the values for `lanes`.

    Raises
    ------
    InputError : what was received, and what is possible.
    """
    path, sign, rest = text.partition("=")
    key = ALIASES.get(path.strip(), path.strip())
    texts = [part.strip() for part in _separated(rest)]
    if not sign or not key or not all(texts):
        raise InputError(
            say('--vary takes setting=value,value,… Received: "{text}".', text=text), EXAMPLES
        )
    for value, count in Counter(texts).items():
        if count > 1:
            raise InputError(
                say('--vary names the value "{value}" {count} times.', value=value, count=count)
            )
    return key, tuple(read(key, value) for value in texts)


def read(key: str, text: str) -> Any:
    """Read one value for `varied` from a text. Raises `InputError`."""
    return VARIATIONS[key].read(text) if key in VARIATIONS else text


def _separated(text: str) -> Iterator[str]:
    """Split at the commas outside of all brackets."""
    depth, start = 0, 0
    for i, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth <= 0:
            yield text[start:i]
            start = i + 1
    yield text[start:]


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise InputError(
            say('A whole number is needed here. Received: "{text}".', text=text)
        ) from None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise InputError(say('A number is needed here. Received: "{text}".', text=text)) from None


def _batch_size(text: str) -> int | str:
    if text.lower() == FULL:
        return FULL
    try:
        return int(text)
    except ValueError:
        raise InputError(
            say('A batch size is a whole number, or full. Received: "{text}".', text=text)
        ) from None


_SCRATCH = RunSpec(model=ModelSpec(layers=(Dense(),)))


def _variant(path: str) -> Callable[[str], Any]:
    """Return what reads a kind with its settings: ``SGD(momentum=0.9, nesterov=true)``."""

    def read_variant(text: str) -> Any:
        found = re.fullmatch(r"([^()]+?)\s*(?:\((.*)\))?", text)
        if not found:
            raise InputError(
                say('This is not a kind with settings: "{text}".', text=text),
                say("Example: SGD(momentum=0.9,nesterov=true)."),
            )
        plain = {"kind": found[1], **_settings(found[2] or "")}
        return _at(codec.assign(_SCRATCH, path, json.dumps(plain)), path)

    return read_variant


def _at(spec: RunSpec, path: str) -> Any:
    holder: Any = spec
    for step in path.split("."):
        holder = holder[int(step)] if step.isdecimal() else getattr(holder, step)
    return holder


def _settings(text: str) -> dict[str, Any]:
    """Read ``name=value, …``."""
    plain = {}
    for part in filter(None, map(str.strip, _separated(text))):
        name, sign, value = part.partition("=")
        if not sign:
            raise InputError(
                say('A setting in brackets is name=value. Received: "{text}".', text=part),
                say("Example: SGD(momentum=0.9,nesterov=true)."),
            )
        plain[name.strip()] = _word(value.strip())
    return plain


def _word(text: str) -> Any:
    words = {"true": True, "false": False, "none": None, "null": None}
    if text.lower() in words:
        return words[text.lower()]
    try:
        return json.loads(text)
    except ValueError:
        return text


def _augmentation(text: str) -> Augmentation:
    """Read ``none``, one change, or several in brackets."""
    inner = re.fullmatch(r"(?:augmentation)?\s*\((.*)\)", text)
    settings = {} if text.lower() == "none" else _settings(inner[1] if inner else text)
    augmentation = codec.assign(_SCRATCH, "data.augmentation", json.dumps(settings))
    return augmentation.data.augmentation


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
        _variant("training.optimizer"),
    ),
    Variation(
        "learning_rate",
        say("Learning rate"),
        say("Too small and learning crawls; too large and it overshoots or diverges."),
        RunSpec.with_learning_rate,
        lambda spec: (1.0, 0.1, 0.01, 0.001, 0.0001),
        lambda spec, value: say("rate {value:g}", value=value),
        _number,
    ),
    Variation(
        "activation",
        say("Activation function"),
        say("What the units of the hidden layers do with their weighted sums."),
        hidden.with_activation,
        _if_hidden(Sigmoid(), Tanh(), ReLU(), LeakyReLU(negative_slope=0.01), ELU()),
        _own_words,
        _variant("model.layers.0.activation"),
    ),
    Variation(
        "batch_size",
        say("Batch size"),
        say("Many small steps on few examples each, or few steps on many: 1 to all of them."),
        _with_batch_size,
        lambda spec: (1, 32, 128, 512, FULL),
        _batch_name,
        _batch_size,
    ),
    Variation(
        "width",
        say("Width"),
        say("How many units the hidden layers have; in a model without any, how many filters."),
        hidden.with_width,
        _widths,
        _width_name,
        _whole,
    ),
    Variation(
        "depth",
        say("Depth"),
        say("How many hidden layers there are: the last one is repeated, or taken out."),
        hidden.with_depth,
        _depths,
        _depth_name,
        _whole,
    ),
    Variation(
        "loss",
        say("Loss"),
        say("What training makes small. The last layer gets the activation that goes with it."),
        _with_loss,
        _losses,
        _loss_name,
        _variant("training.loss"),
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
        _variant("model.layers.0.kernel_initializer"),
    ),
    Variation(
        "dropout",
        say("Dropout rate"),
        say("How many units are switched off at random in each update; 0: none."),
        hidden.with_dropout,
        lambda spec: (0.0, 0.2, 0.5, 0.8),
        lambda spec, value: say("dropout {rate:g}", rate=value),
        _number,
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
        _augmentation,
    ),
    Variation(
        "schedule",
        say("Schedule"),
        say("How the learning rate changes in the course of the run."),
        lambda spec, value: spec.with_training(schedule=value),
        lambda spec: tuple(kind() for kind in SCHEDULES.kinds.values()),
        _own_words,
        _variant("training.schedule"),
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
        _whole,
    ),
)

VARIATIONS: Mapping[str, Variation] = {variation.key: variation for variation in _ALL}
"""What can be varied, by key, in the order of a menu."""

ALIASES: Mapping[str, str] = {
    "training.optimizer": "optimizer",
    "training.optimizer.learning_rate": "learning_rate",
    "optimizer.learning_rate": "learning_rate",
    "training.batch_size": "batch_size",
    "training.loss": "loss",
    "training.schedule": "schedule",
    "data.augmentation": "augmentation",
}
"""Paths that mean the same as a key."""
