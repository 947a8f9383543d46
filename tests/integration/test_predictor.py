"""The predictor: a network of its own that reads single images fast, and many at once."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest

from engine.insight.compiled import CALLS
from engine.insight.predictor import Predictor, ends_linear
from engine.messages import InputError
from engine.spec.activations import LeakyReLU, ReLU, Sigmoid, Softmax
from engine.spec.layers import (
    Activation,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GlobalAveragePooling2D,
    Layer,
    LayerNormalization,
    Maxout,
    MaxPooling2D,
    Reshape,
)
from engine.spec.losses import BinaryCrossentropy, SparseCategoricalCrossentropy
from engine.spec.run import ModelSpec, RunSpec, Training
from engine.training import backend
from engine.training.build import build_model
from tests.helpers.sets import IMAGES, YES_OR_NO, small_set
from tests.helpers.threads import compiling_has_ended

pytestmark = pytest.mark.integration
backend.configure()

MODEL = (Flatten(), Dense(units=8, activation=ReLU()), Dense(units=4, activation=Softmax()))
CNN = (
    Reshape(target_shape=(6, 6, 1)),
    Conv2D(filters=4, kernel_size=(3, 3), padding="same", activation=ReLU()),
    BatchNormalization(),
    MaxPooling2D(pool_size=(2, 2)),
    Conv2D(filters=4, kernel_size=(2, 2), activation=LeakyReLU()),
    GlobalAveragePooling2D(),
    LayerNormalization(),
    Maxout(units=5),
    Dropout(rate=0.5),
    Dense(units=4),
    Activation(activation=Softmax()),
)


def spec_of(*layers: Layer, **training: Any) -> RunSpec:
    chosen = {"validation": "none", "device": "cpu"} | training
    return RunSpec(model=ModelSpec(layers=layers), training=Training(**chosen))


def compiled(layers: tuple[Layer, ...]) -> tuple[Predictor, keras.Model]:
    """A predictor that was asked image by image, and a model with the same weights."""
    model, twin = (build_model(spec_of(*layers), IMAGES) for _ in range(2))
    twin.set_weights(model.get_weights())
    predictor = Predictor(model, IMAGES.input, False)
    image = small_set().test.x[:1]
    for _ in range(CALLS):
        assert not predictor.is_compiled
        predictor(image)
    compiling_has_ended()
    assert predictor.is_compiled
    return predictor, twin


@pytest.mark.parametrize("layers", [MODEL, CNN], ids=["dense", "cnn"])
def test_a_network_asked_image_by_image_is_compiled_and_reads_the_same(
    layers: tuple[Layer, ...],
) -> None:
    predictor, twin = compiled(layers)
    images = small_set().test.x[:10]
    one_by_one = np.concatenate([predictor(image[np.newaxis]) for image in images])
    wanted = twin.predict(images / 255.0, verbose=0)
    np.testing.assert_allclose(one_by_one, wanted, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(predictor(images), wanted, rtol=1e-4, atol=1e-6)


def test_a_compiled_network_reads_with_new_weights_at_once() -> None:
    predictor, twin = compiled(CNN)
    image = small_set().test.x[:1]
    for step in (0.1, 0.3):
        twin.set_weights([weight + step for weight in twin.get_weights()])
        predictor.set_weights(twin.get_weights())
        wanted = twin.predict(image / 255.0, verbose=0)
        np.testing.assert_allclose(predictor(image), wanted, rtol=1e-4, atol=1e-6)


def test_many_images_at_once_compile_nothing() -> None:
    predictor = Predictor(build_model(spec_of(*MODEL), IMAGES), IMAGES.input, False)
    for _ in range(2 * CALLS):
        predictor(small_set().test.x)
    assert not predictor.is_compiled


@pytest.mark.parametrize(
    ("layers", "logits"),
    [
        (MODEL, False),
        ((Flatten(), Dropout(), Dense(units=4)), True),
        ((Reshape(target_shape=(6, 6, 1)), Flatten(), Dense(units=4, activation=Softmax())), False),
    ],
)
def test_the_predictor_is_model_predict(layers: tuple[Layer, ...], logits: bool) -> None:
    loss = SparseCategoricalCrossentropy(from_logits=logits)
    model = build_model(spec_of(*layers, loss=loss), IMAGES)
    images = small_set().test.x
    wanted = model.predict(images / 255.0, verbose=0)
    if logits:
        wanted = np.exp(wanted) / np.exp(wanted).sum(axis=1, keepdims=True)
    rows = Predictor(model, IMAGES.input, logits)(images)
    assert rows.shape == (50, 4)
    np.testing.assert_allclose(rows, wanted, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("logits", [False, True])
def test_one_unit_gives_both_answers(logits: bool) -> None:
    last = Dense(units=1) if logits else Dense(units=1, activation=Sigmoid())
    spec = spec_of(last, loss=BinaryCrossentropy(from_logits=logits))
    model = build_model(spec, YES_OR_NO)
    points = small_set(YES_OR_NO).test.x
    yes = model.predict(points / 255.0, verbose=0)[:, 0]
    yes = 1 / (1 + np.exp(-yes)) if logits else yes
    rows = Predictor(model, YES_OR_NO.input, logits)(points)
    np.testing.assert_allclose(rows, np.stack([1 - yes, yes], axis=1), rtol=1e-5, atol=1e-6)


def test_weights_given_are_those_it_reads_with() -> None:
    one, other = (build_model(spec_of(*MODEL).with_training(), IMAGES) for _ in range(2))
    other.set_weights([w + 1 for w in one.get_weights()])
    images = small_set().test.x
    reader = Predictor(one, IMAGES.input, False)
    reader.set_weights(other.get_weights())
    wanted = other.predict(images / 255.0, verbose=0)
    np.testing.assert_allclose(reader(images), wanted, rtol=1e-4, atol=1e-6)


def test_the_same_numbers_in_another_shape_are_taken() -> None:
    flat = keras.Sequential([keras.Input((36,)), keras.layers.Dense(4, activation="softmax")])
    images = small_set().test.x
    wanted = flat.predict(images.reshape(-1, 36) / 255.0, verbose=0)
    np.testing.assert_allclose(Predictor(flat, (6, 6), False)(images), wanted, rtol=1e-5)


@pytest.mark.parametrize(
    ("shape", "units", "sentence"),
    [
        ((5, 5), 4, "This model takes 5×5, not images of 6×6."),
        ((None, 6), 4, "This model takes None×6, not images of 6×6."),
        ((6, 6), 4, "This model gives 6×4, not one row of probabilities."),
    ],
)
def test_a_model_for_something_else_is_refused(
    shape: tuple[int | None, ...], units: int, sentence: str
) -> None:
    model = keras.Sequential([keras.Input(shape), keras.layers.Dense(units)])
    with pytest.raises(InputError) as caught:
        Predictor(model, (6, 6), False)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("last", "linear"),
    [
        ((Dense(units=4),), True),
        ((Dense(units=4), Dropout()), True),
        ((Dense(units=4, activation=Softmax()), Dropout()), False),
        ((Dense(units=4), Activation(activation=Softmax())), False),
        ((Dense(units=4, activation=LeakyReLU()),), False),
    ],
)
def test_logits_are_recognised(last: tuple[Layer, ...], linear: bool) -> None:
    assert ends_linear(build_model(spec_of(Flatten(), *last), IMAGES)) is linear
    layers = [keras.Input((4,)), keras.layers.Dense(4), keras.layers.Softmax()]
    assert not ends_linear(keras.Sequential(layers))
