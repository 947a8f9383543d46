from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt

from gui.drawing.guided_sheet import GuidedSheet

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(themes, qtbot):
    widget = GuidedSheet(themes, random.Random(7))
    widget.resize(800, 650)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.told = []
    widget.written.connect(lambda *what: widget.told.append(what))
    return widget


def write(sheet, qtbot, slant=0.0):
    side = sheet.canvas.width()
    ends = [QPoint(round(x * side), round(y * side)) for x, y in ((0.3, 0.2), (0.5 + slant, 0.8))]
    qtbot.mousePress(sheet.canvas, LEFT, pos=ends[0])
    qtbot.mouseMove(sheet.canvas, ends[1])
    qtbot.mouseRelease(sheet.canvas, LEFT, pos=ends[1])


def test_it_asks_for_a_digit_and_says_for_which_time(sheet):
    assert sheet.title.text() == f"Write a {sheet.label()}"
    assert sheet.turn.text() == "1 of 3"
    assert sheet.count.text() == "1/30"
    assert sheet.canvas.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter])
def test_a_key_keeps_what_is_written_and_goes_on(sheet, qtbot, key):
    label = sheet.label()
    qtbot.keyClick(sheet.canvas, key)
    assert sheet.place() == 0  # nothing is written yet
    write(sheet, qtbot)
    drawn = sheet.canvas.strokes()
    qtbot.keyClick(sheet.canvas, key)
    ((strokes, told, writer, _),) = sheet.told
    assert (told, writer) == (label, "")
    assert (strokes[0] == drawn[0]).all()
    assert sheet.place() == 1
    assert sheet.canvas.isEmpty()
    assert sheet.canvas.hasFocus()
    assert sheet.count.text() == "2/30"


def test_what_is_wiped_after_it_was_kept_is_withdrawn(sheet, qtbot):
    withdrawn = []
    sheet.withdrawn.connect(withdrawn.append)
    write(sheet, qtbot)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Right)
    assert not withdrawn
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Left)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Left)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Delete)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Right)
    ((*_, key),) = sheet.told
    assert withdrawn == [key]
    assert sheet.writtenCount() == 0
    assert not sheet.keys()


def test_the_next_button_waits_for_a_digit(sheet, qtbot):
    assert not sheet.nextButton.isEnabled()
    write(sheet, qtbot)
    assert sheet.nextButton.isEnabled()
    qtbot.mouseClick(sheet.clearButton, LEFT)
    assert not sheet.nextButton.isEnabled()
    write(sheet, qtbot)
    qtbot.mouseClick(sheet.nextButton, LEFT)
    assert len(sheet.told) == 1


def test_the_writers_name_goes_with_each_digit(sheet, qtbot):
    qtbot.keyClicks(sheet.nameEdit, " Mina ")
    qtbot.keyClick(sheet.nameEdit, Qt.Key.Key_Return)
    assert sheet.canvas.hasFocus()
    write(sheet, qtbot)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Return)
    assert sheet.told[0][2] == "Mina"


def test_going_back_shows_what_was_written_and_a_new_one_takes_its_place(sheet, qtbot):
    write(sheet, qtbot)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Left)
    assert sheet.place() == 0
    assert not sheet.canvas.isEmpty()
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Right)
    assert len(sheet.told) == 1  # the same is not told twice
    qtbot.mouseClick(sheet.backButton, LEFT)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Delete)
    write(sheet, qtbot, 0.3)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Return)
    assert len(sheet.told) == 2
    assert sheet.told[0][3] == sheet.told[1][3]
    assert sheet.writtenCount() == 1
    assert not sheet.backButton.isEnabled() or sheet.place() == 1


def test_what_was_written_before_cannot_come_back_by_undo(sheet, qtbot):
    write(sheet, qtbot)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Z, CTRL)
    assert sheet.canvas.isEmpty()


def test_a_digit_can_be_left_out(sheet, qtbot):
    qtbot.mouseClick(sheet.skipButton, LEFT)
    assert sheet.place() == 1
    assert sheet.told == []


def test_leaving_keeps_what_is_being_written(sheet, qtbot):
    write(sheet, qtbot)
    sheet.keepCurrent()
    sheet.keepCurrent()
    assert len(sheet.told) == 1


def test_thirty_digits_lead_to_a_summary(sheet, qtbot):
    labels = []
    with qtbot.waitSignal(sheet.finished):
        for number in range(30):
            labels.append(sheet.label())
            if number != 4:
                write(sheet, qtbot, number / 100)
                qtbot.keyClick(sheet.canvas, Qt.Key.Key_Return)
            else:
                qtbot.keyClick(sheet.canvas, Qt.Key.Key_Right)
    assert sorted(labels) == sorted(list(range(10)) * 3)
    assert sheet.isFinished()
    assert sheet.summary.heading.text() == "Written: 29 of 30"
    assert [told[1] for told in sheet.told] == labels[:4] + labels[5:]
    assert len(sheet.keys()) == len(set(sheet.keys())) == 29


def test_another_sheet_is_for_another_writer(sheet, qtbot):
    qtbot.keyClicks(sheet.nameEdit, "Mina")
    write(sheet, qtbot)
    for _ in range(30):
        sheet.skip()
    first = sheet.keys()
    qtbot.mouseClick(sheet.summary.againButton, LEFT)
    assert not sheet.isFinished()
    assert sheet.nameEdit.text() == ""
    assert sheet.canvas.isEmpty()
    write(sheet, qtbot)
    sheet.keepCurrent()
    assert not set(first) & set(sheet.keys())


@pytest.mark.parametrize("size", [(420, 420), (800, 650)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_sheet_of_paper_is_square_and_within_the_page(sheet, themes, size, scale):
    themes.setFontScale(scale)
    sheet.resize(*size)
    sheet.grab()
    assert sheet.canvas.width() == sheet.canvas.height() >= 200
    assert sheet._room.rect().contains(sheet.canvas.geometry())


def test_another_sheet_goes_on_where_this_one_was(sheet, themes, qtbot):
    qtbot.keyClicks(sheet.nameEdit, "Mina")
    write(sheet, qtbot)
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Return)
    write(sheet, qtbot, 0.2)
    other = GuidedSheet(themes, random.Random(8))
    qtbot.addWidget(other)
    other.setModes(sheet.modes())
    assert (other.place(), other.label(), other.title.text()) == (
        1,
        sheet.label(),
        sheet.title.text(),
    )
    assert other.nameEdit.text() == "Mina"
    assert other.keys() == sheet.keys()
    assert len(other.canvas.strokes()) == 1  # what has not been taken yet
    told = []
    other.written.connect(lambda *what: told.append(what))
    other.goBack()
    assert other.label() == sheet.told[0][1]
    assert (other.canvas.strokes()[0] == sheet.told[0][0][0]).all()
    assert [what[1:3] for what in told] == [(sheet.label(), "Mina")]
    assert {told[0][3]}.isdisjoint(sheet.keys())  # no other digit is kept in its place


def test_a_finished_sheet_is_finished_elsewhere_too_and_says_so_once(sheet, themes, qtbot):
    write(sheet, qtbot)
    for _ in range(30):
        sheet.skip()
    other = GuidedSheet(themes)
    qtbot.addWidget(other)
    finished = []
    other.finished.connect(lambda: finished.append(True))
    other.setModes(sheet.modes())
    assert other.isFinished()
    assert other.summary.heading.text() == "Written: 1 of 30"
    assert finished == []
    other.begin()
    assert other.modes().sheet == sheet.modes().sheet + 1  # its digits are others
