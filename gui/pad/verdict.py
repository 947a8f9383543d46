"""What the network takes the drawing for, in large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.pad.answer import Answer
from gui.pad.bars import NO_FIGURE, percentText
from gui.pad.preview import PadPreview
from gui.theme import ThemeManager, setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_NEXT_SHARE = 0.01
"""A runner-up less probable than this is not worth a word."""
LINES_BELOW_WORD = 3
CAPTION_GAP_PX, WORDS_GAP_PX = 4, 2


class Verdict(QWidget):
    """The winner, how sure the network is of it, the runner-up, and the picture it looked at.

    Its least height is the same for all answers.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.winnerLabel = Answer(themes)
        self.sureLabel = WrappingLabel()
        setStyleFlag(self.sureLabel, "strong")
        self.nextLabel = WrappingLabel()
        setStyleFlag(self.nextLabel, "muted")
        self.preview = PadPreview(themes)
        self.caption = QLabel(self.tr("what it sees"))
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        setStyleFlag(self.caption, "muted")
        self._arrange()
        themes.themeChanged.connect(self._keepRoom)
        self._keepRoom()
        self.clear()

    def setNames(self, names: Sequence[str]) -> None:
        """Set the classes' names: single characters stand beside the figures, words above them."""
        self.winnerLabel.setNames(names)
        direction = QBoxLayout.Direction
        is_word = self.winnerLabel.isWord
        self._words.setDirection(direction.TopToBottom if is_word else direction.LeftToRight)
        self._words.setSpacing(WORDS_GAP_PX if is_word else 10)

    def showWinner(self, probabilities: NDArray[np.float64], names: Sequence[str]) -> None:
        """Name the winner of probabilities of shape (classes,)."""
        order = np.argsort(-probabilities, kind="stable")
        first, second = (int(index) for index in order[:2])
        self.setNames(names)
        self.winnerLabel.setText(names[first], is_empty=False)
        percent = percentText(probabilities[first])
        self.sureLabel.setText(self.tr("{percent} sure").format(percent=percent))
        self._showNext(names[second], float(probabilities[second]))

    def clear(self) -> None:
        """Say that there is nothing to read."""
        self.winnerLabel.setText(NO_FIGURE, is_empty=True)
        self.sureLabel.hide()
        self.nextLabel.setText(self.tr("nothing to read"))
        self.nextLabel.show()

    def _showNext(self, name: str, share: float) -> None:
        text = self.tr("then {name}, {percent}")
        self.nextLabel.setText(text.format(name=name, percent=percentText(share)))
        self.nextLabel.setVisible(share >= LEAST_NEXT_SHARE)
        self.sureLabel.show()

    def _keepRoom(self) -> None:
        """Hold the height of the tallest answer, so that nothing moves from one to the next."""
        self.ensurePolished()
        self.caption.ensurePolished()
        line = self.fontMetrics().height() + WORDS_GAP_PX
        words = self.winnerLabel.lineHeight(is_word=True) + LINES_BELOW_WORD * line
        picture = self.preview.sizeHint().height() + CAPTION_GAP_PX
        self.setMinimumHeight(max(words, picture + self.caption.sizeHint().height()))

    def _arrange(self) -> None:
        figures = QVBoxLayout()
        figures.setSpacing(WORDS_GAP_PX)
        figures.addWidget(self.sureLabel)
        figures.addWidget(self.nextLabel)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self.winnerLabel)
        self._words.addLayout(figures, 1)
        self._words.setAlignment(figures, Qt.AlignmentFlag.AlignVCenter)
        left = QVBoxLayout()
        left.addStretch(1)
        left.addLayout(self._words)
        left.addStretch(1)
        picture = QVBoxLayout()
        picture.setSpacing(CAPTION_GAP_PX)
        picture.addStretch(1)
        picture.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignHCenter)
        picture.addWidget(self.caption, 0, Qt.AlignmentFlag.AlignHCenter)
        picture.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(left, 1)
        layout.addLayout(picture)
