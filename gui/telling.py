"""Says in the window's banner what came of work that was asked for elsewhere in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.translation import translated

if TYPE_CHECKING:
    from engine.messages import Message
    from engine.work.errands import ErrandFailed
    from gui.widgets.messages import Banner


class Telling(QObject):
    """Puts notices and failures into words for one banner."""

    def __init__(self, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner = banner

    def tell(self, text: str) -> None:
        """Say how something went."""
        self._banner.showMessage(text, "info")

    def tellNotice(self, notice: Message) -> None:
        """Say what the engine has to say."""
        self.tell(translated(notice))

    def tellFailure(self, text: str) -> None:
        """Say what could not be done."""
        self._banner.showMessage(text, "error")

    def tellErrand(self, event: ErrandFailed) -> None:
        """Say why an errand failed, and what to do about it."""
        hint = translated(event.hint) if event.hint is not None else ""
        self.tellFailure(f"{translated(event.message)} {hint}".strip())
