"""Names near their ends, that never cover each other."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from gui.race.surface_labels import placed

BOUNDS = QRectF(0, 0, 600, 400)
SIZE = QSizeF(80, 18)
NOTHING = np.zeros((0, 2))


def test_a_lone_name_stands_beside_its_end() -> None:
    (box,) = placed([QPointF(300, 200)], [SIZE], NOTHING, BOUNDS)
    assert box.left() == pytest.approx(309)
    assert box.center().y() == pytest.approx(200)


@pytest.mark.parametrize("corner", [(2, 2), (598, 2), (2, 398), (598, 398)])
def test_names_stay_within(corner: tuple[float, float]) -> None:
    (box,) = placed([QPointF(*corner)], [SIZE], NOTHING, BOUNDS)
    assert BOUNDS.contains(box)


def test_twelve_ends_close_together_have_names_apart() -> None:
    rng = np.random.default_rng(2)
    ends = [QPointF(300 + x, 200 + y) for x, y in rng.normal(0, 12, (12, 2))]
    boxes = placed(ends, [SIZE] * 12, NOTHING, BOUNDS)
    assert not any(a.intersects(b) for a, b in itertools.combinations(boxes, 2))


def test_a_name_goes_where_no_path_runs() -> None:
    to_the_right = np.column_stack([np.linspace(300, 600, 60), np.full(60, 200.0)])
    (box,) = placed([QPointF(300, 200)], [SIZE], to_the_right, BOUNDS)
    assert box.right() < 300 or not box.contains(QPointF(320, 200))


def test_a_name_leaves_other_ends_free() -> None:
    other = QRectF(315, 195, 10, 10)
    (box,) = placed([QPointF(300, 200)], [SIZE], NOTHING, BOUNDS, [other])
    assert not box.intersects(other)
