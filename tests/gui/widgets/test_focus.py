"""Where the keyboard goes when what has it is about to be hidden."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.focus import handFocus, holdsFocus


class Form(QWidget):
    """A group with a button, and two fields below it."""

    def __init__(self) -> None:
        super().__init__()
        self.group, self.next, self.heir = QWidget(), QLineEdit(), QLineEdit()
        self.button = QPushButton()
        QVBoxLayout(self.group).addWidget(self.button)
        column = QVBoxLayout(self)
        for widget in (self.group, self.next, self.heir):
            column.addWidget(widget)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_widget_holds_the_focus_of_those_in_it(form: Form) -> None:
    form.button.setFocus()
    assert holdsFocus(form.button)
    assert holdsFocus(form.group)
    assert not holdsFocus(form.next)


def test_the_heir_gets_it_and_not_what_comes_next(form: Form) -> None:
    form.button.setFocus()
    handFocus(form.group, form.heir)
    form.group.hide()
    assert form.focusWidget() is form.heir


def test_a_focus_that_is_elsewhere_stays_there(form: Form) -> None:
    form.next.setFocus()
    handFocus(form.group, form.heir)
    form.group.hide()
    assert form.focusWidget() is form.next
