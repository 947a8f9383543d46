"""Recipes to start from: files under ``resources/presets``, with texts in each language."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from engine.messages import InputError, say
from engine.spec import codec
from engine.spec.run import RunSpec

Localised = Mapping[str, str]
"""A text by language code; English (``en``) is always there."""

FIRST = "mnist-quickstart"
"""The preset a new window opens with."""


@dataclass(frozen=True)
class Preset:
    """A recipe with its lesson.

    Parameters
    ----------
    name : as on the command line.
    title, goal, watch : what it is called, its point in a sentence, what to look at.
    topic : the number of its topic in the course.
    """

    name: str
    title: Localised
    goal: Localised
    watch: Localised
    topic: int
    spec: RunSpec


def localised(text: Localised, language: str) -> str:
    """Return ``text`` in ``language``, or in English where there is none."""
    return text.get(language, text["en"])


@functools.cache
def all_presets() -> tuple[Preset, ...]:
    """Return every preset that ships, in the order of the course."""
    folder = resources.files("resources") / "presets"
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".json")]
    found = [
        _read(entry.name.removesuffix(".json"), entry.read_text(encoding="utf-8"))
        for entry in files
    ]
    return tuple(sorted(found, key=lambda p: (p.topic, p.name != FIRST, p.name)))


def _read(name: str, text: str) -> Preset:
    plain: dict[str, Any] = json.loads(text)
    spec = codec.from_plain(plain.pop("spec"))
    return Preset(name=name, spec=spec, **plain)


def get(name: str) -> Preset:
    """Find a preset by name. Raises `InputError` listing the names."""
    for preset in all_presets():
        if preset.name == name:
            return preset
    raise InputError(
        say('There is no preset called "{name}".', name=name),
        say("Choose one of {names}.", names=", ".join(p.name for p in all_presets())),
    )


def of(spec: RunSpec) -> Preset | None:
    """Return the preset that ``spec`` is, or None where it is one's own."""
    return next((preset for preset in all_presets() if preset.spec == spec), None)
