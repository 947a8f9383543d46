from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gui.drawing.choice_bar import ChoiceBar

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(themes, qtbot):
    widget = ChoiceBar(themes)
    qtbot.addWidget(widget)
    widget.resize(560, widget.sizeHint().height())
    widget.show()
    return widget


def test_without_a_choice_nothing_can_be_done(bar):
    assert bar.chosen.text() == "none chosen"
    assert not bar.removeButton.isEnabled()
    assert not any(key.isEnabled() for key in bar.keys)


@pytest.mark.parametrize(
    ("count", "text", "lead"), [(1, "1 chosen", "It is a"), (3, "3 chosen", "They are")]
)
def test_it_says_how_many_are_chosen(bar, count, text, lead):
    bar.setCount(count)
    assert (bar.chosen.text(), bar.lead.text()) == (text, lead)


def test_the_choice_gets_another_label_or_is_removed(bar, qtbot):
    bar.setCount(2)
    with qtbot.waitSignal(bar.labelRequested) as told:
        qtbot.mouseClick(bar.keys[4], LEFT)
    assert told.args == [4]
    with qtbot.waitSignal(bar.removeRequested):
        qtbot.mouseClick(bar.removeButton, LEFT)


def test_words_give_way_to_the_keys(bar):
    bar.setCount(2)
    assert bar.lead.isVisible()
    bar.resize(bar.minimumSizeHint().width() + 20, bar.height())
    assert not bar.lead.isVisible()
    assert bar.rect().contains(bar.removeButton.geometry())
