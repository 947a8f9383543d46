"""A slider with marks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.activations.marked_slider import MarkedSlider
from gui.theme import ThemeManager


@pytest.fixture
def slider(themes: ThemeManager, qtbot: QtBot) -> MarkedSlider:
    made = MarkedSlider(themes, 0.0, 0.5, 0.01, (0.01, 0.1, 0.3))
    qtbot.addWidget(made)
    made.resize(400, 40)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_arrow_keys_go_one_step(slider: MarkedSlider, qtbot: QtBot) -> None:
    slider.setValue(0.3)
    with qtbot.waitSignal(slider.valueChanged) as changed:
        qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    assert changed.args == [0.31]
    assert slider.figure.text() == "0.31"


@pytest.mark.parametrize("mark", [0.01, 0.1, 0.3])
def test_a_click_on_a_mark_goes_there(slider: MarkedSlider, qtbot: QtBot, mark: float) -> None:
    slider.setValue(0.5)
    place = next(box for value, box in slider.marks.places() if value == round(100 * mark))
    qtbot.mouseClick(slider.marks, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert slider.value() == mark


def test_the_ends_are_the_bounds(slider: MarkedSlider, qtbot: QtBot) -> None:
    qtbot.keyClick(slider.slider, Qt.Key.Key_End)
    assert slider.value() == 0.5
    qtbot.keyClick(slider.slider, Qt.Key.Key_Home)
    assert slider.value() == 0.0


def test_equal_ways_can_be_equal_factors(themes: ThemeManager, qtbot: QtBot) -> None:
    slider = MarkedSlider(themes, 0.1, 10.0, 10**0.05, (0.1, 1.0, 10.0), factor=True)
    qtbot.addWidget(slider)
    slider.setValue(1.0)
    assert slider.value() == pytest.approx(1.0)
    assert slider.slider.value() == slider.slider.maximum() / 2
    qtbot.keyClick(slider.slider, Qt.Key.Key_End)
    assert slider.value() == pytest.approx(10.0)
    assert slider.figure.text() == "10.00"


def test_marks_do_not_leave_the_slider(slider: MarkedSlider) -> None:
    slider.resize(170, 40)
    boxes = [box for _, box in slider.marks.places()]
    assert boxes[0].left() >= 0
    assert boxes[-1].right() <= slider.marks.width() + 1
