"""The signed scale: which colour a value has."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gui.drawing.signed import AGAINST_LANE, FOR_LANE, largest, signedColor, signedImage, signedText
from gui.theme import Theme, loadTheme


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return loadTheme(request.param)


def hue_distance(one: QColor, other: QColor) -> float:
    apart = abs(one.hueF() - other.hueF())
    return min(apart, 1 - apart)


def test_nothing_is_the_sheet(theme: Theme) -> None:
    assert signedColor(0, theme) == theme.color("canvas")


@pytest.mark.parametrize("size", [0.3, 0.7, 1.0])
def test_each_side_has_the_hue_of_its_lane(theme: Theme, size: float) -> None:
    blue, orange = theme.lane(FOR_LANE), theme.lane(AGAINST_LANE)
    assert hue_distance(signedColor(size, theme), blue) < 0.05
    assert hue_distance(signedColor(-size, theme), orange) < 0.05


def test_larger_values_stand_out_more_from_the_sheet(theme: Theme) -> None:
    sheet = theme.color("canvas").lightnessF()
    for sign in (-1, 1):
        apart = [abs(signedColor(sign * x, theme).lightnessF() - sheet) for x in (0.1, 0.4, 0.7, 1)]
        assert apart == sorted(apart)


def test_an_image_has_the_colours_of_its_values(theme: Theme) -> None:
    image = signedImage(np.array([[-2.0, 0, 1], [9, -9, np.nan]]), 2.0, theme)
    rows = [[image.pixelColor(x, y) for x in range(3)] for y in range(2)]
    expected = [[-1, 0, 0.5], [1, -1, 0]]
    assert rows == [[signedColor(value, theme) for value in row] for row in expected]


@pytest.mark.parametrize(
    ("values", "end"), [([0.2, -3], 3), ([0, 0], 1), ([np.nan, 2], 2), ([], 1)]
)
def test_the_scale_ends_at_the_largest_number(values: list[float], end: float) -> None:
    assert largest(np.array(values)) == end


@pytest.mark.parametrize(
    ("value", "text"), [(0.0213, "+0.0213"), (-1.3, "−1.30"), (0.0, "0"), (12.5, "+12.5")]
)
def test_a_value_is_written_with_its_sign(value: float, text: str) -> None:
    assert signedText(value) == text
