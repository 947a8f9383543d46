"""Bars of the gradient by layer."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui.activations.chain_plot import ChainBars, ChainPlot
from gui.theme import ThemeManager

SIGMOID = ChainBars("Sigmoid", 0.1 ** np.arange(5.0), 0)
RELU = ChainBars("ReLU", np.ones(5), 2)


@pytest.fixture
def plot(themes: ThemeManager, qtbot: QtBot) -> ChainPlot:
    made = ChainPlot(themes)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.setBars([SIGMOID, RELU])
    made.show()
    return made


def test_equal_factors_are_equal_heights(plot: ChainPlot) -> None:
    heights = [plot.barRect(0, layer).height() for layer in range(5)]
    steps = np.diff(heights)
    assert (steps < 0).all()
    np.testing.assert_allclose(steps, steps[0], atol=0.5)
    assert plot.barRect(1, 4).height() == plot.barRect(1, 0).height() == heights[0]


def test_bars_stand_beside_each_other_within_the_plot(plot: ChainPlot) -> None:
    bars = [plot.barRect(place, layer) for layer in range(5) for place in range(2)]
    assert all(a.right() <= b.left() for a, b in pairwise(bars))
    assert all(plot.view().area.contains(bar) for bar in bars)


def test_what_is_left_stands_at_the_end(plot: ChainPlot, themes: ThemeManager) -> None:
    relu, sigmoid = plot.labels()
    assert (relu.text, sigmoid.text) == ("ReLU 1", "Sigmoid 0.0001")
    assert sigmoid.color == themes.theme.laneText(0)
    assert sigmoid.place.center().y() == pytest.approx(plot.barRect(0, 4).top(), abs=1)
    assert plot.rect().contains(sigmoid.place.toAlignedRect())
    assert plot.accessibleDescription() == "Sigmoid 0.0001, ReLU 1"


def test_bars_have_the_colour_of_their_function(plot: ChainPlot, themes: ThemeManager) -> None:
    image = plot.grab().toImage()
    for place, lane in enumerate((0, 2)):
        middle = plot.barRect(place, 3).center().toPoint()
        assert image.pixelColor(middle) == themes.theme.lane(lane)


def test_very_small_gradients_and_none_at_all_can_be_painted(plot: ChainPlot) -> None:
    plot.setBars([ChainBars("Sigmoid", 0.2 ** np.arange(21.0), 0)])
    assert plot.barRect(0, 20).height() > 1
    plot.grab()
    plot.setBars([])
    plot.grab()
    assert plot.labels() == []
