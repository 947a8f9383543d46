"""How weights, activations and gradients were spread at the moments that were looked at."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.observation import Histogram, LayerVitals

MOST_MOMENTS = 60
BINS = 96
LEAST_WIDTH = 1e-30
TRIMMED = 0.001
"""The share of outliers, at both ends together, that need not be seen."""
OUTER = 0.2
"""The share of moments that may reach beyond what is seen."""


class Part(Enum):
    """What of a layer is looked at; the name of the field of `LayerVitals`."""

    WEIGHTS = "weights"
    ACTIVATIONS = "activations"
    GRADIENTS = "gradients"


class SpreadHistory:
    """Keeps some sixty moments, spread evenly over what was seen of the run."""

    def __init__(self) -> None:
        self._moments: dict[int, tuple[LayerVitals, ...]] = {}

    def __len__(self) -> int:
        return len(self._moments)

    def clear(self) -> None:
        """Forget all."""
        self._moments = {}

    def add(self, update: int, vitals: tuple[LayerVitals, ...]) -> None:
        """Keep how the layers were doing after ``update`` updates."""
        self._moments[update] = vitals
        self._moments = dict(sorted(self._moments.items()))
        if len(self._moments) > MOST_MOMENTS:
            del self._moments[_leastMissed(list(self._moments))]

    def updates(self) -> list[int]:
        """The moments there are, ascending."""
        return list(self._moments)

    def layers(self, part: Part) -> list[int]:
        """The places of the layers of which that part is known."""
        last = next(reversed(self._moments.values()), ())
        return [layer.index for layer in last if getattr(layer, part.value) is not None]

    def histograms(self, index: int, part: Part) -> list[tuple[int, Histogram]]:
        """A layer's histograms, each with its update, ascending."""
        found = []
        for update, vitals in self._moments.items():
            layer = next((layer for layer in vitals if layer.index == index), None)
            histogram = getattr(layer, part.value) if layer is not None else None
            if histogram is not None:
                found.append((update, histogram))
        return found


def _leastMissed(updates: Sequence[int]) -> int:
    """The moment, neither the first nor the last, without which the gap is smallest."""
    gaps = np.subtract(updates[2:], updates[:-2])
    return updates[1 + int(np.argmin(gaps))]


class Spreads(NamedTuple):
    """Several histograms of equally many bins, to be worked on at once.

    Parameters
    ----------
    low, high : between which their values lie, shape (n,).
    below : which share of the values lies below each edge of the bins, shape (n, bins + 1).
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    below: NDArray[np.float64]


def spreadsOf(histograms: Sequence[Histogram]) -> Spreads:
    """Stack histograms, of which there is at least one."""
    counts = np.array([histogram.counts for histogram in histograms], np.float64)
    sums = np.cumsum(counts, axis=1)
    below = np.concatenate([np.zeros((len(counts), 1)), sums], axis=1)
    ends = np.array([(histogram.low, histogram.high) for histogram in histograms])
    return Spreads(ends[:, 0], ends[:, 1], below / np.maximum(below[:, -1:], 1))


def shares(spreads: Spreads, low: float, high: float, bins: int = BINS) -> NDArray[np.float64]:
    """Which share of the values lies in each of ``bins`` equal parts between two values.

    Within a bin of a histogram they are taken to lie evenly.

    Returns
    -------
    Of shape (n, bins).
    """
    own = spreads.below.shape[1] - 1
    widths = np.maximum(spreads.high - spreads.low, LEAST_WIDTH)[:, None] / own
    edges = np.linspace(low, high, bins + 1)[None, :]
    at = np.clip((edges - spreads.low[:, None]) / widths, 0, own)
    first = np.minimum(at.astype(np.intp), own - 1)
    left = np.take_along_axis(spreads.below, first, axis=1)
    right = np.take_along_axis(spreads.below, first + 1, axis=1)
    return np.diff(left + (at - first) * (right - left), axis=1)


def rangeOf(spreads: Spreads, shown: int) -> tuple[float, float]:
    """The values between which nearly all of them lie; never nothing.

    Outliers, and moments with far larger values than the rest, would leave too little of it to see.

    Parameters
    ----------
    shown : which of the histograms lies within it as a whole, but for its own outliers.
    """
    widths = (spreads.high - spreads.low) / (spreads.below.shape[1] - 1)
    first = np.argmax(spreads.below[:, 1:] > TRIMMED / 2, axis=1)
    last = np.argmax(spreads.below[:, 1:] >= 1 - TRIMMED / 2, axis=1) + 1
    lows, highs = spreads.low + first * widths, spreads.low + last * widths
    low = min(float(np.quantile(lows, OUTER)), float(lows[shown]))
    high = max(float(np.quantile(highs, 1 - OUTER)), float(highs[shown]))
    return (low, high) if high > low else (low - 0.5, high + 0.5)
