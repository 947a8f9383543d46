from __future__ import annotations

import numpy as np

from gui.data.pictures import toImage
from gui.pad.preview import PadPreview


def test_every_pixel_is_shown_as_a_sharp_square(themes, qtbot):
    preview = PadPreview(themes)
    qtbot.addWidget(preview)
    pixels = np.random.default_rng(1).integers(0, 256, (28, 28), dtype=np.uint8)
    preview.resize(preview.sizeHint())
    preview.setPixels(pixels)
    shown = preview.grab().toImage()
    image = toImage(pixels, themes.theme)
    side = (preview.width() - 2) // 28
    for y in range(28):
        for x in range(28):
            for corner in (0, side - 1):
                here = shown.pixelColor(1 + x * side + corner, 1 + y * side + corner)
                assert here == image.pixelColor(x, y)


def test_no_picture_is_an_empty_box(themes, qtbot):
    preview = PadPreview(themes)
    qtbot.addWidget(preview)
    preview.resize(preview.sizeHint())
    empty = preview.grab().toImage()
    preview.setPixels(np.full((28, 28), 255, dtype=np.uint8))
    assert preview.grab().toImage() != empty
    preview.setPixels(None)
    assert preview.grab().toImage() == empty


def test_the_tip_tells_a_drawing_from_a_picture_of_the_data(themes, qtbot):
    preview = PadPreview(themes)
    qtbot.addWidget(preview)
    assert "your digit" in preview.toolTip()
    preview.setPixels(np.zeros((24, 32, 3), dtype=np.uint8), is_drawn=False)
    assert "32 × 24" in preview.toolTip()
    preview.setPixels(None)
    assert "your digit" in preview.toolTip()
