"""The lanes of a race that was repeated over several seeds, side by side and in pairs.

Lanes of one seed share first weights, batches and split wherever they can, so they are compared
in pairs: seed by seed, who was ahead. Whether luck would do as much is answered by the sign
test, which asks nothing of how the figures are spread. Pure NumPy.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.messages import Message, say
from engine.training.states import RunState

if TYPE_CHECKING:
    from collections.abc import Callable

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

SETTLED_BELOW = 0.05
"""Below this probability luck is ruled out, as is usual."""
MOST_SEEDS = 30
"""More repeats than this nobody waits for."""
LEVEL = 1e-6
"""Figures that differ by a smaller share of themselves are level: they are 32-bit numbers."""


@dataclass(frozen=True)
class LaneResult:
    """What one lane came to with one seed.

    Parameters
    ----------
    epochs : the figures of each epoch, as `engine.training.history.EpochResult.values`.
    state : where it ended.
    """

    epochs: tuple[Mapping[str, float], ...]
    state: RunState = RunState.FINISHED


@dataclass(frozen=True)
class SeedResult:
    """The race with one seed. ``lanes``: by number; one that did not run is left out."""

    seed: int
    lanes: Mapping[int, LaneResult]


@dataclass(frozen=True)
class Measure:
    """A figure by which lanes are compared.

    Parameters
    ----------
    name : of the figure, for example ``"val_accuracy"``.
    title : what people call it.
    high_is_good : whether more is better.
    is_share : whether it is a share in [0, 1], whose differences count in points, hundredths.
    """

    name: str
    title: Message
    high_is_good: bool
    is_share: bool


def _measures() -> Iterator[Measure]:
    words = {
        "accuracy": say("accuracy"),
        "top_5_accuracy": say("top-5 accuracy"),
        "mean_absolute_error": say("mean absolute error"),
        "mean_squared_error": say("mean squared error"),
        "loss": say("loss"),
    }
    groups = ("val_", say("validation {figure}")), ("", say("training {figure}"))
    for prefix, group in groups:
        for name, word in words.items():
            is_share = name.endswith("accuracy")
            yield Measure(f"{prefix}{name}", group.filled(figure=word), is_share, is_share)


MEASURES = tuple(_measures())
"""From the best measure to the last resort; the loss is no fair one where lanes differ in it."""


@dataclass(frozen=True)
class Band:
    """One figure of one lane over the seeds, after each epoch; arrays of shape (epochs,).

    The band goes from the lowest seed to the highest. With as few seeds as people wait for it
    hides none of them, while a standard deviation of five would itself be a rough guess.

    Parameters
    ----------
    mean, low, high : NaN after an epoch that no seed reached.
    count : how many seeds reached it.
    """

    mean: Floats
    low: Floats
    high: Floats
    count: NDArray[np.intp]


@dataclass(frozen=True)
class Duel:
    """Two lanes against each other, seed by seed.

    A lane that diverged has lost against one that did not. Seeds with which either did not come
    so far for another reason are left out.

    Parameters
    ----------
    wins, losses, ties : seeds in which the first lane was ahead, behind and level.
    left_out : seeds that say nothing.
    differences : how much better the first was with each seed in which both have a figure;
        positive where it was better, whether the figure is to be high or low.
    """

    first: int
    second: int
    wins: int
    losses: int
    ties: int
    left_out: int
    differences: tuple[float, ...]

    @property
    def seeds(self) -> int:
        """How many seeds say something."""
        return self.wins + self.losses + self.ties

    @property
    def luck(self) -> float:
        """How likely luck alone makes it so one-sided or more."""
        return sign_test(self.wins, self.losses)

    @property
    def mean(self) -> float:
        """Mean of the differences; NaN where there are none."""
        return float(np.mean(self.differences)) if self.differences else math.nan

    @property
    def deviation(self) -> float:
        """Standard deviation of the differences (n - 1); NaN for fewer than two."""
        return _deviation(np.asarray(self.differences))


@dataclass(frozen=True)
class RankRow:
    """One lane's row in the table.

    Parameters
    ----------
    mean : of the figure compared, over the seeds with which it got there; NaN for none.
    deviation : the standard deviation (n - 1); NaN for fewer than two.
    count : how many seeds these are.
    best : with how many seeds no other lane was better.
    diverged : with how many seeds it diverged.
    following : the duel with the lane ranked next, None for the last.
    """

    lane: int
    mean: float
    deviation: float
    count: int
    best: int
    diverged: int
    following: Duel | None


@dataclass(frozen=True, eq=False)
class Comparison:
    """All seeds' figures by one measure, and what can be asked of them.

    Parameters
    ----------
    seeds : what the race was run with, n of them.
    lanes : their numbers, in the order given; k of them.
    figures : shape (n, k, epochs); NaN where there is none, or not a finite one any more.
    diverged : shape (n, k).
    epoch : after which the lanes are compared, counted from 1; 0 where none has finished one.
    """

    measure: Measure
    seeds: tuple[int, ...]
    lanes: tuple[int, ...]
    figures: Floats
    diverged: Bools
    epoch: int

    @property
    def epochs(self) -> int:
        """How many epochs the lane that came farthest has."""
        return int(self.figures.shape[2])

    def band(self, lane: int) -> Band:
        """Return the mean of ``lane`` after each epoch, and from where to where its seeds go."""
        values = self.figures[:, self._place(lane)]
        return Band(
            _over_seeds(np.mean, values),
            _over_seeds(np.min, values),
            _over_seeds(np.max, values),
            np.isfinite(values).sum(axis=0),
        )

    def duel(self, first: int, second: int, epoch: int | None = None) -> Duel:
        """Return two lanes' duel after ``epoch``; after the one compared where it is None."""
        places = self._place(first), self._place(second)
        own, other = (self._scores(place, epoch) for place in places)
        level = _level(own, other)
        known = ~np.isnan(own) & ~np.isnan(other)
        both = np.isfinite(own) & np.isfinite(other)
        return Duel(
            first,
            second,
            wins=int((known & ~level & (own > other)).sum()),
            losses=int((known & ~level & (own < other)).sum()),
            ties=int((known & level).sum()),
            left_out=int((~known).sum()),
            differences=tuple((own[both] - other[both]).tolist()),
        )

    def duels(self, first: int, second: int) -> tuple[Duel, ...]:
        """Return two lanes' duel after each epoch that any lane has."""
        return tuple(self.duel(first, second, epoch + 1) for epoch in range(self.epochs))

    def ranking(self) -> tuple[RankRow, ...]:
        """Return the lanes from best to worst mean after the epoch compared.

        A lane that diverged with half of the seeds or more comes after all that did not: the
        mean over the seeds that went well would flatter it.
        """
        lanes = sorted(self.lanes, key=self._rank)
        followers = [*lanes[1:], None]
        return tuple(
            self._standing(lane, None if after is None else self.duel(lane, after))
            for lane, after in zip(lanes, followers, strict=True)
        )

    def _rank(self, lane: int) -> tuple[bool, float]:
        place = self._place(lane)
        found = _finite(self._scores(place))
        diverges = bool(2 * self.diverged[:, place].sum() >= max(1, len(self.seeds)))
        return diverges, -float(found.mean()) if len(found) else math.inf

    def _standing(self, lane: int, following: Duel | None) -> RankRow:
        place = self._place(lane)
        found = _finite(self._column(place))
        return RankRow(
            lane,
            mean=float(found.mean()) if len(found) else math.nan,
            deviation=_deviation(found),
            count=len(found),
            best=int(self._is_best(place).sum()),
            diverged=int(self.diverged[:, place].sum()),
            following=following,
        )

    def _is_best(self, place: int) -> Bools:
        scores = np.stack([self._scores(i) for i in range(len(self.lanes))])
        best = np.max(np.where(np.isnan(scores), -np.inf, scores), axis=0)
        is_best: Bools = np.isfinite(scores[place]) & _level(scores[place], best)
        return is_best

    def _column(self, place: int, epoch: int | None = None) -> Floats:
        """Return a lane's figure with each seed after ``epoch``; NaN where there is none."""
        epoch = self.epoch if epoch is None else epoch
        if not 0 < epoch <= self.epochs:
            return np.full(len(self.seeds), np.nan)
        return self.figures[:, place, epoch - 1]

    def _scores(self, place: int, epoch: int | None = None) -> Floats:
        """Return the same so that more is better, and minus infinity where it diverged."""
        column = self._column(place, epoch)
        scores = column if self.measure.high_is_good else -column
        return np.where(self.diverged[:, place] & np.isnan(column), -np.inf, scores)

    def _place(self, lane: int) -> int:
        return self.lanes.index(lane)


