"""The pad's heading, and who reads what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from gui.theme import setStyleFlag
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.theme import ThemeManager

BETWEEN_PX = 8


class PadHeader(QWidget):
    """The heading with the reader on its right, or below it where a line is too short for both.

    Parameters
    ----------
    headings : all that there may be; the first is shown.
    """

    def __init__(
        self, themes: ThemeManager, headings: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self.heading = ElidedLabel(self._headings[0])
        setStyleFlag(self.heading, "heading")
        self.reader = ElidedLabel()
        setStyleFlag(self.reader, "muted")
        self._widest_reader = 0
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.heading)
        self._line.addStretch(1)
        self._line.addWidget(self.reader)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        themes.themeChanged.connect(self._measure)

    def setReader(self, text: str) -> None:
        """Say who reads."""
        self.reader.setText(text)
        self._fit()

    def setHeading(self, index: int) -> None:
        """Show the heading of that place."""
        self.heading.setText(self._headings[index])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _measure(self) -> None:
        self._widest_reader = 0
        self._fit()

    def _fit(self) -> None:
        """Choose by the longest texts there may be, or the sheet would move from one to another."""
        self.heading.ensurePolished()
        self.reader.ensurePolished()
        self._widest_reader = max(self._widest_reader, self.reader.sizeHint().width())
        metrics = self.heading.fontMetrics()
        heading = max(metrics.horizontalAdvance(text) for text in self._headings) + 1
        needed = heading + BETWEEN_PX + self._widest_reader
        direction = QBoxLayout.Direction
        is_wide = needed <= self.width()
        self._line.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._line.setSpacing(BETWEEN_PX if is_wide else 0)
