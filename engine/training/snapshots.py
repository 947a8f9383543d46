"""Moments of a run to go back to: copies of the weights, in bounded memory."""

from __future__ import annotations

import math
import threading
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

LIMIT_BYTES = 128 * 2**20
LANE_LIMIT_BYTES = LIMIT_BYTES // 4
"""A lane of a race has less, as there may be twelve."""
MOST = 400
"""About as many moments as a slider has places that the hand can tell apart."""
FEWEST = 3
"""The first, the last and the best."""
STATE_SHARE = 0.5
"""The part of the memory that optimizer states may take while it is short."""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A model at one moment of its run. Arrays are copied, unless they are read-only already.

    Parameters
    ----------
    update : how many updates had been made.
    epoch : the same in epochs.
    weights : the values of ``model.weights``, in order; read-only.
    optimizer : the values of the optimizer's variables, in order; read-only, and empty where they
        were not kept.
    values : the figures at that moment, by name.
    """

    update: int
    epoch: float
    weights: tuple[Array, ...]
    optimizer: tuple[Array, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", tuple(map(_frozen, self.weights)))
        object.__setattr__(self, "optimizer", tuple(map(_frozen, self.optimizer)))
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    @cached_property
    def weight_bytes(self) -> int:
        """The memory of the weights."""
        return sum(array.nbytes for array in self.weights)

    @cached_property
    def state_bytes(self) -> int:
        """The memory of the optimizer's state."""
        return sum(array.nbytes for array in self.optimizer)


def _frozen(array: Array) -> Array:
    if array.flags.writeable or not array.flags.owndata:
        array = np.array(array)
        array.flags.writeable = False
    return array


