"""Bars that can be dragged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.activations.column_bars import ColumnBars
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bars(themes: ThemeManager, qtbot: QtBot) -> ColumnBars:
    made = ColumnBars(themes, (-4.0, 4.0), 1, movable=True)
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.setValues("ABC", (2.0, 0.0, -1.0))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_bar_grows_away_from_0(bars: ColumnBars) -> None:
    first, second, third = (bars.bar(number) for number in range(3))
    assert first.height() == pytest.approx(2 * third.height())
    assert second.height() == 0
    assert first.bottom() == pytest.approx(third.top())
    assert bars.texts() == ["2.0", "0.0", "−1.0"]
    assert bars.accessibleDescription() == "A 2.0, B 0.0, C −1.0"


def test_a_drag_takes_a_bar_along(bars: ColumnBars, qtbot: QtBot) -> None:
    start = bars.bar(0).center().toPoint()
    end = QPoint(start.x(), round(bars.bar(2).bottom()))
    moves: list[tuple[int, float]] = []
    bars.moved.connect(lambda number, value: moves.append((number, value)))
    qtbot.mousePress(bars, LEFT, pos=start)
    qtbot.mouseMove(bars, end)
    qtbot.mouseRelease(bars, LEFT, pos=end)
    qtbot.mouseMove(bars, start)
    assert moves[0] == (0, pytest.approx(1.0, abs=0.11))
    assert moves[-1] == (0, pytest.approx(-1.0, abs=0.11))


def test_a_bar_stays_within_its_limits(bars: ColumnBars, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bars.moved) as moved:
        qtbot.mouseClick(bars, LEFT, pos=QPoint(bars.width() - 30, 1))
    assert moved.args == [2, 4.0]


def test_keys_choose_and_move_a_bar(bars: ColumnBars, qtbot: QtBot) -> None:
    for key, move in (
        (Qt.Key.Key_Up, [0, 2.1]),
        (Qt.Key.Key_PageDown, [0, 1.0]),
    ):
        with qtbot.waitSignal(bars.moved) as moved:
            qtbot.keyClick(bars, key)
        assert moved.args == move
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    with qtbot.waitSignal(bars.moved) as moved:
        qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert moved.args == [2, -1.1]


def test_bars_that_only_show_do_not_move(themes: ThemeManager, qtbot: QtBot) -> None:
    bars = ColumnBars(themes, (0.0, 1.0), 3)
    qtbot.addWidget(bars)
    bars.resize(320, 300)
    bars.setValues("AB", (0.4, 0.6))
    with qtbot.assertNotEmitted(bars.moved):
        qtbot.mouseClick(bars, LEFT, pos=QPoint(60, 30))
        qtbot.keyClick(bars, Qt.Key.Key_Up)
    assert bars.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_each_bar_has_its_colour(bars: ColumnBars, themes: ThemeManager) -> None:
    image = bars.grab().toImage()
    for number in (0, 2):
        place = bars.bar(number).center().toPoint()
        assert image.pixelColor(place) == themes.theme.lane(number)
