"""A unit's sum, term by term."""

from __future__ import annotations

import numpy as np
import pytest

from engine.insight.arithmetic import (
    BIAS,
    LayerLook,
    NextStep,
    Numbers,
    Window,
    padding_before,
    summing,
    unit_sum,
)
from engine.insight.update_rule import Upcoming
from engine.spec.activations import Linear, ReLU, Sigmoid, Softmax
from engine.spec.layers import Conv2D, Dense, Flatten, Maxout
from engine.spec.run import ModelSpec, RunSpec

X = np.array([0.0, 1.0, 0.5, 2.0])
W = np.array([9.0, -3.0, 2.0, 0.25])


def test_the_largest_products_come_first_and_the_rest_is_one_line() -> None:
    found = unit_sum(X, W, 0.25, ReLU(), most=2)
    assert [(t.row, t.product) for t in found.terms] == [(1, -3.0), (2, 1.0)]
    assert (found.rest, found.rest_count) == (0.5, 2)
    assert found.total == -1.25
    assert found.result == 0.0
    np.testing.assert_allclose(found.products, [0, -3, 1, 0.5])


def test_a_short_sum_shows_every_input_even_one_of_0() -> None:
    found = unit_sum(X, W, None, Linear())
    assert [t.row for t in found.terms] == [1, 2, 3, 0]
    assert (found.rest, found.rest_count, found.bias) == (0.0, 0, None)
    assert found.result == found.total == -1.5


def test_of_a_long_sum_inputs_of_0_are_left_out_but_one_that_is_wanted() -> None:
    x = np.zeros(100)
    x[7] = 1.0
    assert [t.row for t in unit_sum(x, np.ones(100), 0.0, Linear()).terms] == [7]
    wanted = unit_sum(x, np.ones(100), 0.0, Linear(), wanted=50)
    assert [t.row for t in wanted.terms] == [7, 50]
    assert wanted.rest_count == 98


def test_functions_are_applied_to_the_sum() -> None:
    assert unit_sum(X, W, 1.5, Sigmoid()).result == pytest.approx(0.5)
    sums = np.array([-1.5, -1.5, 0.0])
    share = unit_sum(X, W, None, Softmax(), sums=sums, own=1).result
    assert share == pytest.approx(np.exp(-1.5) / (1 + 2 * np.exp(-1.5)))
    with pytest.raises(ValueError, match="softmax"):
        unit_sum(X, W, None, Softmax())


def look(function: object = None, **more: object) -> LayerLook:
    parts = {
        "layer": 1,
        "function": function or ReLU(),
        "inputs": np.arange(6.0).reshape(2, 3),
        "sees_example": True,
        "kernel": np.arange(12.0).reshape(6, 2),
        "bias": np.array([1.0, -1.0]),
        "values": np.zeros(2),
        **more,
    }
    return LayerLook(**parts)  # type: ignore[arg-type]


def test_a_dense_unit_takes_its_own_column() -> None:
    found, column = look().summed(1)
    assert column == 1
    assert found.total == pytest.approx(np.arange(6) @ np.arange(1, 12, 2) - 1)
    assert look().place(4) == (1, 1)
    assert look().row((1, 1)) == 4


def test_a_maxout_unit_takes_its_largest_sum() -> None:
    found, column = look(Linear(), pieces=2, values=np.zeros(1)).summed(0)
    assert column == 1
    assert found.total == max(found.rivals)


def kernel_at(before: int) -> LayerLook:
    inputs = np.arange(1.0, 17.0).reshape(4, 4, 1)
    window = Window((3, 3), (1, 1), (1, 1), (before, before))
    return look(inputs=inputs, kernel=np.ones((9, 2)), values=np.zeros((2, 2, 2)), window=window)


def test_a_kernel_takes_the_inputs_it_lies_on() -> None:
    valid = kernel_at(0)
    assert valid.gathered((1, 1)).tolist() == [6, 7, 8, 10, 11, 12, 14, 15, 16]
    assert valid.place(5, (1, 1)) == (2, 3, 0)
    assert valid.row((2, 3), (1, 1)) == 5
    assert valid.row((0, 0), (1, 1)) is None


def test_beyond_the_edge_there_are_zeros() -> None:
    same = kernel_at(1)
    assert same.gathered((0, 0)).tolist() == [0, 0, 0, 0, 1, 2, 0, 5, 6]
    assert same.place(0, (0, 0)) == (-1, -1, 0)
    found, _ = same.summed(0)
    assert found.total == 15.0


def test_same_padding_puts_what_is_left_over_at_the_end() -> None:
    assert padding_before((4, 4), (4, 4), (3, 3), (1, 1), (1, 1)) == (1, 1)
    assert padding_before((4, 5), (2, 3), (3, 2), (2, 2), (1, 1)) == (0, 0)


def test_the_place_where_a_filter_gives_most() -> None:
    values = np.zeros((3, 4, 2))
    values[2, 1, 1] = 5
    strongest = look(values=values, window=Window((1, 1), (1, 1), (1, 1), (0, 0)))
    assert strongest.strongest(1) == (2, 1)
    assert look().strongest(1) == (0, 0)


def test_layers_that_add_up() -> None:
    layers = (Conv2D(), Flatten(), Maxout(), Dense(enabled=False), Dense())
    spec = RunSpec(model=ModelSpec(layers=layers))
    assert summing(spec, (8, 8, 1)) == (0, 2, 4)
    assert summing(RunSpec(model=ModelSpec(layers=(Dense(), Flatten(), Dense()))), (8, 8)) == (2,)


def test_a_weight_and_a_bias_are_found_with_their_state() -> None:
    kernel = Numbers(np.eye(3), np.full((3, 3), 0.5), {"momentum": np.arange(9.0).reshape(3, 3)}, 2)
    bias = Numbers(np.arange(3.0), np.ones(3), {"momentum": np.zeros(3)}, 1)
    step = NextStep(Upcoming(4, 0, 4, 0.1), 4, 0.7, 32, 1, kernel, bias, 3.0)
    weight = step.before(1, 2)
    assert (weight.step, weight.learning_rate, weight.weight, weight.gradient) == (5, 0.1, 0, 0.5)
    assert (weight.state, weight.norm, weight.global_norm) == ({"momentum": 5.0}, 2, 3.0)
    assert step.before(BIAS, 2).weight == 2.0
    bare = NextStep(Upcoming(4, 0, 4, 0.1), 4, 0.7, 32, 1, kernel, None, 3.0)
    with pytest.raises(IndexError):
        bare.before(BIAS, 0)
