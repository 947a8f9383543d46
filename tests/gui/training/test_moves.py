"""A hand moves what is seen of a plot, and what lies under it stays under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from gui.training import moves
from gui.training.scale import View

VIEW = View(QRectF(50, 10, 400, 200), (0.0, 8.0), (1.0, 3.0))


def after(ranges: moves.Ranges) -> View:
    return View(VIEW.area, *ranges)


@pytest.mark.parametrize("turn", [120, -240])
def test_a_wheel_zooms_around_the_pointer(turn: int) -> None:
    place = QPointF(150, 60)
    seen = after(moves.turned(VIEW, place, turn))
    assert float(seen.x_at(150)) == pytest.approx(float(VIEW.x_at(150)))
    assert seen.y_at(60) == pytest.approx(VIEW.y_at(60))
    assert (seen.x[1] - seen.x[0] < 8) == (turn > 0)
    assert (seen.y[1] - seen.y[0] < 2) == (turn > 0)


def test_over_an_axis_only_that_one_is_zoomed() -> None:
    assert moves.turned(VIEW, QPointF(20, 60), 120)[0] == VIEW.x
    assert moves.turned(VIEW, QPointF(150, 215), 120)[1] == VIEW.y


def test_the_curves_go_with_the_hand() -> None:
    seen = after(moves.dragged(VIEW, QPointF(30, -20)))
    assert float(seen.x_at(180)) == pytest.approx(float(VIEW.x_at(150)))
    assert seen.y_at(40) == pytest.approx(VIEW.y_at(60))


def test_keys_move_along_the_horizontal_axis() -> None:
    right, zoomed = (moves.stepped(VIEW, key) for key in (Qt.Key.Key_Right, Qt.Key.Key_Plus))
    assert right is not None
    assert right[0] == pytest.approx((0.8, 8.8))
    assert zoomed is not None
    assert zoomed[0] == pytest.approx((0.8, 7.2))
    assert right[1] == zoomed[1] == VIEW.y
    assert moves.stepped(VIEW, Qt.Key.Key_Home) is None


def test_numbers_must_be_told_apart() -> None:
    assert moves.can_be_seen((0.0, 1e-6))
    assert not moves.can_be_seen((1.0, 1.0 + 1e-12))
    assert not moves.can_be_seen((0.0, 1e16))
