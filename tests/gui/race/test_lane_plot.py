"""A plot of many lanes: labels, the lane under the pointer, what is seen after zooming."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.race.lane_labels import GAP_PX, LEADER_PX, SAMPLE_PX
from gui.race.lane_painter import LaneStroke
from gui.race.lane_plot import NOBODY, LanePlot
from gui.theme import ThemeManager
from gui.training.strokes import Curve, Even

LEAD = LEADER_PX + SAMPLE_PX + GAP_PX


@pytest.fixture
def plot(qtbot: QtBot, themes: ThemeManager) -> LanePlot:
    plot = LanePlot(themes, "Loss")
    qtbot.addWidget(plot)
    plot.resize(700, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def stroke(number: int, level: float, size: int = 100, **how: bool) -> LaneStroke:
    values = np.full(size, level, np.float32)
    value = f"{level:.3f}"
    curve = Curve(Even(0.01, size), values, number - 1, f"lane {number}", value, values)
    return LaneStroke(number, curve, **how)


def place(plot: LanePlot, x: float, y: float) -> QPoint:
    view = plot.view()
    return QPoint(round(float(view.across(x))), round(float(view.down(y))))


def test_labels_say_name_and_value_and_do_not_overlap(plot: LanePlot) -> None:
    plot.setLanes([stroke(n, 0.5 + n / 1000) for n in range(1, 13)], (0, 1))
    assert plot.labels()[0] == "lane 1 0.501"
    assert "lane 12 0.512" in plot.accessibleDescription()
    rects = plot.labelRects()
    assert len(rects) == 12
    assert all(b.top() >= a.bottom() - 0.01 for a, b in itertools.pairwise(rects))
    assert all(plot.view().area.contains(rect) for rect in rects)


def test_labels_stand_in_the_order_of_their_curves(plot: LanePlot) -> None:
    plot.setLanes([stroke(1, 0.5), stroke(2, 0.52), stroke(3, 0.48)], (0, 1))
    assert [label.end.number for label in plot.placedLabels() if label.end] == [2, 1, 3]


def test_the_lane_under_the_pointer_is_told_and_left_again(plot: LanePlot, qtbot: QtBot) -> None:
    plot.setLanes([stroke(1, 0.3), stroke(2, 0.6)], (0, 1))
    plot.grab()
    told: list[int] = []
    plot.laneHovered.connect(told.append)
    qtbot.mouseMove(plot.viewport(), place(plot, 0.5, 0.6))
    qtbot.mouseMove(plot.viewport(), place(plot, 0.5, 0.3) + QPoint(0, 3))
    qtbot.mouseMove(plot.viewport(), place(plot, 0.5, 0.45))
    assert told == [2, 1, NOBODY]


def test_a_steep_curve_can_be_pointed_at(plot: LanePlot) -> None:
    values = np.where(np.arange(1000) < 500, 0.9, 0.1).astype(np.float32)
    plot.setLanes([LaneStroke(7, Curve(Even(0.001, 1000), values, 0, "", "", values))], (0, 1))
    assert plot.laneAt(QPointF(place(plot, 0.5, 0.5))) == 7
    assert plot.laneAt(QPointF(place(plot, 0.7, 0.5))) == NOBODY


def test_a_label_stands_for_its_lane_too(plot: LanePlot) -> None:
    plot.setLanes([stroke(1, 0.3), stroke(2, 0.6)], (0, 1))
    assert plot.laneAt(plot.labelRects()[0].center()) == 2


def test_labels_stay_in_view_where_the_curves_ends_are_not(plot: LanePlot) -> None:
    falling = np.linspace(1, 0, 1000).astype(np.float32)
    plot.setLanes([LaneStroke(1, Curve(Even(0.001, 1000), falling, 0, "a", "", falling))], (0, 1))
    plot.lookAcross(0.2, 0.6)
    (label,) = plot.placedLabels()
    assert plot.view().area.contains(label.place)
    last = float(plot.view().x_at(label.leader[0].x() - 3))
    assert last < 0.6
    assert label.leader[0].y() == pytest.approx(float(plot.view().down(1 - last)), abs=2)


def test_curves_do_not_run_through_the_labels(plot: LanePlot, themes: ThemeManager) -> None:
    falling = np.linspace(1, 0, 1000).astype(np.float32)
    plot.setLanes([LaneStroke(1, Curve(Even(0.001, 1000), falling, 0, "a", "", falling))], (0, 1))
    assert has_color(plot, 0.7, 0.3, themes)
    plot.lookAcross(0.2, 0.72)
    assert has_color(plot, 0.5, 0.5, themes)
    assert not has_color(plot, 0.7, 0.3, themes)


def has_color(plot: LanePlot, x: float, y: float, themes: ThemeManager) -> bool:
    """Whether the first lane's colour is seen at a place."""
    spot, image = place(plot, x, y), plot.grab().toImage()
    wanted = np.array(themes.theme.lane(0).getRgb())
    around = [image.pixelColor(spot + QPoint(0, dy)).getRgb() for dy in range(-3, 4)]
    return bool((np.abs(np.array(around) - wanted).max(axis=1) < 60).any())


