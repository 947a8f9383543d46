"""Texts in a plot stand beside each other, never on each other."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from gui.training import label_places
from gui.training.label_places import spread_apart

AREA = QRectF(40, 6, 500, 200)


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetricsF:
    return QFontMetricsF(QFont())


@given(st.lists(st.floats(0, 300), max_size=8))
def test_places_are_spread_apart_within_their_bounds(wanted: list[float]) -> None:
    places = spread_apart(sorted(wanted), 20, 0, 300)
    assert all(b - a >= 20 - 1e-6 for a, b in itertools.pairwise(places))
    assert all(-1e-6 <= place <= 300 for place in places)


def test_places_far_enough_apart_stay_where_they_are() -> None:
    assert spread_apart([10, 50, 90], 20, 0, 300) == [10, 50, 90]


def test_labels_come_from_top_to_bottom_in_their_curves_order(metrics: QFontMetricsF) -> None:
    color = QColor("red")
    ends = [(QPointF(0, y), text, color) for y, text in ((100.0, "low"), (99.0, "high"))]
    high, low = label_places.at_ends(ends, AREA, metrics, 460)
    assert [high.text, low.text] == ["high", "low"]
    assert high.place.left() == low.place.left() == 460
    assert low.place.top() >= high.place.bottom()


@pytest.mark.usefixtures("qapp")
@given(st.floats(40, 540), st.floats(0, 180), st.floats(300, 500))
def test_the_pointers_box_stays_inside_and_off_the_labels(
    column: float, top: float, left: float
) -> None:
    metrics = QFontMetricsF(QFont())
    taken = [QRectF(left, top, 540 - left, 20)]
    box = label_places.readout(["epoch 1.00", "training"], column, AREA, metrics, taken)
    assert AREA.contains(box)
    assert not box.intersects(taken[0])