def compare(results: Sequence[SeedResult], lanes: Sequence[int] | None = None) -> Comparison:
    """Put what several seeds came to side by side.

    They are compared after the last epoch that every lane reached with some seed without
    diverging: as many epochs for each, however many one of them went on.

    Parameters
    ----------
    results : one for each seed; only finished ones.
    lanes : which to compare, in the order wanted; all, by number, where it is None.
    """
    if lanes is None:
        lanes = sorted({lane for result in results for lane in result.lanes})
    measure = measure_of(results, lanes)
    sound = [[_sound(result.lanes.get(lane), measure) for lane in lanes] for result in results]
    epochs = max((len(values) for row in sound for values in row), default=0)
    figures = np.full((len(results), len(lanes), epochs), np.nan)
    for i, row in enumerate(sound):
        for j, values in enumerate(row):
            figures[i, j, : len(values)] = values
    diverged = np.array(
        [[_diverged(result.lanes.get(lane)) for lane in lanes] for result in results], bool
    ).reshape(len(results), len(lanes))
    return Comparison(
        measure,
        tuple(result.seed for result in results),
        tuple(lanes),
        figures,
        diverged,
        _common_epoch(figures, diverged),
    )


def measure_of(results: Sequence[SeedResult], lanes: Sequence[int]) -> Measure:
    """Return the best measure that every lane has which has finished an epoch."""
    found = [
        set(lane_result.epochs[0])
        for result in results
        for lane, lane_result in result.lanes.items()
        if lane in lanes and lane_result.epochs
    ]
    shared = set.intersection(*found) if found else set()
    return next((m for m in MEASURES if m.name in shared), MEASURES[0])


