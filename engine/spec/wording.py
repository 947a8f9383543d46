"""Values of settings in a few words, for names of lanes and cells of tables."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

from engine.messages import Message, say
from engine.spec import run
from engine.spec.augmentation import Augmentation
from engine.spec.fields import Variant, params
from engine.spec.layers import Conv2D, Dense, Dropout, Layer
from engine.spec.losses import METRIC_TITLES
from engine.spec.optimizers import SGD

FULL_BATCH = 1_000_000
"""The batch size that stands for all examples: a batch is never larger than the data."""

USUAL_MOMENTUM = 0.9

ABSENT = say("–")
"""Stands where a lane does not have the setting at all."""


def plain(text: object) -> Message:
    """Return what needs no translation as a `Message`."""
    return say("{text}", text=str(text))


def joined(parts: Iterable[Message]) -> Message:
    """Return parts as a list with commas; there must be one at least."""
    return functools.reduce(lambda a, b: say("{first}, {second}", first=a, second=b), parts)


def of_setting(name: str, value: Any) -> Message:
    """Return the value of the setting ``name`` in words."""
    if name == "batch_size":
        return of_batch_size(value)
    if name == "validation" and value in run.VALIDATION_TITLES:
        return run.VALIDATION_TITLES[value]
    if name == "metrics" and value:
        return joined(METRIC_TITLES.get(v, plain(v)) for v in value)
    return of(value)


def of(value: Any) -> Message:
    """Return a value in words: a number, a text, a switch, a tuple, or a kind with settings."""
    if value is None or value == () or value == "":
        return say("none")
    if isinstance(value, bool):
        return say("on") if value else say("off")
    if isinstance(value, Variant):
        return of_variant(value)
    if isinstance(value, tuple):
        return plain("×".join(map(str, value)))
    return plain(f"{value:g}" if isinstance(value, float) else value)


def of_batch_size(size: int) -> Message:
    """Return a batch size in words, as far as it is not simply a number."""
    return say("all examples") if size >= FULL_BATCH else plain(size)


def of_variant(variant: Variant) -> Message:
    """Return the title of a kind with the settings that are not its defaults."""
    if isinstance(variant, SGD):
        return _of_sgd(variant)
    return _with_settings(variant.title, variant)


def _of_sgd(optimizer: SGD) -> Message:
    """Name momentum as the course does: what is usual goes without its number."""
    if optimizer.momentum != USUAL_MOMENTUM:
        return _with_settings(optimizer.title, optimizer)
    title = say("SGD + Nesterov") if optimizer.nesterov else say("SGD + momentum")
    return _with_settings(title, optimizer, skipped=("momentum", "nesterov"))


def _with_settings(title: Message, variant: Variant, skipped: tuple[str, ...] = ()) -> Message:
    changed = [part for name, part in _changed(variant) if name not in skipped]
    if not changed:
        return title
    values = [value for _, _, value in params(variant)]
    if len(values) == 1:  # with a single setting, nobody asks which
        return say("{title} {value}", title=title, value=of(values[0]))
    return say("{title} ({settings})", title=title, settings=joined(changed))


def _changed(variant: Variant) -> list[tuple[str, Message]]:
    """Return ``(name, text)`` of each setting that is not its default."""
    defaults = type(variant)()
    return [
        (name, _setting(name, declared.label, value))
        for name, declared, value in params(variant)
        if value != getattr(defaults, name)
    ]


def _setting(name: str, label: Message, value: Any) -> Message:
    if value is True:
        return label
    if name == "learning_rate":
        return say("rate {value:g}", value=value)
    return say("{label} {value}", label=label, value=of(value))


_AUGMENTATIONS = {
    "rotation": say("rotation ±{value:g}°"),
    "shift": say("shift {value:g}"),
    "zoom": say("zoom {value:g}"),
    "shear": say("shear {value:g}"),
    "crop": say("crop {value:g}"),
    "elastic": say("elastic {value:g}"),
    "blur": say("blur {value:g}"),
    "noise": say("grain {value:g}"),
}


def of_augmentation(augmentation: Augmentation) -> Message:
    """Return the changes that are switched on."""
    on = [_AUGMENTATIONS[name].filled(value=v) for name, _, v in params(augmentation) if v]
    return joined(on) if on else say("no augmentation")


def of_layers(layers: Iterable[Layer]) -> Message:
    """Return layers in order, those switched off left out."""
    shown = [_of_layer(layer) for layer in layers if layer.enabled]
    if not shown:
        return say("none")
    return functools.reduce(lambda a, b: say("{first} → {second}", first=a, second=b), shown)


def _of_layer(layer: Layer) -> Message:
    match layer:
        case Dense():
            size: float = layer.units
        case Conv2D():
            size = layer.filters
        case Dropout():
            size = layer.rate
        case _:
            return layer.title
    return say("{layer} {size:g}", layer=layer.title, size=size)
