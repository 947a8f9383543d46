from __future__ import annotations

from typing import Any

import pytest

from engine.messages import InputError
from engine.spec import variation_text
from engine.spec.activations import LeakyReLU
from engine.spec.augmentation import Augmentation
from engine.spec.losses import Huber
from engine.spec.optimizers import SGD, Adam


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1,2", ["1", "2"]),
        ("SGD(a=1,b=2),Adam", ["SGD(a=1,b=2)", "Adam"]),
        ("[1,[2,3]],{a,b}", ["[1,[2,3]]", "{a,b}"]),
        ("1),2", ["1)", "2"]),
        ("1,", ["1", ""]),
        ("", [""]),
    ],
)
def test_commas_in_brackets_separate_nothing(text: str, parts: list[str]) -> None:
    assert list(variation_text.separated(text)) == parts


def test_numbers() -> None:
    assert variation_text.whole("12") == 12
    assert variation_text.number("1e-3") == 0.001
    assert variation_text.batch_size("32") == 32
    assert variation_text.batch_size("FULL") == variation_text.FULL


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("training.optimizer", "adam", Adam()),
        (
            "training.optimizer",
            "SGD(momentum=0.9, nesterov=true)",
            SGD(momentum=0.9, nesterov=True),
        ),
        ("training.optimizer", "Adam (learning_rate=0.5)", Adam(learning_rate=0.5)),
        ("training.loss", "huber(delta=2)", Huber(delta=2.0)),
        (
            "model.layers.0.activation",
            "leaky_relu(negative_slope=0.01)",
            LeakyReLU(negative_slope=0.01),
        ),
    ],
)
def test_a_kind_with_its_settings(path: str, text: str, value: object) -> None:
    assert variation_text.variant(path)(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("none", Augmentation()),
        ("rotation=15", Augmentation(rotation=15.0)),
        ("(zoom=0.1, shift=0.1)", Augmentation(zoom=0.1, shift=0.1)),
        ("augmentation(zoom=0.1)", Augmentation(zoom=0.1)),
    ],
)
def test_changes_of_images(text: str, value: Augmentation) -> None:
    assert variation_text.augmentation(text) == value


@pytest.mark.parametrize(
    ("read", "text", "sentence"),
    [
        (variation_text.whole, "1.5", 'A whole number is needed here. Received: "1.5"'),
        (variation_text.number, "much", 'A number is needed here. Received: "much"'),
        (variation_text.batch_size, "all", "whole number, or full"),
        (variation_text.variant("training.optimizer"), "Addam", 'no optimizer called "Addam"'),
        (variation_text.variant("training.optimizer"), "SGD(0.9)", 'name=value. Received: "0.9"'),
        (variation_text.variant("training.optimizer"), "SGD((", "not a kind with settings"),
        (variation_text.augmentation, "spin=3", 'no setting called "spin"'),
    ],
)
def test_what_cannot_be_read_is_said(read: Any, text: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert sentence in str(caught.value)
