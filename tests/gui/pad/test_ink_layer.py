from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from gui.pad.ink_layer import InkLayer, Sheet

SIZE = QSize(120, 120)
SHEET = Sheet(SIZE, 1.0, QPointF(0, 0), 120.0, 0.08, "#000000")
SPIRAL = tuple(
    (0.5 + 0.004 * i * math.cos(i / 3), 0.5 + 0.004 * i * math.sin(i / 3)) for i in range(90)
)
BAR = ((0.1, 0.9), (0.5, 0.95), (0.9, 0.9))
DOT = ((0.9, 0.1),)


def picture(layer, drawing, sheet=SHEET):
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    layer.paint(painter, drawing, sheet)
    painter.end()
    return image


def difference(first, second):
    """Share of pixels that differ by more than an eye would notice."""
    pixels = [(x, y) for x in range(SIZE.width()) for y in range(SIZE.height())]
    greys = ((first.pixelColor(*p).lightness(), second.pixelColor(*p).lightness()) for p in pixels)
    return sum(abs(a - b) > 90 for a, b in greys) / len(pixels)


def ink(image):
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(SIZE.width())
        for y in range(SIZE.height())
    )


@pytest.fixture
def layer(qapp):
    return InkLayer()


def test_growing_point_by_point_gives_the_picture_of_the_whole(layer, qapp):
    for count in range(1, len(SPIRAL) + 1):
        grown = picture(layer, (SPIRAL[:count],))
    for count in range(1, len(BAR) + 1):
        grown = picture(layer, (SPIRAL, BAR[:count]))
    grown = picture(layer, (SPIRAL, BAR, DOT))
    whole = picture(InkLayer(), (SPIRAL, BAR, DOT))
    assert ink(whole) > 500
    assert difference(grown, whole) < 0.002


def test_what_is_taken_back_is_gone(layer):
    picture(layer, (SPIRAL, BAR))
    assert difference(picture(layer, (SPIRAL,)), picture(InkLayer(), (SPIRAL,))) == 0
    assert ink(picture(layer, ())) == 0
    assert difference(picture(layer, (BAR,)), picture(InkLayer(), (BAR,))) == 0


def test_another_sheet_is_painted_anew(layer):
    thin = Sheet(SIZE, 1.0, QPointF(0, 0), 120.0, 0.02, "#000000")
    broad = ink(picture(layer, (BAR,)))
    assert ink(picture(layer, (BAR,), thin)) < broad / 2


def test_a_dot_is_round_and_as_wide_as_the_pen(layer):
    area = ink(picture(layer, (DOT,)))
    assert area == pytest.approx(math.pi * (0.04 * 120) ** 2, rel=0.15)
