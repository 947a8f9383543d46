from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import delete

from gui.widgets.turns import Turns


class Drawer(QObject):
    def __init__(self, name, drawn):
        super().__init__()
        self._name, self._drawn = name, drawn

    def takeTurn(self):
        self._drawn.append(self._name)


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
