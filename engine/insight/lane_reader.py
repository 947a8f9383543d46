"""The pad's reader of many: a thread that predicts the latest drawing with every lane's weights.

A lane is one of a race, or a network that was chosen to answer. The cost does not grow with the
number of lanes: all of them together give new weights as often as a run alone does, each in its
turn.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from engine.insight.reader import Follower, Image, Predicts, Weights, reading
from engine.work.events import LaneEvent, Prediction

log = logging.getLogger(__name__)

OFFER_INTERVAL_S = 0.06
"""Least time between the weights of one lane and those of the next; as `engine.training.run` has
it for a run alone."""
TELL_S = 0.008
"""Answers that come within so short a time are told, and shown, in one go; none waits longer, or a
hand that draws on would never see any."""
ASKING_S = 1.0
"""A lane that has not asked for so long has ended or is paused: it takes no turn."""


@dataclass(eq=False)
class _Shared:
    """A predictor, and whose weights it has at present."""

    predictor: Predicts
    _held: Weights | None = None

    def take(self, weights: Weights) -> None:
        """Have these weights; nothing is copied where it has them already."""
        if weights is not self._held:
            self._held = None  # or half of them would pass for all, if it failed
            self.predictor.set_weights(weights)
            self._held = weights


@dataclass(eq=False)
class _Lane:
    """What is known of a lane.

    Parameters
    ----------
    unread : its latest weights have read nothing yet.
    is_whole : its predictor came with weights, with which it answers where it has no others.
    """

    number: int
    key: Hashable
    shared: _Shared
    live: Weights | None = None
    pinned: Weights | None = None
    unread: bool = False
    is_whole: bool = False
    offered_s: float = -math.inf
    asked_s: float = -math.inf

    @property
    def weights(self) -> Weights | None:
        """Those that answer now."""
        return self.live if self.pinned is None else self.pinned


@dataclass(frozen=True)
class LaneTaker:
    """Takes the weights of one lane; an `engine.training.run.WeightsTaker`.

    Parameters
    ----------
    wants_weights : tells whether new weights would be looked at now.
    offer : takes new weights.
    """

    wants_weights: Callable[[], bool]
    offer: Callable[[Weights], None]


@dataclass
class _Turns:
    """Whose turn it is to give weights."""

    clock: Callable[[], float]
    _last_s: float = field(default=-math.inf, init=False)

    def ask(self, lane: _Lane, lanes: list[_Lane]) -> bool:
        """Tell whether it is ``lane``'s turn among ``lanes``; it has asked for one now."""
        now = lane.asked_s = self.clock()
        if now - self._last_s < OFFER_INTERVAL_S or any(other.unread for other in lanes):
            return False
        asking = sum(now - other.asked_s < ASKING_S for other in lanes if other.pinned is None)
        return now - lane.offered_s >= OFFER_INTERVAL_S * asking

    def note(self, lane: _Lane) -> None:
        """Remember that ``lane`` has given weights."""
        self._last_s = lane.offered_s = self.clock()


