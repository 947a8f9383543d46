"""Tiles: whole multiples, all of them in the room, found again by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.widgets.tiling import NOWHERE, Tiling, tiled

GAP_PX = 6
ROOM = QSize(600, 264)
KEY = Qt.Key


def test_tiles_are_as_large_as_lets_all_of_them_be_seen() -> None:
    few, many = (tiled(QSize(26, 26), n, ROOM, GAP_PX, 80, 20) for n in (16, 64))
    assert few.scale == 3
    assert few.columns == 6  # of three lines, none is much shorter
    assert many.scale < 3
    assert many.height <= ROOM.height() + 2


def test_the_least_size_is_kept_where_the_room_does_not_suffice() -> None:
    tiles = tiled(QSize(3, 3), 64, QSize(60, 40), GAP_PX, 80, 20)
    assert tiles.scale == 7
    assert tiles.height > 40
    assert tiled(QSize(224, 224), 2, ROOM, GAP_PX, 80, 20).scale == 1


@pytest.mark.parametrize("count", [1, 5, 12])
def test_a_position_leads_to_its_tile_and_a_gap_to_none(count: int) -> None:
    tiles = Tiling(QSize(4, 3), count, 5, 3, GAP_PX)
    boxes = [tiles.box(place) for place in range(count)]
    assert [tiles.placeAt(box.center()) for box in boxes] == list(range(count))
    assert tiles.placeAt(boxes[0].topRight() + QPoint(GAP_PX // 2, 0)) == NOWHERE
    assert boxes[-1].bottom() + 2 == tiles.height


def test_without_tiles_there_is_nothing() -> None:
    tiles = Tiling(QSize(1, 1))
    assert tiles.height == 0
    assert tiles.placeAt(QPoint(1, 1)) == NOWHERE


def test_arrow_keys_lead_along_lines_and_columns() -> None:
    tiles = Tiling(QSize(1, 1), 12, 1, 4)
    keys = (KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down, KEY.Key_A)
    assert [tiles.stepOf(key) for key in keys] == [-1, 1, -4, 4, 0]


def test_each_tile_shows_its_part_of_the_image(qapp: object) -> None:
    tiles = Tiling(QSize(2, 1), 3, 4, 2, GAP_PX)
    colours = [QColor("red"), QColor("lime"), QColor("blue")]
    stacked = QImage(2, 3, QImage.Format.Format_RGB32)
    for row, colour in enumerate(colours):
        for column in range(2):
            stacked.setPixelColor(column, row, colour)
    shown = QImage(40, 20, QImage.Format.Format_RGB32)
    shown.fill(QColor("white"))
    painter = QPainter(shown)
    tiles.paint(painter, stacked, QColor("black"))
    painter.end()
    for place, colour in enumerate(colours):
        box = tiles.box(place)
        assert shown.pixelColor(box.center()) == colour
        assert shown.pixelColor(box.topLeft() - QPoint(1, 1)) == QColor("black")
