"""The next update of a weight in words and lines, and what is to be known of it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.insight.arithmetic import BIAS
from engine.insight.calculator import Answer, Question
from engine.insight.update_rule import upcoming
from engine.training.history import History
from engine.training.snapshots import Snapshot
from gui.insight.arithmetic_choice import Choice
from gui.insight.step_view import StepView
from gui.theme import ThemeManager
from tests.helpers.arithmetic import FakeCalculator, kernel_look, spec_with


@pytest.fixture
def view(themes: ThemeManager, qtbot: QtBot) -> StepView:
    made = StepView(themes)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def answer(look: Any = None, **more: Any) -> Answer:
    """An answer about layer 1 after five updates."""
    calculator, spec = FakeCalculator(), spec_with()
    calculator.more = more
    if look is not None:
        calculator.looks[1] = lambda _: look
    when = upcoming(spec, History(), 5, 0, 10)
    return calculator.answer(Question(spec, Snapshot(5, 0.5, ()), when, 1))


def chosen(found: Answer, row: int | None = None) -> Choice:
    choice = Choice()
    choice.begin(1)
    choice.fit(found.look)
    if row is not None:
        choice.chooseRow(row)
    choice.summed(found.look)
    return choice


def test_the_heading_names_the_weight(view: StepView) -> None:
    found = answer()
    view.setStep(found, chosen(found), False)
    assert view.heading.text() == "Update 6: the weight from row 4, column 2 to unit 40"
    assert "32 examples, after 5 updates" in view.facts.text()
    view.setStep(found, chosen(found, BIAS), False)
    assert view.heading.text() == "Update 6: the bias of unit 40"
    assert view.changes.table()[1][4] == "0.125"


def test_a_filters_weight_is_one_of_a_filter(view: StepView) -> None:
    found = answer(kernel_look())
    view.setStep(found, chosen(found), False)
    assert view.heading.text().endswith("to filter 1")


@pytest.mark.parametrize(
    ("more", "has_ended", "words"),
    [
        ({}, False, ""),
        ({"chance": True}, False, "Chance"),
        ({"chance": True}, True, "has ended"),
        ({"has_state": False}, True, "given up to save memory"),
    ],
)
def test_one_thing_to_know_is_said(
    view: StepView, more: dict[str, Any], has_ended: bool, words: str
) -> None:
    found = answer(**more)
    view.setStep(found, chosen(found), has_ended)
    assert view.message.isVisible() == bool(words)
    assert words in view.message.text()


def test_without_the_optimizers_numbers_there_are_no_lines(view: StepView) -> None:
    found = answer(has_state=False)
    view.setStep(found, chosen(found), False)
    assert not view.changes.isVisible()
    assert view.table() is None
    found = answer()
    view.setStep(found, chosen(found), False)
    assert view.changes.isVisible()
    assert view.table() == view.changes.table()


def test_copying_is_for_who_has_both_tables(view: StepView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.copyButton.clicked):
        qtbot.mouseClick(view.copyButton, Qt.MouseButton.LeftButton)
