"""What a run has measured so far, and curves thin enough to draw."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


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


class Series:
    """A long row of numbers that grows, with its smoothed twin.

    Smoothing is an exponential moving average with the bias of its start divided out (Kingma
    and Ba 2014, section 3), so that the first values are not pulled towards 0.

    Parameters
    ----------
    keep : the share of the running mean kept at each number, 0 (no smoothing) to below 1.
    """

    BLOCK = 256

    def __init__(self, keep: float = 0.98) -> None:
        self._keep = keep
        self._raw = np.empty(1024, np.float32)
        self._smooth = np.empty(1024, np.float32)
        self._size = 0
        self._mean = 0.0

    def __len__(self) -> int:
        return self._size

    @property
    def raw(self) -> Floats:
        """The numbers themselves; a view."""
        return self._raw[: self._size]

    @property
    def smooth(self) -> Floats:
        """The smoothed numbers; a view."""
        return self._smooth[: self._size]

    def extend(self, values: Floats) -> None:
        """Append ``values``."""
        self._make_room(len(values))
        for start in range(0, len(values), self.BLOCK):
            self._append(values[start : start + self.BLOCK])

    def _make_room(self, count: int) -> None:
        needed = self._size + count
        if needed > len(self._raw):
            room = max(needed, 2 * len(self._raw))
            self._raw, self._smooth = (
                np.concatenate([a[: self._size], np.empty(room - self._size, np.float32)])
                for a in (self._raw, self._smooth)
            )

    def _append(self, block: Floats) -> None:
        """Work the moving average out for a whole block at once, in closed form."""
        keep, n = self._keep, len(block)
        powers = keep ** np.arange(1, n + 1)
        fed = (1 - keep) * np.asarray(block, np.float64)
        means = powers * (self._mean + np.cumsum(fed / powers)) if keep else fed
        counts = np.arange(self._size + 1, self._size + n + 1)
        end = self._size + n
        self._raw[self._size : end] = block
        self._smooth[self._size : end] = means / (1 - keep**counts)
        self._size, self._mean = end, float(means[-1])


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


@dataclass
class History:
    """All that one run has measured. ``batches`` has a `Series` for the loss and each metric."""

    batches: dict[str, Series] = field(default_factory=dict)
    epochs: list[EpochResult] = field(default_factory=list)
    steps_per_epoch: int = 0

    def add_batches(self, values: Mapping[str, Floats]) -> None:
        """Append the values of some batches, by name."""
        for name, row in values.items():
            self.batches.setdefault(name, Series()).extend(row)

    @property
    def updates(self) -> int:
        """How many batches have been learnt from."""
        loss = self.batches.get("loss")
        return len(loss) if loss is not None else 0

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
