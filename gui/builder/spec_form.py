"""Forms that build themselves from what the spec declares."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.spec import fields
from gui.builder import editors
from gui.builder.field_row import FieldRow
from gui.translation import translated
from gui.widgets.section import CollapsibleSection

if TYPE_CHECKING:
    from engine.spec.fields import Param, Variant
    from engine.spec.problems import Problem
    from gui.builder.editors import Choices, Editor
    from gui.theme import ThemeManager

    Maker = Callable[[Param, Any], Editor]

ROW_SPACING_PX = 6
Problems = Mapping[str, tuple["Problem", ...]]
"""Problems by dotted field."""


@dataclass
class FormStyle:
    """What the forms of a panel share.

    Parameters
    ----------
    choices : entries for parameters whose declaration doesn't have them all, by name.
    left_out : parameters that are edited somewhere else.
    idle : the parameters of an object that have no effect as it stands.
    opened : which "More" sections are open, by kind; remembered for the session.
    makers : what makes the editor of a parameter that has one of its own, by name.
    """

    themes: ThemeManager
    choices: dict[str, Choices] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    idle: Callable[[Any], frozenset[str]] = lambda _: frozenset()
    opened: set[str] = field(default_factory=set)
    makers: dict[str, Maker] = field(default_factory=dict)


class SpecForm(QWidget):
    """Edits any dataclass whose parameters are declared with `engine.spec.fields.param`.

    It shows what it is given and announces each change; it writes nothing itself. As long as the
    kind stays the same, its widgets stay too, and with them focus and cursor.
    """

    valueChanged = Signal(str, object)
    """Dotted field that was changed, and the new object."""
    fixRequested = Signal(object)
    grown = Signal()
    """After "More" was opened."""

    def __init__(self, style: FormStyle, value: Any, depth: int = 0) -> None:
        super().__init__()
        self._style, self._depth = style, depth
        self._value = value
        self._problems: Problems = {}
        self.rows: dict[str, FieldRow] = {}
        self._section: CollapsibleSection | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ROW_SPACING_PX)
        shown = [entry for entry in fields.params(value) if entry[0] not in style.left_out]
        self._advanced = [entry[0] for entry in shown if entry[1].advanced]
        self._addRows(self._column, [entry[0] for entry in shown if not entry[1].advanced])
        if self._advanced:
            self._addSection()
        self._markIdle()

    def value(self) -> Any:
        """The object shown."""
        return self._value

    def has(self, name: str) -> bool:
        """Whether a parameter is edited here."""
        return name in self.rows or name in self._advanced

    def isEmpty(self) -> bool:
        """Whether there is nothing to edit."""
        return not self.rows and not self._advanced

    def setValue(self, value: Any) -> None:
        """Show an object of the same kind; only fields whose value differs are touched."""
        self._value = value
        for name, row in self.rows.items():
            row.setValue(getattr(value, name))
        self._markIdle()

    def setProblems(self, problems: Problems) -> None:
        """Mark the fields that have problems; those of hidden fields are brought to light."""
        self._problems = problems
        touched = {path.partition(".")[0] for path in problems}
        if self._section is not None and touched & set(self._advanced):
            self._section.setOpen(True)
        for name, row in self.rows.items():
            self._giveProblems(name, row)

    def focusFirst(self) -> None:
        """Put the keyboard into the first field."""
        for row in self.rows.values():
            row.editor.takeFocus()
            return
        if self._section is not None:
            self._section.header.setFocus()

    def addAfter(self, name: str, widget: QWidget) -> None:
        """Put a widget below the row of a parameter that is always in view."""
        self._column.insertWidget(self._column.indexOf(self.rows[name]) + 1, widget)

    def _addRows(self, column: QVBoxLayout, names: list[str]) -> None:
        for name in names:
            row = makeRow(
                self._style, type(self._value), name, getattr(self._value, name), self._depth
            )
            row.editor.valueChanged.connect(lambda value, n=name: self._change(n, n, value))
            row.fixRequested.connect(self.fixRequested)
            if isinstance(row, VariantRow):
                row.nestedChanged.connect(
                    lambda inner, value, n=name: self._change(n, f"{n}.{inner}", value)
                )
            self.rows[name] = row
            column.addWidget(row)
            self._giveProblems(name, row)

    def _addSection(self) -> None:
        """Rows behind "More" are made when it is opened first: most never are."""
        kind = type(self._value).__name__
        opened = self._style.opened
        self._section = CollapsibleSection(self._style.themes, self.tr("More"), False)
        self._section.openChanged.connect(self._fillSection)
        self._section.openChanged.connect(
            lambda is_open: (opened.add if is_open else opened.discard)(kind)
        )
        self._column.addWidget(self._section)
        self._section.setOpen(kind in opened)
        self._section.openChanged.connect(self._tellGrown)

    def _fillSection(self, is_open: bool) -> None:
        if is_open and self._section is not None and self._section.content.layout() is None:
            column = QVBoxLayout(self._section.content)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(ROW_SPACING_PX)
            self._addRows(column, self._advanced)

    def _tellGrown(self, is_open: bool) -> None:
        if is_open:
            self.grown.emit()

    def _change(self, name: str, path: str, value: Any) -> None:
        self.setValue(dataclasses.replace(self._value, **{name: value}))
        self.valueChanged.emit(path, self._value)

    def _giveProblems(self, name: str, row: FieldRow) -> None:
        start = f"{name}."
        inner = {
            path.removeprefix(start): found
            for path, found in self._problems.items()
            if path.startswith(start)
        }
        row.setProblems(self._problems.get(name, ()))
        if isinstance(row, VariantRow):
            row.setNestedProblems(inner)

    def _markIdle(self) -> None:
        idle = self._style.idle(self._value)
        for name, row in self.rows.items():
            row.setEnabled(name not in idle)


class VariantRow(FieldRow):
    """The choice of a kind, and below it the form of the kind chosen."""

    nestedChanged = Signal(str, object)
    """Field inside the kind that was changed, and the whole new kind."""

    def __init__(
        self, style: FormStyle, declared: Param, value: Variant | None, depth: int
    ) -> None:
        self._style, self._depth = style, depth
        self._idea = translated(declared.help)
        self._kinds: dict[str, Variant] = {value.kind: value} if value else {}
        self._chosen = value
        self.nested: SpecForm | None = None
        self._inner: Problems = {}
        self.choice = editors.ChoiceEditor(_kindOf(value), kindChoices(declared))
        editor = _VariantEditor(self.choice, self._made(declared))
        super().__init__(style.themes, declared, editor, depth)
        self._show(value)

    def setValue(self, value: Variant | None) -> None:
        """Show a kind with its values."""
        self.choice.setValue(_kindOf(value))
        if type(value) is not type(self._chosen):
            self._show(value)
        elif self.nested is not None:
            self.nested.setValue(value)
        self._chosen = value
        if value is not None:
            self._kinds[value.kind] = value

    def setNestedProblems(self, problems: Problems) -> None:
        """Mark the fields of the kind chosen."""
        self._inner = problems
        if self.nested is not None:
            self.nested.setProblems(problems)

    def _made(self, declared: Param) -> Callable[[str], Variant | None]:
        """What choosing a kind gives: what it was when last chosen, or Keras's defaults."""

        def made(kind: str) -> Variant | None:
            if not kind or declared.family is None:
                return None
            return self._kinds.get(kind) or declared.family.kinds[kind]()

        return made

    def _show(self, value: Variant | None) -> None:
        if self.nested is not None:
            self.nested.hide()
            self.nested.deleteLater()
            self.nested = None
        about = [self._idea] if value is None else [self._idea, translated(value.help)]
        self.setAbout("\n".join(about))
        if value is not None and any(fields.params(value)):
            self.nested = SpecForm(self._style, value, self._depth + 1)
            self.nested.valueChanged.connect(self.nestedChanged)
            self.nested.fixRequested.connect(self.fixRequested)
            self.addBelow(self.nested)
            self.nested.setProblems(self._inner)


