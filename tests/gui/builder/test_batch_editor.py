"""The batch size can be typed, or chosen as full, one or a mini-batch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.spec.run import RunSpec
from gui.builder.batch_editor import BatchEditor, updatesText
from gui.builder.panel import BuilderPanel
from gui.document import Document

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(panel: BuilderPanel, qtbot: QtBot) -> BatchEditor:
    found = panel.training.forms["training"].rows["batch_size"].editor
    assert isinstance(found, BatchEditor)
    return found


def opened(editor: BatchEditor, qtbot: QtBot) -> list[QAction]:
    """Open the menu by the mouse."""
    qtbot.mouseClick(editor.button, LEFT)
    assert editor.menu.isVisible()
    return [entry for entry in editor.menu.actions() if not entry.isSeparator()]


def choose(editor: BatchEditor, qtbot: QtBot, text: str) -> None:
    entry = next(entry for entry in opened(editor, qtbot) if entry.text() == text)
    qtbot.mouseClick(editor.menu, LEFT, pos=editor.menu.actionGeometry(entry).center())
    assert not editor.menu.isVisible()


def test_the_menu_has_the_three_ways_and_shows_the_one_set(
    editor: BatchEditor, qtbot: QtBot
) -> None:
    entries = opened(editor, qtbot)
    assert [entry.text() for entry in entries] == [
        "Full batch (all 60,000)",
        "1 (stochastic)",
        "Mini-batches",
        *("16", "32 (usual)", "64", "128", "256", "512"),
    ]
    assert [entry.text() for entry in entries if entry.isChecked()] == ["32 (usual)"]
    assert [entry.text() for entry in entries if not entry.isEnabled()] == ["Mini-batches"]
    assert "Batch gradient descent" in entries[0].toolTip()
    assert "Stochastic gradient descent" in entries[1].toolTip()
    assert "Mini-batch gradient descent" in entries[3].toolTip()
    editor.menu.close()


def test_a_full_batch_is_what_the_split_and_the_subset_leave(
    panel: BuilderPanel, document: Document, editor: BatchEditor, qtbot: QtBot
) -> None:
    document.edit(document.spec.with_training(validation="split", validation_split=0.2), "")
    choose(editor, qtbot, "Full batch (all 48,000)")
    assert document.spec.training.batch_size == 48_000
    assert document.undo_stack.undoText() == "Change batch size"
    document.edit(document.spec.with_data(subset=2000), "")
    choose(editor, qtbot, "Full batch (all 2,000)")
    assert document.spec.training.batch_size == 2000
    assert panel.training.updates.text() == "Full batch · 1 update an epoch"


def test_the_line_below_says_how_many_updates_an_epoch_has(
    panel: BuilderPanel, document: Document, editor: BatchEditor, qtbot: QtBot
) -> None:
    line = panel.training.updates
    assert line.text() == "Mini-batches · 1,875 updates an epoch"
    choose(editor, qtbot, "1 (stochastic)")
    assert document.spec.training.batch_size == 1
    assert line.text() == "Stochastic · 60,000 updates an epoch"
    assert "after every single example" in line.toolTip()
    choose(editor, qtbot, "256")
    assert line.text() == "Mini-batches · 235 updates an epoch"


def test_any_other_number_can_be_typed(
    panel: BuilderPanel, document: Document, editor: BatchEditor, qtbot: QtBot
) -> None:
    editor.takeFocus()
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "100")
    assert document.spec.training.batch_size == 100
    assert panel.training.updates.text() == "Mini-batches · 600 updates an epoch"
    assert not any(entry.isChecked() for entry in opened(editor, qtbot))
    editor.menu.close()


def test_a_text_that_is_no_number_goes_when_an_entry_is_chosen(
    document: Document, editor: BatchEditor, qtbot: QtBot
) -> None:
    editor.takeFocus()
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "x")
    choose(editor, qtbot, "32 (usual)")
    assert editor.field.lineEdit().text() == "32"
    assert not editor.field.problem()


def test_the_menu_opens_from_the_keyboard(
    document: Document, editor: BatchEditor, qtbot: QtBot
) -> None:
    editor.takeFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.button
    qtbot.keyClick(editor.button, Qt.Key.Key_Space)
    for _ in range(2):
        qtbot.keyClick(editor.menu, Qt.Key.Key_Down)
    qtbot.keyClick(editor.menu, Qt.Key.Key_Return)
    assert document.spec.training.batch_size == 1


@pytest.mark.parametrize(
    "wrong", [RunSpec().with_training(validation_split=7.0), RunSpec().with_data(subset=0)]
)
def test_nobody_knows_the_full_batch_of_settings_out_of_range(
    panel: BuilderPanel, document: Document, editor: BatchEditor, qtbot: QtBot, wrong: RunSpec
) -> None:
    document.edit(wrong, "")
    assert not panel.training.updates.isVisible()
    assert not opened(editor, qtbot)[0].isEnabled()
    editor.menu.close()
    document.undo_stack.undo()
    assert panel.training.updates.isVisible()


def test_a_batch_size_out_of_range_comes_to_nothing(
    panel: BuilderPanel, document: Document, editor: BatchEditor, qtbot: QtBot
) -> None:
    document.edit(document.spec.with_training(batch_size=0), "")
    assert not panel.training.updates.isVisible()
    choose(editor, qtbot, "Full batch (all 60,000)")
    assert document.spec.training.batch_size == 60_000


def test_a_batch_larger_than_the_data_is_the_full_batch() -> None:
    assert updatesText(512, 400) == "Full batch · 1 update an epoch"
    assert updatesText(399, 400) == "Mini-batches · 2 updates an epoch"
