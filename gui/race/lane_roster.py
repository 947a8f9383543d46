"""Which lanes a race has, how each is called, numbered and coloured. Free of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.spec.race import MOST_LANES, Lane
from engine.training.states import RunState
from gui.race.lane_run import LaneRun

if TYPE_CHECKING:
    from engine.spec.run import RunSpec
    from engine.training.history import History


class LaneRoster:
    """The lanes, in the order in which they came; those that are only shown stand last.

    No number is given twice, and no colour to two lanes at once.

    Attributes
    ----------
    lanes : all of them.
    """

    def __init__(self) -> None:
        self.lanes: list[LaneRun] = []
        self._numbers = 0

    def find(self, number: int) -> LaneRun | None:
        """Return the lane of that number, if there is one."""
        return next((lane for lane in self.lanes if lane.number == number), None)

    @property
    def isFull(self) -> bool:
        """Whether there is room for no other lane."""
        return len(self.lanes) >= MOST_LANES

    @property
    def racers(self) -> list[LaneRun]:
        """The lanes that race, without those that are only shown."""
        return [lane for lane in self.lanes if not lane.is_past]

    @property
    def reference(self) -> LaneRun | None:
        """The lane by whose updates moments are counted: the first that has not fallen out."""
        lost = RunState.DIVERGED, RunState.FAILED
        racers = self.racers
        return next((x for x in racers if x.state not in lost), racers[0] if racers else None)

    def sameMoment(self, lane: LaneRun, update: int) -> int:
        """Return the update of ``lane`` at which it is as far as `reference` at ``update``."""
        counted = self.reference or lane
        epoch = update / max(1, counted.history.steps_per_epoch)
        return round(epoch * lane.history.steps_per_epoch)

    def replace(self, lanes: Sequence[Lane], keeps_past: bool) -> None:
        """Have these lanes in place of all.

        Parameters
        ----------
        keeps_past : lanes that are only shown stay, as far as there is room for them.
        """
        past = [lane for lane in self.lanes if lane.is_past] if keeps_past else []
        self.lanes = past[: max(0, MOST_LANES - len(lanes))]
        for lane in lanes[:MOST_LANES]:
            self.add(lane)

    def add(self, lane: Lane) -> LaneRun:
        """Put a lane behind those that race, and before those that are only shown."""
        made = self._made(lane.name, lane.spec)
        self.lanes.insert(len(self.racers), made)
        return made

    def addFinished(self, name: str, spec: RunSpec, history: History) -> LaneRun:
        """Put a run that has ended behind all lanes; it is only shown."""
        made = self._made(name, spec)
        made.history, made.state, made.is_past = history, RunState.FINISHED, True
        self.lanes.append(made)
        return made

    def renew(self) -> list[LaneRun]:
        """Let the lanes that race start again, each under another number.

        So nothing that is still on its way from the race before can be taken for theirs.

        Returns
        -------
        The lanes as they were.
        """
        before = self.racers
        self.lanes = [lane if lane.is_past else self._renewed(lane) for lane in self.lanes]
        return before

    def setStyle(self, number: int, style: int) -> None:
        """Give a lane another colour; a lane that has it takes the former one."""
        lane = self.find(number)
        if lane is None:
            return
        for other in self.lanes:
            if other.style == style:
                other.style = lane.style
        lane.style = style

    def _made(self, name: str, spec: RunSpec) -> LaneRun:
        self._numbers += 1
        return LaneRun(self._numbers, name, spec, self._free_style())

    def _free_style(self) -> int:
        taken = {lane.style for lane in self.lanes}
        return next(style for style in range(MOST_LANES) if style not in taken)

    def _renewed(self, lane: LaneRun) -> LaneRun:
        self._numbers += 1
        made = LaneRun(self._numbers, lane.name, lane.spec, lane.style, lane.is_hidden)
        made.state = RunState.PREPARING
        return made
