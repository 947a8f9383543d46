"""What checks ask of runs and of races in the same form: one has begun, ended, shown something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engine.lessons.condition import Beside, Condition, Reader
from engine.lessons.demands import yes
from engine.lessons.wants import Stage, Want
from engine.messages import Message, say

if TYPE_CHECKING:
    from engine.lessons.facts import Facts, RaceFacts, RunFacts
    from engine.training.states import RunState

PAUSED = say("press Resume: training is paused")

Attempt = TypeVar("Attempt", "RunFacts", "RaceFacts")


@dataclass(frozen=True)
class Attempts(Generic[Attempt]):
    """What is started again and again, and counted: the runs, or the races.

    Parameters
    ----------
    last : the one that is under way or was the last; its number is 0 before the first start.
    ended : how many have ended.
    start : how one gets started from here.
    before : what keeps the window from starting one, if anything does.
    shows : whether one has anything in it that could come to a result.
    """

    last: Callable[[Facts], Attempt | None]
    ended: Callable[[Facts], int]
    start: Callable[[Facts], Want]
    before: Callable[[Facts], Want | None]
    shows: Callable[[Attempt], bool] = lambda _: True

    def fresh(self, now: Facts, since: Facts) -> Attempt | None:
        """Return the last one, if the step has seen any of it."""
        last, before = self.last(now), self.last(since)
        if last is None or last.number == 0:
            return None
        if before is None or last.number > before.number or before.state.active:
            return last
        return None

    def to_result(self, now: Facts, since: Facts, told: Callable[[Attempt], Message]) -> Want:
        """Say what the last one has still to come to; where there is none yet, how to get one."""
        last = self.fresh(now, since)
        if last is None or not self.shows(last):
            return self.start(now)
        blocked = None if last.state.active else self.before(now)
        return blocked or Want(Stage.RESULT, told(last))

    def started(self, plain: Any, beside: Beside) -> Condition:
        """Ask that one is started."""
        yes(plain)
        return Condition(
            lambda now, since: self._number(now) > self._number(since),
            lambda now, since: self.start(now),
        )

    def ended_as(self, told: Callable[[Attempt], Message], *states: RunState) -> Reader:
        """Ask for the end of one.

        Parameters
        ----------
        told : what is still to be done with one that is there.
        states : how it must have ended; in any way if left out.
        """

        def holds(now: Facts, since: Facts) -> bool:
            last = self.last(now)
            return (
                self.ended(now) > self.ended(since)
                and last is not None
                and last.state.ended
                and (not states or last.state in states)
            )

        def read(plain: Any, beside: Beside) -> Condition:
            yes(plain)
            return Condition(holds, lambda now, since: self.to_result(now, since, told))

        return read

    def _number(self, facts: Facts) -> int:
        last = self.last(facts)
        return last.number if last else 0
