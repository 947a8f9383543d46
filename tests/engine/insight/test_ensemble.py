from __future__ import annotations

import numpy as np
import pytest

from engine.insight.ensemble import Rule, average, ballots, majority, vote, winners

SURE, LIKEWISE, OTHER = np.array([0.9, 0.1]), np.array([0.6, 0.4]), np.array([0.3, 0.7])
HALF, LOUD = np.array([0.55, 0.45]), np.array([0.01, 0.99])


def test_the_ensemble_is_the_mean_and_counts_those_who_agree() -> None:
    together = vote([SURE, LIKEWISE, OTHER])
    assert together is not None
    assert together.winner == 0
    assert together.probabilities == pytest.approx([0.6, 0.4])
    assert (together.agreeing, together.voters) == (2, 3)
    assert not together.is_disputed


def test_nobody_makes_no_vote() -> None:
    assert vote([]) is None


def test_a_loud_one_wins_by_average_and_loses_by_vote() -> None:
    mean = vote([HALF, HALF, LOUD], Rule.AVERAGE)
    count = vote([HALF, HALF, LOUD], Rule.VOTE)
    assert mean is not None
    assert count is not None
    assert (mean.winner, mean.agreeing) == (1, 1)
    assert (count.winner, count.agreeing) == (0, 2)
    assert mean.is_disputed
    assert count.is_disputed


def test_of_equally_many_votes_the_mean_decides() -> None:
    assert winners([SURE, OTHER], Rule.VOTE) == 0
    assert winners([HALF, LOUD], Rule.VOTE) == 1


def test_no_mean_outweighs_a_vote() -> None:
    certain, doubtful = np.array([0.0, 1.0, 0.0]), np.array([0.34, 0.33, 0.33])
    assert majority([certain, doubtful, doubtful]) == 0


def test_many_pictures_are_decided_at_once() -> None:
    answers = np.array([[SURE, HALF], [LIKEWISE, HALF], [OTHER, LOUD]])  # members, pictures
    assert average(answers).shape == (2, 2)
    assert ballots(answers).tolist() == [[2, 1], [2, 1]]
    assert winners(answers, Rule.AVERAGE).tolist() == [0, 1]
    assert majority(answers).tolist() == [0, 0]
