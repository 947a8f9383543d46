"""Edits of a list of layers: where a new one goes, and where the selection goes after an edit."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.messages import InputError
from engine.spec import codec
from engine.spec.activations import Linear, ReLU
from engine.spec.layers import Activation, Conv2D, Dense, Dropout, Layer, Reshape, Shape
from engine.spec.layers.base import LAYERS, image_shape
from engine.spec.run import ModelSpec, RunSpec

if TYPE_CHECKING:
    from engine.spec.shapes import ModelReport

Layers = tuple[Layer, ...]
FIRST_UNITS = 64


def moved(layers: Layers, start: int, end: int) -> Layers:
    """Return ``layers`` with the one at ``start`` at ``end``."""
    rest = [*layers[:start], *layers[start + 1 :]]
    return (*rest[:end], layers[start], *rest[end:])


def removed(layers: Layers, place: int) -> Layers:
    """Return ``layers`` without the one at ``place``."""
    return (*layers[:place], *layers[place + 1 :])


def duplicated(layers: Layers, place: int) -> Layers:
    """Return ``layers`` with a copy after ``place``; a name may be used once, so it has none."""
    copy = replace(layers[place], name="")
    return (*layers[: place + 1], copy, *layers[place + 1 :])


def toggled(layers: Layers, place: int) -> Layers:
    """Return ``layers`` with the one at ``place`` switched off, or on again."""
    changed = replace(layers[place], enabled=not layers[place].enabled)
    return (*layers[:place], changed, *layers[place + 1 :])


def made(kind: str, before: Shape | None) -> Layer:
    """Make a layer as a learner would want it first.

    Parameters
    ----------
    kind : Keras's name.
    before : the shape that comes in, or None where it is not known.
    """
    if kind == Dense.kind:
        return Dense(units=FIRST_UNITS, activation=ReLU())
    if kind == Conv2D.kind:
        return Conv2D(activation=ReLU())
    if kind == Reshape.kind and before:
        return Reshape(target_shape=image_shape(before) or before)
    cls: Any = LAYERS.get(kind)
    layer: Layer = cls()
    return layer


def inputShape(report: ModelReport, data_shape: Shape, place: int) -> Shape | None:
    """The shape that comes in at ``place``."""
    return report.layers[place - 1].output if place else data_shape


def outputPlace(layers: Layers) -> int | None:
    """Place of the layer that gives the answer: the last Dense, with what only passes it on."""
    for place, layer in reversed(list(enumerate(layers))):
        if isinstance(layer, Dense):
            return place
        if layer.enabled and not isinstance(layer, Activation | Dropout):
            return None
    return None


def placeFor(kind: str, layers: Layers, selected: int | None) -> int:
    """Where a new layer goes: after the selected one, but never behind the answer.

    With nothing selected it goes just before the answer, and what works on images before the
    images are laid flat.
    """
    answer = outputPlace(layers)
    last = len(layers) if answer is None or _finishes(kind, layers[answer]) else answer
    if selected is not None:
        return min(selected + 1, last)
    if made(kind, None).group == "convolution":
        return next((i for i, layer in enumerate(layers) if _flattens(layer)), last)
    return last


def _finishes(kind: str, answer: Layer) -> bool:
    """Whether the kind belongs behind the answer: a function for one that has none yet."""
    return kind == Activation.kind and isinstance(answer, Dense) and answer.activation == Linear()


def _flattens(layer: Layer) -> bool:
    return layer.enabled and layer.kind in ("Flatten", "GlobalAveragePooling2D")


def followed(before: Layers, after: Layers, selected: int | None) -> int | None:
    """Return the place to select after an edit turned ``before`` into ``after``.

    The selection stays with its layer wherever it moves. A layer that appears is selected, and,
    where there was a selection, one that changed: an undo shows what it undid. When the selected
    layer goes, its neighbour is. Where no layer is left of what was there nothing is selected.
    """
    if not before:
        return None
    start, end = _changed(before, after)
    count, gone = len(after) - len(before), len(before) - end - start
    if start == len(before) == len(after):
        return selected
    if not start and not end and len(before) > 1 and not _isMove(before, after):
        return None
    if count > 0 and not gone:
        return start
    if selected is None:
        return None
    if count == 0 and gone == 1:
        return start
    if selected < start:
        return selected
    if selected >= len(before) - end:
        return selected + count
    return _inside(before, after, selected, (start, end))


def _inside(before: Layers, after: Layers, selected: int, same: tuple[int, int]) -> int | None:
    """Follow a selection that lies in the part that changed."""
    start, end = same
    for place in range(start, len(after) - end):
        if after[place] is before[selected]:
            return place
    if len(after) == len(before):
        return selected
    return min(start, len(after) - 1) if after else None


def _isMove(before: Layers, after: Layers) -> bool:
    return len(before) == len(after) and {id(b) for b in before} == {id(a) for a in after}


def _changed(before: Layers, after: Layers) -> tuple[int, int]:
    """Count the layers that are the same at the start and at the end."""
    shortest = min(len(before), len(after))
    start = next((i for i in range(shortest) if before[i] is not after[i]), shortest)
    room = shortest - start
    end = next((i for i in range(room) if before[-1 - i] is not after[-1 - i]), room)
    return start, end


def toText(layer: Layer) -> str:
    """Write a layer as JSON text for the clipboard."""
    plain = codec.to_plain(RunSpec(model=ModelSpec(layers=(layer,))))
    return json.dumps(plain["model"]["layers"][0], indent=2, ensure_ascii=False)


def fromText(text: str) -> Layer | None:
    """Read a layer from JSON text; None where it isn't one."""
    try:
        plain = {"model": {"layers": [json.loads(text)]}}
        return codec.from_plain(plain).model.layers[0]
    except (InputError, ValueError, RecursionError):
        return None
