"""The Data tab: reads when looked at, never over the network unasked, and survives haste."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.data import registry
from engine.data.own import store
from engine.messages import Cancelled, InputError, say
from engine.spec.augmentation import Augmentation
from gui.data.desk import Asker
from gui.data.tab import AUGMENTATION, EXAMPLES, RECIPE, SETS, DataTab
from gui.document import Document
from gui.theme import ThemeManager
from tests.helpers.desks import PATIENCE_S, FakeSession, FakeShelf, named_set, spec_on
from tests.helpers.drafts import flowers, pets

LEFT = Qt.MouseButton.LeftButton
OWN = "my-iris"


@pytest.fixture
def session(qapp: QApplication) -> Generator[FakeSession, None, None]:
    made = FakeSession()
    yield made
    made.close()


@pytest.fixture
def shelf(session: FakeSession) -> FakeShelf:
    return session.shelf


@pytest.fixture
def document() -> Document:
    return Document(spec_on("pen-digits"))


@pytest.fixture
def tab(document: Document, session: Any, themes: ThemeManager, qtbot: QtBot) -> DataTab:
    """Not yet looked at."""
    made = DataTab(document, session, themes)
    qtbot.addWidget(made)
    made.resize(820, 620)
    return made


def show(qtbot: QtBot, tab: DataTab) -> None:
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()


def settle(qtbot: QtBot, session: FakeSession) -> None:
    desks = session.desks
    qtbot.waitUntil(lambda: not (desks.looks.busy or desks.origins.busy or desks.removals.busy))


def open_tab(qtbot: QtBot, tab: DataTab, session: FakeSession) -> None:
    show(qtbot, tab)
    settle(qtbot, session)


def shown(tab: DataTab) -> int:
    """How many pictures there are to look at."""
    return len(tab.examples.grid._rows)


def hint(tab: DataTab) -> str:
    return tab.examples.grid._hint


def points(tab: DataTab) -> int:
    return len(tab.examples.scatter.plot.points.getData()[0])


def message(tab: DataTab) -> str:
    return tab._message.text() if tab._message.isVisible() else ""


def click_class(qtbot: QtBot, tab: DataTab, number: int) -> None:
    chart = tab.examples.chart
    qtbot.mouseClick(chart.viewport(), LEFT, pos=chart._cell(number).center())


def test_nothing_is_read_while_nobody_looks(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    document.chooseData("moons", "")
    session.dataReady.emit()
    session.dataDirChanged.emit()
    assert not session.desks.looks.busy
    assert not session.desks.origins.busy
    shelf.hold()
    show(qtbot, tab)
    assert hint(tab) == "Reading the examples …"
    shelf.go.set()
    qtbot.waitUntil(lambda: points(tab) == 320)
    assert shelf.asked == ["moons"]


def test_what_is_shown_already_is_not_read_again(
    tab: DataTab, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    for _ in range(3):
        open_tab(qtbot, tab, session)
        tab.hide()
    assert shelf.asked == ["pen-digits"]
    assert shown(tab) == 162


def test_the_heading_says_which_data_they_are(tab: DataTab, document: Document) -> None:
    assert tab._title.text() == "Pen digits (built-in)"
    assert tab._facts.text() == "40,000 + 4,000 examples · 28 × 28 grey · 10 classes"
    assert tab._title.toolTip().startswith("Digits that a program writes")
    document.chooseData("sine", "")
    assert tab._title.text() == "Sine"
    assert tab._facts.text().startswith("400 + 400 examples · ")
    assert tab._facts.text().endswith(" · the target is a number")


def test_chips_go_from_page_to_page(tab: DataTab, qtbot: QtBot, session: FakeSession) -> None:
    open_tab(qtbot, tab, session)
    pages = {SETS: tab.sets, RECIPE: tab.recipe, AUGMENTATION: tab.augmentation}
    for number, page in (pages | {EXAMPLES: tab.examples}).items():
        qtbot.mouseClick(tab.chips[number], LEFT)
        assert page.isVisible()
        assert [chip.isChecked() for chip in tab.chips].index(True) == number


def test_other_data_are_shown_when_they_are_chosen(
    tab: DataTab, document: Document, session: FakeSession, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    document.chooseData("moons", "")
    qtbot.waitUntil(lambda: points(tab) == 320)
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: tab.examples.grid.isVisible() and shown(tab) == 162)


def test_no_picture_stays_below_the_name_of_other_data(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    shelf.hold()
    document.chooseData("moons", "")
    assert shown(tab) == 0
    assert hint(tab) == "Reading the examples …"
    shelf.go.set()
    qtbot.waitUntil(lambda: points(tab) == 320)


def test_haste_ends_with_what_was_chosen_last(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    shelf.hold()
    show(qtbot, tab)
    assert shelf.reached.wait(PATIENCE_S)
    for name in ("moons", "sine", "circles", "pen-digits", "gaussians"):
        document.chooseData(name, "")
        tab.showPage(document.undo_stack.count() % 4)
        QApplication.processEvents()
    shelf.go.set()
    settle(qtbot, session)
    assert shelf.asked == ["pen-digits", "gaussians"]
    assert points(tab) == 320
    assert len(tab.examples.chart._names) == 3


def test_another_split_is_shown_without_reading_the_data_again(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    click_class(qtbot, tab, 1)
    document.edit(document.spec.with_training(validation="count", validation_count=103), "")
    assert shown(tab) > 0
    settle(qtbot, session)
    assert tab.examples.part.itemText(0) == "Training · 100"
    assert shelf.asked == ["pen-digits"]
    assert set(tab.examples.grid._labels.tolist()) == {1}


def test_augmentation_and_training_settings_read_nothing(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    document.edit(document.spec.with_data(augmentation=Augmentation(shift=0.1)), "")
    document.edit(document.spec.with_training(epochs=50), "")
    settle(qtbot, session)
    assert shelf.asked == ["pen-digits"]


def test_a_run_that_found_its_data_has_them_looked_at_again(
    tab: DataTab, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    session.dataReady.emit()
    session.dataDirChanged.emit()
    settle(qtbot, session)
    assert shelf.asked[0] == shelf.asked[-1]
    assert len(shelf.asked) > 1


def test_a_set_that_is_not_here_is_downloaded_on_request_alone(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    document.chooseData("mnist", "")
    open_tab(qtbot, tab, session)
    assert message(tab).startswith("MNIST is not on this machine yet. It is downloaded at")
    assert "Pen digits (built-in) stands in" in message(tab)
    assert "appear here" in hint(tab)
    assert shelf.asked == []
    qtbot.mouseClick(tab._download, LEFT)
    assert not tab._download.isVisible()
    settle(qtbot, session)
    assert shelf.asked == ["mnist"]
    assert shown(tab) == 162
    assert message(tab) == ""
    assert session.comparedAnew == 1  # the needle, too, has its examples from now on


def test_a_download_says_how_far_it_is(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    document.chooseData("mnist", "")
    open_tab(qtbot, tab, session)
    shelf.hold()
    qtbot.mouseClick(tab._download, LEFT)
    assert message(tab) == "Downloading …"
    qtbot.waitUntil(lambda: message(tab) == "Downloading: 0.5 of 2.0 MB")


def test_a_download_can_be_called_off(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    document.chooseData("mnist", "")
    open_tab(qtbot, tab, session)
    assert not tab._cancel.isVisible()
    shelf.hold()
    qtbot.mouseClick(tab._download, LEFT)
    assert shelf.reached.wait(PATIENCE_S)
    qtbot.mouseClick(tab._cancel, LEFT)
    shelf.go.set()
    settle(qtbot, session)
    assert not tab._cancel.isVisible()
    assert tab._download.isVisible()
    assert message(tab).startswith("MNIST is not on this machine yet.")
    assert shown(tab) == 0


def test_a_setting_changed_during_a_download_does_not_end_it(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    document.chooseData("mnist", "")
    open_tab(qtbot, tab, session)
    shelf.hold()
    qtbot.mouseClick(tab._download, LEFT)
    assert shelf.reached.wait(PATIENCE_S)
    document.edit(document.spec.with_training(validation="none"), "")
    tab.hide()
    show(qtbot, tab)
    qtbot.waitUntil(lambda: message(tab).startswith("Downloading"))
    shelf.go.set()
    qtbot.waitUntil(lambda: tab.examples.part.itemText(0) == "Training · 203")
    assert shelf.asked == ["mnist"]
    assert message(tab) == ""


def test_other_data_chosen_while_nobody_looks_at_a_download(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    document.chooseData("mnist", "")
    open_tab(qtbot, tab, session)
    shelf.hold()
    qtbot.mouseClick(tab._download, LEFT)
    assert shelf.reached.wait(PATIENCE_S)
    tab.hide()
    document.chooseData("moons", "")
    shelf.go.set()
    settle(qtbot, session)
    assert shown(tab) == 0
    show(qtbot, tab)
    qtbot.waitUntil(lambda: points(tab) == 320)
    assert message(tab) == ""


def test_a_download_that_was_skipped_can_be_asked_for_again(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    document.chooseData("fashion-mnist", "")
    open_tab(qtbot, tab, session)
    assert message(tab) == "Fashion-MNIST is not on this machine yet."
    shelf.error = Cancelled()
    qtbot.mouseClick(tab._download, LEFT)
    qtbot.waitUntil(tab._download.isVisible)


def test_a_stand_in_is_told(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    shelf.sets["mnist"] = named_set("pen-digits", notice=say("This is not MNIST."))
    document.chooseData("mnist", "")
    open_tab(qtbot, tab, session)
    qtbot.mouseClick(tab._download, LEFT)
    settle(qtbot, session)
    assert message(tab) == "This is not MNIST."
    document.edit(document.spec.with_training(validation="none"), "")
    qtbot.waitUntil(lambda: shown(tab) == 203)
    assert message(tab) == "This is not MNIST."
    document.chooseData("moons", "")
    qtbot.waitUntil(lambda: points(tab) == 400)
    assert message(tab) == ""


def test_where_a_stand_in_is_shown_the_download_can_be_tried_again(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    shelf.sets["mnist"] = named_set("pen-digits", notice=say("This is not MNIST."))
    document.chooseData("mnist", "")
    open_tab(qtbot, tab, session)
    qtbot.mouseClick(tab._download, LEFT)
    settle(qtbot, session)
    assert tab._download.isVisible()
    shelf.sets["mnist"] = named_set("mnist")
    qtbot.mouseClick(tab._download, LEFT)
    settle(qtbot, session)
    assert shelf.forgotten == 2
    assert message(tab) == ""
    assert not tab._download.isVisible()


def test_a_failure_is_told_with_what_to_do(
    tab: DataTab, document: Document, shelf: FakeShelf, session: FakeSession, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    shelf.error = InputError(say("The file is damaged."), say("Delete it."))
    document.chooseData("moons", "")
    settle(qtbot, session)
    assert message(tab) == "The file is damaged. Delete it."
    assert shown(tab) == 0
    assert hint(tab) == ""
    assert tab.augmentation._dataset is None
    shelf.error = None
    document.chooseData("pen-digits", "")
    qtbot.waitUntil(lambda: shown(tab) == 162)
    assert message(tab) == ""


def test_sets_are_listed_and_chosen(
    tab: DataTab, document: Document, session: FakeSession, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    qtbot.mouseClick(tab.chips[SETS], LEFT)
    table, names = tab.sets.table, [info.name for info in registry.all_datasets()]
    assert table.currentRow() == names.index("pen-digits")
    row = names.index("moons")
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualItemRect(table.item(row, 0)).center())
    assert document.spec.data.name == "moons"
    settle(qtbot, session)
    assert table.currentRow() == row
    document.undo_stack.undo()
    assert table.currentRow() == names.index("pen-digits")


def test_a_picture_goes_to_the_pad(tab: DataTab, session: FakeSession, qtbot: QtBot) -> None:
    open_tab(qtbot, tab, session)
    grid = tab.examples.grid
    with qtbot.waitSignal(tab.padRequested) as sent:
        qtbot.mouseDClick(grid.viewport(), LEFT, pos=grid._cell(0).center())
    assert sent.args[1].startswith("Training image")


# Own sets


@pytest.fixture
def own(document: Document, session: FakeSession, shelf: FakeShelf, profile_dir: Path) -> Any:
    """A set of the user's, which is trained on."""
    info = store.save(flowers(), "Iris")
    shelf.sets[info.name] = flowers().dataset
    document.chooseData(info.name, "")
    return info


