"""The strip of the learning rate: its value at its end, and a hand that moves it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.training.history import Row
from gui.theme import ThemeManager
from gui.training.rate_strip import RateStrip, rounded
from gui.training.strokes import Even


@pytest.fixture
def strip(qtbot: QtBot, themes: ThemeManager) -> RateStrip:
    strip = RateStrip(themes)
    qtbot.addWidget(strip)
    strip.resize(600, strip.height())
    rates = Row()
    rates.extend(np.repeat(np.array([0.01, 0.004], np.float32), 50))
    strip.setRates(Even(1.0, 100), rates)
    strip.setDraggable(True)
    with qtbot.waitExposed(strip):
        strip.show()
    return strip


def at(strip: RateStrip, rate: float) -> QPoint:
    return QPoint(300, round(float(strip.view().down(rate))))


def drag(qtbot: QtBot, strip: RateStrip, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(strip.viewport(), end)
    qtbot.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=end)


def test_the_present_rate_stands_at_the_end(strip: RateStrip) -> None:
    assert strip.labels() == ["learning rate 0.004"]
    low, high = strip.viewRange()[1]
    assert low <= 0
    assert high > 0.01


def test_a_hand_takes_the_rate_where_it_lets_go(strip: RateStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.rateDragged) as dragged:
        drag(qtbot, strip, at(strip, 0.004), at(strip, 0.008))
    assert dragged.args[0] == pytest.approx(0.008, rel=0.06)
    assert strip.isFollowing


def test_a_hand_may_go_above_the_strip_but_not_down_to_nothing(
    strip: RateStrip, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(strip.rateDragged) as dragged:
        drag(qtbot, strip, at(strip, 0.004), QPoint(300, -60))
    assert dragged.args[0] > 0.015
    with qtbot.waitSignal(strip.rateDragged) as dragged:
        drag(qtbot, strip, at(strip, 0.004), QPoint(300, strip.height() + 100))
    assert 0 < dragged.args[0] < 0.001


def test_the_wish_is_seen_while_the_hand_holds_it(strip: RateStrip, qtbot: QtBot) -> None:
    place = at(strip, 0.007)
    before = strip.grab().toImage()
    start = at(strip, 0.004)
    qtbot.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(strip.viewport(), place)
    assert strip.grab().toImage().pixelColor(place) != before.pixelColor(place)
    qtbot.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert strip.grab().toImage().pixelColor(place) == before.pixelColor(place)


def test_a_click_that_went_astray_changes_nothing(strip: RateStrip, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(strip.rateDragged):
        drag(qtbot, strip, at(strip, 0.008), at(strip, 0.008) + QPoint(5, 2))


def test_a_rate_that_never_changed_needs_little_room_and_can_be_moved(
    strip: RateStrip, qtbot: QtBot
) -> None:
    tall = strip.height()
    constant = Row()
    constant.extend(np.full(50, 0.01, np.float32))
    strip.setRates(Even(1.0, 50), constant)
    assert strip.height() < 0.65 * tall
    with qtbot.waitSignal(strip.rateDragged) as dragged:
        drag(qtbot, strip, at(strip, 0.01), at(strip, 0.004))
    assert dragged.args[0] == pytest.approx(0.004, rel=0.15)
    constant.extend(np.full(50, 0.004, np.float32))
    strip.setRates(Even(1.0, 100), constant)
    assert strip.height() == tall


def test_a_knob_shows_where_to_take_hold(strip: RateStrip, themes: ThemeManager) -> None:
    place = QPoint(*(round(float(n)) for n in (strip.view().across(100), strip.view().down(0.004))))
    accent = themes.theme.color("accent")
    assert strip.grab().toImage().pixelColor(place) == accent
    strip.setDraggable(False)
    assert strip.grab().toImage().pixelColor(place) != accent


def test_a_run_that_ends_takes_the_rate_out_of_the_hand(strip: RateStrip, qtbot: QtBot) -> None:
    qtbot.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=at(strip, 0.004))
    qtbot.mouseMove(strip.viewport(), at(strip, 0.008))
    strip.setDraggable(False)
    with qtbot.assertNotEmitted(strip.rateDragged):
        qtbot.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=at(strip, 0.008))


def test_without_a_run_nothing_can_be_moved(strip: RateStrip, qtbot: QtBot) -> None:
    strip.setDraggable(False)
    with qtbot.assertNotEmitted(strip.rateDragged):
        drag(qtbot, strip, at(strip, 0.004), at(strip, 0.008))


def test_it_grows_with_the_text(strip: RateStrip, themes: ThemeManager) -> None:
    height = strip.height()
    themes.setFontScale(1.5)
    assert strip.height() == pytest.approx(1.5 * height, abs=1)


def test_a_rate_has_as_many_figures_as_a_hand_can_mean() -> None:
    assert rounded(0.0012345) == 0.0012
    assert rounded(0.987) == 0.99
