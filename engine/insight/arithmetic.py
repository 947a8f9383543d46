"""What one unit computes: inputs times weights, plus the bias, through its function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.insight.activation_curves import softmax, value
from engine.insight.update_rule import Before, Upcoming
from engine.spec.activations import ActivationFunction, Linear, Softmax
from engine.spec.layers import Conv2D, Dense, Maxout

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.spec.layers import Shape
    from engine.spec.run import RunSpec

    Floats = NDArray[np.floating[Any]]

MOST_TERMS = 12
"""Products with a line of their own; the rest is one line."""
BIAS = -1
"""The row of `Numbers` in place of an input's that stands for the bias."""


@dataclass(frozen=True)
class Term:
    """One product of a sum.

    Parameters
    ----------
    row : the input's number among those of the sum, from 0.
    input, weight, product : the numbers.
    """

    row: int
    input: float
    weight: float
    product: float


@dataclass(frozen=True, eq=False)
class UnitSum:
    """A unit's sum and what comes of it.

    Parameters
    ----------
    terms : those with the largest products, the largest first.
    rest : the sum of all other products; ``rest_count`` says how many those are.
    bias : None for a unit without.
    total : z, the sum of all.
    function : what is done with it.
    result : f(z).
    products : all of them, by row.
    rivals : the sums of all pieces of a Maxout unit, of which this is the largest.
    """

    terms: tuple[Term, ...]
    rest: float
    rest_count: int
    bias: float | None
    total: float
    function: ActivationFunction
    result: float
    products: Floats
    rivals: tuple[float, ...] = ()


@dataclass(frozen=True, eq=False)
class LayerLook:
    """What comes into a layer and what it gives, for one example.

    Parameters
    ----------
    layer : its place among the spec's layers.
    function : with which it ends.
    inputs : those it sums up, in the shape in which their places are best told: that of the
        picture, or of what the layer before gives.
    sees_example : whether they are the example itself, and not what another layer gives.
    kernel : the weights, of shape (inputs of one sum, sums).
    bias : of shape (sums,); None without.
    values : what it gives, of shape (units,), or (height, width, filters).
    pieces : sums of each unit: 1, or those of a Maxout unit.
    window : of a convolution: how its kernel lies on the inputs.
    """

    layer: int
    function: ActivationFunction
    inputs: Floats
    sees_example: bool
    kernel: Floats
    bias: Floats | None
    values: Floats
    pieces: int = 1
    window: Window | None = None

    @property
    def units(self) -> int:
        """How many units, or filters."""
        return int(self.values.shape[-1])

    def strongest(self, unit: int) -> tuple[int, int]:
        """Return the place where a filter gives most; (0, 0) for a unit that has one place."""
        if self.window is None:
            return 0, 0
        plane = self.values[..., unit]
        row, column = np.unravel_index(int(np.argmax(plane)), plane.shape)
        return int(row), int(column)

    def summed(
        self,
        unit: int,
        at: tuple[int, int] = (0, 0),
        most: int = MOST_TERMS,
        wanted: int | None = None,
    ) -> tuple[UnitSum, int]:
        """Return what a unit computes, and which column of the weights it does so with.

        Parameters
        ----------
        at : row and column of a convolution's output.
        most : products with a line of their own.
        wanted : the row of an input that has a line whatever its product is.
        """
        inputs = self.gathered(at)
        first, last = unit * self.pieces, (unit + 1) * self.pieces
        if isinstance(self.function, Softmax):
            first, last = 0, self.kernel.shape[1]
        sums = inputs @ self.kernel[:, first:last].astype(np.float64)
        sums = sums if self.bias is None else sums + self.bias[first:last]
        own = int(np.argmax(sums)) if self.pieces > 1 else unit - first
        column = first + own
        bias = None if self.bias is None else float(self.bias[column])
        rivals = tuple(sums.tolist()) if self.pieces > 1 else ()
        weights = self.kernel[:, column]
        function = self.function
        found = unit_sum(inputs, weights, bias, function, most, wanted, sums, own, rivals)
        return found, column

    def gathered(self, at: tuple[int, int] = (0, 0)) -> Floats:
        """Return the inputs of one sum; 0 where a kernel lies beyond the edge."""
        if self.window is None:
            return self.inputs.ravel().astype(np.float64)
        rows, columns = self.window.lines(at)
        height, width = self.inputs.shape[:2]
        inside = _inside(rows, height)[:, None] & _inside(columns, width)[None, :]
        picked = self.inputs[rows.clip(0, height - 1)][:, columns.clip(0, width - 1)]
        return np.asarray((picked * inside[..., None]).ravel(), np.float64)

    def place(self, row: int, at: tuple[int, int] = (0, 0)) -> tuple[int, ...]:
        """Return where an input of a sum lies in `inputs`; beyond the edge is possible."""
        if self.window is None:
            return tuple(int(i) for i in np.unravel_index(row, self.inputs.shape))
        channels = self.inputs.shape[-1]
        cell, channel = divmod(row, channels)
        line, place = divmod(cell, self.window.size[1])
        rows, columns = self.window.lines(at)
        return int(rows[line]), int(columns[place]), channel

    def row(self, place: Sequence[int], at: tuple[int, int] = (0, 0)) -> int | None:
        """Return which input of a sum lies at a place of `inputs`, None for none."""
        if self.window is None:
            return int(np.ravel_multi_index(tuple(place), self.inputs.shape))
        rows, columns = self.window.lines(at)
        line, across = np.flatnonzero(rows == place[0]), np.flatnonzero(columns == place[1])
        if not (len(line) and len(across)):
            return None
        cell = int(line[0]) * self.window.size[1] + int(across[0])
        return cell * int(self.inputs.shape[-1]) + (place[2] if len(place) > 2 else 0)


