from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pad.header import PadHeader
from gui.theme import ThemeManager

HEADINGS = ("Draw a digit", "Example")
LONG = "read by a network whose name goes on and on and on"


@pytest.fixture
def header(themes: ThemeManager, qtbot: QtBot) -> PadHeader:
    made = PadHeader(themes, HEADINGS)
    qtbot.addWidget(made)
    made.resize(260, 60)
    made.setReader(LONG)
    made.show()
    return made


def test_a_long_name_is_cut_and_told_whole(header: PadHeader, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: header.reader.width() <= header.width())
    assert header.reader.shownText().endswith("…")
    assert LONG in header.reader.toolTip()
    assert LONG in header.reader.accessibleName()
    header.resize(700, 30)
    qtbot.waitUntil(lambda: header.reader.shownText() == LONG)


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_opens_by_key(header: PadHeader, qtbot: QtBot) -> None:
    shown: list[bool] = []

    def close() -> None:
        shown.append(True)
        header.menu.close()

    header.menu.aboutToShow.connect(close, Qt.ConnectionType.QueuedConnection)
    assert header.reader.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(header.reader, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(shown))
