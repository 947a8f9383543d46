from __future__ import annotations

import numpy as np
import pytest

from engine.spec.optimizers import Adam
from engine.training.history import EpochResult, History
from engine.training.origin import Origin
from engine.training.snapshots import Snapshot


def history(updates: int, steps: int) -> History:
    made = History(steps_per_epoch=steps)
    losses = np.arange(updates, dtype=np.float32)
    made.add_batches({"loss": losses}, 2.0, np.full(updates, 0.5, np.float32))
    for number in range(1, updates // steps + 1):
        made.epochs.append(EpochResult(number, number * steps, {"loss": 1.0}, 0.1))
    return made


def origin(update: int, steps: int = 10) -> Origin:
    return Origin(Snapshot(update, update / steps, ()), history(25, steps).until(update), Adam())


@pytest.mark.parametrize(
    ("update", "place"), [(0, (0, 0)), (9, (0, 9)), (10, (1, 0)), (23, (2, 3))]
)
def test_the_same_batches_go_on_where_they_were(update: int, place: tuple[int, int]) -> None:
    assert origin(update).place(10) == place


def test_other_batches_begin_a_new_epoch() -> None:
    assert origin(23).place(7) == (2, 0)


def test_what_was_measured_by_then_and_no_more() -> None:
    whole = history(25, 10)
    past = whole.until(12)
    assert past.updates == 12
    assert [epoch.epoch for epoch in past.epochs] == [1]
    assert past.times.tolist() == whole.times[:12].tolist()
    assert len(past.rates) == 12
    assert past.batches["loss"].smooth.tolist() == whole.batches["loss"].smooth[:12].tolist()
    past.add_batches({"loss": np.zeros(3, np.float32)}, 3.0)
    assert whole.updates == 25
