"""The lesson under way: what to do, whether it is done, and why it came out so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from engine.lessons.wants import preset_to_load
from gui.lessons.bet_view import BetView
from gui.lessons.linked_text import LinkedText
from gui.lessons.reading_area import ReadingArea
from gui.lessons.step_dots import StepDots
from gui.lessons.term_popup import TermPopup
from gui.lessons.words import Names
from gui.theme import ICON_PX, setPrimary, setStyleFlag
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import WrappingLabel
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.lessons.lesson import Term
    from engine.lessons.progress import Progress
    from engine.messages import Message
    from gui.lessons.teacher import Teacher
    from gui.theme import ThemeManager

TEXT_LINES, DONE_LINES = 4, 7
"""Most lines that are seen at once of what to do, and of that with what was seen; more scroll."""
POPUP_BELOW_PX = 14


class Guide(Panel):
    """A slim panel that leads through a lesson while the window is worked in; hidden without one.

    It decides nothing: answers and wishes are announced, and what is to be seen is set.

    Parameters
    ----------
    language : code of the language in which the lesson is read.
    """

    answered = Signal(int)
    """The option chosen in the bet."""
    placeRequested = Signal(int)
    """Another step, counted from 0."""
    closeRequested = Signal()
    tabRequested = Signal(str)
    """A tab, one of `engine.lessons.facts.TABS`."""
    presetRequested = Signal(str)
    termRequested = Signal(str)
    """A term is wanted in the glossary."""

    def __init__(
        self, themes: ThemeManager, language: str, glossary: Mapping[str, Term] | None = None
    ) -> None:
        super().__init__()
        self._themes = themes
        self._names = Names(language, glossary or {})
        self._progress: Progress | None = None
        self._step: object = None
        self._preset = ""
        self._teacher: Teacher | None = None
        self.title, self.count = ElidedLabel(), QLabel()
        self.dots = StepDots(themes)
        self.back, self.next, self.close_ = QPushButton(), QPushButton(), QPushButton()
        self.goal = LinkedText(themes, self._names)
        self.text, self.why = LinkedText(themes, self._names), LinkedText(themes, self._names)
        self.area = ReadingArea([self.text, self.why])
        self.bet = BetView(themes, self._names)
        self.preset = QPushButton()
        self.state, self._mark = WrappingLabel(), QLabel()
        self.popup = TermPopup(themes, self._names, self)
        self._arrange()
        self._explain()
        self._connect()
        self._show_mark()
        self.hide()

    # -- what it is told -------------------------------------------------------------------

    def progress(self) -> Progress | None:
        """What is shown."""
        return self._progress

    def glossary(self) -> Mapping[str, Term]:
        """The terms that can be explained."""
        return self._names.glossary

    def setGlossary(self, glossary: Mapping[str, Term]) -> None:
        """Take the terms that links lead to, beside those that are known already.

        A lesson under way may be from another folder than the one that is looked at now.
        """
        self._names = Names(self._names.language, {**self._names.glossary, **glossary})
        for text in (self.goal, self.text, self.why, self.bet, self.popup):
            text.setNames(self._names)

    def follow(self, teacher: Teacher) -> None:
        """Show the lesson that a teacher leads through, and tell it what is chosen here."""
        self._teacher = teacher
        self.answered.connect(teacher.answer)
        self.placeRequested.connect(teacher.goTo)
        self.closeRequested.connect(teacher.end)
        teacher.progressChanged.connect(self._take)
        self._take()

    def setProgress(
        self,
        progress: Progress | None,
        missing: tuple[Message, ...] = (),
        done: frozenset[int] = frozenset(),
    ) -> None:
        """Show a learner's place in a lesson; None hides the panel.

        Parameters
        ----------
        missing : what is still to be done.
        done : the steps of the lesson that were done at any time.
        """
        self._progress = progress
        self.setVisible(progress is not None)
        if progress is None:
            self._step = None
            self.popup.hide()
            return
        self._show_head(progress, done)
        self._show_texts(progress)
        self._show_preset(progress, missing)
        self.bet.setProgress(progress)
        self._show_state(progress, missing)
        self.area.fit()

    # -- how it is built -------------------------------------------------------------------

    def _arrange(self) -> None:
        setStyleFlag(self.title, "muted")
        setStyleFlag(self.count, "figure")
        setStyleFlag(self.goal, "strong")
        for button in (self.back, self.close_):
            setStyleFlag(button, "flat")
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.title, self.dots, self.count):
            head.addWidget(widget)
        head.addStretch(1)
        for button in (self.back, self.next, self.close_):
            head.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.preset)
        foot.addWidget(self._mark)
        foot.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.goal)
        column.addWidget(self.area)
        column.addWidget(self.bet)
        column.addLayout(foot)

    def _explain(self) -> None:
        self.setAccessibleName(self.tr("Lesson"))
        self.back.setText(self.tr("Back"))
        self.back.setToolTip(self.tr("The step before (Alt+Left)"))
        self.close_.setAccessibleName(self.tr("Close the lesson"))
        self.close_.setToolTip(
            self.tr("Close the lesson. What you have done is kept in the tab Lessons.")
        )
        self._themes.setIcon(self.close_, "close", "muted")
        self.preset.setToolTip(self.tr("Puts the network that this step needs into the builder."))

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self.close_.clicked.connect(self.closeRequested)
        self.preset.clicked.connect(self._ask_for_preset)
        self.bet.answered.connect(self.answered)
        for text in (self.goal, self.text, self.why, self.bet, self.popup):
            text.linkClicked.connect(self._open)
        self.popup.termRequested.connect(self.termRequested)
        for keys, steps in (("Alt+Right", 1), ("Alt+Left", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda steps=steps: self._go(steps))
        self._themes.themeChanged.connect(self._show_mark)

    # -- what is seen ----------------------------------------------------------------------

    def _take(self, _: Any = None) -> None:
        teacher = self._teacher
        if teacher is not None:
            self.setProgress(teacher.progress, teacher.missing, teacher.doneSteps())

    def _show_head(self, progress: Progress, done: frozenset[int]) -> None:
        count = len(progress.lesson.steps)
        self.title.setText(self._names.text(progress.lesson.title))
        self.count.setText(f"{progress.place + 1}/{count}")
        self.dots.setSteps(count, progress.place, done)
        self.back.setEnabled(progress.place > 0)
        self.next.setText(self.tr("Finish") if progress.is_last else self.tr("Next"))
        self.next.setToolTip(
            self.tr("Close the lesson (Alt+Right)")
            if progress.is_last
            else self.tr("The next step (Alt+Right)")
        )
        setPrimary(self.next, progress.done)

    def _show_texts(self, progress: Progress) -> None:
        step = progress.step
        self.goal.setMarked(self._names.text(step.goal))
        self.text.setMarked(self._names.text(step.text))
        self.why.setMarked(self._names.text(step.why))
        self.why.setVisible(progress.done)
        setStyleFlag(self.text, "muted", progress.done)
        self.area.setLines(DONE_LINES if progress.done else TEXT_LINES)
        if step is not self._step:
            self._step = step
            self.popup.hide()
            self.area.verticalScrollBar().setValue(0)

    def _show_preset(self, progress: Progress, missing: tuple[Message, ...]) -> None:
        """Offer the preset that comes next: what has to be trained before the step, then its own.

        A step may have none of its own, and still lack one.
        """
        self._preset = preset_to_load(missing, progress.step.preset)
        self.preset.setVisible(bool(self._preset) and not progress.done)
        self.preset.setText(
            self.tr("Load {preset}").format(preset=self._names.preset(self._preset))
            if self._preset
            else ""
        )

    def _show_state(self, progress: Progress, missing: tuple[Message, ...]) -> None:
        if progress.done:
            text = self.tr("Done")
        elif progress.must_bet:
            text = self.tr("First choose an answer.")
        else:
            text = self.tr("Still to do: {what}").format(what=self._names.missing(missing))
        self.state.setText(text)
        self.state.setAccessibleName(text)
        setStyleFlag(self.state, "severity", "good" if progress.done else "info")
        self._show_mark()

    def _show_mark(self) -> None:
        """A tick for what is done, a quiet dot before."""
        is_done = self._progress is not None and self._progress.done
        icon = self._themes.icon(*(("check", "good") if is_done else ("dot", "muted")))
        side = self._themes.scaled(ICON_PX)
        self._mark.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))

    # -- what is done ----------------------------------------------------------------------

    def _go(self, steps: int) -> None:
        if self._progress is None:
            return
        if steps > 0 and self._progress.is_last:
            self.closeRequested.emit()
        elif self._progress.place + steps >= 0:
            self.placeRequested.emit(self._progress.place + steps)

    def _ask_for_preset(self) -> None:
        if self._progress is not None:
            self.presetRequested.emit(self._preset)

    def _open(self, kind: str, target: str) -> None:
        if kind == "tab":
            self.tabRequested.emit(target)
        elif kind == "preset":
            self.presetRequested.emit(target)
        else:
            self.popup.explain(target, self._place_of_popup())

    def _place_of_popup(self) -> QPoint:
        """Below the pointer where it is on the panel, else below the panel: the keyboard was."""
        pointer = QCursor.pos()
        if self.rect().contains(self.mapFromGlobal(pointer)):
            return pointer + QPoint(0, POPUP_BELOW_PX)
        return self.mapToGlobal(QPoint(POPUP_BELOW_PX, self.height()))
