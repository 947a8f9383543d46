"""Augmentation: settings beside what they do to an example."""

from __future__ import annotations

import threading
from collections.abc import Generator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.messages import MachineError, say
from engine.spec.augmentation import Augmentation
from gui.data import augment_page
from gui.data.augment_page import AugmentPage
from gui.data.desk import Desk
from gui.document import Document
from gui.theme import ThemeManager
from gui.widgets.messages import InlineMessage
from tests.helpers.desks import PATIENCE_S, named_set, spec_on

LEFT = Qt.MouseButton.LeftButton
DATASET = named_set("pen-digits")
IMAGES = DATASET.train.x


class Engine:
    """Stands for TensorFlow: it turns every picture into one grey level, its rotation."""

    def __init__(self) -> None:
        self.asked: list[tuple[Augmentation, int]] = []
        self.error: Exception | None = None
        self.go = threading.Event()
        self.go.set()

    def augmented(self, recipe: Augmentation, image: Any, seed: int, *_: object) -> Any:
        self.asked.append((recipe, seed))
        assert self.go.wait(PATIENCE_S)
        if self.error:
            raise self.error
        return np.full((9, *image.shape), int(recipe.rotation), np.uint8)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    fake = Engine()
    monkeypatch.setattr(augment_page, "_augmented", fake.augmented)
    return fake


@pytest.fixture
def document() -> Document:
    return Document(spec_on("pen-digits"))


@pytest.fixture
def page(
    document: Document, themes: ThemeManager, qtbot: QtBot, engine: Engine
) -> Generator[AugmentPage, None, None]:
    desk = Desk()
    made = AugmentPage(document, desk, themes)
    qtbot.addWidget(made)
    made.resize(760, 560)
    yield made
    engine.go.set()
    desk.close(PATIENCE_S)


def show(qtbot: QtBot, page: AugmentPage) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()


def pictures(page: AugmentPage) -> Any:
    return page.view._tiles._pictures


def original(page: AugmentPage) -> Any:
    return page.view._tiles._original


def hint(page: AugmentPage) -> str:
    return page.view._tiles._hint


def rotate(document: Document, degrees: float) -> None:
    strong = Augmentation(rotation=degrees)
    document.edit(document.spec.with_data(augmentation=strong), "")


def level(page: AugmentPage) -> int:
    """What the fake engine made of the example; -1: nothing yet."""
    shown = pictures(page)
    return -1 if shown is None or len(set(shown.flat)) > 1 else int(shown.flat[0])


def test_without_a_setting_the_example_stays_as_it_is(
    page: AugmentPage, qtbot: QtBot, engine: Engine
) -> None:
    page.setDataset(DATASET)
    show(qtbot, page)
    qtbot.waitUntil(lambda: pictures(page) is not None)
    assert np.array_equal(original(page), IMAGES[0])
    assert all(np.array_equal(picture, IMAGES[0]) for picture in pictures(page))
    assert engine.asked == []


def test_a_setting_typed_changes_nine_pictures(
    page: AugmentPage, document: Document, qtbot: QtBot, engine: Engine
) -> None:
    page.setDataset(DATASET)
    show(qtbot, page)
    field = page.form.form.rows["rotation"].editor.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "25")
    qtbot.waitUntil(lambda: level(page) == 25)
    assert pictures(page).shape == (9, 6, 6)
    assert engine.asked == [(Augmentation(rotation=25.0), document.spec.seed)]


def test_a_hidden_page_asks_for_nothing(
    page: AugmentPage, document: Document, qtbot: QtBot, engine: Engine
) -> None:
    page.setDataset(DATASET)
    rotate(document, 10)
    qtbot.waitUntil(lambda: not page._soon.isActive())
    assert engine.asked == []
    show(qtbot, page)
    qtbot.waitUntil(lambda: level(page) == 10)


def test_what_is_shown_is_not_made_twice(
    page: AugmentPage, document: Document, qtbot: QtBot, engine: Engine
) -> None:
    rotate(document, 10)
    page.setDataset(DATASET)
    show(qtbot, page)
    qtbot.waitUntil(lambda: level(page) == 10)
    page.hide()
    show(qtbot, page)
    document.edit(document.spec.with_training(epochs=9), "")
    qtbot.waitUntil(lambda: not page._soon.isActive())
    assert len(engine.asked) == 1


