"""All data sets in a table; choosing one trains on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from engine.data import registry
from engine.data.own import store
from gui.data.sets_page import EXAMPLES, KIND, LICENCE, NAME, ORIGIN, SetsPage, origins
from gui.theme import ThemeManager
from tests.helpers.drafts import flowers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot, profile_dir: Path) -> SetsPage:
    """All known sets, and one of the user's own."""
    store.save(flowers(), "My flowers")
    made = SetsPage()
    qtbot.addWidget(made)
    made.resize(800, 560)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setSets(registry.all_datasets(), origins(None))
    made.chosen = []
    made.dataChosen.connect(made.chosen.append)
    return made


def names() -> list[str]:
    return [info.name for info in registry.all_datasets()]


def place(name: str) -> int:
    return names().index(name)


def cells(page: SetsPage, name: str) -> list[str]:
    return [page.table.item(place(name), column).text() for column in range(5)]


def click(qtbot: QtBot, page: SetsPage, name: str) -> None:
    box = page.table.visualItemRect(page.table.item(place(name), NAME))
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=box.center())


def test_every_set_has_a_row(page: SetsPage) -> None:
    assert page.table.rowCount() == len(names())
    mnist = cells(page, "mnist")
    assert mnist[:3] == ["MNIST", "Images", "60,000 + 10,000"]
    assert mnist[ORIGIN].startswith("to be downloaded")
    assert mnist[LICENCE].startswith("Creative Commons")
    assert cells(page, "pen-digits")[ORIGIN] == "part of the application"
    assert cells(page, "moons")[KIND] == "Toy"
    own = cells(page, "my-my-flowers")
    assert (own[NAME], own[KIND], own[EXAMPLES]) == ("My flowers", "Yours", "12 + 6")


def test_the_documents_set_is_selected(page: SetsPage) -> None:
    page.setChosen("moons")
    assert {index.row() for index in page.table.selectedIndexes()} == {place("moons")}
    page.setSets(registry.all_datasets(), {})
    assert page.table.currentRow() == place("moons")
    assert page.chosen == []


def test_a_click_chooses(page: SetsPage, qtbot: QtBot) -> None:
    page.setChosen("mnist")
    click(qtbot, page, "fashion-mnist")
    assert page.chosen == ["fashion-mnist"]


def test_arrows_look_and_return_chooses(page: SetsPage, qtbot: QtBot) -> None:
    page.setChosen("mnist")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.chosen == []
    assert "clothes" in page.about.text()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.chosen == ["fashion-mnist"]


def test_return_with_nothing_selected_chooses_nothing(page: SetsPage, qtbot: QtBot) -> None:
    page.setChosen("no-such-set")
    page.table.setFocus()
    page.table.setCurrentCell(-1, -1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.chosen == []
    assert page.about.text() == ""


def test_only_own_sets_can_be_removed(page: SetsPage, qtbot: QtBot) -> None:
    page.setChosen("mnist")
    assert not page.remove.isVisible()
    page.setChosen("my-my-flowers")
    with qtbot.waitSignal(page.removeRequested) as asked:
        qtbot.mouseClick(page.remove, LEFT)
    assert asked.args == ["my-my-flowers"]


def test_a_set_that_is_gone_leaves_nothing_selected(page: SetsPage) -> None:
    page.setChosen("my-my-flowers")
    store.remove("my-my-flowers")
    page.setSets(registry.all_datasets(), origins(None))
    assert page.table.rowCount() == len(names())
    assert not page.remove.isVisible()
    assert page.about.text() == ""


def test_the_text_says_all_that_is_known(page: SetsPage) -> None:
    page.setChosen("mnist")
    info = registry.get("mnist")
    for part in (info.summary, info.source, info.licence):
        assert str(part) in page.about.text()
    assert "Where: to be downloaded" in page.about.text()


def test_where_a_set_is_may_come_later(page: SetsPage) -> None:
    page.setSets(registry.all_datasets(), {})
    page.setChosen("mnist")
    assert cells(page, "mnist")[ORIGIN] == "…"
    assert "Where:" not in page.about.text()


def test_a_set_of_ones_own_can_be_added(page: SetsPage, qtbot: QtBot) -> None:
    spy = QSignalSpy(page.addRequested)
    qtbot.mouseClick(page.add, LEFT)
    assert spy.count() == 1


def test_a_missing_folder_is_said_where_the_set_would_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SKETCHGRAD_DATA", "/nowhere")
    found = origins(None)
    assert "/nowhere" in str(found["mnist"])
    assert str(found["moons"]) == "made on the spot"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_rows_are_as_high_as_their_text(
    page: SetsPage, themes: ThemeManager, scale: float, qtbot: QtBot
) -> None:
    themes.setFontScale(scale)
    qtbot.wait(1)
    assert page.table.rowHeight(0) >= page.table.fontMetrics().height() + 4
