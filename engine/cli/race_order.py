"""What ``race`` is to race: lanes, seeds and places, as the options say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli import common
from engine.insight.comparison import MOST_SEEDS
from engine.messages import InputError, say
from engine.spec import codec, presets, variation
from engine.spec.race import Lane

if TYPE_CHECKING:
    import argparse

    from engine.messages import Message
    from engine.spec.run import RunSpec


@dataclass(frozen=True)
class Order:
    """What to race, and what to leave.

    Parameters
    ----------
    title : what the race is called in the picture of its curves.
    preset : the preset's name where the spec comes from one.
    seeds : how many times to race.
    out : the folder for the results, or None.
    """

    lanes: tuple[Lane, ...]
    title: str
    preset: str | None
    seeds: int
    data_dir: Path | None
    out: Path | None

    @property
    def names(self) -> dict[int, str]:
        """The lanes' names by number."""
        return {number: lane.name for number, lane in enumerate(self.lanes)}


def from_options(options: argparse.Namespace) -> Order:
    """Return what the options of the command ask for.

    Raises
    ------
    InputError : a value makes no sense, or the lanes would all be the same.
    """
    preset = presets.find(options.preset) if options.preset else None
    spec = preset.spec if preset else codec.from_file(options.spec)
    title = presets.localised(preset.title, "en") if preset else ""
    lanes = _lanes(spec, preset.lanes if preset else (), options)
    if not variation.differences(lanes):
        raise InputError(
            say("All lanes are the same: there is nothing to compare."),
            say("Let --set change something else than what the lanes differ in."),
        )
    return Order(
        lanes,
        title or spec.model.name or options.spec.stem,
        options.preset,
        _seeds(options.seeds),
        options.data_dir,
        options.out,
    )


def _lanes(spec: RunSpec, own: tuple[Lane, ...], options: argparse.Namespace) -> tuple[Lane, ...]:
    """Return the lanes that the options ask for, or else the preset's own."""
    if len(options.vary) > 1:
        raise InputError(
            say("A race varies one setting: --vary can be given once."),
            say("Change what all lanes have in common by --set."),
        )
    if options.vary:
        key, values = variation.parse(options.vary[0])
        return variation.lanes(_changed(spec, options), key, values)
    if own:
        return tuple(Lane(lane.name, _changed(lane.spec, options)) for lane in own)
    raise InputError(say("Nothing says what the lanes differ in."), _how_to_vary())


def _how_to_vary() -> Message:
    names = ", ".join(preset.name for preset in presets.all_races())
    return say(
        "Add --vary, for example --vary optimizer=SGD,Adam; or take one of {names}.", names=names
    )


def _changed(spec: RunSpec, options: argparse.Namespace) -> RunSpec:
    spec = common.changed_spec(spec, options)
    for name in ("epochs", "seed"):
        if getattr(options, name) is not None:
            spec = codec.assign(spec, name, getattr(options, name))
    return spec


def _seeds(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= MOST_SEEDS:
        return int(text)
    raise InputError(
        say(
            'The number of seeds must be 1 to {most}. Received: "{text}".',
            most=MOST_SEEDS,
            text=text,
        )
    )


def refuse_errors(order: Order, shown: Callable[[Message], None]) -> None:
    """Say the warnings of all lanes, once each; raises `InputError` for a lane with an error."""
    said = set()
    for lane in order.lanes:
        try:
            warnings = common.refuse_errors(lane.spec)
        except InputError as error:
            raise InputError(
                say("{lane}: {error}", lane=lane.name, error=error.message), error.hint
            ) from error
        for warning in warnings:
            text = common.described(lane.spec, warning)
            if text not in said:
                said.add(text)
                shown(say("Warning, {lane}: {text}", lane=lane.name, text=text))