def listed(tab: DataTab) -> list[str]:
    return [tab.sets.table.item(row, 0).text() for row in range(tab.sets.table.rowCount())]


def test_a_removed_set_is_gone_from_the_list_and_a_problem_of_the_document(
    tab: DataTab, own: Any, document: Document, session: FakeSession, shelf: FakeShelf, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    tab.showPage(SETS)
    assert "Iris" in listed(tab)
    shelf.error = InputError(say("There is no data set named 'my-iris'."), say("Choose another."))
    changed = QSignalSpy(tab.setsChanged)
    qtbot.mouseClick(tab.sets.remove, LEFT)
    settle(qtbot, session)
    settle(qtbot, session)
    assert store.all_infos() == ()
    assert "Iris" not in listed(tab)
    assert [problem.field for problem in document.problems][:1] == ["data.name"]
    assert changed.count() == 1
    assert shelf.forgotten == 1
    assert "Choose another." in message(tab)
    assert tab._title.text() == OWN  # not the set that stands in for it meanwhile
    assert tab._facts.text() == ""


def test_a_double_click_on_remove_removes_once(
    tab: DataTab, own: Any, session: FakeSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_tab(qtbot, tab, session)
    tab.showPage(SETS)
    removed, real = [], store.remove
    reached, go = threading.Event(), threading.Event()

    def remove(name: str) -> None:
        removed.append(name)
        reached.set()
        assert go.wait(PATIENCE_S)
        real(name)

    monkeypatch.setattr(store, "remove", remove)
    qtbot.mouseClick(tab.sets.remove, LEFT)
    assert reached.wait(PATIENCE_S)
    qtbot.mouseClick(tab.sets.remove, LEFT)
    go.set()
    qtbot.waitUntil(lambda: "Iris" not in listed(tab))
    assert removed == [OWN]


def test_removing_does_not_end_what_the_dialog_reads(
    tab: DataTab, own: Any, session: FakeSession, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    tab.showPage(SETS)
    go, answers = threading.Event(), []
    session.desks.imports.ask(
        lambda *_: go.wait(PATIENCE_S), Asker(tab, answers.append, pytest.fail)
    )
    qtbot.mouseClick(tab.sets.remove, LEFT)
    qtbot.waitUntil(lambda: "Iris" not in listed(tab))
    go.set()
    qtbot.waitUntil(lambda: answers == [True])


def test_a_set_that_cannot_be_removed_says_why_and_stays(
    tab: DataTab, own: Any, session: FakeSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise InputError(say("It is in use."), say("Close it."))

    monkeypatch.setattr(store, "remove", refuse)
    open_tab(qtbot, tab, session)
    tab.showPage(SETS)
    qtbot.mouseClick(tab.sets.remove, LEFT)
    qtbot.waitUntil(lambda: message(tab) == "It is in use. Close it.")
    tab.showPage(EXAMPLES)
    assert tab.examples.table.model().rowCount() > 0


def test_what_was_taken_in_is_trained_on_and_shown(
    tab: DataTab, document: Document, session: FakeSession, shelf: FakeShelf, qtbot: QtBot
) -> None:
    open_tab(qtbot, tab, session)
    tab.showPage(SETS)
    qtbot.mouseClick(tab.sets.add, LEFT)
    dialog = tab.importing.dialog
    assert dialog.isVisible()
    shelf.sets["my-pets"] = pets().dataset
    changed = QSignalSpy(tab.setsChanged)
    dialog.readRequested.disconnect()
    dialog.readPath(Path("/data/pets"))
    dialog.showDraft(pets())
    qtbot.mouseClick(dialog.page.useButton, LEFT)
    qtbot.waitUntil(lambda: document.spec.data.name == "my-pets")
    settle(qtbot, session)
    assert tab.examples.isVisible()
    assert tab._title.text() == "pets"
    assert tab.examples.chart._names == ("cats", "dogs")
    assert "pets" in listed(tab)
    assert changed.count() == 1
    document.undo_stack.undo()
    assert document.spec.data.name == "pen-digits"


# Windows that come and go


def test_a_tab_replaced_while_it_reads(
    document: Document, session: Any, themes: ThemeManager, qtbot: QtBot
) -> None:
    """As when the language changes: the new tab is there before the old one is deleted."""
    shelf = session.shelf
    shelf.hold()
    old = DataTab(document, session, themes)
    show(qtbot, old)
    assert shelf.reached.wait(PATIENCE_S)
    new = DataTab(document, session, themes)
    qtbot.addWidget(new)
    show(qtbot, new)
    old.close()
    with qtbot.waitSignal(old.destroyed):
        old.deleteLater()
    shelf.go.set()
    qtbot.waitUntil(lambda: shown(new) == 162)
    document.chooseData("moons", "")
    qtbot.waitUntil(lambda: points(new) == 320)


def test_a_tab_deleted_while_it_reads_and_nobody_looks_at_the_next(
    document: Document, session: Any, themes: ThemeManager, qtbot: QtBot
) -> None:
    shelf = session.shelf
    shelf.hold()
    old = DataTab(document, session, themes)
    show(qtbot, old)
    assert shelf.reached.wait(PATIENCE_S)
    old.close()
    with qtbot.waitSignal(old.destroyed):
        old.deleteLater()
    shelf.go.set()
    settle(qtbot, session)
    document.chooseData("moons", "")
    session.dataReady.emit()
    assert shelf.asked == ["pen-digits"]


def test_a_session_closed_while_the_tab_reads(
    tab: DataTab, document: Document, session: FakeSession, shelf: FakeShelf, qtbot: QtBot
) -> None:
    shelf.hold()
    show(qtbot, tab)
    assert shelf.reached.wait(PATIENCE_S)
    session.desks.close(0)
    shelf.go.set()
    session.desks.close(PATIENCE_S)
    document.chooseData("moons", "")
    QApplication.processEvents()
    assert shelf.asked == ["pen-digits"]
    assert shown(tab) == 0
