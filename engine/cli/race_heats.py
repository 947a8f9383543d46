"""Racing: one heat a seed, and what each lane came to in it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.data import recipe
from engine.files.curves import FIT_FOR_USE
from engine.insight import together
from engine.insight.reached import seconds_to
from engine.messages import Cancelled, say
from engine.training.history import History
from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.cli.lane_progress import LaneLines
    from engine.cli.race_order import Order
    from engine.data.dataset import Dataset
    from engine.insight.together import Together
    from engine.messages import Message
    from engine.spec.race import Lane
    from engine.training.fingerprint import Fingerprint
    from engine.training.lockstep import RaceControl
    from engine.training.race import Race, RaceLane


@dataclass(frozen=True)
class Outcome:
    """What one lane came to with one seed.

    Parameters
    ----------
    fingerprint : what it set out with; None where it could not be built.
    failure : why it could not go on, where that is so.
    """

    lane: Lane
    state: RunState
    history: History
    fingerprint: Fingerprint | None = None
    parameters: int | None = None
    test: Mapping[str, float] | None = None
    seconds: float | None = None
    failure: Message | None = None

    @property
    def last(self) -> dict[str, float]:
        """The figures of its last epoch; empty where it finished none."""
        epochs = self.history.epochs
        return answered(epochs[-1].values) if epochs else {}

    @property
    def seconds_to_95(self) -> float | None:
        """When it was first fit for use; None: never."""
        return seconds_to(self.history, FIT_FOR_USE, self.lane.spec.training.batch_size)


@dataclass(frozen=True)
class Heat:
    """The race with one seed.

    Parameters
    ----------
    seconds : from the first update to the last lane's end.
    together : what the lanes answer as an ensemble, where they differ in nothing but the seed.
    """

    seed: int
    outcomes: tuple[Outcome, ...]
    seconds: float
    together: Together | None = None


def answered(values: Mapping[str, float]) -> dict[str, float]:
    """Leave out, of an epoch's figures, training as measured at the epoch's end."""
    return {name: v for name, v in values.items() if not name.startswith("train_")}


def load(order: Order, shown: LaneLines) -> tuple[Dataset, ...]:
    """Return a data set a lane, loading each only once."""
    loaded: dict[object, Dataset] = {}
    for lane in order.lanes:
        key = recipe.key(lane.spec)
        if key not in loaded:
            loaded[key] = recipe.load(lane.spec, data_dir=order.data_dir, progress=shown.download)
            shown.data(loaded[key])
    return tuple(loaded[recipe.key(lane.spec)] for lane in order.lanes)


def run(
    order: Order, datasets: Sequence[Dataset], control: RaceControl, shown: LaneLines
) -> tuple[Heat, ...]:
    """Race with one seed after the other; raises `Cancelled` where nothing was learnt at all."""
    heats: list[Heat] = []
    for number in range(order.seeds):
        heat = _heat(order, number, datasets, control, shown)
        half_done = control.stopped and bool(heats)  # not to be compared with whole ones
        if heat is not None and not half_done:
            heats.append(heat)
        if control.stopped:
            break
    learnt = any(outcome.history.updates for heat in heats for outcome in heat.outcomes)
    if control.stopped and not learnt:
        raise Cancelled
    return tuple(heats)


def _heat(
    order: Order,
    number: int,
    datasets: Sequence[Dataset],
    control: RaceControl,
    shown: LaneLines,
) -> Heat | None:
    """Race once, with the order's seed and ``number`` added to it; None where it was stopped."""
    from engine.training.race import Race

    lanes = tuple(_reseeded(lane, number) for lane in order.lanes)
    datasets = _remade(order, lanes, datasets) if number else datasets
    race = Race(control, shown.event)
    for place, (lane, dataset) in enumerate(zip(lanes, datasets, strict=True)):
        shown.phase(_building(lane, number, order))
        race.add(place, lane.spec, dataset)
        if control.stopped:
            return None
    shown.racing()
    began = time.perf_counter()
    race.execute()
    seconds = time.perf_counter() - began
    outcomes = tuple(_outcome(lane, race, place) for place, lane in enumerate(lanes))
    return Heat(lanes[0].spec.seed, outcomes, seconds, _together(race, outcomes, datasets[0]))


def _together(race: Race, outcomes: Sequence[Outcome], dataset: Dataset) -> Together | None:
    """Measure the lanes as an ensemble; None where they are none, or one has not finished."""
    specs = [outcome.lane.spec for outcome in outcomes]
    finished = all(outcome.state is RunState.FINISHED for outcome in outcomes)
    info = dataset.info
    if not (finished and info.are_images and info.has_classes and together.are_members(specs)):
        return None
    results = [race.lanes[place].result for place in range(len(outcomes))]
    return together.measured([result.model for result in results if result], dataset)


def _building(lane: Lane, number: int, order: Order) -> Message:
    if order.seeds == 1:
        return say("Building {lane}", lane=lane.name)
    return say(
        "Seed {number} of {seeds}: building {lane}",
        number=number + 1,
        seeds=order.seeds,
        lane=lane.name,
    )


def _reseeded(lane: Lane, number: int) -> Lane:
    return replace(lane, spec=replace(lane.spec, seed=lane.spec.seed + number))


def _remade(
    order: Order, lanes: Sequence[Lane], datasets: Sequence[Dataset]
) -> tuple[Dataset, ...]:
    """Make those data sets anew that follow from the seed; lanes go on sharing what they share."""
    made: dict[object, Dataset] = {}
    for lane, first, dataset in zip(lanes, order.lanes, datasets, strict=True):
        key = recipe.key(lane.spec)
        if key == recipe.key(first.spec):
            made[key] = dataset
        elif key not in made:
            made[key] = recipe.load(lane.spec, data_dir=order.data_dir)
    return tuple(made[recipe.key(lane.spec)] for lane in lanes)


def _outcome(lane: Lane, race: Race, place: int) -> Outcome:
    found: RaceLane = race.lanes[place]
    result = found.result
    if result is None:
        state = RunState.FAILED if found.failure else RunState.STOPPED
        return Outcome(lane, state, History(), found.fingerprint, failure=found.failure)
    return Outcome(
        lane,
        result.state,
        result.history,
        found.fingerprint,
        result.model.count_params(),
        result.test or None,
        result.seconds,
    )
