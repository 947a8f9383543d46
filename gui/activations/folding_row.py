"""Two things beside each other, or below each other where there is too little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayout

    from gui.theme import ThemeManager

BESIDE_PX = 560
"""From this width on the parts stand beside each other."""
GAP_PX, GROUP_PX = 8, 16


class FoldingRow(QWidget):
    """Some parts that share the width, each with its stretch, while there is enough of it."""

    folded = Signal(bool)
    """Whether the parts stand below each other from now on."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GROUP_PX)
        themes.themeChanged.connect(self._fold)

    def addPart(self, part: QLayout, stretch: int) -> None:
        """Add a part at the right, or at the foot."""
        self._layout.addLayout(part, stretch)

    def isFolded(self) -> bool:
        """Whether the parts stand below each other."""
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        is_wide = self.width() >= self._themes.scaled(BESIDE_PX)
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._layout.setSpacing(GROUP_PX if is_wide else GAP_PX)
        self.folded.emit(not is_wide)


def rowOf(*widgets: QWidget, stretch: QWidget | None = None) -> QHBoxLayout:
    """Widgets that belong together, side by side; one of them may take the room left over."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP_PX)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is stretch else 0)
    if stretch is None:
        row.addStretch(1)
    return row
