"""The menu by which whoever reads is chosen, with the mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from engine.insight.ensemble import Rule
from gui.pad.reader_menu import Offer, Offers, ReaderMenu
from gui.theme import ThemeManager

POPUP = pytest.mark.qt_log_ignore("does not support", extend=True)
NETWORKS = (Offer("a", "Sooner & later"), Offer("b", "Bees"), Offer("c", "Clothes", False, False))


def offers(*wanted: str, **more: object) -> Offers:
    networks = tuple(
        Offer(offer.key, offer.text, offer.key in wanted, offer.is_fitting) for offer in NETWORKS
    )
    return Offers(networks, reads_current=not wanted, **more)  # type: ignore[arg-type]


@pytest.fixture
def menu(themes: ThemeManager, qtbot: QtBot) -> ReaderMenu:
    made = ReaderMenu()
    qtbot.addWidget(made)
    made.setOffers(offers())
    return made


def pick(qtbot: QtBot, menu: QMenu, action: QAction) -> None:
    menu.popup(menu.pos())
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def checked(menu: ReaderMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isChecked()]


def ticked(menu: ReaderMenu) -> list[str]:
    return [action.text() for action in menu.ensemble.actions() if action.isChecked()]


@POPUP
def test_a_click_chooses_one_and_closes_the_menu(menu: ReaderMenu, qtbot: QtBot) -> None:
    with qtbot.waitSignal(menu.networkChosen) as told:
        pick(qtbot, menu, menu.alone("b"))
    assert told.args == ["b"]
    assert not menu.isVisible()
    with qtbot.waitSignal(menu.currentChosen):
        pick(qtbot, menu, menu.current)
    with qtbot.waitSignal(menu.fileRequested):
        pick(qtbot, menu, menu.file)


@POPUP
def test_lanes_are_there_when_there_are_lanes(menu: ReaderMenu, qtbot: QtBot) -> None:
    assert not menu.lanes.isVisible()
    menu.setOffers(offers(has_lanes=True))
    with qtbot.waitSignal(menu.lanesChosen):
        pick(qtbot, menu, menu.lanes)


@POPUP
def test_ticks_leave_the_menu_open(menu: ReaderMenu, qtbot: QtBot) -> None:
    toggled: list[object] = []
    menu.networkToggled.connect(toggled.append)
    for key in ("a", "b"):
        pick(qtbot, menu.ensemble, menu.tick(key))
        assert menu.ensemble.isVisible()
    assert toggled == ["a", "b"]
    menu.ensemble.setActiveAction(menu.tick("a"))
    qtbot.keyClick(menu.ensemble, Qt.Key.Key_Space)
    assert toggled == ["a", "b", "a"]
    assert menu.ensemble.isVisible()
    qtbot.keyClick(menu.ensemble, Qt.Key.Key_Escape)
    assert not menu.ensemble.isVisible()


@POPUP
def test_what_does_not_fit_cannot_be_ticked(menu: ReaderMenu, qtbot: QtBot) -> None:
    menu.setOffers(offers("a"))
    assert not menu.tick("c").isEnabled()
    assert menu.alone("c").isEnabled()
    with qtbot.assertNotEmitted(menu.networkToggled):
        pick(qtbot, menu.ensemble, menu.tick("c"))


@pytest.mark.parametrize(
    ("wanted", "alone", "together"),
    [
        ((), ["Current model"], []),
        (("b",), ["Bees"], ["Bees"]),
        (("a", "b"), ["Ensemble: tick several"], ["Sooner && later", "Bees"]),
    ],
)
def test_what_is_chosen_is_marked(
    menu: ReaderMenu, wanted: tuple[str, ...], alone: list[str], together: list[str]
) -> None:
    menu.setOffers(offers(*wanted))
    assert checked(menu) == alone
    assert ticked(menu) == [*together, "Together by average"]


@POPUP
def test_a_click_that_leads_nowhere_marks_nothing(menu: ReaderMenu, qtbot: QtBot) -> None:
    pick(qtbot, menu, menu.alone("b"))
    menu.setOffers(offers())
    assert checked(menu) == ["Current model"]
    pick(qtbot, menu.ensemble, menu.tick("b"))
    menu.setOffers(offers())
    assert ticked(menu) == ["Together by average"]


@POPUP
def test_the_rule_is_chosen_where_there_are_several(menu: ReaderMenu, qtbot: QtBot) -> None:
    assert not menu.rule(Rule.VOTE).isEnabled()
    menu.setOffers(offers("a", "b"))
    with qtbot.waitSignal(menu.ruleChosen) as told:
        pick(qtbot, menu.ensemble, menu.rule(Rule.VOTE))
    assert told.args == [Rule.VOTE]
    menu.setOffers(offers("a", "b", rule=Rule.VOTE))
    assert ticked(menu)[-1] == "Together by vote"
