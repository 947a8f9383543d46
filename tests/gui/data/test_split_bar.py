"""The bar of parts: in proportion, every part seen, labels that never overlap."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from gui.data.split_bar import SplitBar, segmentWidths


@pytest.fixture
def bar(themes, qtbot):
    widget = SplitBar(themes)
    qtbot.addWidget(widget)
    widget.resize(640, 60)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def lengths(bar, *colours):
    """Pixels of each colour along the bar."""
    image = bar._bar.grab().toImage()
    row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    return [sum(pixel == colour for pixel in row) for colour in colours]


def said(bar):
    return [f"{entry.text} {entry.figure}" for entry, _ in bar.legend.shown()]


def test_parts_are_as_wide_as_they_are_many_in_the_colours_of_the_curves(bar, themes):
    bar.setParts(48_000, 12_000, 10_000, 0)
    theme = themes.theme
    train, validation, test = lengths(bar, theme.lane(0), theme.lane(1), theme.lane(2))
    assert train == pytest.approx(640 * 48 / 70, abs=5)
    assert validation == pytest.approx(640 * 12 / 70, abs=5)
    assert test == pytest.approx(640 * 10 / 70, abs=5)


def test_every_part_is_named_and_counted_and_none_is_left_out(bar):
    bar.setParts(48_000, 12_000, 10_000, 5)
    assert said(bar) == ["Training 48,000", "Validation 12,000", "Test 10,000", "Unused 5"]
    assert bar.accessibleDescription() == ", ".join(said(bar))


def test_a_part_without_examples_is_not_mentioned(bar):
    bar.setParts(60_000, 0, 10_000, 0)
    assert said(bar) == ["Training 60,000", "Test 10,000"]


def test_the_smallest_part_can_still_be_seen(bar, themes):
    bar.setParts(59_999, 1, 10_000, 0)
    [validation] = lengths(bar, themes.theme.lane(1))
    assert validation >= 5


def test_no_examples_are_an_empty_bar_and_a_word(bar, themes):
    bar.setParts(0, 0, 0, 0)
    assert bar.accessibleDescription() == "No examples yet"
    assert lengths(bar, themes.theme.color("chip"))[0] > 600


@pytest.mark.parametrize("width", [320, 560, 1200])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    "parts", [(48_000, 12_000, 10_000, 0), (600, 100, 10_000, 1_059_300), (1, 1, 1, 1)]
)
def test_labels_neither_overlap_nor_leave_the_bar(bar, themes, width, scale, parts):
    themes.setFontScale(scale)
    bar.resize(width, bar.sizeHint().height())
    bar.setParts(*parts)
    boxes = [box for _, box in bar.legend.shown()]
    assert len(boxes) == sum(count > 0 for count in parts)
    assert all(box.left() >= 0 and box.right() <= bar.width() for box in boxes)
    assert not any(a.intersects(b) for a, b in itertools.combinations(boxes, 2))
    for entry, box in bar.legend.shown():
        assert box.width() >= bar.fontMetrics().horizontalAdvance(entry.text + " " + entry.figure)


def test_labels_stand_below_their_parts_where_there_is_room(bar):
    bar.setParts(30_000, 30_000, 30_000, 0)
    lefts = [box.left() for _, box in bar.legend.shown()]
    assert lefts == pytest.approx([0, 640 / 3, 2 * 640 / 3], abs=3)


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_each_part_explains_itself(bar, qtbot):
    bar.setParts(30_000, 30_000, 30_000, 0)
    for x, words in ((10, "learns from"), (320, "Kept apart"), (630, "examination")):
        position = QPoint(x, 5)
        event = QHelpEvent(QEvent.Type.ToolTip, position, bar._bar.mapToGlobal(position))
        QApplication.sendEvent(bar._bar, event)
        assert words in QToolTip.text()
        assert "33.3" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_another_theme_recolours(bar, themes):
    bar.setParts(30_000, 30_000, 30_000, 0)
    themes.setMode("dark")
    assert lengths(bar, themes.theme.lane(0))[0] > 200


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=4), st.integers(100, 1500))
def test_widths_fill_the_room_and_none_is_too_narrow(counts, room):
    widths = segmentWidths(counts, room, 6, 2)
    assert sum(widths) + 2 * (len(widths) - 1) == pytest.approx(room)
    assert min(widths) >= 6 - 1e-6
    order = sorted(range(len(counts)), key=counts.__getitem__)
    assert all(widths[a] <= widths[b] + 1e-6 for a, b in itertools.pairwise(order))
