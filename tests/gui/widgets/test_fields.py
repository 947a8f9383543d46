from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gui.widgets.fields import ChoiceBox, NumberEdit, nextNiceNumber, numberText


@pytest.fixture
def make(themes, qtbot):
    def make(*args, **kwargs):
        holder = QWidget()
        layout = QVBoxLayout(holder)
        edit = NumberEdit(*args, **kwargs)
        layout.addWidget(edit)
        layout.addWidget(QLineEdit())
        qtbot.addWidget(holder)
        with qtbot.waitActive(holder):
            holder.show()
        edit.values = []
        edit.valueChanged.connect(edit.values.append)
        edit.holder = holder
        return edit

    return make


def retype(qtbot, edit, text):
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def turn_wheel(widget):
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize(
    ("value", "text"),
    [(32, "32"), (0.001, "0.001"), (1e-7, "1e-07"), (2.0, "2"), (0.1 + 0.2, "0.30000000000000004")],
)
def test_numbers_are_shown_shortly(value, text):
    assert numberText(value) == text


def test_nice_numbers_step_one_two_five():
    up, value = [], 0.001
    for _ in range(4):
        value = nextNiceNumber(value, up=True)
        up.append(value)
    assert up == [0.002, 0.005, 0.01, 0.02]
    assert nextNiceNumber(0.001, up=False) == 0.0005
    assert nextNiceNumber(0.003, up=True) == 0.005
    assert nextNiceNumber(0.003, up=False) == 0.002


def test_values_are_told_while_they_are_typed(make, qtbot):
    edit = make(1, 0, None, integer=True)
    retype(qtbot, edit, "128")
    assert edit.values == [12, 128]
    assert edit.value() == 128


def test_scientific_notation_can_be_typed(make, qtbot):
    edit = make(0.001, 0.0, None)
    retype(qtbot, edit, "3e-4")
    assert edit.value() == 3e-4
    assert edit.problem() == ""


def test_wrong_text_is_kept_and_marked_and_the_value_stays(make, qtbot):
    edit = make(32, 1, None, integer=True)
    problems = []
    edit.problemChanged.connect(problems.append)
    retype(qtbot, edit, "3x")
    assert edit.property("invalid") is True
    assert edit.problem() == "“3x” is not a whole number."
    edit.holder.findChildren(QLineEdit)[-1].setFocus()
    assert edit.text() == "3x"
    assert edit.value() == 3
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_End)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.property("invalid") is False
    assert problems[-1] == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0", "0 is too small; the least is 1."),
        ("4097", "4097 is too large; the greatest is 4096."),
        ("2.5", "“2.5” is not a whole number."),
        ("1e999", "1e999 is too large."),
        ("nan", "“nan” is not a whole number."),
    ],
)
def test_what_is_wrong_is_said(make, qtbot, text, problem):
    edit = make(8, 1, 4096, integer=True)
    retype(qtbot, edit, text)
    assert edit.problem() == problem


def test_an_empty_field_is_none_only_where_that_means_something(make, qtbot):
    needed, optional = make(5), make(5, optional=True)
    for edit in (needed, optional):
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert needed.problem() == "A number is needed here."
    assert needed.value() == 5
    assert optional.value() is None
    assert optional.values == [None]


def test_arrows_step_and_stop_at_the_bounds(make, qtbot):
    edit = make(2, 1, 4, integer=True)
    edit.setFocus()
    for _ in range(5):
        qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value() == 4
    for _ in range(5):
        qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value() == 1
    assert edit.text() == "1"


def test_a_logarithmic_field_steps_by_factors(make, qtbot):
    edit = make(0.001, 0.0, 10.0, logarithmic=True)
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "0.002"
    qtbot.keyClick(edit, Qt.Key.Key_PageUp)
    assert edit.text() == "0.02"
    edit.setValue(0.0)
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value() == 1e-6


def test_decimal_steps_leave_no_dust(make, qtbot):
    edit = make(0.1, step=0.1)
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "0.3"


def test_a_step_mends_a_wrong_text(make, qtbot):
    edit = make(10, integer=True)
    retype(qtbot, edit, "x")
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "11"
    assert edit.problem() == ""


def test_the_wheel_counts_only_with_the_focus(make):
    edit = make(10, integer=True)
    edit.holder.findChildren(QLineEdit)[-1].setFocus()
    assert not turn_wheel(edit)
    assert edit.value() == 10
    edit.setFocus()
    turn_wheel(edit)
    assert edit.value() == 11


def test_a_value_set_from_outside_does_not_disturb_typing(make, qtbot):
    edit = make(1.0, 0.0, None)
    retype(qtbot, edit, "0.10")
    edit.setValue(0.1)
    assert edit.text() == "0.10"
    edit.setValue(0.2)
    assert edit.text() == "0.2"
    assert edit.values[-1] == 0.2


def test_when_typing_is_over_the_number_is_tidied(make, qtbot):
    edit = make(1.0, 0.0, None)
    retype(qtbot, edit, "0.0010")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "0.001"


def test_a_choice_is_not_changed_by_scrolling_past(themes, qtbot):
    holder = QWidget()
    layout = QVBoxLayout(holder)
    other, box = QLineEdit(), ChoiceBox()
    box.addItem("Adam", "adam")
    box.addItem("SGD", "sgd")
    layout.addWidget(other)
    layout.addWidget(box)
    qtbot.addWidget(holder)
    holder.show()
    other.setFocus()
    assert not turn_wheel(box)
    assert box.currentData() == "adam"
    box.setData("sgd")
    assert box.currentText() == "SGD"
    box.setData("unknown")
    assert box.currentText() == "SGD"


@pytest.mark.parametrize("text", ["99999999999999999999", "12345678901234567891", "1e22"])
def test_whole_numbers_are_exact(make, qtbot, text):
    edit = make(1, 0, None, integer=True)
    retype(qtbot, edit, text)
    assert edit.value() == int(text.replace("1e22", "1" + 22 * "0"))
    assert edit.problem() == ""


@pytest.mark.parametrize("integer", [True, False])
def test_a_number_beyond_all_bounds_is_called_too_large(make, qtbot, integer):
    edit = make(1, 0, None, integer=integer)
    retype(qtbot, edit, "1e999")
    assert edit.problem() == "1e999 is too large."


def test_the_arrows_come_back_from_far_out_of_range(make, qtbot):
    edit = make(1, 0, None, integer=True)
    retype(qtbot, edit, "1e299")
    edit.setRange(1, 65536)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value() == 65536
