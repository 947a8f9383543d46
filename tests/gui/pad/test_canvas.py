from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QInputDevice,
    QKeySequence,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.data.pictures import toImage
from gui.pad.canvas import PadCanvas
from gui.pad.picture import Sample

SIDE = 200
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
CHECKS = Sample(np.indices((4, 4)).sum(0).astype(np.uint8) % 2 * 255, "Test image 1 · Checks")


@pytest.fixture
def canvas(themes, qtbot):
    widget = PadCanvas(themes)
    widget.resize(SIDE, SIDE)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.changes = 0

    def count():
        widget.changes += 1

    widget.strokesChanged.connect(count)
    return widget


def drag(qtbot, canvas, *points):
    first, *others = [QPoint(*point) for point in points]
    qtbot.mousePress(canvas, LEFT, pos=first)
    for point in others:
        qtbot.mouseMove(canvas, point)
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(*points[-1]))


def ink_at(canvas, x, y):
    """Whether the picture of the canvas has ink at these pixels."""
    return canvas.grab().toImage().pixelColor(x, y).lightness() < 100


def test_it_tells_when_the_pen_is_lifted(canvas, qtbot):
    lifted = []
    canvas.penLifted.connect(lambda: lifted.append(len(canvas.strokes())))
    qtbot.mousePress(canvas, LEFT, pos=QPoint(20, 100))
    qtbot.mouseMove(canvas, QPoint(100, 100))
    assert canvas.isPenDown()
    assert lifted == []
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(180, 100))
    assert lifted == [1]
    assert not canvas.isPenDown()


def test_a_drag_is_a_stroke_in_units_of_the_sheet(canvas, qtbot):
    drag(qtbot, canvas, (20, 100), (100, 100), (180, 100))
    [stroke] = canvas.strokes()
    assert stroke.tolist() == [[0.1, 0.5], [0.5, 0.5], [0.9, 0.5]]
    assert ink_at(canvas, 60, 100)
    assert not ink_at(canvas, 60, 40)


def test_every_move_is_told_and_hovering_is_not(canvas, qtbot):
    qtbot.mouseMove(canvas, QPoint(50, 50))
    qtbot.mouseMove(canvas, QPoint(70, 50))
    assert canvas.changes == 0
    assert canvas.isEmpty()
    drag(qtbot, canvas, (20, 100), (100, 100), (180, 100))
    assert canvas.changes == 3
    qtbot.mouseMove(canvas, QPoint(90, 90))
    assert canvas.changes == 3


def erase(qtbot, canvas, *points, button=LEFT):
    first, *others = [QPoint(*point) for point in points]
    qtbot.mousePress(canvas, button, pos=first)
    for point in others:
        at = QPointF(point)
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, canvas.mapToGlobal(at),
            Qt.MouseButton.NoButton, button, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)
    qtbot.mouseRelease(canvas, button, pos=QPoint(*points[-1]))


@pytest.fixture
def bars(canvas, qtbot):
    """A canvas with three level strokes, at a quarter, a half and three quarters of it."""
    for y in (50, 100, 150):
        drag(qtbot, canvas, (40, y), (160, y))
    return canvas


def heights(canvas):
    return [stroke[0, 1] for stroke in canvas.strokes()]


def test_the_eraser_takes_whole_strokes_and_one_undo_brings_them_back(bars, qtbot):
    qtbot.keyClick(bars, Qt.Key.Key_E)
    assert bars.isErasing()
    erase(qtbot, bars, (100, 30), (100, 120))
    assert heights(bars) == [0.75]
    assert not ink_at(bars, 50, 50)
    qtbot.keyClick(bars, Qt.Key.Key_Z, CONTROL)
    assert heights(bars) == [0.25, 0.5, 0.75]
    both = CONTROL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(bars, Qt.Key.Key_Z, both)
    assert heights(bars) == [0.75]


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_P])
def test_the_eraser_is_seen_and_easily_left(bars, qtbot, key):
    told = []
    bars.erasingChanged.connect(told.append)
    before = bars.grab().toImage()
    qtbot.keyClick(bars, Qt.Key.Key_E)
    assert bars.grab().toImage() != before
    assert bars.cursor().shape() == Qt.CursorShape.BitmapCursor
    qtbot.keyClick(bars, key)
    assert told == [True, False]
    assert bars.cursor().shape() == Qt.CursorShape.CrossCursor
    drag(qtbot, bars, (100, 30), (100, 120))
    assert len(bars.strokes()) == 4


