"""Curves: labels at their ends that never overlap, NaN left out, the view follows until moved."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.theme import ThemeManager
from gui.training.curve_plot import Curve, CurvePlot, spread_apart


@pytest.fixture
def plot(qtbot: QtBot, themes: ThemeManager) -> CurvePlot:
    plot = CurvePlot(themes, "Loss")
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def curve(values: list[float], label: str = "training", lane: int = 0) -> Curve:
    y = np.array(values, np.float32)
    return Curve(np.arange(1, len(y) + 1, dtype=float), y, lane, label, f"{values[-1]:.3f}")


def label_rows(plot: CurvePlot) -> list[float]:
    return sorted(
        drawn.label.mapRectToScene(drawn.label.boundingRect()).center().y() for drawn in plot._drawn
    )


def test_curves_carry_their_name_and_last_value(plot: CurvePlot) -> None:
    plot.setCurves([curve([2.0, 1.0, 0.5])], (0, 2))
    assert plot.labels() == ["training 0.500"]


def test_labels_of_curves_that_end_together_do_not_overlap(plot: CurvePlot) -> None:
    curves = [curve([1.0, 0.5 + i / 1000], f"lane {i}", i) for i in range(6)]
    plot.setCurves(curves, (0, 1))
    rows = label_rows(plot)
    assert min(np.diff(rows)) >= plot.fontMetrics().height() - 1
    area = plot.getViewBox().sceneBoundingRect()
    assert rows[0] > area.top()
    assert rows[-1] < area.bottom()


def test_what_is_not_a_number_is_left_out(plot: CurvePlot) -> None:
    plot.setCurves([curve([1.0, np.nan, 0.5])], (0, 1))
    x, y = plot._drawn[0].front.getData()
    assert list(x) == [1, 3]
    assert np.isfinite(y).all()


def test_a_million_points_are_thinned_to_what_can_be_seen(plot: CurvePlot) -> None:
    values = np.random.default_rng(1).random(1_000_000).astype(np.float32)
    values[777_777] = 5.0
    plot.setCurves([Curve(np.arange(1e6), values, 0, "training", "")], (0, 5))
    _, drawn = plot._drawn[0].raw.getOriginalDataset()
    assert len(drawn) < 5 * plot.width()
    assert drawn.max() == 5.0


def test_a_logarithmic_axis_survives_a_loss_of_zero(plot: CurvePlot) -> None:
    plot.setLogarithmic(True)
    plot.setCurves([curve([1.0, 0.0])], (0.001, 10))
    assert np.isfinite(plot.viewRange()).all()


def test_the_view_follows_until_it_is_moved_and_again_after_a_double_click(
    plot: CurvePlot, qtbot: QtBot
) -> None:
    plot.setCurves([curve([1.0] * 10)], (0, 1))
    right = plot.viewRange()[0][1]
    plot.setCurves([curve([1.0] * 20)], (0, 1))
    assert plot.viewRange()[0][1] > right
    with qtbot.waitSignal(plot.followChanged):
        zoom(plot)
    zoomed = plot.viewRange()[0][1]
    plot.setCurves([curve([1.0] * 40)], (0, 1))
    assert plot.viewRange()[0][1] == pytest.approx(zoomed)
    qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.rect().center())
    assert plot.isFollowing
    assert plot.viewRange()[0][1] > 40


def zoom(plot: CurvePlot) -> None:
    centre = QPointF(plot.viewport().rect().center())
    event = QWheelEvent(
        centre,
        plot.viewport().mapToGlobal(centre),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)


@given(st.lists(st.floats(0, 300), max_size=8))
def test_places_are_spread_apart_within_their_bounds(wanted: list[float]) -> None:
    places = spread_apart(sorted(wanted), 20, 0, 300)
    assert all(b - a >= 20 - 1e-6 for a, b in itertools.pairwise(places))
    assert all(-1e-6 <= place <= 300 for place in places)


def test_places_far_enough_apart_stay_where_they_are() -> None:
    assert spread_apart([10, 50, 90], 20, 0, 300) == [10, 50, 90]
