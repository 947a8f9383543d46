"""Random specs, made from the declarations of the fields themselves.

A new layer, optimizer or parameter is generated, and so tested, without a change here.
"""

from __future__ import annotations

import dataclasses
import string
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.spec.augmentation import Augmentation
from engine.spec.fields import Family, Param, param_of, type_of
from engine.spec.layers import LAYERS, Dense, Flatten, Layer, Reshape, Shape, ShapeError
from engine.spec.optimizers import Optimizer, clipping_flaw
from engine.spec.run import DataRecipe, ModelSpec, RunSpec, Training
from engine.spec.shapes import DataShape
from engine.spec.stopping import Stopping
from tests.helpers.sets import IMAGES

LARGEST: dict[str, float] = {
    "units": 12,
    "filters": 5,
    "kernel_size": 4,
    "pool_size": 4,
    "strides": 4,
    "dilation_rate": 2,
    "target_shape": 8,
    "batch_size": 64,
    "epochs": 3,
    "ema_overwrite_frequency": 3,
    "gradient_accumulation_steps": 3,
    "learning_rate": 0.1,
    "loss_scale_factor": 1024,
    "validation_count": 100,
}
"""Ceilings where the declared range goes beyond what a test can train."""

NAMES = st.text(st.sampled_from(string.ascii_letters + "_ -.0층은닉출력é"), max_size=8)


def small_run_specs(most: int = 5) -> SearchStrategy[RunSpec]:
    """Specs with every value in range; the layers fit each other by chance only."""
    return _run_specs(_models(st.lists(layers(), max_size=most).map(tuple)))


def fitting_run_specs(data: DataShape = IMAGES, most: int = 4) -> SearchStrategy[RunSpec]:
    """Specs whose layers fit each other and the data: they should train."""
    return _run_specs(_models(_fitting_layers(data, most)))


def wild_run_specs() -> SearchStrategy[RunSpec]:
    """Specs with any value of the right type, far out of range too."""
    model = st.builds(
        ModelSpec,
        name=st.text(max_size=5),
        layers=st.lists(variants(LAYERS, wild=True), max_size=4).map(tuple),
    )
    return st.builds(
        RunSpec,
        model=model,
        data=recipes(st.text(max_size=8), wild=True),
        training=trainings(wild=True),
        seed=st.integers(),
    )


def recipes(names: SearchStrategy[str], wild: bool = False) -> SearchStrategy[DataRecipe]:
    """Data recipes; most leave the images as they are, in life."""
    augmentations = st.one_of(st.just(Augmentation()), instances(Augmentation, wild))
    return st.builds(
        dataclasses.replace, instances(DataRecipe, wild), name=names, augmentation=augmentations
    )


def trainings(wild: bool = False) -> SearchStrategy[Training]:
    """Ways to learn; most runs go to their last epoch, in life."""
    rules = st.one_of(st.just(Stopping()), instances(Stopping, wild))
    return st.builds(dataclasses.replace, instances(Training, wild), stopping=rules)


def layers() -> SearchStrategy[Layer]:
    """Any layer with any values in range."""
    return variants(LAYERS)


def variants(family: Family, wild: bool = False) -> SearchStrategy[Any]:
    """Any kind of ``family`` with any values."""
    return st.sampled_from(sorted(family.kinds)).flatmap(
        lambda kind: instances(family.kinds[kind], wild)
    )


def instances(cls: type, wild: bool = False) -> SearchStrategy[Any]:
    """Instances of a dataclass; most parameters keep their default, as in life."""
    chosen = {
        field.name: st.one_of(st.just(field.default), values(cls, field.name, wild))
        for field in dataclasses.fields(cls)
        if field.metadata
    }
    made = st.builds(cls, **chosen)
    return made.filter(_allowed) if issubclass(cls, Optimizer) and not wild else made


def unusual(cls: type) -> SearchStrategy[Any]:
    """Instances of a dataclass with every parameter drawn, none left at its default."""
    return st.builds(
        cls, **{f.name: values(cls, f.name) for f in dataclasses.fields(cls) if f.metadata}
    )


def values(cls: type, name: str, wild: bool = False) -> SearchStrategy[Any]:
    """Values of one parameter: all that its declaration allows or, if ``wild``, its type."""
    declared = param_of(cls, name)
    strategy = _values(declared, type_of(cls, name), name, wild)
    return st.none() | strategy if declared.optional else strategy


