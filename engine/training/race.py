"""Several runs side by side: from the same weights, on the same batches, in lockstep."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.messages import Cancelled
from engine.spec.race import MOST_LANES
from engine.training.graphs import Graphs
from engine.training.lockstep import LaneControl, RaceControl
from engine.training.material import Materials
from engine.training.run import Run
from engine.training.snapshots import LANE_LIMIT_BYTES, Snapshots
from engine.work.events import Event, JobCancelled, LaneEvent, LaneReady, RaceEnded
from engine.work.jobs import failure

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.messages import Message
    from engine.spec.run import RunSpec
    from engine.training.fingerprint import Fingerprint
    from engine.training.run import Result, WeightsTaker

Emit = Callable[[Event], None]


@dataclass
class RaceLane:
    """What the engine knows of a lane.

    Parameters
    ----------
    run : None where it could not be built.
    fingerprint : what it set out with.
    result : None until it has ended.
    failure : why it could not go on, where that is so.
    has_begun, is_under_way : whether it has a thread, or had one.
    """

    control: LaneControl
    snapshots: Snapshots = field(default_factory=Snapshots)
    run: Run | None = None
    fingerprint: Fingerprint | None = None
    result: Result | None = None
    failure: Message | None = None
    has_begun: bool = False
    is_under_way: bool = False


class Race:
    """Trains lanes side by side; each is, bit for bit, the run that its spec would be alone.

    Lanes are built and traced one after the other, on the thread that calls `add`; then each has
    a thread of its own, which computes when `RaceControl` gives it a turn. No lane knows of
    another one: examples on the device are shared, as nobody changes them, all else is a lane's
    own. So one that diverges, fails or is taken out changes nothing for the others.

    Parameters
    ----------
    control : takes orders from other threads.
    emit : takes each `LaneEvent` and the `RaceEnded`; called on several threads.
    graphs, materials : traced graphs and examples, kept from race to race.
    """

    def __init__(
        self,
        control: RaceControl,
        emit: Emit,
        *,
        graphs: Graphs | None = None,
        materials: Materials | None = None,
    ) -> None:
        self.control = control
        self.lanes: dict[int, RaceLane] = {}
        self._emit = emit
        self._graphs = graphs or Graphs(MOST_LANES)
        self._materials = materials or Materials()
        self._changed = threading.Condition()
        self._woken = False

    def add(
        self,
        number: int,
        spec: RunSpec,
        dataset: Dataset,
        taker: WeightsTaker | None = None,
        snapshots: Snapshots | None = None,
    ) -> None:
        """Build a lane, and tell what it sets out with, or why it cannot be built.

        Parameters
        ----------
        number : tells it from the others.
        taker : gets its weights from time to time.
        snapshots : where its moments are kept.
        """
        lane = RaceLane(LaneControl(self.control), snapshots or Snapshots(LANE_LIMIT_BYTES))
        self.lanes[number] = lane
        try:
            self._build(lane, number, spec, dataset, taker)
        except (Exception, Cancelled) as error:
            self._fail(number, error)

    def _build(
        self,
        lane: RaceLane,
        number: int,
        spec: RunSpec,
        dataset: Dataset,
        taker: WeightsTaker | None,
    ) -> None:
        lane.run = Run(
            spec,
            dataset,
            lane.control,
            lambda event: self._emit(LaneEvent(number, event)),
            taker,
            graphs=self._graphs,
            materials=self._materials,
            snapshots=lane.snapshots,
        )
        lane.control.steps_per_epoch = lane.run.steps_per_epoch
        lane.run.trace()
        lane.fingerprint = lane.run.fingerprint
        self._emit(LaneEvent(number, LaneReady(lane.fingerprint)))

    def execute(self) -> None:
        """Train all lanes to their ends."""
        self.start()
        while not self.wait():
            pass
        self._emit(RaceEnded())

    def start(self) -> None:
        """Let the lanes that were added and have not begun begin, all at once."""
        new = [(n, lane) for n, lane in self.lanes.items() if lane.run and not lane.has_begun]
        for number, lane in new:
            lane.has_begun = lane.is_under_way = True
            self.control.enter(number, lane.control)
        for number, lane in new:
            threading.Thread(
                target=self._drive, args=(number, lane), name=f"lane {number}", daemon=True
            ).start()

    def wait(self) -> bool:
        """Wait until no lane is under way, or until `wake`; return whether none is."""
        with self._changed:
            self._changed.wait_for(lambda: self._woken or not self.is_under_way)
            self._woken = False
            return not self.is_under_way

    def end(self) -> None:
        """Stop what is under way, and wait for its end."""
        if self.is_under_way:
            self.control.stop()
        while not self.wait():
            pass

    def forget_taken_out(self) -> None:
        """Let go of the lanes that were taken out and have ended; their graphs can be used."""
        for number, lane in list(self.lanes.items()):
            if self.control.is_taken_out(number) and not lane.is_under_way:
                if lane.run is not None:
                    lane.run.release()
                del self.lanes[number]

    def wake(self) -> None:
        """Let the thread that waits look at what else there is to do. From any thread."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def release(self) -> None:
        """Let the next race have the graphs of the lanes that have ended."""
        for lane in self.lanes.values():
            if lane.run is not None:
                lane.run.release()
                lane.run = None

    @property
    def is_under_way(self) -> bool:
        """Whether any lane is."""
        return any(lane.is_under_way for lane in self.lanes.values())

    def _drive(self, number: int, lane: RaceLane) -> None:
        assert lane.run is not None
        try:
            lane.result = lane.run.execute()
        except (Exception, Cancelled) as error:
            self._fail(number, error)
        finally:
            self.control.leave(number)
            with self._changed:
                lane.is_under_way = False
                self._changed.notify_all()

    def _fail(self, number: int, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._emit(LaneEvent(number, JobCancelled()))
            return
        failed = failure(error)
        self.lanes[number].failure = failed.message
        self._emit(LaneEvent(number, failed))
