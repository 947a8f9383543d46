"""Weights as tiles: one scale, an order by size, and the one pointed at."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.insight.kernel_tiles import KernelTiles, lengths, scaleOf
from gui.theme import ThemeManager
from gui.widgets.tiling import MOST_TILES
from tests.helpers.insights import kernels

VALUES = kernels(6)[0].values


@pytest.fixture
def tiles(themes: ThemeManager, qtbot: QtBot) -> KernelTiles:
    made = KernelTiles(themes)
    qtbot.addWidget(made)
    made.resize(220, 100)
    made.show()
    made.setValues(VALUES)
    return made


def test_the_largest_come_first_when_that_is_wanted(tiles: KernelTiles) -> None:
    assert tiles.units() == [0, 1, 2, 3, 4, 5]
    tiles.setSorted(True)
    assert tiles.units() == [5, 4, 3, 2, 1, 0]
    tiles.setSorted(False)
    assert tiles.units() == [0, 1, 2, 3, 4, 5]


def test_of_many_units_the_first_are_shown_or_the_largest(tiles: KernelTiles) -> None:
    tiles.setValues(kernels(100)[0].values)
    assert tiles.units() == list(range(MOST_TILES))
    tiles.setSorted(True)
    assert tiles.units()[0] == 99
    assert len(tiles.units()) == MOST_TILES


def test_all_have_one_scale_of_colours(tiles: KernelTiles) -> None:
    image = tiles.grab().toImage()
    first, last = (image.pixelColor(tiles.boxOf(unit).center()) for unit in (0, 5))
    tiles.setValues(np.concatenate([VALUES[:5], -VALUES[5:]]))
    image = tiles.grab().toImage()
    assert image.pixelColor(tiles.boxOf(0).center()) == first
    against = image.pixelColor(tiles.boxOf(5).center())
    assert last.blue() > last.red()
    assert against.red() > against.blue()


def test_the_mouse_and_the_keys_tell_which_one(tiles: KernelTiles, qtbot: QtBot) -> None:
    told = QSignalSpy(tiles.unitChanged)
    qtbot.mouseMove(tiles, tiles.boxOf(4).center())
    qtbot.waitUntil(lambda: tiles.unit() == 4)
    qtbot.keyClick(tiles, Qt.Key.Key_Left)
    tiles.setSorted(True)
    qtbot.keyClick(tiles, Qt.Key.Key_Left)
    assert [told.at(n)[0] for n in range(told.count())] == [4, 3, 4]


def test_new_weights_keep_the_one_looked_at_another_layer_does_not(
    tiles: KernelTiles, qtbot: QtBot
) -> None:
    qtbot.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=tiles.boxOf(2).center())
    tiles.setValues(2 * VALUES)
    assert tiles.unit() == 2
    tiles.setValues(kernels(4)[0].values)
    assert tiles.unit() == -1


@pytest.mark.parametrize("width", [90, 220, 500])
def test_all_tiles_are_within_the_widget(tiles: KernelTiles, width: int) -> None:
    tiles.setValues(kernels(64)[0].values)
    tiles.resize(width, 50)
    assert all(tiles.rect().contains(tiles.boxOf(unit)) for unit in tiles.units())


def test_a_few_outliers_do_not_pale_the_rest() -> None:
    values = np.full((10, 10, 10), 0.1, np.float32)
    values[0, 0, 0] = 100
    assert scaleOf(values) == pytest.approx(0.1)
    assert scaleOf(np.zeros((2, 3, 3))) == 1.0
    assert scaleOf(np.full((2, 3, 3), np.nan)) == 1.0


def test_lengths_are_euclidean() -> None:
    values = np.zeros((2, 1, 2))
    values[1] = (3, 4)
    assert lengths(values).tolist() == [0, 5]
