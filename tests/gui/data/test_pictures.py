"""From arrays to pictures: the right colours, sharp where enlarged, smooth where reduced."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from gui.data.pictures import scaledImage, tilePixmap, toImage

GREY = np.array([[0, 128, 255]], np.uint8)


def colours(image):
    return [
        [image.pixelColor(x, y).getRgb()[:3] for x in range(image.width())]
        for y in range(image.height())
    ]


def test_no_ink_is_the_sheet_and_full_ink_the_text(themes):
    for mode in ("light", "dark"):
        themes.setMode(mode)
        image = toImage(GREY, themes.theme)
        assert image.pixelColor(0, 0) == themes.theme.color("canvas")
        assert image.pixelColor(2, 0) == themes.theme.color("text")
        assert 100 < image.pixelColor(1, 0).lightness() < 180


def test_without_a_theme_grey_is_grey():
    assert colours(toImage(GREY)) == [[(0, 0, 0), (128, 128, 128), (255, 255, 255)]]


def test_colours_are_as_they_are_in_every_theme(themes):
    pixels = np.random.default_rng(1).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    image = toImage(pixels, themes.theme)
    assert (image.width(), image.height()) == (7, 5)
    assert colours(image) == [[tuple(pixel) for pixel in row] for row in pixels.tolist()]


@pytest.mark.parametrize("shape", [(4, 5), (4, 5, 1), (4, 5, 3)])
def test_numbers_from_0_to_1_are_the_same_picture(shape):
    pixels = np.random.default_rng(2).integers(0, 256, shape, dtype=np.uint8)
    assert toImage(pixels.astype(np.float32) / 255) == toImage(pixels)


def test_what_is_no_colour_is_cut_off():
    image = toImage(np.array([[-1.0, np.nan, np.inf, 7.0]], np.float32))
    assert colours(image) == [[(0, 0, 0), (0, 0, 0), (255, 255, 255), (255, 255, 255)]]


def test_an_image_does_not_change_with_the_array():
    pixels = np.zeros((3, 3, 3), np.uint8)
    image = toImage(pixels)
    pixels[:] = 255
    assert image.pixelColor(1, 1) == QColor(0, 0, 0)


def test_a_part_of_an_array_is_shown_right():
    pixels = np.arange(48, dtype=np.uint8).reshape(6, 8)
    part = pixels[::2, ::2]
    assert colours(toImage(part)) == [[(v, v, v) for v in row] for row in part.tolist()]


@pytest.mark.parametrize("shape", [(4,), (4, 4, 2), (2, 4, 4, 3)])
def test_what_is_no_picture_is_refused(shape):
    with pytest.raises(ValueError, match="is no picture"):
        toImage(np.zeros(shape, np.uint8))


def test_enlarged_pixels_are_sharp_squares():
    pixels = np.random.default_rng(3).integers(0, 256, (4, 4), dtype=np.uint8)
    shown = colours(scaledImage(toImage(pixels), QSize(12, 12)))
    wide = np.repeat(np.repeat(pixels, 3, axis=0), 3, axis=1)
    assert shown == [[(v, v, v) for v in row] for row in wide.tolist()]


def test_by_a_factor_that_is_not_whole_the_inner_part_of_every_square_is_sharp():
    pixels = (np.indices((4, 4)).sum(axis=0) % 2 * 255).astype(np.uint8)
    image = scaledImage(toImage(pixels), QSize(18, 18))
    for y, x in np.ndindex(4, 4):
        middle = image.pixelColor(int((x + 0.5) * 4.5), int((y + 0.5) * 4.5))
        assert middle.red() == pixels[y, x]


def test_a_reduced_picture_is_smoothed():
    pixels = (np.indices((64, 64)).sum(axis=0) % 2 * 255).astype(np.uint8)
    image = scaledImage(toImage(pixels), QSize(16, 16))
    assert 110 < image.pixelColor(8, 8).red() < 145


def test_proportions_are_kept_and_screens_with_more_pixels_get_them(qapp):
    pixmap = tilePixmap(toImage(np.zeros((10, 20), np.uint8)), 60, 2.0)
    assert (pixmap.width(), pixmap.height()) == (120, 60)
    assert pixmap.deviceIndependentSize().toSize() == QSize(60, 30)


def test_a_very_long_picture_is_still_a_picture(qapp):
    pixmap = tilePixmap(toImage(np.zeros((1, 500), np.uint8)), 32)
    assert (pixmap.width(), pixmap.height()) == (32, 1)