def sign_test(wins: int, losses: int) -> float:
    """Return how likely luck alone splits seeds so unevenly or more, to either side.

    The exact two-sided sign test (Conover 1999, Practical Nonparametric Statistics, 3.4): each
    seed that decides is a fair coin, so with all k on one side it is 2 / 2**k. Ties do not count.
    """
    decided, most = wins + losses, max(wins, losses)
    tail = sum(math.comb(decided, i) for i in range(most, decided + 1))
    return float(min(1.0, 2 * tail / 2**decided))


def seeds_needed(wins: int, losses: int) -> int | None:
    """Return how many seeds would settle it if the same share went on winning.

    None where it would take more than `MOST_SEEDS`.
    """
    decided, most = wins + losses, max(wins, losses)
    for count in range(decided + 1, MOST_SEEDS + 1):
        won = count * most // max(1, decided)
        if decided and sign_test(won, count - won) < SETTLED_BELOW:
            return count
    return None


def _sound(result: LaneResult | None, measure: Measure) -> list[float]:
    """Return the figure of each epoch up to the first with one that is no finite number."""
    found = []
    for figures in result.epochs if result is not None else ():
        value = figures.get(measure.name, math.nan)
        if not (math.isfinite(value) and math.isfinite(figures.get("loss", 0.0))):
            break
        found.append(value)
    return found


def _diverged(result: LaneResult | None) -> bool:
    if result is None:
        return False
    figures = (value for epoch in result.epochs for value in epoch.values())
    return result.state is RunState.DIVERGED or not all(map(math.isfinite, figures))


def _common_epoch(figures: Floats, diverged: Bools) -> int:
    reached = np.isfinite(figures).sum(axis=2)
    farthest = np.where(diverged, 0, reached).max(axis=0, initial=0)
    came = farthest[farthest > 0]
    return int(came.min()) if len(came) else 0


def _over_seeds(reduce: Callable[[Floats], Floats], values: Floats) -> Floats:
    """Apply ``reduce`` to the finite values of each epoch; NaN where there are none."""
    columns = (_finite(column) for column in values.T)
    return np.array([float(reduce(c)) if len(c) else math.nan for c in columns], np.float64)


def _level(first: Floats, second: Floats) -> Bools:
    return np.asarray(np.isclose(first, second, rtol=LEVEL, atol=0), bool)


def _finite(values: Floats) -> Floats:
    return values[np.isfinite(values)]


def _deviation(values: Floats) -> float:
    return float(np.std(values, ddof=1)) if len(values) > 1 else math.nan
