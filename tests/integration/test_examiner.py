"""Why a real network answers as it does."""

from __future__ import annotations

import random
from pathlib import Path

import keras
import numpy as np
import pytest

from engine.data import ink
from engine.data.stroke_files import read_strokes
from engine.insight import shipped
from engine.insight.examiner import Examiner
from engine.insight.explanation import Ink
from engine.insight.predictor import Predictor, ends_linear
from engine.insight.stroke_support import pieces
from engine.spec.activations import LeakyReLU, ReLU, Sigmoid, Softmax
from engine.spec.layers import (
    Activation,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GlobalAveragePooling2D,
    Layer,
    LayerNormalization,
    MaxPooling2D,
    Reshape,
)
from engine.spec.run import ModelSpec, RunSpec
from engine.spec.shapes import DataShape
from engine.training import backend
from engine.training.build import build_model
from tests.helpers.sets import IMAGES, small_set

pytestmark = pytest.mark.integration
backend.configure()

MAPS = (
    Reshape(target_shape=(6, 6, 1)),
    Conv2D(filters=3, kernel_size=3, activation=ReLU()),
    BatchNormalization(),
    MaxPooling2D(pool_size=2),
)
LAYERS = {
    "dense": (Flatten(), Dense(units=5, activation=ReLU()), Dense(units=4, activation=Softmax())),
    "logits": (Flatten(), Dropout(), Dense(units=4)),
    "maps": (*MAPS, Flatten(), Dropout(), Dense(units=4, activation=Softmax())),
    "mean": (*MAPS[:2], AveragePooling2D(pool_size=2), GlobalAveragePooling2D(), Dense(units=4)),
    "apart": (LayerNormalization(), Flatten(), Dense(units=4), Activation(activation=Softmax())),
    "leaky": (Flatten(), Dense(units=6, activation=LeakyReLU()), Dense(units=4), Dropout()),
    "sigmoids": (Flatten(), Dense(units=4, activation=Sigmoid())),
}


def made(layers: tuple[Layer, ...], data: DataShape = IMAGES) -> keras.Model:
    """A model with weights of all kinds: Keras begins with biases of 0."""
    model = build_model(RunSpec(model=ModelSpec(layers=layers)), data)
    rng = np.random.default_rng(3)
    model.set_weights([w + rng.uniform(0.05, 0.3, w.shape) for w in model.get_weights()])
    return model


def examined(model: keras.Model, shape: tuple[int, ...] = IMAGES.input) -> Examiner:
    return Predictor(model, shape, ends_linear(model)).examiner()


def logits(model: keras.Model, images: np.ndarray) -> np.ndarray:
    """Log-odds of what the model gives, up to a number for each image."""
    outputs = model.predict(images / 255.0, verbose=0).astype(np.float64)
    return outputs if ends_linear(model) else np.log(outputs)


@pytest.mark.parametrize("name", LAYERS)
def test_it_reads_as_the_predictor_does(name: str) -> None:
    model, images = made(LAYERS[name]), small_set().test.x
    wanted = Predictor(model, IMAGES.input, ends_linear(model))(images)
    np.testing.assert_allclose(examined(model)(images), wanted, rtol=1e-6)


@pytest.mark.parametrize("name", LAYERS)
def test_integrated_gradients_add_up_to_the_logits_difference(name: str) -> None:
    model, images = made(LAYERS[name]), small_set().test.x[:5]
    examiner = examined(model)
    blank = np.zeros_like(images[:1])
    for image in images:
        shares = [examiner.integrated_gradients(image, target) for target in range(4)]
        assert {array.shape for array in shares} == {(6, 6)}
        sums = np.array([array.sum() for array in shares])
        gained = (logits(model, image[np.newaxis]) - logits(model, blank))[0]
        if name == "sigmoids":  # where the logit is the log of the odds
            against = 1 - model.predict(
                np.concatenate([image[np.newaxis], blank]) / 255.0, verbose=0
            )
            gained -= np.log(against[0]) - np.log(against[1])
        elif not ends_linear(model):  # softmax leaves only differences between classes
            sums, gained = sums - sums.mean(), gained - gained.mean()
        scale = np.abs(gained).max()
        np.testing.assert_allclose(sums, gained, atol=0.02 * scale + 1e-4)


