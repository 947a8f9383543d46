"""Keeps the user's digits: one after the other, on a worker thread, and each step can be undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.data import ink, my_digits, my_digits_exchange
from engine.data.my_digits_store import STORE
from gui.data.desk import Asker, Desk, Desks

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.data.my_digits import Counts, MyDigit
    from engine.data.my_digits_store import MyDigits, Removed
    from engine.work.errands import ErrandFailed

    Step = Callable[[MyDigits], Any]

NOBODY: Hashable = None


@dataclass(frozen=True, eq=False)
class Collection:
    """The digits as they are now, and their pictures.

    Parameters
    ----------
    images : grey, uint8 of shape (n, 28, 28), ink 255 on 0; read-only.
    counts : how many there are to train on, and how many to test with.
    """

    digits: tuple[MyDigit, ...] = ()
    images: NDArray[np.uint8] = field(
        default_factory=lambda: np.zeros((0, ink.SIZE, ink.SIZE), np.uint8)
    )
    counts: Counts = field(default_factory=my_digits.Counts)

    @property
    def labels(self) -> NDArray[np.int32]:
        """The digit that each was meant to be, of shape (n,)."""
        return np.array([digit.label for digit in self.digits], np.int32)


@dataclass(frozen=True, eq=False)
class _Task:
    """A step, what it leads to, and what there is afterwards."""

    step: Step
    done: Callable[[Any], None]


@dataclass(frozen=True, eq=False)
class _Kept:
    """What became of a drawing: the id under which it is kept, and what made room for it.

    There is no id where the very same drawing was there already.
    """

    ids: tuple[str, ...]
    digest: str
    removed: tuple[Removed, ...]


class MyDigitsKeeper(QObject):
    """Does what views ask to be done with the digits, in that order, and tells what has become.

    Parameters
    ----------
    desk : on which the work is done; nobody else may use it.
    store : where the digits are kept.
    """

    changed = Signal()
    """There are other digits now, or they are known for the first time."""
    kept = Signal(int)
    """A drawing has been kept, as this digit."""
    imported = Signal(object)
    """Digits of files were added: an `engine.data.my_digits_exchange.Imported`."""
    exported = Signal(int, str)
    """So many digits were written to that file."""
    noticed = Signal(object)
    """A `Message` about the file of digits, which people must be told."""
    idle = Signal()
    """Everything that was asked for has been done."""
    failed = Signal(object)
    """An `ErrandFailed`: what was asked for last could not be done."""

    def __init__(self, desk: Desk, parent: QObject | None = None, store: MyDigits = STORE) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._waiting: deque[_Task] = deque()
        self._is_busy = False
        self._collection = Collection()
        self._pictures: dict[str, NDArray[np.uint8]] = {}
        self._undo: list[Step] = []
        self._kept: dict[Hashable, _Kept] = {}

    # What there is

    def collection(self) -> Collection:
        """The digits, as far as they have been read; see `load`."""
        return self._collection

    def canUndo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo)

    def isBusy(self) -> bool:
        """Whether something is still to be done."""
        return self._is_busy

    def idsOf(self, keys: Iterable[Hashable]) -> list[str]:
        """Return the ids of the digits that were kept under these keys."""
        return [name for key in keys if key in self._kept for name in self._kept[key].ids]

    # What can be done

    def load(self) -> None:
        """Read the digits anew: other programs may have changed them."""
        self._do(lambda _: None, lambda _: None)

    def keep(
        self, strokes: Sequence[Any], label: int, writer: str = "", key: Hashable = NOBODY
    ) -> None:
        """Keep a drawing as a digit; in place of the one of the same ``key``, if there was any.

        Parameters
        ----------
        strokes : arrays of shape (n, 2), x and y, y pointing down.
        label : the digit that was meant, 0 to 9.
        writer : who wrote it, if that is known.
        """

        def step(store: MyDigits) -> _Kept:
            digit = my_digits.new_digit(strokes, label, writer)
            old = self._kept[key].ids if key is not NOBODY and key in self._kept else ()
            ids = tuple(new.id for new in store.add([digit]))
            removed = store.remove(old) if ids else ()
            return _Kept(ids, my_digits.digest(digit.strokes, label), removed)

        def done(kept: _Kept) -> None:
            before = self._kept.get(key)
            is_known = before is not None and before.digest == kept.digest
            if kept.ids or (key is NOBODY and not is_known):
                self._kept[key] = kept
            self._remember(partial(_swap, kept.ids, kept.removed), kept.ids)
            self.kept.emit(label)

        self._do(step, done)

    def forgetLast(self) -> None:
        """Take out what `keep` has kept last without a key; once."""
        self.forget(NOBODY)

    def forget(self, key: Hashable) -> None:
        """Take out what `keep` has kept under a key."""

        def step(store: MyDigits) -> Any:
            kept = self._kept.pop(key, None)
            return store.remove(kept.ids) if kept is not None else ()

        self._do(step, self._rememberRemoved)

    def remove(self, names: Sequence[str]) -> None:
        """Take digits out, by their ids."""
        self._do(lambda store: store.remove(names), self._rememberRemoved)

    def relabel(self, labels: Mapping[str, int]) -> None:
        """Give digits other labels, by their ids."""
        self._do(
            lambda store: store.relabel(labels),
            lambda before: self._remember(lambda store: store.relabel(before), before),
        )

    def importFiles(self, files: Sequence[Path]) -> None:
        """Add the digits of files of strokes; all of them or none."""

        def step(store: MyDigits) -> Any:
            before = {digit.id for digit in store.load()}
            told = my_digits_exchange.import_files(store, files)
            return told, [digit.id for digit in store.load() if digit.id not in before]

        def done(result: Any) -> None:
            told, names = result
            self._remember(lambda store: store.remove(names), names)
            self.imported.emit(told)

        self._do(step, done)

    def exportFile(self, file: Path) -> None:
        """Write all digits to a file of strokes."""
        self._do(
            lambda store: my_digits_exchange.export_file(store, file),
            lambda count: self.exported.emit(count, str(file)),
        )

    def undo(self) -> None:
        """Take the last step back."""
        if self._undo:
            self._do(self._undo.pop(), lambda _: None)

    # The order of things

    def _remember(self, step: Step, changed: object) -> None:
        """Keep the way back from a step, where it has changed anything."""
        if changed:
            self._undo.append(step)

    def _rememberRemoved(self, removed: Sequence[Removed]) -> None:
        self._remember(lambda store: store.put_back(removed), removed)

    def _do(self, step: Step, done: Callable[[Any], None]) -> None:
        self._waiting.append(_Task(step, done))
        self._next()

    def _next(self) -> None:
        if self._is_busy or not self._waiting:
            return
        self._is_busy = True
        task = self._waiting.popleft()

        def work(*_: object) -> tuple[Any, Collection, Any]:
            result = task.step(self._store)
            return result, self._read(), self._store.take_notice()

        def take(made: tuple[Any, Collection, Any]) -> None:
            self._take(task, *made)

        self._desk.ask(work, Asker(self, take, self._fail, cancelled=self._go_on))

    def _take(self, task: _Task, result: Any, collection: Collection, notice: Any) -> None:
        self._collection = collection
        task.done(result)
        self.changed.emit()
        if notice is not None:
            self.noticed.emit(notice)
        self._go_on()

    def _fail(self, event: ErrandFailed) -> None:
        self.failed.emit(event)
        self._go_on()

    def _go_on(self) -> None:
        self._is_busy = False
        self._next()
        if not self._is_busy:
            self.idle.emit()

    def _read(self) -> Collection:
        """Read the digits, and draw those that are new; on the desk's thread."""
        digits = self._store.load()
        drawn = self._pictures
        self._pictures = {
            digit.id: drawn[digit.id] if digit.id in drawn else ink.render(digit.strokes)
            for digit in digits
        }
        if not digits:
            return Collection()
        images = np.stack([self._pictures[digit.id] for digit in digits])
        images.flags.writeable = False
        return Collection(digits, images, my_digits.counts_of(digits))


def _swap(ids: Sequence[str], removed: Sequence[Removed], store: MyDigits) -> None:
    store.remove(ids)
    if removed:
        store.put_back(removed)


def keeperOf(desks: Desks) -> MyDigitsKeeper:
    """Return the one keeper that works on a session's desk for digits; made when first wanted."""
    there = desks.findChild(MyDigitsKeeper)
    return there if there is not None else MyDigitsKeeper(desks.mine, desks)
