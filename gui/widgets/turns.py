"""Has costly views drawn one after the other, so that a mouse or an answer comes in between."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, Qt, QTimer
from shiboken6 import isValid

HAND_MS = 150
"""A hand that has not moved for so long rests."""
APART_MS = 100
"""While it moves, turns are so far apart: three plots are drawn three times a second each."""


class TakesTurns(Protocol):
    """A widget whose drawing takes long."""

    def takeTurn(self) -> None:
        """Draw what there is by now."""


class Turns(QObject):
    """Lets one widget draw in each pass of the event loop.

    Three plots redrawn in one pass hold the loop three times as long as each of them does: while
    a network trained, every hundredth event waited 50 ms for them.
    """

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._waiting: dict[TakesTurns, None] = {}
        self._hand, self._turn = QElapsedTimer(), QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    @classmethod
    def ofApplication(cls) -> Turns:
        """Return the one in which all widgets of the application wait."""
        application = QCoreApplication.instance()
        assert application is not None
        only_here = Qt.FindChildOption.FindDirectChildrenOnly
        return application.findChild(cls, options=only_here) or cls(application)

    def ask(self, widget: TakesTurns) -> None:
        """Have ``widget`` draw soon; who waits already does not wait twice."""
        self._waiting[widget] = None
        self._wait()

    def giveWay(self) -> None:
        """A hand moves, and is looked at: for a moment turns come more seldom."""
        self._hand.start()

    def _wait(self) -> None:
        if self._waiting and not self._timer.isActive():
            self._timer.start(self._pause())

    def _pause(self) -> int:
        """Milliseconds until the next turn."""
        if not self._turn.isValid() or not self._hand.isValid() or self._hand.elapsed() > HAND_MS:
            return 0
        return max(0, APART_MS - self._turn.elapsed())

    def _next(self) -> None:
        while self._waiting:
            widget = next(iter(self._waiting))
            del self._waiting[widget]
            if isValid(widget):
                widget.takeTurn()
                self._turn.start()
                break
        self._wait()
