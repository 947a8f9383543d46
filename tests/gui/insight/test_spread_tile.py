"""How one layer's values are spread, now and before."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.insight.observation import Histogram
from gui.insight.spread_tile import FILL_SHARE, LANE, SpreadTile, mapImage
from gui.theme import ThemeManager, mix
from tests.helpers.insights import histogram

LEFT_HEAVY = Histogram(-1.0, 1.0, np.array([20, 1, 1, 1]))
RIGHT_HEAVY = Histogram(-1.0, 1.0, np.array([1, 1, 1, 20]))
FOUND = [(10, LEFT_HEAVY), (20, RIGHT_HEAVY)]


@pytest.fixture
def tile(themes: ThemeManager, qtbot: QtBot) -> SpreadTile:
    made = SpreadTile(themes)
    qtbot.addWidget(made)
    made.resize(200, made.height())
    made.show()
    return made


def height(tile: SpreadTile, themes: ThemeManager, x: int) -> int:
    """How high the filled curve is at a place, in pixels."""
    image, theme = tile.grab().toImage(), themes.theme
    fill = mix(theme.color("panel"), theme.lane(LANE), FILL_SHARE)
    return sum(image.pixelColor(x, y) == fill for y in range(image.height()))


def test_the_curve_is_of_the_moment_shown(tile: SpreadTile, themes: ThemeManager) -> None:
    tile.setHistograms("2. Dense", FOUND, 20)
    assert tile.shownUpdate() == 20
    assert height(tile, themes, 190) > height(tile, themes, 10)
    tile.setHistograms("2. Dense", FOUND, 11)
    assert tile.shownUpdate() == 10
    assert height(tile, themes, 190) < height(tile, themes, 10)


def test_the_map_has_a_row_for_each_moment_the_latest_on_top(themes: ThemeManager) -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0]])
    image = mapImage(rows[::-1], themes.theme)
    assert (image.width(), image.height()) == (2, 2)
    assert image.pixelColor(1, 0) == image.pixelColor(0, 1)
    assert image.pixelColor(0, 0) == image.pixelColor(1, 1)
    assert image.pixelColor(0, 0) != image.pixelColor(1, 0)


def test_the_range_is_told_and_holds_all(tile: SpreadTile) -> None:
    tile.setHistograms("2. Dense", [(1, histogram(-2, 2)), (2, histogram(-1, 3))], 2)
    low, high = tile.range()
    assert low < -1.5
    assert high > 2.5
    assert tile.toolTip().startswith("2. Dense: from")
    assert tile.rows().shape[0] == 2


def test_without_any_moment_it_only_has_a_title(tile: SpreadTile) -> None:
    tile.setHistograms("2. Dense", [], 0)
    assert tile.shownUpdate() is None
    tile.grab()


def test_larger_text_makes_it_higher(tile: SpreadTile, themes: ThemeManager) -> None:
    before = tile.height()
    themes.setFontScale(1.5)
    assert tile.height() > before
    themes.setFontScale(1.0)
