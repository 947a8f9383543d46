"""What the network takes the drawing for, in large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.insight.ensemble import Rule
from gui.pad.answer import Answer
from gui.pad.bars import NO_FIGURE, percentText
from gui.pad.needle import NoveltyNeedle
from gui.pad.preview import PadPreview
from gui.pad.truth import TruthMark
from gui.theme import ThemeManager, setStyleFlag
from gui.widgets.messages import WrappingLabel
from gui.widgets.panel import standOnPanel

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QResizeEvent

    from engine.insight.ensemble import Vote

LEAST_NEXT_SHARE = 0.01
"""A runner-up less probable than this is not worth a word."""
LINES_BELOW_WORD = 3
LEAST_LINE_CHARACTERS = 11
"""Average characters; where a line beside the picture would be shorter, the picture goes below."""
PICTURE_GAP_PX = 10
CAPTION_GAP_PX, WORDS_GAP_PX = 4, 2


class Verdict(QWidget):
    """The winner, how sure the network is of it, the runner-up, and the picture it looked at.

    Where the truth is known, whether the winner is right stands in the runner-up's place. The
    verdict's least height is the same for all answers. Below it a needle tells whether a drawing
    looks like a digit at all; where it does not, the winner fades. Above words there is no room
    for a needle, and nothing fades without one that says why.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.winnerLabel = Answer(themes)
        self.sureLabel = WrappingLabel()
        setStyleFlag(self.sureLabel, "strong")
        self.nextLabel = WrappingLabel()
        setStyleFlag(self.nextLabel, "muted")
        self.truthMark = TruthMark(themes)
        self.needle = NoveltyNeedle(themes)
        self.preview = PadPreview(themes)
        self.caption = QLabel(self.tr("what it sees"))
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        setStyleFlag(self.caption, "muted")
        self._arrange()
        standOnPanel(self)
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
        self.needle.setVisible(not is_word)
        self._fade()

    def showWinner(
        self, probabilities: NDArray[np.float64], names: Sequence[str], truth: str = ""
    ) -> None:
        """Name the winner of probabilities of shape (classes,), and the true class if known."""
        order = np.argsort(-probabilities, kind="stable")
        first, second = (int(index) for index in order[:2])
        percent = percentText(probabilities[first])
        self._showAnswer(names, first, self.tr("{percent} sure").format(percent=percent))
        if truth:
            self._judge(names[first], truth)
        else:
            self._showNext(names[second], float(probabilities[second]))

    def showVote(self, vote: Vote, names: Sequence[str], truth: str = "") -> None:
        """Name the winner of several networks, and the true class if known."""
        text = self.tr("{count} of {all} agree").format(count=vote.agreeing, all=vote.voters)
        self._showAnswer(names, vote.winner, text)
        if truth:
            self._judge(names[vote.winner], truth)
        else:
            self.nextLabel.setText(self._otherRule(vote, names))
            self.nextLabel.show()

    def setNovelty(self, novelty: float | None) -> None:
        """Say how unlike all examples the picture is, from 0 to 1; None where it is not known."""
        self.needle.setNovelty(novelty)
        self._fade()

    def clear(self) -> None:
        """Say that there is nothing to read."""
        self.setNovelty(None)
        self.winnerLabel.setText(NO_FIGURE, is_empty=True)
        self.sureLabel.hide()
        self.truthMark.hide()
        self.nextLabel.setText(self.tr("nothing to read"))
        self.nextLabel.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitSides()

    def _fade(self) -> None:
        self.winnerLabel.setDoubted(self.needle.doubts and not self.winnerLabel.isWord)

    def _showAnswer(self, names: Sequence[str], winner: int, sure: str) -> None:
        self.setNames(names)
        self.winnerLabel.setText(names[winner], is_empty=False)
        self.sureLabel.setText(sure)
        self.sureLabel.show()
        self.truthMark.hide()

    def _otherRule(self, vote: Vote, names: Sequence[str]) -> str:
        """Say what the ensemble's other rule comes to where that is another class."""
        if not vote.is_disputed:
            percent = percentText(float(vote.probabilities[vote.winner]))
            return self.tr("ensemble {percent}").format(percent=percent)
        if vote.rule is Rule.VOTE:
            return self.tr("by average: {name}").format(name=names[vote.winner_by(Rule.AVERAGE)])
        return self.tr("by vote: {name}").format(name=names[vote.winner_by(Rule.VOTE)])

    def _judge(self, answer: str, truth: str) -> None:
        self.nextLabel.hide()
        self.truthMark.judge(answer, truth)

    def _showNext(self, name: str, share: float) -> None:
        text = self.tr("then {name}, {percent}")
        self.nextLabel.setText(text.format(name=name, percent=percentText(share)))
        self.nextLabel.setVisible(share >= LEAST_NEXT_SHARE)

    def _keepRoom(self) -> None:
        """Hold the height of the tallest answer, so that nothing moves from one to the next."""
        self.ensurePolished()
        self.caption.ensurePolished()
        line = self.fontMetrics().height() + WORDS_GAP_PX
        words = self.winnerLabel.lineHeight(is_word=True) + LINES_BELOW_WORD * line
        picture = self.preview.sizeHint().height() + CAPTION_GAP_PX
        picture += self.caption.sizeHint().height()
        digit = self.winnerLabel.lineHeight(is_word=False) + WORDS_GAP_PX
        digit += self.needle.sizeHint().height()
        self.setMinimumHeight(max(words, picture, digit))
        self._fitSides()

    def _arrange(self) -> None:
        figures = QVBoxLayout()
        figures.setSpacing(WORDS_GAP_PX)
        figures.addWidget(self.sureLabel)
        figures.addWidget(self.nextLabel)
        figures.addWidget(self.truthMark)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self.winnerLabel)
        self._words.addLayout(figures, 1)
        self._words.setAlignment(figures, Qt.AlignmentFlag.AlignVCenter)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addStretch(1)
        left.addLayout(self._words)
        left.addStretch(1)
        left.addWidget(self.needle)
        picture = QVBoxLayout()
        picture.setSpacing(CAPTION_GAP_PX)
        picture.addStretch(1)
        picture.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignHCenter)
        picture.addWidget(self.caption, 0, Qt.AlignmentFlag.AlignHCenter)
        picture.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(PICTURE_GAP_PX)
        self._sides.addLayout(left, 1)
        self._sides.addLayout(picture)
        self._sides.setAlignment(picture, Qt.AlignmentFlag.AlignLeft)

    def _fitSides(self) -> None:
        picture = max(self.preview.sizeHint().width(), self.caption.sizeHint().width())
        least = LEAST_LINE_CHARACTERS * self.fontMetrics().averageCharWidth()
        is_wide = self.width() >= least + PICTURE_GAP_PX + picture
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
