"""Whether the network's answer is right, where that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.theme import ICON_PX, setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from gui.theme import ThemeManager

RIGHT, WRONG = ("check", "good"), ("close", "bad")
"""Icon and colour token."""


class TruthMark(QWidget):
    """A tick for a right answer, a cross with the right one for a wrong one; hidden at first."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._look = RIGHT
        self._icon = QLabel()
        self.label = WrappingLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.label, 1)
        themes.themeChanged.connect(self._redraw)
        self.hide()

    def text(self) -> str:
        """The words shown."""
        return self.label.text()

    def judge(self, answer: str, truth: str) -> None:
        """Say whether an answer is the truth, and what the truth is where it is not."""
        is_right = answer == truth
        self._look = RIGHT if is_right else WRONG
        wrong = self.tr("wrong: it is {name}").format(name=truth)
        self.label.setText(self.tr("right") if is_right else wrong)
        setStyleFlag(self.label, "severity", "good" if is_right else "error")
        self._redraw()
        self.show()

    def _redraw(self) -> None:
        side = self._themes.scaled(ICON_PX)
        picture = self._themes.icon(*self._look).pixmap(QSize(side, side), self.devicePixelRatioF())
        self._icon.setPixmap(picture)
        self._icon.setFixedHeight(self.fontMetrics().height())  # as high as the first line
