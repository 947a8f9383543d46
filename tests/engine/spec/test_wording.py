from __future__ import annotations

from typing import Any

import pytest

from engine.spec import wording
from engine.spec.activations import LeakyReLU, ReLU, Sigmoid
from engine.spec.augmentation import Augmentation
from engine.spec.layers import Conv2D, Dense, Dropout, Flatten
from engine.spec.optimizers import SGD, Adam, RMSprop


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "none"),
        ("", "none"),
        ((), "none"),
        (True, "on"),
        (False, "off"),
        (0.1, "0.1"),
        (1e-7, "1e-07"),
        (12, "12"),
        ((3, 3), "3×3"),
        ("{not} a field", "{not} a field"),
        (ReLU(), "ReLU"),
        (LeakyReLU(negative_slope=0.01), "Leaky ReLU 0.01"),
        (SGD(momentum=0.9), "SGD + momentum"),
        (SGD(momentum=0.9, nesterov=True), "SGD + Nesterov"),
        (SGD(momentum=0.5), "SGD (Momentum 0.5)"),
        (SGD(learning_rate=0.1, momentum=0.9), "SGD + momentum (rate 0.1)"),
        (RMSprop(momentum=0.9), "RMSprop (Momentum 0.9)"),
        (Adam(learning_rate=0.01, amsgrad=True), "Adam (rate 0.01, AMSGrad)"),
    ],
)
def test_values_in_a_few_words(value: Any, text: str) -> None:
    assert str(wording.of(value)) == text


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("batch_size", 64, "64"),
        ("batch_size", wording.FULL_BATCH, "all examples"),
        ("validation", "split", "Share of training"),
        ("metrics", ("accuracy", "mean_squared_error"), "Accuracy, Mean squared error"),
        ("metrics", (), "none"),
        ("epochs", 5, "5"),
    ],
)
def test_values_of_settings_that_have_words_of_their_own(name: str, value: Any, text: str) -> None:
    assert str(wording.of_setting(name, value)) == text


def test_augmentation() -> None:
    assert str(wording.of_augmentation(Augmentation())) == "no augmentation"
    some = Augmentation(rotation=15.0, noise=0.1)
    assert str(wording.of_augmentation(some)) == "rotation ±15°, grain 0.1"


def test_layers() -> None:
    layers = (Conv2D(filters=4), Flatten(), Dropout(rate=0.5), Dense(units=3, enabled=False))
    assert str(wording.of_layers(layers)) == "Conv2D 4 → Flatten → Dropout 0.5"
    assert str(wording.of_layers(())) == "none"


def test_one_unit_is_said_in_the_singular() -> None:
    assert str(Dense(units=1).brief()) == "1 unit"
    assert str(Dense(units=1, activation=Sigmoid()).brief()) == "1 unit · Sigmoid"
    assert str(Dense(units=2, activation=Sigmoid()).brief()) == "2 units · Sigmoid"
