"""The page of the user's digits: what is kept, what it is good for, and a sheet for more."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from engine.data import drawn, my_digits
from engine.data.my_digits_store import STORE
from engine.messages import MachineError, say
from engine.spec.run import RunSpec
from gui.document import Document
from gui.drawing.my_digits_page import COLLECTION, SHEET, MyDigitsPage
from tests.helpers.laboratory import DeskSession, FakeNetworks, Rule

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
LABELS = (7, 1, 4, 1, 1, 9, 1, 1, 1, 1, 0, 1)
"""Twelve digits, of which the network, which reads 1 in everything, reads eight."""


def strokes_of(number):
    return [np.array([[0.1, 0.1], [0.2 + number / 40, 0.9]])]


@pytest.fixture
def rule():
    return Rule()


@pytest.fixture
def networks(rule):
    return FakeNetworks(rule)


@pytest.fixture
def session(rule):
    made = DeskSession()
    yield made
    rule.go.set()
    made.close()


@pytest.fixture
def page(session, networks, themes, qtbot):
    made = MyDigitsPage(Document(RunSpec()), session, networks, themes)
    qtbot.addWidget(made)
    made.resize(800, 650)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: not made.keeper.isBusy())
    return made


@pytest.fixture
def filled(page, qtbot):
    digits = [my_digits.new_digit(strokes_of(i), label) for i, label in enumerate(LABELS)]
    STORE.add(digits)
    page.keeper.load()
    qtbot.waitUntil(lambda: page.view.grid._count() == len(LABELS))
    return page


def labels_of(page):
    return [digit.label for digit in STORE.load()]


def settle(page, qtbot):
    qtbot.waitUntil(lambda: not page.keeper.isBusy())


def choose(page, qtbot, *places):
    for number, place in enumerate(places):
        held = CTRL if number else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(
            page.view.grid.viewport(), LEFT, held, page.view.grid._cell(place).center()
        )


def test_an_empty_page_says_how_digits_come_here(page):
    assert page.view.facts.text() == "No digits yet"
    assert "That was a" in page.view.grid.accessibleDescription()
    assert not page.view.trainButton.isEnabled()
    assert not page.view.evaluateButton.isEnabled()
    assert not page.view.exportButton.isEnabled()
    assert page.view.sheetButton.property("primary")
    assert not page.view.chart.isVisible()


def test_digits_are_shown_by_their_labels_and_counted(filled, qtbot):
    page = filled
    assert page.view.grid._labels.tolist() == sorted(LABELS)
    assert page.view.facts.text().startswith("12 digits · ")
    assert page.view.trainButton.property("primary")
    middle = page.view.chart._cell(1).center()
    qtbot.mouseClick(page.view.chart.viewport(), LEFT, pos=middle)
    assert page.view.grid._labels.tolist() == [1] * 8


def test_a_digit_kept_from_the_pad_appears(page, qtbot):
    page.keeper.keep(strokes_of(3), 5)
    qtbot.waitUntil(lambda: page.view.grid._count() == 1)
    assert page.view.facts.text().startswith("1 digit ·")
    assert page.view.undoButton.isEnabled()
    qtbot.mouseClick(page.view.undoButton, LEFT)
    qtbot.waitUntil(lambda: page.view.grid._count() == 0)


def test_chosen_digits_are_removed_and_come_back(filled, qtbot):
    page = filled
    assert not page.view.choice.removeButton.isEnabled()
    choose(page, qtbot, 0, 11)
    assert page.view.choice.chosen.text() == "2 chosen"
    qtbot.mouseClick(page.view.choice.removeButton, LEFT)
    qtbot.waitUntil(lambda: page.view.grid._count() == 10)
    assert sorted(labels_of(page)) == sorted(LABELS)[1:-1]
    qtbot.keyClick(page.view.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.view.grid._count() == 12)
    assert labels_of(page) == list(LABELS)


def test_a_chosen_digit_gets_another_label(filled, qtbot):
    page = filled
    choose(page, qtbot, 0)
    qtbot.mouseClick(page.view.choice.keys[6], LEFT)
    settle(page, qtbot)
    assert sorted(labels_of(page)) == sorted((6, *LABELS[:10], 1))
    qtbot.keyClick(page.view.grid, Qt.Key.Key_2)
    settle(page, qtbot)
    assert 2 in labels_of(page)
    assert 6 not in labels_of(page)


def test_every_network_is_asked_to_read_them(filled, networks, qtbot):
    page = filled
    networks.offer(networks.shipped, networks.animals)
    qtbot.mouseClick(page.view.evaluateButton, LEFT)
    qtbot.waitUntil(page.view.models.isVisible)
    texts = [page.view.models.texts(place) for place in range(2)]
    assert texts[0] == ("Shipped", "66.7\u00a0%", "0 → 1, 4 → 1, 7 → 1, 9 → 1")
    assert texts[1][:2] == ("Animals", "–")
    assert page.view.grid._wrong.tolist() == [label != 1 for label in sorted(LABELS)]
    assert not page.view.cancelButton.isVisible()


def test_answers_to_other_digits_are_not_shown_any_more(filled, qtbot):
    page = filled
    qtbot.mouseClick(page.view.evaluateButton, LEFT)
    qtbot.waitUntil(page.view.models.isVisible)
    page.keeper.keep(strokes_of(30), 3)
    qtbot.waitUntil(lambda: page.view.grid._count() == 13)
    assert not page.view.models.isVisible()
    assert page.view.grid._wrong is None


def test_an_evaluation_can_be_called_off(filled, rule, qtbot):
    page = filled
    rule.go.clear()
    qtbot.mouseClick(page.view.evaluateButton, LEFT)
    assert page.view.progress.isVisible()
    assert not page.view.evaluateButton.isEnabled()
    qtbot.mouseClick(page.view.cancelButton, LEFT)
    rule.go.set()
    assert not page.view.progress.isVisible()
    assert page.view.evaluateButton.isEnabled()
    assert not page.view.models.isVisible()


def test_a_network_that_cannot_be_made_says_why(filled, rule, qtbot):
    page = filled
    rule.error = MachineError(say("The file is gone."), say("Look for it."))
    qtbot.mouseClick(page.view.evaluateButton, LEFT)
    qtbot.waitUntil(page.view.models.isVisible)
    assert page.view.models.texts(0)[2] == "The file is gone."


@pytest.mark.parametrize("name", [drawn.MIXED, drawn.MINE])
def test_training_takes_them_as_its_data(filled, qtbot, name):
    page = filled
    button = page.view.trainButton if name == drawn.MIXED else page.view.onlyButton
    with qtbot.waitSignal(page.trainRequested):
        qtbot.mouseClick(button, LEFT)
    assert page._document.spec.data.name == name
    page._document.undo_stack.undo()
    assert page._document.spec.data.name != name


def test_a_few_digits_are_too_few_to_train_on_alone(page, qtbot):
    page.keeper.keep(strokes_of(3), 5)
    qtbot.waitUntil(page.view.trainButton.isEnabled)
    assert not page.view.onlyButton.isEnabled()


def file_of(folder, *labels):
    digits = [
        {"strokes": [stroke.tolist() for stroke in strokes_of(i + 20)], "label": label}
        for i, label in enumerate(labels)
    ]
    path = folder / "theirs.json"
    path.write_text(json.dumps(digits))
    return path


def test_files_of_strokes_are_imported_and_what_came_of_it_is_told(
    page, tmp_path, monkeypatch, qtbot
):
    path = file_of(tmp_path, 3, 4)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    qtbot.mouseClick(page.view.importButton, LEFT)
    qtbot.waitUntil(lambda: page.view.grid._count() == 2)
    assert page.view.message.text() == "Digits added: 2."
    qtbot.mouseClick(page.view.importButton, LEFT)
    qtbot.waitUntil(lambda: "Already there: 2." in page.view.message.text())


def test_a_file_of_strokes_can_be_dropped_on_the_page(page, tmp_path, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file_of(tmp_path, 3, 4)))])
    what = Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), *what)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), *what))
    qtbot.waitUntil(lambda: page.view.grid._count() == 2)


def test_another_file_is_not_welcome(page, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "picture.png"))])
    what = Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), *what)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()


def test_all_digits_are_exported(filled, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "mine.json.gz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(filled.view.exportButton, LEFT)
    qtbot.waitUntil(lambda: "12" in filled.view.message.text())
    assert path.exists()


def test_a_failure_is_told_with_what_to_do(page, tmp_path, qtbot):
    page.keeper.importFiles([tmp_path / "missing.json"])
    qtbot.waitUntil(page.view.message.isVisible)
    assert "missing.json" in page.view.message.text()


# The guided sheet


def write(page, qtbot, slant=0.0):
    canvas = page.sheet.canvas
    side = canvas.width()
    ends = [QPoint(round(x * side), round(y * side)) for x, y in ((0.3, 0.2), (0.5 + slant, 0.8))]
    qtbot.mousePress(canvas, LEFT, pos=ends[0])
    qtbot.mouseMove(canvas, ends[1])
    qtbot.mouseRelease(canvas, LEFT, pos=ends[1])


def test_a_digit_written_on_the_sheet_is_kept_at_once(page, qtbot):
    qtbot.mouseClick(page.view.sheetButton, LEFT)
    assert page.faces.currentIndex() == SHEET
    label = page.sheet.label()
    write(page, qtbot)
    qtbot.keyClick(page.sheet.canvas, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert labels_of(page) == [label]


@pytest.mark.parametrize("by_button", [True, False])
def test_leaving_the_sheet_keeps_the_digit_being_written_too(page, qtbot, by_button):
    qtbot.mouseClick(page.view.sheetButton, LEFT)
    write(page, qtbot)
    if by_button:
        qtbot.mouseClick(page.sheet.leaveButton, LEFT)
        assert page.faces.currentIndex() == COLLECTION
    else:
        page.hide()
    settle(page, qtbot)
    assert len(labels_of(page)) == 1


def test_a_sheet_that_was_left_goes_on_where_it_was(page, qtbot):
    qtbot.mouseClick(page.view.sheetButton, LEFT)
    page.sheet.skip()
    qtbot.mouseClick(page.sheet.leaveButton, LEFT)
    qtbot.mouseClick(page.view.sheetButton, LEFT)
    assert page.sheet.place() == 1


def test_at_the_end_of_the_sheet_the_present_network_has_read_it(filled, networks, qtbot):
    page = filled
    networks.offer(networks.shipped, networks.current)
    qtbot.mouseClick(page.view.sheetButton, LEFT)
    for number in range(30):
        if page.sheet.label() in (1, 5):
            write(page, qtbot, number / 100)
        page.sheet.skip()
    qtbot.waitUntil(lambda: page.sheet.summary.result.text() == "Current reads 3 of these 6.")
    assert page.sheet.summary.grid._labels.tolist() == [1, 1, 1, 5, 5, 5]
    assert page.sheet.summary.grid._wrong.tolist() == [False] * 3 + [True] * 3
    with qtbot.waitSignal(page.trainRequested):
        qtbot.mouseClick(page.sheet.summary.trainButton, LEFT)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_everything_fits_a_small_page(filled, themes, qtbot, scale, mode):
    page = filled
    themes.setMode(mode)
    themes.setFontScale(scale)
    qtbot.mouseClick(page.view.evaluateButton, LEFT)
    qtbot.waitUntil(page.view.models.isVisible)

    def check():
        page.grab()
        assert page.size().toTuple() == (800, 650)
        for part in (
            page.view.grid,
            page.view.models,
            page.view.trainButton,
            page.view.sheetButton,
            page.view.choice.removeButton,
        ):
            corner = part.mapTo(page, part.rect().bottomRight())
            assert page.rect().contains(corner)
            assert part.width() >= part.minimumSizeHint().width()
        assert page.view.grid.viewport().height() >= page.view.grid._rowHeight()

    qtbot.waitUntil(check)


@pytest.fixture
def another(session, networks, themes, qtbot):
    """A page that has not been looked at."""
    made = MyDigitsPage(Document(RunSpec()), session, networks, themes)
    qtbot.addWidget(made)
    made.resize(800, 650)
    return made


def test_another_page_goes_on_with_the_sheet(page, another, qtbot):
    qtbot.mouseClick(page.view.sheetButton, LEFT)
    for _ in range(2):
        write(page, qtbot)
        qtbot.keyClick(page.sheet.canvas, Qt.Key.Key_Return)
    label = page.sheet.label()
    write(page, qtbot, 0.1)
    page.hide()
    another.setModes(page.modes())
    another.show()
    assert another.faces.currentIndex() == SHEET
    assert another.sheet.title.text() == f"Write a {label}"
    assert another.sheet.count.text() == "3/30"
    write(another, qtbot, 0.2)
    qtbot.keyClick(another.sheet.canvas, Qt.Key.Key_Return)
    settle(another, qtbot)
    assert len(labels_of(another)) == 3  # written anew, and not once more


def test_another_page_sums_the_sheet_up_again(filled, another, networks, qtbot):
    networks.offer(networks.current)
    qtbot.mouseClick(filled.view.sheetButton, LEFT)
    write(filled, qtbot)
    for _ in range(30):
        filled.sheet.skip()
    qtbot.waitUntil(lambda: "of these 1" in filled.sheet.summary.result.text())
    filled.hide()
    another.setModes(filled.modes())
    another.show()
    assert another.sheet.isFinished()
    qtbot.waitUntil(
        lambda: another.sheet.summary.result.text() == filled.sheet.summary.result.text()
    )


def test_another_page_shows_what_networks_have_read(filled, another, networks, rule, qtbot):
    networks.offer(networks.shipped, networks.current, networks.animals)
    qtbot.mouseClick(filled.view.evaluateButton, LEFT)
    qtbot.waitUntil(filled.view.models.isVisible)
    filled.view.models.choose(1)
    middle = filled.view.chart._cell(4).center()
    qtbot.mouseClick(filled.view.chart.viewport(), LEFT, pos=middle)
    made = rule.made
    filled.hide()
    another.setModes(filled.modes())
    another.show()
    settle(another, qtbot)
    models = another.view.models
    assert models.isVisible()
    assert [models.texts(i) for i in range(3)] == [filled.view.models.texts(i) for i in range(3)]
    assert models.place() == 1
    assert another.view.grid._labels.tolist() == [4]
    assert another.view.grid._wrong.tolist() == [True]
    assert rule.made == made


def test_another_page_does_not_show_answers_to_digits_that_have_changed(filled, another, qtbot):
    qtbot.mouseClick(filled.view.evaluateButton, LEFT)
    qtbot.waitUntil(filled.view.models.isVisible)
    modes = filled.modes()
    filled.keeper.keep(strokes_of(30), 3)
    settle(filled, qtbot)
    filled.hide()
    another.setModes(modes)
    another.show()
    settle(another, qtbot)
    assert not another.view.models.isVisible()
    assert another.view.grid._wrong is None


def test_another_page_begins_anew_what_networks_were_reading(filled, another, rule, qtbot):
    rule.go.clear()
    qtbot.mouseClick(filled.view.evaluateButton, LEFT)
    filled.hide()
    another.setModes(filled.modes())
    another.show()
    assert another.view.progress.isVisible()
    rule.go.set()
    qtbot.waitUntil(another.view.models.isVisible)
    assert another.view.models.texts(0)[1] == "66.7\u00a0%"
