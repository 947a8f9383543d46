"""The section below the cards: how the model learns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.spec import losses, run
from gui.builder.spec_form import ROW_SPACING_PX, FormStyle, SpecForm
from gui.theme import headingLabel
from gui.translation import translated

if TYPE_CHECKING:
    from engine.spec.problems import Problem
    from engine.spec.run import RunSpec

AUTOMATIC = "auto"
"""The device as a spec names it that is chosen when training starts."""
PARTS = ("training", "", "model")
"""Where the three forms of the section lie in a `RunSpec`; empty: the spec itself."""


class TrainingForm(QWidget):
    """Optimizer, loss, batches, validation, device, seed and the model's name."""

    specChanged = Signal(str, object)
    """Dotted field of the spec that was changed, and the new `RunSpec`."""
    fixRequested = Signal(object)

    def __init__(self, style: FormStyle, spec: RunSpec) -> None:
        super().__init__()
        self._spec = spec
        style.choices["validation"] = [
            (value, translated(title), "") for value, title in run.VALIDATION_TITLES.items()
        ]
        style.choices["metrics"] = [
            (value, translated(title), "") for value, title in losses.METRIC_TITLES.items()
        ]
        style.choices["device"] = self._deviceChoices([("cpu", self.tr("CPU"))])
        style.idle = idleSettings
        self.heading = headingLabel(self.tr("Training"))
        self.forms = {part: SpecForm(style, _part(spec, part)) for part in PARTS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROW_SPACING_PX)
        column.addWidget(self.heading)
        for part, form in self.forms.items():
            column.addWidget(form)
            form.valueChanged.connect(lambda path, value, p=part: self._change(p, path, value))
            form.fixRequested.connect(self.fixRequested)

    def setDevices(self, devices: list[tuple[str, str]]) -> None:
        """Offer these devices, each a name and a title, after the automatic choice."""
        editor: Any = self.forms["training"].rows["device"].editor
        editor.setChoices(self._deviceChoices(devices))

    def _deviceChoices(self, devices: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
        offered = {AUTOMATIC: self.tr("Automatic")} | dict(devices)
        return [(name, title, "") for name, title in offered.items()]

    def refresh(self, spec: RunSpec, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Show a spec; give back the problems that belong to none of the fields here."""
        self._spec = spec
        left = list(problems)
        for part, form in self.forms.items():
            form.setValue(_part(spec, part))
            found: dict[str, tuple[Problem, ...]] = {}
            for problem in [p for p in left if _belongs(part, p.field, form)]:
                path = problem.field.removeprefix(f"{part}.")
                found[path] = (*found.get(path, ()), problem)
                left.remove(problem)
            form.setProblems(found)
        return tuple(left)

    def _change(self, part: str, path: str, value: Any) -> None:
        spec = replace(self._spec, **{part: value}) if part else value
        self._spec = spec
        self.specChanged.emit(f"{part}.{path}" if part else path, spec)


def _part(spec: RunSpec, part: str) -> Any:
    return getattr(spec, part) if part else spec


def _belongs(part: str, field: str, form: SpecForm) -> bool:
    if part and not field.startswith(f"{part}."):
        return False
    return form.has(field.removeprefix(f"{part}.").partition(".")[0])


def idleSettings(value: Any) -> frozenset[str]:
    """Share and number kept apart mean nothing unless they are what was chosen."""
    if not isinstance(value, run.Training):
        return frozenset()
    used = {run.SPLIT: "validation_split", run.COUNT: "validation_count"}
    return frozenset(used.values()) - {used.get(value.validation, "")}
