"""What every lane had reached at a place of the axis."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.spec.losses import MeanSquaredError
from gui.race import lane_values
from gui.race.race_curves import RaceCurves
from tests.helpers.lane_runs import make_lane

TITLES = "Loss", "Accuracy"


@pytest.fixture
def curves() -> RaceCurves:
    """Three lanes of two epochs, in another order than that of their losses."""
    made = RaceCurves()
    made.setLanes([make_lane(3), make_lane(1), make_lane(2)])
    return made


def test_the_best_lane_comes_first_with_both_figures(curves: RaceCurves) -> None:
    found = lane_values.at(curves, 0.5, 0, TITLES)
    assert found is not None
    assert found.where == "epoch 0.50"
    assert [(line.name, line.values) for line in found.lines] == [
        ("lane 1", ("0.110", "89.0 %")),
        ("lane 2", ("0.120", "88.0 %")),
        ("lane 3", ("0.130", "87.0 %")),
    ]


def test_the_lane_pointed_at_stands_out_and_hidden_ones_are_left_out(curves: RaceCurves) -> None:
    curves.accented = 2
    curves.lanes[0].is_hidden = True
    found = lane_values.at(curves, 0.5, 0, TITLES)
    assert found is not None
    assert [(line.number, line.bold) for line in found.lines] == [(1, False), (2, True)]


@pytest.mark.parametrize("x", [-0.1, 99.0])
def test_where_no_lane_was_there_is_nothing_to_say(curves: RaceCurves, x: float) -> None:
    assert lane_values.at(curves, x, 0, TITLES) is None


def test_losses_that_do_not_compare_rank_no_lane(curves: RaceCurves) -> None:
    first, second = make_lane(1), make_lane(2, 0)
    training = replace(second.spec.training, loss=MeanSquaredError())
    second.spec = replace(second.spec, training=training)
    rows = {"loss": np.full(200, 0.01, np.float32), "accuracy": np.full(200, 0.5, np.float32)}
    second.history.add_batches(rows, 1.0)
    curves.setLanes([second, first])
    found = lane_values.at(curves, 0.5, 0, TITLES)
    assert found is not None
    assert found.columns[found.sorted_by] == "Accuracy"
    assert [line.number for line in found.lines] == [1, 2]
