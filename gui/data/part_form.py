"""A form over one part of the spec that edits the document."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from engine.spec import fields
from gui.builder import words
from gui.builder.problem_list import ProblemList
from gui.builder.spec_form import FormStyle, SpecForm
from gui.translation import translated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from engine.spec.problems import Problem
    from gui.builder.editors import Choices
    from gui.document import Document
    from gui.theme import ThemeManager


GAP_PX = 8


class PartForm(QWidget):
    """Edits some settings of one part of the document's spec, each change undoable.

    Problems stand at their settings; those of the part as a whole stand above them.

    Parameters
    ----------
    part : dotted path of the part inside the spec: ``"data"``, ``"data.augmentation"``.
    names : the settings to show, in the order of their declaration.
    choices : entries for settings whose declaration doesn't have their titles.
    idle : the settings that have no effect as the part stands.
    """

    def __init__(
        self,
        document: Document,
        themes: ThemeManager,
        part: str,
        names: frozenset[str],
        choices: dict[str, Choices] | None = None,
        idle: Callable[[Any], frozenset[str]] = lambda _: frozenset(),
    ) -> None:
        super().__init__()
        self._document, self._part = document, part
        self._typing = 0
        value = self._value()
        every = {name for name, _, _ in fields.params(value)}
        style = FormStyle(themes, choices or {}, frozenset(every - names), idle)
        self.problems = ProblemList(themes)
        self.form = SpecForm(style, value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self.problems)
        column.addWidget(self.form)
        self.form.valueChanged.connect(self._edit)
        for source in (self.form, self.problems):
            source.fixRequested.connect(self._fix)
        document.specChanged.connect(self.refresh)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._end_typing)
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it stands."""
        self.form.setValue(self._value())
        found: dict[str, tuple[Problem, ...]] = {}
        for problem in self._document.problems:
            path = problem.field.removeprefix(f"{self._part}.")
            if path != problem.field:
                found[path] = (*found.get(path, ()), problem)
        self.form.setProblems(found)
        whole = (problem for problem in self._document.problems if problem.field == self._part)
        self.problems.setProblems(tuple(whole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return ends an edit, wherever it was pressed: fields pass it on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end_typing()
        super().keyPressEvent(event)

    def _value(self) -> Any:
        value: Any = self._document.spec
        for step in self._part.split("."):
            value = getattr(value, step)
        return value

    def _edit(self, path: str, value: Any) -> None:
        spec: Any = self._document.spec
        steps = self._part.split(".")
        for depth in reversed(range(len(steps))):
            holder = spec
            for step in steps[:depth]:
                holder = getattr(holder, step)
            value = dataclasses.replace(holder, **{steps[depth]: value})
        label = words.undoLabel(translated(words.settingLabel(value, f"{self._part}.{path}")))
        # One undo step as long as the same field is edited, until it is left or Return pressed.
        merge_key = f"form {self._part}.{path}#{self._typing}"
        self._document.edit(value, self.tr("Change {setting}").format(setting=label), merge_key)

    def _end_typing(self) -> None:
        self._typing += 1

    def _fix(self, problem: Problem) -> None:
        if problem.fix is not None:
            self._document.edit(problem.fix.spec, translated(problem.fix.label))
