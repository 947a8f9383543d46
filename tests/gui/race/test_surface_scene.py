"""What is seen of a landscape, and what hills hide."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gui.race.surface_field import LossField
from gui.race.surface_scene import TALL, Eye, Shot, Terrain
from tests.helpers.surfaces import bowl, surface


def ridge(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A hill along the second direction, in the middle of the first one."""
    return 0.1 + np.exp(-((x - 0.5) ** 2))


def eye(terrain: Terrain, turn: float = 0.0, tilt: float = 0.4) -> Eye:
    return Eye(terrain, turn, tilt, 400, 300, 10)


def test_from_above_each_pixel_shows_the_place_under_it() -> None:
    terrain = Terrain(LossField(surface()))
    above = eye(terrain, tilt=math.pi / 2)
    heights, _, is_ground, is_wall = Shot(above).surface()
    assert not is_wall.any()
    points = terrain.points(np.array([[2.0, 0.0], [-3.0, 2.0], [4.0, -2.5]]))
    for point, (column, row) in zip(points, above.pixels(points), strict=True):
        assert is_ground[int(row), int(column)]
        assert heights[int(row), int(column)] == pytest.approx(point[2], abs=0.01)


@pytest.mark.parametrize("turn", [0.0, 0.7, 2.0, -2.5])
@pytest.mark.parametrize("tilt", [0.15, 0.6, math.pi / 2])
def test_the_landscape_fits_into_the_picture(turn: float, tilt: float) -> None:
    _, _, is_ground, is_wall = Shot(eye(Terrain(LossField(surface(ridge))), turn, tilt)).surface()
    seen = is_ground | is_wall
    assert seen.mean() > 0.1
    rim = np.concatenate([seen[:5].ravel(), seen[-5:].ravel(), seen[:, :5].ravel()])
    assert not rim.any()


@pytest.mark.parametrize("turn", [0.3, 1.4, -0.9])
def test_a_point_that_is_seen_has_its_own_height_at_its_pixel(turn: float) -> None:
    terrain = Terrain(LossField(surface(bowl)))
    looking = eye(terrain, turn, 1.0)
    shot = Shot(looking)
    heights, _, is_ground, _ = shot.surface()
    rng = np.random.default_rng(1)
    places = np.column_stack([rng.uniform(-3.5, 4.5, 60), rng.uniform(-2.5, 2.5, 60)])
    points = terrain.points(places)
    seen = shot.sees(points)
    assert seen.sum() > 30
    for point, (column, row) in zip(points[seen], looking.pixels(points[seen]), strict=True):
        if is_ground[int(row), int(column)]:
            assert heights[int(row), int(column)] == pytest.approx(point[2], abs=0.06)


def test_a_hill_hides_what_lies_behind_it() -> None:
    terrain = Terrain(LossField(surface(ridge)))
    before, behind = terrain.points(np.array([[-1.5, 0.0], [2.2, 0.0]]))
    # Turned so that the first direction leads away from the eye.
    shot = Shot(eye(terrain, turn=math.pi / 2, tilt=0.2))
    assert shot.sees(np.array([before, behind])).tolist() == [True, False]
    shot = Shot(eye(terrain, turn=-math.pi / 2, tilt=0.2))
    assert shot.sees(np.array([before, behind])).tolist() == [False, True]
    shot = Shot(eye(terrain, turn=math.pi / 2, tilt=math.pi / 2))
    assert shot.sees(np.array([before, behind])).tolist() == [True, True]


def test_slopes_towards_the_light_are_brighter() -> None:
    terrain = Terrain(LossField(surface(ridge)))
    left, right = terrain.light[80, :60].mean(), terrain.light[80, -60:].mean()
    assert left > right


def test_the_highest_place_is_as_tall_as_agreed() -> None:
    terrain = Terrain(LossField(surface(ridge)))
    assert terrain.heights.max() == pytest.approx(TALL)
    assert terrain.heights.min() == pytest.approx(0)
    assert terrain.sides == pytest.approx((1.0, 6 / 9))


def test_a_flat_surface_can_be_looked_at() -> None:
    terrain = Terrain(LossField(surface(lambda x, y: np.full_like(x, 0.7))))
    heights, light, is_ground, _ = Shot(eye(terrain)).surface()
    assert is_ground.any()
    assert np.isfinite(heights).all()
    assert np.isfinite(light).all()
