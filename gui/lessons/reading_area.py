"""A text that takes the room it needs, up to so many lines; what is longer scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gui.lessons.linked_text import LinkedText

GAP_PX = 6


class ReadingArea(QScrollArea):
    """Texts under each other.

    Parameters
    ----------
    texts : in order; those that are hidden take no room.
    """

    def __init__(self, texts: Sequence[LinkedText]) -> None:
        super().__init__()
        self._texts, self._lines = list(texts), 1
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        for text in self._texts:
            layout.addWidget(text)
        layout.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(content)

    def setLines(self, lines: int) -> None:
        """Show at most so many lines at once."""
        self._lines = lines
        self.fit()

    def fit(self) -> None:
        """Take the height that the texts need, as far as it goes."""
        shown = [text for text in self._texts if not text.isHidden()]
        width = self.viewport().width()
        needed = sum(text.heightAt(width) for text in shown)
        needed += GAP_PX * max(0, len(shown) - 1)
        most = self._lines * self.fontMetrics().lineSpacing() + GAP_PX
        height = min(needed, most)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()
