"""A question that is answered before the result is known, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.activations.chip_flow import ChipFlow
from gui.lessons.linked_text import LinkedText
from gui.theme import setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from engine.lessons.lesson import Bet
    from engine.lessons.progress import Progress
    from gui.lessons.words import Names
    from gui.theme import ThemeManager


class BetView(QWidget):
    """A question with a button for each answer; once answered, a line that says the bet."""

    answered = Signal(int)
    linkClicked = Signal(str, str)

    def __init__(self, themes: ThemeManager, names: Names) -> None:
        super().__init__()
        self._names = names
        self._bet: Bet | None = None
        self.buttons: list[QPushButton] = []
        self.question = LinkedText(themes, names)
        setStyleFlag(self.question, "strong")
        self.line = WrappingLabel()
        self._flow: ChipFlow | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.question)
        self._layout.addWidget(self.line)
        self.question.linkClicked.connect(self.linkClicked)

    def setNames(self, names: Names) -> None:
        """Take the names of what links lead to."""
        self._names = names
        self.question.setNames(names)

    def setProgress(self, progress: Progress) -> None:
        """Show the bet of a step, if it has one."""
        bet = progress.step.bet
        self.setVisible(bet is not None)
        if bet is None:
            return
        if bet is not self._bet:
            self._ask(bet)
        self._flow_of().setVisible(progress.must_bet)
        self.question.setVisible(progress.must_bet)
        self.line.setVisible(not progress.must_bet)
        self.line.setText(self._line_of(bet, progress))
        setStyleFlag(self.line, "severity", "good" if progress.won else "")
        setStyleFlag(self.line, "muted", not progress.won)

    def _flow_of(self) -> QWidget:
        return self._flow if self._flow is not None else self

    def _ask(self, bet: Bet) -> None:
        self._bet = bet
        self.question.setMarked(self._names.text(bet.question))
        if self._flow is not None:
            self._layout.removeWidget(self._flow)
            self._flow.hide()
            self._flow.deleteLater()
        self.buttons = [QPushButton(self._names.text(option.text)) for option in bet.options]
        for i, button in enumerate(self.buttons):
            button.clicked.connect(partial(self.answered.emit, i))
        self._flow = ChipFlow(self.buttons)
        self._layout.insertWidget(1, self._flow)

    def _line_of(self, bet: Bet, progress: Progress) -> str:
        if progress.answer is None:
            return ""
        texts = [self._names.text(option.text) for option in bet.options]
        mine = texts[progress.answer]
        if progress.won is None:
            return self.tr("Your bet: {answer}").format(answer=mine)
        if progress.won:
            return self.tr("Your bet was right: {answer}").format(answer=mine)
        right = " · ".join(texts[i] for i in sorted(progress.right))
        if not right:
            return self.tr("Your bet: {answer}. None of the answers came true.").format(answer=mine)
        return self.tr("Your bet: {answer}. It turned out to be: {right}").format(
            answer=mine, right=right
        )
