"""Words that change without moving what stands below them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.race.surface_words import SteadyLabel, TwoLineLabel
from gui.theme import ThemeManager

SHORT, LONG = "A few words.", "Many more words than go into a single line. " * 4


def test_a_steady_label_keeps_the_height_of_its_longest_form(
    qtbot: QtBot, themes: ThemeManager
) -> None:
    label = SteadyLabel()
    qtbot.addWidget(label)
    label.resize(300, 40)
    label.setText(LONG)
    high = label.minimumHeight()
    label.setText(SHORT)
    low = label.minimumHeight()
    label.setForms([SHORT, LONG])
    assert label.minimumHeight() == high > low
    label.setForms(())
    assert label.minimumHeight() == low


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_two_lines_show_what_goes_into_them_and_the_tip_the_rest(
    qtbot: QtBot, themes: ThemeManager, scale: float
) -> None:
    themes.setFontScale(scale)
    label = TwoLineLabel("Measured.")
    qtbot.addWidget(label)
    label.resize(round(320 * scale), label.sizeHint().height())
    label.setText(SHORT)
    assert label.shownLines() == (SHORT,)
    height = label.sizeHint().height()
    label.setText(LONG)
    first, second = label.shownLines()
    assert LONG.startswith(first)
    assert second.endswith("…")
    assert all(label.fontMetrics().horizontalAdvance(x) <= label.width() for x in (first, second))
    assert label.sizeHint().height() == height >= 2 * label.fontMetrics().height()
    assert label.toolTip() == f"{LONG} Measured."
    assert label.accessibleName() == LONG
    assert not label.grab().isNull()