class _VariantEditor(editors.Editor):
    """A choice among kinds that announces the kind itself, ready made."""

    def __init__(self, choice: editors.ChoiceEditor, made: Callable[[str], Variant | None]) -> None:
        super().__init__(choice)
        self._choice = choice
        choice.valueChanged.connect(lambda kind: self.valueChanged.emit(made(kind)))

    def setInvalid(self, invalid: bool) -> None:
        self._choice.setInvalid(invalid)

    def setDescription(self, name: str, about: str) -> None:
        self._choice.setDescription(name, about)


def _kindOf(value: Variant | None) -> str:
    return value.kind if value is not None else ""


def kindChoices(declared: Param) -> Choices:
    """The kinds of a family as entries of a menu, "None" first where that is allowed."""
    kinds = declared.family.kinds.values() if declared.family else ()
    found = [(cls.kind, translated(cls.title), translated(cls.help)) for cls in kinds]
    none = ("", QCoreApplication.translate("SpecForm", "None"), "")
    return [none, *found] if declared.optional else found


def makeRow(style: FormStyle, cls: type, name: str, value: Any, depth: int) -> FieldRow:
    """The row for a parameter, by what its declaration says."""
    declared = fields.param_of(cls, name)
    if declared.family is not None:
        return VariantRow(style, declared, value, depth)
    editor = _makeEditor(style, declared, fields.type_of(cls, name), name, value)
    return FieldRow(style.themes, declared, editor, depth)


def _makeEditor(style: FormStyle, declared: Param, kind: type, name: str, value: Any) -> Editor:
    if name in style.makers:
        return style.makers[name](declared, value)
    choices = style.choices.get(name) or [(c, c, "") for c in declared.choices]
    if kind is tuple and choices:
        return editors.SetEditor(value, choices)
    if choices:
        return editors.ChoiceEditor(value, choices)
    if kind is tuple:
        pair = declared.size == 2
        return editors.PairEditor(declared, value) if pair else editors.ShapeEditor(value)
    if kind is bool:
        return editors.BoolEditor(value)
    if kind is str:
        return editors.TextEditor(value)
    return editors.NumberEditor(declared, value, kind is int)
