"""Feature maps: every channel on one scale, and one of them large."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.drawing.feature_maps import FeatureMaps
from gui.drawing.signed import signedColor
from gui.theme import ThemeManager
from gui.widgets.tiling import MOST_TILES, NOWHERE

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


def levels(channels: int, side: int = 6) -> np.ndarray:
    """Each channel of one value, from 0 up to 1."""
    values = np.linspace(0, 1, channels, dtype=np.float32)
    return np.broadcast_to(values, (side, side, channels)).copy()


@pytest.fixture
def maps(themes: ThemeManager, qtbot: QtBot) -> FeatureMaps:
    made = FeatureMaps(themes)
    qtbot.addWidget(made)
    made.resize(400, 100)
    made.setMaps(levels(8))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def click(qtbot: QtBot, maps: FeatureMaps, channel: int) -> None:
    qtbot.mouseClick(maps, LEFT, pos=maps.tileOf(channel).center())


def test_every_channel_has_a_tile_on_one_scale(maps: FeatureMaps, themes: ThemeManager) -> None:
    image = maps.grab().toImage()
    found = [image.pixelColor(maps.tileOf(channel).center()) for channel in range(8)]
    assert found == [signedColor(channel / 7, themes.theme) for channel in range(8)]


def test_tiles_are_whole_multiples_and_do_not_overlap(maps: FeatureMaps) -> None:
    boxes = [maps.tileOf(channel) for channel in range(8)]
    assert all(box.width() % 6 == 0 and box.width() == box.height() for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert all(maps.rect().contains(box) for box in boxes)


def test_a_click_enlarges_a_channel_and_another_closes_it(maps: FeatureMaps, qtbot: QtBot) -> None:
    height = maps.height()
    click(qtbot, maps, 5)
    assert maps.enlarged() == 5
    assert maps.largeBox().width() > 2 * maps.tileOf(5).width()
    assert maps.height() > height
    color = maps.grab().toImage().pixelColor(maps.largeBox().center())
    assert color == signedColor(5 / 7, maps._themes.theme)
    click(qtbot, maps, 5)
    assert maps.enlarged() == NOWHERE
    assert maps.height() == height


def test_a_click_on_the_large_one_closes_it(maps: FeatureMaps, qtbot: QtBot) -> None:
    click(qtbot, maps, 2)
    qtbot.mouseClick(maps, LEFT, pos=maps.largeBox().center())
    assert maps.enlarged() == NOWHERE


def test_the_large_one_goes_on_with_new_values(maps: FeatureMaps, qtbot: QtBot) -> None:
    click(qtbot, maps, 7)
    maps.setMaps(-levels(8))
    color = maps.grab().toImage().pixelColor(maps.largeBox().center())
    assert color == signedColor(-1, maps._themes.theme)
    maps.setMaps(levels(3))
    assert maps.enlarged() == NOWHERE


def test_keys_move_enlarge_and_close(maps: FeatureMaps) -> None:
    maps.setFocus()
    for key, enlarged in (
        (KEY.Key_Right, NOWHERE),
        (KEY.Key_Return, 1),
        (KEY.Key_Right, 2),
        (KEY.Key_Left, 1),
        (KEY.Key_Escape, NOWHERE),
    ):
        QTest.keyClick(maps, key)
        assert maps.enlarged() == enlarged


def test_ranges_and_values_are_told(maps: FeatureMaps, qtbot: QtBot) -> None:
    assert maps.tipAt(maps.tileOf(7).center()) == "channel 8 of 8: +1.00 to +1.00"
    click(qtbot, maps, 7)
    assert maps.tipAt(maps.largeBox().topLeft()) == "row 1, column 1: +1.00"
    assert maps.accessibleDescription() == "channel 8 of 8: +1.00 to +1.00"


def test_more_channels_than_can_be_shown_are_counted(maps: FeatureMaps) -> None:
    maps.setMaps(levels(MOST_TILES + 5))
    assert (maps.count(), maps.hiddenCount()) == (MOST_TILES, 5)


@pytest.mark.parametrize("shape", [(1, 1, 4), (1, 200, 3), (224, 224, 8), (3, 3, 64)])
@pytest.mark.parametrize("width", [60, 600])
def test_any_shape_at_any_width_can_be_painted(
    maps: FeatureMaps, shape: tuple[int, ...], width: int
) -> None:
    maps.setMaps(np.full(shape, np.nan, np.float32))
    maps.resize(width, maps.height())
    maps.setEnlarged(0)
    assert not maps.grab().isNull()
