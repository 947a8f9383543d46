"""The menu of layers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.spec.layers.base import LAYERS
from gui.builder.add_menu import AddMenu
from gui.theme import ThemeManager


@pytest.fixture
def menu(themes: ThemeManager, qtbot: QtBot):
    """The menu, dropped down from a button, and what was chosen in it."""
    button = QPushButton("Add")
    qtbot.addWidget(button)
    button.show()
    dropped = AddMenu(themes, button)
    dropped.taken = []
    dropped.chosen.connect(dropped.taken.append)
    dropped.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dropped.popUp(button)
    yield dropped
    dropped.close()


def test_every_kind_is_there_once_with_its_help(menu: AddMenu) -> None:
    assert sorted(b.kind for b in menu.buttons) == sorted(LAYERS.kinds)
    assert all(b.accessibleDescription() for b in menu.buttons)


def test_what_a_kind_does_can_be_read_to_its_end(menu: AddMenu) -> None:
    for button in menu.buttons:
        lines = button.shownLines(button.width())
        assert len(lines) <= 2
        assert button.height() >= (1 + len(lines)) * button.fontMetrics().height()
        assert button.accessibleDescription().startswith(" ".join(lines))
        assert lines[-1][-1] in ".?"


def test_arrows_and_enter_choose(menu: AddMenu, qtbot: QtBot) -> None:
    qtbot.keyClick(menu, Qt.Key.Key_Home)  # the mouse may rest on another one
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert menu.taken == [menu.buttons[1].kind]


def test_letters_jump_and_jump_on(menu: AddMenu, qtbot: QtBot) -> None:
    qtbot.keyClick(menu, Qt.Key.Key_Home)
    qtbot.keyClick(menu, Qt.Key.Key_D)
    assert menu.focusWidget().kind == "Dropout"
    qtbot.keyClick(menu, Qt.Key.Key_D)
    assert menu.focusWidget().kind == "Dense"


def test_escape_closes_without_a_choice(menu: AddMenu, qtbot: QtBot) -> None:
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert menu.taken == []
    assert not menu.isVisible()


def test_a_narrow_menu_has_room_for_every_line(menu: AddMenu, qtbot: QtBot) -> None:
    menu.resize(340, menu.height())
    qtbot.wait(1)
    for button in menu.buttons:
        lines = button.shownLines(button.width())
        assert button.height() >= (1 + len(lines)) * button.fontMetrics().height()
