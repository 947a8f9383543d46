"""The last page of a guided sheet: what was written, how it is read, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.drawing.digit_grid import DigitGrid
from gui.drawing.row import GAP_PX, row
from gui.theme import headingLabel, primaryButton, setStyleFlag
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from gui.theme import ThemeManager


class SheetSummary(QWidget):
    """How many digits were written, the digits themselves, and where to go from here.

    Attributes
    ----------
    result : how a network reads them.
    trainButton, againButton, seeButton : train on them, write another sheet, see all digits.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self.heading, self.result = headingLabel(), ElidedLabel()
        self.grid = DigitGrid(themes)
        self.trainButton, self.againButton = primaryButton(), QPushButton()
        self.seeButton = QPushButton()
        self._label()
        self._arrange()

    def sumUp(self, count: int) -> None:
        """Say how many digits were written; nobody has read them yet."""
        self.heading.setText(self.tr("Written: {count} of 30").format(count=count))
        self.result.setText("")

    def focusNext(self) -> None:
        """Put the focus on what is most likely to be wanted."""
        (self.trainButton if self.trainButton.isEnabled() else self.seeButton).setFocus()

    def _label(self) -> None:
        setStyleFlag(self.result, "muted")
        self.trainButton.setText(self.tr("Train on MNIST and my digits"))
        self.againButton.setText(self.tr("Another sheet"))
        self.againButton.setToolTip(self.tr("For the next writer, say"))
        self.seeButton.setText(self.tr("See my digits"))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(GAP_PX)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(self.heading, (self.result, 1)))
        column.addWidget(self.grid, 1)
        column.addLayout(row(self.seeButton, self.againButton, None, self.trainButton))
