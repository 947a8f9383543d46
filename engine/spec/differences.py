"""What several specs differ in, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.messages import Message, say
from engine.spec import wording
from engine.spec.fields import Param, Variant, param_of, params
from engine.spec.layers import Layer
from engine.spec.race import Lane
from engine.spec.run import RunSpec


@dataclass(frozen=True)
class Difference:
    """One setting that is not the same in all lanes.

    Parameters
    ----------
    label : what a row is called: the setting, after its layer where it belongs to one.
    setting : the setting's own name alone.
    values : a text a lane, in the order of the lanes.
    """

    label: Message
    setting: Message
    values: tuple[Message, ...]


def differences(lanes: Sequence[Lane]) -> tuple[Difference, ...]:
    """Return what ``lanes`` differ in; no row where all are alike or there is one at the most."""
    return of_specs([lane.spec for lane in lanes])


def of_specs(specs: Sequence[RunSpec]) -> tuple[Difference, ...]:
    """Return what ``specs`` differ in, the model first."""
    return tuple(_rows(specs)) if specs else ()


def _rows(specs: Sequence[RunSpec]) -> Iterator[Difference]:
    yield from _layers([spec.model.layers for spec in specs])
    yield from _settings([spec.model for spec in specs])
    yield from _settings([spec.training for spec in specs])
    yield from _settings([spec.training.stopping for spec in specs])
    yield from _settings([spec.data for spec in specs])
    yield from _settings([spec.data.augmentation for spec in specs])
    yield from _settings(specs)


def _layers(models: Sequence[tuple[Layer, ...]]) -> Iterator[Difference]:
    """Compare layer by layer where the kinds are the same, else the models as a whole."""
    if len({tuple(map(type, layers)) for layers in models}) > 1:
        values = tuple(map(wording.of_layers, models))
        yield Difference(say("Layers"), say("Layers"), values)
        return
    for place, layers in enumerate(zip(*models, strict=True)):
        names = {layer.name for layer in layers}
        title = layers[0].title
        own = names.pop() if len(names) == 1 else ""
        where = (
            wording.plain(own)
            if own
            else say("Layer {number}, {kind}", number=place + 1, kind=title)
        )
        yield from _settings(layers, where)


def _settings(of: Sequence[Any], where: Message | None = None) -> Iterator[Difference]:
    """Compare the declared settings of objects of one class."""
    for name, declared, first in params(of[0]):
        values = [getattr(one, name) for one in of]
        if all(value == first for value in values):
            continue
        if declared.family is not None:
            yield from _variants(declared, values, where)
        else:
            texts = tuple(wording.of_setting(name, value) for value in values)
            yield _difference(declared, texts, where)


def _difference(declared: Param, texts: tuple[Message, ...], where: Message | None) -> Difference:
    label = declared.label
    if where is not None:
        label = say("{layer}: {setting}", layer=where, setting=declared.label)
    return Difference(label, declared.label, texts)


def _variants(
    declared: Param, values: Sequence[Variant | None], where: Message | None
) -> Iterator[Difference]:
    """Compare kinds, and the settings of the same name."""
    kinds = {type(value) for value in values}
    if len(kinds) > 1:
        titles = tuple(wording.of(None) if v is None else v.title for v in values)
        yield _difference(declared, titles, where)
    for name in dict.fromkeys(name for v in values if v is not None for name, _, _ in params(v)):
        own = next(param_of(type(v), name) for v in values if _has(v, name))
        if _is_worth_a_row(values, name):
            texts = tuple(
                wording.of_setting(name, getattr(v, name)) if _has(v, name) else wording.ABSENT
                for v in values
            )
            yield _difference(own, texts, where)


def _has(variant: Variant | None, name: str) -> bool:
    return variant is not None and any(name == own for own, _, _ in params(variant))


def _is_worth_a_row(values: Sequence[Variant | None], name: str) -> bool:
    """Whether a setting differs; one that not all have, only where someone has changed it."""
    having = [v for v in values if v is not None and _has(v, name)]
    if len(having) == len(values):
        return len({getattr(v, name) for v in having}) > 1
    return any(getattr(v, name) != getattr(type(v)(), name) for v in having)
