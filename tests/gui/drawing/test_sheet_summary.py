"""The last page of a sheet: how many were written, and where to go from here."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.drawing.sheet_summary import SheetSummary
from gui.theme import ThemeManager


@pytest.fixture
def summary(themes: ThemeManager, qtbot: QtBot) -> SheetSummary:
    made = SheetSummary(themes)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_new_sum_forgets_how_the_last_one_was_read(summary: SheetSummary) -> None:
    summary.result.setText("Current reads 3 of these 6.")
    summary.sumUp(29)
    assert summary.heading.text() == "Written: 29 of 30"
    assert summary.result.text() == ""


@pytest.mark.parametrize("trainable", [True, False])
def test_the_focus_is_on_what_can_be_done(summary: SheetSummary, trainable: bool) -> None:
    summary.trainButton.setEnabled(trainable)
    summary.focusNext()
    assert (summary.trainButton if trainable else summary.seeButton).hasFocus()
