"""Pieces of plots; whole pictures are looked at in test_curves and test_race_curves."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.files import plot
from engine.files.plot import Curve


@pytest.mark.parametrize("count", [1, 2, 3])
def test_boxes_fill_the_picture_without_touching(count: int) -> None:
    boxes = plot.boxes(count)
    assert boxes[-1][3] == plot.SIZE[1] - plot.MARGIN
    assert all(upper[3] < lower[1] for upper, lower in itertools.pairwise(boxes))


def test_the_room_for_names_is_taken_from_the_plot() -> None:
    curve = Curve("a", "#000000", np.array([0.0, 1.0]), np.array([1.0, 0.5]))
    (box,) = plot.boxes(1)
    panel = plot.loss_panel(box, (curve,), 1.0, "epochs")
    assert panel.plot[2] == box[2] - panel.labels


def test_dashes_follow_the_line_and_leave_gaps() -> None:
    corner = np.array([[0.0, 0.0], [100.0, 0.0], [100.0, 100.0]])
    parts = plot._dashes(corner)
    drawn = sum(float(np.hypot(*np.diff(part, axis=0).T).sum()) for part in parts)
    assert 0.5 * 200 < drawn < 0.7 * 200
    for part in parts:
        on_line = (part[:, 1] == 0) | (part[:, 0] == 100)
        assert on_line.all()


@pytest.mark.parametrize("points", [np.zeros((1, 2)), np.zeros((3, 2))])
def test_a_line_without_length_has_no_dashes(points: NDArray[np.float64]) -> None:
    assert plot._dashes(points) == []
