"""What can be seen of a network at one moment of its training. Plain data, read-only arrays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

DEAD_BELOW = 0.0
"""A ReLU unit that gives no more than this for every example of the sample is dead."""
SATURATED_SLOPE = 0.05
"""A unit is saturated for an example where the slope of its activation is below this share of
the largest slope there is."""


class Sight(Enum):
    """A view of the network; only those that somebody looks at are worked out."""

    EXAM = auto()
    VITALS = auto()
    KERNELS = auto()
    FIELD = auto()


@dataclass(frozen=True, eq=False)
class Exam:
    """What the network answers to the test examples, or to the first some thousand of them.

    Parameters
    ----------
    places : which of the test examples, shape (n,).
    rows : the answers, a probability a class, shape (n, classes).
    truth : the classes they are of, shape (n,).
    """

    places: NDArray[np.int64]
    rows: Floats
    truth: NDArray[np.int32]


class Histogram(NamedTuple):
    """How many values lie where: ``counts`` (bins,) between ``low`` and ``high``."""

    low: float
    high: float
    counts: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class LayerVitals:
    """How one layer with weights, or with an activation of its own, is doing.

    Parameters
    ----------
    index : its place among the layers of the spec, those switched off included.
    kind : what it is, for example ``"Dense"``.
    gradient_norm : Euclidean length of the loss's gradient by all its weights; None: it has none.
    gradient_size : its root mean square, which does not grow with the number of weights.
    dead : the share of ReLU units that give 0 for every example, None for other functions.
    saturated : the share of units and examples where the activation is all but flat, None for
        functions that do not saturate.
    weights, activations, gradients : how they are spread; None where there are none.
    """

    index: int
    kind: str
    gradient_norm: float | None = None
    gradient_size: float | None = None
    dead: float | None = None
    saturated: float | None = None
    weights: Histogram | None = None
    activations: Histogram | None = None
    gradients: Histogram | None = None


@dataclass(frozen=True, eq=False)
class Kernel:
    """The weights of one layer, to be looked at as pictures.

    Parameters
    ----------
    index : its place among the layers of the spec.
    values : one picture a unit, shape (units, h, w): of a first layer each input's weight in its
        place, of a convolution the kernels for its first channel.
    """

    index: int
    values: Floats


@dataclass(frozen=True, eq=False)
class Field:
    """What a network of two inputs, or of one, answers all over the plane.

    Parameters
    ----------
    low, high : corners of the square (or ends of the line) that is looked at, one number an input.
    output : shape (side, side, outputs), the first axis being the second input from low to high;
        probabilities where there are classes. With one input (side, outputs).
    hidden : for each hidden layer its index in the spec, and what its units give, shape
        (side, side, units) or (side, units), coarser than the output.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]
    output: Floats
    hidden: tuple[tuple[int, Floats], ...]


@dataclass(frozen=True, eq=False)
class Observation:
    """One moment; sights that nobody looks at are None."""

    exam: Exam | None = None
    vitals: tuple[LayerVitals, ...] | None = None
    kernels: tuple[Kernel, ...] | None = None
    field: Field | None = None
