"""An example and what augmentation makes of it: ten pictures of one size that never jump."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from gui.data.augmented import AugmentedView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(themes, qtbot):
    widget = AugmentedView(themes)
    qtbot.addWidget(widget)
    widget.resize(640, 560)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def middles(view):
    """Where the middle of the original and of each of the nine pictures is."""
    where = view._tiles._arrangement()
    step = where.first.width() + 8
    places = [where.first.center() + QPoint(c * step, r * step) for r in range(3) for c in range(3)]
    return [where.original.center(), *places]


def lightness(view):
    image = view._tiles.grab().toImage()
    return [image.pixelColor(point).lightness() for point in middles(view)]


def grey(level):
    return np.full((28, 28), level, np.uint8)


def test_the_original_and_nine_pictures_are_shown_in_their_order(view):
    view.setOriginal(grey(255))
    view.setPictures(np.stack([grey(20 * n) for n in range(9)]))
    original, *pictures = lightness(view)
    assert original < 60
    assert pictures == sorted(pictures, reverse=True)
    assert len(set(pictures)) == 9


def test_colours_and_numbers_from_0_to_1_are_shown_too(view):
    red = np.zeros((16, 16, 3), np.float32)
    red[..., 0] = 1
    view.setOriginal(red)
    view.setPictures(np.repeat(red[np.newaxis], 9, axis=0))
    image = view._tiles.grab().toImage()
    assert {image.pixelColor(point).name() for point in middles(view)} == {"#ff0000"}


@pytest.mark.parametrize("size", [(640, 560), (330, 480), (1150, 820), (300, 240)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_is_within_the_room_there_is(view, themes, size, scale):
    themes.setFontScale(scale)
    view.resize(*size)
    where = view._tiles._arrangement()
    side = 3 * where.first.width() + 16
    inside = view._tiles.rect()
    assert inside.contains(where.original)
    assert inside.contains(where.first.adjusted(0, 0, side - where.first.width(), 0))
    assert where.first.top() + side <= inside.bottom() + 1
    assert where.original.size() == where.first.size()
    grid = where.first.adjusted(0, 0, side - where.first.width(), side - where.first.height())
    assert not grid.intersects(where.original)


def test_more_room_makes_larger_pictures(view):
    small = view._tiles._arrangement().first.width()
    view.resize(900, 800)
    assert view._tiles._arrangement().first.width() > small


def test_in_a_narrow_column_the_original_is_above_its_pictures(view):
    assert view._tiles._arrangement().is_beside
    view.resize(320, 520)
    assert not view._tiles._arrangement().is_beside


def test_nothing_moves_when_pictures_come_and_go(view):
    view.setHint("TensorFlow is still starting …")
    before = view._tiles._arrangement(), view._tiles.geometry(), view.another.geometry()
    view.setOriginal(grey(9))
    view.setPictures(np.zeros((9, 64, 32, 3), np.uint8))
    view.setHint("")
    assert before == (view._tiles._arrangement(), view._tiles.geometry(), view.another.geometry())


def test_the_hint_is_there_only_while_there_are_no_pictures(view):
    view.setOriginal(grey(9))
    empty = view._tiles.grab().toImage()
    view.setHint("TensorFlow is still starting …")
    assert view._tiles.grab().toImage() != empty
    assert view._tiles.accessibleDescription() == "TensorFlow is still starting …"
    view.setPictures(np.zeros((9, 28, 28), np.uint8))
    with_pictures = view._tiles.grab().toImage()
    assert view._tiles.accessibleDescription() == ""
    view.setHint("")
    assert view._tiles.grab().toImage() == with_pictures
    view.setPictures(None)
    assert view._tiles.grab().toImage() == empty


def test_another_example_can_be_asked_for_once_there_is_one(view, qtbot):
    heard = []
    view.anotherRequested.connect(lambda: heard.append(1))
    qtbot.mouseClick(view.another, LEFT)
    assert heard == []
    view.setOriginal(grey(9))
    qtbot.mouseClick(view.another, LEFT)
    view.another.setFocus()
    qtbot.keyClick(view.another, Qt.Key.Key_Space)
    assert heard == [1, 1]


def test_another_theme_shows_the_pictures_in_its_colours(view, themes):
    view.setOriginal(grey(0))
    view.setPictures(np.zeros((9, 28, 28), np.uint8))
    for mode in ("dark", "light"):
        themes.setMode(mode)
        image = view._tiles.grab().toImage()
        canvas = themes.theme.color("canvas")
        assert all(image.pixelColor(point) == canvas for point in middles(view))
