"""The matrix's colours: mistakes stand out, the diagonal is quiet, every figure can be read."""

from __future__ import annotations

import numpy as np
import pytest

from gui.insight.matrix_colours import CellColours, cellColour
from gui.theme import ThemeManager, contrast, loadTheme


@pytest.mark.parametrize("name", ["light", "dark"])
def test_figures_can_be_read_and_the_diagonal_is_quiet(name: str) -> None:
    theme = loadTheme(name)
    sheet = theme.color("panel")
    loudest = contrast(cellColour(1.0, True, theme), sheet)
    assert loudest < contrast(cellColour(0.3, False, theme), sheet)
    for share in np.linspace(0, 1, 21):
        for is_right in (False, True):
            colour = cellColour(float(share), is_right, theme)
            best = max(contrast(theme.color(token), colour) for token in ("text", "panel"))
            assert best >= 3.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_figure_on_a_cell_has_the_colour_that_is_read_best(
    themes: ThemeManager, mode: str
) -> None:
    themes.setMode(mode)
    colours = CellColours(themes)
    for share in (0.0, 0.1, 0.5, 1.0):
        colour, figure = colours.of(share, False)
        choices = [themes.theme.color(token) for token in ("text", "panel")]
        assert contrast(figure, colour) == max(contrast(choice, colour) for choice in choices)


def test_another_theme_has_other_colours_once_the_old_ones_are_forgotten(
    themes: ThemeManager,
) -> None:
    themes.setMode("light")
    colours = CellColours(themes)
    light = colours.of(0.2, False)
    themes.setMode("dark")
    colours.forget()
    assert colours.of(0.2, False) != light
    assert colours.of(0.2, False)[0] == cellColour(0.2, False, themes.theme)
