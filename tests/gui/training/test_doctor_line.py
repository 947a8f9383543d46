"""The line below the plots: hidden until there is something to say, and a button that does it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from engine.insight.doctor import Diagnosis
from engine.messages import say
from engine.spec import presets
from engine.spec.problems import Fix
from gui.theme import ThemeManager
from gui.training.doctor_line import DoctorLine

SPEC = presets.get("overfit").spec
DIAGNOSIS = Diagnosis(
    "overfitting",
    "careful",
    say("Overfitting from epoch {n}.", n=4),
    say("Try dropout."),
    say("It learns <by heart>."),
    Fix(say("Insert Dropout"), SPEC.with_training(epochs=7)),
)


@pytest.fixture
def line(qtbot: QtBot, themes: ThemeManager) -> DoctorLine:
    line = DoctorLine(themes)
    qtbot.addWidget(line)
    line.resize(600, 60)
    return line


def test_it_is_hidden_until_there_is_something_to_say(line: DoctorLine) -> None:
    assert line.isHidden()
    line.setDiagnosis(None)
    assert line.isHidden()
    line.setDiagnosis(DIAGNOSIS)
    assert line.isVisible()
    assert line.text() == "Overfitting from epoch 4."


def test_it_keeps_its_place_once_it_has_spoken(line: DoctorLine) -> None:
    line.setDiagnosis(DIAGNOSIS)
    height = line.sizeHint().height()
    line.setDiagnosis(None)
    assert line.text() == ""
    assert not line.fix.isVisible()
    assert line.isVisible()
    assert line.sizeHint().height() == height
    line.clear()
    assert line.isHidden()


def test_the_button_offers_the_change(line: DoctorLine, qtbot: QtBot) -> None:
    line.setDiagnosis(DIAGNOSIS)
    assert line.fix.text() == "Insert Dropout"
    with qtbot.waitSignal(line.fixRequested) as asked:
        qtbot.mouseClick(line.fix, Qt.MouseButton.LeftButton)
    assert DIAGNOSIS.fix is not None
    assert asked.args == [DIAGNOSIS.fix.spec, "Insert Dropout"]


def test_what_has_been_changed_is_not_offered_again(line: DoctorLine) -> None:
    assert DIAGNOSIS.fix is not None
    line.setDiagnosis(DIAGNOSIS)
    line.setSpec(DIAGNOSIS.fix.spec)
    assert not line.fix.isEnabled()
    line.setSpec(SPEC)
    assert line.fix.isEnabled()


def test_without_a_change_the_advice_is_part_of_the_sentence(line: DoctorLine) -> None:
    line.setDiagnosis(replace(DIAGNOSIS, fix=None))
    assert not line.fix.isVisible()
    assert line.text() == "Overfitting from epoch 4. Try dropout."


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_why_is_told_to_the_pointer_and_to_a_click(line: DoctorLine, qtbot: QtBot) -> None:
    line.setDiagnosis(DIAGNOSIS)
    assert "It learns &lt;by heart&gt;." in line.why.toolTip()
    assert "Try dropout." in line.why.toolTip()
    qtbot.mouseClick(line.why, Qt.MouseButton.LeftButton)
    assert QToolTip.text() == line.why.toolTip()
    QToolTip.hideText()


def test_in_a_narrow_line_the_sentence_is_cut_and_takes_no_height(line: DoctorLine) -> None:
    line.setDiagnosis(replace(DIAGNOSIS, finding=say("It has been going wrong for long. " * 9)))
    heights = []
    for width in (700, 400):
        line.resize(width, 100)
        heights.append(line.minimumSizeHint().height())
    assert heights[1] <= line.fix.sizeHint().height() + 4 < heights[0]
    assert line._brief.isVisible()
    assert line._brief.toolTip() == line.text()


def test_the_icon_has_the_colour_of_how_bad_it_is(line: DoctorLine, themes: ThemeManager) -> None:
    pictures = []
    for severity in ("info", "careful", "bad"):
        line.setDiagnosis(replace(DIAGNOSIS, severity=severity))  # type: ignore[arg-type]
        pictures.append(line._icon.pixmap().toImage())
    themes.setMode("dark")
    pictures.append(line._icon.pixmap().toImage())
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])
