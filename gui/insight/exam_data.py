"""The test examples of the session's run, read on a worker thread when somebody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from engine.data import recipe
from engine.messages import InputError
from gui.data.desk import Asker, Look, looking
from gui.translation import translated

if TYPE_CHECKING:
    from pathlib import Path

    from engine.data.dataset import Dataset
    from engine.data.shelf import Shelf
    from engine.spec.run import RunSpec
    from engine.work.errands import ErrandFailed
    from gui.data.desk import Desks


class HasData(Protocol):
    """What is needed of `gui.session.Session`."""

    shelf: Shelf
    desks: Desks

    def usableDataDir(self) -> Path | None:
        """The user's folder of data sets, where it is there."""


class ExamData(QObject):
    """Keeps the data set of one spec.

    Attributes
    ----------
    dataset : the data, None while they are not there.
    problem : why they are not, empty while they are being read.
    """

    changed = Signal()

    def __init__(self, session: HasData, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key: tuple[object, ...] | None = None
        self.dataset: Dataset | None = None
        self.problem = ""

    def want(self, spec: RunSpec) -> None:
        """Have the data of a spec; those that are at hand are not read again."""
        key = _key(spec)
        if key == self._key:
            return
        self._key, self.dataset, self.problem = key, None, ""
        session = self._session
        work = looking(session.shelf, spec, session.usableDataDir())
        session.desks.insight.ask(work, Asker(self, self._take, self._tell))
        self.changed.emit()

    def forget(self) -> None:
        """Read the data afresh when they are wanted next."""
        self._key = None

    def _take(self, look: Look) -> None:
        self.dataset = look.dataset
        if look.dataset is None:
            self._give_up(self.tr("The test examples are not on this machine any more."))
        else:
            self.changed.emit()

    def _tell(self, event: ErrandFailed) -> None:
        self._give_up(translated(event.message))

    def _give_up(self, problem: str) -> None:
        self._key, self.problem = None, problem
        self.changed.emit()


def _key(spec: RunSpec) -> tuple[object, ...]:
    try:
        return recipe.key(spec)
    except InputError:  # one of the user's that was removed
        return (spec.data.name,)
