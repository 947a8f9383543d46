"""What is being done, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QWidget

from gui.theme import setStyleFlag
from gui.widgets.labels import ElidedLabel

FULL = 1000
"""Steps of the bar: Qt counts in 32 bits, and bytes may not fit."""
BETWEEN_PX = 8


class ProgressLine(QWidget):
    """A quiet sentence with a progress bar below it, or beside it.

    Parameters
    ----------
    beside : whether both stand in one line.
    """

    def __init__(self, beside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        direction = QBoxLayout.Direction
        self.label = ElidedLabel(alignment=_aligned(beside))
        setStyleFlag(self.label, "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        layout = QBoxLayout(direction.LeftToRight if beside else direction.TopToBottom, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(BETWEEN_PX)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.bar, 1)

    def setProgress(self, text: str, done: int = 0, total: int = 0) -> None:
        """Say how far it is, and what is done where ``text`` is not empty.

        A ``total`` of 0 means that it is not known how much there is.
        """
        if text:
            self.label.setText(text)
            self.bar.setAccessibleName(text)
        self.bar.setRange(0, FULL if total else 0)
        self.bar.setValue(min(done, total) * FULL // total if total else 0)


def _aligned(beside: bool) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if beside else Qt.AlignmentFlag.AlignHCenter
