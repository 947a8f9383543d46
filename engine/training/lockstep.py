"""Who may go on in a race: lanes advance side by side, a few compute at once.

Every lane asks before each chunk of batches. It may go on when it has its turn: it is not ahead
of the slowest lane by more than a chunk, and one of the few places to compute is free, which the
lane furthest behind takes first. So curves grow at equal speed, and the processor's cores are
used once each.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from engine.training import threads
from engine.training.control import Control

LEAST_WAIT_S = 0.001
TICK_S = 0.05
"""Under a speed limit, lanes go on about so often, or batch by batch where that is slower."""


class RaceControl:
    """Orders to all lanes of a race.

    Parameters
    ----------
    places : how many lanes compute at once; one a core of this machine if 0.
    clock : returns seconds, for tests.
    """

    def __init__(self, places: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        self.changed = threading.Condition()
        self.clock = clock
        self._places = places or threads.lanes_at_once(threads.cores())
        self._lanes: dict[int, LaneControl] = {}
        self._taken_out: set[int] = set()
        self._paused = self._stopped = False
        self._last_order: Callable[[Control], None] = Control.resume
        self._speed: float | None = None

    def enter(self, number: int, lane: LaneControl) -> None:
        """Let a lane take part from now on, until it `leave`s; where others are on, it is late."""
        with self.changed:
            lane.is_late = any(other.progress > 0 for other in self._lanes.values())
            self._lanes[number] = lane
            if self._stopped or number in self._taken_out:
                lane.stop()
            elif lane.is_late and self._paused:  # no step of the others is one of its own
                lane.pause()
            else:
                self._last_order(lane)

    def leave(self, number: int) -> None:
        """Tell that a lane has ended; the others do not wait for it any more."""
        with self.changed:
            self._lanes.pop(number, None)
            self.changed.notify_all()

    def pause(self) -> None:
        """Let every lane wait before its next chunk."""
        self._order(Control.pause, paused=True)

    def resume(self) -> None:
        """Let every lane go on."""
        self._order(Control.resume, paused=False)

    def step(self) -> None:
        """Let every lane do one batch more, then pause."""
        self._order(Control.step, paused=True)

    def step_epoch(self) -> None:
        """Let every lane go on to the end of its epoch, then pause."""
        self._order(Control.step_epoch, paused=True)

    def stop(self) -> None:
        """End all lanes, those too that are still to come; what they have learnt is kept.

        Later orders change nothing any more.
        """
        self._order(Control.stop, paused=False)

    def stop_lane(self, number: int) -> None:
        """End one lane, even before it enters; the others go on as if it had not been there."""
        with self.changed:
            self._taken_out.add(number)
            if number in self._lanes:
                self._lanes[number].stop()

    def is_taken_out(self, number: int) -> bool:
        """Whether `stop_lane` has ended that lane."""
        with self.changed:
            return number in self._taken_out

    def set_speed(self, updates_a_second: float | None) -> None:
        """Let no lane do more updates a second than this; None: as fast as they can."""
        with self.changed:
            self._speed = updates_a_second
            for lane in self._lanes.values():
                lane.start_now()
            self.changed.notify_all()

    @property
    def stopped(self) -> bool:
        """Whether the race has been told to end."""
        return self._stopped

    @property
    def speed(self) -> float | None:
        """The most updates a second that a lane may do; None: no limit."""
        return self._speed

    def may_go(self, lane: LaneControl, batches: int) -> bool:
        """Whether ``lane`` has its turn. The lock must be held."""
        others = [other for other in self._lanes.values() if other is not lane]
        if sum(other.computes for other in others) >= self._places:
            return False
        if any(other.goes_before(lane) for other in others):
            return False
        pack = [other.progress for other in others if not other.is_late]
        return (
            lane.is_stepped
            or lane.is_late
            or not pack
            or lane.progress <= min(pack) + lane.part(batches)
        )

    def advance(self, lane: LaneControl) -> None:
        """See to it that a lane that came late and has caught up counts with the others."""
        pack = [other.progress for other in self._lanes.values() if not other.is_late]
        if lane.is_late and (not pack or lane.progress >= min(pack)):
            lane.is_late = False

    def _order(self, order: Callable[[Control], None], paused: bool) -> None:
        with self.changed:
            if self._stopped:
                return
            self._stopped = order is Control.stop
            self._paused, self._last_order = paused, order
            for lane in self._lanes.values():
                order(lane)


class LaneControl(Control):
    """What a lane's run holds of the race.

    Attributes
    ----------
    steps_per_epoch : of the lane's run, which has its control before it knows.
    progress : epochs that it has been allowed to do, the part of one included.
    computes : whether it has one of the places.
    is_late : whether it came later than others and has not caught up yet; they do not wait.
    """

    def __init__(self, race: RaceControl) -> None:
        super().__init__(changed=race.changed)
        self.steps_per_epoch = 1
        self.progress = 0.0
        self.computes = self.is_late = False
        self._race = race
        self._waits = False
        self._next_s = 0.0

    @property
    def is_stepped(self) -> bool:
        """Whether it goes on by steps, each of which is to be seen, whoever is ahead."""
        return self._paused

    def part(self, batches: int) -> float:
        """Return the part of an epoch that so many batches are."""
        return batches / self.steps_per_epoch

    def goes_before(self, other: LaneControl) -> bool:
        """Whether this lane waits for its turn and should have it before ``other``."""
        return self._waits and self.progress < other.progress and self._is_due()

    def permit(self, wanted: int, on_wait: Callable[[], None]) -> int:
        """Return how many batches the lane may do now, 0 when it is to end.

        Blocks while paused, and until it is the lane's turn.
        """
        self._rest()
        while True:
            self._wait_while(self._holding, on_wait)
            with self._changed:
                if not self._take_turn(wanted):
                    continue  # paused while it waited
                allowed = super().permit(self._limited(wanted), on_wait)
                self._go(allowed)
                return allowed

    def _rest(self) -> None:
        with self._changed:
            self.computes = False
            self._changed.notify_all()

    def _take_turn(self, wanted: int) -> bool:
        """Wait for the lane's turn; False where it is not to go on meanwhile."""
        self._waits = True
        while not self._stopped and not self._holding():
            if self._is_due() and self._race.may_go(self, self._limited(wanted)):
                break
            self._changed.wait(self._seconds_to_wait())
        self._waits = False
        return not self._holding()

    def _go(self, allowed: int) -> None:
        self.computes = allowed > 0
        self.progress += self.part(allowed)
        self._race.advance(self)
        speed = self._speed()
        if speed is not None:
            self._next_s = max(self._next_s, self._race.clock() - TICK_S) + allowed / speed
        self._changed.notify_all()

    def start_now(self) -> None:
        """Forget for how long the speed limit was to hold it back."""
        self._next_s = 0.0

    def _speed(self) -> float | None:
        """Return the limit that counts: none while the lane has to catch up."""
        return None if self.is_late else self._race.speed

    def _limited(self, wanted: int) -> int:
        speed = self._speed()
        return wanted if speed is None else max(1, min(wanted, round(speed * TICK_S)))

    def _is_due(self) -> bool:
        return self._speed() is None or self._race.clock() >= self._next_s

    def _seconds_to_wait(self) -> float | None:
        """Return when to look again unasked: where a clock is what the lane waits for."""
        if self._speed() is None:
            return None
        left = self._next_s - self._race.clock()
        return max(LEAST_WAIT_S, min(TICK_S, left)) if left > 0 else TICK_S
