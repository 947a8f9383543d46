"""Schedules and stopping rules do what Keras's own do."""

from __future__ import annotations

import types
from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras.optimizers import schedules as keras_schedules

from engine.spec.schedules import (
    Cosine,
    Exponential,
    InverseTime,
    PiecewiseConstant,
    Polynomial,
    ReduceOnPlateau,
    Schedule,
    Step,
    plateau_factor,
)
from engine.spec.stopping import Stopping, reason
from engine.training import backend

pytestmark = pytest.mark.integration
backend.configure()

BASE, STEPS, EPOCHS = 0.1, 7, 6
TOTAL = STEPS * EPOCHS
WARM = 10
"""Updates of a warm-up."""

SAME: list[tuple[Schedule, Any]] = [
    (Step(every=2, factor=0.3), keras_schedules.ExponentialDecay(BASE, 2 * STEPS, 0.3, True)),
    (Exponential(decay_rate=0.7), keras_schedules.ExponentialDecay(BASE, STEPS, 0.7)),
    (
        Exponential(decay_rate=0.7, staircase=True),
        keras_schedules.ExponentialDecay(BASE, STEPS, 0.7, True),
    ),
    (InverseTime(decay_rate=0.5), keras_schedules.InverseTimeDecay(BASE, STEPS, 0.5)),
    (
        InverseTime(decay_rate=0.5, staircase=True),
        keras_schedules.InverseTimeDecay(BASE, STEPS, 0.5, True),
    ),
    (Cosine(), keras_schedules.CosineDecay(BASE, TOTAL)),
    (Cosine(alpha=0.1, epochs=4), keras_schedules.CosineDecay(BASE, 4 * STEPS, 0.1)),
    (
        Cosine(alpha=0.1, warmup=WARM / STEPS),
        keras_schedules.CosineDecay(
            BASE / (WARM + 1), TOTAL - WARM, 0.1, warmup_target=BASE, warmup_steps=WARM
        ),
    ),
    (Polynomial(), keras_schedules.PolynomialDecay(BASE, TOTAL, 0.0)),
    (
        Polynomial(power=2.0, end=0.2, epochs=3),
        keras_schedules.PolynomialDecay(BASE, 3 * STEPS, 0.2 * BASE, 2.0),
    ),
    (
        PiecewiseConstant(epochs=(1, 4), factor=0.1),
        keras_schedules.PiecewiseConstantDecay(
            [STEPS - 1, 4 * STEPS - 1], [BASE, BASE * 0.1, BASE * 0.01]
        ),
    ),
]


@pytest.mark.parametrize(
    ("schedule", "theirs"), SAME, ids=[f"{i}-{ours.kind}" for i, (ours, _) in enumerate(SAME)]
)
def test_rates_are_those_of_keras_at_every_update(schedule: Schedule, theirs: Any) -> None:
    wanted = [float(theirs(update)) for update in range(TOTAL)]
    found = BASE * schedule.factors(np.arange(TOTAL), STEPS, TOTAL)
    assert found == pytest.approx(wanted, rel=1e-5, abs=1e-8)


def driven(callback: keras.callbacks.Callback, losses: list[float]) -> Any:
    """Let a callback see one loss after another until it stops; give back its model."""
    model = types.SimpleNamespace(
        optimizer=keras.optimizers.SGD(1.0),
        metrics=[],
        stop_training=False,
        get_weights=lambda: [],
        set_weights=lambda _: None,
    )
    callback.set_model(model)
    callback.on_train_begin()
    for epoch, loss in enumerate(losses):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        if model.stop_training:
            break
    return model


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([1.0, 0.95, 0.9, 0.7, 0.4, 2.0]), min_size=1, max_size=25),
    st.integers(1, 4),
    st.sampled_from([0.0, 1e-4, 0.06]),
    st.sampled_from([0.0, 0.02, 0.3]),
)
def test_plateaus_are_those_of_keras(
    losses: list[float], patience: int, min_delta: float, lowest: float
) -> None:
    theirs = keras.callbacks.ReduceLROnPlateau(
        factor=0.5, patience=patience, min_delta=min_delta, min_lr=lowest
    )
    ours = ReduceOnPlateau(factor=0.5, patience=patience, min_delta=min_delta, min_share=lowest)
    wanted = float(driven(theirs, losses).optimizer.learning_rate)
    assert plateau_factor(ours, losses) == pytest.approx(wanted, rel=1e-6)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([1.0, 0.95, 0.9, 0.7, 0.4, 2.0]), min_size=1, max_size=25),
    st.integers(1, 4),
    st.sampled_from([0.0, 0.06]),
)
def test_runs_stop_early_where_keras_stops_them(
    losses: list[float], patience: int, min_delta: float
) -> None:
    theirs = keras.callbacks.EarlyStopping(patience=patience, min_delta=min_delta)
    stopped = driven(theirs, losses).stop_training
    ours = Stopping(patience=patience, min_delta=min_delta)
    epochs = [{"val_loss": loss} for loss in losses]
    ends = [n for n in range(1, len(epochs) + 1) if reason(ours, epochs[:n], 0.0) is not None]
    assert bool(ends) == stopped
    if stopped:
        assert ends[0] == theirs.stopped_epoch + 1
