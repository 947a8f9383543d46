"""Specs as JSON and back, and single settings by their path.

One generic walk over the dataclasses does it; a new layer or parameter needs nothing here.
Variants are written as ``{"kind": …, …}`` with all their values, or as the plain kind where they
have none, so that a file keeps its meaning when a default changes.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.messages import InputError, say
from engine.spec.fields import Family, Variant, param_of, type_of
from engine.spec.layers import LAYERS
from engine.spec.run import ModelSpec, RunSpec

SCHEMA = 1
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From each older schema number to the next: a function over the plain data."""

Plain = Any
"""What JSON knows: dict, list, str, int, float, bool, None."""


def to_plain(spec: RunSpec) -> dict[str, Plain]:
    """Return ``spec`` as JSON-ready data with its schema number."""
    return {"schema": SCHEMA, **_plain(spec)}


def to_json(spec: RunSpec) -> str:
    """Return ``spec`` as JSON text that people can read and edit."""
    return json.dumps(to_plain(spec), indent=2, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Plain:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if not dataclasses.is_dataclass(value):
        return value
    fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if not isinstance(value, Variant):
        return fields
    return {"kind": value.kind, **fields} if fields else value.kind


def from_json(text: str) -> RunSpec:
    """Read a spec from JSON text. Raises `InputError` naming the place of the mistake."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(
            say("This is not JSON: {reason}.", reason=str(error)),
            say("A spec is a JSON file as written by train --out (spec.json)."),
        ) from error
    return from_plain(plain)


def from_file(path: Path) -> RunSpec:
    """Read a spec file. Raises `InputError`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or say("it is not a text file")
        raise InputError(
            say("Cannot read {path}: {reason}.", path=str(path), reason=reason),
            say("Give a JSON file as written by train --out (spec.json)."),
        ) from error
    return from_json(text)


def from_plain(plain: Plain) -> RunSpec:
    """Read a spec from plain data, older schemas included. Raises `InputError`."""
    if not isinstance(plain, dict):
        raise InputError(
            say("A spec must be a JSON object. Received: {kind}.", kind=type(plain).__name__)
        )
    plain = dict(plain)
    schema = plain.pop("schema", SCHEMA)
    if not isinstance(schema, int) or not 1 <= schema <= SCHEMA:
        raise InputError(
            say(
                "This spec has schema {schema}; this version reads up to {known}.",
                schema=str(schema),
                known=SCHEMA,
            ),
            say("Open it with a newer version of Sketchgrad."),
        )
    for number in range(schema, SCHEMA):
        plain = MIGRATIONS[number](plain)
    return typing.cast("RunSpec", _dataclass(RunSpec, plain, ""))


def _dataclass(cls: type, plain: Plain, path: str) -> Any:
    if not isinstance(plain, dict):
        raise InputError(
            say(
                "{path} must be a JSON object. Received: {value}.",
                path=path or "spec",
                value=_shown(plain),
            )
        )
    known = {f.name for f in dataclasses.fields(cls)}
    for name in plain:
        if name not in known:
            raise InputError(
                say('{path} has no setting called "{name}".', path=path or "spec", name=name),
                say("It has {names}.", names=", ".join(sorted(known))),
            )
    return cls(
        **{name: _value(cls, name, value, _join(path, name)) for name, value in plain.items()}
    )


def _value(cls: type, name: str, plain: Plain, path: str) -> Any:
    if cls is ModelSpec and name == "layers":
        return _layers(plain, path)
    kind = type_of(cls, name)
    if dataclasses.is_dataclass(kind) and not issubclass(kind, Variant):
        return _dataclass(kind, plain, path)
    declared = param_of(cls, name)
    if plain is None:
        if not declared.optional:
            raise InputError(say("{path} must not be null.", path=path))
        return None
    if declared.family is not None:
        return _variant(declared.family, plain, path)
    if kind is tuple:
        return _tuple(plain, path, str if declared.choices else int)
    return _scalar(kind, plain, path)


def _layers(plain: Plain, path: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise InputError(
            say("{path} must be a list. Received: {value}.", path=path, value=_shown(plain))
        )
    return tuple(_variant(LAYERS, layer, f"{path}.{i}") for i, layer in enumerate(plain))


def _variant(family: Family, plain: Plain, path: str) -> Variant:
    kind = plain.get("kind") if isinstance(plain, dict) else plain
    if not isinstance(kind, str):
        raise InputError(
            say(
                '{path} must be a name or an object with "kind". Received: {value}.',
                path=path,
                value=_shown(plain),
            ),
            say("Choose one of {names}.", names=", ".join(family.kinds)),
        )
    settings = dict(plain) if isinstance(plain, dict) else {}
    settings.pop("kind", None)
    return typing.cast("Variant", _dataclass(family.get(kind), settings, path))


def _tuple(plain: Plain, path: str, kind: type) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise InputError(
            say("{path} must be a list. Received: {value}.", path=path, value=_shown(plain))
        )
    return tuple(_scalar(kind, v, f"{path}.{i}") for i, v in enumerate(plain))


_KIND_NAMES = {
    int: say("a whole number"),
    float: say("a number"),
    bool: say("true or false"),
    str: say("a text"),
}


def _scalar(kind: type, plain: Plain, path: str) -> Any:
    if kind is float and type(plain) is int and abs(plain) <= sys.float_info.max:
        return float(plain)
    if kind is int and isinstance(plain, float) and plain.is_integer():
        return int(plain)
    if type(plain) is not kind:
        raise InputError(
            say(
                "{path} must be {kind}. Received: {value}.",
                path=path,
                kind=_KIND_NAMES[kind],
                value=_shown(plain),
            )
        )
    return plain


def _shown(plain: Plain) -> str:
    try:
        text = json.dumps(plain, ensure_ascii=False, default=str)
    except RecursionError:
        return "[[[…"
    return text if len(text) <= 60 else text[:57] + "…"


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


SHORTCUTS = (
    "",
    "training",
    "training.optimizer",
    "training.stopping",
    "training.schedule",
    "model",
    "data",
    "data.augmentation",
)
"""Where a path may start, so that ``learning_rate`` means ``training.optimizer.learning_rate``."""


def assign(spec: RunSpec, path: str, text: str) -> RunSpec:
    """Return ``spec`` with the setting at ``path`` read from ``text``.

    Parameters
    ----------
    path : dotted, for example ``training.optimizer.learning_rate``, ``layers.1.units`` or
        ``layers.hidden.activation``; the first parts may be left out where that is clear.
    text : JSON, or a plain word.

    Raises
    ------
    InputError : no such setting, or a value it cannot take.
    """
    plain = to_plain(spec)
    steps = path.split(".")
    for start in SHORTCUTS:
        holder = _holder(plain, [*filter(None, start.split(".")), *steps[:-1]])
        last = _key(holder, steps[-1])
        if last is not None and steps[-1] != "schema":
            return _assigned(plain, holder, last, text)
    raise InputError(
        say('There is no setting "{path}".', path=path),
        say("Examples: epochs=3, learning_rate=0.1, layers.1.units=64, optimizer=SGD."),
    )


def _assigned(plain: Plain, holder: Plain, key: Any, text: str) -> RunSpec:
    """Read ``text`` as JSON or a plain word; "none" is a word where nothing can be left out."""
    holder[key] = _parsed(text)
    try:
        return from_plain(plain)
    except InputError:
        if holder[key] is not None:
            raise
    holder[key] = text
    return from_plain(plain)


def _holder(plain: Plain, steps: list[str]) -> Plain:
    for step in steps:
        key = _key(plain, step)
        if key is None:
            return None
        plain = plain[key]
    return plain


def _key(holder: Plain, step: str) -> Any:
    """Return the key or index that ``step`` names in ``holder``, or None."""
    if isinstance(holder, dict):
        return step if step in holder else None
    if isinstance(holder, list):
        if step.isdecimal() and int(step) < len(holder):
            return int(step)
        named = [i for i, v in enumerate(holder) if isinstance(v, dict) and v.get("name") == step]
        return named[0] if named and step else None
    return None


def _parsed(text: str) -> Plain:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        words = {"none": None, "true": True, "false": False}
        return words.get(text.lower(), text)
