"""Where each lane of a race stands, and the order in which they stand. Free of Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.insight.reached import is_settled
from engine.spec.run import NONE
from engine.training.states import RunState
from gui.training.run_curves import EpochFigures, FirstReached

if TYPE_CHECKING:
    from engine.training.history import History
    from gui.race.lane_run import LaneRun

LEVELS = (0.95, 0.97)
"""Shares of examples read rightly, the time to which is taken."""
HOLD_S = 0.5
"""A lane that leads another one so long is shown before it."""

_MEASURED, _NOTHING_YET, _LOST = range(3)
"""Those that have measured something come first, those that ended without a result last."""


@dataclass(frozen=True)
class Reached:
    """When a lane came up to a level.

    Parameters
    ----------
    seconds : on the lane's own clock.
    by_validation : whether validation told it, at an epoch's end, or the running accuracy.
    """

    seconds: float
    by_validation: bool


@dataclass(frozen=True)
class Standing:
    """What is known of a lane now. None: not known, or not yet.

    Parameters
    ----------
    number : of the lane.
    state : where it stands; IDLE while it waits for its turn.
    loss : the smoothed training loss.
    accuracy : of the last epoch's validation, else the smoothed running accuracy, 0 to 1.
    is_validated : whether ``accuracy`` is that of validation.
    validates : whether it is to be that, at the end of an epoch at the latest.
    best, best_epoch : the best validation accuracy, and the epoch that had it, counted from 1.
    reached : when it came up to each of `LEVELS`.
    rate : examples a second, lately.
    parameters : how many the model has.
    updates : made so far.
    epochs_done, epochs : parts of an epoch count; ``epochs`` is the number planned.
    """

    number: int
    state: RunState
    loss: float | None = None
    accuracy: float | None = None
    is_validated: bool = False
    validates: bool = False
    best: float | None = None
    best_epoch: int | None = None
    reached: tuple[Reached | None, ...] = (None,) * len(LEVELS)
    rate: float | None = None
    parameters: int | None = None
    updates: int = 0
    epochs_done: float = 0.0
    epochs: int = 0

    @property
    def progress(self) -> float:
        """The share of the planned epochs that is done, 0 to 1."""
        return min(1.0, self.epochs_done / self.epochs) if self.epochs else 0.0

    @property
    def is_lost(self) -> bool:
        """Whether it ended without a result."""
        return self.state in (RunState.DIVERGED, RunState.FAILED)


class StandingReader:
    """Reads a lane's standing again and again; looks only at what is new.

    Parameters
    ----------
    lane : to read from.
    """

    def __init__(self, lane: LaneRun) -> None:
        self.lane = lane
        self._epochs = EpochFigures()
        batch_size = lane.spec.training.batch_size
        self._climbs = [_Climb(level, batch_size) for level in LEVELS]
        self._best: tuple[float | None, int | None] = (None, None)
        self._seen: tuple[RunState, bool, int, int] = (lane.state, False, 0, 0)
        self._history: History | None = None
        self._last = Standing(lane.number, lane.state)

    def read(self) -> Standing:
        """Return where the lane stands now."""
        lane, history = self.lane, self.lane.history
        seen = lane.state, lane.prepared is not None, history.updates, len(history.epochs)
        if history is not self._history or seen != self._seen:
            self._take_epochs(history)
            self._history, self._seen = history, seen
            self._last = self._read()
        return self._last

    def _take_epochs(self, history: History) -> None:
        """Bring what is measured at the ends of epochs up to date."""
        if history is not self._history or len(history.epochs) != self._seen[-1]:
            self._epochs.update(history)
            self._best = self._find_best(history)

    def _find_best(self, history: History) -> tuple[float | None, int | None]:
        name = f"val_{accuracy_name(history)}"
        place = self._epochs.best(name, high_is_good=True)
        if place is None:
            return None, None
        return self._epochs.figure(name, place), history.epochs[place].epoch

    def _read(self) -> Standing:
        lane, history = self.lane, self.lane.history
        accuracy, is_validated = self._accuracy(history)
        loss = history.batches.get("loss")
        prepared = lane.prepared
        return Standing(
            number=lane.number,
            state=lane.state,
            loss=_finite(loss.smooth[-1]) if loss is not None and len(loss) else None,
            accuracy=accuracy,
            is_validated=is_validated,
            validates=lane.spec.training.validation != NONE,
            best=self._best[0],
            best_epoch=self._best[1],
            reached=tuple(climb.update(history) for climb in self._climbs),
            rate=(lane.batches.rate or None) if lane.batches else None,
            parameters=prepared.parameters if prepared else None,
            updates=history.updates,
            epochs_done=history.updates / (history.steps_per_epoch or math.inf),
            epochs=prepared.epochs if prepared else lane.spec.training.epochs,
        )

    def _accuracy(self, history: History) -> tuple[float | None, bool]:
        name = accuracy_name(history)
        if history.epochs:
            validated = history.epochs[-1].values.get(f"val_{name}", math.nan)
            if math.isfinite(validated):
                return validated, True
        series = history.batches.get(name)
        return (_finite(series.smooth[-1]) if series is not None and len(series) else None), False


class _Climb:
    """When one level was reached; looks only at what is new.

    By the rule of `engine.insight.reached.seconds_to`.

    Parameters
    ----------
    level : to reach.
    batch_size : how many examples an update has.
    """

    def __init__(self, level: float, batch_size: int) -> None:
        self._level, self._batch_size = level, batch_size
        self._running = FirstReached(level)
        self._history: History | None = None
        self._epochs = 0
        self._found: Reached | None = None

    def update(self, history: History) -> Reached | None:
        """Return when the running or the validation accuracy first came up to the level."""
        if history is not self._history:
            self._history, self._epochs, self._found = history, 0, None
        if self._found is None:
            self._found = self._look(history)
        return self._found

    def _look(self, history: History) -> Reached | None:
        name = accuracy_name(history)
        running = history.batches.get(name)
        if running is not None and not is_settled(running, history, self._batch_size):
            running = None
        update = self._running.update(running)
        validated = self._validated(history, f"val_{name}")
        first = min((u for u in (update, validated) if u is not None), default=0)
        seconds = _seconds_at(history, first)
        return Reached(seconds, first != update) if seconds else None

    def _validated(self, history: History, name: str) -> int | None:
        new, self._epochs = history.epochs[self._epochs :], len(history.epochs)
        return next((e.update for e in new if e.values.get(name, 0.0) >= self._level), None)


def accuracy_name(history: History) -> str:
    """Return the name under which a history has its accuracy."""
    return next((name for name in history.batches if name.endswith("accuracy")), "accuracy")


def _seconds_at(history: History, update: int) -> float:
    """Return the seconds on a run's clock after ``update``, 0 where nobody knows."""
    times = history.times
    return float(times[min(update, len(times)) - 1]) if update and len(times) else 0.0


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def ranked(standings: Sequence[Standing], losses_compare: bool = True) -> list[int]:
    """Return the lanes' numbers, the best first.

    By validation accuracy where every lane with figures has one; else by the smoothed loss, or
    by the accuracy there is where the lanes' losses are not the same function and cannot be
    compared. Equal accuracies: the smaller loss first. Then come those that have measured
    nothing yet, and last those that diverged or failed. Equals keep the order they came in.
    """
    with_figures = [s for s in standings if _group(s) == _MEASURED]
    by_accuracy = all(s.is_validated for s in with_figures) or not losses_compare
    return [s.number for s in sorted(standings, key=lambda s: _key(s, by_accuracy))]


