"""The row below a grid of digits: how many are chosen, and what can be done with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.pad.correction import DigitKey
from gui.theme import mutedLabel, setStyleFlag
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.theme import ThemeManager

KEY_GAP_PX, GAP_PX = 2, 8


class ChoiceBar(QWidget):
    """Ten keys to call the digits chosen by another name, and a button to remove them."""

    labelRequested = Signal(int)
    removeRequested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen, self.lead = ElidedLabel(), mutedLabel()
        setStyleFlag(self.chosen, "muted")
        self.keys = [DigitKey(themes, digit) for digit in range(10)]
        self.removeButton = QPushButton(self.tr("Remove"))
        self.removeButton.setToolTip(self.tr("Remove the digits chosen (Delete)"))
        themes.setIcon(self.removeButton, "trash")
        self._arrange()
        self._connect()
        themes.themeChanged.connect(self._fit)
        self.setCount(0)

    def setCount(self, count: int) -> None:
        """Say how many digits are chosen."""
        text = self.tr("1 chosen") if count == 1 else self.tr("{n:,} chosen").format(n=count)
        self.chosen.setText(text if count else self.tr("none chosen"))
        self.lead.setText(self.tr("It is a") if count == 1 else self.tr("They are"))
        for button in (*self.keys, self.removeButton):
            button.setEnabled(count > 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        keys = sum(key.minimumSizeHint().width() + KEY_GAP_PX for key in self.keys)
        button = self.removeButton.sizeHint()
        return QSize(keys + GAP_PX + button.width(), button.height())

    def _fit(self) -> None:
        """Leave the words before the keys out where the rest needs their room."""
        parts = (*self.keys, self.removeButton, self.chosen, self.lead)
        wanted = sum(part.sizeHint().width() for part in parts)
        gaps = len(self.keys) * KEY_GAP_PX + 4 * GAP_PX
        self.lead.setVisible(wanted + gaps <= self.width())

    def _connect(self) -> None:
        self.removeButton.clicked.connect(self.removeRequested)
        for digit, key in enumerate(self.keys):
            tip = self.tr("Call what is chosen a {digit}").format(digit=digit)
            key.setToolTip(tip)
            key.setAccessibleName(tip)
            key.clicked.connect(partial(self.labelRequested.emit, digit))

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(KEY_GAP_PX)
        row.addWidget(self.chosen, 1)
        row.addWidget(self.lead)
        row.addSpacing(GAP_PX - KEY_GAP_PX)
        for key in self.keys:
            row.addWidget(key)
        row.addSpacing(GAP_PX)
        row.addWidget(self.removeButton)
