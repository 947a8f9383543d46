"""Test images: all of them with the network's answers, or those of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from engine.insight.confusion import UNSURE_BELOW
from engine.insight.observation import Sight
from gui.insight.answer_stack import AnswerStack
from gui.insight.page import GAP_PX, InsightPage
from gui.theme import setStyleFlag
from gui.widgets.fields import ChoiceBox
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QShowEvent

    from engine.data.dataset import Dataset
    from engine.insight.confusion import Answers
    from gui.theme import ThemeManager

ALL, WRONG, UNSURE = range(3)
ANY_CLASS = -1
MOST_CHOICE_PX = 160


class SamplesPage(InsightPage):
    """A grid of test images: all, those answered wrongly or unsurely; of all classes or of one."""

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
        self._kind = ALL
        self.chips = [
            Chip(text, checkable=True)
            for text in (self.tr("All"), self.tr("Wrong"), self.tr("Unsure"))
        ]
        self.classes, self.facts = ChoiceBox(), ElidedLabel()
        self.examples = AnswerStack(themes)
        self._arrange()
        self.classes.activated.connect(self._show)
        self.examples.sampleRequested.connect(self.sampleRequested)
        themes.themeChanged.connect(self._fit)

    def setExam(
        self, answers: Answers | None, dataset: Dataset | None, names: Sequence[str], hint: str
    ) -> None:
        self._answers, self._dataset, self._hint = answers, dataset, hint
        if tuple(names) != self._names or not self.classes.count():
            self._names = tuple(names)
            self._fillClasses()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # fonts are what they are from now on

    def setKind(self, kind: int) -> None:
        """Show `ALL` examples, those answered `WRONG`, or those answered `UNSURE`."""
        self._kind = kind
        self.chips[kind].setChecked(True)
        self._show()

    def _show(self) -> None:
        rows = self._rows()
        total = len(self._answers.truth) if self._answers is not None else 0
        text = self.tr("{n:,} of {total:,}")
        self.facts.setText(text.format(n=len(rows), total=total) if total else "")
        hint = self._hint or (self.tr("No example of this kind.") if total else "")
        self.examples.setAnswers(self._answers, rows, self._dataset, self._names, hint)

    def _rows(self) -> NDArray[np.intp]:
        answers, label = self._answers, self.classes.currentData()
        if answers is None:
            return np.zeros(0, np.intp)
        chosen = (
            np.ones(len(answers.truth), bool),
            ~answers.is_right,
            answers.is_unsure,
        )[self._kind]
        if label not in (None, ANY_CLASS):
            chosen = chosen & (answers.truth == label)
        return np.flatnonzero(chosen)

    def _fillClasses(self) -> None:
        self.classes.clear()
        self.classes.addItem(self.tr("All classes"), ANY_CLASS)
        for label, name in enumerate(self._names):
            self.classes.addItem(name, label)
        self._fit()

    def _fit(self) -> None:
        most = self._themes.scaled(MOST_CHOICE_PX)
        self.classes.setMinimumWidth(min(self.classes.widthWanted() + GAP_PX, most))

    def _arrange(self) -> None:
        self.lead.setText(
            self.tr(
                "Beside each test image its class, and the two most probable answers; what is "
                "clicked goes to the pad."
            )
        )
        tips = (
            self.tr("All test examples, in the order of the data."),
            self.tr("Those taken for another class than they are."),
            self.tr("Those whose answer gets less than {share:.0f} %, be it right or wrong."),
        )
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        for kind, (chip, tip) in enumerate(zip(self.chips, tips, strict=True)):
            chip.setToolTip(tip.format(share=100 * UNSURE_BELOW))
            chip.clicked.connect(partial(self.setKind, kind))
            group.addButton(chip)
            row.addWidget(chip)
        self.chips[ALL].setChecked(True)
        self.classes.setAccessibleName(self.tr("Class"))
        self.classes.setToolTip(self.tr("Only examples that are of this class."))
        setStyleFlag(self.facts, "muted")
        row.addWidget(self.classes)
        row.addWidget(self.facts, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.examples, 1)
