"""Which strokes of a drawing support the answer: each is left out in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.insight.explanation import Floats, Ink, Piece


def pieces(read: Callable[[NDArray[np.uint8]], Floats], ink: Ink, target: int) -> tuple[Piece, ...]:
    """Return the strokes, a lone one in pieces, with their support for class ``target``."""
    raise NotImplementedError