class Snapshots:
    """The moments of one run, from which the engine's thread and the window's take alike.

    **When a moment is worth keeping.** `due` is the first update that is: the gap to the last
    moment is then ``2 / capacity`` of the run so far, and one update at least. So every update of
    the beginning may be kept, and a run of n updates asks for about ``capacity / 2 * ln(n)``
    moments. An epoch's end is asked for when the last epoch's end is half that gap away: each one,
    therefore, of a run that has fewer epochs than ``capacity``.

    **What gives way.** While the memory is exceeded, the optimizer's states go first: those of
    ordinary moments, the oldest before the newer, then, as long as states take more than half of
    the memory, those of epoch ends. Then, while there are too many moments or too many bytes, the
    moment goes that leaves the smallest gap behind. Gaps are measured half in the share of the run
    and half in the share of its logarithm, so the beginning stays denser; for an epoch's end, only
    between epoch ends, so these stay until they are as dense as other moments. The last moment and
    the best one always stay whole, and the first one stays as long as there is anything else to
    give.

    **Bounds.** After each `add` the memory is at most ``limit_bytes``, or what the last and the
    best moment take where those alone are larger. What the k - 2 or more moments that may go would
    leave sums up to 4 at the most (a run and its epoch ends, each gap counted from both its sides),
    so the least of it is at most ``4 / (k - 2)``: no gap that was made by thinning to k moments is
    longer than ``8 / (k - 2)`` of the run at that time, and its share falls later.

    Parameters
    ----------
    limit_bytes : the memory of all arrays together.
    most : how many moments at the most, 3 or more.

    Raises
    ------
    ValueError : ``most`` is below 3.
    """

    def __init__(self, limit_bytes: int = LIMIT_BYTES, most: int = MOST) -> None:
        if most < FEWEST:
            raise ValueError(f"most must be {FEWEST} or more, not {most}")
        self._limit, self._most = limit_bytes, most
        self._lock = threading.RLock()
        self.clear()

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept: tuple[Snapshot, ...] = ()
            self._ends: set[int] = set()
            self._best: int | None = None
            self._due = self._end_due = 0

    @property
    def due(self) -> int:
        """The first update at which a further moment is worth keeping."""
        return self._due

    def wants(self, update: int, keep: bool = False) -> bool:
        """Whether a moment at ``update`` is worth taking; ``keep``: it is an epoch's end.

        Costs one comparison, on any thread. A new best epoch is worth taking whatever this says.
        """
        return update >= (self._end_due if keep else self._due)

    def add(self, snapshot: Snapshot, keep: bool = False) -> None:
        """Keep ``snapshot``; another one of the same update is replaced.

        Parameters
        ----------
        keep : it is an epoch's end, which stays longer than others.

        Raises
        ------
        ValueError : it is older than the last one.
        """
        with self._lock:
            self._append(snapshot)
            if keep:
                self._ends.add(snapshot.update)
            self._drop_states()
            self._thin()
            self._schedule()

    def keep_best(self, update: int) -> None:
        """Make the moment at ``update``, just added, the best one; releases the one before.

        Raises
        ------
        KeyError : there is none at that update.
        """
        with self._lock:
            if not any(snapshot.update == update for snapshot in self._kept):
                raise KeyError(update)
            self._best = update

    @property
    def best(self) -> Snapshot | None:
        """The moment that `keep_best` named."""
        with self._lock:
            return next((s for s in self._kept if s.update == self._best), None)

    @property
    def last(self) -> Snapshot | None:
        """The newest one."""
        with self._lock:
            return self._kept[-1] if self._kept else None

    def updates(self) -> tuple[int, ...]:
        """Return the updates of all moments, ascending."""
        with self._lock:
            return tuple(snapshot.update for snapshot in self._kept)

    def all(self) -> tuple[Snapshot, ...]:
        """Return all moments, ascending."""
        with self._lock:
            return self._kept

    def nearest(self, update: int) -> Snapshot | None:
        """Return the moment nearest to ``update``, of two as near the earlier; None without any."""
        with self._lock:
            kept = self._kept
        if not kept:
            return None
        place = bisect_left(kept, update, key=lambda snapshot: snapshot.update)
        around = kept[max(0, place - 1) : place + 1]
        return min(around, key=lambda snapshot: abs(snapshot.update - update))

    @property
    def bytes(self) -> int:
        """The memory of all arrays."""
        with self._lock:
            return _weight_bytes(self._kept) + _state_bytes(self._kept)

    @property
    def capacity(self) -> int:
        """How many moments of the last one's size have room beside the optimizer's states."""
        last = self.last
        size = last.weight_bytes if last else 0
        room = int(self._limit * (1 - STATE_SHARE))
        return max(FEWEST, min(self._most, room // max(1, size)))

    def _append(self, snapshot: Snapshot) -> None:
        kept = self._kept
        if kept and snapshot.update < kept[-1].update:
            raise ValueError(f"update {snapshot.update} is before {kept[-1].update}")
        if kept and snapshot.update == kept[-1].update:
            kept = kept[:-1]
        self._kept = (*kept, snapshot)

    def _schedule(self) -> None:
        first, last = self._kept[0].update, self._kept[-1].update
        gap = 2 * (last - first) / self.capacity
        self._due = last + max(1, math.ceil(gap))
        if self._ends:
            self._end_due = max(self._ends) + max(1, math.ceil(gap / 2))

    def _drop_states(self) -> None:
        while self.bytes > self._limit:
            chosen = self._needless_state()
            if chosen is None:
                return
            bare = replace(chosen, optimizer=())
            self._kept = tuple(bare if s is chosen else s for s in self._kept)

    def _needless_state(self) -> Snapshot | None:
        """Return the moment whose optimizer state is missed least, None where all should stay."""
        holders = [s for s in self._kept if s.optimizer]
        loose = (s for s in holders if s.update not in self._ends and not self._is_fixed(s))
        chosen = next(loose, None)
        if chosen is None and _state_bytes(holders) > self._limit * STATE_SHARE:
            chosen = self._least_missed(holders)
        return chosen

    def _thin(self) -> None:
        while len(self._kept) > self._most or self.bytes > self._limit:
            chosen = self._least_missed(self._kept)
            if chosen is None:
                return
            self._kept = tuple(s for s in self._kept if s is not chosen)
            self._ends.discard(chosen.update)

    def _least_missed(self, rows: Sequence[Snapshot]) -> Snapshot | None:
        """Return the one without which the gaps stay smallest, None where none may go."""
        updates = [s.update for s in rows]
        ends = sorted({updates[0], updates[-1], *self._ends.intersection(updates)})
        gaps = dict(zip(updates, merged_gaps(updates), strict=True))
        gaps |= zip(ends, merged_gaps(ends), strict=True)
        free = (s for s in rows if not self._is_fixed(s))
        return min(free, key=lambda s: gaps[s.update], default=None)

    def _is_fixed(self, snapshot: Snapshot) -> bool:
        return snapshot is self._kept[-1] or snapshot.update == self._best


def merged_gaps(updates: Sequence[int]) -> list[float]:
    """Return for each of ascending ``updates`` how large a gap would be left without it.

    The whole run is 1, half of it counted in updates, half in their logarithm. Infinite for the
    first and the last.
    """
    if len(updates) < FEWEST:
        return [math.inf] * len(updates)
    since = np.asarray(updates, np.float64) - updates[0]
    places = (since / since[-1] + np.log1p(since) / np.log1p(since[-1])) / 2
    return [math.inf, *(places[2:] - places[:-2]).tolist(), math.inf]


def _weight_bytes(rows: Sequence[Snapshot]) -> int:
    return sum(snapshot.weight_bytes for snapshot in rows)


def _state_bytes(rows: Sequence[Snapshot]) -> int:
    return sum(snapshot.state_bytes for snapshot in rows)
