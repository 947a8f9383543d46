"""Settings of one part of the spec: typed, undone, put right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.spec import presets
from engine.spec.augmentation import Augmentation
from gui.data.part_form import PartForm
from gui.document import Document
from gui.theme import ThemeManager
from gui.widgets.messages import InlineMessage
from tests.helpers.desks import spec_on

LEFT = Qt.MouseButton.LeftButton
DATA = frozenset({"subset", "label_noise"})


@pytest.fixture
def document() -> Document:
    return Document(spec_on("pen-digits"))


def shown(qtbot: QtBot, form: PartForm) -> PartForm:
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


@pytest.fixture
def form(document: Document, themes: ThemeManager, qtbot: QtBot) -> PartForm:
    return shown(qtbot, PartForm(document, themes, "data", DATA))


def field(form: PartForm, name: str) -> QWidget:
    return form.form.rows[name].editor.field


def write(qtbot: QtBot, form: PartForm, name: str, text: str) -> None:
    edit = field(form, name)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def messages(within: QWidget) -> list[InlineMessage]:
    return [found for found in within.findChildren(InlineMessage) if found.isVisible()]


def test_only_the_settings_asked_for_are_shown(form: PartForm) -> None:
    assert set(form.form.rows) == DATA


def test_what_is_typed_edits_the_document(form: PartForm, document: Document, qtbot: QtBot) -> None:
    write(qtbot, form, "subset", "250")
    assert document.spec.data.subset == 250
    assert document.undo_stack.undoText() == "Change subset"


def test_typing_in_one_field_is_one_step(form: PartForm, document: Document, qtbot: QtBot) -> None:
    write(qtbot, form, "subset", "250")
    document.undo_stack.undo()
    assert document.spec.data.subset is None
    assert field(form, "subset").text() == ""
    document.undo_stack.redo()
    assert field(form, "subset").text() == "250"


def test_leaving_a_field_or_return_ends_a_step(
    form: PartForm, document: Document, qtbot: QtBot
) -> None:
    write(qtbot, form, "subset", "250")
    field(form, "label_noise").setFocus()
    write(qtbot, form, "subset", "99")
    qtbot.keyClick(field(form, "subset"), Qt.Key.Key_Return)
    write(qtbot, form, "subset", "7")
    steps = []
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
        steps.append(document.spec.data.subset)
    assert steps == [99, 250, None]


def test_a_part_inside_a_part_is_edited(
    document: Document, themes: ThemeManager, qtbot: QtBot
) -> None:
    form = shown(qtbot, PartForm(document, themes, "data.augmentation", frozenset({"rotation"})))
    before = document.spec
    write(qtbot, form, "rotation", "15")
    assert document.spec == before.with_data(augmentation=Augmentation(rotation=15.0))
    assert document.undo_stack.undoText() == "Change rotation, degrees"


def test_a_change_from_elsewhere_is_shown(form: PartForm, document: Document) -> None:
    document.edit(document.spec.with_data(label_noise=0.25), "")
    assert field(form, "label_noise").text() == "0.25"
    document.edit(presets.get("mnist-quickstart").spec, "")
    assert field(form, "label_noise").text() == "0"


def test_a_problem_stands_at_its_field_and_is_put_right(
    document: Document, themes: ThemeManager, qtbot: QtBot
) -> None:
    names = frozenset({"validation_count", "validation_split"})
    form = shown(qtbot, PartForm(document, themes, "training", names))
    assert messages(form) == []
    wrong = document.spec.with_training(validation="count", validation_count=1_000_000)
    document.edit(wrong, "")
    (message,) = messages(form)
    assert form.form.rows["validation_count"].isAncestorOf(message)
    assert "nothing is left to learn from" in message.text()
    qtbot.mouseClick(message.fixButton, LEFT)
    assert document.spec.training.validation == "test"
    assert messages(form) == []
    document.undo_stack.undo()
    assert document.spec == wrong


def test_a_problem_of_the_data_stands_at_its_field(
    form: PartForm, document: Document, qtbot: QtBot
) -> None:
    document.edit(document.spec.with_data(name="sine", label_noise=0.5), "")
    (message,) = messages(form.form.rows["label_noise"])
    qtbot.mouseClick(message.fixButton, LEFT)
    assert document.spec.data.label_noise == 0


def test_a_problem_of_the_whole_part_stands_above_it(
    document: Document, themes: ThemeManager, qtbot: QtBot
) -> None:
    form = shown(qtbot, PartForm(document, themes, "data.augmentation", frozenset({"rotation"})))
    strong = Augmentation(rotation=15.0)
    document.edit(document.spec.with_data(name="moons", augmentation=strong), "")
    (message,) = messages(form)
    assert message.text().startswith("Augmentation changes images")
    assert message.y() < form.form.y()
    qtbot.mouseClick(message.fixButton, LEFT)
    assert not document.spec.data.augmentation.active
    assert messages(form) == []


def test_settings_without_effect_are_idle(
    document: Document, themes: ThemeManager, qtbot: QtBot
) -> None:
    form = PartForm(document, themes, "data", DATA, idle=lambda data: frozenset({"subset"}))
    qtbot.addWidget(form)
    assert not form.form.rows["subset"].isEnabled()
    assert form.form.rows["label_noise"].isEnabled()