def _group(standing: Standing) -> int:
    if standing.is_lost:
        return _LOST
    return _NOTHING_YET if standing.loss is None else _MEASURED


def _key(standing: Standing, by_accuracy: bool) -> tuple[float, ...]:
    group = _group(standing)
    if group == _LOST:
        return group, float(standing.state is RunState.FAILED), -standing.updates
    if group == _NOTHING_YET:
        return (group,)
    loss = math.inf if standing.loss is None else standing.loss
    if not by_accuracy:
        return group, loss
    return group, -(standing.accuracy or 0.0), loss


class SteadyOrder:
    """An order that does not follow every flicker.

    A lane changes places with another one only once it has led it without a break for `HOLD_S`,
    whatever others do meanwhile; two lanes neck and neck thus stay as they are, and a third one
    can still go past both.
    """

    def __init__(self, hold_s: float = HOLD_S) -> None:
        self._hold_s = hold_s
        self._since: dict[tuple[int, int], float] = {}
        self.shown: list[int] = []

    def update(self, wanted: Sequence[int], now: float, at_once: bool = False) -> bool:
        """Take in the order of this moment; return whether the order shown is another one now.

        Parameters
        ----------
        wanted : the numbers of all lanes, the best first.
        now : seconds on any clock that never goes back.
        at_once : show ``wanted`` without waiting, as at the end of an epoch.
        """
        before = self.shown
        if at_once or set(wanted) != set(before):
            self.shown, self._since = list(wanted), {}
        elif list(wanted) != before or self._since:
            self._note_leads(wanted, now)
            self.shown = self._with_those_past(now)
        return self.shown != before

    def _note_leads(self, wanted: Sequence[int], now: float) -> None:
        """Keep since when each lane leads one that is shown before it."""
        place = {number: i for i, number in enumerate(wanted)}
        self._since = {
            (behind, before): self._since.get((behind, before), now)
            for i, before in enumerate(self.shown)
            for behind in self.shown[i + 1 :]
            if place[behind] < place[before]
        }

    def _with_those_past(self, now: float) -> list[int]:
        """Return the order shown with everyone moved up past those they have led long enough."""
        result: list[int] = []
        for number in self.shown:
            at = len(result)
            while at and self._is_past(number, result[at - 1], now):
                at -= 1
            result.insert(at, number)
        return result

    def _is_past(self, behind: int, before: int, now: float) -> bool:
        since = self._since.get((behind, before))
        return since is not None and now - since >= self._hold_s
