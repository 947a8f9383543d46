"""What a run has measured so far, and curves thin enough to draw."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SMOOTHED = 50
"""The smoothed line is a mean over about so many updates."""


@dataclass(frozen=True)
class EpochResult:
    """One epoch's figures.

    Parameters
    ----------
    epoch : counted from 1.
    update : how many updates had been made at its end.
    values : by name: ``loss``, the metrics, and the same with ``val_`` where there is validation.
    seconds : training and validation together, without pauses.
    """

    epoch: int
    update: int
    values: Mapping[str, float]
    seconds: float


class Row:
    """A long row of numbers that grows, and knows the extremes of any part of it at once.

    A pyramid of smallest and largest values, of 4, 16, 64 … numbers each, grows with it when it
    is asked for; so a picture costs as much as it has pixels, however long the row is.

    Parameters
    ----------
    dtype : of the numbers, ``float32`` or ``float64``.
    """

    FAN = 4
    FINE = 4
    """A span is at least so many blocks of the pyramid wide, which is how exact its ends are."""

    def __init__(self, dtype: type[np.floating] = np.float32) -> None:
        self._values = _Buffer(dtype)
        self._levels: list[tuple[_Buffer, _Buffer]] = []
        self._counted = 0

    def __len__(self) -> int:
        return self._values.size

    @property
    def raw(self) -> NDArray[np.floating]:
        """The numbers themselves; a view, which stays as it is while the row grows."""
        return self._values.view

    def extend(self, values: NDArray[np.floating]) -> None:
        """Append ``values``."""
        self._values.append(values)

    def spans(self, edges: NDArray[np.intp]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        """Return the smallest and the largest number between each two neighbouring edges.

        Parameters
        ----------
        edges : places in the row, rising, 0 to its length; at least two.

        Returns
        -------
        Two arrays, one shorter than ``edges``; NaN for a span that holds no number. Where spans
        are long, their ends are exact to a quarter of their mean length.
        """
        self._count()
        mean = (edges[-1] - edges[0]) / (len(edges) - 1)
        level, block = 0, 1
        while level < len(self._levels) and block * self.FAN * self.FINE <= mean:
            level, block = level + 1, block * self.FAN
        # The last block may be incomplete; it belongs to the span that ends with it.
        blocks = np.where(edges < edges[-1], edges // block, -(-edges // block))
        sources = self._levels[level - 1] if level else (self._values, self._values)
        low, high = (source.view for source in sources)
        return _reduced(np.fmin, low, blocks), _reduced(np.fmax, high, blocks)

    def extremes(self) -> tuple[float, float]:
        """Return the smallest and the largest number of all; NaN where there is none."""
        low, high = self.spans(np.array([0, len(self)]))
        return float(low[0]), float(high[0])

    def _count(self) -> None:
        """Bring the pyramid up to date; its last blocks may still be incomplete."""
        if self._counted == len(self):
            return
        first, (low, high) = self._counted, (self._values, self._values)
        for level in range(self._height()):
            if level == len(self._levels):
                self._levels.append((_Buffer(low.dtype), _Buffer(low.dtype)))
            above = self._levels[level]
            first = min(first // self.FAN, above[0].size)
            above[0].put(first, _blocks(np.fmin, low.view[first * self.FAN :], self.FAN))
            above[1].put(first, _blocks(np.fmax, high.view[first * self.FAN :], self.FAN))
            low, high = above
        self._counted = len(self)

    def _height(self) -> int:
        """Return how many levels are worth having: the highest has few blocks."""
        height, size = 0, len(self)
        while size > 8 * self.FAN:
            height, size = height + 1, size // self.FAN
        return height


class Series(Row):
    """A long row of numbers that grows, with its smoothed twin.

    Smoothing is an exponential moving average with the bias of its start divided out (Kingma
    and Ba 2014, section 3), so that the first values are not pulled towards 0.

    Parameters
    ----------
    keep : the share of the running mean kept at each number, 0 (no smoothing) to below 1. It may
        be set anew at any time, and counts for what comes then.
    """

    BLOCK = 256

    def __init__(self, keep: float = 1 - 1 / SMOOTHED) -> None:
        super().__init__()
        self.keep = keep
        self._smooth = _Buffer(np.float32)
        self._mean = self._weight = 0.0

    @property
    def reach(self) -> int:
        """Over about how many numbers the running mean reaches."""
        return round(1 / (1 - self.keep))

    @property
    def smooth(self) -> NDArray[np.floating]:
        """The smoothed numbers; a view."""
        return self._smooth.view

    def extend(self, values: NDArray[np.floating]) -> None:
        """Append ``values``."""
        for start in range(0, len(values), self.BLOCK):
            self._append(values[start : start + self.BLOCK])

    def _append(self, block: NDArray[np.floating]) -> None:
        """Work the moving average out for a whole block at once, in closed form."""
        keep = self.keep
        fed = (1 - keep) * np.asarray(block, np.float64)
        powers = keep ** np.arange(1, len(block) + 1)
        means = powers * (self._mean + np.cumsum(fed / powers)) if keep else fed
        weights = 1 - powers * (1 - self._weight)
        super().extend(block)
        self._smooth.append(means / weights)
        self._mean, self._weight = float(means[-1]), float(weights[-1])


class _Buffer:
    """An array with room to grow; what was handed out keeps its values."""

    def __init__(self, dtype: type[np.floating]) -> None:
        self.dtype = dtype
        self.size = 0
        self._room = np.empty(1024, dtype)

    @property
    def view(self) -> NDArray[np.floating]:
        return self._room[: self.size]

    def append(self, values: NDArray[np.floating]) -> None:
        self.put(self.size, values)

    def put(self, first: int, values: NDArray[np.floating]) -> None:
        """Write ``values`` from place ``first`` on, which then are the last ones."""
        end = first + len(values)
        if end > len(self._room):
            room = np.empty(max(end, 2 * len(self._room)), self.dtype)
            room[:first] = self._room[:first]
            self._room = room
        self._room[first:end] = values
        self.size = end


def _blocks(least: np.ufunc, values: NDArray[np.floating], width: int) -> NDArray[np.floating]:
    """Reduce each ``width`` values to one; the last block may have fewer."""
    return least.reduceat(values, np.arange(0, len(values), width))


def _reduced(
    least: np.ufunc, values: NDArray[np.floating], edges: NDArray[np.intp]
) -> NDArray[np.floating]:
    """Reduce the values between neighbouring edges to one each; NaN where there are none."""
    result = np.full(len(edges) - 1, np.nan, values.dtype)
    filled = np.flatnonzero(np.diff(edges))
    if len(filled):
        result[filled] = least.reduceat(values[: edges[-1]], edges[filled])
    return result


def envelope(values: Floats, points: int) -> tuple[NDArray[np.float64], Floats]:
    """Thin ``values`` to about ``points`` for drawing, keeping each bucket's smallest and largest.

    Returns positions (counted from 0, float64) and values in drawing order.
    """
    size = len(values)
    if size <= points:
        return np.arange(size, dtype=np.float64), values
    width = math.ceil(2 * size / points)
    whole = size // width * width
    buckets = values[:whole].reshape(-1, width)
    ends = np.sort(np.stack([buckets.argmin(axis=1), buckets.argmax(axis=1)], axis=1), axis=1)
    kept = (ends + np.arange(len(buckets))[:, None] * width).ravel()
    kept = np.append(
        kept, np.arange(whole, size) if size - whole <= 2 else _extremes(values[whole:]) + whole
    )
    if kept[-1] != size - 1:
        kept = np.append(kept, size - 1)
    return kept.astype(np.float64), values[kept]


def _extremes(values: Floats) -> NDArray[np.int64]:
    return np.unique([values.argmin(), values.argmax()])


@dataclass(frozen=True, eq=False)
class UpdateTable:
    """Every update of a run, to be written down at leisure.

    Parameters
    ----------
    values : loss and metrics, by name.
    times, rates : seconds and learning rate of each update; empty where unknown.
    steps_per_epoch : updates in an epoch, 0 where unknown.
    """

    values: Mapping[str, NDArray[np.floating]]
    times: NDArray[np.floating]
    rates: NDArray[np.floating]
    steps_per_epoch: int

    PART = 4096

    def csv_parts(self) -> Iterator[str]:
        """Return the table as CSV with a header, in parts of some thousand rows."""
        yield ",".join(["update", "epoch", "seconds", "learning_rate", *self.values]) + "\n"
        size = max(map(len, self.values.values()), default=0)
        for start in range(0, size, self.PART):
            yield "".join(self._rows(start, min(start + self.PART, size)))

    def _rows(self, start: int, stop: int) -> Iterator[str]:
        steps = self.steps_per_epoch
        columns = [
            [str(update + 1) for update in range(start, stop)],
            [str(update // steps + 1) if steps else "" for update in range(start, stop)],
            _cells(self.times, start, stop, "{:.4f}"),
            _cells(self.rates, start, stop, "{:.9g}"),
            *(_cells(values, start, stop, "{:.9g}") for values in self.values.values()),
        ]
        return (",".join(row) + "\n" for row in zip(*columns, strict=True))


def _cells(values: NDArray[np.floating], start: int, stop: int, form: str) -> list[str]:
    """Write some values, those that are not known as nothing; nine figures tell float32 apart."""
    known = [form.format(v) if v == v else "" for v in values[start:stop].tolist()]
    return known + [""] * (stop - start - len(known))


@dataclass
class History:
    """All that one run has measured.

    Attributes
    ----------
    batches : a `Series` for the loss and each metric.
    epochs : one result an epoch.
    steps_per_epoch : updates in an epoch, 0 while unknown.
    examples_per_update : the mean size of a batch, 0 while unknown.
    clock, schedule : seconds and learning rate of each update, see `times` and `rates`.
    """

    batches: dict[str, Series] = field(default_factory=dict)
    epochs: list[EpochResult] = field(default_factory=list)
    steps_per_epoch: int = 0
    examples_per_update: float = 0.0
    clock: Row = field(default_factory=lambda: Row(np.float64), repr=False)
    schedule: Row = field(default_factory=Row, repr=False)

    def add_batches(
        self,
        values: Mapping[str, Floats],
        seconds: float | None = None,
        rates: Floats | None = None,
    ) -> None:
        """Append the values of some batches.

        Parameters
        ----------
        values : by name, a number a batch.
        seconds : on the run's clock at the end of these batches, where it is known.
        rates : the learning rate of each batch, where it is known.
        """
        before = self.updates
        for name, row in values.items():
            self._series(name).extend(row)
        self._add_times(self.updates - before, seconds)
        if rates is not None:
            unknown = np.full(before - len(self.schedule), np.nan, np.float32)
            self.schedule.extend(np.concatenate([unknown, rates]))

    def _series(self, name: str) -> Series:
        """Return the series of a figure, smoothed over no more than an epoch.

        In a full batch no noise is left to smooth away, and a mean over many epochs would lag far
        behind validation.
        """
        series = self.batches.setdefault(name, Series())
        series.keep = 1 - 1 / min(SMOOTHED, self.steps_per_epoch or SMOOTHED)
        return series

    def _add_times(self, count: int, seconds: float | None) -> None:
        last = float(self.clock.raw[-1]) if len(self.clock) else 0.0
        passed = 0.0 if seconds is None else max(0.0, seconds - last)
        self.clock.extend(last + passed * np.arange(1, count + 1) / max(1, count))

    @property
    def times(self) -> NDArray[np.floating]:
        """Seconds on the run's clock after each update, never falling; 0 where unknown."""
        return self.clock.raw

    @property
    def rates(self) -> NDArray[np.floating]:
        """The learning rate of each update, NaN where unknown; empty where never told."""
        return self.schedule.raw

    @property
    def updates(self) -> int:
        """How many batches have been learnt from."""
        loss = self.batches.get("loss")
        return len(loss) if loss is not None else 0

    def until(self, update: int) -> History:
        """Return a copy of what had been measured after so many updates."""
        past = History(steps_per_epoch=self.steps_per_epoch)
        past.examples_per_update = self.examples_per_update
        past.epochs = [epoch for epoch in self.epochs if epoch.update <= update]
        for name, series in self.batches.items():
            past._series(name).extend(series.raw[:update].astype(np.float32))
        past.clock.extend(self.clock.raw[:update])
        past.schedule.extend(self.schedule.raw[:update])
        return past

    def table(self) -> UpdateTable:
        """Return what is known of every update so far; it stays as it is while the run goes on."""
        return UpdateTable(
            {name: series.raw for name, series in self.batches.items()},
            self.times if len(self.times) and self.times[-1] > 0 else self.times[:0],
            self.rates,
            self.steps_per_epoch,
        )

    def names(self) -> list[str]:
        """Return the columns of the epochs' figures, in order."""
        return list(dict.fromkeys(name for e in self.epochs for name in e.values))

    def to_csv(self) -> str:
        """Return the epochs as CSV with a header."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        names = self.names()
        writer.writerow(["epoch", *names, "seconds"])
        for e in self.epochs:
            writer.writerow(
                [
                    e.epoch,
                    *(repr(e.values[n]) if n in e.values else "" for n in names),
                    f"{e.seconds:.3f}",
                ]
            )
        return text.getvalue()
