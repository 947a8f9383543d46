from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import pytest

from gui.drawing.sheet_order import order


@pytest.mark.parametrize("seed", range(40))
def test_each_digit_is_asked_for_three_times_one_round_after_the_other(seed):
    cells = order(random.Random(seed))
    assert Counter(cell.label for cell in cells) == dict.fromkeys(range(10), 3)
    for turn in (1, 2, 3):
        block = cells[10 * (turn - 1) : 10 * turn]
        assert {cell.turn for cell in block} == {turn}
        assert sorted(cell.label for cell in block) == list(range(10))
    assert all(before.label != after.label for before, after in pairwise(cells))


def test_nobody_can_know_the_next_one():
    orders = {tuple(cell.label for cell in order(random.Random(seed))) for seed in range(5)}
    assert len(orders) == 5
