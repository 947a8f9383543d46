"""From a spec's data recipe to the examples of a run."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data import drawn, registry, sources
from engine.data.dataset import Split

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.data.download import IsCancelled, Progress
    from engine.data.info import DatasetInfo
    from engine.spec.run import RunSpec
    from engine.spec.shapes import DataShape

SUBSET_STREAM, LABEL_NOISE_STREAM = 10, 11
"""Which of the data's random streams a number comes from; what is kept apart has the seed itself,
so that the split of 20 % with seed 42 stays what it always was."""


@dataclass(frozen=True, eq=False)
class Choice:
    """Which of a set's training examples a run uses, and how.

    Parameters
    ----------
    train : indices of those learnt from, in the order in which batches count them.
    validation : indices of those kept apart.
    labels : what the run takes for the labels of ``train``.
    wrong : which of ``labels`` are not the true ones.
    """

    train: NDArray[np.intp]
    validation: NDArray[np.intp]
    labels: NDArray[Any]
    wrong: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Parts:
    """The examples of a run; ``validation`` is None where none are kept apart."""

    train: Split
    validation: Split | None
    test: Split


def info_of(spec: RunSpec) -> DatasetInfo:
    """Return what is known of the spec's data, a toy having as many points as it is to have.

    Raises
    ------
    InputError : there is no such data set.
    """
    info = registry.get(spec.data.name)
    if not info.to_order:
        return info
    return dataclasses.replace(info, train=spec.data.points, test=spec.data.points)


def shape_of(spec: RunSpec) -> DataShape:
    """Return what the data of ``spec`` ask of a model. Raises `InputError` for unknown data."""
    return info_of(spec).shape()


def choose(spec: RunSpec, labels: NDArray[Any], classes: int) -> Choice:
    """Choose training and validation examples, and put wrong labels in.

    Parameters
    ----------
    labels : of all training examples of the set, shape (n,).
    classes : their number; 0 for numbers, which get no label noise.

    Returns
    -------
    The same choice for the same spec and labels.
    """
    train, validation = kept_apart(len(labels), spec.training.kept_apart(len(labels)), spec)
    if spec.data.subset is not None and spec.data.subset < len(train):
        order = _stream(spec, SUBSET_STREAM).permutation(len(train))
        train = train[order[: spec.data.subset]]
    true = labels[train]
    learnt = _mislabelled(true, classes, spec) if classes > 1 else true
    return Choice(train, validation, learnt, learnt != true)


def kept_apart(n: int, count: int, spec: RunSpec) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Part ``range(n)`` by chance into what is left and the ``count`` kept apart.

    Without any kept apart, what is left is in its own order.
    """
    if not count:
        return np.arange(n), np.arange(0)
    order = np.random.default_rng(spec.data_seed).permutation(n)
    return order[count:], order[:count]


def parts(spec: RunSpec, dataset: Dataset) -> Parts:
    """Take the examples that ``spec`` uses out of its data set."""
    whole = dataset.train
    chosen = choose(spec, whole.y, len(dataset.info.class_names))
    validation = None
    if len(chosen.validation):
        validation = Split(whole.x[chosen.validation], whole.y[chosen.validation])
    untouched = len(chosen.train) == len(whole) and not spec.data.label_noise
    train = whole if untouched else Split(whole.x[chosen.train], chosen.labels)
    return Parts(train, validation, dataset.test)


def load(
    spec: RunSpec,
    *,
    data_dir: Path | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Dataset:
    """Read or make the data set of ``spec``; errors are those of `sources.load_or_builtin`."""
    info = info_of(spec)
    if info.group == "toys":
        return sources.made(spec, info)
    return sources.load_or_builtin(
        info.name, data_dir=data_dir, progress=progress, cancelled=cancelled
    )


def key(spec: RunSpec) -> tuple[object, ...]:
    """Return what the data set of ``spec`` depends on, so that it need not be made twice.

    Where it is the user's own digits, that is their file as it is now.
    """
    name, points, noise = spec.data.name, spec.data.points, spec.data.noise
    if registry.get(name).to_order:
        return (name, points, noise, spec.data_seed)
    return (name, *drawn.stamp(name))


def _mislabelled(labels: NDArray[Any], classes: int, spec: RunSpec) -> NDArray[Any]:
    """Replace a share of ``labels``, each by any other class."""
    count = round(spec.data.label_noise * len(labels))
    if not count:
        return labels
    rng = _stream(spec, LABEL_NOISE_STREAM)
    rows = rng.permutation(len(labels))[:count]
    learnt = labels.copy()
    learnt[rows] = (labels[rows] + rng.integers(1, classes, count)) % classes
    return learnt


def _stream(spec: RunSpec, number: int) -> np.random.Generator:
    return np.random.default_rng(np.random.SeedSequence(spec.data_seed, spawn_key=(number,)))
