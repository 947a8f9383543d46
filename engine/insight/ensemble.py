"""What several networks together take a picture for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class Rule(Enum):
    """How the answers of several networks become one (Hansen and Salamon 1990)."""

    AVERAGE = "average"
    """The class whose probability is the highest on average."""
    VOTE = "vote"
    """The class that most networks take it for; of equally many, the one by average."""


@dataclass(frozen=True, eq=False)
class Vote:
    """What an ensemble makes of one picture.

    Parameters
    ----------
    probabilities : the mean of the members' probabilities, shape (classes,), each in [0, 1].
    votes : how many members have each class for their own, shape (classes,).
    rule : by which of the two the winner is told.
    """

    probabilities: NDArray[np.float64]
    votes: NDArray[np.int64]
    rule: Rule = Rule.AVERAGE

    @property
    def voters(self) -> int:
        """How many members there are."""
        return int(self.votes.sum())

    @property
    def winner(self) -> int:
        """Index of the class that wins by the rule."""
        return self.winner_by(self.rule)

    @property
    def agreeing(self) -> int:
        """How many of the members have the winner for their own."""
        return int(self.votes[self.winner])

    @property
    def is_disputed(self) -> bool:
        """Whether the two rules have different winners."""
        return self.winner_by(Rule.AVERAGE) != self.winner_by(Rule.VOTE)

    def winner_by(self, rule: Rule) -> int:
        """Return the index of the class that wins by ``rule``."""
        return int(np.argmax(decided(self.probabilities, self.votes, rule)))


def vote(answers: Sequence[NDArray[np.float64]], rule: Rule = Rule.AVERAGE) -> Vote | None:
    """Return what ``answers``, each of shape (classes,), come to; None where there are none."""
    if not len(answers):
        return None
    return Vote(average(answers), ballots(answers), rule)


def average(answers: ArrayLike) -> NDArray[np.float64]:
    """Return the mean of the members' probabilities.

    Parameters
    ----------
    answers : of shape (members, …, classes), each in [0, 1].

    Returns
    -------
    Probabilities of shape (…, classes).
    """
    mean: NDArray[np.float64] = np.mean(np.asarray(answers, np.float64), axis=0)
    return mean


def ballots(answers: ArrayLike) -> NDArray[np.int64]:
    """Return how many members have each class for their most probable one.

    Parameters
    ----------
    answers : of shape (members, …, classes).

    Returns
    -------
    Counts of shape (…, classes); they sum up to the number of members.
    """
    rows = np.asarray(answers)
    chosen = rows.argmax(axis=-1)[..., np.newaxis] == np.arange(rows.shape[-1])
    counts: NDArray[np.int64] = chosen.sum(axis=0)
    return counts


def majority(answers: ArrayLike) -> NDArray[np.int64]:
    """Return the classes with the most votes, of equally many the one by average.

    Parameters
    ----------
    answers : of shape (members, …, classes), each in [0, 1].

    Returns
    -------
    Indices of shape (…).
    """
    return winners(answers, Rule.VOTE)


def winners(answers: ArrayLike, rule: Rule) -> NDArray[np.int64]:
    """Return the classes that win by ``rule``.

    Parameters
    ----------
    answers : of shape (members, …, classes), each in [0, 1].

    Returns
    -------
    Indices of shape (…).
    """
    scores = decided(average(answers), ballots(answers), rule)
    found: NDArray[np.int64] = scores.argmax(axis=-1)
    return found


def decided(mean: NDArray[np.float64], votes: NDArray[np.int64], rule: Rule) -> NDArray[Any]:
    """Return the scores by which ``rule`` decides, of the shape of ``mean`` and ``votes``.

    A mean is a probability, so half of it is less than a vote.
    """
    return mean if rule is Rule.AVERAGE else votes + mean / 2
