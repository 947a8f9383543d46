"""The landscape: turned by hand and by key, with the paths on it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gui.race.surface_field import LossField, Moment
from gui.race.surface_relief import MOST_TILT, SurfaceRelief
from gui.theme import ThemeManager
from tests.helpers.surfaces import surface, tracks

CORNERS = np.array([(x, y) for x in (-4.0, 5.0) for y in (-3.0, 3.0)])


@pytest.fixture
def relief(qtbot: QtBot, themes: ThemeManager) -> SurfaceRelief:
    widget = SurfaceRelief(themes)
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    made = surface(lanes=2)
    widget.setSurface(LossField(made), tracks(made))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def drag(qtbot: QtBot, widget: SurfaceRelief, way: QPoint) -> None:
    start, button = QPoint(300, 200), Qt.MouseButton.LeftButton
    qtbot.mousePress(widget, button, pos=start)
    qtbot.mouseMove(widget, start + way)
    qtbot.mouseRelease(widget, button, pos=start + way)


def count_of(widget: SurfaceRelief, color: QColor) -> int:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return int((np.frombuffer(image.constBits(), np.uint32) == color.rgba()).sum())


def test_dragging_turns_it(relief: SurfaceRelief, qtbot: QtBot) -> None:
    before, picture = relief.direction(), relief.grab().toImage()
    drag(qtbot, relief, QPoint(100, 0))
    turn, tilt = relief.direction()
    assert turn == pytest.approx(before[0] + 0.8)
    assert tilt == before[1]
    assert relief.grab().toImage() != picture
    drag(qtbot, relief, QPoint(0, 30))
    assert relief.direction()[1] > before[1]


def test_without_a_button_nothing_turns(relief: SurfaceRelief, qtbot: QtBot) -> None:
    before = relief.direction()
    qtbot.mouseMove(relief, QPoint(10, 10))
    qtbot.mouseMove(relief, QPoint(200, 200))
    assert relief.direction() == before


def test_arrow_keys_turn_it_and_home_brings_it_back(relief: SurfaceRelief, qtbot: QtBot) -> None:
    before = relief.direction()
    qtbot.keyClick(relief, Qt.Key.Key_Left)
    assert relief.direction()[0] < before[0]
    qtbot.keyClick(relief, Qt.Key.Key_Up)
    assert relief.direction()[1] > before[1]
    qtbot.keyClick(relief, Qt.Key.Key_Home)
    assert relief.direction() == before


def test_it_never_tips_over(relief: SurfaceRelief, qtbot: QtBot) -> None:
    for _ in range(40):
        qtbot.keyClick(relief, Qt.Key.Key_Up)
    assert relief.direction()[1] == MOST_TILT
    for _ in range(60):
        qtbot.keyClick(relief, Qt.Key.Key_Right)
    assert -math.pi <= relief.direction()[0] <= math.pi


def test_a_double_click_turns_it_back(relief: SurfaceRelief, qtbot: QtBot) -> None:
    before = relief.direction()
    drag(qtbot, relief, QPoint(77, 20))
    qtbot.mouseDClick(relief, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert relief.direction() == before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paths_are_seen_in_their_colours(
    relief: SurfaceRelief, themes: ThemeManager, theme: str
) -> None:
    themes.setMode(theme)  # type: ignore[arg-type]
    for lane in (0, 1):
        assert count_of(relief, themes.theme.lane(lane)) > 100


def test_names_follow_their_ends(relief: SurfaceRelief, qtbot: QtBot) -> None:
    before = {name.text: name.anchor for name in relief.names()}
    assert set(before) == {"SGD", "Adam", "start"}
    drag(qtbot, relief, QPoint(150, 0))
    after = {name.text: name.anchor for name in relief.names()}
    assert (after["SGD"] - before["SGD"]).manhattanLength() > 20


def test_a_moment_pales_what_comes_after(relief: SurfaceRelief, themes: ThemeManager) -> None:
    whole = count_of(relief, themes.theme.lane(0))
    relief.setMoment(Moment(0))
    assert count_of(relief, themes.theme.lane(0)) < whole / 2
    relief.setMoment(Moment())
    assert count_of(relief, themes.theme.lane(0)) == whole


def test_while_it_is_held_the_picture_is_coarser(relief: SurfaceRelief, qtbot: QtBot) -> None:
    qtbot.mousePress(relief, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(relief, QPoint(320, 200))
    relief.grab()
    held = relief._image.width()
    qtbot.mouseRelease(relief, Qt.MouseButton.LeftButton, pos=QPoint(320, 200))
    relief.grab()
    assert relief._image.width() == pytest.approx(2 * held, abs=1)


def test_the_landscape_leaves_the_scale_its_room(relief: SurfaceRelief, qtbot: QtBot) -> None:
    relief.resize(300, 500)  # as wide as it gets, whichever way it is turned
    for _ in range(12):
        qtbot.keyClick(relief, Qt.Key.Key_Right)
        relief.grab()
        assert relief._image.width() <= relief._scale_area().left()
        eye = relief._eye(relief._terrain)
        assert eye.pixels(relief._terrain.points(CORNERS))[:, 0].max() < eye.width
