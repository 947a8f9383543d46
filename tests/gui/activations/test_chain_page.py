"""The chain of layers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.activations.chain_page import ChainPage
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot) -> ChainPage:
    made = ChainPage(themes)
    qtbot.addWidget(made)
    made.resize(700, 520)
    with qtbot.waitExposed(made):
        made.show()
    return made


def left(page: ChainPage) -> dict[str, float]:
    return {bars.title: float(bars.sizes[-1]) for bars in page.plot.bars()}


def test_sigmoid_shrinks_the_gradient_and_relu_does_not(page: ChainPage) -> None:
    assert left(page)["Sigmoid"] < 1e-4 < 0.3 < left(page)["ReLU"]
    assert page.sentence.text().startswith("Of a gradient of 1, 10 layers leave")
    assert "×10⁻⁶ with Sigmoid" in page.sentence.text()


def test_the_slider_makes_the_chain_longer(page: ChainPage, qtbot: QtBot) -> None:
    before = left(page)["Sigmoid"]
    qtbot.keyClick(page.layers.slider, Qt.Key.Key_End)
    assert all(len(bars.sizes) == 21 for bars in page.plot.bars())
    assert left(page)["Sigmoid"] < before / 1000
    qtbot.keyClick(page.layers.slider, Qt.Key.Key_Home)
    assert all(len(bars.sizes) == 2 for bars in page.plot.bars())
    assert "one layer leaves" in page.sentence.text()


def test_chips_switch_functions(page: ChainPage, qtbot: QtBot) -> None:
    for kind in ("sigmoid", "tanh", "leaky_relu"):
        qtbot.mouseClick(page.chips[kind], LEFT)
    assert list(left(page)) == ["Tanh", "ReLU", "Leaky ReLU"]
    for kind in ("tanh", "relu", "leaky_relu"):
        qtbot.mouseClick(page.chips[kind], LEFT)
    assert "Switch a function on" in page.sentence.text()
    page.grab()


def test_smaller_weights_leave_less(page: ChainPage) -> None:
    he = left(page)["ReLU"]
    page.setStart("glorot")
    assert left(page)["ReLU"] < he / 5


def test_the_steepest_slopes_are_no_chance(page: ChainPage, qtbot: QtBot) -> None:
    page.start.setFocus()
    qtbot.keyClick(page.start, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: left(page)["ReLU"] == 1.0)
    assert left(page)["Sigmoid"] == pytest.approx(0.25**10)
    assert not page.again.isEnabled()


def test_other_weights_tell_the_same(page: ChainPage, qtbot: QtBot) -> None:
    before = page.plot.bars()
    qtbot.mouseClick(page.again, LEFT)
    after = page.plot.bars()
    assert not np.array_equal(before[0].sizes, after[0].sizes)
    assert left(page)["Sigmoid"] < 1e-4
