"""What the network takes the drawing for, in large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.pad.bars import NO_FIGURE
from gui.pad.preview import PadPreview
from gui.theme import ThemeManager, setStyleFlag
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST_LARGE_NAME = 2
"""Characters; a longer class name is written in the heading's size."""


class Verdict(QWidget):
    """The winner, how sure the network is of it, the runner-up, and the picture it looked at."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.winnerLabel = QLabel()
        self.winnerLabel.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sureLabel = WrappingLabel()
        setStyleFlag(self.sureLabel, "strong")
        self.nextLabel = ElidedLabel()
        setStyleFlag(self.nextLabel, "muted")
        self.preview = PadPreview(themes)
        self._caption = ElidedLabel(self.tr("what it sees"), Qt.AlignmentFlag.AlignHCenter)
        setStyleFlag(self._caption, "muted")
        self._arrange()
        themes.themeChanged.connect(self._keepRoom)
        self.clear()

    def showWinner(self, probabilities: NDArray[np.float64], names: Sequence[str]) -> None:
        """Name the winner of probabilities of shape (classes,)."""
        order = np.argsort(-probabilities, kind="stable")
        first, second = (int(index) for index in order[:2])
        self._setWinner(names[first], is_empty=False)
        self.sureLabel.setText(
            self.tr("{percent} sure").format(percent=_percent(probabilities[first]))
        )
        text = self.tr("then {name}, {percent}")
        percent = _percent(probabilities[second])
        self.nextLabel.setText(text.format(name=names[second], percent=percent))

    def clear(self) -> None:
        """Say that there is nothing to read."""
        self._setWinner(NO_FIGURE, is_empty=True)
        self.sureLabel.setText("")
        self.nextLabel.setText(self.tr("nothing to read"))

    def _setWinner(self, name: str, is_empty: bool) -> None:
        is_large = len(name) <= LONGEST_LARGE_NAME
        setStyleFlag(self.winnerLabel, "display", is_large)
        setStyleFlag(self.winnerLabel, "heading", not is_large)
        setStyleFlag(self.winnerLabel, "empty", is_empty)
        self.winnerLabel.setText(name)
        self._keepRoom()

    def _keepRoom(self) -> None:
        """Hold the width of a digit, so that what stands beside it doesn't move."""
        widest = self.winnerLabel.fontMetrics().horizontalAdvance("0")
        self.winnerLabel.setMinimumWidth(widest)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.sureLabel)
        words.addWidget(self.nextLabel)
        words.addStretch(1)
        picture = QVBoxLayout()
        picture.setSpacing(4)
        picture.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignHCenter)
        picture.addWidget(self._caption)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.winnerLabel)
        layout.addLayout(words, 1)
        layout.addLayout(picture)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