def _values(declared: Param, kind: type, name: str, wild: bool) -> SearchStrategy[Any]:
    if declared.family is not None:
        return variants(declared.family, wild)
    if kind is tuple:
        return _tuples(declared, name, wild)
    if declared.choices:
        return st.text(max_size=4) if wild else st.sampled_from(declared.choices)
    if kind is bool:
        return st.booleans()
    if kind is str:
        return st.text(max_size=6) if wild else _texts(name)
    if kind is int:
        return st.integers() if wild else _integers(declared, name)
    return st.floats() if wild else _floats(declared, name)


def _texts(name: str) -> SearchStrategy[str]:
    return {
        "device": st.sampled_from(["auto", "cpu"]),
        "name": NAMES,
    }[name]


def _tuples(declared: Param, name: str, wild: bool) -> SearchStrategy[tuple[Any, ...]]:
    if declared.choices:
        entries: SearchStrategy[Any] = st.text(max_size=4) if wild else _choices(declared)
        return st.lists(entries, max_size=4, unique=True).map(tuple)
    entries = st.integers() if wild else _integers(declared, name)
    size = declared.size or 3
    least = 0 if wild else declared.size or 1
    return st.lists(entries, min_size=least, max_size=size + wild).map(tuple)


def _choices(declared: Param) -> SearchStrategy[str]:
    return st.sampled_from(declared.choices)


def _integers(declared: Param, name: str) -> SearchStrategy[int]:
    low, high = _bounds(declared, name)
    return st.integers(int(low), int(high))


def _floats(declared: Param, name: str) -> SearchStrategy[float]:
    low, high = _bounds(declared, name)
    inside = st.floats(max(low, 1e-7) if declared.logarithmic or declared.low_open else low, high)
    return inside.filter(
        lambda v: not (declared.low_open and v == low) and not (declared.high_open and v == high)
    )


def _bounds(declared: Param, name: str) -> tuple[float, float]:
    low = -1.0 if declared.low is None else declared.low
    high = 1.0 if declared.high is None else declared.high
    return low, max(low, min(high, LARGEST[name]) if name in LARGEST else high)


def _allowed(optimizer: Optimizer) -> bool:
    return clipping_flaw(optimizer) is None


def _models(chosen: SearchStrategy[tuple[Layer, ...]]) -> SearchStrategy[ModelSpec]:
    return st.builds(ModelSpec, name=NAMES, layers=chosen.map(with_own_names))


def with_own_names(chosen: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """The same layers without names used twice."""
    seen: set[str] = set()
    result = []
    for layer in chosen:
        result.append(dataclasses.replace(layer, name="") if layer.name in seen else layer)
        seen.add(layer.name)
    return tuple(result)


def _run_specs(models: SearchStrategy[ModelSpec]) -> SearchStrategy[RunSpec]:
    return st.builds(
        RunSpec,
        model=models,
        data=recipes(st.sampled_from(["mnist", "fashion-mnist", "pen-digits"])),
        training=trainings(),
        seed=st.integers(0, 2**31 - 1),
    )


@st.composite
def _fitting_layers(draw: st.DrawFn, data: DataShape, most: int) -> tuple[Layer, ...]:
    """Draw layer after layer; one that does not fit gets the layer before it that helps."""
    chosen: list[Layer] = []
    shape: Shape = data.input
    for layer in draw(st.lists(layers(), max_size=most)):
        for candidate in _helped(layer, shape):
            shape = candidate.output_shape(shape) if candidate.enabled else shape
            chosen.append(candidate)
    head = draw(instances(Dense))
    flatten = (Flatten(),) if len(shape) > 1 else ()
    return (*chosen, *flatten, dataclasses.replace(head, units=data.classes, enabled=True))


def _helped(layer: Layer, shape: Shape) -> tuple[Layer, ...]:
    """``layer`` with what must come before it, or nothing where it cannot be made to fit."""
    if isinstance(layer, Reshape):
        layer = dataclasses.replace(layer, target_shape=(*shape, -1))
    try:
        layer.output_shape(shape)
    except ShapeError as error:
        if error.insert is None:
            return ()
        between = error.insert.output_shape(shape)
        try:
            layer.output_shape(between)
        except ShapeError:
            return ()
        return (error.insert, layer) if layer.enabled else (layer,)
    return (layer,)
