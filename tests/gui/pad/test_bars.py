from __future__ import annotations

import numpy as np
import pytest

from gui.pad.bars import ProbabilityBars

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
    assert bars.percentTexts()[7] == "97.6%"
    assert bars.percentTexts()[6] == "0.0%"
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


def test_other_classes_have_their_names_and_number(bars):
    names = ["T-shirt/top", "Trouser", "Pullover"]
    bars.setProbabilities(np.array([0.2, 0.5, 0.3]), names)
    assert bars.percentTexts() == ["20.0%", "50.0%", "30.0%"]
    assert bars.accessibleDescription() == "Trouser: 50.0%"
    bars.setProbabilities(SURE)
    assert len(bars.percentTexts()) == 10


def test_values_that_are_no_numbers_do_no_harm(bars):
    bars.setProbabilities(np.full(10, np.nan))
    assert bars.percentTexts() == ["0.0%"] * 10
    bars.grab()
