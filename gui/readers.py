"""The networks that are chosen to read the pad in place of the current one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.insight import network
from engine.insight.ensemble import Rule
from engine.spec.race import MOST_LANES
from engine.training.states import RunState
from gui.data.desk import Asker
from gui.translation import translated

if TYPE_CHECKING:
    from pathlib import Path

    from engine.insight.network import Network
    from engine.insight.predictor import Predictor
    from engine.work.errands import ErrandFailed, IsCancelled, Report
    from gui.networks import Networks
    from gui.race.session import RaceSession
    from gui.session import Session

MOST_MEMBERS = MOST_LANES
"""So many colours there are."""


class Choice(Enum):
    """Who is to read the pad."""

    AUTOMATIC = auto()
    """The current network; the lanes of the race while they race or are looked at."""
    CURRENT = auto()
    LANES = auto()
    NETWORKS = auto()


@dataclass(eq=False)
class Member:
    """A chosen network that is ready to read; shown as a lane of a race is.

    Parameters
    ----------
    number : its lane in `gui.session.Session.members`; no other has had it before.
    network : which one it is, with the title that it has now.
    style : its colour and dash, as `gui.theme.Theme.lane` counts.
    """

    number: int
    network: Network
    style: int = 0
    is_hidden: bool = False
    state: RunState = RunState.IDLE

    @property
    def name(self) -> str:
        """What people call it."""
        return translated(self.network.title)


class Readers(QObject):
    """Remembers who was chosen, and has chosen networks made on a worker thread.

    It outlives the window, which may be replaced in another language. Until those chosen are
    ready, whoever read before reads on.

    Attributes
    ----------
    choice : who is to read.
    members : the chosen networks that are ready; only with ``Choice.NETWORKS`` there are any.
    rule : how the answers of several become one.
    """

    changed = Signal()
    """Another choice was made, or those chosen are ready."""
    failed = Signal(str)
    """A network could not be had: a sentence, with what to do."""

    def __init__(
        self,
        session: Session,
        race: RaceSession,
        networks: Networks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._race, self._networks = session, race, networks
        self._numbers = 0
        self._wanted: tuple[Hashable, ...] = ()
        self._ready: dict[Hashable, Member] = {}
        self.choice = Choice.AUTOMATIC
        self.members: tuple[Member, ...] = ()
        self.rule = Rule.AVERAGE
        networks.changed.connect(self._follow_networks)

    @property
    def wanted(self) -> tuple[Hashable, ...]:
        """Keys of the networks that are chosen, whether they are ready or not."""
        return self._wanted

    def choose(self, choice: Choice) -> None:
        """Let the current network, the lanes, or whichever is in use read again."""
        self._session.desks.readers.cancel()
        self._wanted = ()
        self._settle(choice)

    def chooseNetworks(self, keys: Sequence[Hashable]) -> None:
        """Let these networks read; with none, the current one. Those not there are left out."""
        chosen = [offer for key in keys if (offer := self._networks.find(key)) is not None]
        if not chosen:
            self.choose(Choice.AUTOMATIC)
            return
        self._want(chosen[:MOST_MEMBERS])

    def toggle(self, key: Hashable) -> None:
        """Add a network to those chosen, or leave it out."""
        others = tuple(wanted for wanted in self._wanted if wanted != key)
        self.chooseNetworks(others if key in self._wanted else (*others, key))

    def open(self, path: Path) -> None:
        """Let the network of a ``.keras`` file read, if it can."""
        self._want([network.from_file(path)])

    def setRule(self, rule: Rule) -> None:
        """Let the answers of several become one by another rule."""
        if rule is not self.rule:
            self.rule = rule
            self.changed.emit()

    def _want(self, chosen: Sequence[Network]) -> None:
        self._wanted = tuple(offer.key for offer in chosen)
        missing = [offer for offer in chosen if offer.key not in self._ready]
        if missing:
            self._session.desks.readers.ask(
                partial(_make, missing),
                Asker(self, partial(self._take, chosen), self._tell),
            )
            self.changed.emit()
        else:
            self._session.desks.readers.cancel()
            self._take(chosen, {})

    def _take(self, chosen: Sequence[Network], made: Mapping[Hashable, Predictor]) -> None:
        """Have ``chosen`` read, some of them with predictors that are ready only now."""
        for offer in chosen:
            if offer.key in made:
                self._seat(offer, made[offer.key])
        self.members = tuple(self._ready[offer.key] for offer in chosen)
        for member, style in zip(self.members, self._styles(chosen), strict=True):
            member.style = style
        self._settle(Choice.NETWORKS)

    def _seat(self, offer: Network, predictor: Predictor) -> None:
        self._numbers += 1
        self._ready[offer.key] = Member(self._numbers, offer)
        self._session.members.seat(self._numbers, predictor)
        if self._networks.find(offer.key) is None:
            self._networks.addFile(offer)

    def _settle(self, choice: Choice) -> None:
        """Let go of networks that are not used any more, and tell who reads now."""
        self.choice = choice
        if choice is not Choice.NETWORKS:
            self.members = ()
        for key, member in list(self._ready.items()):
            if member not in self.members:
                self._session.members.drop(member.number)
                del self._ready[key]
        self._session.members.follow(self.members[0].number if self.members else None)
        self.changed.emit()

    def _styles(self, chosen: Sequence[Network]) -> list[int]:
        """Return colours: of a network that is a lane the lane's, of others what is left."""
        lanes = (self._race.lane(self._networks.laneOf(offer) or 0) for offer in chosen)
        own = [None if lane is None else lane.style for lane in lanes]
        free = (style for style in range(MOST_LANES) if style not in own)
        return [next(free) if style is None else style for style in own]

    def _tell(self, event: ErrandFailed) -> None:
        self._wanted = tuple(member.network.key for member in self.members)
        hint = translated(event.hint) if event.hint is not None else ""
        self.failed.emit(f"{translated(event.message)} {hint}".strip())
        self.changed.emit()

    def _follow_networks(self) -> None:
        """Go on without those that are gone."""
        offered = {offer.key: offer for offer in self._networks.offered()}
        for key, member in self._ready.items():
            member.network = offered.get(key, member.network)
        left = [key for key in self._wanted if key in offered or key not in self._ready]
        if len(left) < len(self._wanted):
            self.chooseNetworks(left)
        elif self.members:
            self.changed.emit()


def _make(
    chosen: Sequence[Network], report: Report, cancelled: IsCancelled
) -> dict[Hashable, Predictor]:
    """Make the networks, on a worker thread; ends early where they are not wanted any more."""
    made: dict[Hashable, Predictor] = {}
    for offer in chosen:
        if cancelled():
            break
        predictor = made[offer.key] = offer.predictor()
        predictor(np.zeros((1, *predictor.shape), np.uint8))  # traced before the first stroke
    return made
