"""Values of what a race varies, read from texts of the command line; each raises `InputError`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from engine.messages import InputError, say
from engine.spec import codec
from engine.spec.augmentation import Augmentation
from engine.spec.layers import Dense
from engine.spec.run import ModelSpec, RunSpec

FULL = "full"
"""The batch size of batch gradient descent: all examples."""


def separated(text: str) -> Iterator[str]:
    """Split at the commas outside of all brackets."""
    depth, start = 0, 0
    for i, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth <= 0:
            yield text[start:i]
            start = i + 1
    yield text[start:]


def whole(text: str) -> int:
    """Read a whole number."""
    try:
        return int(text)
    except ValueError:
        raise InputError(
            say('A whole number is needed here. Received: "{text}".', text=text)
        ) from None


def number(text: str) -> float:
    """Read a number."""
    try:
        return float(text)
    except ValueError:
        raise InputError(say('A number is needed here. Received: "{text}".', text=text)) from None


def batch_size(text: str) -> int | str:
    """Read a batch size, or `FULL`."""
    if text.lower() == FULL:
        return FULL
    try:
        return int(text)
    except ValueError:
        raise InputError(
            say('A batch size is a whole number, or full. Received: "{text}".', text=text)
        ) from None


_SCRATCH = RunSpec(model=ModelSpec(layers=(Dense(),)))


def variant(path: str) -> Callable[[str], Any]:
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
    for part in filter(None, map(str.strip, separated(text))):
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


def augmentation(text: str) -> Augmentation:
    """Read ``none``, one change, or several in brackets."""
    inner = re.fullmatch(r"(?:augmentation)?\s*\((.*)\)", text)
    settings = {} if text.lower() == "none" else _settings(inner[1] if inner else text)
    spec = codec.assign(_SCRATCH, "data.augmentation", json.dumps(settings))
    return spec.data.augmentation
