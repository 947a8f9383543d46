from __future__ import annotations

import numpy as np

from gui.pad.preview import PadPreview, asImage


def test_every_pixel_is_shown_as_a_sharp_square(themes, qtbot):
    preview = PadPreview(themes)
    qtbot.addWidget(preview)
    pixels = np.random.default_rng(1).integers(0, 256, (28, 28), dtype=np.uint8)
    preview.resize(preview.sizeHint())
    preview.setPixels(pixels)
    shown = preview.grab().toImage()
    image = asImage(pixels, themes.theme)
    side = (preview.width() - 2) // 28
    for y in range(28):
        for x in range(28):
            for corner in (0, side - 1):
                here = shown.pixelColor(1 + x * side + corner, 1 + y * side + corner)
                assert here == image.pixelColor(x, y)


def test_no_ink_is_the_sheet_and_full_ink_the_text(themes):
    pixels = np.array([[0, 128, 255]], dtype=np.uint8)
    image = asImage(pixels, themes.theme)
    assert image.pixelColor(0, 0) == themes.theme.color("canvas")
    assert image.pixelColor(2, 0) == themes.theme.color("text")
    assert 100 < image.pixelColor(1, 0).lightness() < 180


def test_no_picture_is_an_empty_box(themes, qtbot):
    preview = PadPreview(themes)
    qtbot.addWidget(preview)
    preview.resize(preview.sizeHint())
    empty = preview.grab().toImage()
    preview.setPixels(np.full((28, 28), 255, dtype=np.uint8))
    assert preview.grab().toImage() != empty
    preview.setPixels(None)
    assert preview.grab().toImage() == empty
