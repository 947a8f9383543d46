"""A field over a lane's name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.race.name_edit import LONGEST_NAME, NameEdit, Renaming

BOX = QRect(10, 5, 120, 24)


@pytest.fixture
def renaming(qtbot: QtBot) -> Renaming:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 60)
    with qtbot.waitActive(page):
        page.show()
    return Renaming(page)


def begun(renaming: Renaming, number: int = 3, name: str = "Adam") -> NameEdit:
    renaming.begin(number, name, BOX)
    assert renaming.edit is not None
    return renaming.edit


def test_enter_takes_the_name(renaming: Renaming, qtbot: QtBot) -> None:
    edit = begun(renaming)
    assert edit.geometry() == BOX
    assert edit.hasFocus()
    named, left = QSignalSpy(renaming.named), QSignalSpy(renaming.left)
    qtbot.keyClicks(edit, " fast one ")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert [named.at(i) for i in range(named.count())] == [[3, "fast one"]]
    assert left.count() == 1
    assert renaming.edit is None


@pytest.mark.parametrize(
    ("typed", "key"),
    [("x", Qt.Key.Key_Escape), ("Adam", Qt.Key.Key_Return), ("  ", Qt.Key.Key_Return)],
)
def test_the_name_stays(renaming: Renaming, qtbot: QtBot, typed: str, key: Qt.Key) -> None:
    edit = begun(renaming)
    named = QSignalSpy(renaming.named)
    qtbot.keyClicks(edit, typed)
    qtbot.keyClick(edit, key)
    assert named.count() == 0
    assert renaming.edit is None


def test_another_lane_closes_the_field_of_the_one_before(renaming: Renaming, qtbot: QtBot) -> None:
    first = begun(renaming)
    named = QSignalSpy(renaming.named)
    qtbot.keyClicks(first, "nonsense")
    second = begun(renaming, 4, "SGD")
    assert not first.isVisible()
    assert (second.number, second.text()) == (4, "SGD")
    renaming.end()
    assert not second.isVisible()
    assert named.count() == 0


def test_keys_do_not_reach_what_is_behind_and_names_have_an_end(
    renaming: Renaming, qtbot: QtBot
) -> None:
    edit = begun(renaming)
    qtbot.keyClicks(edit, "n" * (LONGEST_NAME + 5))
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "n" * LONGEST_NAME
