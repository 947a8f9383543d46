"""What is along one side of a scatter plot: a name, a range, and round numbers in it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_TICKS, _AIR = 6, 0.06


@dataclass(frozen=True)
class Axis:
    """One side of a plot.

    Parameters
    ----------
    name : what is along it, for people.
    low, high : from where to where it goes, low below high.
    """

    name: str
    low: float
    high: float

    @classmethod
    def around(cls, name: str, values: Numbers) -> Axis:
        """Return an axis with some air around ``values``, which may all be the same."""
        low, high = float(values.min()), float(values.max())
        span = (high - low) * (1 + 2 * _AIR) or max(1.0, abs(low))
        return cls(name, low, high).widened(span)

    @property
    def span(self) -> float:
        """How much there is between its ends."""
        return self.high - self.low

    def widened(self, span: float) -> Axis:
        """Return this axis with the same middle and another span."""
        middle = (self.low + self.high) / 2
        return replace(self, low=middle - span / 2, high=middle + span / 2)

    def shares(self, values: Numbers) -> Numbers:
        """Return where values are, 0 at the low end and 1 at the high one."""
        return (values - self.low) / self.span

    def ticks(self) -> Numbers:
        """Return two to seven round numbers: 1, 2 or 5 times a power of ten apart."""
        rough = self.span / _TICKS
        power = 10.0 ** math.floor(math.log10(rough))
        step = power * next(n for n in (1, 2, 5, 10) if n * power >= rough * 0.999)
        counts = np.arange(math.ceil(self.low / step), math.floor(self.high / step) + 1)
        return counts.astype(np.float64) * step


def written(number: float) -> str:
    """Return a tick for people, without the digits that binary fractions leave behind."""
    return f"{number:.10g}"


def alike(across: Axis, up: Axis) -> tuple[Axis, Axis]:
    """Give both axes one scale where that costs little, so that circles are round."""
    widest = max(across.span, up.span)
    if widest > 2 * min(across.span, up.span):
        return across, up
    return across.widened(widest), up.widened(widest)
