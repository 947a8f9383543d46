"""From a spec to a compiled Keras model, with every seed explicit."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.files import atomic, look
from engine.messages import InputError, Message, say
from engine.spec.calls import Call, layer_calls, variant_call
from engine.spec.losses import LOSSES, Loss
from engine.spec.optimizers import OPTIMIZERS
from engine.training import backend  # noqa: F401 - sets TensorFlow up before Keras comes in

import keras  # isort: skip
from tensorflow.python.framework import ops as tf_ops  # isort: skip

if TYPE_CHECKING:
    from engine.spec.run import ModelSpec, RunSpec
    from engine.spec.shapes import DataShape

WEIGHTS_STREAM, BATCHES_STREAM, AUGMENT_STREAM, DRAWS_STREAM = 0, 1, 2, 3
"""Which of the run's random streams a number comes from."""


def build_model(spec: RunSpec, data: DataShape) -> keras.Model:
    """Build and compile the model of ``spec``, which must be free of errors."""
    model = keras.Sequential([keras.Input(data.input)], name="model")
    seeds = _Seeds(spec.seed)
    for place, (_, layer) in enumerate(spec.model.enabled()):
        first, *more = layer_calls(layer)
        model.add(_made(first, seeds.of(first), name=f"layer_{place}"))
        for number, call in enumerate(more, start=1):
            model.add(_made(call, name=f"layer_{place}_{number}"))
    training = spec.training
    model.compile(
        optimizer=_made(variant_call(OPTIMIZERS, training.optimizer)),
        loss=_made(variant_call(LOSSES, training.loss)),
        metrics=[_metric(name, training.loss) for name in training.metrics],
    )
    model.optimizer.build(model.trainable_variables)
    return model


def forget_gradients() -> None:
    """Let go of the graphs of earlier models that no one uses any more.

    TensorFlow registers each custom gradient (of SiLU, of Keras's sum over devices) for as long
    as the program lives, and each holds the graph in which it was met. They are looked up only
    when further gradients are taken of a graph; those of training are within it.
    """
    registered = getattr(tf_ops.gradient_registry, "_registry", {})
    for name in [name for name in registered if name.startswith("CustomGradient-")]:
        registered.pop(name, None)


class _Seeds:
    """Seeds for what layers draw by chance.

    Layers with weights are counted for themselves, and so are those that draw while training, as
    dropout does. So lanes of a race that differ in the latter start from the same weights.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._places = {WEIGHTS_STREAM: 0, DRAWS_STREAM: 0}

    def of(self, layer: Call) -> Iterator[int]:
        """Yield the seeds of the next layer, one after the other."""
        stream = DRAWS_STREAM if layer.seeded else WEIGHTS_STREAM
        place = self._places[stream]
        self._places[stream] += _draws(layer)
        root = np.random.SeedSequence(self._seed, spawn_key=(stream, place))
        while True:
            yield int(root.spawn(1)[0].generate_state(1)[0]) % (2**31)


def _draws(call: Call) -> bool:
    """Whether anything about a layer is drawn by chance."""
    arguments = call.arguments.values()
    return call.seeded or any(_draws(value) for value in arguments if isinstance(value, Call))


def _made(call: Call | str, seeds: Iterator[int] | None = None, **more: Any) -> Any:
    if isinstance(call, str):
        return call
    arguments = {
        name: _made(value, seeds) if isinstance(value, Call) else value
        for name, value in call.arguments.items()
    }
    if call.seeded and seeds is not None:
        arguments["seed"] = next(seeds)
    return getattr(getattr(keras, call.module), call.name)(**arguments, **more)


def _metric(name: str, loss: Loss) -> Any:
    if name != "top_5_accuracy":
        return name
    kind = "SparseTopK" if loss.targets == "sparse" else "TopK"
    return getattr(keras.metrics, f"{kind}CategoricalAccuracy")(k=5, name=name)


# Graphs take only ASCII names, learners write Korean ones: while a model computes, its layers
# have plain names; the learner's own are put on for the moment of saving.


@contextmanager
def named(model: keras.Model, spec: ModelSpec) -> Iterator[None]:
    """Give ``model`` the names of ``spec`` within the block."""
    parts = [model, *model.layers]
    before = [part.name for part in parts]
    names = [spec.name or "sequential", *layer_names(spec)]
    try:
        _rename(parts, names)
        yield
    finally:
        _rename(parts, before)


def layer_names(spec: ModelSpec) -> list[str]:
    """Return the layers' names: the learner's, or kind and number as Keras would give them.

    A layer that is made of several of Keras's has a name for each.
    """
    taken: dict[str, int] = {}
    own = {layer.name for _, layer in spec.enabled()}
    names = []
    for _, layer in spec.enabled():
        name = layer.name or _numbered(_snake_case(layer.kind), taken, own)
        more = (_snake_case(call.name) for call in layer_calls(layer)[1:])
        names += [name, *(f"{name}_{part}" for part in more)]
    return names


def _numbered(base: str, taken: dict[str, int], own: set[str]) -> str:
    while True:
        number = taken.get(base, 0)
        taken[base] = number + 1
        name = f"{base}_{number}" if number else base
        if name not in own:
            return name


def _snake_case(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind).lower()


def _rename(parts: list[Any], names: list[str]) -> None:
    for part, name in zip(parts, names, strict=True):
        part.name = name


def save_model(model: keras.Model, spec: ModelSpec, path: Path) -> None:
    """Write ``model`` as a ``.keras`` file with the learner's names. Raises `MachineError`."""
    with atomic.writing(path) as temporary, named(model, spec):
        model.save(temporary)


def load_model(path: Path) -> keras.Model:
    """Read a ``.keras`` file, ready to compute. Raises `InputError`.

    Files that would run code of their own (Lambda layers) are refused by Keras's safe mode.
    """
    if not look.is_file(path):
        raise InputError(
            say("There is no model file {path}.", path=str(path)),
            say("Give a .keras file, for example the model.keras of train --out."),
        )
    if not zipfile.is_zipfile(path):  # Keras would say that there is no such file
        raise _no_model(path, say("it is damaged, or no .keras file at all"))
    try:
        model = keras.saving.load_model(path, compile=False, safe_mode=True)
    except Exception as error:  # Keras raises a dozen kinds for a broken file
        reason = shorten(str(error), 200, placeholder=" …").rstrip(".")
        raise _no_model(path, reason) from error
    _rename([model, *model.layers], ["model", *(f"layer_{i}" for i in range(len(model.layers)))])
    return model


def _no_model(path: Path, reason: Message | str) -> InputError:
    return InputError(
        say("{path} is not a model that can be read: {reason}.", path=str(path), reason=reason),
        say("Give a .keras file as written by train --out or by Keras 3."),
    )
