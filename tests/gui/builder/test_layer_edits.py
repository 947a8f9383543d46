"""Where new layers go, and where the selection goes."""

from __future__ import annotations

import pytest

from engine.spec.activations import Linear, ReLU, Softmax
from engine.spec.layers import (
    Activation,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Reshape,
)
from engine.spec.layers.base import LAYERS
from gui.builder import layer_edits

ANSWER = Dense(units=10, activation=Softmax())
HIDDEN = Dense(units=32, activation=ReLU())
LAYERS_NOW = (Flatten(), HIDDEN, ANSWER)


@pytest.mark.parametrize(
    ("kind", "layers", "selected", "place"),
    [
        ("Dense", LAYERS_NOW, None, 2),
        ("Dense", LAYERS_NOW, 0, 1),
        ("Dense", LAYERS_NOW, 2, 2),
        ("Dropout", (), None, 0),
        ("Conv2D", LAYERS_NOW, None, 0),
        ("Conv2D", LAYERS_NOW, 1, 2),
        ("Activation", (Flatten(), Dense(units=10, activation=Linear())), None, 2),
        ("Activation", LAYERS_NOW, None, 2),
        ("Flatten", (Conv2D(), HIDDEN, ANSWER, Dropout(), Activation()), None, 2),
        ("Dense", (Conv2D(), Flatten()), None, 2),
        ("Dense", (Flatten(), HIDDEN, BatchNormalization()), None, 3),
    ],
)
def test_a_new_layer_goes_where_a_learner_expects_it(kind, layers, selected, place) -> None:
    assert layer_edits.placeFor(kind, layers, selected) == place


@pytest.mark.parametrize("kind", LAYERS.kinds)
def test_every_kind_can_be_made(kind: str) -> None:
    assert layer_edits.made(kind, (28, 28)).kind == kind


def test_new_layers_start_with_sensible_settings() -> None:
    assert layer_edits.made("Dense", None) == Dense(units=64, activation=ReLU())
    assert layer_edits.made("Reshape", (784,)) == Reshape(target_shape=(28, 28, 1))
    assert layer_edits.made("Reshape", (10,)) == Reshape(target_shape=(10,))


def test_the_selection_follows_a_moved_layer() -> None:
    after = layer_edits.moved(LAYERS_NOW, 0, 2)
    assert after == (HIDDEN, ANSWER, LAYERS_NOW[0])
    assert [layer_edits.followed(LAYERS_NOW, after, i) for i in range(3)] == [2, 0, 1]


def test_the_selection_goes_to_what_is_new_or_changed() -> None:
    inserted = (*LAYERS_NOW[:1], Dropout(), *LAYERS_NOW[1:])
    assert layer_edits.followed(LAYERS_NOW, inserted, None) == 1
    changed = layer_edits.toggled(LAYERS_NOW, 2)
    assert layer_edits.followed(LAYERS_NOW, changed, 0) == 2
    assert layer_edits.followed(LAYERS_NOW, changed, None) is None


@pytest.mark.parametrize(
    ("removed", "selected", "place"), [(1, 1, 1), (2, 2, 1), (0, 2, 1), (2, 0, 0)]
)
def test_the_selection_stays_near_when_a_layer_goes(removed, selected, place) -> None:
    after = layer_edits.removed(LAYERS_NOW, removed)
    assert layer_edits.followed(LAYERS_NOW, after, selected) == place


def test_nothing_is_selected_when_nothing_is_left() -> None:
    assert layer_edits.followed((HIDDEN,), (), 0) is None
    assert layer_edits.followed((), LAYERS_NOW, None) is None
    assert layer_edits.followed(LAYERS_NOW, (Flatten(), Dense()), 1) is None


def test_a_layer_survives_the_clipboard() -> None:
    layer = Conv2D(filters=7, name="눈", activation=ReLU())
    assert layer_edits.fromText(layer_edits.toText(layer)) == layer


@pytest.mark.parametrize("text", ["", "x", "3", "[]", '{"kind": "Nothing"}', '{"a": ' * 2000])
def test_other_text_is_no_layer(text: str) -> None:
    assert layer_edits.fromText(text) is None
