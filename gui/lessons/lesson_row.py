"""A lesson in the list: what it is about, how far it is done, and a button to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from gui.lessons.linked_text import LinkedText
from gui.theme import ICON_PX, figureLabel, setPrimary, setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from engine.lessons.lesson import Lesson
    from gui.lessons.words import Names
    from gui.theme import ThemeManager

NUMBER, WORDS, TICK, DONE, BUTTON = range(5)
"""Columns."""


class LessonRow(QWidget):
    """Number, title and goal at the left, what is done and the button at the right.

    Parameters
    ----------
    number : counted from 1.
    """

    chosen = Signal(int)
    """The step to begin with, counted from 0."""
    linkClicked = Signal(str, str)

    def __init__(self, themes: ThemeManager, names: Names, number: int, lesson: Lesson) -> None:
        super().__init__()
        self._themes, self.lesson = themes, lesson
        self._done: frozenset[int] = frozenset()
        self.number = figureLabel(str(number))
        self.title = WrappingLabel(names.text(lesson.title))
        self.goal = LinkedText(themes, names)
        self.goal.setMarked(names.text(lesson.goal))
        self.steps, self.tick = figureLabel(), QLabel()
        self.button = QPushButton()
        self._arrange()
        self.button.clicked.connect(lambda: self.chosen.emit(self.place()))
        self.goal.linkClicked.connect(self.linkClicked)
        themes.themeChanged.connect(self._fit)
        self.setDone(frozenset())
        self._fit()

    def place(self) -> int:
        """The step with which the lesson would begin: the first that is not done."""
        count = len(self.lesson.steps)
        return next((i for i in range(count) if i not in self._done), 0)

    def isDone(self) -> bool:
        """Whether every step has been done."""
        return len(self._done) == len(self.lesson.steps)

    def setDone(self, done: frozenset[int]) -> None:
        """Show which steps have been done."""
        self._done = done
        count = len(self.lesson.steps)
        self.steps.setText(self.tr("{done} of {count}").format(done=len(done), count=count))
        tip = self.tr("{done} of {count} steps are done.").format(done=len(done), count=count)
        self.steps.setToolTip(tip)
        self.steps.setAccessibleName(tip)
        setStyleFlag(self.steps, "muted", not self.isDone())
        self._show_tick()
        self._name_button()

    def setNext(self, is_next: bool) -> None:
        """Mark the lesson as the one to do next."""
        setPrimary(self.button, is_next)

    def setUnderWay(self, is_under_way: bool) -> None:
        """Say that the lesson is the one being done."""
        self.button.setEnabled(not is_under_way)

    def _name_button(self) -> None:
        if self.isDone():
            text = self.tr("Again")
        else:
            text = self.tr("Go on") if self._done else self.tr("Start")
        self.button.setText(text)
        self.button.setAccessibleName(f"{text}: {self.title.text()}")

    def _arrange(self) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        setStyleFlag(self.number, "muted")
        setStyleFlag(self.title, "strong")
        setStyleFlag(self.goal, "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 10, 0, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(WORDS, 1)
        grid.addWidget(self.number, 0, NUMBER, right)
        grid.addWidget(self.title, 0, WORDS)
        grid.addWidget(self.goal, 1, WORDS)
        grid.addWidget(self.tick, 0, TICK, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.steps, 0, DONE, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.button, 0, BUTTON, 2, 1, Qt.AlignmentFlag.AlignVCenter)

    def _show_tick(self) -> None:
        side = self._themes.scaled(ICON_PX)
        size, ratio = QSize(side, side), self.devicePixelRatioF()
        icon = self._themes.icon("check", "good").pixmap(size, ratio)
        self.tick.setPixmap(icon if self.isDone() else QPixmap())
        self.tick.setAccessibleName(self.tr("Done") if self.isDone() else "")

    def _fit(self) -> None:
        """Keep columns in line from row to row, whatever stands in them."""
        metrics = self.fontMetrics()
        self.tick.setFixedWidth(self._themes.scaled(ICON_PX))
        self._show_tick()
        self.number.setMinimumWidth(metrics.horizontalAdvance("00"))
        self.steps.setMinimumWidth(
            metrics.horizontalAdvance(self.tr("{done} of {count}").format(done=8, count=8)) + 8
        )
        texts = self.tr("Again"), self.tr("Go on"), self.tr("Start")
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        self.button.setMinimumWidth(widest + self._themes.scaled(40))
