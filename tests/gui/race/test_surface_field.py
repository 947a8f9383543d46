"""The smooth field between the places measured, and its round levels."""

from __future__ import annotations

import numpy as np
import pytest

from gui.race.surface_field import LossField
from tests.helpers.surfaces import bowl, surface


def test_the_field_goes_through_every_value_measured() -> None:
    shown = surface()
    field = LossField(shown)
    heights = field.heights(shown.x.astype(float), shown.y.astype(float))
    assert 10**heights == pytest.approx(shown.losses, rel=1e-5)


def test_between_them_it_is_smooth() -> None:
    field = LossField(surface(side=17))
    rng = np.random.default_rng(0)
    places = np.column_stack([rng.uniform(-4, 5, 200), rng.uniform(-3, 3, 200)])
    losses = [field.loss(height) for height in field.along(places)]
    assert losses == pytest.approx(bowl(places[:, 0], places[:, 1]), rel=0.05)


def test_a_grid_is_the_same_as_its_single_places() -> None:
    field = LossField(surface())
    x, y = np.array([-3.9, 0.1, 4.9]), np.array([-2.2, 2.9])
    grid = field.heights(x, y)
    single = field.along(np.array([(a, b) for b in y for a in x]))
    assert grid.ravel() == pytest.approx(single)


@pytest.mark.parametrize("scale", [1e-5, 0.3, 1.0, 2e4])
def test_levels_are_round_few_and_within(scale: float) -> None:
    field = LossField(surface(lambda x, y: scale * bowl(x, y)))
    levels = field.level_losses()
    assert 4 <= len(levels) <= 14
    assert levels == sorted(levels)
    assert scale * 0.1 < levels[0]
    assert levels[-1] < scale * bowl(np.array(-4.0), np.array(3.0))
    assert all(len(f"{level:g}".strip("0.").split("e")[0]) <= 3 for level in levels)
    assert field.levels() == pytest.approx(np.log10(levels), abs=0.01)


def test_a_narrow_range_has_levels_too() -> None:
    field = LossField(surface(lambda x, y: 2.30 + 0.001 * bowl(x, y)))
    assert len(field.level_losses()) >= 4
    assert np.all(np.diff(field.levels()) > 0)


def test_losses_of_zero_and_below_have_heights() -> None:
    field = LossField(surface(lambda x, y: bowl(x, y) - 0.5))
    assert np.isfinite(field.low)
    assert field.loss(field.low) == pytest.approx(-0.4, abs=0.01)
    assert len(field.level_losses()) >= 4
    assert np.all(np.diff(field.levels()) > 0)


def test_what_is_not_finite_is_as_high_as_the_highest() -> None:
    losses = bowl(*np.meshgrid(np.linspace(-4, 5, 17), np.linspace(-3, 3, 17)))
    losses[0, 0], losses[5, 3] = np.inf, np.nan
    field = LossField(surface(lambda x, y: losses))
    assert field.along(np.array([[-4.0, -3.0]]))[0] == pytest.approx(field.high)
    assert field.loss(field.high) == pytest.approx(np.nanmax(losses[np.isfinite(losses)]), rel=1e-5)


def test_a_surface_without_any_slope_is_shown_all_the_same() -> None:
    field = LossField(surface(lambda x, y: np.full_like(x, 0.7)))
    assert field.low == pytest.approx(field.high)
    assert field.level_losses() == []