@dataclass(frozen=True)
class Window:
    """How a convolution's kernel lies on what comes in; each a pair of height and width.

    Parameters
    ----------
    before : rows and columns of zeros that are put around the input, on its upper left.
    """

    size: tuple[int, int]
    strides: tuple[int, int]
    dilation: tuple[int, int]
    before: tuple[int, int]

    def lines(self, at: tuple[int, int]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the rows and the columns of the input that the kernel lies on."""
        rows, columns = (
            np.arange(size) * dilation + place * stride - before
            for size, dilation, place, stride, before in zip(
                self.size, self.dilation, at, self.strides, self.before, strict=True
            )
        )
        return rows, columns


def summing(spec: RunSpec, shape: Shape) -> tuple[int, ...]:
    """Return the places of the layers whose units can be added up: all with weights of a sum.

    Parameters
    ----------
    shape : of one example; ``spec`` fits it.
    """
    found = []
    for index, layer in spec.model.enabled():
        is_flat = isinstance(layer, Dense | Maxout) and len(shape) == 1
        if is_flat or isinstance(layer, Conv2D):
            found.append(index)
        shape = layer.output_shape(shape)
    return tuple(found)


def padding_before(
    inputs: Shape, outputs: Shape, size: Shape, strides: Shape, dilation: Shape
) -> tuple[int, int]:
    """Return the zeros before the first row and column with the padding ``"same"``.

    Source: TensorFlow's ``tf.nn.convolution``: what is left over is put at the end.
    """
    first, second = (
        max((outputs[i] - 1) * strides[i] + (size[i] - 1) * dilation[i] + 1 - inputs[i], 0) // 2
        for i in (0, 1)
    )
    return first, second


def unit_sum(
    inputs: Floats,
    weights: Floats,
    bias: float | None,
    function: ActivationFunction,
    most: int = MOST_TERMS,
    wanted: int | None = None,
    sums: Floats | None = None,
    own: int = 0,
    rivals: tuple[float, ...] = (),
) -> UnitSum:
    """Add one unit up.

    Parameters
    ----------
    inputs, weights : of shape (n,).
    bias : None without.
    function : what is done with the sum.
    most : products with a line of their own; of a longer sum, those that are not 0.
    wanted : a row that has a line whatever its product is.
    sums : the sums of all units of the layer, ``own`` this one's place; needed for softmax.
    rivals : as `UnitSum` has them.

    Raises
    ------
    ValueError : softmax without ``sums``.
    """
    x, w = np.asarray(inputs, np.float64), np.asarray(weights, np.float64)
    products = x * w
    total = float(products.sum()) + (bias or 0.0)
    order = np.argsort(-np.abs(products), kind="stable")[:most]
    if len(products) > most:
        order = order[products[order] != 0]
    if wanted is not None and wanted not in order:
        order = np.append(order, wanted)
    terms = tuple(Term(int(i), float(x[i]), float(w[i]), float(products[i])) for i in order)
    rest = float(np.delete(products, order).sum())
    result = _result(function, total, sums, own)
    left = len(products) - len(terms)
    return UnitSum(terms, rest, left, bias, total, function, result, products, rivals)


def _result(function: ActivationFunction, total: float, sums: Floats | None, own: int) -> float:
    if isinstance(function, Linear):
        return total
    if not isinstance(function, Softmax):
        return float(value(function, total))
    if sums is None:
        raise ValueError("softmax needs the sums of all units")
    return float(softmax(sums)[own])


def _inside(lines: NDArray[np.intp], size: int) -> NDArray[np.bool_]:
    return np.asarray((lines >= 0) & (lines < size))


@dataclass(frozen=True, eq=False)
class Numbers:
    """The weights or the biases of a layer before an update, with all that moves them.

    Parameters
    ----------
    weights, gradient : of shape (inputs, sums), (sums,) for biases.
    state : the optimizer's numbers of the same shape, by Keras's names.
    norm : the length of the gradient.
    """

    weights: Floats
    gradient: Floats
    state: Mapping[str, Floats]
    norm: float


@dataclass(frozen=True, eq=False)
class NextStep:
    """The update that a run makes after a moment of it, before it is made.

    Parameters
    ----------
    when : the moment.
    batches : how many the optimizer has counted.
    loss : that of the batch.
    examples : how many the batch has.
    layer : the place of the layer among the spec's.
    kernel, bias : of that layer; ``bias`` is None without.
    global_norm : length of the gradient of all weights of the network.
    has_state : whether the optimizer's numbers of this moment were kept.
    chance : whether dropout or changed images have a part in it.
    """

    when: Upcoming
    batches: int
    loss: float
    examples: int
    layer: int
    kernel: Numbers
    bias: Numbers | None
    global_norm: float
    has_state: bool = True
    chance: bool = False

    def before(self, row: int, column: int) -> Before:
        """Return what the optimizer's rule knows of one weight.

        Parameters
        ----------
        row : of the input, or `BIAS`.
        column : of the sum.

        Raises
        ------
        IndexError : there is no such weight.
        """
        numbers = self.bias if row == BIAS else self.kernel
        if numbers is None:
            raise IndexError("this layer has no biases")
        at = (column,) if row == BIAS else (row, column)
        return Before(
            self.batches + 1,
            self.when.learning_rate,
            float(numbers.gradient[at]),
            float(numbers.weights[at]),
            {name: float(array[at]) for name, array in numbers.state.items()},
            numbers.norm,
            self.global_norm,
        )
