"""What the window's banner says of work that was asked for elsewhere."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine.messages import Message, say
from engine.work.errands import ErrandFailed
from gui.telling import Telling
from gui.theme import ThemeManager
from gui.widgets.messages import Banner


@pytest.fixture
def banner(qtbot: QtBot, themes: ThemeManager) -> Banner:
    made = Banner(themes)
    qtbot.addWidget(made)
    return made


def test_a_notice_is_put_into_words(banner: Banner) -> None:
    Telling(banner).tellNotice(say("{count} digits.", count=3))
    assert banner.text() == "3 digits."


@pytest.mark.parametrize(
    ("hint", "text"),
    [(say("Make room."), "The disk is full. Make room."), (None, "The disk is full.")],
)
def test_a_failed_errand_is_told_with_what_to_do(
    banner: Banner, hint: Message | None, text: str
) -> None:
    Telling(banner).tellErrand(ErrandFailed(1, say("The disk is full."), hint))
    assert banner.text() == text
