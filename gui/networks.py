"""The networks there are that can read pictures: where every view that wants one asks."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.data import registry
from engine.insight import network
from engine.messages import InputError, say

if TYPE_CHECKING:
    from engine.data.info import DatasetInfo
    from engine.insight.network import Network
    from gui.race.finished import FinishedRun
    from gui.race.session import RaceSession
    from gui.session import Session


class Networks(QObject):
    """The shipped network, the current one, those of finished runs, and those of opened files.

    Parameters
    ----------
    session, race : whose runs these are.
    """

    changed = Signal()
    """A network has come or gone, or has another title."""

    def __init__(self, session: Session, race: RaceSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._runs = session, race.finished
        self._files: dict[Hashable, Network] = {}
        self._language = "en"
        self._runs.changed.connect(self.changed)
        session.dataReady.connect(self.changed)

    def setLanguage(self, code: str) -> None:
        """Title networks in another language; ``"en"`` or ``"ko"``."""
        self._language = code
        self.changed.emit()

    def offered(self) -> list[Network]:
        """Return all of them: the shipped one, the current one, the last runs first, the files.

        Each is another object every time; their keys stay.
        """
        current = self._current()
        runs = (self._of_run(run) for run in self._runs.all())
        return [
            network.shipped(),
            *([current] if current is not None else []),
            *(made for made in runs if made is not None),
            *self._files.values(),
        ]

    def find(self, key: Hashable) -> Network | None:
        """Return the network of that key, where it is still there."""
        return next((offer for offer in self.offered() if offer.key == key), None)

    def addFile(self, opened: Network) -> None:
        """Offer the network of a file, which has been read, from now on."""
        self._files[opened.key] = opened
        self.changed.emit()

    def title(self, offer: Network) -> str:
        """Name a network for a menu, with the accuracy that it came to."""
        name = str(offer.title)
        if offer.key == network.SHIPPED:
            name = self.tr("The shipped model")
        elif offer.key == network.CURRENT:
            name = self.tr("The current model")
        if offer.accuracy is None:
            return name
        return self.tr("{name} · {share:.1f} %").format(name=name, share=100 * offer.accuracy)

    def laneOf(self, offer: Network) -> int | None:
        """Return the number of the lane that a network was in its race, or None."""
        kind, number = offer.key if isinstance(offer.key, tuple) else ("", 0)
        run = self._runs.find(number) if kind == _RUN else None
        return run.lane if run is not None else None

    def _current(self) -> Network | None:
        spec = self._session.spec
        if spec is None:
            return None
        info = dataOf(spec.data.name)
        reads_digits = info is not None and info.reads_digits
        title = say("the current model")
        return network.of_reader(title, self._session.reader, reads_digits, spec)

    def _of_run(self, run: FinishedRun) -> Network | None:
        """Return what a run has made, where its weights and its data are still known."""
        info = dataOf(run.spec.data.name)
        if info is None or not info.are_images or not run.weights:
            return None
        return network.of_run(
            say("{name}", name=self._runs.title(run, self._language)),
            run.spec,
            info.shape(),
            run.weights,
            info.reads_digits,
            key=(_RUN, run.number),
            accuracy=run.accuracy,
        )


_RUN = "run"


def dataOf(name: str) -> DatasetInfo | None:
    """Return what is known of a data set; None for one of the user's that was removed."""
    try:
        return registry.get(name)
    except InputError:
        return None
