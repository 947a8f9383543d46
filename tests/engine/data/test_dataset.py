from __future__ import annotations

import numpy as np
import pytest

from engine.data.dataset import Split, split_validation


def test_a_split_cannot_be_changed_by_accident() -> None:
    split = Split(np.zeros((2, 28, 28), np.uint8), np.zeros(2, np.int32))
    assert len(split) == 2
    with pytest.raises(ValueError, match="read-only"):
        split.x[0, 0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        split.y[0] = 1


@pytest.mark.parametrize(
    ("n", "share", "held_back"), [(60_000, 0.2, 12_000), (10, 0.0, 0), (7, 0.5, 4), (1, 0.2, 0)]
)
def test_every_example_is_on_one_side(n: int, share: float, held_back: int) -> None:
    train, validation = split_validation(n, share, seed=42)
    assert len(validation) == held_back
    assert sorted([*train, *validation]) == list(range(n))


def test_the_seed_decides() -> None:
    first, again, other = (split_validation(1000, 0.2, seed)[1] for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()
    assert first.tolist() != sorted(first)