def test_the_stroke_under_the_eraser_is_shown(bars, qtbot, themes):
    bars.setErasing(True)
    bad = themes.theme.color("bad")
    qtbot.mouseMove(bars, QPoint(100, 102))
    shown = bars.grab().toImage()
    assert shown.pixelColor(60, 100) == bad
    assert shown.pixelColor(60, 50) != bad
    qtbot.mouseMove(bars, QPoint(100, 125))
    assert bars.grab().toImage().pixelColor(60, 100) != bad


def test_the_right_button_and_a_pens_other_end_erase(bars, qtbot):
    erase(qtbot, bars, (100, 40), (100, 60), button=Qt.MouseButton.RightButton)
    assert heights(bars) == [0.5, 0.75]
    assert not bars.isErasing()
    pen = QPointingDevice(
        "eraser", 77, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Eraser,
        QInputDevice.Capability.Position, 1, 1,
    )  # fmt: skip
    for kind in (QEvent.Type.TabletPress, QEvent.Type.TabletRelease):
        at = QPointF(100, 150)
        event = QTabletEvent(
            kind, pen, at, at, 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, LEFT, LEFT
        )
        QApplication.sendEvent(bars, event)
    assert heights(bars) == [0.5]


def test_with_nothing_left_the_pen_is_in_the_hand_again(bars, qtbot):
    bars.setErasing(True)
    erase(qtbot, bars, (100, 10), (100, 190))
    assert bars.isEmpty()
    assert not bars.isErasing()
    bars.setErasing(True)
    assert not bars.isErasing()


def test_the_eraser_wipes_a_picture_and_leaves_the_drawing_below(bars, qtbot):
    bars.setSample(CHECKS)
    bars.setErasing(True)
    erase(qtbot, bars, (100, 40), (100, 60))
    assert bars.sample() is None
    assert len(bars.strokes()) == 3


def test_a_note_goes_with_the_next_touch(canvas, qtbot):
    canvas.clearFocus()
    plain = canvas.grab().toImage()
    canvas.setNote("No digit can be made out in this picture. " * 6)
    assert canvas.grab().toImage() != plain
    assert canvas.accessibleDescription().startswith("No digit")
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(100, 20))
    assert not canvas.accessibleDescription().startswith("No digit")


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (0, 0)])
def test_a_sheet_of_a_single_pixel_survives(canvas, qtbot, size):
    canvas.setMinimumSize(0, 0)
    canvas.resize(*size)
    drag(qtbot, canvas, (0, 0), (9, 9), (-5, 3))
    canvas.setErasing(True)
    canvas.grab()
    assert canvas.image().width() >= 1
    erase(qtbot, canvas, (0, 0), (0, 0))
    assert canvas.isEmpty()


def test_a_stroke_of_thousands_of_points_is_drawn_and_erased(canvas, qtbot):
    angles = np.linspace(0, 60 * np.pi, 5000)
    canvas.setStrokes([np.stack([0.5 + 0.4 * np.cos(angles), 0.5 + 0.4 * np.sin(angles)], 1)])
    assert ink_at(canvas, 180, 100)
    erase(qtbot, canvas, (100, 100), (190, 100), button=Qt.MouseButton.RightButton)
    assert canvas.isEmpty()