def test_another_example(
    page: AugmentPage, document: Document, qtbot: QtBot, engine: Engine
) -> None:
    rotate(document, 10)
    page.setDataset(DATASET)
    show(qtbot, page)
    qtbot.waitUntil(lambda: level(page) == 10)
    engine.go.clear()
    qtbot.mouseClick(page.view.another, LEFT)
    assert np.array_equal(original(page), IMAGES[1])
    assert pictures(page) is None  # those of the first example would be shown beside the second
    engine.go.set()
    qtbot.waitUntil(lambda: level(page) == 10)


def test_switching_off_while_a_preview_is_made_shows_the_example(
    page: AugmentPage, document: Document, qtbot: QtBot, engine: Engine
) -> None:
    page.setDataset(DATASET)
    show(qtbot, page)
    engine.go.clear()
    rotate(document, 10)
    qtbot.waitUntil(lambda: bool(engine.asked))
    rotate(document, 0)
    qtbot.waitUntil(lambda: not page._soon.isActive())
    assert not page._desk.busy
    engine.go.set()
    rotate(document, 20)
    qtbot.waitUntil(lambda: level(page) == 20)
    rotate(document, 0)
    qtbot.waitUntil(lambda: np.array_equal(pictures(page)[8], IMAGES[0]))


def test_rows_of_numbers_are_not_augmented(
    page: AugmentPage, document: Document, qtbot: QtBot, engine: Engine
) -> None:
    page.setDataset(DATASET)
    show(qtbot, page)
    qtbot.waitUntil(lambda: pictures(page) is not None)
    document.chooseData("moons", "")
    page.setDataset(None)
    qtbot.waitUntil(lambda: "rows of numbers" in hint(page))
    assert pictures(page) is None
    assert original(page) is None
    assert not page.form.form.isEnabled()
    assert not page.view.another.isEnabled()
    document.undo_stack.undo()
    page.setDataset(DATASET)
    qtbot.waitUntil(lambda: pictures(page) is not None)
    assert page.form.form.isEnabled()


def test_augmentation_of_numbers_can_be_turned_off_here(
    page: AugmentPage, document: Document, qtbot: QtBot
) -> None:
    show(qtbot, page)
    rotate(document, 10)
    document.chooseData("moons", "")
    qtbot.waitUntil(lambda: not page._soon.isActive())
    (message,) = [m for m in page.form.findChildren(InlineMessage) if m.isVisible()]
    qtbot.mouseClick(message.fixButton, LEFT)
    assert not document.spec.data.augmentation.active


def test_a_failure_is_said_and_tried_again_when_looked_at(
    page: AugmentPage, document: Document, qtbot: QtBot, engine: Engine
) -> None:
    engine.error = MachineError(say("TensorFlow did not start."), say("Install it again."))
    rotate(document, 10)
    page.setDataset(DATASET)
    show(qtbot, page)
    qtbot.waitUntil(lambda: hint(page) == "TensorFlow did not start. Install it again.")
    assert pictures(page) is None
    engine.error = None
    page.hide()
    show(qtbot, page)
    qtbot.waitUntil(lambda: level(page) == 10)


def test_of_an_unusual_number_of_channels_the_first_is_shown(
    page: AugmentPage, document: Document, qtbot: QtBot
) -> None:
    deep = named_set("pen-digits", channels=4)
    page.setDataset(deep)
    show(qtbot, page)
    qtbot.waitUntil(lambda: pictures(page) is not None)
    assert not page.grab().isNull()
    assert np.array_equal(original(page), deep.train.x[0, ..., 0])
    rotate(document, 10)
    qtbot.waitUntil(lambda: level(page) == 10)
    assert pictures(page).shape == (9, 6, 6)


def test_a_page_deleted_while_a_preview_is_made(
    document: Document, themes: ThemeManager, qtbot: QtBot, engine: Engine
) -> None:
    desk, engine.go = Desk(), threading.Event()
    page = AugmentPage(document, desk, themes)
    page.setDataset(DATASET)
    rotate(document, 10)
    show(qtbot, page)
    qtbot.waitUntil(lambda: bool(engine.asked))
    page.close()
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    engine.go.set()
    qtbot.waitUntil(lambda: not desk.busy)
    desk.close(PATIENCE_S)


def test_the_form_is_as_wide_as_its_text_is_large(page: AugmentPage, themes: ThemeManager) -> None:
    narrow = page._side.width()
    themes.setFontScale(1.5)
    assert page._side.maximumWidth() > narrow


def test_large_text_leaves_room_for_the_pictures(
    page: AugmentPage, themes: ThemeManager, qtbot: QtBot
) -> None:
    show(qtbot, page)
    themes.setFontScale(2.0)
    page.resize(480, 400)
    assert page._side.geometry().right() < page.view.geometry().left()
