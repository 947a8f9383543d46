"""Values by pixel, under an outline of the ink."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QLineF, QPoint
from pytestqt.qtbot import QtBot

from gui.drawing.pixel_view import PixelView, outline
from gui.drawing.signed import signedColor
from gui.theme import ThemeManager

SIDE = 202


@pytest.fixture
def view(themes: ThemeManager, qtbot: QtBot) -> PixelView:
    """Ten values by ten, each of 20 pixels of the screen."""
    made = PixelView(themes, "Gradient")
    qtbot.addWidget(made)
    made.resize(SIDE, SIDE)
    values = np.zeros((10, 10), np.float32)
    values[0, 9], values[9, 0] = 4.0, -2.0
    made.setValues(values)
    made.show()
    return made


def middle(row: int, column: int) -> QPoint:
    return QPoint(1 + 20 * column + 10, 1 + 20 * row + 10)


def test_each_value_has_its_colour_on_one_scale(view: PixelView, themes: ThemeManager) -> None:
    image, theme = view.grab().toImage(), themes.theme
    assert image.pixelColor(middle(0, 9)) == signedColor(1, theme)
    assert image.pixelColor(middle(9, 0)) == signedColor(-0.5, theme)
    assert image.pixelColor(middle(5, 5)) == theme.color("canvas")


def test_another_theme_shows_it_anew(view: PixelView, themes: ThemeManager) -> None:
    themes.setMode("dark")
    assert view.grab().toImage().pixelColor(middle(0, 9)) == signedColor(1, themes.theme)


def test_the_value_under_the_mouse_is_told(view: PixelView) -> None:
    assert view.tipAt(middle(9, 0)) == "row 10, column 1: −2.00"
    assert view.tipAt(QPoint(-5, 3)) == ""
    view.setValues(None)
    assert view.tipAt(middle(9, 0)) == ""


def test_the_outline_goes_around_the_ink() -> None:
    picture = np.zeros((5, 5), np.uint8)
    picture[1:3, 2:4] = 255
    around = {(2, 1, 4, 1), (2, 3, 4, 3), (2, 1, 2, 3), (4, 1, 4, 3)}
    assert {(line.x1(), line.y1(), line.x2(), line.y2()) for line in outline(picture)} == around
    assert len(outline((picture / 255)[..., np.newaxis])) == 4


def test_ink_at_the_edge_has_a_whole_outline() -> None:
    assert len(outline(np.full((3, 3), 255, np.uint8))) == 4


def test_pictures_in_colour_have_no_outline() -> None:
    assert outline(np.full((4, 4, 3), 255, np.uint8)) == []
    assert outline(None) == []


def test_the_outline_is_painted(view: PixelView) -> None:
    before = view.grab().toImage()
    view.setValues(view.values(), [QLineF(3, 5, 7, 5)])
    after = view.grab().toImage()
    at = QPoint(1 + 100, 1 + 100)
    assert after.pixelColor(at) != before.pixelColor(at)


def test_a_picture_in_colour_shows_through(view: PixelView) -> None:
    picture = np.zeros((10, 10, 3), np.uint8)
    picture[:, 5:] = (0, 255, 0)
    view.setValues(np.zeros((10, 10), np.float32), (), picture)
    image = view.grab().toImage()
    left, right = (image.pixelColor(middle(3, column)) for column in (2, 7))
    assert right.green() > left.green()
    assert right.green() > right.red() + 30
