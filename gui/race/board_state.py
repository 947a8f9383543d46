"""What the table of lanes knows of them: their figures, and the order in which they stand."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from engine.training.states import RunState
from gui.data.cells import NOWHERE
from gui.race import board_cells
from gui.race.board_cells import BoardCell, LaneFairness
from gui.race.standing import Standing, StandingReader, SteadyOrder, ranked

if TYPE_CHECKING:
    from gui.race.lane_run import LaneRun

NO_LANE = -1
LAG = 0.02
"""Lanes within this share of the planned epochs go along together."""


class BoardState:
    """Lanes with all that is shown of them; it draws nothing.

    Parameters
    ----------
    clock : seconds, never going back; for tests.

    Attributes
    ----------
    lanes, standings : by their numbers.
    rows : each lane's figures by the columns' keys.
    words : what stands in place of all figures of a lane, or None.
    lags : how far a lane has come that lags behind the others, 0 to 1; None for all others.
    fairness : whether a lane sets out as the others do, where that is known.
    columns : of figures, by their keys, as these lanes need them.
    solo : the lane whose curves alone are shown, or `NO_LANE`.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.lanes: dict[int, LaneRun] = {}
        self.standings: dict[int, Standing] = {}
        self.rows: dict[int, dict[str, BoardCell]] = {}
        self.words: dict[int, BoardCell | None] = {}
        self.lags: dict[int, float | None] = {}
        self.fairness: dict[int, LaneFairness] = {}
        self.columns = board_cells.columns(())
        self.solo = NO_LANE
        self._readers: dict[int, StandingReader] = {}
        self._order = SteadyOrder()
        self._epochs: set[int] = set()
        self._losses_compare = True

    def setLanes(self, lanes: Sequence[LaneRun]) -> None:
        """Know these lanes; those that are here already keep what has been read of them."""
        known = {reader.lane: reader for reader in self._readers.values()}
        self.lanes = {lane.number: lane for lane in lanes}
        self._readers = {lane.number: known.get(lane) or StandingReader(lane) for lane in lanes}
        self.solo = self.solo if self.solo in self.lanes else NO_LANE
        self.rows, self.words, self.lags = {}, {}, {}
        self.columns = board_cells.columns(lanes)
        self._losses_compare = len({lane.spec.training.loss for lane in lanes}) < 2

    def setFairness(self, texts: Mapping[int, tuple[str, str, bool | None]]) -> None:
        """Know of each lane, by its number, whether it sets out as the others do."""
        self.fairness = {number: LaneFairness(*text) for number, text in texts.items()}

    def read(self) -> dict[int, bool]:
        """Take in where the lanes stand.

        Returns
        -------
        The lanes of which something else is to be shown; with True where it is more than figures.
        """
        self.standings = {n: reader.read() for n, reader in self._readers.items()}
        rows = board_cells.rows(list(self.standings.values()))
        front = self._front()
        changed = {}
        for number, standing in self.standings.items():
            words = board_cells.instead(self.lanes[number], standing)
            before = self.words.get(number), self.lags.get(number)
            now = self.words[number], self.lags[number] = words, _lag(standing, front)
            if now != before or rows[number] != self.rows.get(number):
                changed[number] = now != before
        self.rows = rows
        return changed

    def _front(self) -> float:
        """How far the one that has come farthest is of those that race, 0 to 1."""
        racing = (s for n, s in self.standings.items() if not self.lanes[n].is_past)
        return max((standing.progress for standing in racing), default=0.0)

    # -- the order -------------------------------------------------------------------------

    @property
    def order(self) -> list[int]:
        """The lanes' numbers as they stand, the best first."""
        return self._order.shown

    @property
    def isNew(self) -> bool:
        """Whether none of the lanes in order is still there."""
        return not set(self.order) & set(self.lanes)

    def sort(self, at_once: bool) -> bool:
        """Bring the lanes into order where that has changed for good; return whether it has.

        Parameters
        ----------
        at_once : whether nobody has to lead for a while first.
        """
        at_once |= self._all_at_an_end()
        wanted = ranked(list(self.standings.values()), self._losses_compare)
        return self._order.update(wanted, self._clock(), at_once)

    def _all_at_an_end(self) -> bool:
        """Whether all lanes have just ended the same epoch, or none is under way."""
        going = [
            s
            for n, s in self.standings.items()
            if not s.is_lost and s.updates and not self.lanes[n].is_past
        ]
        if not any(s.state in (RunState.RUNNING, RunState.PREPARING) for s in going):
            return True
        epochs = {len(self.lanes[s.number].history.epochs) for s in going}
        is_new, self._epochs = epochs != self._epochs, epochs
        return is_new and len(epochs) == 1

    def number(self, place: int) -> int:
        """The lane at a place of the order, or `NO_LANE`."""
        return self.order[place] if 0 <= place < len(self.order) else NO_LANE

    def place(self, number: int) -> int:
        """Where a lane stands in the order, or `NOWHERE`."""
        return self.order.index(number) if number in self.order else NOWHERE

    # -- what there is to say of a lane ----------------------------------------------------

    def text(self, number: int, key: str) -> str:
        """What a lane's cell says, or what stands in place of all its figures."""
        words = self.words[number]
        return words.text if words else self.rows[number][key].text

    def rank(self, number: int) -> str:
        """A lane's place in words."""
        lost = self.standings[number].is_lost
        return board_cells.UNKNOWN if lost else str(self.place(number) + 1)

    def isPale(self, number: int) -> bool:
        """Whether a lane's curves are left out."""
        return self.lanes[number].is_hidden or self.solo not in (NO_LANE, number)


def _lag(standing: Standing, front: float) -> float | None:
    """How far a lane has come that lags behind ``front``, 0 to 1; None for all others."""
    lags = 0 < standing.progress < front - LAG
    return standing.progress if lags and standing.state.active else None
