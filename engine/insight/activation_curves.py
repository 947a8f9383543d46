"""Activation functions as curves: value, slope, where they are flat, and what a chain lets through.

Pure NumPy, and equal to what Keras computes with the functions of `engine.spec.activations`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.spec.activations import (
    ACTIVATIONS,
    ELU,
    ActivationFunction,
    LeakyReLU,
    Softmax,
)

Floats = NDArray[np.float64]
Start = Literal["he", "glorot", "steepest"]
"""How the weights of a chain are drawn, or all 1 at the steepest place of the function."""

FLAT_SLOPE = 0.05
"""Below this slope a unit hardly learns: five layers of it leave less than a millionth."""
SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805
"""Fixed points of mean 0 and variance 1 (Klambauer et al. 2017, appendix 1)."""
GRID = 2001
"""Places at which a function is looked at to find where it is flat."""
WIDTH, BATCH = 64, 64
"""Units of each layer of a chain, and examples that pass it."""
START_GAIN = {"he": 2.0, "glorot": 1.0}
"""Variance of a weight times the units that come in: He et al. 2015; Glorot and Bengio 2010."""


@dataclass(frozen=True)
class Line:
    """One piece of a `MaxOfLines`: ``slope * x + offset``."""

    slope: float
    offset: float

    def at(self, x: ArrayLike) -> Floats:
        """Return the line's values."""
        return self.slope * np.asarray(x, np.float64) + self.offset


@dataclass(frozen=True)
class MaxOfLines:
    """A Maxout unit of one input: the largest of some lines (Goodfellow et al. 2013).

    Any convex function can be approached with enough lines.

    Parameters
    ----------
    lines : one or more.
    """

    lines: tuple[Line, ...]


Function = ActivationFunction | MaxOfLines
"""What has a curve: every activation but softmax, and a Maxout unit."""


@dataclass(frozen=True)
class Zone:
    """An interval of x in which a function is flat.

    Parameters
    ----------
    low, high : its ends.
    dead : whether the slope is 0 in all of it, so that no gradient passes at all.
    """

    low: float
    high: float
    dead: bool


def pointwise_kinds() -> tuple[str, ...]:
    """Return the kinds of activation that have a curve, in the order of the family."""
    return tuple(kind for kind in ACTIVATIONS.kinds if kind != Softmax.kind)


def plain(kind: str) -> ActivationFunction:
    """Return the activation of this kind, with its arguments as they are unless told otherwise."""
    return cast("ActivationFunction", ACTIVATIONS.kinds[kind]())


def value(function: Function, x: ArrayLike) -> Floats:
    """Return f(x).

    Parameters
    ----------
    function : any but softmax, whose outputs depend on each other.
    x : any shape.

    Returns
    -------
    An array of the shape of ``x``.

    Raises
    ------
    KeyError : for softmax.
    """
    x = np.asarray(x, np.float64)
    if isinstance(function, MaxOfLines):
        return np.asarray(np.max([line.at(x) for line in function.lines], axis=0))
    if isinstance(function, LeakyReLU):
        return np.where(x > 0, x, function.negative_slope * x)
    if isinstance(function, ELU):
        return _elu(x, function.alpha)
    return _PLAIN[function.kind][0](x)


def derivative(function: Function, x: ArrayLike) -> Floats:
    """Return f'(x); where f has a corner or a jump, what TensorFlow takes there.

    That is the slope at the left of 0 for the ReLU family, but at its right for SELU, and 0 at the
    corners of ReLU6 and of the hard sigmoid. Where the largest lines of a Maxout cross, it is the
    mean of their slopes.

    Parameters
    ----------
    function : any but softmax.
    x : any shape.

    Raises
    ------
    KeyError : for softmax.
    """
    x = np.asarray(x, np.float64)
    if isinstance(function, MaxOfLines):
        values = np.array([line.at(x) for line in function.lines])
        slopes = np.array([line.slope for line in function.lines])
        largest = values == values.max(axis=0)
        return np.asarray(np.tensordot(slopes, largest, 1) / largest.sum(axis=0))
    if isinstance(function, LeakyReLU):
        return np.where(x > 0, 1.0, function.negative_slope)
    if isinstance(function, ELU):
        return _elu_slope(x, function.alpha)
    return _PLAIN[function.kind][1](x)


