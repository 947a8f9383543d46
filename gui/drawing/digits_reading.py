"""Networks that read the user's digits, and whether their answers are still about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.insight.evaluation import Evaluated, evaluating
from gui.data.desk import Asker

if TYPE_CHECKING:
    from engine.insight.network import Network
    from engine.work.errands import ErrandFailed
    from gui.data.desk import Desk
    from gui.drawing.my_digits_keeper import Collection
    from gui.networks import Networks


@dataclass(frozen=True, eq=False)
class Modes:
    """What networks have read for a page of another language.

    Parameters
    ----------
    found : their answers, in the order in which they were asked; empty for none.
    digits : what tells the digits that they are about from any others; None where there are none.
    is_reading : whether networks are reading.
    """

    found: tuple[Evaluated, ...] = ()
    digits: tuple[str, ...] | None = None
    is_reading: bool = False


class DigitsReading(QObject):
    """Has digits read on a worker thread; answers to others than there are now are dropped."""

    busyChanged = Signal(bool)
    """Networks have begun to read, or read no longer."""
    progressed = Signal(int, int)
    """How many networks have read, of how many."""
    evaluated = Signal(object)
    """The answers: for each network its title and an `engine.insight.evaluation.Evaluated`."""
    failed = Signal(object)
    """Nothing could be read: an `engine.work.errands.ErrandFailed`."""

    def __init__(self, desk: Desk, networks: Networks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._networks = desk, networks
        self._is_asking = False
        self._asked: tuple[str, ...] | None = None
        self._answered: tuple[str, ...] | None = None
        self._found: tuple[Evaluated, ...] = ()

    @property
    def isBusy(self) -> bool:
        """Whether networks are reading, for this page or for another."""
        return self._desk.busy

    def modes(self) -> Modes:
        """What has been read, and whether more is, for `setModes` of another one."""
        is_reading = self._is_asking and self._asked is not None
        return Modes(self._found, self._answered, is_reading)

    def setModes(self, modes: Modes, collection: Collection) -> None:
        """Tell the answers that another one had, where they are about ``collection``."""
        if modes.found and modes.digits == _ids(collection):
            self._answered, self._found = modes.digits, modes.found
            self.evaluated.emit(self._titled(modes.found))

    def ask(self, networks: Sequence[Network], collection: Collection) -> None:
        """Let networks read the digits; those that cannot be made say so in their rows."""
        self._asked, self._is_asking = _ids(collection), True
        self._desk.ask(
            evaluating(networks, collection.images, collection.labels),
            Asker(self, self._show, self._fail, self.progressed.emit, self._end),
        )
        self.busyChanged.emit(True)

    def cancel(self) -> None:
        """Have nothing read any more."""
        self._desk.cancel(self)
        self._asked = None
        self._end()

    def outdate(self, collection: Collection) -> bool:
        """Drop what is not about ``collection``; return whether there was anything of the kind."""
        ids = _ids(collection)
        is_old = any(known not in (None, ids) for known in (self._asked, self._answered))
        if is_old:
            self._asked = self._answered = None
            self._found = ()
        return is_old

    def _show(self, found: tuple[Evaluated, ...]) -> None:
        self._end()
        if self._asked is not None:
            self._answered, self._found = self._asked, found
            self.evaluated.emit(self._titled(found))

    def _titled(self, found: Sequence[Evaluated]) -> list[tuple[str, Evaluated]]:
        """Put beside each answer what its network is called now, in the language of now."""
        there = {network.key: network for network in self._networks.offered()}
        networks = [there.get(one.network.key, one.network) for one in found]
        # Without the accuracy on other data, which would stand beside the one on these.
        plain = [replace(network, accuracy=None) for network in networks]
        return [(self._networks.title(one), told) for one, told in zip(plain, found, strict=True)]

    def _fail(self, event: ErrandFailed) -> None:
        self._end()
        self.failed.emit(event)

    def _end(self) -> None:
        self._is_asking = False
        self.busyChanged.emit(False)


def _ids(collection: Collection) -> tuple[str, ...]:
    """What tells a collection from any other, labels included."""
    return tuple(f"{digit.id} {digit.label}" for digit in collection.digits)
