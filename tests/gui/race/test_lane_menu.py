"""The menu of a lane, and the sample of its line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from gui.race.lane_menu import LaneLook, LaneMenu, paint_sample, style_icon


@pytest.fixture
def menu(themes, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    look = LaneLook(4, "SGD", 2, is_hidden=False, is_solo=True)
    made = LaneMenu(themes, look, {2: "SGD", 7: "Adam"}, owner)
    made.owner = owner  # it goes with its owner, which nothing else holds
    return made


def entry(menu, text):
    return next(action for action in menu.actions() if action.text() == text)


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Rename", "renameRequested", "F2"),
        ("Hide curves", "hideToggled", "H"),
        ("Only this lane", "soloToggled", "S"),
        ("Use these settings", "adoptRequested", ""),
        ("Remove lane", "removeRequested", "Del"),
    ],
)
def test_each_entry_tells_the_lane_and_shows_its_key(menu, qtbot, text, name, key):
    with qtbot.waitSignal(getattr(menu, name)) as told:
        entry(menu, text).trigger()
    assert told.args == [4]
    assert entry(menu, text).shortcut().toString() == key


def test_alone_the_others_stand_back(menu):
    assert "stand back" in entry(menu, "Only this lane").toolTip()


def test_a_hidden_lane_can_be_shown(themes, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = LaneMenu(themes, LaneLook(1, "SGD", 2, True, False), {}, owner)
    assert entry(menu, "Show curves")
    assert not entry(menu, "Only this lane").isChecked()


def test_there_are_twelve_colours_with_who_has_them(menu, qtbot):
    colours = entry(menu, "Colour").menu().actions()
    assert len(colours) == 12
    assert len({action.text() for action in colours}) == 12
    assert [action.isChecked() for action in colours].index(True) == 2
    assert colours[7].text().endswith("dashed  ·  Adam")
    with qtbot.waitSignal(menu.styleChosen) as told:
        colours[7].trigger()
    assert told.args == [4, 7]


def strip(themes, style):
    """Whether each pixel along the sample of a style has been painted."""
    image = QImage(24, 10, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_sample(painter, themes.theme, style, QRectF(0, 0, 24, 10))
    painter.end()
    return [image.pixelColor(x, 5).alpha() > 100 for x in range(24)]


def test_the_sample_of_a_late_style_is_dashed(themes):
    assert all(strip(themes, 1))
    dashed = strip(themes, 7)
    assert dashed[0]
    assert dashed.count(False) >= 4


def test_the_style_chosen_is_framed(themes):
    def picture(framed):
        return style_icon(themes, 0, 1.0, is_framed=framed).pixmap(16, 16).toImage()

    assert picture(True) != picture(False)