def steepest(function: Function, low: float = -8.0, high: float = 8.0) -> float:
    """Return the largest |f'(x)| for x between ``low`` and ``high``."""
    return float(np.abs(derivative(function, np.linspace(low, high, GRID))).max())


def flat_zones(
    function: Function, low: float, high: float, threshold: float = FLAT_SLOPE
) -> list[Zone]:
    """Find where |f'(x)| is below ``threshold``: where a unit is saturated.

    A zone that touches ``low`` or ``high`` need not end there.

    Parameters
    ----------
    low, high : the part of the x axis that is looked at, ``low`` < ``high``.

    Returns
    -------
    The zones from left to right; parts with a slope of exactly 0 are zones of their own.
    """
    x = np.linspace(low, high, GRID)
    size = np.abs(derivative(function, x))
    level = np.where(size == 0, 2, np.where(size < threshold, 1, 0))
    starts = np.flatnonzero(np.diff(level, prepend=-1))
    ends = np.append(starts[1:], len(x)) - 1
    return [
        Zone(float(x[a]), float(x[b]), bool(level[a] == 2))
        for a, b in zip(starts, ends, strict=True)
        if level[a] and b > a
    ]


def softmax(logits: ArrayLike, temperature: float = 1.0) -> Floats:
    """Return exp(z_i / T) / sum_j exp(z_j / T) (Hinton et al. 2015, equation 1).

    Parameters
    ----------
    logits : shape (classes,).
    temperature : T > 0; below 1 sharpens, above 1 flattens.

    Raises
    ------
    ValueError : if the temperature is not above 0.
    """
    if not temperature > 0:
        raise ValueError(f"a temperature of {temperature} is not above 0")
    scaled = np.asarray(logits, np.float64) / temperature
    powers = np.exp(scaled - scaled.max())
    return np.asarray(powers / powers.sum())


def gradient_by_layer(
    function: Function, layers: int, start: Start = "he", seed: int = 0
) -> Floats:
    """Return how large the gradient is after passing 0, 1, … layers from the output back.

    Layers of 64 units are chained, with normally distributed weights and 64 examples of
    normally distributed inputs. A random gradient comes in at the output and is taken back by the
    chain rule: times the slope of each unit, times the weights. With ``"steepest"`` there is one
    unit a layer with a weight of 1, at the place where the function is steepest: no chain of such
    units lets more through (Glorot and Bengio 2010; Hochreiter 1991).

    Parameters
    ----------
    layers : 1 or more.
    start : ``"he"`` weights have variance 2 / units, ``"glorot"`` weights 1 / units.
    seed : of weights, inputs and gradient; the same for all functions.

    Returns
    -------
    Root mean square of the gradient, shape (layers + 1,), as a share of that at the output: the
    first is 1.
    """
    if start == "steepest":
        return np.power(steepest(function), np.arange(layers + 1))
    random = np.random.default_rng(seed)
    signal = random.standard_normal((BATCH, WIDTH))
    gradient = random.standard_normal((BATCH, WIDTH))
    spread = math.sqrt(START_GAIN[start] / WIDTH)
    weights = random.standard_normal((layers, WIDTH, WIDTH)) * spread
    slopes = []
    for kernel in weights:
        sums = signal @ kernel
        slopes.append(derivative(function, sums))
        signal = value(function, sums)
    sizes = [_size(gradient)]
    for kernel, slope in zip(weights[::-1], reversed(slopes), strict=True):
        gradient = (gradient * slope) @ kernel.T
        sizes.append(_size(gradient))
    return np.array(sizes) / sizes[0]


