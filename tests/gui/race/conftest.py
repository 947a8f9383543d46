"""What tests of the race's widgets get."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.race.leaderboard import Leaderboard
from gui.theme import ThemeManager
from tests.helpers.boards import Clock, lane

SIGNALS = (
    *("laneHovered", "laneSelected", "hideToggled", "soloToggled", "removeRequested"),
    *("adoptRequested", "renamed", "styleChosen"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt say that menus cannot take hold of a keyboard where there is none."""
    pattern = r"does not support (propagateSizeHints|raise|grabbing the keyboard)"
    ignored = pytest.mark.qt_log_ignore(pattern, extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ignored, append=False)


@pytest.fixture
def clock() -> Clock:
    """Seconds that pass when a test says so."""
    return Clock()


@pytest.fixture
def board(themes: ThemeManager, qtbot: QtBot, clock: Clock) -> Leaderboard:
    """Four lanes at 60 updates, the first one ahead."""
    widget = Leaderboard(themes, clock)
    widget.setAnimated(False)
    widget.lanes = [lane(n, n / 10) for n in range(1, 5)]
    widget.setLanes(widget.lanes)
    widget.resize(1000, 240)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.heard = []
    for name in SIGNALS:
        signal = getattr(widget, name)
        signal.connect(lambda *what, name=name: widget.heard.append((name, *what)))
    return widget
