"""The window's side of the data: asks worker threads for them, and keeps what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from engine.data import recipe, sources
from engine.messages import InputError
from engine.work.errands import (
    Errand,
    ErrandCancelled,
    ErrandDone,
    ErrandFailed,
    ErrandProgress,
)
from engine.work.jobs import JobRunner
from gui.job_pump import JobPump, showing_faults

if TYPE_CHECKING:
    from pathlib import Path

    from engine.data.dataset import Dataset
    from engine.data.shelf import Shelf
    from engine.spec.run import RunSpec
    from engine.work.errands import IsCancelled, Report, Work
    from engine.work.events import Event


class Desk(QObject):
    """A worker thread for errands; each answer goes to whoever asked, on the window's thread.

    The thread begins with the first errand. One that is asked for while another is under way
    cancels that one: only the latest is wanted.
    """

    crashed = Signal(object)
    """An `ErrandFailed` that is a fault of the program, with its details."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pump = JobPump(self._take, interval_ms=0, parent=self)
        self._runner: JobRunner | None = None
        self._number = 0
        self._errand: Errand | None = None
        self._asker: Asker | None = None
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._errand is not None

    def ask(self, work: Work, asker: Asker) -> None:
        """Have ``work`` done, in place of what was asked for before; nothing once closed."""
        self.cancel()
        if self._closed:
            return
        self._number += 1
        self._errand, self._asker = Errand(self._number, work), asker
        if self._runner is None:
            self._runner = JobRunner(self._put)
        self._runner.submit(self._errand)

    def cancel(self, owner: QObject | None = None) -> None:
        """Do not wait any more for what was asked for last, or only where ``owner`` asked for it.

        A window that is being replaced must not call off what the next one has asked for.
        """
        if owner is not None and (self._asker is None or self._asker.owner is not owner):
            return
        if self._errand is not None:
            self._errand.cancel()
        self._errand = self._asker = None

    def close(self, timeout_s: float) -> None:
        """End the thread; nothing is delivered any more."""
        self.cancel()
        self._closed = True
        if self._runner is not None:
            self._runner.close(timeout_s)

    def _put(self, event: Event) -> None:
        """Take an event on the errands' thread, which may outlive the window."""
        if not self._closed:
            self._pump.feed.put(event)

    def _take(self, events: list[Event]) -> None:
        for event in [] if self._closed else events:
            if isinstance(event, ErrandFailed) and event.details:
                self.crashed.emit(event)
            asker = self._asker if getattr(event, "number", 0) == self._number else None
            if asker is None:
                continue
            if not isValid(asker.owner):
                self.cancel()
                continue
            with showing_faults():
                self._answer(event, asker)

    def _answer(self, event: Event, asker: Asker) -> None:
        if isinstance(event, ErrandProgress):
            asker.progress(event.done, event.total)
            return
        self._errand = self._asker = None
        if isinstance(event, ErrandDone):
            asker.done(event.result)
        elif isinstance(event, ErrandFailed):
            asker.failed(event)
        elif isinstance(event, ErrandCancelled):
            asker.cancelled()


class Desks(QObject):
    """One desk for each kind of errand, so that one does not wait for, or cancel, another."""

    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looks, self.origins, self.previews = Desk(self), Desk(self), Desk(self)
        self.imports, self.removals, self.trials = Desk(self), Desk(self), Desk(self)
        self.laboratory, self.readers = Desk(self), Desk(self)
        self.mine, self.evaluations, self.pictures = Desk(self), Desk(self), Desk(self)
        self.arithmetic = Desk(self)
        self.insight, self.ensembles = Desk(self), Desk(self)
        self.lessons, self.learnt = Desk(self), Desk(self)
        self.playground, self.points = Desk(self), Desk(self)
        for desk in self._all():
            desk.crashed.connect(self.crashed)

    def close(self, timeout_s: float) -> None:
        """End all threads; each may take so long."""
        for desk in self._all():
            desk.close(timeout_s)

    def _all(self) -> tuple[Desk, ...]:
        reading = self.looks, self.origins, self.previews, self.trials
        digits = self.laboratory, self.mine, self.evaluations, self.pictures
        points = self.playground, self.points
        changes = self.imports, self.removals
        inside = self.insight, self.ensembles, self.arithmetic
        course = self.lessons, self.learnt
        return (*reading, *changes, self.readers, *digits, *points, *inside, *course)


def _nothing(*_: object) -> None:
    pass


@dataclass(frozen=True)
class Asker:
    """What to do with what comes of an errand; each is called on the window's thread.

    Parameters
    ----------
    owner : who asked; once it is deleted, nothing is called any more.
    """

    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[ErrandFailed], None]
    progress: Callable[[int, int], None] = _nothing
    cancelled: Callable[[], None] = _nothing


@dataclass(frozen=True, eq=False)
class Look:
    """A data set to look at, with what a spec makes of it; ``dataset`` None: not on this machine.

    Parameters
    ----------
    spec : the spec for which it was read.
    choice : which training examples ``spec`` uses, and how.
    """

    spec: RunSpec
    dataset: Dataset | None = None
    choice: recipe.Choice | None = None


def looking(shelf: Shelf, spec: RunSpec, data_dir: Path | None, download: bool = False) -> Work:
    """Return the work of reading the data of ``spec``; only with ``download`` over the network."""
    return partial(_look, shelf, spec, data_dir, download)


def lookingAgain(dataset: Dataset, spec: RunSpec) -> Work:
    """Return the work of choosing afresh from examples that are at hand."""
    return lambda *_: _look_at(dataset, spec)


def _look(
    shelf: Shelf,
    spec: RunSpec,
    data_dir: Path | None,
    download: bool,
    report: Report,
    cancelled: IsCancelled,
) -> Look:
    if not (download or shelf.has(spec, data_dir) or _is_here(spec, data_dir)):
        return Look(spec)
    return _look_at(shelf.get(spec, data_dir, report, cancelled), spec)


def _look_at(dataset: Dataset, spec: RunSpec) -> Look:
    classes = len(dataset.info.class_names)
    return Look(spec, dataset, recipe.choose(spec, dataset.train.y, classes))


def _is_here(spec: RunSpec, data_dir: Path | None) -> bool:
    try:
        return sources.find(spec.data.name, data_dir) is not None
    except InputError:  # the folder in the environment is gone: say so as a run would
        return True
