"""Who reads the pad is chosen from its menu: with the mouse, and with real networks."""

from __future__ import annotations

from pathlib import Path

import keras
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from engine.data import pen_digits
from engine.insight.explanation import Explanation, Part
from engine.insight.network import SHIPPED
from engine.training.states import RunState
from gui.app import Application
from gui.main_window import MainWindow
from gui.pad.reader_menu import Offer
from tests.integration.conftest import PATIENCE_MS

KEYBOARD = pytest.mark.qt_log_ignore("does not support", extend=True)


def draw(application: Application, label: int) -> None:
    """Draw a digit of the generator on the pad."""
    pad = application.window.pad
    pad.setStrokes(pen_digits.digit(label, pen_digits.SEED, split=1).strokes)


def open_menu(qtbot: QtBot, window: MainWindow) -> None:
    menu = window.pad.readerMenu
    menu.popup(window.pad.mapToGlobal(window.pad.rect().topLeft()))
    qtbot.waitUntil(menu.isVisible)


def pick(qtbot: QtBot, menu: QMenu, action: QAction) -> None:
    """Click on an entry."""
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def trained(application: Application, qtbot: QtBot) -> Offer:
    """Train for a moment; return what the menu offers of it."""
    window, session = application.window, application.session
    window.run.train.trigger()
    qtbot.waitUntil(lambda: session.history.updates > 50, timeout=PATIENCE_MS)
    session.stop()
    qtbot.waitUntil(lambda: session.state is RunState.STOPPED, timeout=PATIENCE_MS)
    return window.reading.offers().networks[1]


def load(path: Path, *layers: keras.Layer) -> Path:
    keras.Sequential(layers).save(path)
    return path


@KEYBOARD
def test_after_a_run_the_shipped_model_can_read_again_and_both_together(
    application: Application, qtbot: QtBot
) -> None:
    window, readers = application.window, application.readers
    run = trained(application, qtbot)
    assert "seed 42" in run.text
    draw(application, 3)
    qtbot.waitUntil(lambda: window.pad.bars.winner() is not None, timeout=PATIENCE_MS)
    menu = window.pad.readerMenu
    open_menu(qtbot, window)
    assert menu.current.isChecked()
    pick(qtbot, menu, menu.alone(SHIPPED))
    qtbot.waitUntil(lambda: len(readers.members) == 1, timeout=PATIENCE_MS)
    assert window.reading.text() == "read by the shipped model"
    draw(application, 7)
    qtbot.waitUntil(lambda: window.pad.bars.winner() == 7, timeout=PATIENCE_MS)

    open_menu(qtbot, window)
    menu.ensemble.popup(menu.pos())
    pick(qtbot, menu.ensemble, menu.tick(run.key))
    assert menu.ensemble.isVisible()  # to tick more
    qtbot.waitUntil(lambda: len(readers.members) == 2, timeout=PATIENCE_MS)
    menu.ensemble.hide()
    menu.hide()
    assert window.reading.text() == "2 networks, by average"
    rows = window.pad.laneRows
    numbers = [member.number for member in readers.members]
    assert rows.lanes() == numbers
    qtbot.waitUntil(lambda: all(rows.answer(number) for number in numbers), timeout=PATIENCE_MS)
    assert rows.answer(numbers[0]) == "7"
    assert rows.isVisible()

    open_menu(qtbot, window)
    pick(qtbot, menu, menu.current)
    assert not rows.isVisible()
    assert window.reading.text() == "read by your own model"
    qtbot.waitUntil(lambda: window.pad.bars.winner() is not None, timeout=PATIENCE_MS)


def test_the_run_that_is_chosen_answers_as_the_run_did(
    application: Application, qtbot: QtBot
) -> None:
    window, session = application.window, application.session
    run = trained(application, qtbot)
    rows: list[tuple[float, ...]] = []
    session.predicted.connect(lambda _, row: rows.append(row))
    draw(application, 3)
    qtbot.waitUntil(lambda: len(rows) == 1, timeout=PATIENCE_MS)
    session.memberPredicted.connect(lambda _, row: rows.append(row))
    application.readers.chooseNetworks((run.key,))
    qtbot.waitUntil(lambda: len(rows) == 2, timeout=PATIENCE_MS)
    assert rows[1] == pytest.approx(rows[0], abs=1e-5)
    assert window.reading.text().startswith("read by your own model · seed 42")


