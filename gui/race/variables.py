"""What the bar above a race can vary, ready to be shown. Free of Qt's widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from engine.data import recipe
from engine.messages import InputError
from engine.spec import checks, variation
from engine.spec.fields import flaws
from engine.spec.race import MOST_LANES
from gui.translation import translated
from gui.widgets.fields import numberText

if TYPE_CHECKING:
    from engine.spec.run import RunSpec
    from engine.spec.shapes import DataShape

translate = QCoreApplication.translate

LEAST_LANES = 2
FREE = "free"
"""The variable that is none: any specs side by side."""

Values = tuple[Any, ...]


@dataclass(frozen=True)
class Variable:
    """One setting that a race can vary.

    Parameters
    ----------
    key : by which it is announced.
    title, help : what people call it, and the idea behind it.
    values : worth comparing; ticked, or written in the field, at first.
    is_listed : whether values are ticked in a list; else they are written with commas between.
    read : reads one value from a text, raises `engine.messages.InputError` also for one that
        cannot be trained with; None where the list is all there is.
    name : writes a value.
    """

    key: str
    title: str
    help: str
    values: Values = ()
    is_listed: bool = False
    read: Callable[[str], Any] | None = None
    name: Callable[[Any], str] = str

    @property
    def is_free(self) -> bool:
        """Whether there is nothing to choose values of."""
        return not self.is_listed and self.read is None

    def written(self, values: Values) -> str:
        """Write values as the field has them."""
        return ", ".join(plain(value) for value in values)


def plain(value: Any) -> str:
    """Write a value as it can be read again: 0.001, 1e-07, full."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return numberText(value) if is_number else str(value)


def ofSpec(spec: RunSpec) -> tuple[Variable, ...]:
    """Return all that can be varied in ``spec``, with values worth comparing, then `free`."""
    found = []
    for key, what in variation.VARIATIONS.items():
        values = variation.suggested(spec, key)
        if values:
            found.append(_variable(spec, what, values))
    return (*found, free())


def _variable(spec: RunSpec, what: variation.Variation, values: Values) -> Variable:
    return Variable(
        what.key,
        translated(what.title),
        translated(what.help),
        values,
        is_listed=not all(isinstance(value, int | float | str) for value in values),
        read=lambda text: _read(spec, what, text),
        name=lambda value: translated(what.name(spec, value)),
    )


def _read(spec: RunSpec, what: variation.Variation, text: str) -> Any:
    """Read a value that ``spec`` can train with; raises `InputError` for all others.

    A batch of as many examples as there are, or more, is a full one.
    """
    value, data = what.read(text), _data(spec)
    if what.key == "batch_size" and _is_full(spec, value, data):
        value = variation.FULL
    _check(spec, variation.varied(spec, what.key, value), data)
    return value


def _is_full(spec: RunSpec, size: int | str, data: DataShape | None) -> bool:
    if isinstance(size, str) or data is None or data.examples is None:
        return False
    is_known = not any(flaws(spec.training)) and not any(flaws(spec.data))
    return is_known and size >= spec.parts(data.examples)[0]


def _check(spec: RunSpec, changed: RunSpec, data: DataShape | None) -> None:
    """Raise `InputError` for what is wrong with a changed spec that was right before."""
    if data is None:
        return
    known = [str(p.message) for p in checks.errors(checks.validate(spec, data))]
    for problem in checks.errors(checks.validate(changed, data)):
        if str(problem.message) not in known:
            raise InputError(problem.message)


def _data(spec: RunSpec) -> DataShape | None:
    """Return what is known of a spec's data, None where there are no such."""
    try:
        return recipe.shape_of(spec)
    except InputError:
        return None


def free() -> Variable:
    """Return the variable for lanes that were put together by hand."""
    return Variable(
        FREE,
        translate("VaryBar", "Free-form"),
        translate("VaryBar", "Any models side by side: add them one by one with “lane”."),
    )


def readValues(variable: Variable, text: str) -> tuple[Values, str]:
    """Read values with commas between.

    Returns
    -------
    The values, and what is wrong with them; of these one is empty.
    """
    values = []
    for part in _separated(text):
        value, problem = readValue(variable, part)
        if problem:
            return (), problem
        values.append(value)
    problem = countProblem(values)
    return ((), problem) if problem else (tuple(values), "")


def readValue(variable: Variable, text: str) -> tuple[Any, str]:
    """Read one value; return it and what is wrong with the text."""
    try:
        return (variable.read(text) if variable.read else text), ""
    except InputError as error:
        parts = (error.message, error.hint)
        return None, " ".join(translated(part) for part in parts if part is not None)


def countProblem(values: Sequence[Any]) -> str:
    """Say what is wrong with so many values, or with a value that comes twice."""
    twice = next((v for i, v in enumerate(values) if v in values[:i]), None)
    if twice is not None:
        return translate("VaryBar", "{value} stands here twice.").format(value=plain(twice))
    if len(values) < LEAST_LANES:
        return translate("VaryBar", "A race needs two lanes or more.")
    if len(values) > MOST_LANES:
        return translate("VaryBar", "A race has {most} lanes at most; these are {count}.").format(
            most=MOST_LANES, count=len(values)
        )
    return ""


def _separated(text: str) -> list[str]:
    """Split at commas and semicolons, and leave out what is empty."""
    parts = text.replace("−", "-").replace(";", ",").split(",")
    return [part.strip() for part in parts if part.strip()]
