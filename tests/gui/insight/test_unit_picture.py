"""One unit's weights, enlarged; the value under the mouse is told."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from gui.drawing.signed import signedColor
from gui.insight.unit_picture import UnitPicture
from gui.theme import ThemeManager

VALUES = np.array([[0.5, -0.5], [0.0, 1.0]], np.float32)


@pytest.fixture
def picture(themes: ThemeManager, qtbot: QtBot) -> UnitPicture:
    made = UnitPicture(themes)
    qtbot.addWidget(made)
    made.resize(200, made.heightForWidth(200))
    made.show()
    made.setValues(VALUES, 1.0)
    return made


def place(picture: UnitPicture, row: int, column: int) -> QPoint:
    box = picture._pictureBox()
    return box.topLeft() + QPoint(
        (2 * column + 1) * box.width() // 4, (2 * row + 1) * box.height() // 4
    )


def test_each_weight_is_a_square_in_its_colour(picture: UnitPicture, themes: ThemeManager) -> None:
    image = picture.grab().toImage()
    for (row, column), value in np.ndenumerate(VALUES):
        colour = signedColor(float(value), themes.theme)
        assert image.pixelColor(place(picture, row, column)) == colour


def test_the_weight_under_the_mouse_is_told(picture: UnitPicture) -> None:
    assert picture.tipAt(place(picture, 0, 1)) == "row 1, column 2: \N{MINUS SIGN}0.500"
    assert picture.tipAt(QPoint(5, picture.height() - 2)) == ""
    picture.setValues(None, 1.0)
    assert picture.tipAt(QPoint(50, 50)) == ""


@pytest.mark.parametrize("shape", [(1, 1), (3, 5), (28, 28), (64, 20)])
def test_any_shape_keeps_its_proportions(picture: UnitPicture, shape: tuple[int, int]) -> None:
    picture.setValues(np.zeros(shape, np.float32), 1.0)
    box = picture._pictureBox()
    assert picture.rect().contains(box)
    assert max(box.width(), box.height()) > 150
    assert box.height() / box.width() == pytest.approx(shape[0] / shape[1], rel=0.05)
    picture.grab()