def test_the_picture_of_the_drawing_is_dark_on_white_whatever_the_theme(canvas, qtbot, themes):
    drag(qtbot, canvas, (20, 100), (180, 100))
    themes.setMode("dark")
    image = canvas.image()
    assert image.width() == image.height() == 2 * SIDE
    assert image.pixelColor(200, 200) == Qt.GlobalColor.black
    assert image.pixelColor(200, 20) == Qt.GlobalColor.white
    canvas.setSample(CHECKS)
    image = canvas.image()
    assert image.pixelColor(2, 2) == Qt.GlobalColor.white
    assert image.pixelColor(image.width() // 4 + 2, 2) == Qt.GlobalColor.black


def test_the_right_button_does_not_draw(canvas, qtbot):
    qtbot.mousePress(canvas, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    qtbot.mouseRelease(canvas, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    assert canvas.isEmpty()


def test_a_click_is_a_dot(canvas, qtbot):
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(100, 100))
    assert [len(stroke) for stroke in canvas.strokes()] == [1]
    assert ink_at(canvas, 100, 100)


def test_the_ink_is_round_and_as_wide_as_the_pen(canvas, qtbot):
    canvas.setPenWidth(0.3)
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(100, 100))
    assert ink_at(canvas, 112, 100)
    assert not ink_at(canvas, 118, 118)
    canvas.setPenWidth(0.05)
    assert not ink_at(canvas, 112, 100)


def test_a_stroke_that_leaves_the_sheet_stays_on_its_edge(canvas, qtbot):
    drag(qtbot, canvas, (100, 100), (400, 100))
    [stroke] = canvas.strokes()
    assert stroke[-1].tolist() == [1.0, 0.5]


def test_the_drawing_grows_with_the_sheet(canvas, qtbot):
    drag(qtbot, canvas, (20, 100), (180, 100))
    canvas.resize(2 * SIDE, 2 * SIDE)
    assert ink_at(canvas, 120, 200)
    assert not ink_at(canvas, 120, 100)


def test_the_hint_is_there_only_while_the_sheet_is_empty(canvas, qtbot):
    canvas.clearFocus()
    with_hint = canvas.grab().toImage()
    canvas.setHint("")
    assert canvas.grab().toImage() != with_hint
    canvas.setHint("Draw a digit")
    drag(qtbot, canvas, (5, 5), (15, 5))
    canvas.clearFocus()
    drawn = canvas.grab().toImage()
    canvas.setHint("")
    assert canvas.grab().toImage() == drawn


def test_the_focus_can_be_seen(canvas):
    canvas.setFocus()
    focused = canvas.grab().toImage()
    canvas.clearFocus()
    assert canvas.grab().toImage() != focused


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_keys_clear_and_ctrl_z_brings_it_back(canvas, qtbot, key):
    drag(qtbot, canvas, (20, 100), (180, 100))
    qtbot.keyClick(canvas, key)
    assert canvas.isEmpty()
    qtbot.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(canvas.strokes()) == 1
    qtbot.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert canvas.isEmpty()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(canvas, Qt.Key.Key_Z, both)
    assert len(canvas.strokes()) == 1


def test_ctrl_z_on_the_sheet_does_not_reach_the_windows_undo(themes, qtbot):
    window, canvas = QMainWindow(), PadCanvas(themes)
    window.setCentralWidget(canvas)
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    window.addAction(undo)
    undone = []
    undo.triggered.connect(lambda: undone.append(1))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    canvas.setFocus()
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(60, 60))
    qtbot.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert canvas.isEmpty()
    assert undone == []
    canvas.clearFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]


def test_a_finger_draws_one_stroke(canvas):
    device = QTest.createTouchDevice()
    QTest.touchEvent(canvas, device).press(0, QPoint(20, 100), canvas).commit()
    QTest.touchEvent(canvas, device).move(0, QPoint(100, 100), canvas).commit()
    QTest.touchEvent(canvas, device).move(0, QPoint(180, 100), canvas).commit()
    QTest.touchEvent(canvas, device).release(0, QPoint(180, 100), canvas).commit()
    [stroke] = canvas.strokes()
    assert stroke[:, 1].tolist() == pytest.approx([0.5] * len(stroke))
    assert stroke[0, 0] == pytest.approx(0.1)
    assert stroke[-1, 0] == pytest.approx(0.9)


def test_a_pen_draws_one_stroke(canvas):
    pen = QPointingDevice.primaryPointingDevice()
    assert isinstance(pen, QInputDevice)
    steps = [
        (QEvent.Type.TabletPress, 20, LEFT),
        (QEvent.Type.TabletMove, 100, LEFT),
        (QEvent.Type.TabletRelease, 180, Qt.MouseButton.NoButton),
    ]
    for kind, x, buttons in steps:
        position = QPointF(x, 100.5)
        event = QTabletEvent(
            kind, pen, position, position, 0.5, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, LEFT, buttons,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)
        assert event.isAccepted()
    [stroke] = canvas.strokes()
    assert stroke[:, 0].tolist() == pytest.approx([0.1, 0.5, 0.9])


