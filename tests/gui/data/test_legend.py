"""Legends: entries that never overlap, in as many lines as they need."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from gui.data.legend import MARK_PX, MOST_LINES, Entry, Legend, flow, pushedApart

widths = st.lists(st.integers(1, 200), max_size=12)


@pytest.fixture
def legend(themes, qtbot):
    widget = Legend(themes)
    qtbot.addWidget(widget)
    widget.resize(400, 20)
    widget.show()
    return widget


def named(count):
    return [Entry(f"class number {n}", n) for n in range(count)]


def overlapping(legend):
    boxes = [box for _, box in legend.shown()]
    return [pair for pair in itertools.combinations(boxes, 2) if pair[0].intersects(pair[1])]


def texts(legend):
    return [entry.text for entry, _ in legend.shown()]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("count", [1, 4, 100])
def test_entries_neither_overlap_nor_leave_the_widget(legend, themes, scale, count):
    themes.setFontScale(scale)
    legend.setEntries(named(count))
    assert overlapping(legend) == []
    assert all(0 <= box.left() < box.right() <= legend.width() for _, box in legend.shown())
    assert all(box.bottom() <= legend.height() for _, box in legend.shown())


def test_more_than_fit_are_counted(legend):
    legend.setEntries(named(100))
    shown = texts(legend)
    assert shown[-1] == f"and {101 - len(shown)} more"
    assert shown[0] == "class number 0"
    lines = legend.height() / (legend.fontMetrics().height() + 3)
    assert round(lines) == MOST_LINES


def test_it_is_as_high_as_its_lines(legend):
    legend.setEntries(named(2))
    one = legend.height()
    legend.setEntries(named(5))
    assert legend.height() > one
    legend.resize(2000, legend.height())
    assert legend.height() == one


def test_names_are_readable_in_their_own_colours(legend, themes):
    legend.setEntries([Entry("WWWW", 1)])
    shown, wanted = legend.grab().toImage(), themes.theme.laneText(1)
    pixels = itertools.product(range(shown.width()), range(shown.height()))
    assert sum(shown.pixelColor(x, y) == wanted for x, y in pixels) > 5


def test_a_hollow_mark_is_another_one(legend):
    marks = [("dot", False), ("dot", True), ("square", False), ("triangle", False)]
    pictures = []
    for shape, hollow in marks:
        legend.setEntries([Entry("test", 0, shape=shape, hollow=hollow)])
        pictures.append(legend.grab().toImage())
    assert all(a != b for a, b in itertools.combinations(pictures, 2))


def test_assistive_technology_gets_all_of_it(legend):
    legend.setEntries([Entry("Training", 0, "48,000"), Entry("Test", 2, "10,000")])
    assert legend.accessibleName() == "Training 48,000, Test 10,000"


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_each_entry_has_a_tool_tip(legend, qtbot):
    legend.setEntries([Entry("Training", 0, tip="Learnt from."), Entry("Test", 2, "7")])
    for (_, box), tip in zip(legend.shown(), ["Learnt from.", "Test 7"], strict=True):
        position = box.center().toPoint()
        event = QHelpEvent(QEvent.Type.ToolTip, position, legend.mapToGlobal(position))
        QApplication.sendEvent(legend, event)
        assert QToolTip.text() == tip
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@given(widths, st.integers(0, 30), st.integers(50, 600))
def test_lines_are_filled_and_never_overfull(sizes, gap, room):
    places = flow(sizes, gap, room)
    for (left, line), size in zip(places, sizes, strict=True):
        assert left == 0 or left + size <= room
        assert line >= 0
    for ((left, line), size), (after, next_line) in zip(
        zip(places, sizes, strict=True), places[1:], strict=False
    ):
        assert next_line in (line, line + 1)
        assert next_line > line or after == left + size + gap


@given(st.lists(st.tuples(st.floats(0, 600), st.integers(1, 200)), min_size=1, max_size=5))
def test_boxes_are_pushed_apart_as_long_as_there_is_room(boxes):
    boxes.sort()
    wanted, sizes = [left for left, _ in boxes], [size for _, size in boxes]
    lefts = pushedApart(wanted, sizes, 10, 640)
    if sum(sizes) + 10 * (len(sizes) - 1) > 640:
        assert lefts == []
        return
    for left, size, after in zip(lefts, sizes, lefts[1:], strict=False):
        assert after - left - size >= 10 - 1e-6
    assert lefts[0] >= -1e-6
    assert lefts[-1] + sizes[-1] <= 640 + 1e-6


def test_boxes_with_room_stay_where_they_want_to_be():
    assert pushedApart([0, 200, 400], [90, 90, 90], 10, 640) == [0, 200, 400]


def test_a_curve_has_a_line_for_a_mark(legend, themes):
    def inked():
        image = legend.grab().toImage()
        ((_, box),) = legend.shown()
        middle, colour = int(box.center().y()), themes.theme.color("accent").name()
        return [image.pixelColor(MARK_PX // 2, middle + dy).name() == colour for dy in (-4, 0, 4)]

    legend.setEntries([Entry("network", "accent", shape="none")])
    assert not any(inked())
    legend.setEntries([Entry("network", "accent", shape="line")])
    assert inked() == [False, True, False]
