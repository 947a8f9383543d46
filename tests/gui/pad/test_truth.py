from __future__ import annotations

import pytest

from gui.pad.truth import TruthMark


@pytest.fixture
def mark(themes, qtbot):
    widget = TruthMark(themes)
    widget.resize(200, 30)
    qtbot.addWidget(widget)
    return widget


def icon(mark):
    return mark._icon.pixmap().toImage()


def colour_of(mark):
    return mark.label.palette().color(mark.label.foregroundRole())


def test_a_right_answer_has_a_tick_in_the_good_colour(mark, themes):
    mark.judge("Bag", "Bag")
    assert mark.text() == "right"
    assert icon(mark) == themes.icon("check", "good").pixmap(16, 16).toImage()
    assert colour_of(mark) == themes.theme.color("good")


def test_a_wrong_answer_has_a_cross_and_the_right_one(mark, themes):
    mark.judge("Coat", "Bag")
    assert mark.text() == "wrong: it is Bag"
    assert icon(mark) == themes.icon("close", "bad").pixmap(16, 16).toImage()
    assert colour_of(mark) == themes.theme.color("bad")


def test_the_icon_follows_the_theme(mark, themes):
    mark.judge("Coat", "Bag")
    before = icon(mark)
    themes.setMode("dark")
    assert icon(mark) != before
    themes.setFontScale(2.0)
    assert icon(mark).width() == 32
