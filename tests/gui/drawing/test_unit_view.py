"""Units: bars where they are few, cells where they are many; each can be told."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from gui.drawing.signed import signedColor
from gui.drawing.unit_view import BARS_PX, NOWHERE, UnitView
from gui.pad.bars import DIGITS
from gui.theme import ThemeManager
from tests.helpers.explanations import shares

WIDTH = 600


@pytest.fixture
def view(themes: ThemeManager, qtbot: QtBot) -> UnitView:
    made = UnitView(themes)
    qtbot.addWidget(made)
    made.resize(WIDTH, 50)
    made.show()
    return made


def bar_height(view: UnitView, unit: int) -> int:
    """Pixels of a bar's colours in the middle of a unit's column."""
    image, x = view.grab().toImage(), round(view.boxOf(unit).center().x()) - 8
    theme = view._themes.theme
    colors = signedColor(0.7, theme), signedColor(-0.7, theme)
    return sum(image.pixelColor(x, y) in colors for y in range(view.height()))


def test_probabilities_are_bars_up_to_one(view: UnitView) -> None:
    view.setValues(shares(7, 0.75), DIGITS, are_shares=True, chosen=7)
    assert view.areBars()
    assert bar_height(view, 7) == pytest.approx(0.75 * BARS_PX, abs=3)
    assert bar_height(view, 8) == pytest.approx(0.25 * BARS_PX, abs=3)
    assert bar_height(view, 0) <= 2
    assert view.unitText(7) == "7: 75.0\N{NO-BREAK SPACE}%"


def test_values_below_zero_hang_down(view: UnitView) -> None:
    view.setValues(np.array([2.0, -1.0], np.float32))
    image, theme = view.grab().toImage(), view._themes.theme
    heights = [bar_height(view, unit) for unit in range(2)]
    assert heights[0] == pytest.approx(2 * heights[1], abs=4)
    bottom = QPoint(round(view.boxOf(1).center().x()), view.height() - 4)
    assert image.pixelColor(bottom) == signedColor(-0.7, theme)


def test_many_units_are_cells_in_their_colours(view: UnitView, themes: ThemeManager) -> None:
    values = np.linspace(-1, 1, 48).astype(np.float32)
    view.setValues(values)
    assert not view.areBars()
    image = view.grab().toImage()
    for unit in (0, 11, 47):
        color = image.pixelColor(view.boxOf(unit).center().toPoint())
        assert color == signedColor(float(values[unit]), themes.theme)


@pytest.mark.parametrize("count", [10, 48, 128, 784, 5000])
@pytest.mark.parametrize("width", [150, 600])
def test_every_unit_can_be_pointed_at(view: UnitView, count: int, width: int) -> None:
    view.setValues(np.arange(count, dtype=np.float32))
    view.resize(width, view.height())
    for unit in (0, count // 2, count - 1):
        box = view.boxOf(unit)
        assert view.rect().toRectF().adjusted(0, 0, 1, 1).contains(box)
        assert view.unitAt(box.center().toPoint()) == unit


def test_beside_the_units_there_is_none(view: UnitView) -> None:
    assert view.unitAt(QPoint(5, 5)) == NOWHERE
    view.setValues(np.arange(48, dtype=np.float32))
    assert view.unitAt(QPoint(WIDTH - 1, 3)) == NOWHERE


def test_the_unit_under_the_mouse_stands_out_and_is_told(view: UnitView, qtbot: QtBot) -> None:
    view.setValues(np.linspace(-1, 1, 48).astype(np.float32))
    before = view.grab().toImage()
    qtbot.mouseMove(view, view.boxOf(11).center().toPoint())
    assert view.grab().toImage() != before
    assert view.unitText(11) == "unit 12 of 48: −0.532"


def test_what_is_no_number_can_be_painted(view: UnitView) -> None:
    for count in (5, 50):
        view.setValues(np.full(count, np.nan, np.float32))
        assert not view.grab().isNull()
