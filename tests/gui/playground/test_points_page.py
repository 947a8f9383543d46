"""The page with the points: its chart, its legend, and where they stand."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.data import own_points, registry
from engine.data.own_points import STARTERS, Point
from gui.playground.chart import Samples
from gui.playground.points_page import BELOW_PX, LEGEND_PX, PointsPage
from gui.theme import ThemeManager

INFO = registry.get("moons")


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeManager) -> PointsPage:
    made = PointsPage(themes)
    qtbot.addWidget(made)
    made.resize(800, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def samples(hollow: int = 0, inputs: int = 2, classes: int = 2) -> Samples:
    count = 6
    rng = np.random.default_rng(0)
    marks = np.arange(count) >= count - hollow
    return Samples(rng.random((count, inputs)), np.arange(count) % 2, marks, classes)


def legend(page: PointsPage) -> list[str]:
    return [entry.text for entry in page.legend._entries]


def test_one_input_has_a_line_and_two_have_a_plane(page: PointsPage) -> None:
    page.setInputs(1)
    assert page.chart() is page.line
    assert page.line.isVisible()
    page.setInputs(2)
    assert page.chart() is page.plane
    assert page.plane.isVisible()


def test_the_legend_has_classes_and_what_is_tested_with(page: PointsPage) -> None:
    page.setSamples(samples(), INFO)
    assert legend(page) == [str(name) for name in INFO.class_names]
    page.setSamples(samples(hollow=2), INFO)
    assert legend(page)[-2:] == ["training", "test"]


def test_numbers_over_a_line_have_a_network_in_the_legend(page: PointsPage) -> None:
    page.setInputs(1)
    page.setSamples(samples(inputs=1, classes=0), registry.get("sine"))
    assert legend(page) == ["training", "network"]
    assert page.legend._entries[-1].shape == "line"  # as its curve is


def test_points_of_ones_own_have_the_whole_plane(page: PointsPage) -> None:
    page.setOwn((*STARTERS, Point(0, 0, 3, is_test=True)), INFO)
    shown = page.plane.samples()
    assert len(shown.y) == len(STARTERS) + 1
    assert shown.hollow.tolist() == [False] * len(STARTERS) + [True]
    frame = page.plane.frame()
    assert (frame.low, frame.high) == own_points.PLANE
    page.setOwn((), INFO)
    assert len(page.plane.samples().y) == 0


def test_the_legend_stands_beside_the_chart_or_below_it(page: PointsPage, qtbot: QtBot) -> None:
    def corner() -> tuple[int, int]:
        place = page.legend.mapTo(page, page.legend.rect().topLeft())
        return place.x(), place.y()

    page.setSamples(samples(hollow=2), INFO)
    page.turn(beside=True, width=800)
    qtbot.waitUntil(lambda: corner()[0] > page.charts.geometry().right())
    page.turn(beside=False, width=800)
    qtbot.waitUntil(lambda: corner()[1] > page.charts.geometry().bottom())


def test_the_legend_of_ones_own_points_has_the_classes_they_have_now(page: PointsPage) -> None:
    page.setOwn((*STARTERS, Point(0, 0, 2)), INFO)
    assert legend(page) == ["0", "1", "2"]
    page.setOwn((), INFO)
    assert legend(page) == []


def test_without_hidden_units_the_legend_below_needs_no_scroll_bar(
    page: PointsPage, qtbot: QtBot
) -> None:
    page.setSamples(samples(hollow=2), INFO)
    page.unitsTitle.hide()
    page.note.setText("Press Train.")
    page.turn(beside=False, width=800)
    qtbot.waitUntil(lambda: page._side.height() == LEGEND_PX)
    qtbot.waitUntil(lambda: page._side.verticalScrollBar().maximum() == 0)


def test_the_room_of_hidden_units_that_are_expected_is_kept(page: PointsPage, qtbot: QtBot) -> None:
    page.turn(beside=False, width=800)
    qtbot.waitUntil(lambda: page._side.height() == LEGEND_PX)
    page.turn(beside=False, width=800, expects_units=True)
    qtbot.waitUntil(lambda: page._side.height() == BELOW_PX)
