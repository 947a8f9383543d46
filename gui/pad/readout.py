"""What stands below the sheet, scrolled where there is too little height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

SCROLL_BAR_PX = 10
"""As the style sheet has it."""


class Readout(QScrollArea):
    """A column of parts, all at their wanted height; the scroll bar stands in a margin of its own.

    The margin is `SCROLL_BAR_PX` wide and on the right, so nothing moves when the bar appears.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setSpacing(8)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().rangeChanged.connect(self._fitMargin)
        self._fitMargin()

    def _fitMargin(self) -> None:
        is_scrolled = self.verticalScrollBar().maximum() > 0
        self.column.setContentsMargins(0, 0, 0 if is_scrolled else SCROLL_BAR_PX, 0)
        self.column.activate()  # or for a moment the parts would be as wide as without a margin
