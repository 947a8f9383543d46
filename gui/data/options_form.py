"""The choices that matter for how a user's data are read."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.data.own import options as own
from engine.data.own.options import ReadOptions
from engine.spec import fields
from engine.spec.problems import Problem
from gui.builder.spec_form import FormStyle, SpecForm
from gui.translation import translated

if TYPE_CHECKING:
    from engine.data.own.draft import Draft
    from gui.builder.editors import Choices
    from gui.theme import ThemeManager

TITLES = {
    "target": own.TARGET_TITLES,
    "scale": own.SCALE_TITLES,
    "colour": own.COLOUR_TITLES,
    "resize": own.RESIZE_TITLES,
}
NAMES = frozenset(field.name for field in dataclasses.fields(ReadOptions))


class OptionsForm(QWidget):
    """A form of those `ReadOptions` that have a meaning for the data shown."""

    optionsChanged = Signal(object)
    """The new `ReadOptions`, which may have values that cannot be used; see `isValid`."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._options = ReadOptions()
        self._offered: tuple[frozenset[str], tuple[str, ...]] = frozenset(), ()
        self.form: SpecForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def options(self) -> ReadOptions:
        """What is chosen."""
        return self._options

    def isValid(self) -> bool:
        """Whether data can be read in this way."""
        return not any(fields.flaws(self._options))

    def isEmpty(self) -> bool:
        """Whether there is nothing to choose."""
        return not self._offered[0]

    def setDraft(self, draft: Draft, options: ReadOptions) -> None:
        """Offer what has a meaning for a draft that was read with these options."""
        self._options = options
        offered = draft.options & NAMES, draft.columns
        if self.form is None or offered != self._offered:
            self._offered = offered
            self._build()
        else:
            self.form.setValue(options)
        self._markFlaws()

    def _build(self) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        names, columns = self._offered
        style = FormStyle(self._themes, self._choices(columns), left_out=NAMES - names)
        self.form = SpecForm(style, self._options)
        self.form.valueChanged.connect(self._change)
        self._column.addWidget(self.form)

    def _choices(self, columns: tuple[str, ...]) -> dict[str, Choices]:
        choices: dict[str, Choices] = {
            name: [(value, translated(title), "") for value, title in titles.items()]
            for name, titles in TITLES.items()
        }
        if columns:
            automatic = ("", self.tr("Automatic"), self.tr("Found by its name."))
            choices["label"] = [automatic, *((column, column, "") for column in columns)]
        return choices

    def _change(self, path: str, options: ReadOptions) -> None:
        self._options = options
        self._markFlaws()
        self.optionsChanged.emit(options)

    def _markFlaws(self) -> None:
        flaws = fields.flaws(self._options)
        if self.form is not None:
            self.form.setProblems({name: (Problem(flaw, None, name),) for name, flaw in flaws})
