"""The spec on the desk, with undo for every edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine.data import recipe, registry
from engine.messages import InputError, say
from engine.spec import checks, presets, shapes
from engine.spec.problems import Fix, Problem

if TYPE_CHECKING:
    from engine.data.info import DatasetInfo
    from engine.messages import Message
    from engine.spec.run import RunSpec
    from engine.spec.shapes import ModelReport


BUILT_IN = "pen-digits"
"""The data set that is always there."""


class Document(QObject):
    """Holds the current `RunSpec`; every change of it goes through `edit` and can be undone.

    Views read ``spec``, ``report`` and ``problems`` and listen to ``specChanged``; they never
    hold a spec of their own.
    """

    specChanged = Signal()

    def __init__(self, spec: RunSpec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._flaws: dict[str, Message] = {}
        self._show(spec)

    @property
    def spec(self) -> RunSpec:
        """The spec as it stands."""
        return self._spec

    @property
    def data(self) -> DatasetInfo:
        """What is known of the chosen data set."""
        return self._data

    @property
    def report(self) -> ModelReport:
        """Shapes, parameters and memory of the model as it stands."""
        return self._report

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the spec as it stands."""
        return self._problems

    def edit(self, spec: RunSpec, text: str, merge_key: str = "") -> None:
        """Put ``spec`` in place of the current one.

        Parameters
        ----------
        text : what the edit did, for the undo menu.
        merge_key : edits one after the other with the same key become one undo step, so that
            typing 128 is not three.
        """
        if spec != self._spec:
            self.undo_stack.push(_Edit(self, self._spec, spec, text, merge_key))

    def chooseData(self, name: str, text: str) -> None:
        """Train on another data set from now on; an `edit` like any other."""
        self.edit(replace(self._spec, data=replace(self._spec.data, name=name)), text)

    def refresh(self) -> None:
        """Look afresh at what the spec's data are: a set of the user's may have come or gone."""
        self._show(self._spec)

    def setFlaw(self, name: str, flaw: Message | None) -> None:
        """Say why nothing can be learnt from a data set as its owner sees it; None: it can."""
        if flaw == self._flaws.get(name):
            return
        self._flaws.pop(name, None)
        if flaw is not None:
            self._flaws[name] = flaw
        self.refresh()

    @property
    def flawed(self) -> frozenset[str]:
        """The data sets from which nothing can be learnt as their owners see them."""
        return frozenset(self._flaws)

    def withLearningRate(self, rate: float) -> RunSpec:
        """Return the spec with another learning rate; nothing is edited yet."""
        return self._spec.with_learning_rate(rate)

    def preset_name(self) -> str | None:
        """Return the name of the preset the spec equals, or None when it was changed."""
        preset = presets.of(self._spec)
        return preset.name if preset else None

    def _show(self, spec: RunSpec) -> None:
        self._spec = spec
        self._data, unknown = _data_of(spec)
        shape = self._data.shape()
        self._report = shapes.report(spec, shape)
        self._problems = unknown + self._flawed(spec) + checks.validate(spec, shape)
        self.specChanged.emit()

    def _flawed(self, spec: RunSpec) -> tuple[Problem, ...]:
        flaw = self._flaws.get(spec.data.name)
        return (Problem(flaw),) if flaw is not None else ()


def _data_of(spec: RunSpec) -> tuple[DatasetInfo, tuple[Problem, ...]]:
    """Return what is known of the data, or of the built-in set and the problem that it is not."""
    try:
        return recipe.info_of(spec), ()
    except InputError as error:
        stand_in = registry.get(BUILT_IN)
        mended = replace(spec, data=replace(spec.data, name=BUILT_IN))
        fix = Fix(say("Use {title}", title=stand_in.title), mended)
        return stand_in, (Problem(error.message, field="data.name", fix=fix),)


class _Edit(QUndoCommand):
    """One step: the spec before and after it."""

    def __init__(
        self, document: Document, before: RunSpec, after: RunSpec, text: str, merge_key: str
    ) -> None:
        super().__init__(text)
        self._document, self._before, self._after = document, before, after
        self._merge_key = merge_key

    def id(self) -> int:  # noqa: A003, RUF100
        """Steps with an id are offered to `mergeWith`; -1 never merges."""
        return 1 if self._merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next step when it goes on with the same thing."""
        if not isinstance(other, _Edit) or other._merge_key != self._merge_key:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def undo(self) -> None:
        self._document._show(self._before)

    def redo(self) -> None:
        self._document._show(self._after)
