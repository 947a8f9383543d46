"""How much of the processor training takes, so that a race and TensorFlow agree on it."""

from __future__ import annotations

import os

MOST_OPERATIONS = 4
"""More operations side by side than this gain nothing; threads without work make others wait."""


def cores() -> int:
    """Return how many cores this machine has, as the system counts them; at least 1."""
    return os.cpu_count() or 1


def lanes_at_once(cores: int) -> int:
    """Return how many lanes of a race compute side by side: one a core."""
    return cores


def operations_at_once(cores: int) -> int:
    """Return how many operations run side by side: one a core, and one for the pad at least.

    There must not be many more than cores: with three on two cores a race of several lanes took
    60 % longer than with two.
    """
    return min(max(2, cores), MOST_OPERATIONS)
