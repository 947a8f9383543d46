"""Parameters declared once.

A parameter is a dataclass field made by `param`. The declaration carries its label, help, unit
and range; validation, the editor form, the tooltip, the command line and the code generator all
read it from here, so nothing about a parameter is written down twice.

A *variant* is a frozen dataclass that is one of several kinds, for example the optimizers or the
regularizers. Each family of variants keeps its kinds by Keras's own name in a `Family`.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import math
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from engine.messages import InputError, Message, say

KEY = "param"


@dataclass(frozen=True)
class Param:
    """What there is to know about one parameter.

    Parameters
    ----------
    label, help : short name, and the idea behind it in a sentence or two.
    low, high : allowed range; ``low_open``/``high_open`` exclude the bound itself.
    choices : the allowed values of a text parameter, in the order of the menu.
    size : the number of entries of a tuple of whole numbers, or None where it is free.
    family : the family of variants this parameter is chosen from.
    optional : whether None is allowed ("not used").
    logarithmic : whether steps of an editor should multiply rather than add.
    keras : whether the value is handed to Keras under this name.
    advanced : whether an editor hides it behind "more".
    step : what an editor adds for one step.
    """

    label: Message
    help: Message
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    choices: tuple[str, ...] = ()
    size: int | None = None
    family: Family | None = None
    optional: bool = False
    logarithmic: bool = False
    keras: bool = True
    advanced: bool = False
    step: float | None = None


def param(default: Any, label: Message, help: Message, **facts: Any) -> Any:  # noqa: A002
    """Declare a parameter as a dataclass field; ``facts`` are the other fields of `Param`."""
    return field(default=default, metadata={KEY: Param(label, help, **facts)})


@dataclass(frozen=True)
class Variant:
    """One kind out of a family; ``kind`` is Keras's own name, ``title`` the learner's."""

    kind: ClassVar[str] = ""
    title: ClassVar[Message]
    help: ClassVar[Message]


V = TypeVar("V", bound=type[Variant])


class Family:
    """The kinds to choose one from.

    Parameters
    ----------
    name : what a learner calls the family, for error sentences: "optimizer".
    module : the module of Keras that has a class or function named like each kind.
    """

    def __init__(self, name: Message, module: str) -> None:
        self.name = name
        self.module = module
        self.kinds: dict[str, type[Variant]] = {}

    def add(self, cls: V) -> V:
        """Class decorator: enter a kind."""
        self.kinds[cls.kind] = cls
        return cls

    def get(self, kind: str) -> type[Variant]:
        """Find a kind by Keras's name, whatever its capitals.

        Raises `InputError` with the nearest names where there is none.
        """
        for name, cls in self.kinds.items():
            if name.lower() == kind.lower():
                return cls
        near = difflib.get_close_matches(kind, self.kinds, n=1, cutoff=0.5)
        raise InputError(
            say('There is no {family} called "{kind}".', family=self.name, kind=kind),
            say("Did you mean {near}?", near=near[0])
            if near
            else say("Choose one of {names}.", names=", ".join(self.kinds)),
        )


def params(of: Any) -> Iterator[tuple[str, Param, Any]]:
    """Yield ``(name, Param, value)`` of every declared parameter of a dataclass instance."""
    for entry in dataclasses.fields(of):
        if KEY in entry.metadata:
            yield entry.name, entry.metadata[KEY], getattr(of, entry.name)


def param_of(cls: type, name: str) -> Param:
    """Return the declaration of the parameter ``name`` of a dataclass."""
    return typing.cast("Param", cls.__dataclass_fields__[name].metadata[KEY])  # type: ignore[attr-defined]


@functools.cache
def type_of(cls: type, name: str) -> type:
    """Return the plain type of a parameter: int, float, bool, str, tuple or `Variant`."""
    hint = _hints(cls)[name]
    options = [a for a in typing.get_args(hint) if a is not type(None)]
    if typing.get_origin(hint) is tuple:
        return tuple
    plain = options[0] if options else hint
    return typing.cast("type", typing.get_origin(plain) or plain)


@functools.cache
def _hints(cls: type) -> dict[str, Any]:
    """Return the types of all fields; to work them out takes a millisecond a class."""
    return typing.get_type_hints(cls)


def flaws(of: Any) -> Iterator[tuple[str, Message]]:
    """Yield ``(dotted field, sentence)`` for each value outside what its declaration allows."""
    for name, declared, value in params(of):
        sentence = _flaw(declared, value, type_of(type(of), name))  # type: ignore[arg-type]
        if sentence is not None:
            yield name, sentence
        elif isinstance(value, Variant):
            yield from ((f"{name}.{inner}", flaw) for inner, flaw in flaws(value))


def _flaw(declared: Param, value: Any, kind: type) -> Message | None:
    if value is None:
        return None if declared.optional else say("{label} is missing.", label=declared.label)
    if declared.choices:
        return _choice_flaw(declared, value)
    if kind is tuple:
        return _entries_flaw(declared, value)
    if kind in (int, float) and not isinstance(value, bool):
        return _range_flaw(declared, value)
    return None


def _choice_flaw(declared: Param, value: Any) -> Message | None:
    unknown = [
        v for v in (value if isinstance(value, tuple) else (value,)) if v not in declared.choices
    ]
    if not unknown:
        return None
    return say(
        '{label} must be one of {choices}. Received: "{value}".',
        label=declared.label,
        choices=", ".join(declared.choices),
        value=unknown[0],
    )


def _entries_flaw(declared: Param, value: tuple[Any, ...]) -> Message | None:
    if declared.size is not None and len(value) != declared.size:
        return say(
            "{label} needs {size} numbers. Received: {count}.",
            label=declared.label,
            size=declared.size,
            count=len(value),
        )
    return next((flaw for v in value if (flaw := _range_flaw(declared, v))), None)


def _range_flaw(declared: Param, value: float) -> Message | None:
    if isinstance(value, float) and not math.isfinite(value):
        return say(
            "{label} must be a number. Received: {value}.", label=declared.label, value=str(value)
        )
    low, high = declared.low, declared.high
    if low is not None and (value < low or (declared.low_open and value == low)):
        return _outside(_MORE_THAN[declared.low_open], declared, low, value)
    if high is not None and (value > high or (declared.high_open and value == high)):
        return _outside(_LESS_THAN[declared.high_open], declared, high, value)
    return None


def _outside(template: Message, declared: Param, bound: float, value: float) -> Message:
    return template.filled(label=declared.label, bound=_written(bound), value=_written(value))


def _written(number: float) -> str:
    text = f"{number:.12g}" if isinstance(number, float) else str(number)
    return text if len(text) <= 24 else f"{text[:20]}…"


_MORE_THAN = {
    True: say("{label} must be more than {bound}. Received: {value}."),
    False: say("{label} must be {bound} or more. Received: {value}."),
}
_LESS_THAN = {
    True: say("{label} must be less than {bound}. Received: {value}."),
    False: say("{label} must be {bound} or less. Received: {value}."),
}