def test_labels_of_linked_plots_begin_at_one_column(plot: LanePlot) -> None:
    plot.setLanes([stroke(1, 0.5)], (0, 1))
    plot.shareRoom(plot.labelRoom() + 80)
    plot.lookAcross(0.2, 0.6)
    left = plot.labelRects()[0].left()
    assert left == pytest.approx(plot.view().area.right() - plot.labelRoom() - 80 + LEAD, abs=1)


def test_a_lane_that_ended_early_has_its_label_in_the_column_of_the_others(plot: LanePlot) -> None:
    plot.setLanes([stroke(1, 0.3, 40), stroke(2, 0.6, 100)], (0, 1))
    first, second = plot.placedLabels()
    assert first.place.left() == second.place.left()
    assert second.leader[0].x() < first.leader[0].x()


def test_a_single_point_at_the_end_has_its_label(plot: LanePlot) -> None:
    dot = Curve(np.array([1.0]), np.array([0.9]), 1, "full batch", "0.900", dots=True)
    plot.setLanes([stroke(1, 0.3, 50), LaneStroke(2, dot)], (0, 1), 1.0)
    assert [label.name for label in plot.placedLabels()] == ["full batch", "lane 1"]


def test_nothing_is_painted_anew_for_the_same_lanes(plot: LanePlot, qtbot: QtBot) -> None:
    lanes = [stroke(1, 0.3)]
    plot.setLanes(lanes, (0, 1))
    plot.grab()
    ratio = plot.devicePixelRatioF()
    before = plot._curves_picture(ratio).cacheKey()
    plot.setLanes([LaneStroke(1, lanes[0].curve)], (0, 1))
    assert plot._curves_picture(ratio).cacheKey() == before
    plot.setLanes([LaneStroke(1, lanes[0].curve, bold=True)], (0, 1))
    assert plot._curves_picture(ratio).cacheKey() != before


def test_the_level_is_a_line_across_with_its_word(plot: LanePlot, themes: ThemeManager) -> None:
    plot.setLanes([stroke(1, 0.3)], (0, 1))
    bare = plot.grab().toImage()
    plot.setLevel(0.8, "80 %")
    lined = plot.grab().toImage()
    row = round(float(plot.view().down(0.8)))
    changed = [lined.pixelColor(x, row) != bare.pixelColor(x, row) for x in range(50, 500)]
    assert sum(changed) > 200
    plot.setLevel(None)
    assert plot.grab().toImage().pixelColor(60, row) == bare.pixelColor(60, row)


