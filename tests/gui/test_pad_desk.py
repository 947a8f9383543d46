"""What the pad asks the window for, and what it is given."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from engine.data.my_digits_store import STORE
from engine.insight.explanation import Part
from engine.messages import say
from engine.work.errands import ErrandFailed
from engine.work.events import Prediction
from gui.app import Application
from gui.drawing.my_digits_keeper import keeperOf
from gui.drawing.tab import STAGES, WHY
from gui.main_window import MainWindow
from gui.middle import DRAWING, TRAIN
from tests.helpers.desks import ANIMALS, FakeShelf
from tests.helpers.windows import application, window

__all__ = ["application", "window"]

LEFT = Qt.MouseButton.LeftButton
LINE = [np.array([[0.5, 0.2], [0.5, 0.8]])]
SEVEN = np.eye(10)[7]


@pytest.fixture
def read(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a line on the pad, which is read as a 7."""
    with qtbot.waitSignal(window.pad.drawingChanged):
        window.pad.setStrokes(LINE)
    window.pad.showPrediction(SEVEN)
    window.pad.canvas.setFocus()
    return window


def draw(qtbot: QtBot, window: MainWindow, y: int = 60) -> None:
    canvas = window.pad.canvas
    with qtbot.waitSignal(window.pad.drawingChanged):
        qtbot.mousePress(canvas, LEFT, pos=QPoint(40, 40))
        qtbot.mouseMove(canvas, QPoint(90, y))
        qtbot.mouseRelease(canvas, LEFT, pos=QPoint(90, y))


def answer(application: Application, winner: int) -> None:
    """Let the current network answer to what is drawn now."""
    session = application.session
    session._take([Prediction(session._drawing, tuple(np.eye(10)[winner]))])


# -- pictures ----------------------------------------------------------------------------------


def test_the_button_shows_one_test_image_after_the_other_of_the_readers_data(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, shelf = application.window, application.session.shelf
    assert isinstance(shelf, FakeShelf)
    spec = window.document.spec.with_data(name="pen-digits")
    monkeypatch.setattr(window.reading, "trialSpec", lambda: spec)
    captions = []
    for _ in range(2):
        with qtbot.waitSignal(window.pad.drawingChanged):
            qtbot.mouseClick(window.pad.tools.testButton, LEFT)
        sample = window.pad.sample()
        assert sample is not None
        assert sample.is_test
        assert sample.truth in ANIMALS
        captions.append(sample.caption)
    assert captions[0] != captions[1]
    assert shelf.asked == ["pen-digits", "pen-digits"]


def test_test_images_that_are_not_there_are_told(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = window.document.spec.with_data(name="fashion-mnist")
    monkeypatch.setattr(window.reading, "trialSpec", lambda: spec)
    qtbot.mouseClick(window.pad.tools.testButton, LEFT)
    qtbot.waitUntil(window.news.banner.isVisible)
    assert window.news.banner.text() == "The test images are not on this machine yet."
    assert window.pad.sample() is None


def test_a_picture_of_ones_own_lies_on_the_sheet(window: MainWindow, qtbot: QtBot) -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for y in range(20, 80):
        for x in range(45, 55):
            image.setPixelColor(x, y, QColor("black"))
    window.pad.canvas.exchange.pictureGiven.emit(image)
    qtbot.waitUntil(lambda: window.pad.sample() is not None)
    sample = window.pad.sample()
    assert sample is not None
    assert sample.is_own
    assert sample.pixels.shape == (28, 28)


def test_a_picture_without_a_digit_is_told_on_the_sheet(window: MainWindow, qtbot: QtBot) -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    canvas = window.pad.canvas
    canvas.exchange.pictureGiven.emit(image)
    qtbot.waitUntil(lambda: "No digit" in canvas.toolTip())
    assert window.pad.sample() is None


# -- digits that are kept ----------------------------------------------------------------------


def test_a_correction_is_kept_and_forgotten_again(read: MainWindow, qtbot: QtBot) -> None:
    pad = read.pad
    qtbot.keyClick(pad.canvas, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: pad.correction.kept() == 5)
    assert [digit.label for digit in STORE.load()] == [5]
    qtbot.mouseClick(pad.correction.undoButton, LEFT)
    qtbot.waitUntil(lambda: not STORE.load())


def test_sets_of_ones_own_digits_are_read_anew_after_it(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, shelf = application.window, application.session.shelf
    assert isinstance(shelf, FakeShelf)
    refreshed: list[bool] = []
    monkeypatch.setattr(window.document, "refresh", lambda: refreshed.append(True))
    before = window.top.data.count()
    window.top.data.clear()
    keeper = keeperOf(application.session.desks)
    with qtbot.waitSignal(keeper.changed):
        keeper.keep(LINE, 3)
    assert (shelf.forgotten, refreshed) == (1, [True])
    assert window.top.data.count() >= before


def test_what_went_wrong_with_the_digits_is_told(application: Application) -> None:
    keeper, banner = keeperOf(application.session.desks), application.window.news.banner
    keeper.noticed.emit(say("A line could not be read."))
    assert banner.text() == "A line could not be read."
    keeper.failed.emit(ErrandFailed(1, say("The disk is full."), say("Make room.")))
    assert banner.text() == "The disk is full. Make room."


# -- what is told of a drawing -----------------------------------------------------------------


def test_a_lesson_counts_what_is_drawn_and_read(application: Application, qtbot: QtBot) -> None:
    window, teacher = application.window, application.teacher
    answer(application, 3)
    assert teacher.facts().drawings == 0
    draw(qtbot, window)
    answer(application, 3)
    answer(application, 4)
    assert (teacher.facts().drawings, teacher.facts().read) == (1, "4")
    draw(qtbot, window, 120)
    answer(application, 5)
    assert (teacher.facts().drawings, teacher.facts().read) == (2, "5")


def test_a_picture_is_no_drawing(application: Application, qtbot: QtBot) -> None:
    application.window.pad.showSample(np.full((28, 28), 9, np.uint8), "Test image 3")
    answer(application, 3)
    assert application.teacher.facts().drawings == 0


def test_why_leads_to_the_page_that_says_it(read: MainWindow, qtbot: QtBot) -> None:
    read.tabs.setCurrentIndex(TRAIN)
    read.drawing.showPage(STAGES)
    qtbot.mouseClick(read.pad.correction.whyButton, LEFT)
    assert read.tabs.currentIndex() == DRAWING
    assert read.drawing.page() == WHY


def test_what_there_is_to_know_of_whoever_reads_is_told(window: MainWindow) -> None:
    window.reading.told.emit("The pad is read by another.")
    assert window.news.banner.text() == "The pad is read by another."
    window.reading.failed.emit("The file is broken.")
    assert window.news.banner.text() == "The file is broken."


def test_how_strange_a_drawing_is_is_asked_for_until_the_window_closes(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(application.session, "explain", lambda parts, _: asked.append(parts))
    window = application._make_window()  # as in another language
    window.closing.disconnect(application._remember)
    qtbot.addWidget(window)
    assert asked == [frozenset({Part.NOVELTY})]
    window.padDesk.wants.set("tab", frozenset({Part.STROKES}))
    assert asked[1:] == [frozenset({Part.NOVELTY, Part.STROKES})]
    window.close()
    window.padDesk.wants.set("tab", frozenset())
    assert len(asked) == 2
