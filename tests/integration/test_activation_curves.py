"""The curves of activation functions are those of Keras."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from engine.insight import activation_curves as curves
from engine.spec.activations import ELU, ActivationFunction, LeakyReLU
from engine.spec.layers import Dense, Maxout
from engine.spec.run import ModelSpec, RunSpec
from engine.spec.shapes import DataShape
from engine.training import backend
from engine.training.build import build_model

pytestmark = pytest.mark.integration
backend.configure()

X = np.linspace(-8, 8, 321, dtype=np.float32)
FUNCTIONS = [
    *(curves.plain(kind) for kind in curves.pointwise_kinds()),
    LeakyReLU(0.01),
    ELU(2.5),
]


def through_keras(layer: Dense | Maxout, kernel: np.ndarray, bias: np.ndarray) -> list[np.ndarray]:
    """f(x) and f'(x) of a model of one unit."""
    spec = RunSpec(model=ModelSpec(layers=(layer,)))
    model = build_model(spec, DataShape((1,), classes=0))
    model.set_weights([kernel, bias])
    x = tf.constant(X[:, None])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = model(x)
    slope = tape.gradient(y, x)
    return [part.numpy()[:, 0] for part in (y, slope)]


@pytest.mark.parametrize("function", FUNCTIONS, ids=repr)
def test_value_and_derivative(function: ActivationFunction) -> None:
    value, slope = through_keras(Dense(units=1, activation=function), np.ones((1, 1)), np.zeros(1))
    np.testing.assert_allclose(curves.value(function, X), value, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(curves.derivative(function, X), slope, rtol=1e-4, atol=2e-6)


def test_maxout() -> None:
    lines = (curves.Line(-0.9, -0.6), curves.Line(0.3, 0.1), curves.Line(0.8, -0.4))
    kernel = np.array([[line.slope for line in lines]])
    bias = np.array([line.offset for line in lines])
    value, slope = through_keras(Maxout(units=1, pieces=3), kernel, bias)
    unit = curves.MaxOfLines(lines)
    np.testing.assert_allclose(curves.value(unit, X), value, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(curves.derivative(unit, X), slope, rtol=1e-5, atol=1e-6)


def test_softmax() -> None:
    logits = np.array([2.0, 1.0, 0.0, -1.0])
    expected = tf.nn.softmax(logits / 0.5).numpy()
    np.testing.assert_allclose(curves.softmax(logits, 0.5), expected, rtol=1e-9)
