"""The class histogram: bars in proportion, and a click that filters."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from gui.data.class_chart import ALL_CLASSES, ClassChart
from gui.theme import mix

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Trouser", "Ankle boot", "Bag", "Coat")
COUNTS = np.array([6000, 3000, 1, 0])


@pytest.fixture
def chart(themes, qtbot):
    widget = ClassChart(themes)
    widget.setCounts(COUNTS, NAMES)
    widget.resize(300, 200)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.heard = []
    widget.classChosen.connect(widget.heard.append)
    return widget


def click(qtbot, chart, row):
    qtbot.mouseClick(chart.viewport(), LEFT, pos=chart._cell(row).center())


def length(chart, row, colour):
    """How long a row's bar of a colour is, in pixels."""
    image, y = chart.viewport().grab().toImage(), chart._cell(row).center().y()
    return sum(image.pixelColor(x, y) == colour for x in range(90, image.width() - 60))


def test_bars_are_as_long_as_the_counts(chart, themes):
    muted = themes.theme.color("muted")
    full, half = (length(chart, row, muted) for row in range(2))
    assert full > 50
    assert half == pytest.approx(full / 2, abs=6)


def test_a_single_example_can_be_seen_and_no_example_not(chart):
    shown = chart.viewport().grab().toImage()

    def bar(row):
        pixels = [shown.pixelColor(x, chart._cell(row).center().y()) for x in range(60, 240)]
        return sum(pixel != pixels[-1] for pixel in pixels)

    assert 1 <= bar(2) <= 4
    assert bar(3) == 0


def test_a_click_chooses_a_class_and_another_one_all_again(chart, qtbot):
    click(qtbot, chart, 1)
    assert chart.chosen() == 1
    click(qtbot, chart, 2)
    click(qtbot, chart, 2)
    assert chart.heard == [1, 2, ALL_CLASSES]
    assert chart.chosen() == ALL_CLASSES


def test_a_double_click_chooses_too(chart, qtbot):
    point = chart._cell(1).center()
    qtbot.mouseClick(chart.viewport(), LEFT, pos=point)
    qtbot.mouseDClick(chart.viewport(), LEFT, pos=point)
    assert chart.chosen() == 1


def test_keys_choose_as_well(chart, qtbot):
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.heard == [1, 2, ALL_CLASSES]


def test_the_chosen_bar_has_the_accent_colour_and_the_others_stand_back(chart, qtbot, themes):
    theme = themes.theme
    click(qtbot, chart, 1)
    assert length(chart, 1, theme.color("accent")) > 20
    assert length(chart, 0, theme.color("muted")) < 5
    assert length(chart, 0, mix(theme.color("panel"), theme.color("muted"), 0.45)) > 50


def test_choosing_from_outside_is_not_announced(chart):
    chart.setChosen(2)
    assert chart.chosen() == 2
    assert chart.heard == []


def test_other_counts_keep_the_choice_and_other_classes_end_it(chart, qtbot):
    click(qtbot, chart, 1)
    chart.setCounts(COUNTS // 2, NAMES)
    assert chart.chosen() == 1
    chart.setCounts(np.array([1, 2]), ("cat", "dog"))
    assert chart.heard == [1, ALL_CLASSES]


def test_when_the_end_of_a_choice_is_heard_the_new_classes_are_there(chart, qtbot):
    click(qtbot, chart, 1)
    chart.classChosen.connect(lambda: chart.heard.append(chart._count()))
    chart.setCounts(np.array([1, 2]), ("cat", "dog"))
    assert chart.heard == [1, ALL_CLASSES, 2]


def test_what_is_said_of_a_class(chart, qtbot):
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleDescription() == "Trouser: 6,000 examples, 66.7 % of all"
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    assert chart.accessibleDescription().endswith("(chosen)")
    assert "show only these" in chart._tip(1)
    assert "show all" in chart._tip(0)


def test_the_focus_can_be_seen(chart, qtbot):
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    focused = chart.viewport().grab().toImage()
    chart.clearFocus()
    assert chart.viewport().grab().toImage() != focused


def test_a_thousand_classes_are_scrolled(chart, qtbot):
    chart.setCounts(np.arange(1000), [f"class {n}" for n in range(1000)])
    assert chart.sizeHint().height() < 400
    assert chart.verticalScrollBar().maximum() > 15_000
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.viewport().rect().contains(chart._cell(999))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_rows_are_compact_but_as_high_as_the_type(chart, themes, scale):
    themes.setFontScale(scale)
    assert chart.fontMetrics().height() <= chart._rowHeight() <= 24 * scale


def test_long_names_leave_room_for_the_bars(chart, themes):
    chart.setCounts(np.array([5, 5]), ("An uncommonly long name of a class" * 3, "Bag"))
    assert length(chart, 1, themes.theme.color("muted")) > 50


def test_no_classes_show_the_hint(chart):
    chart.setCounts(np.zeros(0, int), ())
    empty = chart.viewport().grab().toImage()
    chart.setHint("No classes")
    assert chart.viewport().grab().toImage() != empty
