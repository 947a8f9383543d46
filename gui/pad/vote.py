"""What several networks together take a picture for. Free of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Vote:
    """The ensemble's answer: the mean of its members' probabilities.

    Parameters
    ----------
    probabilities : shape (classes,), each in [0, 1].
    agreeing : how many of the members have the ensemble's winner for their own.
    voters : how many members there are.
    """

    probabilities: NDArray[np.float64]
    agreeing: int
    voters: int

    @property
    def winner(self) -> int:
        """Index of the most probable class."""
        return int(np.argmax(self.probabilities))


def vote(answers: Sequence[NDArray[np.float64]]) -> Vote | None:
    """Return what ``answers``, each of shape (classes,), come to; None where there are none."""
    if not answers:
        return None
    mean = np.mean(answers, axis=0)
    agreeing = sum(int(np.argmax(answer)) == int(np.argmax(mean)) for answer in answers)
    return Vote(mean, agreeing, len(answers))
