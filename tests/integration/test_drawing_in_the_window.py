"""The Drawing tab in the whole window, and what the pad hands to it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from engine.data import ink, pen_digits
from engine.data.my_digits_store import STORE
from gui.app import Application
from gui.drawing.tab import MINE, STAGES, WHY
from gui.middle import DATA, DRAWING
from tests.integration.conftest import PATIENCE_MS


@pytest.fixture
def drawn(application: Application, qtbot: QtBot) -> Application:
    """An application with a 3 on its pad, which the shipped model has read."""
    pad = application.window.pad
    pad.setStrokes(pen_digits.digit(3, pen_digits.SEED, split=1).strokes)
    qtbot.waitUntil(lambda: pad.bars.winner() == 3, timeout=PATIENCE_MS)
    return application


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_pad_leads_to_why(drawn: Application, qtbot: QtBot) -> None:
    window = drawn.window
    assert not window.tabs.isMade(DRAWING)
    explained: list[object] = []
    drawn.session.explained.connect(explained.append)
    window.tabs.setCurrentIndex(DATA)
    click(qtbot, window.pad.correction.whyButton)
    assert window.tabs.currentIndex() == DRAWING
    assert window.drawing.page() == WHY
    assert window.drawing.why is not None
    qtbot.waitUntil(
        lambda: any(getattr(told, "pieces", None) for told in explained), timeout=PATIENCE_MS
    )


def test_how_strange_a_drawing_is_comes_without_the_tab(drawn: Application, qtbot: QtBot) -> None:
    novelties: list[object] = []
    drawn.session.explained.connect(lambda told: novelties.append(told.novelty))
    drawn.window.pad.setStrokes(pen_digits.digit(7, pen_digits.SEED, split=1).strokes)
    qtbot.waitUntil(lambda: any(n is not None for n in novelties), timeout=PATIENCE_MS)


def test_the_tab_looks_the_same_in_another_language(drawn: Application, qtbot: QtBot) -> None:
    drawn.window.tabs.setCurrentIndex(DRAWING)
    drawn.window.drawing.showPage(STAGES)
    drawn.setLanguage("ko")
    window = drawn.window
    assert window.tabs.currentIndex() == DRAWING
    assert window.drawing.page() == STAGES
    window.drawing.showPage(WHY)
    explained: list[object] = []
    drawn.session.explained.connect(explained.append)
    window.pad.setStrokes(pen_digits.digit(7, pen_digits.SEED, split=1).strokes)
    qtbot.waitUntil(
        lambda: any(getattr(told, "pieces", None) for told in explained), timeout=PATIENCE_MS
    )


def test_a_stage_that_is_off_is_off_on_the_pad(drawn: Application, qtbot: QtBot) -> None:
    window = drawn.window
    before = np.array(window.pad.preview.pixels())
    window.tabs.setCurrentIndex(DRAWING)
    window.drawing.showPage(STAGES)
    assert window.drawing.stages is not None
    stages = window.drawing.stages.stages()
    window.drawing.stages.setStages(stages.switched("cropped", False))
    assert (np.array(window.pad.preview.pixels()) != before).any()
    window.pad.stagesReset.emit()
    assert (np.array(window.pad.preview.pixels()) == before).all()


def test_a_correction_is_kept_and_can_be_taken_back(drawn: Application, qtbot: QtBot) -> None:
    window = drawn.window
    window.pad.canvas.setFocus()
    qtbot.keyClick(window.pad, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: [digit.label for digit in STORE.load()] == [5], timeout=PATIENCE_MS)
    window.pad.correctionUndone.emit()
    qtbot.waitUntil(lambda: not STORE.load(), timeout=PATIENCE_MS)
    window.tabs.setCurrentIndex(DRAWING)
    window.drawing.showPage(MINE)
    assert window.drawing.mine is not None


def test_a_pasted_picture_is_read(drawn: Application, qtbot: QtBot) -> None:
    pad = drawn.window.pad
    seven = ink.render(pen_digits.digit(7, pen_digits.SEED, split=1).strokes)
    pixels = np.kron(255 - seven, np.ones((4, 4), np.uint8))  # dark on bright paper
    height, width = pixels.shape
    image = QImage(pixels.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    QGuiApplication.clipboard().setImage(image.copy())
    qtbot.keyClick(pad.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pad.sample() is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: pad.bars.winner() == 7, timeout=PATIENCE_MS)
    assert pad.ink() is None