@pytest.mark.parametrize("name", LAYERS)
def test_saliency_is_the_slope_of_the_logit(name: str) -> None:
    model = made(LAYERS[name])
    image = small_set().test.x[2].copy()
    examiner = examined(model)
    slopes = np.stack([examiner.saliency(image, target) for target in range(4)])
    assert slopes.shape == (4, 6, 6)
    assert np.abs(slopes).max() > 0
    linear = {"logits", "sigmoids"}
    if name in linear:
        kernel = model.layers[-1].get_weights()[0]
        np.testing.assert_allclose(slopes, kernel.T.reshape(4, 6, 6), rtol=1e-5)
    elif name == "dense":
        row, column = np.unravel_index(np.abs(slopes).sum(axis=0).argmax(), (6, 6))
        changed = np.stack([image / 255.0] * 2)
        changed[:, row, column] += (-1e-3, 1e-3)
        below, above = np.log(model.predict(changed, verbose=0))
        slope = (above - below) / 2e-3
        wanted = slopes[:, row, column]
        np.testing.assert_allclose(
            wanted - wanted.mean(), slope - slope.mean(), atol=0.02 * np.abs(wanted).max()
        )


def test_where_softmax_is_sure_the_logit_still_has_a_slope() -> None:
    model = made(LAYERS["dense"])
    model.set_weights([w * 30 for w in model.get_weights()])
    examiner, image = examined(model), small_set().test.x[0]
    target = int(examiner(image[np.newaxis])[0].argmax())
    assert examiner(image[np.newaxis])[0, target] == 1.0
    assert np.abs(examiner.saliency(image, target)).max() > 1


@pytest.mark.parametrize("activation", [Sigmoid(), None])
def test_one_unit_speaks_for_one_class_and_against_the_other(activation: Sigmoid | None) -> None:
    last = Dense(units=1, activation=activation) if activation else Dense(units=1)
    model = made((Flatten(), last))
    examiner, image = examined(model), small_set().test.x[0]
    kernel = model.layers[-1].get_weights()[0].reshape(6, 6)
    np.testing.assert_allclose(examiner.saliency(image, 1), kernel, rtol=1e-5)
    np.testing.assert_allclose(examiner.saliency(image, 0), -kernel, rtol=1e-5)
    np.testing.assert_allclose(
        examiner.integrated_gradients(image, 0), -kernel * image / 255.0, rtol=1e-4, atol=1e-6
    )


def test_every_layer_that_changes_values_is_shown() -> None:
    model, image = made(LAYERS["maps"]), small_set().test.x[1]
    shown = examined(model).activations(image)
    assert [(a.kind, a.values.shape) for a in shown] == [
        ("Conv2D", (4, 4, 3)),
        ("BatchNormalization", (4, 4, 3)),
        ("MaxPooling2D", (2, 2, 3)),
        ("Dense", (4,)),
    ]
    inside = keras.Model(model.inputs, model.layers[1].output)
    wanted = inside.predict(image[np.newaxis] / 255.0, verbose=0)[0]
    np.testing.assert_allclose(shown[0].values, wanted, rtol=1e-5, atol=1e-6)
    wanted = model.predict(image[np.newaxis] / 255.0, verbose=0)[0]
    np.testing.assert_allclose(shown[-1].values, wanted, rtol=1e-5)
    assert len({a.layer for a in shown}) == 4
    assert not shown[0].values.flags.writeable


def test_a_plain_picture_within_is_a_map_of_one_channel() -> None:
    shown = examined(made(LAYERS["apart"])).activations(small_set().test.x[1])
    assert [a.values.shape for a in shown] == [(6, 6, 1), (4,), (4,)]
    assert shown[1].values.max() != pytest.approx(shown[2].values.max())  # before, after softmax


