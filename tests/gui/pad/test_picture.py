from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gui.data.pictures import toImage
from gui.pad.picture import boxIn


def test_no_ink_is_the_sheet_and_full_ink_the_text(themes):
    pixels = np.array([[0, 128, 255]], dtype=np.uint8)
    image = toImage(pixels, themes.theme)
    assert image.pixelColor(0, 0) == themes.theme.color("canvas")
    assert image.pixelColor(2, 0) == themes.theme.color("text")
    assert 100 < image.pixelColor(1, 0).lightness() < 180


def test_fractions_are_shown_like_grey_levels(themes):
    levels = np.array([[0, 51, 255]], dtype=np.uint8)
    fractions = (levels / 255).astype(np.float32)
    assert toImage(fractions, themes.theme) == toImage(levels, themes.theme)
    assert toImage(fractions[..., np.newaxis], themes.theme) == toImage(levels, themes.theme)


def test_colours_are_shown_as_they_are(themes):
    themes.setMode("dark")
    pixels = np.array([[[255, 0, 10], [0, 102, 255]]], dtype=np.uint8)
    for given in (pixels, (pixels / 255).astype(np.float32)):
        image = toImage(given, themes.theme)
        shown = [image.pixelColor(x, 0).getRgb()[:3] for x in (0, 1)]
        assert shown == [(255, 0, 10), (0, 102, 255)]


def test_values_beyond_the_range_do_no_harm(themes):
    image = toImage(np.array([[np.nan, -1, 2]], dtype=np.float32), themes.theme)
    tokens = ["canvas", "canvas", "text"]
    shown = [image.pixelColor(x, 0) for x in range(3)]
    assert shown == [themes.theme.color(token) for token in tokens]


@pytest.mark.parametrize(
    ("width", "height", "side"), [(28, 28, 84), (20, 10, 100), (60, 60, 100), (200, 400, 50)]
)
def test_a_picture_fills_the_middle_and_keeps_its_shape(width, height, side):
    box = boxIn(QRectF(10, 20, 100, 100), width, height)
    assert box.width() == side
    assert box.width() / box.height() == width / height
    assert abs(box.center().x() - 60) <= 1
    assert abs(box.center().y() - 70) <= 1
