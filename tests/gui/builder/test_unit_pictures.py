"""Pictures of hidden units: in a row, in the card of their layer, and counted where too many."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.insight.observation import Field
from engine.spec import presets
from gui.builder.panel import BuilderPanel
from gui.builder.unit_pictures import UnitPictures
from gui.document import Document
from gui.theme import ThemeManager


def ramps(units: int) -> np.ndarray:
    """Units that rise along the second input, each more steeply than the one before."""
    up = np.tile(np.linspace(-1, 1, 30)[:, None], (1, 30))
    return np.stack([up * unit for unit in range(units)], axis=-1).astype(np.float32)


def field(units: int, place: int = 0) -> Field:
    output = np.full((100, 100, 2), 0.5, np.float32)
    return Field((-1.0, -1.0), (1.0, 1.0), output, ((place, ramps(units)),))


@pytest.fixture
def pictures(themes: ThemeManager, qtbot: QtBot) -> UnitPictures:
    shown = UnitPictures(themes)
    qtbot.addWidget(shown)
    shown.resize(240, 60)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_blue_is_above_zero_and_up_is_up(pictures: UnitPictures, themes: ThemeManager) -> None:
    pictures.setValues(ramps(4))
    image = pictures.grab().toImage()
    box = pictures.boxOf(3)
    top = image.pixelColor(int(box.center().x()), int(box.top()) + 3)
    bottom = image.pixelColor(int(box.center().x()), int(box.bottom()) - 4)
    assert top.blue() > top.red()
    assert bottom.red() > bottom.blue()
    silent = image.pixelColor(pictures.boxOf(0).center().toPoint())
    assert silent.name() == themes.theme.color("canvas").name()


def test_the_unit_under_the_mouse_is_announced(pictures: UnitPictures, qtbot: QtBot) -> None:
    pictures.setValues(ramps(6))
    told = QSignalSpy(pictures.unitPointed)
    for unit in (0, 5):
        qtbot.mouseMove(pictures, pictures.boxOf(unit).center().toPoint())
    qtbot.mouseMove(pictures, QPoint(pictures.width() - 1, 1))
    assert [told.at(i)[0] for i in range(told.count())] == [0, 5, -1]


def test_many_units_are_smaller_and_more_than_fit_are_counted(pictures: UnitPictures) -> None:
    pictures.setValues(ramps(4))
    large = pictures.boxOf(0).width()
    pictures.setValues(ramps(20))
    assert pictures.shown() == 20
    assert pictures.boxOf(0).width() < large
    pictures.setValues(ramps(128))
    assert 0 < pictures.shown() < 128
    assert pictures.boxOf(pictures.shown() - 1).right() < pictures.width()
    assert pictures.height() >= pictures.boxOf(pictures.shown() - 1).bottom()


def test_one_input_makes_curves(pictures: UnitPictures) -> None:
    blank = pictures.grab().toImage()
    pictures.setValues(np.linspace(-1, 1, 30, dtype=np.float32)[:, None] * [[1.0, -1.0]])
    assert pictures.count() == 2
    assert pictures.grab().toImage() != blank


def test_cards_of_hidden_layers_show_their_units(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    document.edit(presets.get("xor-mlp").spec, "")
    panel.setUnits(field(8))
    hidden, head = panel.cards.cards
    assert hidden.units is not None
    assert hidden.units.isVisible()
    assert hidden.units.count() == 8
    assert head.units is None
    QApplication.processEvents()  # lays the card out
    with qtbot.waitSignal(panel.unitPointed) as told:
        qtbot.mouseMove(hidden.units, hidden.units.boxOf(3).center().toPoint())
    assert told.args == [0, 3]
    panel.setUnits(None)
    assert not hidden.units.isVisible()


def test_units_of_another_model_are_not_shown(panel: BuilderPanel, document: Document) -> None:
    document.edit(presets.get("xor-mlp").spec, "")
    panel.setUnits(field(5))
    assert panel.cards.cards[0].units is None
