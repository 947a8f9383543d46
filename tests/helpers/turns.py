"""Widgets that wait for their turn to draw, and passes of the event loop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

PASSES = 20


class Drawer(QObject):
    """Writes down its name when it is its turn."""

    def __init__(self, name: str, drawn: list[str]) -> None:
        super().__init__()
        self._name, self._drawn = name, drawn

    def takeTurn(self) -> None:
        self._drawn.append(self._name)


def pass_by(qtbot: QtBot, count: int = PASSES) -> None:
    """Let the event loop go round so often: what waits for no time has come by then."""
    ticks: list[int] = []
    clock = QTimer()
    clock.timeout.connect(lambda: ticks.append(len(ticks)))
    clock.start(0)
    qtbot.waitUntil(lambda: len(ticks) >= count)
    clock.stop()
