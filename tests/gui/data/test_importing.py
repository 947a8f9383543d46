"""Own data on their way from a file into the list of sets."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.data import registry
from engine.data.own import reading, store
from engine.messages import MachineError, say
from gui.data.desk import Desk
from gui.data.importing import Importing
from gui.theme import ThemeManager
from tests.helpers.desks import PATIENCE_S

LEFT = Qt.MouseButton.LeftButton


class Held:
    """A call that waits until it is let through."""

    def __init__(self, then: Any) -> None:
        self.then, self.reached, self.go = then, threading.Event(), threading.Event()

    def __call__(self, *args: Any, **options: Any) -> Any:
        self.reached.set()
        assert self.go.wait(PATIENCE_S)
        return self.then(*args, **options)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def importing(themes: ThemeManager, window: QWidget) -> Generator[Importing, None, None]:
    desk = Desk()
    yield Importing(desk, themes, window)
    desk.close(PATIENCE_S)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "plants.csv"
    rows = [f"{n / 10},{n % 7},{('oak', 'elm')[n % 2]}" for n in range(40)]
    path.write_text("\n".join(["height,age,kind", *rows]), encoding="utf-8")
    return path


def page(importing: Importing) -> QWidget:
    """The page of the dialog that is shown."""
    assert importing.dialog is not None
    return importing.dialog._pages.currentWidget()


def open_and_read(importing: Importing, path: Path, qtbot: QtBot) -> Any:
    dialog = importing.open(path)
    qtbot.waitUntil(lambda: page(importing) is dialog.page)
    return dialog


def test_a_table_is_read_and_accounted_for(importing: Importing, table: Path, qtbot: QtBot) -> None:
    dialog = open_and_read(importing, table, qtbot)
    assert dialog.isVisible()
    assert dialog.page.heading.text() == "plants.csv"
    assert dialog.page.classes.chart._names == ("elm", "oak")
    assert store.all_infos() == ()


def test_what_is_taken_is_kept_and_announced(
    importing: Importing, table: Path, qtbot: QtBot
) -> None:
    dialog = open_and_read(importing, table, qtbot)
    dialog.page.name.setFocus()
    dialog.page.name.selectAll()
    qtbot.keyClicks(dialog.page.name, "Trees")
    with qtbot.waitSignal(importing.taken) as taken:
        qtbot.mouseClick(dialog.page.useButton, LEFT)
    assert taken.args == ["my-trees"]
    kept = registry.get("my-trees")
    assert str(kept.title) == "Trees"
    assert kept.input_shape == (2,)
    assert not dialog.isVisible()


def test_other_options_read_it_again(importing: Importing, table: Path, qtbot: QtBot) -> None:
    dialog = open_and_read(importing, table, qtbot)
    box = dialog.page.form.form.rows["label"].editor.box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText("age")):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.page._draft.label == "age")


def test_a_failure_is_said_in_the_dialog(
    importing: Importing, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = tmp_path / "plants.xlsx"
    sheet.write_bytes(b"PK")
    dialog = importing.open(sheet)
    qtbot.waitUntil(dialog.start.problem.isVisible)
    assert ".xlsx" in dialog.start.problem.text()
    assert "save it as CSV" in dialog.start.problem.text()


def test_a_disk_that_is_full_is_said_in_the_dialog(
    importing: Importing, table: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> object:
        raise MachineError(say("The disk is full."), say("Make room."))

    monkeypatch.setattr(store, "save", refuse)
    taken = QSignalSpy(importing.taken)
    dialog = open_and_read(importing, table, qtbot)
    qtbot.mouseClick(dialog.page.useButton, LEFT)
    qtbot.waitUntil(dialog.page.problem.isVisible)
    assert dialog.page.problem.text() == "The disk is full. Make room."
    assert dialog.page.useButton.isEnabled()
    assert taken.count() == 0


def test_progress_is_shown_and_cancel_stops(
    importing: Importing, table: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go = [], threading.Event()

    def slow(path: Path, _: object, *, progress: Any, cancelled: Any) -> object:
        progress(30, 100)
        assert go.wait(PATIENCE_S)
        asked.append(cancelled())
        return None

    monkeypatch.setattr(reading, "read", slow)
    dialog = importing.open(table)
    qtbot.waitUntil(lambda: page(importing) is dialog.reading)
    qtbot.waitUntil(lambda: dialog.reading.progress.bar.value() > 0)
    qtbot.mouseClick(dialog.reading.cancelButton, LEFT)
    assert page(importing) is dialog.start
    go.set()
    qtbot.waitUntil(lambda: asked == [True])
    assert dialog.isVisible()


def test_another_file_takes_the_place_of_the_one_being_read(
    importing: Importing, table: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(reading.read)
    monkeypatch.setattr(reading, "read", held)
    importing.open(table)
    assert held.reached.wait(PATIENCE_S)
    other = table.with_name("houses.csv")
    other.write_text(table.read_text(encoding="utf-8"), encoding="utf-8")
    dialog = importing.open(other)
    held.go.set()
    qtbot.waitUntil(lambda: page(importing) is dialog.page)
    assert dialog.page.heading.text() == "houses.csv"


def test_there_is_one_dialog_at_a_time_and_it_begins_anew(
    importing: Importing, table: Path, qtbot: QtBot
) -> None:
    dialog = open_and_read(importing, table, qtbot)
    assert importing.open() is dialog
    assert page(importing) is dialog.page
    qtbot.mouseClick(dialog.page.cancelButton, LEFT)
    assert not dialog.isVisible()
    assert importing.open() is dialog
    assert page(importing) is dialog.start


def test_a_window_that_goes_while_a_file_is_read(
    themes: ThemeManager, table: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answer comes to nobody; a call of a deleted dialog would fail the test."""
    held = Held(reading.read)
    monkeypatch.setattr(reading, "read", held)
    window, desk = QWidget(), Desk()
    Importing(desk, themes, window).open(table)
    assert held.reached.wait(PATIENCE_S)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    held.go.set()
    qtbot.waitUntil(lambda: not desk.busy)
    desk.close(PATIENCE_S)
