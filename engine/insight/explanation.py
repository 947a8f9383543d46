"""Why a network reads a drawing as it does: what views show of it. Plain data, read-only arrays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Points = NDArray[np.float64]


class Part(Enum):
    """A piece of an explanation; only those that somebody looks at are worked out."""

    ACTIVATIONS = auto()
    SALIENCY = auto()
    INTEGRATED = auto()
    STROKES = auto()
    NEIGHBOURS = auto()
    NOVELTY = auto()


@dataclass(frozen=True, eq=False)
class Ink:
    """The strokes of a drawing, from which its picture was made.

    Parameters
    ----------
    strokes : arrays of shape (n, 2), x and y, y pointing down.
    pen : pen width as a share of the digit's longer side.
    """

    strokes: tuple[Points, ...]
    pen: float


@dataclass(frozen=True, eq=False)
class Activation:
    """What one layer makes of the picture.

    Parameters
    ----------
    layer : the layer's name, unique in its model.
    kind : the name of its Keras class, for example ``"Conv2D"``.
    values : what it gives, without the batch axis: of shape (units,) or (height, width, channels).
    """

    layer: str
    kind: str
    values: Floats

    def __post_init__(self) -> None:
        _freeze(self.values)


@dataclass(frozen=True, eq=False)
class Piece:
    """A stroke, or a part of one, and how much it supports the answer.

    Parameters
    ----------
    stroke : which stroke of the drawing it is of, from 0.
    first, last : its points in that stroke, ``last`` included.
    support : the answer's probability with the whole drawing less that without this piece, in
        [-1, 1]; below 0 it speaks against the answer.
    """

    stroke: int
    first: int
    last: int
    support: float


@dataclass(frozen=True, eq=False)
class Neighbour:
    """A training image that the network finds like the drawing.

    Parameters
    ----------
    image : the picture, as the data set has it.
    label : its class.
    distance : in the space of features, 1 being how far examples are from their nearest ones.
    """

    image: NDArray[np.uint8]
    label: int
    distance: float

    def __post_init__(self) -> None:
        _freeze(self.image)


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why a drawing is read as it is; parts that were not asked for are None.

    Parameters
    ----------
    drawing : number of the drawing it belongs to.
    target : the class that is explained.
    probabilities : of all classes, with the very weights that are explained.
    activations : layer by layer, from the first to the last.
    saliency : the gradient of the target's logit by the picture's pixels, shape (h, w); above 0
        more ink speaks for the target.
    integrated : integrated gradients from a blank picture, shape (h, w); they sum up to the
        difference of the target's logit (Sundararajan et al. 2017).
    pieces : the strokes by their support; a lone stroke is cut into pieces.
    neighbours : the most alike training images, the nearest first; none where no examples are at
        hand, and None also while they have not been looked at.
    novelty : how unlike all examples the drawing is, 0: as they are among themselves; above 0.5:
        most likely no digit; 1: surely none.
    """

    drawing: int
    target: int
    probabilities: Floats
    activations: tuple[Activation, ...] | None = None
    saliency: Floats | None = None
    integrated: Floats | None = None
    pieces: tuple[Piece, ...] | None = None
    neighbours: tuple[Neighbour, ...] | None = None
    novelty: float | None = None

    def __post_init__(self) -> None:
        _freeze(self.probabilities, self.saliency, self.integrated)


def _freeze(*arrays: NDArray[Any] | None) -> None:
    for array in arrays:
        if array is not None:
            array.flags.writeable = False
