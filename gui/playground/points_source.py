"""The points that a spec asks for, read on a thread of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.data import recipe
from engine.messages import InputError
from engine.spec.augmentation import Augmentation
from gui.data.desk import Asker, Look, looking
from gui.playground.chart import Samples

if TYPE_CHECKING:
    from engine.spec.run import RunSpec
    from engine.work.errands import ErrandFailed
    from gui.document import Document
    from gui.session import Session


class PointsSource(QObject):
    """Reads a document's points, but never what it has read already."""

    found = Signal(object)
    """A `Look` at the points of the document's spec."""
    emptied = Signal()
    """Points of another set are on their way: those shown are not the document's."""
    failed = Signal(object)
    """An `ErrandFailed`: why they cannot be read."""

    def __init__(self, document: Document, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._wanted: tuple[Any, ...] = ()

    def read(self) -> None:
        """Read what the spec asks for, unless that was asked for last."""
        spec = self._document.spec
        wanted = _wanted(spec)
        if wanted == self._wanted:
            return
        is_other, self._wanted = self._wanted[:1] != wanted[:1], wanted
        if is_other:
            self.emptied.emit()
        session = self._session
        work = looking(session.shelf, spec, session.usableDataDir())
        session.desks.playground.ask(work, Asker(self, self._take, self._fail))

    def forget(self) -> None:
        """Read the next time whatever is asked for: something else is shown by now."""
        self._wanted = ()

    def _take(self, look: Look) -> None:
        if look.dataset is not None and _wanted(look.spec) == _wanted(self._document.spec):
            self.found.emit(look)

    def _fail(self, event: ErrandFailed) -> None:
        self.failed.emit(event)


def samplesOf(look: Look) -> Samples:
    """Return the points that are learnt from, and those tested with where they are others."""
    dataset, choice = look.dataset, look.choice
    assert dataset is not None
    assert choice is not None
    train, test = dataset.train, dataset.test
    x, y = train.x[choice.train], choice.labels
    classes = len(dataset.info.class_names)
    if np.array_equal(train.x, test.x):
        return Samples(x, y, np.zeros(len(y), bool), classes)
    hollow = np.arange(len(y) + len(test)) >= len(y)
    return Samples(np.concatenate([x, test.x]), np.concatenate([y, test.y]), hollow, classes)


def haveSamePoints(one: RunSpec, other: RunSpec) -> bool:
    """Whether networks of both specs learn from the same points."""
    return _key(one) == _key(other)


def _wanted(spec: RunSpec) -> tuple[Any, ...]:
    """Return everything on which depends which points are shown; first the set's name."""
    training, data = spec.training, replace(spec.data, augmentation=Augmentation())
    apart = training.validation, training.validation_split, training.validation_count
    return (data.name, data, spec.data_seed, *apart)


def _key(spec: RunSpec) -> tuple[object, ...]:
    try:
        return recipe.key(spec)
    except InputError:
        return (spec.data.name,)
