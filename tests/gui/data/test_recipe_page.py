"""How the examples are parted, and what makes the parts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.data.recipe_page import RecipePage
from gui.document import Document
from gui.theme import ThemeManager
from tests.helpers.desks import spec_on


@pytest.fixture
def document() -> Document:
    return Document(spec_on("pen-digits"))


@pytest.fixture
def page(document: Document, themes: ThemeManager, qtbot: QtBot) -> RecipePage:
    shown = RecipePage(document, themes)
    qtbot.addWidget(shown)
    shown.resize(700, 600)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def bar(page: RecipePage) -> dict[str, int]:
    return {part.name: part.count for part in page.bar._parts}


def test_a_share_is_kept_apart(page: RecipePage) -> None:
    assert bar(page) == {"Training": 32_000, "Validation": 8_000, "Test": 4_000}


def test_a_number_is_kept_apart(page: RecipePage, document: Document) -> None:
    document.edit(document.spec.with_training(validation="count", validation_count=500), "")
    assert bar(page) == {"Training": 39_500, "Validation": 500, "Test": 4_000}


def test_nothing_is_kept_apart_for_the_test_set(page: RecipePage, document: Document) -> None:
    document.edit(document.spec.with_training(validation="test"), "")
    assert bar(page) == {"Training": 40_000, "Test": 4_000}


def test_a_subset_leaves_examples_unused(
    page: RecipePage, document: Document, qtbot: QtBot
) -> None:
    subset = page.recipe.form.rows["subset"].editor.field
    subset.setFocus()
    qtbot.keyClicks(subset, "1000")
    parts = {"Training": 1_000, "Validation": 8_000, "Test": 4_000, "Unused": 31_000}
    assert bar(page) == parts
    document.undo_stack.undo()
    assert "Unused" not in bar(page)


def test_points_are_for_toys_made_to_order(page: RecipePage, document: Document) -> None:
    assert not page.toy.isVisible()
    document.chooseData("moons", "")
    assert page.toy.isVisible()
    document.edit(document.spec.with_data(points=50), "")
    assert bar(page) == {"Training": 40, "Validation": 10, "Test": 50}
    document.chooseData("xor", "")
    assert not page.toy.isVisible()


def test_share_and_number_are_idle_unless_chosen(page: RecipePage, qtbot: QtBot) -> None:
    rows = page.split.form.rows
    assert rows["validation_split"].isEnabled()
    assert not rows["validation_count"].isEnabled()
    box = rows["validation"].editor.box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "Number of training"
    assert not rows["validation_split"].isEnabled()
    assert rows["validation_count"].isEnabled()


def test_the_form_stays_as_wide_as_its_text_is_large(
    page: RecipePage, themes: ThemeManager
) -> None:
    narrow = page.recipe.maximumWidth()
    themes.setFontScale(2.0)
    assert page.recipe.maximumWidth() == 2 * narrow
