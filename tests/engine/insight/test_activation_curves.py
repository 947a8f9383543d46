"""Activation functions as curves."""

from __future__ import annotations

import numpy as np
import pytest

from engine.insight import activation_curves as curves
from engine.insight.activation_curves import Line, MaxOfLines, flat_zones, gradient_by_layer
from engine.spec.activations import (
    ELU,
    GELU,
    SELU,
    LeakyReLU,
    Linear,
    ReLU,
    Sigmoid,
    Softmax,
    Step,
    Tanh,
)

ALL = [curves.plain(kind) for kind in curves.pointwise_kinds()]
ABS = MaxOfLines((Line(-1.0, 0.0), Line(1.0, 0.0)))
AWAY_FROM_CORNERS = np.linspace(-7.03, 7.01, 312)


@pytest.mark.parametrize("function", [*ALL, LeakyReLU(0.01), ELU(2.5), ABS], ids=repr)
def test_the_derivative_is_the_slope_of_the_function(function: curves.Function) -> None:
    width = 1e-6
    x = AWAY_FROM_CORNERS
    up, down = (curves.value(function, x + side) for side in (width, -width))
    slope = (up - down) / (2 * width)
    np.testing.assert_allclose(curves.derivative(function, x), slope, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("function", "x", "value", "slope"),
    [
        (Linear(), -3.0, -3.0, 1.0),
        (Sigmoid(), 0.0, 0.5, 0.25),
        (Tanh(), 0.0, 0.0, 1.0),
        (ReLU(), -2.0, 0.0, 0.0),
        (ReLU(), 2.0, 2.0, 1.0),
        (LeakyReLU(0.1), -2.0, -0.2, 0.1),
        (ELU(2.0), -1.0, 2 * (np.exp(-1) - 1), 2 * np.exp(-1)),
        (Step(), 0.5, 1.0, 0.0),
        (Step(), 0.0, 0.0, 0.0),
        (GELU(), 1.0, 0.8413447, 1.0833155),
        (SELU(), 1.0, 1.0507010, 1.0507010),
        (ABS, -2.0, 2.0, -1.0),
        (ABS, 0.0, 0.0, 0.0),
    ],
)
def test_known_values(function: curves.Function, x: float, value: float, slope: float) -> None:
    assert float(curves.value(function, x)) == pytest.approx(value, abs=1e-6)
    assert float(curves.derivative(function, x)) == pytest.approx(slope, abs=1e-6)


@pytest.mark.parametrize("function", ALL, ids=repr)
def test_shapes_stay_and_far_out_nothing_breaks(function: curves.Function) -> None:
    x = np.array([[-700.0, 0.0, 700.0]])
    for result in (curves.value(function, x), curves.derivative(function, x)):
        assert result.shape == (1, 3)
        assert np.isfinite(result).all()


def test_softmax_is_no_curve() -> None:
    assert Softmax.kind not in curves.pointwise_kinds()
    with pytest.raises(KeyError):
        curves.value(Softmax(), 0.0)
    with pytest.raises(KeyError):
        curves.derivative(Softmax(), 0.0)


def test_sigmoid_is_flat_at_both_sides() -> None:
    low, high = flat_zones(Sigmoid(), -7.0, 7.0)
    assert (low.low, high.high) == (-7.0, 7.0)
    # f' = f (1 - f) = 0.05 at x = ±2.887
    assert low.high == pytest.approx(-2.887, abs=0.01)
    assert high.low == pytest.approx(2.887, abs=0.01)
    assert not low.dead


def test_relu_is_dead_below_0_and_leaky_relu_is_not() -> None:
    (zone,) = flat_zones(ReLU(), -7.0, 7.0)
    assert zone.dead
    assert (zone.low, zone.high) == (-7.0, pytest.approx(0.0, abs=0.01))
    assert flat_zones(LeakyReLU(0.1), -7.0, 7.0) == []
    (barely,) = flat_zones(LeakyReLU(0.01), -7.0, 7.0)
    assert not barely.dead


def test_a_step_is_dead_everywhere() -> None:
    (zone,) = flat_zones(Step(), -7.0, 7.0)
    assert zone == curves.Zone(-7.0, 7.0, True)


def test_another_threshold_moves_the_edges() -> None:
    strict, loose = (flat_zones(Sigmoid(), -7.0, 7.0, at)[0].high for at in (0.01, 0.1))
    assert strict < loose


def test_softmax_makes_shares() -> None:
    shares = curves.softmax([2.0, 1.0, 0.0])
    assert shares.sum() == pytest.approx(1.0)
    assert shares[0] / shares[1] == pytest.approx(np.e)
    np.testing.assert_allclose(curves.softmax([1002.0, 1001.0, 1000.0]), shares)


def test_temperature_sharpens_and_flattens() -> None:
    cold, warm, hot = (curves.softmax([2.0, 1.0, 0.0], t).max() for t in (0.1, 1.0, 10.0))
    assert cold > 0.999 > warm > hot > 1 / 3


@pytest.mark.parametrize("temperature", [0.0, -1.0, float("nan")])
def test_softmax_needs_a_temperature_above_0(temperature: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        curves.softmax([1.0, 2.0], temperature)


def test_the_gradient_shrinks_through_sigmoids_but_not_through_relus() -> None:
    sigmoid, relu = (gradient_by_layer(function, 10) for function in (Sigmoid(), ReLU()))
    assert len(sigmoid) == len(relu) == 11
    assert sigmoid[0] == relu[0] == 1.0
    assert sigmoid[-1] < 1e-4
    assert relu.min() > 0.3
    assert (np.diff(sigmoid) < 0).all()


def test_relu_needs_the_larger_weights() -> None:
    # Half of the units are cut: each layer leaves half of the variance of Glorot weights.
    left = gradient_by_layer(ReLU(), 10, "glorot")[-1]
    assert left == pytest.approx(0.5**5, rel=0.5)
    assert gradient_by_layer(ReLU(), 10, "he")[-1] > 10 * left


def test_at_best_a_sigmoid_leaves_a_quarter_a_layer() -> None:
    left = gradient_by_layer(Sigmoid(), 4, "steepest")
    np.testing.assert_allclose(left, 0.25 ** np.arange(5))
    np.testing.assert_array_equal(gradient_by_layer(Tanh(), 4, "steepest"), np.ones(5))


def test_a_seed_draws_the_same_chain_again() -> None:
    first, again, other = (gradient_by_layer(ReLU(), 5, seed=seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_chain_is_the_chain_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curves, "WIDTH", 3)
    monkeypatch.setattr(curves, "BATCH", 1)
    random = np.random.default_rng(7)
    x, gradient = random.standard_normal((1, 3)), random.standard_normal((1, 3))
    kernels = random.standard_normal((2, 3, 3)) * np.sqrt(2 / 3)

    def output(x: np.ndarray) -> float:
        for kernel in kernels:
            x = np.tanh(x @ kernel)
        return float((x * gradient).sum())

    nudges = np.eye(3) * 1e-6
    slopes = [(output(x + nudge) - output(x - nudge)) / 2e-6 for nudge in nudges]
    expected = np.linalg.norm(slopes) / np.linalg.norm(gradient)
    assert gradient_by_layer(Tanh(), 2, seed=7)[-1] == pytest.approx(expected, rel=1e-5)


def test_a_line_goes_through_two_points() -> None:
    line = curves.line_through((-2.0, 3.0), (2.0, 1.0))
    assert line == Line(-0.5, 2.0)
    np.testing.assert_allclose(line.at([-2.0, 0.0]), [3.0, 2.0])
