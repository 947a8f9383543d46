"""The pointer over the race's plots."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from gui.race.lane_plot import LanePlot
from gui.race.plots import RacePlots
from gui.theme import ThemeManager
from tests.helpers.lane_runs import learn, make_lane, make_lanes


@pytest.fixture
def plots(qtbot: QtBot, themes: ThemeManager) -> RacePlots:
    plots = RacePlots(themes)
    qtbot.addWidget(plots)
    plots.resize(760, 640)
    with qtbot.waitExposed(plots):
        plots.show()
    return plots


def spot(plot: LanePlot, x: float, y: float = 0.5) -> QPoint:
    """Return the pixel at a value of the horizontal axis and a share of the plot's height."""
    area = plot.view().area
    return QPoint(round(float(plot.view().across(x))), round(area.top() + y * area.height()))


def test_the_pointer_lists_all_lanes_the_best_first(plots: RacePlots, qtbot: QtBot) -> None:
    lanes = [make_lane(3), make_lane(1), make_lane(2, 100)]
    plots.setLanes(lanes)
    qtbot.mouseMove(plots.loss_plot.viewport(), spot(plots.loss_plot, 0.5, 0.1))
    reading = plots.readout()
    assert reading is not None
    assert [line.number for line in reading.lines] == [1, 2, 3]
    assert [line.values for line in reading.lines] == [
        ("0.110", "89.0 %"),
        ("0.120", "88.0 %"),
        ("0.130", "87.0 %"),
    ]
    assert reading.where.startswith("epoch 0.5")
    crosses = [plot.crossHair() for plot in (plots.loss_plot, plots.metric_plot)]
    assert crosses[0] == crosses[1] is not None


def test_a_lane_without_any_figure_there_is_left_out(plots: RacePlots, qtbot: QtBot) -> None:
    plots.setLanes([make_lane(1, 100), make_lane(2, 200)])
    qtbot.mouseMove(plots.loss_plot.viewport(), spot(plots.loss_plot, 1.5, 0.1))
    reading = plots.readout()
    assert reading is not None
    assert [(line.number, line.values[0]) for line in reading.lines] == [(2, "0.120")]


def test_each_plot_sorts_by_its_own_figure(plots: RacePlots, qtbot: QtBot) -> None:
    first, second = make_lane(1), make_lane(2, 0)
    learn(second, 200, 0.05)
    second.history.batches["loss"].raw[:] = 0.9
    second.history.batches["loss"].smooth[:] = 0.9
    plots.setLanes([first, second])
    orders = []
    for plot in (plots.loss_plot, plots.metric_plot):
        qtbot.mouseMove(plot.viewport(), spot(plot, 1.0, 0.8))
        reading = plots.readout()
        assert reading is not None
        orders.append([line.number for line in reading.lines])
    assert orders == [[1, 2], [2, 1]]


def test_the_pointer_says_what_is_new_while_it_rests(plots: RacePlots, qtbot: QtBot) -> None:
    lanes = make_lanes(2, 100)
    plots.setLanes(lanes)
    plots.loss_plot.lookAcross(0.0, 3.0)
    qtbot.mouseMove(plots.loss_plot.viewport(), spot(plots.loss_plot, 0.9, 0.1))
    learn(lanes[0], 100, 0.4)
    plots.setLanes(lanes)
    plots.setHighlight(2)
    reading = plots.readout()
    assert reading is not None
    assert [line.bold for line in reading.lines] == [False, True]


def test_leaving_the_plot_ends_the_reading(plots: RacePlots, qtbot: QtBot) -> None:
    plots.setLanes(make_lanes(2))
    qtbot.mouseMove(plots.loss_plot.viewport(), spot(plots.loss_plot, 1.0))
    assert plots.readout() is not None
    qtbot.mouseMove(plots.loss_plot.viewport(), QPoint(5, 50))
    assert plots.readout() is None
    assert plots.metric_plot.crossHair() is None
