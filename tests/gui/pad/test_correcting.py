"""A drawing that is read as a digit can be corrected, and each correction is asked for once."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.pad.bars import DIGITS
from gui.pad.canvas import PadCanvas
from gui.pad.correcting import Correcting
from gui.pad.correction import Correction

LEFT = Qt.MouseButton.LeftButton
SEVEN = np.array([0.0, 0.3, 0, 0, 0, 0, 0, 0.7, 0, 0])


@pytest.fixture
def correcting(themes, qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    line, canvas = Correction(themes), PadCanvas(themes)
    for part in (line, canvas):
        layout.addWidget(part)
    box.resize(300, 400)
    with qtbot.waitExposed(box):
        box.show()
    made = Correcting(line, canvas, box)
    made.box, made.line, made.canvas, made.told = box, line, canvas, []
    made.requested.connect(lambda strokes, digit: made.told.append(digit))
    made.undone.connect(lambda: made.told.append("undone"))
    return made


def test_only_an_answer_to_a_drawing_of_a_digit_can_be_corrected(correcting):
    for answer, names, is_drawn, possible in (
        (None, DIGITS, True, False),
        (SEVEN, DIGITS, False, False),
        (SEVEN, tuple("abcdefghij"), True, False),
        (np.array([0.9]), ("yes",), True, False),
        (SEVEN, DIGITS, True, True),
    ):
        correcting.setAnswer(answer, names, is_drawn)
        assert correcting.isPossible() == possible
        assert correcting.line.openButton.isEnabled() == possible
        assert correcting.line.whyButton.isEnabled() == (answer is not None)


def test_the_runner_up_is_offered_first(correcting, qtbot):
    correcting.setAnswer(SEVEN, DIGITS, True)
    qtbot.mouseClick(correcting.line.openButton, LEFT)
    assert correcting.line.keys[1].hasFocus()


def test_the_strokes_of_the_sheet_are_told_and_it_gets_the_focus(correcting, qtbot):
    strokes = [np.array([(0.2, 0.2), (0.8, 0.8)])]
    correcting.canvas.setStrokes(strokes)
    correcting.setAnswer(SEVEN, DIGITS, True)
    kept = []
    correcting.requested.connect(lambda strokes, digit: kept.append(strokes))
    qtbot.mouseClick(correcting.line.openButton, LEFT)
    qtbot.mouseClick(correcting.line.keys[4], LEFT)
    assert correcting.told == [4]
    assert np.allclose(kept[0][0], strokes[0])
    assert correcting.canvas.hasFocus()


def test_another_digit_takes_the_place_of_the_one_before(correcting):
    correcting.correct(1)
    correcting.showKept(1)
    correcting.correct(1)  # as it is kept
    correcting.correct(2)
    assert correcting.told == [1, "undone", 2]


def test_what_was_kept_can_be_taken_back_and_is_not_told_of_late(correcting, qtbot):
    correcting.correct(1)
    correcting.showKept(2)  # of another drawing
    assert correcting.line.kept() is None
    correcting.showKept(1)
    qtbot.mouseClick(correcting.line.undoButton, LEFT)
    correcting.showKept(1)
    assert correcting.line.kept() is None
    assert correcting.told == [1, "undone"]


def test_another_drawing_leaves_nothing_of_the_correction_before(correcting, qtbot):
    correcting.correct(1)
    correcting.showKept(1)
    correcting.leave()
    assert correcting.line.kept() is None
    correcting.correct(2)
    assert correcting.told == [1, 2]  # the first stays kept
    correcting.setAnswer(SEVEN, DIGITS, True)
    correcting.leave()
    qtbot.mouseClick(correcting.line.openButton, LEFT)
    correcting.leave()
    assert not correcting.line.isOpen()