def test_strokes_can_be_put_on_the_sheet(canvas):
    canvas.setStrokes([np.array([[0.1, 0.2], [0.3, 0.4]]), [], [(0.5, 0.5)]])
    assert [stroke.tolist() for stroke in canvas.strokes()] == [
        [[0.1, 0.2], [0.3, 0.4]],
        [[0.5, 0.5]],
    ]
    assert canvas.changes == 1
    canvas.undo()
    assert canvas.isEmpty()


def test_a_picture_covers_the_drawing_with_sharp_pixels(canvas, qtbot, themes):
    drag(qtbot, canvas, (20, 100), (180, 100))
    canvas.setSample(CHECKS)
    assert canvas.changes == 3
    shown = canvas.grab().toImage()
    image = toImage(CHECKS.pixels, themes.theme)
    colours = [image.pixelColor(x, 0) for x in range(4)]
    row = [shown.pixelColor(x, 30) for x in range(5, SIDE - 5)]
    runs = [color for color, before in zip(row[1:], row[:-1], strict=True) if color != before]
    assert [color for color in runs if color == themes.theme.color("text")] == colours[1::2]
    assert {color.name() for color in runs} == {color.name() for color in colours}
    assert not ink_at(canvas, 22, 100)


def test_a_picture_has_its_caption_below(canvas):
    canvas.clearFocus()
    canvas.setSample(CHECKS)
    with_caption = canvas.grab().toImage()
    assert canvas.toolTip() == canvas.accessibleDescription() == CHECKS.caption
    canvas.setSample(CHECKS._replace(caption=""))
    without = canvas.grab().toImage()
    foot = range(SIDE - 30, SIDE - 5)
    changed = [(x, y) for y in foot for x in range(SIDE) if ink_in(with_caption, x, y)]
    assert changed
    assert not any(ink_in(without, x, y) for x, y in changed if y > SIDE - 20)


def ink_in(image, x, y):
    return image.pixelColor(x, y).lightness() < 200


@pytest.mark.parametrize("key", ["Escape", "Delete", "Backspace", "Undo"])
def test_keys_take_a_picture_away_and_leave_the_drawing(canvas, qtbot, key):
    drag(qtbot, canvas, (20, 100), (180, 100))
    canvas.setSample(CHECKS)
    both = CONTROL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(canvas, Qt.Key.Key_Z, both)
    assert canvas.sample() is CHECKS
    if key == "Undo":
        qtbot.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
    else:
        qtbot.keyClick(canvas, getattr(Qt.Key, f"Key_{key}"))
    assert canvas.sample() is None
    assert len(canvas.strokes()) == 1
    assert ink_at(canvas, 60, 100)


def test_a_press_on_a_picture_draws_on_an_empty_sheet(canvas, qtbot):
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(100, 100))
    canvas.setSample(CHECKS)
    changes = canvas.changes
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(100, 100))  # the very dot that is below
    assert canvas.sample() is None
    assert canvas.changes == changes + 1
    assert len(canvas.strokes()) == 1


def test_a_sheet_that_is_not_drawable_says_why_over_a_faint_drawing(canvas, qtbot):
    drag(qtbot, canvas, (20, 40), (180, 40))
    canvas.setDrawable(False, "Numbers cannot be drawn.")
    faint = canvas.grab().toImage()
    assert 180 < faint.pixelColor(60, 40).lightness() < faint.pixelColor(60, 20).lightness()
    assert any(ink_in(faint, x, y) for x in range(SIDE) for y in range(90, 110))
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    drag(qtbot, canvas, (20, 160), (180, 160))
    assert len(canvas.strokes()) == 1
    canvas.setDrawable(True)
    assert ink_at(canvas, 60, 40)
    assert canvas.cursor().shape() == Qt.CursorShape.CrossCursor