def line_through(first: Sequence[float], second: Sequence[float]) -> Line:
    """Return the line through two points (x, y) with different x."""
    (x0, y0), (x1, y1) = first, second
    slope = (y1 - y0) / (x1 - x0)
    return Line(slope, y0 - slope * x0)


def _size(gradient: Floats) -> float:
    return float(np.sqrt(np.mean(np.square(gradient))))


def _sigmoid(x: Floats) -> Floats:
    power = np.exp(-np.abs(x))  # never too large
    return np.asarray(np.where(x < 0, power, 1.0) / (1 + power))


def _sigmoid_slope(x: Floats) -> Floats:
    power = np.exp(-np.abs(x))
    return np.asarray(power / np.square(1 + power))


def _elu(x: Floats, alpha: float) -> Floats:
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))


def _elu_slope(x: Floats, alpha: float) -> Floats:
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0.0)))


def _normal_share(x: Floats) -> Floats:
    """Return the share of a standard normal distribution below x."""
    shares = [0.5 * math.erfc(-place / math.sqrt(2)) for place in x.ravel().tolist()]
    return np.array(shares).reshape(x.shape)


def _normal_density(x: Floats) -> Floats:
    return np.asarray(np.exp(-np.square(x) / 2) / math.sqrt(2 * math.pi))


def _softplus(x: Floats) -> Floats:
    return np.logaddexp(0.0, x)


def _mish_slope(x: Floats) -> Floats:
    bend = np.tanh(_softplus(x))
    return np.asarray(bend + x * _sigmoid(x) * (1 - np.square(bend)))


def _between(x: Floats, low: float, high: float, slope: float) -> Floats:
    return np.where((x > low) & (x < high), slope, 0.0)


_PLAIN: dict[str, tuple[Callable[[Floats], Floats], Callable[[Floats], Floats]]] = {
    "linear": (lambda x: x.copy(), np.ones_like),
    "relu": (lambda x: np.maximum(x, 0.0), lambda x: (x > 0).astype(np.float64)),
    "sigmoid": (_sigmoid, _sigmoid_slope),
    "tanh": (np.tanh, lambda x: 1 - np.square(np.tanh(x))),
    "step": (lambda x: (x > 0).astype(np.float64), np.zeros_like),
    "selu": (
        lambda x: SELU_SCALE * _elu(x, SELU_ALPHA),
        lambda x: SELU_SCALE * np.where(x < 0, _elu_slope(x, SELU_ALPHA), 1.0),
    ),
    "gelu": (
        lambda x: x * _normal_share(x),
        lambda x: _normal_share(x) + x * _normal_density(x),
    ),
    "silu": (
        lambda x: x * _sigmoid(x),
        lambda x: _sigmoid(x) * (1 + x * _sigmoid(-x)),
    ),
    "mish": (lambda x: x * np.tanh(_softplus(x)), _mish_slope),
    "softplus": (_softplus, _sigmoid),
    "softsign": (lambda x: x / (1 + np.abs(x)), lambda x: 1 / np.square(1 + np.abs(x))),
    "relu6": (lambda x: np.clip(x, 0.0, 6.0), lambda x: _between(x, 0.0, 6.0, 1.0)),
    "hard_sigmoid": (
        lambda x: np.clip(x + 3, 0.0, 6.0) / 6,
        lambda x: _between(x, -3.0, 3.0, 1 / 6),
    ),
    "exponential": (np.exp, np.exp),
}
"""f and f' of the functions without arguments.

Sources, where the formula is not school mathematics: SELU, Klambauer et al. 2017; GELU, Hendrycks
and Gimpel 2016 (exact form, as Keras's default); SiLU, Elfwing et al. 2017; Mish, Misra 2019;
Softplus, Dugas et al. 2001; ReLU6, Krizhevsky 2010; hard sigmoid, relu6(x + 3) / 6 as Keras 3 has
it.
"""
