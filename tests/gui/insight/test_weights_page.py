"""Weights: every layer with pictures, and one unit enlarged."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.insight.weights_page import WeightsPage
from gui.theme import ThemeManager
from tests.helpers.insights import kernels

LEFT = Qt.MouseButton.LeftButton
TITLES = ("1. Flatten", "2. Dense", "3. Dense")


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot) -> WeightsPage:
    made = WeightsPage(themes)
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.show()
    made.setLayers(TITLES)
    return made


def click(page: WeightsPage, layer: int, unit: int, qtbot: QtBot) -> None:
    tiles = page.layers[layer].tiles
    qtbot.mouseClick(tiles, LEFT, pos=tiles.boxOf(unit).center())


def test_before_anything_was_seen_it_says_so(page: WeightsPage) -> None:
    assert page.hint.text().startswith("Looking")
    assert not page.sorted.isVisible()


def test_a_network_without_pictures_says_why(page: WeightsPage) -> None:
    page.setKernels(kernels())
    page.setKernels(())
    assert page.hint.isVisible()
    assert page.hint.text().startswith("No layer")
    assert not page.layers


def test_layers_have_their_names_and_how_many_units(page: WeightsPage) -> None:
    page.setKernels(kernels(6) + kernels(100, index=2))
    assert [layer.title.text() for layer in page.layers] == ["2. Dense", "3. Dense"]
    assert [layer.facts.text() for layer in page.layers] == ["6 units", "64 of 100 units"]
    assert not page.hint.isVisible()


def test_the_unit_pointed_at_is_enlarged_and_follows_training(
    page: WeightsPage, qtbot: QtBot
) -> None:
    page.setKernels(kernels(6))
    click(page, 0, 2, qtbot)
    assert page.caption.text().startswith("2. Dense, unit 3: +0.500 to +0.500")
    assert np.array_equal(page.large._values, kernels(6)[0].values[2])
    later = kernels(6)[0]
    page.setKernels((later.__class__(1, -later.values),))
    assert "unit 3: \N{MINUS SIGN}0.500" in page.caption.text()


def test_only_one_unit_of_all_layers_is_marked(page: WeightsPage, qtbot: QtBot) -> None:
    page.setKernels(kernels(6) + kernels(6, index=2))
    click(page, 0, 2, qtbot)
    click(page, 1, 4, qtbot)
    assert [layer.tiles.unit() for layer in page.layers] == [-1, 4]
    assert page.caption.text().startswith("3. Dense, unit 5")


def test_largest_first_holds_for_layers_that_come_later(page: WeightsPage, qtbot: QtBot) -> None:
    page.setKernels(kernels(6))
    qtbot.mouseClick(page.sorted, LEFT)
    assert page.layers[0].tiles.units()[0] == 5
    page.setKernels(kernels(4, index=2))
    assert page.layers[0].tiles.units() == [3, 2, 1, 0]
    assert page.caption.text() == ""


@pytest.mark.parametrize("width", [360, 592, 900])
def test_everything_fits_into_the_width(page: WeightsPage, qtbot: QtBot, width: int) -> None:
    page.setKernels(kernels(64))
    page.resize(width, 400)
    room = page._scroll.viewport()
    qtbot.waitUntil(lambda: page._content.width() <= room.width())
    assert page._side.geometry().right() <= page._body.width()
