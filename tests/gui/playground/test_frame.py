"""Inputs on pixels and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from gui.playground.frame import PlotFrame, around

FRAME = PlotFrame(QRectF(10, 20, 200, 100), (-1.0, 0.0), (1.0, 2.0))


def test_the_second_input_rises_upwards() -> None:
    assert FRAME.place(-1, 0) == QPointF(10, 120)
    assert FRAME.place(1, 2) == QPointF(210, 20)
    assert FRAME.inputs(FRAME.place(0.25, 1.5)) == pytest.approx((0.25, 1.5))


def test_beside_the_area_the_nearest_inputs_are_meant() -> None:
    assert FRAME.inputs(QPointF(-50, 500)) == (-1.0, 0.0)


def test_a_square_around_points_has_a_margin() -> None:
    low, high = around((0.0, -1.0), (2.0, 0.0))
    assert low == pytest.approx((-0.3, -1.8))
    assert high == pytest.approx((2.3, 0.8))
    assert around((3.0,), (3.0,)) == ((2.0,), (4.0,))
