"""Mistakes: what is taken for what, which images those are, and how sure the network was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.insight.observation import Sight
from gui.insight.answer_stack import AnswerStack
from gui.insight.matrix import ConfusionMatrix
from gui.insight.matrix_layout import NO_CELL
from gui.insight.page import GAP_PX, GROUP_PX, InsightPage
from gui.theme import setStyleFlag
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from engine.data.dataset import Dataset
    from engine.insight.confusion import Answers
    from gui.theme import ThemeManager

NARROW_PX = 500
MATRIX_STRETCH, EXAMPLES_STRETCH = 11, 9


class MistakesPage(InsightPage):
    """The confusion matrix beside the images of the cell chosen, or the most confident mistakes."""

    sights: ClassVar[frozenset[Sight]] = frozenset({Sight.EXAM})

    sampleRequested = Signal(object, str, str, bool)
    """A picture to show on the pad, what it is, its class, and that it is a test image."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._answers: Answers | None = None
        self._dataset: Dataset | None = None
        self._names: tuple[str, ...] = ()
        self._hint = ""
        self.matrix, self.examples = ConfusionMatrix(themes), AnswerStack(themes)
        self.title, self.facts = ElidedLabel(), ElidedLabel()
        self.score = ElidedLabel()
        self.all = Chip(self.tr("All"))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self.matrix.cellChosen.connect(self._showCell)
        self.all.clicked.connect(lambda: self.matrix.setChosen(NO_CELL))
        self.examples.sampleRequested.connect(self.sampleRequested)
        themes.themeChanged.connect(self._fit)

    def setExam(
        self, answers: Answers | None, dataset: Dataset | None, names: Sequence[str], hint: str
    ) -> None:
        self._answers, self._dataset, self._names = answers, dataset, tuple(names)
        self._hint = hint
        self.matrix.setAnswers(answers, self._names)
        self.score.setText(self._scoreText())
        self._showCell(*self.matrix.chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _showCell(self, truth: int, answer: int) -> None:
        """Show the images of a cell, or the most confident mistakes of all."""
        answers = self._answers
        is_cell = (truth, answer) != NO_CELL
        self.all.setVisible(is_cell)
        rows = np.zeros(0, np.intp)
        if answers is not None:
            rows = answers.taken_for(truth, answer) if is_cell else answers.mistakes()
        self.title.setText(self._titleOf(truth, answer))
        self.facts.setText(f"{len(rows):,}" if answers is not None else "")
        hint = self._hint or self._noneText(is_cell)
        self.examples.setAnswers(answers, rows, self._dataset, self._names, hint)

    def _titleOf(self, truth: int, answer: int) -> str:
        if (truth, answer) == NO_CELL:
            return self.tr("Most confident mistakes")
        name = self._names[truth]
        if truth == answer:
            return self.tr("{truth} answered right").format(truth=name)
        text = self.tr("{truth} taken for {answer}")
        return text.format(truth=name, answer=self._names[answer])

    def _noneText(self, is_cell: bool) -> str:
        if self._answers is None:
            return ""
        if is_cell:
            return self.tr("No example of this kind.")
        return self.tr("Not a single mistake.")

    def _scoreText(self) -> str:
        answers = self._answers
        if answers is None or not len(answers.truth):
            return ""
        text = self.tr("{share:.1f} % right of {n:,} test examples")
        return text.format(share=100 * answers.accuracy, n=len(answers.truth))

    def _arrange(self) -> None:
        self.lead.setText(
            self.tr(
                "Each row is what examples are, each column what the network takes them for: off "
                "the diagonal are its mistakes, the stronger the more of the row. Click a cell."
            )
        )
        for label in (self.title, self.score):
            setStyleFlag(label, "strong")
        setStyleFlag(self.facts, "muted")
        self.all.setAccessibleName(self.tr("All mistakes"))
        self.all.setToolTip(self.tr("Show the most confident mistakes of all classes again."))
        self.title.setMinimumHeight(self.all.sizeHint().height())
        self.score.setMinimumHeight(self.all.sizeHint().height())
        heading = QHBoxLayout()
        heading.setSpacing(GAP_PX)
        heading.addWidget(self.title)
        heading.addWidget(self.facts, 1)
        heading.addWidget(self.all)
        self._sides.setSpacing(GROUP_PX)
        for parts, stretch in (
            ((self.score, self.matrix), MATRIX_STRETCH),
            ((heading, self.examples), EXAMPLES_STRETCH),
        ):
            self._sides.addLayout(_column(*parts), stretch)
        self.column.addLayout(self._sides, 1)

    def _fit(self) -> None:
        """Put the images below the matrix where there is too little room beside it, but below."""
        is_narrow = self.width() < min(self._themes.scaled(NARROW_PX), self.height())
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)


def _column(*parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP_PX)
    head, view = parts
    if isinstance(head, QWidget):
        column.addWidget(head)
    else:
        column.addLayout(head)
    assert isinstance(view, QWidget)
    column.addWidget(view, 1)
    return column
