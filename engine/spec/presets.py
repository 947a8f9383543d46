"""Recipes to start from: files under ``resources/presets``, with texts in each language."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from engine.messages import InputError, say
from engine.spec import codec, variation
from engine.spec.race import Lane
from engine.spec.run import RunSpec

Localised = Mapping[str, str]
"""A text by language code; English (``en``) is always there."""

FIRST = "mnist-quickstart"
"""The preset a new window opens with."""


@dataclass(frozen=True)
class Preset:
    """A recipe with its lesson: of a single run, or of a race.

    Parameters
    ----------
    name : as on the command line.
    title, goal, watch : what it is called, its point in a sentence, what to look at.
    topic : the number of its topic in the course.
    spec : what is trained; in a race, what its lanes have in common.
    varies : the setting in which the lanes of a race differ, as in `variation.VARIATIONS`.
    values : what that setting is in each lane.
    lanes : those that race, named in English; empty for a single run.
    lane_names : their names in every language.
    """

    name: str
    title: Localised
    goal: Localised
    watch: Localised
    topic: int
    spec: RunSpec
    varies: str = ""
    values: tuple[Any, ...] = ()
    lanes: tuple[Lane, ...] = ()
    lane_names: tuple[Localised, ...] = ()

    def lanes_in(self, language: str) -> tuple[Lane, ...]:
        """Return the lanes with their names in ``language``."""
        return tuple(
            Lane(localised(name, language), lane.spec)
            for lane, name in zip(self.lanes, self.lane_names, strict=True)
        )


def localised(text: Localised, language: str) -> str:
    """Return ``text`` in ``language``, or in English where there is none."""
    return text.get(language, text["en"])


def all_presets() -> tuple[Preset, ...]:
    """Return every preset of a single run that ships, in the order of the course."""
    return tuple(preset for preset in _all() if not preset.lanes)


def all_races() -> tuple[Preset, ...]:
    """Return every preset of a race that ships, in the order of the course."""
    return tuple(preset for preset in _all() if preset.lanes)


@functools.cache
def _all() -> tuple[Preset, ...]:
    folder = resources.files("resources") / "presets"
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".json")]
    plain = {
        entry.name.removesuffix(".json"): json.loads(entry.read_text(encoding="utf-8"))
        for entry in files
    }
    found = [_read(name, plain) for name in plain]
    return tuple(sorted(found, key=lambda p: (p.topic, p.name != FIRST, p.name)))


Plain = Mapping[str, dict[str, Any]]
"""The files by the names of their presets."""


def _read(name: str, files: Plain) -> Preset:
    plain = files[name]
    texts = {key: plain[key] for key in ("title", "goal", "watch", "topic")}
    spec, key = _spec(plain, files), plain.get("varies", "")
    values = [variation.read(key, lane["value"]) for lane in plain.get("lanes", ())]
    lanes = [
        _lane(spec, key, lane, value)
        for lane, value in zip(plain.get("lanes", ()), values, strict=True)
    ]
    return Preset(
        name=name,
        **texts,
        spec=spec,
        varies=key,
        values=tuple(values),
        lanes=tuple(lane for lane, _ in lanes),
        lane_names=tuple(names for _, names in lanes),
    )


def _spec(plain: dict[str, Any], files: Plain) -> RunSpec:
    """Return a spec as it stands in the file, or another preset's with changes.

    ``changes`` maps settings to values, both as texts of the command line.
    """
    if "base" not in plain:
        return codec.from_plain(plain["spec"])
    spec = _spec(files[plain["base"]], files)
    for key, value in plain.get("changes", {}).items():
        spec = variation.varied(spec, key, variation.read(key, value))
    return spec


def _lane(spec: RunSpec, key: str, plain: dict[str, Any], value: Any) -> tuple[Lane, Localised]:
    """Return a lane, and its name by language; a plain text is the same in all of them."""
    name = plain["name"]
    names = {"en": name} if isinstance(name, str) else name
    return Lane(names["en"], variation.varied(spec, key, value)), names


def get(name: str) -> Preset:
    """Find the preset of a single run by name. Raises `InputError` listing the names."""
    preset = find(name)
    if preset.lanes:
        raise InputError(
            say('"{name}" is a race of several networks, not a single run.', name=name),
            say("Run it by: race --preset {name}", name=name),
        )
    return preset


def find(name: str) -> Preset:
    """Find a preset by name, of a run or of a race. Raises `InputError` listing the names."""
    for preset in _all():
        if preset.name == name:
            return preset
    raise InputError(
        say('There is no preset called "{name}".', name=name),
        say("Choose one of {names}.", names=", ".join(p.name for p in _all())),
    )


def of(spec: RunSpec) -> Preset | None:
    """Return the preset that ``spec`` is, or None where it is one's own."""
    return next((preset for preset in all_presets() if preset.spec == spec), None)
