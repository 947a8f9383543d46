"""The colours of bands, and paths cut at a moment."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from gui.race import surface_painter as paint
from gui.race.surface_field import LossField, Track
from gui.theme import contrast, loadTheme
from tests.helpers.surfaces import path, surface


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("count", [2, 6, 15])
def test_bands_go_evenly_away_from_the_panel(name: str, count: int) -> None:
    theme = loadTheme(name)
    panel = theme.color("panel")
    away = [contrast(color, panel) for color in paint.band_colors(theme, count)]
    assert away == sorted(away)
    assert away[0] < 1.15
    assert away[-1] > 1.6


@pytest.mark.parametrize("name", ["light", "dark"])
def test_neighbouring_bands_are_told_apart(name: str) -> None:
    colors = paint.band_colors(loadTheme(name), 15)
    for low, high in itertools.pairwise(colors):
        assert abs(low.lightness() - high.lightness()) >= 2


@pytest.mark.parametrize("name", ["light", "dark"])
def test_lanes_stand_out_from_the_valley(name: str) -> None:
    theme = loadTheme(name)
    valley = paint.band_colors(theme, 12)[0]
    for lane in range(6):
        assert contrast(theme.lane(lane), valley) > 1.9
        assert contrast(theme.laneText(lane), valley) > 4


def test_a_path_is_cut_between_two_moments() -> None:
    way = path(0, (3.0, 1.5))
    past, future = paint.cut(way, 55)
    assert past[-1] == pytest.approx((1.5, 0.75))
    assert future[0] == pytest.approx((1.5, 0.75))
    assert len(past) == 3
    assert len(future) == 3
    whole, nothing = paint.cut(way, None)
    assert len(whole) == 4
    assert len(nothing) == 0
    assert np.array_equal(paint.cut(way, 1000)[0], whole)


def test_short_paths_are_painted_over_long_ones() -> None:
    short = surface(lanes=2).paths
    long = Track(short[0], "long", 0)
    other = Track(path(5, (0.1, 0.1)), "short", 5)
    object.__setattr__(other.path, "distances", np.array([0, 0.1, 0.1, 0.1], np.float32))
    assert [track.name for track in paint.longest_first([other, long])] == ["long", "short"]


def test_contour_lines_run_where_levels_are() -> None:
    field, theme = LossField(surface()), loadTheme("light")
    x, y = np.linspace(-4, 5, 451), np.linspace(3, -3, 301)
    heights = field.heights(x, y).astype(np.float32)
    levels = field.levels().astype(np.float32)
    cover = paint.line_cover(heights, levels, np.searchsorted(levels, heights))
    on = cover > paint.COVERS // 2
    nearest = np.abs(heights[..., None] - levels).min(axis=-1)
    assert 0.005 < on.mean() < 0.2
    assert nearest[on].max() < 0.05
    assert np.median(nearest[~on]) > 2 * np.median(nearest[on])
    picture = paint.contour_picture(field, theme, x, y)
    assert (picture.width(), picture.height()) == (451, 301)
