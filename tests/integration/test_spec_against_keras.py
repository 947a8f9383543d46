"""What the spec promises without Keras is what Keras then does."""

from __future__ import annotations

import dataclasses
import itertools
import warnings
from pathlib import Path

import hypothesis
import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.data.dataset import Split
from engine.spec import checks
from engine.spec.activations import Softmax, Step
from engine.spec.layers import (
    LAYERS,
    AveragePooling2D,
    Conv2D,
    Dense,
    Flatten,
    Layer,
    Maxout,
    MaxPooling2D,
)
from engine.spec.run import ModelSpec, RunSpec
from engine.spec.shapes import DataShape, report
from engine.training import backend
from engine.training.build import build_model, save_model
from engine.training.loop import Loop, upload
from tests.helpers import specs
from tests.helpers.sets import IMAGES

pytestmark = [
    pytest.mark.integration,
    # Keras warns of models that are legal but pointless, such as softmax over one unit.
    pytest.mark.filterwarnings("ignore::UserWarning"),
]
backend.configure()

some = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    # A failure is shown as it was found: making it smaller would take minutes of Keras.
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
)


@pytest.fixture(autouse=True)
def _fresh_keras() -> None:
    keras.utils.clear_session(free_memory=False)


def promised(spec: RunSpec) -> list[tuple[tuple[int, ...] | None, int, int]]:
    worked_out = report(spec, IMAGES)
    return [
        (worked_out.layers[i].output, *worked_out.layers[i].weights)
        for i, _ in spec.model.enabled()
    ]


def built(model: keras.Model) -> list[tuple[tuple[int, ...] | None, int, int]]:
    """What came of each layer of the spec; some are made of several layers of Keras's."""
    groups = itertools.groupby(model.layers, lambda layer: layer.name.split("_")[1])
    return [_summed(list(layers)) for _, layers in groups]


def _summed(layers: list[keras.Layer]) -> tuple[tuple[int, ...] | None, int, int]:
    return (
        tuple(layers[-1].output.shape[1:]),
        sum(int(np.prod(w.shape)) for layer in layers for w in layer.trainable_variables),
        # Dropout keeps the state of its random numbers, which is no weight.
        sum(int(np.prod(w.shape)) for layer in layers for w in layer.non_trainable_weights),
    )


def test_shapes_and_counts_are_keras() -> None:
    seen: set[str] = set()

    @settings(some, max_examples=300)
    @given(specs.fitting_run_specs())
    def check(spec: RunSpec) -> None:
        model = build_model(spec, IMAGES)
        assert promised(spec) == built(model)
        assert report(spec, IMAGES).parameters == model.count_params()
        seen.update(layer.kind for layer in spec.model.layers if layer.enabled)

    check()
    assert seen == set(LAYERS.kinds)


@settings(some, max_examples=120)
@given(specs.small_run_specs())
def test_layers_fit_exactly_where_keras_says_so(spec: RunSpec) -> None:
    """The layers are thrown together: most do not fit."""
    hypothesis.assume(spec.model.enabled())
    if any(layer.error for layer in report(spec, IMAGES).layers):
        with pytest.raises(ValueError):  # noqa: PT011 - Keras's sentences are many
            build_model(spec, IMAGES)
    else:
        assert promised(spec) == built(build_model(spec, IMAGES))


@settings(some, max_examples=150)
@given(
    st.sampled_from([Conv2D, MaxPooling2D, AveragePooling2D]).flatmap(specs.unusual),
    st.tuples(st.integers(1, 9), st.integers(1, 9)),
)
def test_windows_slide_as_keras_has_them(layer: Layer, size: tuple[int, int]) -> None:
    """Every padding, step, window and dilation on pictures of every small size."""
    data = DataShape((*size, 2), 4)
    spec = RunSpec(model=ModelSpec(layers=(dataclasses.replace(layer, enabled=True),)))
    (promise,) = report(spec, data).layers
    if promise.error:
        with pytest.raises(ValueError):  # noqa: PT011 - Keras's sentences are many
            build_model(spec, data)
    else:
        assert [(promise.output, *promise.weights)] == built(build_model(spec, data))


@settings(some, max_examples=40)
@given(specs.fitting_run_specs(most=3))
def test_spec_without_errors_trains(spec: RunSpec) -> None:
    assert not checks.errors(checks.validate(spec, IMAGES))
    model = build_model(spec, IMAGES)
    loop = Loop(model, spec.training.loss.targets, IMAGES.classes, spec.training.metrics)
    rng = np.random.default_rng(0)
    x = rng.integers(0, 256, (8, *IMAGES.input)).astype(np.uint8)
    split = Split(x, np.arange(8, dtype=np.int32) % IMAGES.classes)
    order = keras.ops.convert_to_tensor(np.arange(8, dtype=np.int32))
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # such as a weight that no gradient reaches
        rows = loop.train(upload(split), order, 0, np.full(2, 0.01, np.float32), 4)
    assert rows.shape == (2, 1 + len(spec.training.metrics))


def test_maxout_is_the_largest_of_its_weighted_sums_in_any_keras(tmp_path: Path) -> None:
    layers = (
        Flatten(),
        Maxout(units=5, pieces=3, name="최대"),
        Dense(units=4, activation=Softmax()),
    )
    spec = RunSpec(model=ModelSpec(layers=layers))
    model = build_model(spec, IMAGES)
    x = np.random.default_rng(0).random((6, *IMAGES.input), np.float32)
    kernel, bias = model.layers[1].get_weights()
    sums = (x.reshape(6, -1) @ kernel + bias).reshape(6, 5, 3)
    inner = keras.Model(model.inputs[0], model.layers[3].output)
    np.testing.assert_allclose(inner(x), sums.max(axis=-1), rtol=1e-4, atol=1e-5)
    save_model(model, spec.model, tmp_path / "maxout.keras")
    plain = keras.saving.load_model(tmp_path / "maxout.keras", compile=False)
    assert [layer.name for layer in plain.layers][1] == "최대"
    np.testing.assert_allclose(plain(x), model(x), rtol=1e-6)


def test_a_step_is_0_or_1_and_lets_no_gradient_through() -> None:
    layers = (Flatten(), Dense(units=7, activation=Step()), Dense(units=4, activation=Softmax()))
    model = build_model(RunSpec(model=ModelSpec(layers=layers)), IMAGES)
    x = np.random.default_rng(0).random((6, *IMAGES.input), np.float32) - 0.5
    before, after = (keras.Model(model.inputs[0], model.layers[i].output)(x) for i in (1, 3))
    np.testing.assert_array_equal(after, np.asarray(before) > 0)
    with tf.GradientTape() as tape:
        probability = tf.reduce_sum(model(x)[:, 0])
    kernel, bias, *last = tape.gradient(probability, model.trainable_variables)
    assert not np.any(kernel)
    assert not np.any(bias)
    assert all(np.any(gradient) for gradient in last)
