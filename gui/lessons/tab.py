"""The Lessons tab: the course, lessons of one's own, and the glossary."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.builder.words import wrappedTip
from gui.data.desk import Asker
from gui.lessons.glossary_page import GlossaryPage
from gui.lessons.lessons_page import LessonsPage
from gui.translation import translated
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from engine.lessons.library import Lessons
    from engine.work.errands import ErrandFailed
    from gui.data.desk import Desk
    from gui.lessons.teacher import Teacher
    from gui.theme import ThemeManager

LESSONS, GLOSSARY = range(2)
"""The pages."""


class LessonsTab(QWidget):
    """Lists the lessons, which are read when the tab is made, and explains the terms.

    Parameters
    ----------
    language : code of the language in which lessons are read.
    desk : reads them.
    """

    lessonChosen = Signal(object, int)
    """A `Lesson` is to begin, with that step."""
    termRequested = Signal(str)
    """A term has been shown in the glossary."""
    tabRequested = Signal(str)
    presetRequested = Signal(str)
    glossaryChanged = Signal(object)
    """Terms by name, as they are known from now on."""

    def __init__(self, themes: ThemeManager, language: str, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._folder: Path | None = None
        self._teacher: Teacher | None = None
        self.lessons, self.glossary = LessonsPage(themes, language), GlossaryPage(themes, language)
        self.chips = [
            Chip(text, checkable=True) for text in (self.tr("Lessons"), self.tr("Glossary"))
        ]
        self.pages = QStackedWidget()
        self._arrange()
        self._connect()
        self.showPage(LESSONS)
        self.showCourse()

    def showPage(self, index: int) -> None:
        """Show `LESSONS` or `GLOSSARY`."""
        self.chips[index].setChecked(True)
        self.pages.setCurrentIndex(index)

    def page(self) -> int:
        """The page shown."""
        return self.pages.currentIndex()

    def showTerm(self, name: str) -> None:
        """Show a term in the glossary."""
        self.showPage(GLOSSARY)
        self.glossary.showTerm(name)
        self.termRequested.emit(name)

    def folder(self) -> Path | None:
        """The folder whose lessons are shown; None for those that ship."""
        return self._folder

    def showCourse(self) -> None:
        """Show the lessons that ship."""
        self._folder = None
        self._ask(_course, "")

    def openFolder(self, folder: Path) -> None:
        """Show the lessons of a folder of one's own."""
        self._folder = folder
        self._ask(partial(_of_folder, folder), folder.name)

    def follow(self, teacher: Teacher) -> None:
        """Show what has been done with a teacher, and let it lead through what is chosen."""
        self._teacher = teacher
        self.lessonChosen.connect(teacher.begin)
        teacher.doneChanged.connect(self._show_done)
        teacher.progressChanged.connect(self._show_under_way)
        teacher.loadDone()
        self._show_done()
        self._show_under_way()

    # -- how it is built -------------------------------------------------------------------

    def _arrange(self) -> None:
        group, row = QButtonGroup(self), QHBoxLayout()
        row.setSpacing(8)
        tips = (
            self.tr("What to do in this window to understand how networks learn."),
            self.tr("The words of the course, one explanation each."),
        )
        pages = self._scrolling(self.lessons), self.glossary
        for index, (chip, page, tip) in enumerate(zip(self.chips, pages, tips, strict=True)):
            group.addButton(chip)
            row.addWidget(chip)
            chip.setToolTip(wrappedTip(tip))
            chip.clicked.connect(partial(self.showPage, index))
            self.pages.addWidget(page)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)

    def _scrolling(self, page: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def _connect(self) -> None:
        self.lessons.lessonChosen.connect(self.lessonChosen)
        self.lessons.folderRequested.connect(self._choose_folder)
        self.lessons.courseRequested.connect(self.showCourse)
        self.lessons.linkClicked.connect(self._open)
        self.glossary.linkClicked.connect(self._open)

    # -- what is read ----------------------------------------------------------------------

    def _ask(self, work: Any, folder: str) -> None:
        asker = Asker(self, partial(self._take, folder), self._fail)
        self._desk.ask(work, asker)

    def _take(self, folder: str, found: Lessons) -> None:
        self.lessons.setLessons(found, folder)
        self.glossary.setGlossary(found.glossary)
        self.glossaryChanged.emit(found.glossary)
        self._show_done()
        self._show_under_way()

    def _fail(self, event: ErrandFailed) -> None:
        self.lessons.showMessage(translated(event.message))

    # -- what is seen and done -------------------------------------------------------------

    def _show_done(self) -> None:
        teacher = self._teacher
        self.lessons.setDone(teacher.doneSteps if teacher else lambda _: frozenset())

    def _show_under_way(self, _: Any = None) -> None:
        progress = self._teacher.progress if self._teacher else None
        self.lessons.setUnderWay(progress.lesson if progress else None)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self.window(), self.tr("Open a folder with lessons")
        )
        if name:
            self.openFolder(Path(name))

    def _open(self, kind: str, target: str) -> None:
        if kind == "term":
            self.showTerm(target)
        elif kind == "tab":
            self.tabRequested.emit(target)
        else:
            self.presetRequested.emit(target)


def _course(*_: object) -> Lessons:
    from engine.lessons import library

    return library.load_all()


def _of_folder(folder: Path, *_: object) -> Lessons:
    from engine.lessons import library

    return library.load_folder(folder)
