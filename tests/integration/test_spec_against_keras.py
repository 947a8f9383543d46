"""What the spec promises without Keras is what Keras then does."""

from __future__ import annotations

import dataclasses
import warnings

import hypothesis
import keras
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.data.dataset import Split
from engine.spec import checks
from engine.spec.layers import LAYERS, AveragePooling2D, Conv2D, Layer, MaxPooling2D
from engine.spec.run import ModelSpec, RunSpec
from engine.spec.shapes import DataShape, report
from engine.training import backend
from engine.training.build import build_model
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
    return [
        (
            tuple(layer.output.shape[1:]),
            sum(int(np.prod(w.shape)) for w in layer.trainable_variables),
            # Dropout keeps the state of its random numbers, which is no weight.
            sum(int(np.prod(w.shape)) for w in layer.non_trainable_weights),
        )
        for layer in model.layers
    ]


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
