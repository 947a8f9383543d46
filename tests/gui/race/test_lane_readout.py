"""The table beside the pointer: within the window, however many lanes and however large text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.race.lane_readout import LaneReadout, Readout, ReadoutLine
from gui.theme import ThemeManager

AREA = QRect(50, 60, 450, 220)


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeManager) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(760, 640)
    with qtbot.waitExposed(window):
        window.show()
    return window


def reading(count: int, name: str = "lane") -> Readout:
    lines = [
        ReadoutLine(n, f"{name} {n}", n % 12, ("0.123", "97.4 %"), n == 1) for n in range(count)
    ]
    return Readout("epoch 2.50", ("Loss", "Accuracy"), 0, tuple(lines))


def shown(window: QWidget, themes: ThemeManager, what: Readout, at: QPoint) -> LaneReadout:
    readout = LaneReadout(themes, window)
    readout.say(what, at, AREA)
    return readout


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", ["lane", "모멘텀 확률적 경사하강법", "a very long name " * 5])
@pytest.mark.parametrize("x", [55, 280, 495])
def test_it_stays_in_the_window(
    window: QWidget, themes: ThemeManager, scale: float, name: str, x: int
) -> None:
    themes.setFontScale(scale)
    readout = shown(window, themes, reading(12, name), QPoint(x, 60))
    assert window.rect().contains(readout.geometry())


def test_it_stands_beside_the_pointers_line(window: QWidget, themes: ThemeManager) -> None:
    left = shown(window, themes, reading(3), QPoint(60, 60)).geometry()
    right = shown(window, themes, reading(3), QPoint(490, 60)).geometry()
    assert left.left() > 60
    assert right.right() < 490
    assert AREA.contains(left)
    assert AREA.contains(right)


def test_it_leaves_a_short_plot_that_it_would_cover(window: QWidget, themes: ThemeManager) -> None:
    above, below = QRect(50, 60, 400, 110), QRect(50, 230, 400, 110)
    for here, there in ((above, below), (below, above)):
        readout = LaneReadout(themes, window)
        readout.say(reading(8), QPoint(80, here.top()), here, there)
        assert not readout.geometry().intersects(here)
        assert readout.geometry().left() > 80
        assert window.rect().contains(readout.geometry())
        readout.say(reading(1), QPoint(80, here.top()), here, there)
        assert here.contains(readout.geometry())


def test_its_letters_grow_with_the_text(window: QWidget, themes: ThemeManager) -> None:
    themes.setFontScale(1.6)
    readout = shown(window, themes, reading(12), QPoint(60, 60))
    assert readout._text_font().pixelSize() >= 1.6 * 11 - 1


def test_it_does_not_hide_the_pointers_line(window: QWidget, themes: ThemeManager) -> None:
    for x in range(60, 500, 20):
        place = shown(window, themes, reading(8, "momentum and more"), QPoint(x, 60)).geometry()
        assert not place.left() <= x <= place.right()


def test_it_is_as_high_as_it_has_lines(window: QWidget, themes: ThemeManager) -> None:
    few, many = (shown(window, themes, reading(n), QPoint(60, 60)) for n in (2, 8))
    assert few.height() < many.height()


def test_it_is_gone_without_a_pointer(window: QWidget, themes: ThemeManager) -> None:
    readout = shown(window, themes, reading(3), QPoint(60, 60))
    assert readout.isVisible()
    assert not readout.grab().isNull()
    readout.clear()
    assert not readout.isVisible()
    assert readout.reading() is None
