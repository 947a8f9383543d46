from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gui.pad.correction import Correction, StagesLine

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def line(themes, qtbot):
    widget = Correction(themes)
    qtbot.addWidget(widget)
    widget.resize(230, widget.sizeHint().height())
    with qtbot.waitExposed(widget):
        widget.show()
    widget.chosen = []
    widget.labelChosen.connect(widget.chosen.append)
    return widget


def test_nothing_can_be_asked_before_there_is_an_answer(line, qtbot):
    assert not line.whyButton.isEnabled()
    assert not line.openButton.isEnabled()
    line.setAnswered(True)
    with qtbot.waitSignal(line.whyRequested):
        qtbot.mouseClick(line.whyButton, LEFT)


def test_an_answer_to_no_drawing_can_be_explained_but_not_corrected(line):
    line.setAnswered(True, correctable=False)
    assert line.whyButton.isEnabled()
    assert not line.openButton.isEnabled()


@pytest.mark.parametrize("digit", [0, 7, 9])
def test_a_digit_is_chosen_with_the_mouse(line, qtbot, digit):
    line.setAnswered(True)
    qtbot.mouseClick(line.openButton, LEFT)
    qtbot.mouseClick(line.keys[digit], LEFT)
    assert line.chosen == [digit]


def test_a_digit_is_chosen_with_the_arrow_keys(line, qtbot):
    line.setAnswered(True)
    line.openButton.setFocus()
    qtbot.keyClick(line.openButton, Qt.Key.Key_Space)
    qtbot.keyClick(line.keys[0], Qt.Key.Key_Right)
    qtbot.keyClick(line.keys[1], Qt.Key.Key_Right)
    qtbot.keyClick(line.keys[2], Qt.Key.Key_Return)
    qtbot.keyClick(line.keys[2], Qt.Key.Key_End)
    qtbot.keyClick(line.keys[9], Qt.Key.Key_Space)
    assert line.chosen == [2, 9]


@pytest.mark.parametrize("by_key", [True, False])
def test_the_digits_can_be_closed_again(line, qtbot, by_key):
    line.setAnswered(True)
    qtbot.mouseClick(line.openButton, LEFT)
    assert line.isOpen()
    if by_key:
        qtbot.keyClick(line.keys[0], Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(line.closeButton, LEFT)
    assert not line.isOpen()
    assert line.openButton.isVisible()
    assert line.chosen == []


def test_what_was_kept_is_told_and_can_be_undone(line, qtbot):
    line.setAnswered(True)
    line.showKept(7)
    assert line.keptLabel.isVisible()
    assert line.keptLabel.shownText() == "Kept as a 7 in My digits"
    with qtbot.waitSignal(line.undoRequested):
        qtbot.mouseClick(line.undoButton, LEFT)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_all_faces_are_equally_high_and_no_digit_is_cut(line, themes, qtbot, scale):
    themes.setFontScale(scale)
    line.resize(230, line.sizeHint().height())
    line.setAnswered(True)
    heights = {line.sizeHint().height()}
    line.open()
    heights.add(line.sizeHint().height())
    line.grab()
    for key in line.keys:
        assert key.width() >= key.minimumSizeHint().width()
        assert key.height() >= key.fontMetrics().height()
    assert line.keys[9].mapTo(line, line.keys[9].rect().topRight()).x() < line.width()
    line.showKept(7)
    heights.add(line.sizeHint().height())
    assert len(heights) == 1


def test_a_line_says_how_many_stages_are_off(qtbot):
    line = StagesLine()
    qtbot.addWidget(line)
    line.setOff(1)
    assert line.isVisible()
    assert line.label.text() == "1 stage off"
    line.setOff(2)
    assert line.label.text() == "2 stages off"
    with qtbot.waitSignal(line.resetRequested):
        qtbot.mouseClick(line.button, LEFT)
    line.setOff(0)
    assert not line.isVisible()


def test_the_likely_digit_is_chosen_with_enter_at_once(line, qtbot):
    line.setAnswered(True, guess=4)
    line.openButton.setFocus()
    qtbot.keyClick(line.openButton, Qt.Key.Key_Space)
    assert line.keys[4].hasFocus()
    qtbot.keyClick(line.keys[4], Qt.Key.Key_Return)
    assert line.chosen == [4]
