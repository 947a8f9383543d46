from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.insight.evaluation import Evaluated
from engine.insight.network import Network
from engine.messages import say
from gui.drawing.model_table import ModelTable, mixUps

LABELS = np.array([4, 4, 4, 7, 1], np.int32)


def evaluated(*predicted):
    read = np.array(predicted, np.int32)
    network = Network(say("a"), lambda: None)
    return Evaluated(network, float(np.mean(read == LABELS)), read)


ROWS = [
    ("bad", evaluated(9, 9, 4, 1, 1)),
    ("good", evaluated(4, 4, 4, 7, 1)),
    ("clothes", Evaluated(Network(say("c"), lambda: None), problem=say("It sorts clothes."))),
]


@pytest.fixture
def table(themes, qtbot):
    widget = ModelTable(themes)
    widget.resize(700, 100)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.setEvaluated(ROWS, LABELS)
    return widget


def test_mix_ups_are_told_the_most_frequent_first():
    assert mixUps(np.array([9, 9, 4, 1, 1], np.int32), LABELS) == "4 → 9 ×2, 7 → 1"
    assert mixUps(LABELS, LABELS) == ""


def test_networks_are_shown_the_best_first_and_it_is_chosen(table):
    assert [table.texts(place) for place in range(3)] == [
        ("good", "100.0\u00a0%", "reads all of them"),
        ("bad", "40.0\u00a0%", "4 → 9 ×2, 7 → 1"),
        ("clothes", "–", "It sorts clothes."),
    ]
    assert table.chosen() is ROWS[1][1]


def test_another_network_is_chosen_with_the_mouse_and_with_the_keyboard(table, qtbot):
    with qtbot.waitSignal(table.modelChosen):
        middle = table._cell(1).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert table.chosen() is ROWS[0][1]
    with qtbot.waitSignal(table.modelChosen):
        qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.chosen() is ROWS[1][1]


def test_it_is_there_only_while_there_is_something_to_show(table):
    assert table.isVisible()
    table.setEvaluated((), LABELS)
    assert not table.isVisible()
    assert table.chosen() is None


def test_the_bar_of_a_better_network_is_longer(table, themes):
    def accent(place):
        image = table.viewport().grab(table._cell(place)).toImage()
        y = image.height() // 2
        tokens = (themes.theme.color("accent"), themes.theme.color("muted"))
        return sum(image.pixelColor(x, y) in tokens for x in range(240, 420))

    assert accent(0) > 2 * accent(1) > 2 * accent(2)
