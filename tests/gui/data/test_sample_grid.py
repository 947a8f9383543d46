"""The grid of examples: the right pictures and names, however many there are."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.data import sample_grid
from gui.data.sample_grid import NO_SAMPLE, SampleGrid

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Trouser", "Ankle boot", "Bag")
COUNT = 5000


@pytest.fixture
def images():
    """Every picture has one grey level, which tells which it is."""
    levels = (np.arange(COUNT) % 251).astype(np.uint8)
    return np.broadcast_to(levels[:, None, None], (COUNT, 28, 28))


@pytest.fixture
def grid(themes, qtbot, images):
    widget = SampleGrid(themes)
    widget.resize(640, 500)
    rows = np.arange(100, COUNT)
    widget.setSamples(images, rows, rows % 3, NAMES)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return widget


def sheet_colour(grid, place):
    """Colour in the middle of the picture at a place."""
    cell = grid._cell(place)
    middle = QPoint(cell.center().x(), cell.top() + grid.zoom() // 2)
    return grid.viewport().grab().toImage().pixelColor(middle)


def wheel(grid, delta, modifier=Qt.KeyboardModifier.ControlModifier):
    centre = QPointF(grid.viewport().rect().center())
    event = QWheelEvent(
        centre, grid.viewport().mapToGlobal(centre), QPoint(), QPoint(0, delta),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(grid.viewport(), event)


def test_the_rows_asked_for_are_shown_in_their_order(grid, images):
    rows = np.array([250, 0, 125])
    grid.setSamples(images, rows, rows % 3, NAMES)
    light = [sheet_colour(grid, place).lightness() for place in range(3)]
    assert light[0] < light[2] < light[1]
    assert grid._count() == 3


def test_only_pictures_in_view_are_ever_made(grid, images, monkeypatch):
    made = []
    to_image = sample_grid.toImage
    monkeypatch.setattr(sample_grid, "toImage", lambda *args: made.append(1) or to_image(*args))
    grid.setSamples(images, np.arange(COUNT), np.zeros(COUNT, int), NAMES)
    grid.viewport().grab()
    assert 0 < len(made) < 100
    seen = len(made)
    grid.viewport().grab()
    assert len(made) == seen


def test_the_array_is_not_copied(grid, images):
    assert grid._images is images


def test_memory_for_pictures_is_limited(grid, monkeypatch):
    monkeypatch.setattr(sample_grid, "CACHE_BYTES", 4 * 64 * 64 * 60)
    for value in range(0, grid.verticalScrollBar().maximum(), 5000):
        grid.verticalScrollBar().setValue(value)
        grid.viewport().grab()
    assert len(grid._pixmaps) <= 60


def test_the_current_example_is_told_by_its_row(grid, qtbot):
    with qtbot.waitSignal(grid.currentChanged) as heard:
        qtbot.mouseClick(grid.viewport(), LEFT, pos=grid._cell(2).center())
    assert heard.args == [102]
    assert grid.currentRow() == 102
    with qtbot.waitSignal(grid.currentChanged) as heard:
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert heard.args == [103]


def test_a_double_click_and_enter_activate(grid, qtbot):
    with qtbot.waitSignal(grid.sampleActivated) as heard:
        qtbot.mouseDClick(grid.viewport(), LEFT, pos=grid._cell(5).center())
    assert heard.args == [105]
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    with qtbot.waitSignal(grid.sampleActivated) as heard:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert heard.args == [105 + grid._columns()]


def test_the_current_example_stays_so_while_it_is_shown(grid, qtbot, images):
    grid.setCurrentRow(4001)
    rows = np.arange(2, COUNT, 3)
    with qtbot.assertNotEmitted(grid.currentChanged):
        grid.setSamples(images, rows, rows % 3, NAMES)
    assert grid.currentRow() == 4001
    assert grid.viewport().rect().contains(grid._cell(grid._current))
    with qtbot.waitSignal(grid.currentChanged) as heard:
        grid.setSamples(images, rows[:10], rows[:10] % 3, NAMES)
    assert heard.args == [NO_SAMPLE]
    assert grid.currentRow() == NO_SAMPLE


def test_other_labels_of_the_same_examples_do_not_scroll(grid, images):
    grid.verticalScrollBar().setValue(777)
    rows = np.arange(100, COUNT)
    grid.setSamples(images, rows, rows % 2, NAMES)
    assert grid.verticalScrollBar().value() == 777
    grid.setSamples(images, rows[::2], rows[::2] % 2, NAMES)
    assert grid.verticalScrollBar().value() == 0


def test_the_current_example_can_be_seen_and_with_the_focus_more_so(grid):
    plain = grid.viewport().grab().toImage()
    grid.setCurrentRow(101)
    focused = grid.viewport().grab().toImage()
    grid.clearFocus()
    marked = grid.viewport().grab().toImage()
    assert plain != marked
    assert marked != focused


def test_the_tip_tells_number_and_class(grid, images):
    rows = np.array([4216])
    grid.setSamples(images, rows, np.array([1]), NAMES)
    assert grid._tip(0) == "Example 4,216: Ankle boot"
    grid.setCurrentRow(4216)
    assert grid.accessibleDescription() == "Example 4,216: Ankle boot"


def test_a_changed_label_is_marked_and_the_tip_says_why(grid, images, themes):
    rows = np.array([3, 3])
    grid.setSamples(images, rows, np.array([1, 1]), NAMES, np.array([False, True]))
    assert "noise" not in grid._tip(0)
    assert "Label noise: this label was changed" in grid._tip(1)
    shown, careful = grid.viewport().grab().toImage(), themes.theme.color("careful")

    def has_mark(place):
        box = grid._cell(place)
        columns = range(box.left(), box.right() + 1)
        return any(shown.pixelColor(x, box.top() + 8) == careful for x in columns)

    assert [has_mark(0), has_mark(1)] == [False, True]


@pytest.mark.parametrize(("label", "text"), [(7, "7"), (-1, "-1"), (0.123456, "0.1235")])
def test_a_label_without_a_name_is_written_as_it_is(grid, images, label, text):
    grid.setSamples(images, np.array([0]), np.array([label]), NAMES)
    assert grid._tip(0) == f"Example 0: {text}"


def test_ctrl_and_the_wheel_zoom_and_the_wheel_alone_scrolls(grid, qtbot):
    with qtbot.waitSignal(grid.zoomChanged) as heard:
        wheel(grid, 120)
    assert heard.args == [80]
    assert grid.zoom() == 80
    wheel(grid, -120)
    assert grid.zoom() == 64
    wheel(grid, -120, Qt.KeyboardModifier.NoModifier)
    assert grid.zoom() == 64
    assert grid.verticalScrollBar().value() > 0


def test_small_turns_of_a_wheel_add_up(grid):
    for _ in range(7):
        wheel(grid, 15)
    assert grid.zoom() == 64
    wheel(grid, 15)
    assert grid.zoom() == 80


def test_zoom_stays_within_bounds_and_keeps_what_is_at_the_top(grid, qtbot):
    grid.verticalScrollBar().setValue(20 * grid._rowHeight())
    first = grid._firstInView()
    grid.setZoom(1000)
    assert grid.zoom() == 160
    top = grid._firstInView()
    assert top <= first < top + grid._columns()
    grid.setZoom(1)
    assert grid.zoom() == 32
    with qtbot.assertNotEmitted(grid.zoomChanged):
        grid.setZoom(32)


def test_pictures_are_as_large_as_the_zoom(grid, images):
    grid.setSamples(images, np.array([250]), np.array([0]), NAMES)
    for zoom in (40, 120):
        grid.setZoom(zoom)
        cell, shown = grid._cell(0), grid.viewport().grab().toImage()
        y = cell.top() + 5 + zoom // 2
        row = [shown.pixelColor(x, y).lightness() for x in range(cell.left(), cell.right())]
        assert sum(light < 100 for light in row) == zoom


def test_small_pictures_have_names_only_where_all_of_them_fit(grid, images):
    grid.setZoom(32)
    without = grid._rowHeight()
    rows = np.arange(10)
    grid.setSamples(images, rows, rows, [str(digit) for digit in range(10)])
    assert grid._rowHeight() >= without + grid.fontMetrics().height()
    grid.setSamples(images, rows, rows % 3, NAMES)
    assert grid._rowHeight() == without


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_names_have_the_height_they_need(grid, themes, scale):
    themes.setFontScale(scale)
    grid.setZoom(160)
    assert grid._rowHeight() >= grid.zoom() + grid.fontMetrics().height()
    assert grid.verticalScrollBar().maximum() > 0


def test_another_theme_shows_the_pictures_in_its_colours(grid, themes, images):
    grid.setSamples(images, np.array([0]), np.array([0]), NAMES)
    assert sheet_colour(grid, 0) == themes.theme.color("canvas")
    themes.setMode("dark")
    assert sheet_colour(grid, 0) == themes.theme.color("canvas")


def test_no_examples_show_the_hint(grid, images):
    none = np.zeros(0, int)
    grid.setSamples(images, none, none, NAMES)
    empty = grid.viewport().grab().toImage()
    grid.setHint("Reading the images …")
    assert grid.viewport().grab().toImage() != empty
    assert grid.accessibleDescription() == "Reading the images …"
