"""What a check can ask of a spec: of the one in the builder, or of what a run trains."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.data import registry
from engine.lessons.demands import Bounds, bounds, flag, name, names
from engine.spec import hidden, presets
from engine.spec.activations import ACTIVATIONS, ActivationFunction
from engine.spec.layers import LAYERS, Activation, Dense, Dropout, Layer
from engine.spec.losses import LOSSES
from engine.spec.optimizers import OPTIMIZERS
from engine.spec.run import RunSpec
from engine.spec.schedules import SCHEDULES
from engine.spec.stopping import Stopping

if TYPE_CHECKING:
    from engine.spec.presets import Preset

SpecTest = Callable[[RunSpec], bool]
SpecReader = Callable[[Any], SpecTest]


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
    places = hidden.dense_places(spec.model)
    layer = spec.model.layers[places[0]] if places else None
    return layer.units if isinstance(layer, Dense) else None


def dropout(spec: RunSpec) -> float:
    """Return the highest dropout rate of the model, 0 where there is none."""
    rates = [layer.rate for _, layer in spec.model.enabled() if isinstance(layer, Dropout)]
    return max(rates, default=0.0)


# -- readers -----------------------------------------------------------------------------------


def _one_of(known: Callable[[], Iterable[str]], get: Callable[[RunSpec], str]) -> SpecReader:
    """Ask that a name be one of those listed."""

    def read(plain: Any) -> SpecTest:
        wanted = names(plain, known())
        return lambda spec: get(spec) in wanted

    return read


def _number(get: Callable[[RunSpec], float | None]) -> SpecReader:
    """Ask for a number, or for one within bounds."""

    def read(plain: Any) -> SpecTest:
        wanted = bounds(plain)
        return lambda spec: _holds(wanted, get(spec))

    return read


def _holds(wanted: Bounds, value: float | None) -> bool:
    return wanted.hold(value, lambda _: None)


def _preset(plain: Any) -> SpecTest:
    wanted = [presets.get(one).spec for one in names(plain, single_presets())]
    return lambda spec: any(same_lesson(spec, one) for one in wanted)


def _activation(plain: Any) -> SpecTest:
    """Ask that every hidden layer has one of the functions, and that there is one."""
    wanted = names(plain, ACTIVATIONS.kinds)

    def test(spec: RunSpec) -> bool:
        kinds = hidden_activations(spec)
        return bool(kinds) and wanted.issuperset(kinds)

    return test


def _has_layer(plain: Any) -> SpecTest:
    wanted = name(plain, LAYERS.kinds)
    return lambda spec: any(layer.kind == wanted for _, layer in spec.model.enabled())


def _augmented(plain: Any) -> SpecTest:
    wanted = flag(plain)
    return lambda spec: spec.data.augmentation.active == wanted


def _data_names() -> tuple[str, ...]:
    return tuple(info.name for info in registry.all_datasets())


SPEC_CONDITIONS: Mapping[str, SpecReader] = {
    "preset": _preset,
    "data": _one_of(_data_names, lambda spec: spec.data.name),
    "subset": _number(lambda spec: spec.data.subset),
    "augmented": _augmented,
    "has_layer": _has_layer,
    "hidden_layers": _number(lambda spec: len(hidden.dense_places(spec.model))),
    "units": _number(units),
    "dropout": _number(dropout),
    "activation": _activation,
    "output_activation": _one_of(lambda: ACTIVATIONS.kinds, output_activation),
    "optimizer": _one_of(lambda: OPTIMIZERS.kinds, lambda spec: spec.training.optimizer.kind),
    "learning_rate": _number(lambda spec: spec.training.optimizer.learning_rate),
    "momentum": _number(lambda spec: getattr(spec.training.optimizer, "momentum", None)),
    "schedule": _one_of(lambda: SCHEDULES.kinds, lambda spec: spec.training.schedule.kind),
    "loss": _one_of(lambda: LOSSES.kinds, lambda spec: spec.training.loss.kind),
    "batch_size": _number(lambda spec: spec.training.batch_size),
    "epochs": _number(lambda spec: spec.training.epochs),
}
"""What can be asked of a spec, by key."""
