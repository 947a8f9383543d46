"""What the inspector shows is what Keras computes."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.data import own_points, registry, sources
from engine.data.dataset import Dataset, Split
from engine.data.own_points import Point
from engine.insight.inspector import Inspector
from engine.messages import say
from engine.spec import presets
from engine.spec.activations import Linear, ReLU, Sigmoid, Softmax
from engine.spec.layers import Conv2D, Dense, Flatten, MaxPooling2D, Reshape
from engine.spec.run import ModelSpec, RunSpec
from engine.training import backend
from engine.training.build import build_model

pytestmark = pytest.mark.integration
backend.configure()

RNG = np.random.default_rng(0)
X = RNG.integers(0, 256, (40, 28, 28)).astype(np.uint8)
Y = (np.arange(40) % 10).astype(np.int32)
DIGITS = Dataset(registry.get("mnist"), Split(X, Y), Split(X[:20], Y[:20]), say("here"))


def spec_of(*layers: object) -> RunSpec:
    return RunSpec(model=ModelSpec(layers=layers))  # type: ignore[arg-type]


DENSE = spec_of(Flatten(), Dense(units=6, activation=ReLU()), Dense(units=10, activation=Softmax()))


def pair(spec: RunSpec, dataset: Dataset = DIGITS) -> tuple[Inspector, keras.Model]:
    """An inspector, and a model with the weights it was given."""
    model = build_model(replace(spec, seed=7), dataset.info.shape(len(dataset.train)))
    inspector = Inspector(spec, dataset)
    inspector.set_weights([weight.numpy() for weight in model.weights])
    return inspector, model


def test_an_exam_is_what_the_model_answers() -> None:
    inspector, model = pair(DENSE)
    exam = inspector.exam()
    assert exam is not None
    np.testing.assert_allclose(exam.rows, model(X[:20] / np.float32(255)), atol=1e-5)
    np.testing.assert_array_equal(exam.truth, Y[:20])


def test_gradients_are_those_of_the_loss_layer_by_layer() -> None:
    inspector, model = pair(DENSE)
    x, y = X / np.float32(255), Y
    with tf.GradientTape() as tape:
        loss = model.compute_loss(x=x, y=y, y_pred=model(x))
    by_hand = [g.numpy() for g in tape.gradient(loss, model.trainable_variables)]
    hidden, last = inspector.vitals()
    assert (hidden.index, last.index) == (1, 2)
    for layer, (kernel, bias) in ((hidden, by_hand[:2]), (last, by_hand[2:])):
        flat = np.concatenate([kernel.ravel(), bias])
        assert layer.gradient_norm == pytest.approx(float(np.linalg.norm(flat)), rel=1e-4)
        assert layer.gradients is not None
        assert layer.gradients.counts.sum() == flat.size


def test_dead_units_are_counted() -> None:
    inspector, model = pair(DENSE)
    weights = [weight.numpy() for weight in model.weights]
    weights[1][:] = [-1e6, -1e6, 50, 50, 50, 50]  # two of six can never give anything
    inspector.set_weights(weights)
    hidden, last = inspector.vitals()
    assert hidden.dead == pytest.approx(2 / 6)
    assert last.dead is None


def test_saturated_sigmoids_are_counted() -> None:
    spec = spec_of(Flatten(), Dense(units=4, activation=Sigmoid()), Dense(units=10))
    inspector, model = pair(spec)
    weights = [weight.numpy() for weight in model.weights]
    weights[0][:], weights[1][:] = 0.0, [0.0, 0.0, 50.0, -50.0]
    inspector.set_weights(weights)
    assert inspector.vitals()[0].saturated == pytest.approx(0.5)


def test_weights_are_pictures_of_what_they_look_at() -> None:
    inspector, model = pair(DENSE)
    (first,) = inspector.kernels()
    np.testing.assert_array_equal(
        first.values[2], model.layers[1].kernel[:, 2].numpy().reshape(28, 28)
    )
    convolving = spec_of(
        Reshape(target_shape=(28, 28, 1)),
        Conv2D(filters=5, kernel_size=(3, 3), activation=ReLU()),
        MaxPooling2D(),
        Flatten(),
        Dense(units=10, activation=Softmax()),
    )
    inspector, model = pair(convolving)
    (kernel,) = inspector.kernels()
    assert kernel.index == 1
    np.testing.assert_array_equal(kernel.values[4], model.layers[1].kernel[:, :, 0, 4].numpy())


def test_the_plane_is_answered_place_by_place() -> None:
    spec = presets.get("xor-mlp").spec
    xor = sources.load("xor")
    inspector, model = pair(spec, xor)
    field = inspector.field()
    assert field is not None
    rows, columns = field.output.shape[:2]
    x = field.low[0] + (field.high[0] - field.low[0]) * 20 / (columns - 1)
    y = field.low[1] + (field.high[1] - field.low[1]) * 70 / (rows - 1)
    wanted = float(model(np.array([[x, y]], np.float32))[0, 0])
    assert field.output[70, 20, 1] == pytest.approx(wanted, abs=1e-5)
    ((index, units),) = field.hidden
    assert (index, units.shape[-1]) == (0, 8)
    inner = keras.Model(model.inputs[0], model.layers[0].output)
    corner = np.array([[field.low[0], field.high[1]]], np.float32)
    np.testing.assert_allclose(units[-1, 0], inner(corner)[0], atol=1e-5)


def test_a_line_of_numbers_is_answered_too() -> None:
    spec = presets.get("lr-too-high").spec
    inspector, model = pair(spec, sources.load("line"))
    field = inspector.field()
    assert field is not None
    ends = np.array([field.low, field.high], np.float32)
    np.testing.assert_allclose(field.output[[0, -1]], model(ends), atol=1e-5)
    assert isinstance(spec.model.layers[-1], Dense)
    assert spec.model.layers[-1].activation == Linear()
    assert inspector.exam() is None


@pytest.mark.parametrize("side", [0.1, 1.0])
def test_where_points_are_set_by_hand_all_of_the_plane_shown_is_answered(side: float) -> None:
    points = tuple(Point(side * x, side * y, label) for x, y, label in ((-1, 0, 0), (1, 0, 1)))
    field = pair(presets.get("xor-mlp").spec, own_points.draft(points).dataset)[0].field()
    assert field is not None
    assert (field.low, field.high) == own_points.PLANE


def test_pictures_have_no_plane() -> None:
    assert pair(DENSE)[0].field() is None
