"""Room for a canvas: as large a square as fits, in the middle."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.drawing.square_room import LEAST_SHEET_PX, MOST_SHEET_PX, SquareRoom
from gui.pad.canvas import PadCanvas
from gui.theme import ThemeManager


@pytest.mark.parametrize("size", [(900, 300), (300, 900), (1400, 1200)])
def test_the_canvas_is_the_largest_square_in_the_middle(
    themes: ThemeManager, qtbot: QtBot, size: tuple[int, int]
) -> None:
    room = SquareRoom()
    qtbot.addWidget(room)
    room.setCanvas(PadCanvas(themes))
    room.resize(*size)
    room.show()
    canvas = room.findChild(PadCanvas)
    assert canvas.width() == canvas.height() == min(*size, MOST_SHEET_PX)
    middle = canvas.geometry().center() - room.rect().center()
    assert middle.manhattanLength() <= 2
    assert room.minimumWidth() == LEAST_SHEET_PX


def test_another_canvas_takes_the_place_of_the_one_before(
    themes: ThemeManager, qtbot: QtBot
) -> None:
    room = SquareRoom()
    qtbot.addWidget(room)
    first, second = PadCanvas(themes), PadCanvas(themes)
    room.show()
    room.setCanvas(first)
    room.setCanvas(second)
    assert second.isVisible()
    assert not first.isVisible()
    qtbot.waitUntil(lambda: room.findChildren(PadCanvas) == [second])
