"""Whether the gradient reaches all layers: how large it is in each, compared with the last."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from engine.insight.doctor import VANISHED

if TYPE_CHECKING:
    from engine.insight.observation import LayerVitals

EXPLODED = 1 / VANISHED
"""A gradient so many times as large as in the last layer is called exploding."""


class Flow(Enum):
    """How the gradient of a layer compares with that of the last one."""

    STEADY = "steady"
    VANISHING = "vanishing"
    EXPLODING = "exploding"


def flows(vitals: Sequence[LayerVitals]) -> tuple[Flow | None, ...]:
    """Compare the root mean square of each layer's gradient with that of the last layer.

    Sizes are compared, and not lengths, which grow with the number of weights.

    Returns
    -------
    One for each layer, None where it has no gradient, or where there is nothing to compare it with.
    """
    sizes = [layer.gradient_size for layer in vitals]
    known = [size for size in sizes if size is not None]
    last = known[-1] if len(known) > 1 else 0.0
    return tuple(None if size is None or not last > 0 else _flow(size / last) for size in sizes)


def _flow(ratio: float) -> Flow:
    if ratio <= VANISHED:
        return Flow.VANISHING
    return Flow.EXPLODING if ratio >= EXPLODED else Flow.STEADY