def test_the_levels_word_finds_room_in_a_low_plot(plot: LanePlot) -> None:
    plot.resize(700, 120)
    plot.setLanes([stroke(1, 0.3)], (0, 1))
    plot.setLevel(0.97, "")
    bare = plot.grab().toImage()
    plot.setLevel(0.97, "97 %")
    worded = plot.grab().toImage()
    left, row = round(plot.view().area.left()), round(float(plot.view().down(0.97)))
    spots = itertools.product(range(left + 6, left + 40), range(row + 2, row + 18))
    assert any(worded.pixelColor(*spot) != bare.pixelColor(*spot) for spot in spots)


def test_a_plots_least_height_grows_with_the_text(plot: LanePlot, themes: ThemeManager) -> None:
    least = plot.minimumHeight()
    plot.resize(700, least)
    assert plot.view().area.height() > 100
    themes.setFontScale(1.5)
    assert plot.minimumHeight() > least


def test_moments_are_marked_on_the_curves(plot: LanePlot) -> None:
    plot.setLanes([stroke(1, 0.3), stroke(2, 0.7)], (0, 1))
    bare = plot.grab().toImage()
    plot.setMoments({1: 0.25, 2: 0.6, 9: 0.4})
    marked = plot.grab().toImage()

    def is_marked(x: float, y: float) -> bool:
        ring = place(plot, x, y) + QPoint(0, 7)
        return marked.pixelColor(ring) != bare.pixelColor(ring)

    assert is_marked(0.25, 0.3)
    assert is_marked(0.6, 0.7)
    assert not is_marked(0.6, 0.3)
    assert not is_marked(0.25, 0.7)
    plot.setMoments({})
    assert plot.grab().toImage() == bare


def test_of_too_many_lanes_the_first_keep_their_labels(plot: LanePlot) -> None:
    plot.resize(700, 120)
    plot.setLanes([stroke(n, n / 30) for n in range(24, 0, -1)], (0, 1))
    named = {label.end.number for label in plot.placedLabels() if label.end is not None}
    assert named == set(range(1, len(named) + 1))


def test_a_picture_to_keep_has_curves_and_labels(plot: LanePlot, themes: ThemeManager) -> None:
    plot.setLanes([stroke(1, 0.5, raw=False)], (0, 1))
    plot.setMoment(0.5)
    image = QImage(plot.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    plot.paintOn(painter, 1.0)
    painter.end()
    spot = place(plot, 0.25, 0.5)
    colors = {image.pixelColor(spot.x(), spot.y() + dy).name() for dy in (-1, 0, 1)}
    assert themes.theme.lane(0).name() in colors
    rect = plot.labelRects()[0].toRect()
    part = image.copy(rect)
    inks = {part.pixel(x, y) for x in range(part.width()) for y in range(part.height())}
    assert len(inks) > 2
    later = place(plot, 0.75, 0.5)
    paler = image.pixelColor(later.x(), later.y())
    assert paler.lightness() > themes.theme.lane(0).lightness()


def test_curves_change_their_colours_with_the_theme(plot: LanePlot, themes: ThemeManager) -> None:
    plot.setLanes([stroke(1, 0.5, raw=False)], (0, 1))
    spot = place(plot, 0.25, 0.5)

    def colors() -> set[str]:
        image = plot.grab().toImage()
        return {image.pixelColor(spot.x(), spot.y() + dy).name() for dy in (-1, 0, 1)}

    assert themes.theme.lane(0).name() in colors()
    themes.setMode("dark")
    assert themes.theme.lane(0).name() in colors()


def test_dragging_points_at_no_lane(plot: LanePlot, qtbot: QtBot) -> None:
    plot.setLanes([stroke(1, 0.5)], (0, 1))
    told: list[int] = []
    plot.laneHovered.connect(told.append)
    spot = place(plot, 0.5, 0.5)
    qtbot.mouseMove(plot.viewport(), spot)
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseMove(plot.viewport(), spot + QPoint(5, 0))
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told[0] == 1
