"""Training examples as a network sees them, and how near a drawing comes to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.insight.explanation import Floats, Neighbour

if TYPE_CHECKING:
    from engine.data.dataset import Split

Features = Callable[[NDArray[np.uint8]], Floats]


class Gallery:
    """Examples with their features."""

    @classmethod
    def of(cls, features: Features, split: Split | None, most: int) -> Gallery | None:
        """Return at most ``most`` of the examples, spread over all of them."""
        raise NotImplementedError

    def nearest(self, features: Floats, count: int) -> tuple[Neighbour, ...]:
        """Return the examples nearest to a drawing, the nearest first."""
        raise NotImplementedError

    def novelty(self, features: Floats) -> float:
        """Return how unlike all examples a drawing is, 0 to 1."""
        raise NotImplementedError
