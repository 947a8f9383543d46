"""Layers to choose from: one chip each, made anew only for other layers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.spec.layers import Dense, Flatten
from engine.spec.run import RunSpec
from gui.insight.layer_chips import LayerChips

SPEC = RunSpec().with_layers((Flatten(), Dense(units=40), Dense(units=10)))


@pytest.fixture
def layers(qtbot: QtBot) -> LayerChips:
    made = LayerChips()
    qtbot.addWidget(made)
    made.setLayers(SPEC, (1, 2))
    made.show()
    return made


def test_each_layer_has_its_number_and_its_name(layers: LayerChips) -> None:
    assert [chip.text() for chip in layers.chips.values()] == ["2. Dense", "3. Dense"]
    assert "40" in layers.chips[1].toolTip()


def test_a_click_tells_the_layers_place(layers: LayerChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(layers.layerChosen) as chosen:
        qtbot.mouseClick(layers.chips[2], Qt.MouseButton.LeftButton)
    assert chosen.args == [2]
    layers.setLayer(1)
    assert layers.chips[1].isChecked()
    assert not layers.chips[2].isChecked()


def test_the_same_layers_keep_their_chips(layers: LayerChips) -> None:
    before = layers.chips
    assert not layers.setLayers(SPEC, (1, 2))
    assert layers.chips is before
    assert layers.setLayers(SPEC, (2,))
    assert list(layers.chips) == [2]
    assert layers.setLayers(None, ())
    assert not layers.chips
