from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from gui.pad.bars import ProbabilityBars, percentText

SURE = np.array([0.001, 0.006, 0.004, 0.002, 0.003, 0.001, 0.0, 0.976, 0.002, 0.005])


@pytest.fixture
def bars(themes, qtbot):
    widget = ProbabilityBars(themes)
    widget.resize(260, 200)
    qtbot.addWidget(widget)
    return widget


def lengths(bars, token):
    """Pixels of a colour in each of ten rows."""
    image = bars.grab().toImage()
    wanted = bars._themes.theme.color(token)
    height = image.height() // 10
    return [
        sum(image.pixelColor(x, row * height + height // 2) == wanted for x in range(image.width()))
        for row in range(10)
    ]


def test_the_percentages_are_shown(bars):
    bars.setProbabilities(SURE)
    assert bars.percentTexts()[7] == "97.6\u00a0%"
    assert bars.percentTexts()[6] == "0.0\u00a0%"
    assert bars.winner() == 7


def test_the_winners_bar_is_long_and_in_the_accent_colour(bars):
    bars.setProbabilities(SURE)
    accent = lengths(bars, "accent")
    assert accent[7] > 100
    assert sum(accent) == accent[7]


def test_bars_are_as_long_as_they_are_probable(bars):
    bars.setProbabilities(np.array([0.5, 0.25, 0.25, 0, 0, 0, 0, 0, 0, 0]))
    half = lengths(bars, "accent")[0]
    quarter = lengths(bars, "muted")[1]
    assert quarter == pytest.approx(half / 2, abs=6)


def test_nothing_to_show_is_flat_with_dashes(bars):
    assert bars.percentTexts() == ["–"] * 10
    bars.setProbabilities(SURE)
    bars.clear()
    assert bars.percentTexts() == ["–"] * 10
    assert bars.winner() is None
    assert sum(lengths(bars, "accent")) == 0


def test_on_screen_the_bars_move_to_the_new_values(bars, qtbot):
    with qtbot.waitExposed(bars):
        bars.show()
    bars.setProbabilities(SURE)
    qtbot.waitUntil(lambda: lengths(bars, "accent")[7] > 100)


class Paintings(QObject):
    """Which rows have been painted."""

    def __init__(self, bars):
        super().__init__()
        self.rows = set()
        self._bars = bars
        bars.installEventFilter(self)

    def eventFilter(self, bars, event):
        if event.type() == QEvent.Type.Paint:
            height = bars.height() / 10
            middles = {row: QPoint(1, round((row + 0.5) * height)) for row in range(10)}
            self.rows |= {row for row, middle in middles.items() if event.region().contains(middle)}
        return False


def test_only_rows_that_look_other_are_painted_anew(bars, qtbot):
    with qtbot.waitExposed(bars):
        bars.show()
    bars._glide.setDuration(1_000_000)  # whatever comes next comes in a stream
    paintings = Paintings(bars)
    for _ in range(2):  # the second comes in a stream: the bars are there at once
        bars.setProbabilities(SURE)
    qtbot.waitUntil(lambda: 7 in paintings.rows)
    paintings.rows.clear()
    unsure = SURE.copy()
    unsure[[2, 7]] = 0.5, 0.48
    bars.setProbabilities(unsure)
    qtbot.waitUntil(lambda: bool(paintings.rows))
    assert paintings.rows == {2, 7}
    assert lengths(bars, "accent")[2] > lengths(bars, "muted")[7] > 50


def test_other_classes_have_their_names_and_number(bars):
    names = ["T-shirt/top", "Trouser", "Pullover"]
    bars.setProbabilities(np.array([0.2, 0.5, 0.3]), names)
    assert bars.percentTexts() == ["20.0\u00a0%", "50.0\u00a0%", "30.0\u00a0%"]
    assert bars.accessibleDescription() == "Trouser: 50.0\u00a0%"
    bars.setProbabilities(SURE)
    assert len(bars.percentTexts()) == 10


def test_values_that_are_no_numbers_do_no_harm(bars):
    bars.setProbabilities(np.full(10, np.nan))
    assert bars.percentTexts() == ["0.0\u00a0%"] * 10
    bars.grab()


def test_only_what_is_certain_is_called_100_percent():
    assert percentText(1.0) == "100.0\u00a0%"
    assert percentText(0.99999) == ">\u00a099.9\u00a0%"
    assert percentText(0.9994) == "99.9\u00a0%"


def test_names_of_classes_stand_beside_empty_bars(bars):
    bars.setProbabilities(SURE)
    bars.setNames(["Trouser", "Dress", "Coat"])
    assert bars.percentTexts() == ["–"] * 3
    assert bars.winner() is None


@pytest.mark.parametrize("scale", [1.0, 1.4])
def test_rows_are_as_high_as_the_type(bars, themes, scale):
    themes.setFontScale(scale)
    assert bars.minimumSizeHint().height() >= 10 * bars.fontMetrics().height()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_name_that_is_cut_short_is_in_the_tool_tip(bars, qtbot):
    long_name = "An uncommonly long name of a class"
    bars.setNames([long_name, "Bag"])
    for row, tip in enumerate([long_name, ""]):
        position = QPoint(10, round(bars._rowHeight() * (row + 0.5)))
        event = QHelpEvent(QEvent.Type.ToolTip, position, bars.mapToGlobal(position))
        QToolTip.hideText()
        QApplication.sendEvent(bars, event)
        if tip:
            assert QToolTip.text() == tip
        else:
            qtbot.waitUntil(lambda: not QToolTip.isVisible())
