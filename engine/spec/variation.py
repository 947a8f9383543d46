"""Lanes of a race that come of varying one setting."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.messages import InputError, Message, say
from engine.spec import codec, wording
from engine.spec.differences import Difference, differences, of_specs
from engine.spec.optimizers import Adadelta, Adagrad
from engine.spec.race import MOST_LANES, Lane
from engine.spec.run import RunSpec
from engine.spec.variables import VARIATIONS, Variation
from engine.spec.variation_text import FULL, separated

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

EXAMPLES = say(
    "Examples: batch_size=32,128,full; optimizer=SGD,SGD(momentum=0.9),Adam; layers.1.units=64,128."
)

Speak = Callable[[Message], str]
"""Turns a `Message` into a text in the language wanted."""


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
    texts = [part.strip() for part in separated(rest)]
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
