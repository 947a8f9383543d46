"""Editors for single values: one small widget for each type a parameter can have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QWidget

from gui.builder.number_field import ParamNumberEdit
from gui.builder.words import wrappedTip
from gui.theme import setStyleFlag
from gui.widgets.fields import ChoiceBox

if TYPE_CHECKING:
    from engine.spec.fields import Param

Choices = Sequence[tuple[Any, str, str]]
"""Entries of a menu: value, title, help."""


class Editor(QWidget):
    """Shows one value and announces each new one.

    ``setValue`` never announces; a text being typed that already means the value stays.
    """

    valueChanged = Signal(object)
    problemChanged = Signal(str)
    """Why the text cannot be used; empty when it can again."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        self._fields = fields
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for field in fields:
            layout.addWidget(field, 0 if isinstance(field, QLabel | QCheckBox) else 1)
            field.installEventFilter(self)

    def setValue(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def takeFocus(self) -> None:
        """Put the keyboard into the first field. No focus proxy: Tab would stop at both."""
        first = self._fields[0]
        if isinstance(first, Editor):
            first.takeFocus()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def activate(self) -> None:
        """Do what a click on the label means: take the focus."""
        self.takeFocus()

    def widthWanted(self) -> int:
        """Width that the longest text needs, in logical pixels; 0 where any width will do."""
        return max(
            (
                field.widthWanted()
                for field in self._fields
                if isinstance(field, ChoiceBox | Editor)
            ),
            default=0,
        )

    def setInvalid(self, invalid: bool) -> None:
        """Mark the value as one that cannot stay."""
        for field in self._fields:
            setStyleFlag(field, "invalid", invalid)

    def setDescription(self, name: str, about: str) -> None:
        """Name the fields for screen readers, and explain them."""
        for field in self._fields:
            field.setAccessibleName(name)
            field.setAccessibleDescription(about)
            field.setToolTip(wrappedTip(about))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Undo and Redo to the window: every edit is in the document's history."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class NumberEditor(Editor):
    """One number."""

    def __init__(self, declared: Param, value: Any, integer: bool) -> None:
        self.field = ParamNumberEdit(declared, value, integer)
        super().__init__(self.field)
        self.field.valueChanged.connect(self.valueChanged)
        self.field.problemChanged.connect(self.problemChanged)

    def setValue(self, value: Any) -> None:
        if value != self.field.value():
            self.field.blockSignals(True)
            self.field.setValue(value)
            self.field.blockSignals(False)
            self.problemChanged.emit("")


class BoolEditor(Editor):
    """On or off."""

    def __init__(self, value: bool) -> None:
        self.box = QCheckBox()
        super().__init__(self.box)
        self._row.addStretch(1)
        self.box.setChecked(value)
        self.box.clicked.connect(lambda is_on: self.valueChanged.emit(is_on))

    def setValue(self, value: Any) -> None:
        self.box.setChecked(value)

    def activate(self) -> None:
        super().activate()
        self.box.click()


class ChoiceEditor(Editor):
    """One out of several values. A value that is not offered is shown all the same."""

    def __init__(self, value: Any, choices: Choices) -> None:
        self.box = ChoiceBox()
        super().__init__(self.box)
        self.setChoices(choices)
        self.setValue(value)
        self.box.activated.connect(self._announce)

    def setChoices(self, choices: Choices) -> None:
        """Offer these values, keeping the one that is chosen."""
        chosen = self._value() if self.box.count() else None
        self.box.clear()
        self._titles = [title for _, title, _ in choices]
        self._values = [value for value, _, _ in choices]
        for place, (_, title, about) in enumerate(choices):
            self.box.addItem(title)
            self.box.setItemData(place, wrappedTip(about), Qt.ItemDataRole.ToolTipRole)
        self.box.updateGeometry()
        if chosen is not None:
            self.setValue(chosen)

    def setValue(self, value: Any) -> None:
        if value not in self._values:
            self._values.append(value)
            self.box.addItem(str(value))
        self.box.setCurrentIndex(self._values.index(value))

    def _value(self) -> Any:
        return self._values[self.box.currentIndex()]

    def _announce(self) -> None:
        self.valueChanged.emit(self._value())


class MenuBox(ChoiceBox):
    """A box that looks like a choice and drops down a menu of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.addItem("")
        self.menu = QMenu(self)

    def setText(self, text: str) -> None:
        """Show a text."""
        self.setItemText(0, text)
        self.updateGeometry()  # the box itself takes no notice; the row may need another place

    def showPopup(self) -> None:
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class SetEditor(Editor):
    """Any number out of several values, in the order in which they are offered."""

    def __init__(self, value: tuple[Any, ...], choices: Choices) -> None:
        self.box = MenuBox()
        super().__init__(self.box)
        self._ticks = {value: self._tick(title) for value, title, _ in choices}
        self.setValue(value)

    def setValue(self, value: Any) -> None:
        for choice, tick in self._ticks.items():
            tick.setChecked(choice in value)
        titles = [tick.text() for tick in self._ticks.values() if tick.isChecked()]
        self.box.setText(", ".join(titles) or self.tr("None"))

    def _tick(self, title: str) -> QAction:
        tick = self.box.menu.addAction(title)
        tick.setCheckable(True)
        tick.triggered.connect(self._announce)
        return tick

    def _announce(self) -> None:
        chosen = tuple(value for value, tick in self._ticks.items() if tick.isChecked())
        self.setValue(chosen)
        self.valueChanged.emit(chosen)


class TextEditor(Editor):
    """A line of text."""

    def __init__(self, value: str) -> None:
        self.field = QLineEdit(value)
        super().__init__(self.field)
        self.field.textEdited.connect(lambda text: self.valueChanged.emit(text))

    def setValue(self, value: Any) -> None:
        if value != self.field.text():
            self.field.setText(value)


class ShapeEditor(Editor):
    """Whole numbers separated by commas: 28, 28, 1."""

    def __init__(self, value: tuple[int, ...]) -> None:
        self.field = QLineEdit()
        super().__init__(self.field)
        self._value: tuple[int, ...] | None = None
        self.setValue(value)
        self.field.textEdited.connect(self._read)

    def setValue(self, value: Any) -> None:
        if value != self._value:
            self._value = value
            self.field.setText(", ".join(str(n) for n in value))
            self.problemChanged.emit("")

    def _read(self, text: str) -> None:
        try:
            value = tuple(int(part) for part in re.split(r"[\s,×x]+", text.strip()) if part)
        except ValueError:
            self.problemChanged.emit(
                self.tr("Write whole numbers with commas between them: 28, 28, 1.")
            )
            return
        self.problemChanged.emit("")
        if value != self._value:
            self._value = value
            self.valueChanged.emit(value)


class PairEditor(Editor):
    """Two whole numbers: height × width. Where it may be left out, both fields are empty."""

    def __init__(self, declared: Param, value: tuple[int, int] | None) -> None:
        entries = value or (None, None)
        self.fields = tuple(ParamNumberEdit(declared, n, True, narrow=True) for n in entries)
        super().__init__(self.fields[0], QLabel("×"), self.fields[1])
        self._value: tuple[Any, ...] | None = value
        for field in self.fields:
            field.valueChanged.connect(self._read)
            field.problemChanged.connect(self._tellProblem)

    def setValue(self, value: Any) -> None:
        if value == self._value:
            return
        self._value = value
        for field, entry in zip(self.fields, value or (None, None), strict=True):
            field.blockSignals(True)
            field.setValue(entry)
            field.blockSignals(False)
        self.problemChanged.emit("")

    def setDescription(self, name: str, about: str) -> None:
        super().setDescription(name, about)
        parts = (self.tr("height"), self.tr("width"))
        for field, part in zip(self.fields, parts, strict=True):
            field.setAccessibleName(f"{name}, {part}")

    def _read(self) -> None:
        self._tellProblem()
        entries = tuple(field.value() for field in self.fields)
        if (None in entries) != (entries == (None, None)):
            return
        value = None if None in entries else entries
        if value != self._value:
            self._value = value
            self.valueChanged.emit(value)

    def _tellProblem(self) -> None:
        problems = [field.problem() for field in self.fields if field.problem()]
        if not problems and sum(field.value() is None for field in self.fields) == 1:
            problems = [self.tr("Both numbers are needed, or none.")]
        self.problemChanged.emit(problems[0] if problems else "")
