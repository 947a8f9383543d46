"""What part of the data is seen: it follows until it is moved, one axis at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from gui.training.framing import Framing, axisEnd, fittedX

AREA = QRectF(50, 5, 400, 200)
FITTED = (-0.1, 12.0)


def test_it_follows_until_an_axis_is_moved() -> None:
    framing = Framing()
    framing.y_range = (0.0, 2.0)
    view = framing.view(AREA, FITTED)
    assert (view.x, view.y) == (FITTED, (0.0, 2.0))
    assert framing.look(view, (1.0, 5.0), view.y)
    assert not framing.isFollowing
    framing.y_range = (0.0, 3.0)
    moved = framing.view(AREA, FITTED)
    assert (moved.x, moved.y) == ((1.0, 5.0), (0.0, 3.0))  # the other axis goes on
    framing.follow()
    assert framing.isFollowing
    assert framing.view(AREA, FITTED).x == FITTED


@pytest.mark.parametrize("wanted", [(1.0, 1.0), (5.0, 1.0), (0.0, 1e16)])
def test_ranges_without_numbers_in_them_are_refused(wanted: tuple[float, float]) -> None:
    framing = Framing()
    view = framing.view(AREA, FITTED)
    assert not framing.look(view, wanted, view.y)
    assert framing.isFollowing


def test_powers_of_ten_are_seen_as_exponents_even_of_a_loss_of_zero() -> None:
    framing = Framing()
    framing.y_range = (0.001, 10.0)
    framing.setLogarithmic(True)
    assert framing.view(AREA, FITTED).y == pytest.approx((-3.0, 1.0))
    framing.y_range = (0.0, 0.0)
    low, high = framing.view(AREA, FITTED).y
    assert (low, high) == pytest.approx((-6.0, -5.9))


def test_another_scale_lets_go_of_the_vertical_axis_alone() -> None:
    framing = Framing()
    view = framing.view(AREA, FITTED)
    framing.look(view, (1.0, 5.0), (0.2, 0.4))
    framing.setLogarithmic(True)
    assert framing.view(AREA, FITTED).x == (1.0, 5.0)
    assert framing.view(AREA, FITTED).y != (0.2, 0.4)


def test_the_axis_grows_in_few_steps_and_leaves_room_for_labels() -> None:
    assert len({axisEnd(last) for last in range(1000, 1100)}) <= 5
    assert axisEnd(0) == pytest.approx(5, rel=0.05)
    low, high = fittedX(100.0, 400.0, 100.0)
    assert low < 0
    assert axisEnd(100.0) == pytest.approx(high * 300 / 400)


def test_figures_end_with_the_data_until_the_axis_is_moved() -> None:
    framing = Framing()
    assert framing.axisEnd(framing.view(AREA, FITTED), 10.0) == axisEnd(10.0)
    framing.lookAcross(0.0, 50.0)
    assert framing.axisEnd(framing.view(AREA, FITTED), 10.0) == 50.0
