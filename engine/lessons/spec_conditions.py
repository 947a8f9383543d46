"""What a check can ask of a spec: of the one in the builder, or of what a run trains."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.data import registry
from engine.lessons.demands import Bounds, bounds, flag, name, names
from engine.lessons.links import PRESET
from engine.lessons.wants import Named, amount, either, number, with_now
from engine.messages import Message, say
from engine.spec import differences, hidden, presets, wording
from engine.spec.activations import ACTIVATIONS, ActivationFunction
from engine.spec.layers import LAYERS, Activation, Dense, Dropout, Layer
from engine.spec.losses import LOSSES
from engine.spec.optimizers import OPTIMIZERS
from engine.spec.schedules import SCHEDULES
from engine.spec.stopping import Stopping

if TYPE_CHECKING:
    from engine.spec.fields import Family
    from engine.spec.presets import Preset
    from engine.spec.run import RunSpec


@dataclass(frozen=True)
class Demand:
    """What is asked of a spec.

    Parameters
    ----------
    holds : whether a spec has it.
    want : what is to be done with a spec that has it not, in words.
    """

    holds: Callable[[RunSpec], bool]
    want: Callable[[RunSpec], Message]


SpecReader = Callable[[Any], Demand]


@functools.cache
def single_presets() -> tuple[str, ...]:
    """Return the names of the presets of single runs."""
    return tuple(preset.name for preset in presets.all_presets())


@functools.cache
def races() -> tuple[str, ...]:
    """Return the names of the presets of races."""
    return tuple(preset.name for preset in presets.all_races())


def same_lesson(spec: RunSpec, other: RunSpec) -> bool:
    """Tell whether two specs are alike but for seed, epochs, early stopping and device."""
    return _essence(spec) == _essence(other)


def _essence(spec: RunSpec) -> RunSpec:
    calm = spec.with_training(epochs=1, device="auto", stopping=Stopping())
    return replace(calm, seed=0).with_data(seed=None)


def same_race(varies: str, lanes: tuple[RunSpec, ...], race: Preset) -> bool:
    """Tell whether lanes are those of a preset, but for seed, epochs, stopping and device."""
    return (
        varies == race.varies
        and len(lanes) == len(race.lanes)
        and all(same_lesson(a, b.spec) for a, b in zip(lanes, race.lanes, strict=True))
    )


# -- what specs have ---------------------------------------------------------------------------


def hidden_activations(spec: RunSpec) -> tuple[str, ...]:
    """Return the kinds of activation of the hidden layers that are on, in order."""
    enabled = [layer for _, layer in spec.model.enabled()]
    places = [i for i, layer in enumerate(enabled) if isinstance(layer, Dense)]
    before = enabled[: places[-1]] if places else enabled
    return tuple(function.kind for layer in before if (function := _function(layer)) is not None)


def _function(layer: Layer) -> ActivationFunction | None:
    function: ActivationFunction | None = getattr(layer, "activation", None)
    return function


def output_activation(spec: RunSpec) -> str:
    """Return the kind of activation at the end of the model, "" where there is none."""
    for _, layer in reversed(spec.model.enabled()):
        if isinstance(layer, Dense | Activation):
            return layer.activation.kind
    return ""


def units(spec: RunSpec) -> float | None:
    """Return the units of the first hidden Dense layer, None where there is none."""
    return next(iter(_widths(spec)), None)


def widest(spec: RunSpec) -> float | None:
    """Return the units of the widest hidden Dense layer, None where there is none."""
    return max(_widths(spec), default=None)


def _widths(spec: RunSpec) -> list[int]:
    layers = [spec.model.layers[place] for place in hidden.dense_places(spec.model)]
    return [layer.units for layer in layers if isinstance(layer, Dense)]


def dropout(spec: RunSpec) -> float:
    """Return the highest dropout rate of the model, 0 where there is none."""
    rates = [layer.rate for _, layer in spec.model.enabled() if isinstance(layer, Dropout)]
    return max(rates, default=0.0)


def _subset(spec: RunSpec) -> float:
    return math.inf if spec.data.subset is None else spec.data.subset


# -- readers -----------------------------------------------------------------------------------


def _one_of(
    todo: Message,
    known: Callable[[], Mapping[str, Message]],
    get: Callable[[RunSpec], str],
) -> SpecReader:
    """Ask that a name be one of those listed.

    Parameters
    ----------
    todo : what to do, with a field ``wanted``.
    known : the titles of all names.
    """

    def read(plain: Any) -> Demand:
        titles = known()
        wanted = names(plain, titles)
        words = todo.filled(wanted=either(title for key, title in titles.items() if key in wanted))
        return Demand(
            lambda spec: get(spec) in wanted,
            lambda spec: with_now(words, titles.get(get(spec))),
        )

    return read


def _kinds(family: Family) -> Callable[[], Mapping[str, Message]]:
    return lambda: {kind: cls.title for kind, cls in family.kinds.items()}


def _number(todo: Message, get: Callable[[RunSpec], float | None]) -> SpecReader:
    """Ask for a number, or for one within bounds; ``todo`` has a field ``wanted``."""

    def read(plain: Any) -> Demand:
        wanted = bounds(plain)
        words = todo.filled(wanted=amount(wanted))
        return Demand(
            lambda spec: _holds(wanted, get(spec)),
            lambda spec: with_now(words, _shown(get(spec))),
        )

    return read


def _shown(value: float | None) -> Message | None:
    return None if value is None else number(value)


def _holds(wanted: Bounds, value: float | None) -> bool:
    return wanted.hold(value, lambda _: None)


def _preset(plain: Any) -> Demand:
    known = names(plain, single_presets())
    wanted = {one: presets.get(one).spec for one in sorted(known)}
    return Demand(
        lambda spec: any(same_lesson(spec, one) for one in wanted.values()),
        lambda spec: _to_preset(spec, wanted),
    )


def _to_preset(spec: RunSpec, wanted: Mapping[str, RunSpec]) -> Message:
    """Say which single setting keeps a spec from being a preset, or to load the preset."""
    for one, target in wanted.items():
        rows = differences.of_specs([_essence(target), _essence(spec)])
        if len(rows) == 1 and spec.data.name == target.data.name:
            todo = say(
                "set {setting} to {wanted}, as in the preset {preset}",
                setting=rows[0].label,
                wanted=rows[0].values[0],
                preset=Named(PRESET, one),
            )
            return with_now(todo, rows[0].values[1])
    return say("load the preset {preset}", preset=either(Named(PRESET, one) for one in wanted))


def _activation(plain: Any) -> Demand:
    """Ask that every hidden layer has one of the functions, and that there is one."""
    titles = _kinds(ACTIVATIONS)()
    wanted = names(plain, titles)
    words = say(
        "choose the activation {wanted} for all hidden layers",
        wanted=either(title for kind, title in titles.items() if kind in wanted),
    )

    def holds(spec: RunSpec) -> bool:
        kinds = hidden_activations(spec)
        return bool(kinds) and wanted.issuperset(kinds)

    def want(spec: RunSpec) -> Message:
        now = [titles[kind] for kind in dict.fromkeys(hidden_activations(spec))]
        return with_now(words, wording.joined(now) if now else None)

    return Demand(holds, want)


def _has_layer(plain: Any) -> Demand:
    wanted = name(plain, LAYERS.kinds)
    words = say("add a layer of the kind {layer}", layer=LAYERS.kinds[wanted].title)
    return Demand(
        lambda spec: any(layer.kind == wanted for _, layer in spec.model.enabled()),
        lambda spec: words,
    )


def _augmented(plain: Any) -> Demand:
    wanted = flag(plain)
    words = say("switch augmentation on") if wanted else say("switch augmentation off")
    return Demand(lambda spec: spec.data.augmentation.active == wanted, lambda spec: words)


def _data_titles() -> Mapping[str, Message]:
    return {info.name: info.title for info in registry.all_datasets()}


SPEC_CONDITIONS: Mapping[str, SpecReader] = {
    "preset": _preset,
    "data": _one_of(say("choose the data {wanted}"), _data_titles, lambda spec: spec.data.name),
    "subset": _number(say("set the subset to {wanted} examples"), _subset),
    "augmented": _augmented,
    "has_layer": _has_layer,
    "hidden_layers": _number(
        say("set the number of hidden layers to {wanted}"),
        lambda spec: len(hidden.dense_places(spec.model)),
    ),
    "units": _number(say("set the units of the first hidden layer to {wanted}"), units),
    "widest": _number(say("set the units of the widest hidden layer to {wanted}"), widest),
    "dropout": _number(say("set the dropout rate to {wanted}"), dropout),
    "activation": _activation,
    "output_activation": _one_of(
        say("choose the activation {wanted} for the last layer"),
        _kinds(ACTIVATIONS),
        output_activation,
    ),
    "optimizer": _one_of(
        say("choose the optimizer {wanted}"),
        _kinds(OPTIMIZERS),
        lambda spec: spec.training.optimizer.kind,
    ),
    "learning_rate": _number(
        say("set the learning rate to {wanted}"),
        lambda spec: spec.training.optimizer.learning_rate,
    ),
    "momentum": _number(
        say("set the momentum to {wanted}"),
        lambda spec: getattr(spec.training.optimizer, "momentum", None),
    ),
    "schedule": _one_of(
        say("choose the schedule {wanted}"),
        _kinds(SCHEDULES),
        lambda spec: spec.training.schedule.kind,
    ),
    "loss": _one_of(
        say("choose the loss {wanted}"), _kinds(LOSSES), lambda spec: spec.training.loss.kind
    ),
    "batch_size": _number(
        say("set the batch size to {wanted}"), lambda spec: spec.training.batch_size
    ),
    "epochs": _number(
        say("set the number of epochs to {wanted}"), lambda spec: spec.training.epochs
    ),
}
"""What can be asked of a spec, by key."""
