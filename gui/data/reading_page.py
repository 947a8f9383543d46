"""What is being read, how far it is, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.data.progress import ProgressLine
from gui.theme import setStyleFlag
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from gui.theme import ThemeManager

WIDTH_PX = 360


class ReadingPage(QWidget):
    """A name, a progress bar and Cancel, in the middle of the page."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.name = ElidedLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        setStyleFlag(self.name, "heading")
        self.progress = ProgressLine()
        self.cancelButton = QPushButton(self.tr("Cancel"))
        self._middle = QWidget()
        self._arrange()
        themes.themeChanged.connect(self._fit)
        self._fit()

    def setName(self, name: str) -> None:
        """Name what is being read."""
        self.name.setText(name)

    def _arrange(self) -> None:
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.name)
        column.addWidget(self.progress)
        column.addSpacing(4)
        column.addWidget(self.cancelButton, 0, Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._middle, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def _fit(self) -> None:
        self._middle.setFixedWidth(self._themes.scaled(WIDTH_PX))
