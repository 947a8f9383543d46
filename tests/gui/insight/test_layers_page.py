"""Layers: collected while it is looked at, a tile for each layer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.insight.layers_page import LayersPage
from gui.insight.spread_history import Part
from gui.theme import ThemeManager
from tests.helpers.insights import histogram, vitals

LEFT = Qt.MouseButton.LeftButton
TITLES = ("1. Dense", "2. Activation", "3. Dense")


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot) -> LayersPage:
    made = LayersPage(themes)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.setLayers(TITLES)
    return made


def test_before_anything_was_seen_it_says_so(page: LayersPage) -> None:
    assert page.facts.text().startswith("Looking")
    assert not page.tiles


def test_moments_are_collected_and_told(page: LayersPage) -> None:
    page.setVitals(vitals(1.0, 1.0), 7)
    assert page.facts.text() == "1 moment, at update 7"
    page.setVitals(vitals(1.0, 1.0), 1400)
    assert page.facts.text() == "2 moments, update 7 to 1,400"
    assert [tile.accessibleName() for tile in page.tiles] == ["1. Dense", "2. Activation"]
    assert [tile.shownUpdate() for tile in page.tiles] == [1400, 1400]


def test_a_moment_of_the_past_is_shown_among_the_others(page: LayersPage) -> None:
    for update in (10, 30, 20):
        page.setVitals(vitals(1.0), update)
    assert page.history.updates() == [10, 20, 30]
    assert page.tiles[0].shownUpdate() == 20


def test_a_click_shows_activations_or_gradients(page: LayersPage, qtbot: QtBot) -> None:
    page.setVitals(vitals(1.0, 1.0, gradients=histogram(-9, 9)), 1)
    qtbot.mouseClick(page.chips[1], LEFT)
    assert page.part is Part.ACTIVATIONS
    assert page.tiles[0].range()[0] > -0.5
    qtbot.mouseClick(page.chips[2], LEFT)
    assert page.tiles[0].range()[1] > 8
    qtbot.mouseClick(page.chips[0], LEFT)
    assert page.tiles[0].range()[1] < 2


def test_a_layer_without_the_part_has_no_tile(page: LayersPage, qtbot: QtBot) -> None:
    page.setVitals((*vitals(1.0), *vitals(None, None, weights=None)[1:]), 1)
    assert len(page.tiles) == 1
    qtbot.mouseClick(page.chips[1], LEFT)
    assert len(page.tiles) == 2


def test_another_run_begins_from_nothing(page: LayersPage) -> None:
    page.setVitals(vitals(1.0, 1.0), 7)
    page.startRun()
    assert page.facts.text().startswith("Looking")
    assert not page.tiles
    assert not page.table.marks()


@pytest.mark.parametrize(("width", "columns"), [(420, 2), (592, 3), (900, 4)])
def test_tiles_stand_in_as_many_columns_as_fit(
    page: LayersPage, qtbot: QtBot, width: int, columns: int
) -> None:
    page.setVitals(vitals(*[1.0] * 4), 7)
    page.resize(width, 500)
    qtbot.waitUntil(lambda: len({tile.x() for tile in page.tiles}) == columns)
    room = page._scroll.viewport()
    qtbot.waitUntil(lambda: page._content.width() <= room.width())
