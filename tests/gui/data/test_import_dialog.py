"""Own data: chosen or dropped, read, accounted for, mended, taken."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from engine.data.own.options import CLASSES, NUMBERS, ReadOptions
from gui.data.import_dialog import ImportDialog
from gui.theme import ThemeManager
from tests.helpers.drafts import flowers, houses, pets, points

LEFT = Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction
PLAIN = Qt.KeyboardModifier.NoModifier
PATH = Path("/data/iris.csv")


@pytest.fixture
def dialog(themes: ThemeManager, qtbot: QtBot) -> ImportDialog:
    """The dialog, shown and active; ``asked``, ``taken`` and ``cancelled`` collect its signals."""
    shown = ImportDialog(themes)
    qtbot.addWidget(shown)
    shown.asked, shown.taken = [], []
    shown.readRequested.connect(lambda *what: shown.asked.append(what))
    shown.takeRequested.connect(lambda *what: shown.taken.append(what))
    shown.cancelled = QSignalSpy(shown.cancelRequested)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def read(dialog: ImportDialog, draft) -> None:
    dialog.readPath(draft.path)
    dialog.showDraft(draft)


def choose(qtbot: QtBot, dialog: ImportDialog, name: str, key: Qt.Key) -> None:
    """Change a choice of the form by a key."""
    box = dialog.page.form.form.rows[name].editor.box
    box.setFocus()
    qtbot.keyClick(box, key)


def dropped(*paths: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(path) if "://" in path else QUrl.fromLocalFile(path) for path in paths])
    return mime


def hold(dialog: ImportDialog, mime: QMimeData) -> bool:
    """Hold something over the dialog; give back whether it would be taken."""
    event = QDragEnterEvent(QPoint(300, 200), COPY, mime, LEFT, PLAIN)
    QApplication.sendEvent(dialog, event)
    return event.isAccepted()


def drop(dialog: ImportDialog, mime: QMimeData) -> None:
    if hold(dialog, mime):
        QApplication.sendEvent(dialog, QDropEvent(QPointF(300, 200), COPY, mime, LEFT, PLAIN))


def test_a_file_is_chosen(dialog, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(PATH), ""))
    qtbot.mouseClick(dialog.start.fileButton, LEFT)
    assert dialog.asked == [(PATH, ReadOptions())]


def test_a_folder_is_chosen(dialog, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/data/pets")
    qtbot.mouseClick(dialog.start.folderButton, LEFT)
    assert dialog.asked == [(Path("/data/pets"), ReadOptions())]


def test_choosing_nothing_asks_for_nothing(dialog, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    qtbot.mouseClick(dialog.start.fileButton, LEFT)
    qtbot.mouseClick(dialog.start.folderButton, LEFT)
    assert dialog.asked == []


def test_enter_chooses_a_file(dialog, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(PATH), ""))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.asked == [(PATH, ReadOptions())]


def test_a_file_is_dropped(dialog) -> None:
    drop(dialog, dropped("/data/iris.csv"))
    assert dialog.asked == [(PATH, ReadOptions())]
    assert not dialog.start.area.isLit()


def test_the_area_lights_up_while_a_file_is_held_over_it(dialog) -> None:
    pale = dialog.start.area.grab().toImage()
    hold(dialog, dropped("/data/iris.csv"))
    assert dialog.start.area.grab().toImage() != pale
    QApplication.sendEvent(dialog, QDragLeaveEvent())
    assert dialog.start.area.grab().toImage() == pale


@pytest.mark.parametrize("paths", [("/a.csv", "/b.csv"), ("https://example.org/a.csv",), ()])
def test_what_is_not_one_local_file_cannot_be_dropped(dialog, paths: tuple[str, ...]) -> None:
    drop(dialog, dropped(*paths))
    assert dialog.asked == []
    assert not dialog.start.area.isLit()


def test_reading_shows_how_far_it_is(dialog, qtbot) -> None:
    dialog.readPath(PATH)
    qtbot.waitUntil(dialog.reading.isVisible)
    bar = dialog.reading.progress.bar
    assert dialog.reading.name.text() == "iris.csv"
    assert bar.maximum() == 0
    dialog.showProgress("Reading images", 3_000_000_000, 12_000_000_000)
    assert dialog.reading.progress.label.text() == "Reading images"
    assert bar.value() / bar.maximum() == 0.25
    dialog.showProgress("", 1, 2)
    assert dialog.reading.progress.label.text() == "Reading images"


def test_reading_can_be_cancelled(dialog, qtbot) -> None:
    dialog.readPath(PATH)
    qtbot.waitUntil(dialog.reading.isVisible)
    qtbot.mouseClick(dialog.reading.cancelButton, LEFT)
    assert dialog.cancelled.count() == 1
    assert dialog.start.isVisible()


def test_closing_while_reading_cancels(dialog, qtbot) -> None:
    dialog.readPath(PATH)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.cancelled.count() == 1


def test_closing_while_nothing_is_read_cancels_nothing(dialog) -> None:
    read(dialog, flowers())
    dialog.close()
    assert dialog.cancelled.count() == 0
    dialog.show()
    assert dialog.start.isVisible()


def test_what_comes_after_closing_is_no_trouble(dialog) -> None:
    dialog.readPath(PATH)
    dialog.close()
    dialog.showProgress("Reading", 1, 2)
    dialog.showFailure("Broken.", "")
    dialog.showDraft(flowers())
    assert not dialog.isVisible()
    assert dialog.taken == []


def test_the_account_of_a_table(dialog) -> None:
    read(dialog, flowers())
    page = dialog.page
    assert page.isVisible()
    assert page.heading.text() == "iris.csv"
    assert [fact.text() for fact in page.account.facts] == [
        "a table (CSV)",
        "4 numbers: sepal length, sepal width, petal length, petal width",
        "3 classes, in the column “species”",
        "12 to train on, 6 to test with",
        "from 0.1 to 7.9",
    ]
    assert page.classes.isVisible()
    assert page.preview.table.isVisible()
    assert not page.preview.grid.isVisible()
    assert not page.preview.scatter.isVisible()


def test_notes_come_and_go_with_the_draft(dialog) -> None:
    read(dialog, pets())
    assert dialog.page.account.notes() == ["7 images were brought to 8×8 pixels."]
    dialog.showDraft(replace(pets(), notes=()))
    assert dialog.page.account.notes() == []


def test_only_the_options_that_matter_are_offered(dialog) -> None:
    read(dialog, flowers())
    assert set(dialog.page.form.form.rows) == {"label", "target", "test_share"}
    read(dialog, pets())
    assert set(dialog.page.form.form.rows) == {"side", "invert"}
    read(dialog, replace(pets(), options=frozenset()))
    assert not dialog.page.form.isVisible()
    assert dialog.page.classes.isVisible()


def test_the_label_is_chosen_among_the_columns(dialog, qtbot) -> None:
    read(dialog, flowers())
    box = dialog.page.form.form.rows["label"].editor.box
    offered = [box.itemText(place) for place in range(box.count())]
    assert offered == ["Automatic", *flowers().columns]
    choose(qtbot, dialog, "label", Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(dialog.asked) == 2)
    assert dialog.asked[-1] == (PATH, ReadOptions(label="sepal length"))


def test_several_changes_are_one_reading(dialog, qtbot) -> None:
    read(dialog, flowers())
    for _ in range(2):
        choose(qtbot, dialog, "target", Qt.Key.Key_Down)
    choose(qtbot, dialog, "label", Qt.Key.Key_Down)
    assert len(dialog.asked) == 1
    qtbot.waitUntil(lambda: len(dialog.asked) > 1)
    assert dialog.asked[1:] == [(PATH, ReadOptions(label="sepal length", target=NUMBERS))]


def test_an_account_that_is_out_of_date_cannot_be_used(dialog, qtbot) -> None:
    read(dialog, flowers())
    size = dialog.page.account.size()
    choose(qtbot, dialog, "target", Qt.Key.Key_Down)
    assert not dialog.page.useButton.isEnabled()
    qtbot.waitUntil(dialog.page.progress.isVisible)
    assert dialog.page.isStale()
    assert dialog.page.account.size() == size
    dialog.showDraft(flowers())
    assert not dialog.page.isStale()
    assert not dialog.page.progress.isVisible()
    assert dialog.page.useButton.isEnabled()


def test_an_answer_to_older_options_cannot_be_used(dialog, qtbot) -> None:
    read(dialog, flowers())
    choose(qtbot, dialog, "target", Qt.Key.Key_Down)
    dialog.showDraft(flowers())
    assert not dialog.page.useButton.isEnabled()
    assert dialog.page.form.options().target == CLASSES
    qtbot.waitUntil(lambda: len(dialog.asked) == 2)
    dialog.showDraft(flowers())
    assert dialog.page.useButton.isEnabled()


def test_options_out_of_range_are_told_and_not_read(dialog, qtbot) -> None:
    read(dialog, pets())
    row = dialog.page.form.form.rows["side"]
    row.editor.field.setFocus()
    row.editor.field.selectAll()
    qtbot.keyClicks(row.editor.field, "4")
    assert row.editor.field.property("invalid") is True
    assert not dialog.page.useButton.isEnabled()
    qtbot.keyClicks(row.editor.field, "8")
    qtbot.waitUntil(lambda: len(dialog.asked) > 1)
    assert [options.side for _, options in dialog.asked] == [28, 48]


def test_what_options_spoil_can_be_mended(dialog, qtbot) -> None:
    read(dialog, flowers())
    choose(qtbot, dialog, "target", Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(dialog.asked) == 2)
    dialog.showFailure("The labels are words.", "Choose classes.")
    assert dialog.page.problem.isVisible()
    assert dialog.page.problem.text() == "The labels are words. Choose classes."
    assert not dialog.page.useButton.isEnabled()
    choose(qtbot, dialog, "target", Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: len(dialog.asked) == 3)
    dialog.showDraft(flowers())
    assert not dialog.page.problem.isVisible()
    assert dialog.page.useButton.isEnabled()


def test_a_file_that_cannot_be_read_is_told_above_the_drop_area(dialog) -> None:
    dialog.readPath(PATH)
    dialog.showFailure("The file is empty.", "Choose another.")
    assert dialog.start.problem.isVisible()
    assert dialog.start.problem.text() == "The file is empty. Choose another."
    read(dialog, flowers())
    dialog.readPath(Path("/data/other.csv"))
    dialog.showFailure("The file is not there.", "")
    assert dialog.start.problem.text() == "The file is not there."


def test_the_data_are_taken_under_a_name(dialog, qtbot) -> None:
    draft = flowers()
    read(dialog, draft)
    assert dialog.page.name.text() == "Iris"
    dialog.page.name.selectAll()
    qtbot.keyClicks(dialog.page.name, " My flowers ")
    dialog.showDraft(draft)
    qtbot.keyClick(dialog.page.name, Qt.Key.Key_Return)
    assert dialog.taken == [(draft, "My flowers")]


def test_without_a_name_nothing_is_taken(dialog, qtbot) -> None:
    read(dialog, flowers())
    dialog.page.name.clear()
    qtbot.mouseClick(dialog.page.useButton, LEFT)
    qtbot.keyClick(dialog.page.name, Qt.Key.Key_Return)
    assert dialog.taken == []


def test_another_file_proposes_its_own_name(dialog, qtbot) -> None:
    read(dialog, flowers())
    qtbot.keyClicks(dialog.page.name, " and more")
    qtbot.mouseClick(dialog.page.otherButton, LEFT)
    assert dialog.start.isVisible()
    read(dialog, pets())
    assert dialog.page.name.text() == "pets"


def test_while_saving_nothing_can_be_changed(dialog, qtbot) -> None:
    read(dialog, flowers())
    dialog.showSaving()
    page = dialog.page
    assert page.progress.isVisible()
    assert not any(part.isEnabled() for part in (page.useButton, page.name, page.form))
    assert not hold(dialog, dropped("/data/other.csv"))
    dialog.showFailure("The disk is full.", "")
    assert page.problem.text() == "The disk is full."
    assert not page.isStale()
    assert page.useButton.isEnabled()


def test_accepting_closes_without_cancelling(dialog) -> None:
    read(dialog, flowers())
    dialog.showSaving()
    dialog.accept()
    assert not dialog.isVisible()
    assert dialog.cancelled.count() == 0


def test_closing_while_saving_cancels(dialog, qtbot) -> None:
    read(dialog, flowers())
    dialog.showSaving()
    qtbot.mouseClick(dialog.page.cancelButton, LEFT)
    assert dialog.cancelled.count() == 1


@pytest.mark.parametrize("make", [flowers, pets])
def test_closing_lets_go_of_the_data(dialog, make) -> None:
    draft = make()
    examples = weakref.ref(draft.dataset.train.x)
    read(dialog, draft)
    dialog.close()
    del draft
    gc.collect()
    assert examples() is None


def test_it_does_not_block(dialog) -> None:
    assert not dialog.isModal()
    assert dialog.windowTitle() == "Your own data"


@pytest.mark.parametrize("make", [flowers, pets, houses, points])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_fits_a_small_screen_and_cuts_no_text(themes, qtbot, make, scale: float) -> None:
    themes.setFontScale(scale)
    dialog = ImportDialog(themes)
    qtbot.addWidget(dialog)
    dialog.show()
    read(dialog, make())
    qtbot.waitUntil(lambda: dialog.page.account.facts[0].height() > 10)
    assert dialog.width() <= 1280
    assert dialog.height() <= 760
    shown = [label for label in dialog.page.findChildren(QLabel) if label.isVisible()]
    for label in [label for label in shown if label.wordWrap()]:
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    for button in (dialog.page.useButton, dialog.page.cancelButton, dialog.page.otherButton):
        assert button.width() >= button.sizeHint().width()
