"""The section below the cards: how the model learns."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.spec import losses, run
from engine.spec.fields import flaws, param_of
from engine.spec.stopping import Stopping
from gui.builder.batch_editor import BatchEditor, modeTip, updatesText
from gui.builder.schedule_preview import SchedulePreview
from gui.builder.spec_form import ROW_SPACING_PX, FormStyle, SpecForm
from gui.builder.words import wrappedTip
from gui.theme import headingLabel, setStyleFlag
from gui.translation import translated
from gui.widgets.messages import WrappingLabel
from gui.widgets.section import CollapsibleSection

if TYPE_CHECKING:
    from engine.spec.problems import Problem
    from engine.spec.run import RunSpec

AUTOMATIC = "auto"
"""The device as a spec names it that is chosen when training starts."""
STOPPING = "training.stopping"
PARTS = ("training", STOPPING, "", "model")
"""Where the forms of the section lie in a `RunSpec`; empty: the spec itself."""
PARTING = frozenset({"validation", "validation_split", "validation_count"})
"""What decides, beside the data, how many examples are learnt from."""
PATIENCE_ONLY = frozenset({"min_delta", "restore_best"})
"""Stopping rules that mean nothing without patience."""


class TrainingForm(QWidget):
    """Optimizer, schedule, loss, batches, validation, stopping, seed and the model's name."""

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
        style.makers["batch_size"] = lambda declared, value: BatchEditor(
            style.themes, declared, value
        )
        self.heading = headingLabel(self.tr("Training"))
        self.forms = {
            part: SpecForm(style, _part(spec, part), int(part == STOPPING)) for part in PARTS
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROW_SPACING_PX)
        column.addWidget(self.heading)
        self.preview = SchedulePreview(style.themes)
        self.forms["training"].addAfter("schedule", self.preview)
        self.updates = WrappingLabel()
        setStyleFlag(self.updates, "muted")
        self.forms["training"].rows["batch_size"].addBelow(self.updates)
        self.stopping = self._makeSection(style)
        for part, form in self.forms.items():
            column.addWidget(self.stopping if part == STOPPING else form)
            form.valueChanged.connect(lambda path, value, p=part: self._change(p, path, value))
            form.fixRequested.connect(self.fixRequested)

    def setDevices(self, devices: list[tuple[str, str]], noGpu: str = "") -> None:
        """Offer these devices, each a name and a title, after the automatic choice.

        Parameters
        ----------
        noGpu : why there is no GPU among them; empty where there is one.
        """
        row = self.forms["training"].rows["device"]
        editor: Any = row.editor
        editor.setChoices(self._deviceChoices(devices))
        about = translated(param_of(run.Training, "device").help)
        row.setAbout("\n".join(filter(None, [about, noGpu])))

    def _deviceChoices(self, devices: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
        offered = {AUTOMATIC: self.tr("Automatic")} | dict(devices)
        return [(name, title, "") for name, title in offered.items()]

    def refresh(
        self, spec: RunSpec, problems: tuple[Problem, ...], examples: int
    ) -> tuple[Problem, ...]:
        """Show a spec; give back the problems that belong to none of the fields here.

        Parameters
        ----------
        examples : how many the data have to train on, before any are kept apart.
        """
        self._unfold(spec, problems)
        self._spec = spec
        learnt = _learntFrom(spec, examples)
        self._showSchedule(learnt)
        self._showUpdates(learnt)
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

    def _makeSection(self, style: FormStyle) -> CollapsibleSection:
        """The rules that end a run early, folded away as long as none is on."""
        section = CollapsibleSection(
            style.themes, self.tr("Stop early"), self._spec.training.stopping.active
        )
        content = QVBoxLayout(section.content)
        content.setContentsMargins(0, 0, 0, 0)
        content.addWidget(self.forms[STOPPING])
        return section

    def _unfold(self, spec: RunSpec, problems: tuple[Problem, ...]) -> None:
        """Bring rules to light that were switched on elsewhere, and what is wrong with them."""
        switched_on = spec.training.stopping.active and not self._spec.training.stopping.active
        if switched_on or any(p.field.startswith(f"{STOPPING}.") for p in problems):
            self.stopping.setOpen(True)

    def _showSchedule(self, learnt: int) -> None:
        training = self._spec.training
        self.preview.setSchedule(
            training.schedule,
            training.optimizer.learning_rate,
            _stepsPerEpoch(self._spec, learnt),
            training.epochs,
        )

    def _showUpdates(self, learnt: int) -> None:
        """Say what the batch size comes to with these data."""
        editor: Any = self.forms["training"].rows["batch_size"].editor
        editor.setExamples(learnt)
        size = self._spec.training.batch_size
        possible = learnt > 0 and size > 0
        self.updates.setText(updatesText(size, learnt) if possible else "")
        self.updates.setToolTip(wrappedTip(modeTip(size, learnt)))
        self.updates.setVisible(possible)

    def _change(self, part: str, path: str, value: Any) -> None:
        spec = _withPart(self._spec, part, value)
        self._spec = spec
        self.specChanged.emit(f"{part}.{path}" if part else path, spec)


def _part(spec: RunSpec, part: str) -> Any:
    return attrgetter(part)(spec) if part else spec


def _withPart(of: Any, part: str, value: Any) -> Any:
    """The spec with another value at a dotted part."""
    if not part:
        return value
    name, _, rest = part.partition(".")
    return replace(of, **{name: _withPart(getattr(of, name), rest, value)})


def _learntFrom(spec: RunSpec, examples: int) -> int:
    """Examples to learn from, 0 while a number that this follows from is out of range."""
    wrong = {name for name, _ in flaws(spec.training)}
    if wrong & PARTING or any(flaws(spec.data)):
        return 0
    return spec.parts(examples)[0]


def _stepsPerEpoch(spec: RunSpec, learnt: int) -> int:
    """Updates of an epoch, 0 while a setting of the training is out of range."""
    return 0 if any(flaws(spec.training)) else -(-learnt // spec.training.batch_size)


def _belongs(part: str, field: str, form: SpecForm) -> bool:
    if part and not field.startswith(f"{part}."):
        return False
    return form.has(field.removeprefix(f"{part}.").partition(".")[0])


def idleSettings(value: Any) -> frozenset[str]:
    """What is kept apart only in one way, and how patience works while there is none."""
    if isinstance(value, Stopping):
        return frozenset() if value.patience is not None else PATIENCE_ONLY
    if not isinstance(value, run.Training):
        return frozenset()
    used = {run.SPLIT: "validation_split", run.COUNT: "validation_count"}
    return frozenset(used.values()) - {used.get(value.validation, "")}