def test_what_is_chosen_is_explained(application: Application, qtbot: QtBot) -> None:
    session, readers = application.session, application.readers
    run = trained(application, qtbot)
    told: list[Explanation] = []
    session.explained.connect(told.append)
    session.explain(frozenset({Part.ACTIVATIONS}))
    draw(application, 3)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    own = [activation.kind for activation in told[-1].activations or ()]
    readers.chooseNetworks((SHIPPED, run.key))
    qtbot.waitUntil(lambda: len(readers.members) == 2, timeout=PATIENCE_MS)
    told.clear()
    draw(application, 7)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    kinds = [activation.kind for activation in told[-1].activations or ()]
    assert "Conv2D" in kinds
    assert "Conv2D" not in own
    assert told[-1].probabilities.argmax() == 7


def test_a_new_run_takes_the_pad_over_and_says_so(application: Application, qtbot: QtBot) -> None:
    window, readers, session = application.window, application.readers, application.session
    readers.chooseNetworks((SHIPPED,))
    qtbot.waitUntil(lambda: bool(readers.members), timeout=PATIENCE_MS)
    window.run.train.trigger()
    qtbot.waitUntil(lambda: session.state is RunState.RUNNING, timeout=PATIENCE_MS)
    assert not readers.members
    assert window.reading.text() == "read by your own model"
    assert "what learns now" in window.news.banner.text()
    session.stop()
    qtbot.waitUntil(lambda: session.state is RunState.STOPPED, timeout=PATIENCE_MS)


def test_the_choice_stays_when_the_language_changes(application: Application, qtbot: QtBot) -> None:
    readers = application.readers
    readers.chooseNetworks((SHIPPED,))
    qtbot.waitUntil(lambda: bool(readers.members), timeout=PATIENCE_MS)
    draw(application, 3)
    before = application.window
    application.setLanguage("ko")
    window = application.window
    assert window is not before
    assert [offer.is_wanted for offer in window.reading.offers().networks] == [True]
    qtbot.waitUntil(lambda: window.pad.bars.winner() == 3, timeout=PATIENCE_MS)
    draw(application, 7)
    qtbot.waitUntil(lambda: window.pad.bars.winner() == 7, timeout=PATIENCE_MS)


@KEYBOARD
def test_a_model_file_reads_the_pad(
    application: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = application.window, application.session
    flat, dense = keras.layers.Flatten(), keras.layers.Dense(10, "softmax")
    path = load(tmp_path / "mine.keras", keras.Input((28, 28)), flat, dense)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    qtbot.waitUntil(lambda: session.backend is not None, timeout=PATIENCE_MS)
    draw(application, 3)
    open_menu(qtbot, window)
    menu = window.pad.readerMenu
    pick(qtbot, menu, menu.file)
    qtbot.waitUntil(lambda: window.reading.text() == "read by mine.keras", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.pad.bars.winner() is not None, timeout=PATIENCE_MS)
    texts = [offer.text for offer in window.reading.offers().networks]
    assert texts == ["The shipped model", "mine.keras"]


def test_a_file_that_cannot_read_the_pad_is_told_and_changes_nothing(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    window, session = application.window, application.session
    qtbot.waitUntil(lambda: session.shippedReads, timeout=PATIENCE_MS)
    flat, dense = keras.layers.Flatten, keras.layers.Dense
    (tmp_path / "text.keras").write_text("no model")
    one, other = keras.Input((28, 28)), keras.Input((28, 28))
    joined = dense(10)(flat()(keras.layers.Add()([one, other])))
    keras.Model([one, other], joined).save(tmp_path / "twins.keras")
    twice = [dense(10)(flat()(one)), dense(10)(flat()(one))]
    keras.Model(one, twice).save(tmp_path / "twice.keras")
    load(tmp_path / "large.keras", keras.Input((32, 32)), flat(), dense(10))
    load(tmp_path / "three.keras", keras.Input((28, 28)), flat(), dense(3))
    for name, words in (
        ("text", "is not a model"),
        ("large", "This model takes 32"),
        ("three", "tells 3 classes apart"),
        ("twins", "2 inputs and 1 outputs"),
        ("twice", "1 inputs and 2 outputs"),
        ("missing", "There is no model file"),
    ):
        window.reading.openFile(tmp_path / f"{name}.keras")
        qtbot.waitUntil(lambda words=words: words in window.news.banner.text(), timeout=PATIENCE_MS)
        assert window.reading.text() == "read by the shipped model"
        assert [offer.is_wanted for offer in window.reading.offers().networks] == [False]
        window.news.banner.hide()
