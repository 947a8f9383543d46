"""The examples shown of own data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from engine.data.dataset import Split
from gui.data.draft_preview import ROWS, SAMPLES, DraftPreview, mixedRows
from gui.theme import ThemeManager
from tests.helpers.drafts import flowers, houses, pets, points


@pytest.fixture
def preview(themes: ThemeManager, qtbot: QtBot) -> DraftPreview:
    shown = DraftPreview(themes)
    qtbot.addWidget(shown)
    shown.resize(440, 900)
    shown.show()
    return shown


def test_examples_of_all_classes_come_in_turn() -> None:
    labels = np.array([0, 0, 0, 2, 2, 1])
    assert mixedRows(labels, 4).tolist() == [0, 5, 3, 1]
    assert sorted(mixedRows(labels, 99).tolist()) == [0, 1, 2, 3, 4, 5]
    assert mixedRows(labels[:0], 4).tolist() == []


def test_images_are_shown_with_their_colours_and_their_classes(preview) -> None:
    preview.setDraft(pets())
    picture = preview.grid.grab().toImage()
    colours = {picture.pixelColor(x, 30).name() for x in range(picture.width())}
    assert {"#000000", "#ffffff"} <= colours
    assert preview.grid.isVisible()
    assert not preview.table.isVisible()


def test_the_grid_is_as_high_as_its_rows(preview, themes, qtbot) -> None:
    preview.setDraft(pets())
    qtbot.waitUntil(lambda: preview.grid.width() > 300)
    qtbot.waitUntil(lambda: preview.grid.verticalScrollBar().maximum() == 0)
    before = preview.grid.height()
    preview.resize(200, 900)
    qtbot.waitUntil(lambda: preview.grid.height() > before)
    qtbot.waitUntil(lambda: preview.grid.verticalScrollBar().maximum() == 0)
    themes.setFontScale(1.5)
    qtbot.waitUntil(lambda: preview.grid.verticalScrollBar().maximum() == 0)


def test_one_class_alone_can_be_shown(preview) -> None:
    preview.setDraft(flowers(), 1)
    model = preview.table.model()
    shown = {model.index(row, 0).data() for row in range(model.rowCount())}
    assert shown == {"versicolor"}
    preview.setDraft(flowers())
    shown = {model.index(row, 0).data() for row in range(model.rowCount())}
    assert shown == {"setosa", "versicolor", "virginica"}


def test_a_table_shows_its_first_rows_with_names(preview, themes) -> None:
    preview.setDraft(houses())
    model = preview.table.model()
    titles = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(2)]
    assert titles == ["Label", "area"]
    assert model.rowCount() == ROWS
    themes.setFontScale(2.0)
    last = preview.table.rowViewportPosition(ROWS - 1) + preview.table.rowHeight(ROWS - 1)
    assert last <= preview.table.viewport().height()


@pytest.mark.parametrize(
    ("make", "plotted"), [(points, True), (houses, True), (flowers, False), (pets, False)]
)
def test_what_lies_in_a_plane_is_plotted(preview, make, plotted: bool) -> None:
    draft = make()
    preview.setDraft(draft)
    assert preview.scatter.isVisible() == plotted
    if plotted:
        x, _ = preview.scatter.plot.points.getData()
        both = np.concatenate([draft.dataset.train.x, draft.dataset.test.x])[:, 0]
        assert np.allclose(np.sort(x), np.sort(both))


def test_images_with_an_unusual_number_of_channels_are_shown(preview) -> None:
    draft = pets()
    images = np.full((6, 8, 8, 2), 255, np.uint8)
    split = Split(images, np.zeros(6, np.int32))
    info = replace(draft.dataset.info, input_shape=(8, 8, 2))
    preview.setDraft(replace(draft, dataset=replace(draft.dataset, info=info, train=split)))
    picture = preview.grid.grab().toImage()
    text = QColor(preview._themes.theme.text).name()
    assert text in {picture.pixelColor(x, 30).name() for x in range(picture.width())}


def test_very_many_examples_are_only_looked_at(preview) -> None:
    draft = pets()
    labels = np.arange(100_000, dtype=np.int32) % 2
    split = Split(np.zeros((100_000, 8, 8), np.uint8), labels)
    info = replace(draft.dataset.info, input_shape=(8, 8))
    preview.setDraft(replace(draft, dataset=replace(draft.dataset, info=info, train=split)))
    assert len(preview.grid._rows) == SAMPLES
