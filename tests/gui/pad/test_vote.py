from __future__ import annotations

import numpy as np
import pytest

from gui.pad.vote import vote


def test_the_ensemble_is_the_mean_and_counts_those_who_agree() -> None:
    sure, likewise, other = np.array([0.9, 0.1]), np.array([0.6, 0.4]), np.array([0.3, 0.7])
    together = vote([sure, likewise, other])
    assert together is not None
    assert together.winner == 0
    assert together.probabilities == pytest.approx([0.6, 0.4])
    assert (together.agreeing, together.voters) == (2, 3)


def test_nobody_makes_no_vote() -> None:
    assert vote([]) is None