def test_features_are_what_the_last_weights_get() -> None:
    model, images = made(LAYERS["dense"]), small_set().test.x
    hidden = keras.Model(model.inputs, model.layers[1].output)
    rows = examined(model).features(images)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(rows, hidden.predict(images / 255.0, verbose=0), rtol=1e-5)


def test_without_a_hidden_layer_the_pixels_are_the_features() -> None:
    images = small_set().test.x
    rows = examined(made(LAYERS["apart"][1:])).features(images)
    np.testing.assert_allclose(rows, images.reshape(50, 36) / 255.0, rtol=1e-6)


def test_a_branched_model_of_shared_layers_is_explained() -> None:
    given = keras.Input((36,))
    shared = keras.layers.Dense(5, activation="relu")
    other = keras.layers.Dense(5)
    sum_ = keras.layers.Add()([shared(given), other(given)])
    joined = keras.layers.Concatenate()([sum_, shared(keras.layers.Rescaling(0.5)(given))])
    probabilities = keras.layers.Softmax()(keras.layers.Dense(4)(joined))
    model = keras.Model(given, probabilities)
    images = small_set().test.x
    examiner = examined(model)
    wanted = model.predict(images.reshape(-1, 36) / 255.0, verbose=0)
    np.testing.assert_allclose(examiner(images), wanted, rtol=1e-5)
    assert examiner.features(images).shape == (50, 10)
    assert examiner.saliency(images[0], 2).shape == (6, 6)
    kinds = [a.kind for a in examiner.activations(images[0])]
    assert kinds.count("Dense") == 4
    assert kinds[-2:] == ["Dense", "Softmax"]


def test_colours_are_summed_up() -> None:
    data = DataShape((4, 4, 3), 2)
    model = made((Flatten(), Dense(units=2, activation=Softmax())), data)
    image = np.random.default_rng(0).integers(0, 256, (4, 4, 3)).astype(np.uint8)
    kernel = model.layers[-1].get_weights()[0][:, 1].reshape(4, 4, 3)
    examiner = examined(model, data.input)
    np.testing.assert_allclose(
        examiner.saliency(image, 1), kernel.sum(axis=-1), rtol=1e-4, atol=1e-6
    )
    wanted = (kernel * image / 255.0).sum(axis=-1)
    np.testing.assert_allclose(
        examiner.integrated_gradients(image, 1), wanted, rtol=1e-4, atol=1e-5
    )


def test_new_weights_explain_otherwise_and_leave_the_model_alone() -> None:
    model, image = made(LAYERS["dense"]), small_set().test.x[0]
    before = [w.copy() for w in model.get_weights()]
    examiner = examined(model)
    first = examiner.saliency(image, 1)
    examiner.set_weights([2 * w for w in before])
    assert not np.allclose(examiner.saliency(image, 1), first)
    for weight, was in zip(model.get_weights(), before, strict=True):
        np.testing.assert_array_equal(weight, was)


def test_copying_disturbs_no_run() -> None:
    """Neither the draws of Python and NumPy nor the seeds of the model that is copied."""
    model = build_model(RunSpec(model=ModelSpec(layers=LAYERS["maps"])), IMAGES)
    states = random.getstate(), np.random.get_state()[1].tolist()
    seeds = [v.numpy().tolist() for v in model.variables if "seed" in v.path]
    examined(model).saliency(small_set().test.x[0], 1)
    assert (random.getstate(), np.random.get_state()[1].tolist()) == states
    assert [v.numpy().tolist() for v in model.variables if "seed" in v.path] == seeds


def test_most_digits_of_several_strokes_need_one_of_them(pen_digits_file: Path) -> None:
    examiner = shipped.predictor().examiner()
    digits = [d for d in read_strokes(pen_digits_file)[:300] if len(d.strokes) > 1]
    found = 0
    for digit in digits[:20]:
        target = int(examiner(ink.render(digit.strokes)[np.newaxis])[0].argmax())
        parts = pieces(examiner, Ink(digit.strokes, ink.PEN), target)
        found += max(part.support for part in parts) > 0.3
    assert found > 10
