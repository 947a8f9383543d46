from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import delete

from gui.widgets import turns as module
from gui.widgets.turns import Turns
from tests.helpers.turns import Drawer, pass_by


@pytest.fixture
def turns(qapp):
    owner = QObject()
    yield Turns(owner)
    delete(owner)


def test_something_else_comes_between_two_that_draw(turns, qtbot):
    seen: list[str] = []
    one, other = Drawer("one", seen), Drawer("other", seen)
    clock = QTimer()
    clock.timeout.connect(lambda: seen.append("tick"))
    clock.start(0)
    turns.ask(one)
    turns.ask(other)
    assert not seen
    qtbot.waitUntil(lambda: "other" in seen)
    assert "tick" in seen[seen.index("one") : seen.index("other")]


def test_who_asks_twice_draws_once(turns, qtbot):
    seen: list[str] = []
    one, other = Drawer("one", seen), Drawer("other", seen)
    for widget in (one, one, other, one):
        turns.ask(widget)
    qtbot.waitUntil(lambda: "other" in seen)
    assert seen == ["one", "other"]
    turns.ask(one)
    qtbot.waitUntil(lambda: seen[2:] == ["one"])


def test_who_is_gone_by_then_is_passed_over(turns, qtbot):
    seen: list[str] = []
    one, other = Drawer("one", seen), Drawer("other", seen)
    turns.ask(one)
    turns.ask(other)
    delete(one)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["other"]


def test_all_widgets_wait_in_the_same_place(qapp):
    assert Turns.ofApplication() is Turns.ofApplication()
    assert Turns.ofApplication().parent() is QCoreApplication.instance()


def test_the_next_one_waits_while_a_hand_moves(turns, qtbot, monkeypatch):
    monkeypatch.setattr(module, "APART_MS", 60_000)
    monkeypatch.setattr(module, "HAND_MS", 60_000)
    seen: list[str] = []
    one, other = Drawer("one", seen), Drawer("other", seen)
    turns.giveWay()
    turns.ask(one)  # nobody has drawn before
    turns.ask(other)
    qtbot.waitUntil(lambda: bool(seen))
    pass_by(qtbot)
    assert seen == ["one"]


def test_the_next_one_comes_at_once_when_the_hand_rests(turns, qtbot, monkeypatch):
    monkeypatch.setattr(module, "APART_MS", 60_000)
    monkeypatch.setattr(module, "HAND_MS", -1)
    seen: list[str] = []
    one, other = Drawer("one", seen), Drawer("other", seen)
    turns.giveWay()
    turns.ask(one)
    turns.ask(other)
    qtbot.waitUntil(lambda: seen == ["one", "other"])


def test_turns_come_again_while_the_hand_moves_on(turns, qtbot, monkeypatch):
    monkeypatch.setattr(module, "APART_MS", 1)
    monkeypatch.setattr(module, "HAND_MS", 60_000)
    seen: list[str] = []
    drawers = [Drawer(name, seen) for name in ("one", "other", "third")]
    for drawer in drawers:
        turns.giveWay()
        turns.ask(drawer)
    qtbot.waitUntil(lambda: seen == ["one", "other", "third"])
