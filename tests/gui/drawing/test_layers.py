"""Layer by layer: maps, units and the classes' probabilities."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.insight.explanation import Activation
from gui.drawing.feature_maps import FeatureMaps
from gui.drawing.layers import LayerList
from gui.drawing.unit_view import UnitView
from gui.pad.bars import DIGITS
from gui.theme import ThemeManager
from gui.widgets.tiling import MOST_TILES
from tests.helpers.explanations import layers, shares


@pytest.fixture
def shown(themes: ThemeManager, qtbot: QtBot) -> LayerList:
    made = LayerList(themes)
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.setActivations(layers(), shares(), DIGITS, 7)
    made.show()
    return made


def test_each_layer_has_kind_shape_and_values(shown: LayerList) -> None:
    assert [layer.title.text() for layer in shown.layers] == ["Conv2D", "Dense", "Dense"]
    assert [layer.shape.text() for layer in shown.layers] == ["6 × 6 × 4", "48", "10"]
    views = [type(layer.view) for layer in shown.layers]
    assert views == [FeatureMaps, UnitView, UnitView]


def test_the_last_one_has_the_classes(shown: LayerList) -> None:
    last = shown.layers[-1].view
    assert isinstance(last, UnitView)
    assert last.unitText(7) == "7: 90.0\N{NO-BREAK SPACE}%"


def test_logits_are_no_percentages(shown: LayerList) -> None:
    *before, last = layers()
    logits = replace(last, values=np.linspace(-4, 5, 10, dtype=np.float32))
    shown.setActivations([*before, logits], shares(), DIGITS, 7)
    view = shown.layers[-1].view
    assert isinstance(view, UnitView)
    assert view.unitText(0) == "0: −4"


def test_new_values_stay_in_the_same_views(shown: LayerList) -> None:
    before = list(shown.layers)
    assert isinstance(before[0].view, FeatureMaps)
    before[0].view.setEnlarged(2)
    shown.setActivations(layers(), shares(), DIGITS, 7)
    assert shown.layers == before
    assert before[0].view.enlarged() == 2


def test_another_network_has_other_views(shown: LayerList) -> None:
    other = Activation("wide", "Conv2D", np.zeros((3, 3, MOST_TILES + 6), np.float32))
    shown.setActivations([other], shares(), DIGITS, 7)
    assert [layer.title.text() for layer in shown.layers] == ["Conv2D"]
    assert shown.layers[0]._more.text() == "and 6 more channels"
    shown.setActivations([], shares(), DIGITS, 7)
    assert not shown.layers


def test_rows_of_steps_are_one_map(shown: LayerList) -> None:
    steps = Activation("steps", "Conv1D", np.zeros((20, 8), np.float32))
    shown.setActivations([steps], shares(), DIGITS, 7)
    view = shown.layers[0].view
    assert isinstance(view, FeatureMaps)
    assert view.count() == 1
