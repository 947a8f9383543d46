"""Which functions are shown, in which colours, and what of the axes is seen of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.insight import activation_curves as curves

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gui.training.scale import Range

MAXOUT = "maxout"
"""Stands for a Maxout unit where a kind of activation is expected."""
MOST = 6
"""As many curves at once as there are colours."""
OWN_LANES = {"sigmoid": 0, "tanh": 1, "relu": 2, "leaky_relu": 3, "elu": 4, MAXOUT: 5}
"""Functions that have their colour whenever it is free, so that it means the same everywhere."""
X_RANGE: Range = (-7.0, 7.0)
ENDLESS, CUT = 6.5, 3.0
"""What goes beyond the first grows without end, and is shown up to the second."""
MARGIN = 0.08
POINTS = 281
"""Places at which the range is looked up."""


@dataclass(frozen=True)
class Shown:
    """A function in the plots.

    Parameters
    ----------
    title : as the learner calls it.
    lane : number of its colour.
    """

    kind: str
    title: str
    function: curves.Function
    lane: int

    def at(self, x: float | np.ndarray, slope: bool) -> np.ndarray:
        """Return f(x), or f'(x) where ``slope``."""
        compute = curves.derivative if slope else curves.value
        return compute(self.function, x)


def freeLane(kind: str, taken: Collection[int]) -> int:
    """A colour that no other curve has; its own one if that is free."""
    own = OWN_LANES.get(kind)
    if own is not None and own not in taken:
        return own
    return next((lane for lane in reversed(range(MOST)) if lane not in taken), 0)


def verticalRange(shown: Sequence[Shown], slope: bool) -> Range:
    """What to see of the vertical axis, so that bounded functions are seen whole."""
    low, high = (0.0, 1.0)
    places = np.linspace(*X_RANGE, POINTS)
    for curve in shown:
        if curve.kind == MAXOUT and not slope:  # its lines can be dragged so far
            low, high = min(low, -CUT), max(high, CUT)
            continue
        values = curve.at(places, slope)
        least, most = float(values.min()), float(values.max())
        low = min(low, -CUT if least < -ENDLESS else least)
        high = max(high, CUT if most > ENDLESS else most)
    room = MARGIN * (high - low)
    return low - room, high + room
