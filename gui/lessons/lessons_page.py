"""The list of lessons: those that ship, or those of a folder of one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.lessons.lesson_row import LessonRow
from gui.lessons.words import Names
from gui.theme import setStyleFlag
from gui.translation import translated
from gui.widgets.messages import InlineMessage, WrappingLabel
from gui.widgets.section import CollapsibleSection

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.lessons.lesson import Lesson
    from engine.lessons.library import Lessons
    from engine.lessons.source import Problem
    from gui.theme import ThemeManager


class LessonsPage(QWidget):
    """A row for each lesson, and what is wrong with the files of others."""

    lessonChosen = Signal(object, int)
    """A `Lesson`, and the step to begin with."""
    linkClicked = Signal(str, str)
    folderRequested = Signal()
    courseRequested = Signal()
    """The lessons that ship are wanted again."""

    def __init__(self, themes: ThemeManager, language: str) -> None:
        super().__init__()
        self._themes, self._language = themes, language
        self.rows: list[LessonRow] = []
        self._shown: list[QWidget] = []
        self.message = WrappingLabel()
        self.open = QPushButton(self.tr("Open a folder…"))
        self.course = QPushButton(self.tr("Back to the course"))
        self.problems = CollapsibleSection(themes, "", is_open=False)
        self._problem_list = QVBoxLayout(self.problems.content)
        self._list = QVBoxLayout()
        self._arrange()
        self.open.clicked.connect(self.folderRequested)
        self.course.clicked.connect(self.courseRequested)
        self.showMessage(self.tr("Reading the lessons…"))

    def showMessage(self, text: str) -> None:
        """Say something above the list; empty: nothing."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def setLessons(self, found: Lessons, folder: str = "") -> None:
        """Show lessons.

        Parameters
        ----------
        folder : the name of the folder they are from; empty for those that ship.
        """
        names = Names(self._language, found.glossary)
        self._clear()
        for number, lesson in enumerate(found.lessons, start=1):
            self._add(LessonRow(self._themes, names, number, lesson))
        self._show_problems(found.problems)
        self.course.setVisible(bool(folder))
        self.problems.setOpen(bool(folder))
        self.showMessage(self._about(found, folder))

    def setDone(self, done_of: Callable[[Lesson], frozenset[int]]) -> None:
        """Show what is done of each lesson; the first that is not done wholly comes next."""
        for row in self.rows:
            row.setDone(done_of(row.lesson))
        following = next((row for row in self.rows if not row.isDone()), None)
        for row in self.rows:
            row.setNext(row is following)

    def setUnderWay(self, lesson: Lesson | None) -> None:
        """Say which lesson is being done."""
        for row in self.rows:
            row.setUnderWay(row.lesson is lesson)

    def _arrange(self) -> None:
        self.open.setToolTip(
            self.tr("Opens lessons of your own: files such as those that come with Sketchgrad.")
        )
        setStyleFlag(self.message, "muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.message, 1)
        head.addWidget(self.course)
        head.addWidget(self.open)
        self.course.hide()
        self.problems.hide()
        self._problem_list.setContentsMargins(18, 0, 0, 4)
        self._problem_list.setSpacing(6)
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.problems)
        column.addLayout(self._list)
        column.addStretch(1)

    def _clear(self) -> None:
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self.rows, self._shown = [], []

    def _add(self, row: LessonRow) -> None:
        if self.rows:
            rule = QFrame()
            setStyleFlag(rule, "rule")
            self._put(rule, self._list)
        self._put(row, self._list)
        self.rows.append(row)
        row.chosen.connect(partial(self.lessonChosen.emit, row.lesson))
        row.linkClicked.connect(self.linkClicked)

    def _put(self, widget: QWidget, layout: QVBoxLayout) -> None:
        layout.addWidget(widget)
        self._shown.append(widget)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        files = len({problem.file for problem in problems})
        self.problems.setVisible(bool(problems))
        title = self.tr("1 file cannot be used") if files == 1 else self._many(files)
        self.problems.header.setText(title)
        for problem in problems:
            text = translated(problem.message)
            self._put(InlineMessage(self._themes, text, "warning"), self._problem_list)

    def _many(self, files: int) -> str:
        return self.tr("{count} files cannot be used").format(count=files)

    def _about(self, found: Lessons, folder: str) -> str:
        if not folder:
            return self.tr(
                "Each lesson takes a few minutes. It leads through the real window: read what "
                "to do at the top, do it, and see why it came out so."
            )
        if not found.lessons and not found.problems:
            return self.tr(
                "There are no lessons in the folder “{folder}”: files that end in .toml."
            ).format(folder=folder)
        return self.tr("From the folder “{folder}”.").format(folder=folder)