class LaneReader:
    """Reads the latest drawing with the latest weights of every lane; nothing queues.

    A lane's last weights go on answering after its end, until it is dropped. What came while a
    lane waited for its turn is dropped, but for the latest. All methods may be called on any
    thread.

    Parameters
    ----------
    emit : takes a `LaneEvent` with each `Prediction`; called on the reader's thread.
    clock : seconds, from anywhere.
    follower : is told of each answer of the lane that it follows; called on the reader's thread.
    """

    def __init__(
        self,
        emit: Callable[[LaneEvent], None],
        clock: Callable[[], float] = time.monotonic,
        follower: Follower | None = None,
    ) -> None:
        self._emit, self._follower = emit, follower
        self._followed: int | None = None
        self._changed = threading.Condition()
        self._clock, self._turns = clock, _Turns(clock)
        self._lanes: dict[int, _Lane] = {}
        self._due: dict[_Lane, None] = {}
        self._image: Image | None = None
        self._number = 0
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="lane reader", daemon=True)
        self._thread.start()

    def read(self, image: Image | None, number: int) -> None:
        """Read ``image`` from now on; ``number`` comes back with each answer. None: nothing."""
        with self._changed:
            self._image, self._number = image, number
            self._wake(*self._lanes.values())

    def lane(self, number: int, key: Hashable, make: Callable[[], Predicts]) -> LaneTaker:
        """Return who takes the weights of lane ``number``, in place of an earlier such lane.

        Parameters
        ----------
        key : of its architecture; lanes with equal keys share a predictor.
        make : called at once, on this thread, where no lane has such a predictor yet. What it
            returns belongs to the reader.
        """
        with self._changed:
            others = self._lanes.values()
            shared = next((other.shared for other in others if other.key == key), None)
        lane = _Lane(number, key, shared or _Shared(make()))
        with self._changed:
            self._forget(number)
            self._lanes[number] = lane
        return LaneTaker(lambda: self._wants(lane), lambda weights: self._offer(lane, weights))

    def seat(self, number: int, predictor: Predicts) -> None:
        """Have ``predictor`` answer as lane ``number`` with the weights that it came with.

        It belongs to the reader from now on, and reads the latest drawing at once.
        """
        lane = _Lane(number, object(), _Shared(predictor), is_whole=True)
        with self._changed:
            self._forget(number)
            self._lanes[number] = lane
            self._wake(lane)

    def follow(self, number: int | None) -> None:
        """Tell the follower of the answers of lane ``number`` from now on; None: of nobody's."""
        with self._changed:
            self._followed = number

    def pin(self, lane: int, weights: Weights | None) -> None:
        """Let ``lane`` answer with weights of another moment; with None, with its latest again.

        Does nothing where there is no such lane.
        """
        with self._changed:
            pinned = self._lanes.get(lane)
            if pinned is not None:
                pinned.pinned = weights
                self._wake(pinned)

    def drop(self, lane: int) -> None:
        """Have ``lane`` read nothing any more."""
        with self._changed:
            self._forget(lane)

    def clear(self) -> None:
        """Drop all lanes."""
        with self._changed:
            self._lanes.clear()
            self._due.clear()

    def close(self, timeout_s: float = 0.0) -> None:
        """End the thread soon; wait for it so long at the most."""
        with self._changed:
            self._closed = True
            self._wake()
        self._thread.join(timeout_s)

    def _wants(self, lane: _Lane) -> bool:
        with self._changed:
            if self._image is None or lane.pinned is not None or not self._has(lane):
                return False
            return self._turns.ask(lane, list(self._lanes.values()))

    def _offer(self, lane: _Lane, weights: Weights) -> None:
        with self._changed:
            if not self._has(lane):
                return
            self._turns.note(lane)
            lane.live = weights
            if lane.pinned is None:
                lane.unread = True
                self._wake(lane)

    def _has(self, lane: _Lane) -> bool:
        return self._lanes.get(lane.number) is lane

    def _forget(self, number: int) -> None:
        lane = self._lanes.pop(number, None)
        if lane is not None:
            self._due.pop(lane, None)

    def _wake(self, *lanes: _Lane) -> None:
        """Have ``lanes`` read; those that wait already keep their places, or some never came."""
        self._due.update(dict.fromkeys(lanes))
        self._changed.notify()

    def _work(self) -> None:
        answers: list[tuple[_Lane, Prediction]] = []
        first_s = 0.0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._due or self._closed)
                if self._closed:
                    return
                lane = next(iter(self._due))
                del self._due[lane]
                lane.unread = False
                image, number, weights = self._image, self._number, lane.weights
            first_s = first_s if answers else self._clock()
            if image is not None and (lane.is_whole or weights is not None):
                answers += self._answered(lane, weights, image, number)
            is_late = self._clock() - first_s >= TELL_S
            if is_late or not self._due or number != self._number:
                self._tell(answers)
                answers.clear()

    def _tell(self, answers: list[tuple[_Lane, Prediction]]) -> None:
        try:
            for lane, answer in answers:
                if not self._closed and self._has(lane):  # or it was dropped meanwhile
                    self._emit(LaneEvent(lane.number, answer))
        except Exception:  # what is told must not end the pad
            log.warning("The lanes' answers could not be told", exc_info=True)

    def _answered(
        self, lane: _Lane, weights: Weights | None, image: Image, number: int
    ) -> list[tuple[_Lane, Prediction]]:
        """Return the lane's answer, if it has one."""
        predictor = lane.shared.predictor
        try:
            if weights is not None:
                lane.shared.take(weights)
            row = reading(predictor, image)
            if row is None:
                return []
            followed = lane.number == self._followed and self._has(lane)
            if self._follower is not None and followed:
                self._follower.notice(predictor, weights, image, number)
            return [(lane, Prediction(number, row))]
        except Exception:  # one bad answer must not end the pad
            log.warning("The drawing could not be read by a lane", exc_info=True)
            return []
