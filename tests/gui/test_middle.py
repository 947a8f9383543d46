from __future__ import annotations

from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.middle import Middle, Page


def tall() -> QWidget:
    """A page whose parts would like to be higher than there is room, one with words that wrap."""
    page = QWidget()
    column = QVBoxLayout(page)
    for _ in range(4):
        edit = QTextEdit()
        edit.setMinimumHeight(20)
        column.addWidget(edit)
    words = QLabel("word " * 60)
    words.setWordWrap(True)
    column.addWidget(words)
    return page


def test_pages_are_made_when_they_are_wanted(qtbot: QtBot) -> None:
    tabs = Middle([Page("a", "", QWidget), Page("b", "", QWidget)])
    qtbot.addWidget(tabs)
    assert not tabs.isMade(1)
    content = tabs.content(1)
    assert tabs.isMade(1)
    assert tabs.content(1) is content


def test_a_page_with_words_that_wrap_takes_the_room_there_is(qtbot: QtBot) -> None:
    tabs = Middle([Page("a", "", tall)])
    qtbot.addWidget(tabs)
    content = tabs.content(0)
    tabs.resize(500, 420)
    tabs.show()
    qtbot.waitUntil(lambda: content.isVisible() and content.height() > 100)
    assert content.height() <= tabs.height()
