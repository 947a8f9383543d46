"""The settings of the function in front."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.insight.activation_curves import MaxOfLines, value
from engine.spec.activations import ELU, LeakyReLU, Sigmoid
from gui.activations.parameters import ALPHA, LINES, NOTHING, SLOPE, Parameters, linesOf
from gui.theme import ThemeManager


@pytest.fixture
def parameters(themes: ThemeManager, qtbot: QtBot) -> Parameters:
    made = Parameters(themes)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_function_has_its_own(parameters: Parameters) -> None:
    for function, page in (
        (Sigmoid(), NOTHING),
        (LeakyReLU(), SLOPE),
        (ELU(), ALPHA),
        (linesOf(0), LINES),
        (None, NOTHING),
    ):
        parameters.setFunction(function)
        assert parameters.currentIndex() == page


def test_the_slope_is_shown_and_set(parameters: Parameters, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(parameters.changed):
        parameters.setFunction(LeakyReLU(0.2))
    assert parameters.slope.value() == 0.2
    with qtbot.waitSignal(parameters.changed) as changed:
        qtbot.keyClick(parameters.slope.slider, Qt.Key.Key_Left)
    assert changed.args == [LeakyReLU(0.19)]


def test_alpha_is_shown_and_set(parameters: Parameters, qtbot: QtBot) -> None:
    parameters.setFunction(ELU(1.0))
    with qtbot.waitSignal(parameters.changed) as changed:
        qtbot.keyClick(parameters.alpha.slider, Qt.Key.Key_Right)
    assert changed.args == [ELU(1.1)]


def test_lines_can_make_other_functions(parameters: Parameters, qtbot: QtBot) -> None:
    x = np.linspace(-2, 2, 41)
    expected = np.maximum(x, 0), np.abs(x), np.square(x) / 3
    parameters.setFunction(linesOf(0))
    for button, wanted in zip(parameters.lineButtons, expected, strict=True):
        with qtbot.waitSignal(parameters.changed) as changed:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        unit = changed.args[0]
        assert isinstance(unit, MaxOfLines)
        np.testing.assert_allclose(value(unit, x), wanted, atol=0.16)
