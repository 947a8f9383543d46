"""The builder as a person uses it: with mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from engine.spec import presets
from engine.spec.activations import ReLU, Softmax
from engine.spec.layers import BatchNormalization, Conv2D, Dense, Dropout, Flatten, Reshape
from engine.spec.losses import BinaryCrossentropy
from engine.spec.optimizers import SGD, Adam
from gui.builder.layer_card import LayerCard
from gui.builder.panel import BuilderPanel
from gui.document import Document
from gui.theme import ThemeManager
from gui.widgets.messages import InlineMessage

LEFT = Qt.MouseButton.LeftButton
HEAD = QPoint(60, 20)


def kinds(document: Document) -> list[str]:
    return [layer.kind for layer in document.spec.model.layers]


def card(panel: BuilderPanel, place: int) -> LayerCard:
    return panel.cards.cards[place]


def click(qtbot: QtBot, panel: BuilderPanel, place: int) -> None:
    qtbot.mouseClick(card(panel, place), LEFT, pos=HEAD)


def press(qtbot: QtBot, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def field(panel: BuilderPanel, place: int, name: str):
    form = card(panel, place).form
    assert form is not None
    return form.rows[name].editor.field


def sentences(panel: BuilderPanel, place: int, name: str) -> list[str]:
    """What is written below a field."""
    form = card(panel, place).form
    assert form is not None
    shown = form.rows[name].findChildren(InlineMessage)
    return [message.text() for message in shown if message.isVisible()]


def write(qtbot: QtBot, edit: QWidget, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Go to an entry with the arrow keys."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(text)):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def drag(qtbot: QtBot, panel: BuilderPanel, place: int, down_px: int) -> None:
    """Press on a card and move, without letting go."""
    widget = card(panel, place)
    qtbot.mousePress(widget, LEFT, pos=HEAD)
    for part in (0.2, 0.6, 1.0):
        qtbot.mouseMove(widget, HEAD + QPoint(2, round(down_px * part)))


def test_every_layer_has_a_card_with_shape_and_parameters(panel: BuilderPanel) -> None:
    texts = [
        (c.face.title.text(), c.face.brief.text(), c.face.shape.text(), c.face.count.text())
        for c in panel.cards.cards
    ]
    assert texts == [
        ("Flatten", "28×28 → 784", "784", "0"),
        ("Dense", "128 units · ReLU", "128", "100,480"),
        ("Dropout", "rate 0.2", "128", "0"),
        ("Dense", "10 units · Softmax", "10", "1,290"),
    ]
    assert panel.cards.inputCard.face.shape.text() == "28×28"
    assert panel._total.text() == "101,770 parameters"
    assert panel._foot.text() == "101,770 parameters · ≈ 5.3 MB while training"
    assert panel.selectedIndex() is None


def test_clicking_a_card_opens_its_form_and_clicking_again_closes_it(
    panel: BuilderPanel, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    form = card(panel, 1).form
    assert panel.selectedIndex() == 1
    assert form is not None
    assert form.isVisible()
    assert {"units", "activation"} <= set(form.rows)
    click(qtbot, panel, 3)
    assert (panel.selectedIndex(), card(panel, 1).form) == (3, None)
    click(qtbot, panel, 3)
    assert panel.selectedIndex() is None


def test_typing_shows_on_the_card_at_once_and_is_one_undo_step(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    units = field(panel, 1, "units")
    write(qtbot, units, "64")
    assert card(panel, 1).face.count.text() == "50,240"
    assert card(panel, 1).face.shape.text() == "64"
    assert panel._total.text() == "50,890 parameters"
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Change units"
    document.undo_stack.undo()
    assert card(panel, 1).face.count.text() == "100,480"
    assert units.text() == "128"


def test_typing_keeps_the_field_the_focus_and_the_cursor(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    units = field(panel, 1, "units")
    units.setFocus()
    units.lineEdit().setCursorPosition(1)
    qtbot.keyClick(units, Qt.Key.Key_5)
    assert document.spec.model.layers[1].units == 1528
    assert field(panel, 1, "units") is units
    assert units.hasFocus()
    assert units.lineEdit().cursorPosition() == 2


def test_coming_back_to_a_field_starts_another_undo_step(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    write(qtbot, field(panel, 1, "units"), "64")
    panel.addButton.setFocus()
    write(qtbot, field(panel, 1, "units"), "32")
    document.undo_stack.undo()
    assert document.spec.model.layers[1].units == 64


def test_return_closes_an_undo_step(panel: BuilderPanel, document: Document, qtbot: QtBot) -> None:
    click(qtbot, panel, 1)
    units = field(panel, 1, "units")
    for text in ("12", "-1", "64"):
        write(qtbot, units, text)
        qtbot.keyClick(units, Qt.Key.Key_Return)
    found = []
    while document.undo_stack.canUndo():
        found.append(document.spec.model.layers[1].units)
        document.undo_stack.undo()
    assert found == [64, -1, 12]
    rate = panel.training.forms["training"].rows["optimizer"].nested.rows["learning_rate"]
    for text in ("0.1", "0.2"):
        write(qtbot, rate.editor.field, text)
        qtbot.keyClick(rate.editor.field, Qt.Key.Key_Return)
    assert document.undo_stack.count() == 2


def test_a_text_that_is_no_number_says_so_and_leaves_the_spec_alone(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    units = field(panel, 1, "units")
    write(qtbot, units, "7x")
    row = card(panel, 1).form.rows["units"]
    assert document.spec.model.layers[1].units == 7
    assert "7x" in row._message.text()
    assert row._message.isVisible()
    assert units.property("invalid") is True
    write(qtbot, units, "70")
    assert not row._message.isVisible()
    assert units.property("invalid") is False


def test_a_number_out_of_range_turns_the_card_and_the_field_red(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    write(qtbot, field(panel, 1, "units"), "0")
    assert document.spec.model.layers[1].units == 0
    assert sentences(panel, 1, "units") == ["Units must be 1 or more. Received: 0."]
    assert not card(panel, 1).problems.isVisible()
    assert card(panel, 1)._border() == ("bad", 2)
    assert field(panel, 1, "units").property("invalid") is True
    write(qtbot, field(panel, 1, "units"), "8")
    assert sentences(panel, 1, "units") == []


def test_a_problem_stands_on_the_card_again_when_its_form_closes(
    panel: BuilderPanel, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    write(qtbot, field(panel, 1, "units"), "0")
    click(qtbot, panel, 1)
    assert card(panel, 1).problems.messages[0].isVisible()


def test_nothing_is_known_behind_a_number_out_of_range(panel: BuilderPanel, qtbot: QtBot) -> None:
    click(qtbot, panel, 1)
    write(qtbot, field(panel, 1, "units"), "-1")
    shown = [(c.face.shape.text(), c.face.count.text()) for c in panel.cards.cards]
    assert shown == [("784", "0"), ("—", "—"), ("—", "—"), ("—", "—")]
    assert panel._total.text() == "— parameters"
    assert panel._foot.text() == "Shapes are not known yet."


def test_other_cards_keep_their_problems_meanwhile(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    document.edit(document.spec.with_layer(3, Dense(units=12, activation=Softmax())), "")
    panel.select(1)
    write(qtbot, field(panel, 1, "units"), "-1")
    assert card(panel, 3).problems.messages[0].fixButton.text() == "Make it 10"
    assert card(panel, 3).problems.isVisible()


def test_memory_is_not_known_with_a_batch_size_out_of_range(
    panel: BuilderPanel, qtbot: QtBot
) -> None:
    write(qtbot, panel.training.forms["training"].rows["batch_size"].editor.field, "-32")
    assert panel._foot.text() == "101,770 parameters · — while training"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("99999999999999999999", "Units must be 65536 or less. Received: 99999999999999999999."),
        ("1e99", f"Units must be 65536 or less. Received: 1{'0' * 19}…."),
        ("1e999", "1e999 is too large."),
    ],
)
def test_an_absurd_number_gives_one_sentence_and_no_totals(
    panel: BuilderPanel, qtbot: QtBot, text: str, sentence: str
) -> None:
    click(qtbot, panel, 1)
    units = field(panel, 1, "units")
    write(qtbot, units, text)
    assert sentences(panel, 1, "units") == [sentence]
    assert panel._total.text() == "— parameters"
    panel.addButton.setFocus()
    assert units.text() == text


def test_a_field_stays_where_it_is_while_sentences_come_and_go(
    panel: BuilderPanel, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    units = field(panel, 1, "units")
    qtbot.waitUntil(lambda: units.mapTo(panel, QPoint()).y() > card(panel, 1).y())
    before = units.mapTo(panel, QPoint())
    for text in ("-1", "x", "1e9", "12"):
        write(qtbot, units, text)
        qtbot.wait(1)
        assert units.mapTo(panel, QPoint()) == before


def test_a_setting_stays_where_it_is_while_a_sentence_comes_above_it(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    document.edit(document.spec.with_layer(1, Dense(units=65_536)), "")
    panel.resize(320, 500)
    size = panel.training.forms["training"].rows["batch_size"].editor.field
    size.setFocus()
    qtbot.wait(1)
    panel.scrollArea.keepInView(size)
    before = size.mapTo(panel, QPoint())
    write(qtbot, size, "30000")
    qtbot.wait(1)
    assert panel.problems.isVisible()
    assert size.mapTo(panel, QPoint()) == before


def test_the_fix_button_puts_the_model_right_and_can_be_undone(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    spec = document.spec
    document.edit(spec.with_layer(3, replace(spec.model.layers[3], units=12)), "")
    message = card(panel, 3).problems.messages[0]
    assert "12 units" in message.text()
    qtbot.mouseClick(message.fixButton, LEFT)
    assert document.spec.model.layers[3].units == 10
    assert not card(panel, 3).problems.isVisible()
    assert document.undo_stack.undoText() == "Make it 10"


def test_a_warning_colours_the_border_and_offers_its_fix(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    document.edit(document.spec.with_training(loss=BinaryCrossentropy()), "")
    assert card(panel, 3)._border()[0] == "careful"
    button = card(panel, 3).problems.messages[0].fixButton
    assert button.text().replace("\n", " ") == "Use softmax and sparse categorical cross-entropy"
    qtbot.mouseClick(button, LEFT)
    assert document.problems == ()


def test_problems_of_the_whole_model_stand_below_the_cards(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    document.edit(document.spec.with_layers(()), "")
    assert panel.problems.isVisible()
    qtbot.mouseClick(panel.problems.messages[0].fixButton, LEFT)
    assert kinds(document) == ["Flatten", "Dense"]
    assert len(panel.cards.cards) == 2
    assert not panel.problems.isVisible()


def test_the_add_menu_puts_a_hidden_layer_before_the_answer(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.addButton, LEFT)
    menu = QApplication.activePopupWidget()
    dense = next(b for b in menu.buttons if b.kind == "Dense")
    qtbot.mouseClick(dense, LEFT)
    assert document.spec.model.layers[3] == Dense(units=64, activation=ReLU())
    assert kinds(document) == ["Flatten", "Dense", "Dropout", "Dense", "Dense"]
    assert panel.selectedIndex() == 3
    assert card(panel, 3).hasFocus()
    assert document.undo_stack.undoText() == "Add Dense"


def test_the_add_menu_puts_it_after_the_selected_card(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 0)
    panel.openAddMenu()
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Qt.Key.Key_B)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert document.spec.model.layers[1] == BatchNormalization()


@pytest.mark.parametrize(
    ("key", "modifier", "after"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, ["Flatten", "Dropout", "Dense"]),
        (
            Qt.Key.Key_D,
            Qt.KeyboardModifier.ControlModifier,
            ["Flatten", "Dense", "Dense", "Dropout", "Dense"],
        ),
        (
            Qt.Key.Key_Down,
            Qt.KeyboardModifier.AltModifier,
            ["Flatten", "Dropout", "Dense", "Dense"],
        ),
        (
            Qt.Key.Key_Up,
            Qt.KeyboardModifier.AltModifier,
            ["Dense", "Flatten", "Dropout", "Dense"],
        ),
    ],
)
def test_keys_edit_the_selected_layer_and_undo_restores(
    panel: BuilderPanel, document: Document, qtbot: QtBot, key, modifier, after
) -> None:
    before = document.spec
    click(qtbot, panel, 1)
    press(qtbot, key, modifier)
    assert kinds(document) == after
    assert len(panel.cards.cards) == len(after)
    document.undo_stack.undo()
    assert document.spec == before
    assert panel.selectedIndex() == 1
    document.undo_stack.redo()
    assert kinds(document) == after


def test_the_selection_and_the_focus_follow_a_layer_that_is_moved(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert panel.selectedIndex() == 3
    assert card(panel, 3).hasFocus()
    assert document.spec.model.layers[3].units == 128
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert panel.selectedIndex() == 3


def test_delete_in_a_field_edits_the_text_not_the_model(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    units = field(panel, 1, "units")
    units.setFocus()
    units.lineEdit().setCursorPosition(0)
    qtbot.keyClick(units, Qt.Key.Key_Delete)
    assert len(kinds(document)) == 4
    assert document.spec.model.layers[1].units == 28


def test_switching_off_greys_the_card_and_leaves_the_layer_out(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    press(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert not document.spec.model.layers[1].enabled
    off = card(panel, 1)
    assert off.face.title.property("muted") is True
    assert (off.face.shape.text(), off.face.count.text()) == ("off", "—")
    assert "off" in off.accessibleName()
    click(qtbot, panel, 1)
    assert off.tools.eye.isVisible()
    assert panel._total.text() == "7,850 parameters"
    qtbot.mouseClick(off.tools.eye, LEFT)
    assert document.spec.model.layers[1].enabled
    assert document.undo_stack.undoText() == "Switch on Dense"


def test_the_buttons_of_the_selected_card_work(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 2)
    qtbot.mouseClick(card(panel, 2).tools.duplicate, LEFT)
    assert kinds(document) == ["Flatten", "Dense", "Dropout", "Dropout", "Dense"]
    assert panel.selectedIndex() == 3
    qtbot.mouseClick(card(panel, 3).tools.trash, LEFT)
    assert kinds(document) == ["Flatten", "Dense", "Dropout", "Dense"]
    assert panel.selectedIndex() == 3


def test_a_copy_has_no_name_so_that_no_name_is_used_twice(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    document.edit(document.spec.with_layer(1, Dense(units=8, name="hidden")), "")
    assert card(panel, 1).face.title.text() == "Dense · hidden"
    click(qtbot, panel, 1)
    press(qtbot, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert document.spec.model.layers[2] == Dense(units=8)


def test_dragging_shows_where_the_card_will_land_and_drops_it_there(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    drag(qtbot, panel, 1, 70)
    line = panel.cards.drag.line
    ghost = panel.cards.drag._ghost
    assert line.isVisible()
    assert line.x() + line.height() < ghost.x()
    children = panel.cards.children()
    assert children.index(line) < children.index(ghost)
    assert card(panel, 2).geometry().bottom() <= line.geometry().center().y()
    assert line.geometry().center().y() <= card(panel, 3).y()
    assert kinds(document) == ["Flatten", "Dense", "Dropout", "Dense"]
    qtbot.mouseRelease(card(panel, 1), LEFT, pos=HEAD + QPoint(2, 70))
    assert kinds(document) == ["Flatten", "Dropout", "Dense", "Dense"]
    assert document.spec.model.layers[2].units == 128
    assert panel.selectedIndex() == 2
    assert not line.isVisible()
    assert document.undo_stack.undoText() == "Move Dense"


def test_dragging_up_to_the_top(panel: BuilderPanel, document: Document, qtbot: QtBot) -> None:
    drag(qtbot, panel, 3, -500)
    qtbot.mouseRelease(card(panel, 3), LEFT, pos=HEAD - QPoint(0, 500))
    assert kinds(document) == ["Dense", "Flatten", "Dense", "Dropout"]


def test_escape_cancels_a_drag(panel: BuilderPanel, document: Document, qtbot: QtBot) -> None:
    drag(qtbot, panel, 1, 70)
    qtbot.keyClick(card(panel, 1), Qt.Key.Key_Escape)
    assert not panel.cards.drag.line.isVisible()
    qtbot.mouseRelease(card(panel, 1), LEFT, pos=HEAD + QPoint(2, 70))
    assert kinds(document) == ["Flatten", "Dense", "Dropout", "Dense"]
    assert document.undo_stack.count() == 0


def test_a_drag_that_ends_where_it_began_changes_nothing(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    drag(qtbot, panel, 1, 15)
    assert not panel.cards.drag.line.isVisible()
    qtbot.mouseRelease(card(panel, 1), LEFT, pos=HEAD + QPoint(2, 15))
    assert document.undo_stack.count() == 0
    assert panel.selectedIndex() is None


def test_arrows_move_the_selection_enter_goes_in_and_escape_comes_out(
    panel: BuilderPanel, qtbot: QtBot
) -> None:
    click(qtbot, panel, 0)
    press(qtbot, Qt.Key.Key_Down)
    assert panel.selectedIndex() == 1
    assert card(panel, 1).hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert field(panel, 1, "units").hasFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert card(panel, 1).hasFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert panel.selectedIndex() is None
    press(qtbot, Qt.Key.Key_End)
    assert panel.selectedIndex() == 3


def test_the_context_menu_has_the_operations_with_their_keys(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    panel.cards.menuRequested.disconnect(panel.operations.popUp)
    card(panel, 2).setFocus()
    menu = panel.operations.makeMenu(panel)
    assert isinstance(menu, QMenu)
    found = {a.text(): a.shortcut().toString() for a in menu.actions() if not a.isSeparator()}
    assert found["Duplicate"] == "Ctrl+D"
    assert found["Move down"] == "Alt+Down"
    next(a for a in menu.actions() if a.text() == "Remove").trigger()
    assert kinds(document) == ["Flatten", "Dense", "Dense"]


def test_a_layer_travels_through_the_clipboard_as_text(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    press(qtbot, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert kinds(document) == ["Flatten", "Dropout", "Dense"]
    assert '"units": 128' in QGuiApplication.clipboard().text()
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert document.spec.model.layers[2] == Dense(units=128, activation=ReLU())
    QGuiApplication.clipboard().setText("not a layer")
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(kinds(document)) == 4


def test_undo_shows_the_layer_it_changed(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    write(qtbot, field(panel, 1, "units"), "64")
    click(qtbot, panel, 2)
    document.undo_stack.undo()
    assert panel.selectedIndex() == 1


def test_another_preset_closes_the_form(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 1)
    document.edit(presets.get("mnist-cnn").spec, "Open")
    assert panel.selectedIndex() is None
    assert len(panel.cards.cards) == len(document.spec.model.layers)


def test_an_optimizer_brings_its_own_arguments_and_keeps_what_was_set(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    optimizer = panel.training.forms["training"].rows["optimizer"]
    write(qtbot, optimizer.nested.rows["learning_rate"].editor.field, "0.005")
    box = optimizer.choice.box
    choose(qtbot, box, "SGD")
    assert document.spec.training.optimizer == SGD()
    assert "momentum" in optimizer.nested.rows
    write(qtbot, optimizer.nested.rows["momentum"].editor.field, "0.9")
    assert document.spec.training.optimizer == SGD(momentum=0.9)
    assert document.undo_stack.undoText() == "Change momentum"
    choose(qtbot, box, "Adam")
    assert document.spec.training.optimizer == Adam(learning_rate=0.005)


def test_a_setting_out_of_range_is_explained_at_its_field(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    row = panel.training.forms["training"].rows["batch_size"]
    write(qtbot, row.editor.field, "0")
    assert document.spec.training.batch_size == 0
    assert row._list.messages[0].text() == "Batch size must be 1 or more. Received: 0."
    assert row._list.isVisible()
    assert not panel.problems.isVisible()


def test_a_problem_behind_more_brings_it_to_light(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    document.edit(document.spec.with_training(optimizer=Adam(clipnorm=1.0, clipvalue=1.0)), "")
    row = panel.training.forms["training"].rows["optimizer"].nested.rows["clipnorm"]
    qtbot.waitUntil(row._list.isVisible)


def test_seed_and_model_name_are_edited_too(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    write(qtbot, panel.training.forms[""].rows["seed"].editor.field, "7")
    write(qtbot, panel.training.forms["model"].rows["name"].editor.field, "fashion")
    assert (document.spec.seed, document.spec.model.name) == (7, "fashion")


def test_the_share_kept_apart_rests_while_the_test_set_validates(
    panel: BuilderPanel, document: Document
) -> None:
    row = panel.training.forms["training"].rows["validation_split"]
    assert not row.isEnabled()
    document.edit(document.spec.with_training(validation="split"), "")
    assert row.isEnabled()


def test_devices_can_be_offered_and_chosen(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    panel.setDevices([("cpu", "CPU"), ("gpu:0", "GPU 0")])
    box = panel.training.forms["training"].rows["device"].editor.box
    assert box.currentText() == "Automatic"
    box.setFocus()
    qtbot.keyClicks(box, "GPU")
    assert document.spec.training.device == "gpu:0"


def test_edits_during_a_run_are_said_to_wait_for_the_next(
    panel: BuilderPanel, document: Document
) -> None:
    panel.setTrained(document.spec)
    assert not panel._hint.isVisible()
    document.edit(document.spec.with_layers((Flatten(),)), "")
    assert panel._hint.isVisible()
    document.undo_stack.undo()
    assert not panel._hint.isVisible()
    document.undo_stack.redo()
    panel.setTrained(None)
    assert not panel._hint.isVisible()


def test_the_foot_tells_what_the_gradient_does_not_touch(
    panel: BuilderPanel, document: Document
) -> None:
    document.edit(document.spec.with_inserted(2, BatchNormalization()), "")
    totals, shares = panel._foot.text().splitlines()
    assert totals.startswith("102,282 parameters · ≈ ")
    assert shares == "102,026 trainable, 256 not"


def test_large_numbers_have_separators_on_cards(panel: BuilderPanel, document: Document) -> None:
    layers = (Reshape(), Conv2D(), Flatten(), Dense(units=10))
    document.edit(document.spec.with_layers(layers), "")
    flatten = card(panel, 2).face
    assert (flatten.brief.text(), flatten.shape.text()) == ("26×26×32 → 21,632", "21,632")


def test_a_long_choice_can_be_read_and_a_short_one_stays_beside_its_label(
    panel: BuilderPanel, qtbot: QtBot
) -> None:
    qtbot.wait(1)
    rows = panel.training.forms["training"].rows
    loss, optimizer = rows["loss"], rows["optimizer"]
    assert loss.label.geometry().bottom() < loss.editor.y()
    assert loss.choice.box.width() >= loss.choice.box.widthWanted()
    assert optimizer.label.geometry().right() < optimizer.editor.x()


@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_nothing_is_wider_than_the_panel(
    panel: BuilderPanel, document: Document, themes: ThemeManager, qtbot: QtBot, scale: float
) -> None:
    layers = (Conv2D(), BatchNormalization(name="아주 긴 이름의 정규화 층"), Flatten(), Dropout())
    output = Dense(units=10, activation=Softmax())
    spec = document.spec.with_layers((*layers, output)).with_training(loss=BinaryCrossentropy())
    themes.setFontScale(scale)
    document.edit(spec, "")
    for place in range(len(layers)):
        panel.select(place)
        form = card(panel, place).form
        if form._section is not None:
            form._section.setOpen(True)
        panel.resize(panel.minimumWidth(), 900)
        qtbot.wait(1)
        content, viewport = panel.scrollArea.widget(), panel.scrollArea.viewport()
        assert content.width() <= viewport.width()
        for label in [row.label for row in form.rows.values()]:
            assert label.width() >= label.minimumSizeHint().width()


def test_tab_goes_from_card_to_form_to_add_to_training(panel: BuilderPanel, qtbot: QtBot) -> None:
    click(qtbot, panel, 3)
    qtbot.wait(1)
    units, last = field(panel, 3, "units"), panel.training.forms["model"].rows["name"]
    visited = []
    while len(visited) < 60 and QApplication.focusWidget() is not last.editor.field:
        visited.append(QApplication.focusWidget())
        press(qtbot, Qt.Key.Key_Tab)
    optimizer = panel.training.forms["training"].rows["optimizer"].choice.box
    stops = [visited.index(w) for w in (card(panel, 3), units, panel.addButton, optimizer)]
    assert stops == sorted(stops)
    assert visited.count(card(panel, 0)) == 0


def test_undo_keys_are_left_to_the_window(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    undo = document.undo_stack.createUndoAction(panel)
    undo.setShortcut("Ctrl+Z")
    panel.addAction(undo)
    click(qtbot, panel, 1)
    write(qtbot, field(panel, 1, "units"), "64")
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.spec.model.layers[1].units == 128


def test_cards_and_fields_have_names_for_screen_readers(panel: BuilderPanel, qtbot: QtBot) -> None:
    assert card(panel, 1).accessibleName() == "Dense, 128 units · ReLU, 128, 100,480"
    click(qtbot, panel, 1)
    units = field(panel, 1, "units")
    assert units.accessibleName() == "Units"
    assert "How many units" in units.accessibleDescription()
    assert "How many units" in units.toolTip()


def test_undo_brings_back_what_was_selected(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, 2)
    press(qtbot, Qt.Key.Key_Delete)
    assert panel.selectedIndex() == 2
    panel.select(None)
    document.undo_stack.undo()
    assert panel.selectedIndex() == 2
    document.undo_stack.redo()
    assert panel.selectedIndex() is None


def test_a_selected_card_is_scrolled_into_view_with_all_of_its_form(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    hidden = tuple(Dense(units=8 + i) for i in range(12))
    document.edit(document.spec.with_layers((Flatten(), *hidden)), "")
    panel.resize(320, 620)
    qtbot.wait(1)

    def isInView() -> bool:
        head = card(panel, 12).mapTo(panel.scrollArea.viewport(), QPoint(0, 0)).y()
        return head >= 0 and head + card(panel, 12).height() <= panel.scrollArea.viewport().height()

    qtbot.waitUntil(lambda: not isInView())
    panel.select(12)
    assert isInView()
    qtbot.mouseClick(card(panel, 12).form._section.header, LEFT)
    qtbot.waitUntil(isInView)


def test_a_card_stays_under_the_mouse_when_the_form_above_it_closes(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    hidden = tuple(Dense(units=8 + i) for i in range(12))
    document.edit(document.spec.with_layers((Flatten(), *hidden)), "")
    panel.resize(320, 620)
    qtbot.wait(1)
    panel.select(4)
    panel.scrollArea.verticalScrollBar().setValue(250)
    target, viewport = card(panel, 6), panel.scrollArea.viewport()
    before = target.mapTo(viewport, HEAD)
    click(qtbot, panel, 6)
    assert panel.selectedIndex() == 6
    assert target.mapTo(viewport, HEAD) == before


def test_a_layer_added_out_of_sight_is_scrolled_into_view(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    hidden = tuple(Dense(units=8 + i) for i in range(12))
    document.edit(document.spec.with_layers((Flatten(), *hidden)), "")
    panel.resize(320, 620)
    qtbot.wait(1)
    panel.operations.insert("BatchNormalization")
    added = card(panel, 12)
    assert added.face.title.text() == "BatchNormalization"
    head = added.mapTo(panel.scrollArea.viewport(), QPoint(0, 0)).y()
    assert 0 <= head <= panel.scrollArea.viewport().height() - added.height()
