"""The surface from above: true to scale, with names, moments and what the pointer tells."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gui.race.surface_field import LossField, Moment
from gui.race.surface_map import SurfaceMap
from gui.theme import ThemeManager
from tests.helpers.surfaces import surface, tracks


@pytest.fixture
def shown(qtbot: QtBot, themes: ThemeManager) -> SurfaceMap:
    widget = SurfaceMap(themes)
    qtbot.addWidget(widget)
    widget.resize(760, 460)
    made = surface(lanes=3)
    widget.setSurface(LossField(made), tracks(made), made.shares)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def at(widget: SurfaceMap, x: float, y: float) -> QPoint:
    view = widget._view()
    return QPoint(round(float(view.across(x))), round(float(view.down(np.array(y)))))


def color_at(widget: SurfaceMap, x: float, y: float) -> QColor:
    return widget.grab().toImage().pixelColor(at(widget, x, y))


def test_one_unit_is_as_long_down_as_across(shown: SurfaceMap) -> None:
    for size in ((760, 460), (700, 300), (500, 700)):
        shown.resize(*size)
        across = at(shown, 3, 0).x() - at(shown, 0, 0).x()
        down = at(shown, 0, 0).y() - at(shown, 0, 3).y()
        assert across == pytest.approx(down, abs=2)


def has_color(widget: SurfaceMap, x: float, y: float, color: QColor) -> bool:
    """Whether a pixel there, or one beside it, has the colour: lines are smooth at their edges."""
    image, place = widget.grab().toImage(), at(widget, x, y)
    near = range(-2, 3)
    return any(image.pixelColor(place + QPoint(i, j)) == color for i in near for j in near)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_valley_is_like_the_panel_and_hills_are_not(
    shown: SurfaceMap, themes: ThemeManager, theme: str
) -> None:
    themes.setMode(theme)  # type: ignore[arg-type]
    panel = themes.theme.color("panel").lightness()
    valley, slope, hill = (
        abs(color_at(shown, *place).lightness() - panel)
        for place in ((1.8, -0.6), (-1.5, -1.0), (-3.7, -2.8))
    )
    assert valley < slope < hill


def test_every_lane_has_its_name_at_its_end_and_all_one_start(shown: SurfaceMap) -> None:
    names = shown.names()
    assert sorted(name.text for name in names) == ["Adam", "Lion", "SGD", "start"]
    boxes = [name.box for name in names]
    assert not any(a.intersects(b) for a, b in itertools.combinations(boxes, 2))
    by_text = {name.text: name for name in names}
    for text, place in (("SGD", (3, 2)), ("Adam", (3, -2)), ("start", (0, 0))):
        end = QPointF(at(shown, *place))
        assert (by_text[text].anchor - end).manhattanLength() < 3


def test_paths_have_their_lanes_colours(shown: SurfaceMap, themes: ThemeManager) -> None:
    assert has_color(shown, 1.5, 1.0, themes.theme.lane(0))
    assert has_color(shown, 1.5, -1.0, themes.theme.lane(1))
    assert not has_color(shown, 1.5, 0.0, themes.theme.lane(0))


def test_a_moment_moves_the_markers_and_pales_what_comes_after(
    shown: SurfaceMap, themes: ThemeManager
) -> None:
    shown.setMoment(Moment(100))
    places = [(2, 4 / 3), (2, -4 / 3), (-2 / 3, 5 / 3)]
    wanted = [QPointF(at(shown, *place)) for place in places]
    for marker in shown.markers():
        assert min((marker - place).manhattanLength() for place in wanted) < 3
    assert has_color(shown, 1.4, 1.4 * 2 / 3, themes.theme.lane(0))
    assert not has_color(shown, 2.6, 2.6 * 2 / 3, themes.theme.lane(0))
    shown.setMoment(Moment())
    assert has_color(shown, 2.6, 2.6 * 2 / 3, themes.theme.lane(0))


def test_lanes_may_count_their_own_updates(shown: SurfaceMap) -> None:
    shown.setMoment(Moment(100, {1: 1000}))
    places = [QPointF(at(shown, *place)) for place in ((2, 4 / 3), (3, -2), (-2 / 3, 5 / 3))]
    for marker in shown.markers():
        assert min((marker - place).manhattanLength() for place in places) < 3


def test_the_pointer_reads_the_loss(shown: SurfaceMap, qtbot: QtBot) -> None:
    assert shown.readout() == []
    qtbot.mouseMove(shown, at(shown, -3, -2))
    (line,) = shown.readout()
    assert float(line.split()[-1]) == pytest.approx(0.1 + 0.05 * 29, rel=0.02)


def test_on_a_path_it_tells_the_moment_and_the_lane_s_own_loss(
    shown: SurfaceMap, qtbot: QtBot
) -> None:
    qtbot.mouseMove(shown, at(shown, 2, -4 / 3))
    text = "\n".join(shown.readout())
    assert "Adam, update 100" in text
    assert "its own loss: 0.5" in text
    assert "0.2 off the plane" in text
    qtbot.mouseMove(shown, QPoint(1, 1))
    assert shown.readout() == []


def test_it_can_be_painted_in_any_size(shown: SurfaceMap) -> None:
    for size in ((40, 30), (120, 400), (1400, 800)):
        shown.resize(*size)
        assert not shown.grab().isNull()


def test_lanes_that_begin_apart_have_no_common_start(shown: SurfaceMap) -> None:
    made = surface(lanes=2)
    own = tracks(made)
    moved = made.paths[1].xy + np.float32(1.5)
    apart = [own[0], replace(own[1], path=replace(own[1].path, xy=moved))]
    shown.setSurface(LossField(made), apart, made.shares)
    assert sorted(name.text for name in shown.names()) == ["Adam", "SGD"]
