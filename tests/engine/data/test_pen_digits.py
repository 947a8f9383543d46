from __future__ import annotations

import numpy as np
import pytest

from engine.data import ink, pen_digits, photo, sources, stroke_files
from engine.data.dataset import Dataset
from engine.data.pen_templates import TEMPLATES


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return sources.load("pen-digits")


def test_the_shipped_file_is_what_the_generator_makes(shipped: Dataset) -> None:
    for split, part in enumerate((shipped.train, shipped.test)):
        for index in np.linspace(0, len(part) - 1, 100, dtype=int):
            made = pen_digits.digit(int(index), pen_digits.SEED, split)
            assert made.label == part.y[index]
            assert (pen_digits.picture(made) == part.x[index]).all()


def test_the_shipped_set_has_mnists_geometry(shipped: Dataset) -> None:
    right = sum(photo.has_mnist_geometry(image) for image in shipped.test.x)
    assert right > 0.995 * len(shipped.test)  # a few would lose ink if they were centred fully


def test_all_digits_are_equally_common(shipped: Dataset) -> None:
    assert len(set(np.bincount(shipped.train.y))) == 1
    assert len(set(np.bincount(shipped.test.y))) == 1


def test_no_two_pictures_are_the_same(shipped: Dataset) -> None:
    both = np.concatenate([shipped.train.x, shipped.test.x])
    assert len({image.tobytes() for image in both}) > 0.999 * len(both)


def test_the_shipped_file_is_small() -> None:
    found = sources.find("pen-digits")
    assert found is not None
    assert found.path.stat().st_size < 6_000_000


def test_the_same_seed_makes_the_same_set_and_another_makes_another() -> None:
    first, again, other = (pen_digits.make(20, 10, seed) for seed in (1, 1, 2))
    assert first["x_train"].shape == (20, 28, 28)
    assert first["y_test"].shape == (10,)
    for key in first:
        assert (first[key] == again[key]).all()
    assert (first["x_train"] != other["x_train"]).any()
    assert (first["x_train"][:10] != first["x_test"]).any()


def test_a_small_set_begins_a_larger_one() -> None:
    small, large = pen_digits.make(5, 1, 7), pen_digits.make(12, 1, 7)
    assert (small["x_train"] == large["x_train"][:5]).all()


def test_every_digit_has_several_ways_of_being_written() -> None:
    assert sorted(TEMPLATES) == list(range(10))
    for ways in TEMPLATES.values():
        assert len({way for _, way in ways}) >= 2
        assert all(share > 0 for share, _ in ways)


def test_the_shipped_set_has_as_many_digits_as_the_registry_says(shipped: Dataset) -> None:
    assert (len(shipped.train), len(shipped.test)) == (shipped.info.train, shipped.info.test)
    assert len(shipped.train) >= 20_000


@pytest.mark.parametrize("label", [0, 1, 4, 5, 7, 8, 9])
def test_some_lift_the_pen_and_others_do_not(label: int) -> None:
    """The slash of 0, the base of 1, the stem of 4, the bars of 5 and 7, the rings of 8 and 9."""
    assert {len(way) > 1 for _, way in TEMPLATES[label]} == {True, False}


def test_warping_moves_near_points_alike_and_far_ones_not() -> None:
    rng = np.random.default_rng(3)
    points = np.array([(0.1, 0.1), (0.101, 0.1), (0.9, 0.9)])
    near, beside, far = pen_digits.warp([points], rng)[0] - points
    assert np.abs(near - beside).max() < 1e-3
    assert np.abs(near - far).max() > 1e-3


def test_a_curve_goes_through_its_points_and_keeps_corners() -> None:
    points = np.array([(0, 0), (1, 0), (1, 0), (1, 1)], float)
    curve = pen_digits.smooth(points)
    for point in points:
        assert np.abs(curve - point).sum(axis=1).min() < 1e-9
    assert curve.max() <= 1  # a smooth bend would swing out past the corner
    assert pen_digits.smooth(points[[0, 1, 3]]).max() > 1.05


def test_each_variation_changes_a_digit_but_not_its_input() -> None:
    rng = np.random.default_rng(0)
    for vary in (*pen_digits._BEFORE_THE_CURVE, *pen_digits._AFTER_THE_CURVE):
        strokes = [pen_digits.smooth(np.array(stroke)) for stroke in TEMPLATES[5][0][1]]
        before = [points.copy() for points in strokes]
        changed = vary(strokes, rng)
        assert all((a == b).all() for a, b in zip(strokes, before, strict=True))
        assert any(
            a.shape != b.shape or (a != b).any() for a, b in zip(changed, before, strict=True)
        ), vary.__name__


def test_a_nearest_neighbour_learns_to_read_pen_strokes_of_people_from_it(
    shipped: Dataset, pen_digits_file: object
) -> None:
    people = stroke_files.read_strokes(pen_digits_file)[::5]  # type: ignore[arg-type]
    drawn = np.stack([ink.render(digit.strokes).ravel() for digit in people]).astype(np.float32)
    known = shipped.train.x[:10_000].reshape(-1, 784).astype(np.float32)
    distance = (known**2).sum(axis=1) - 2 * drawn @ known.T
    read = shipped.train.y[distance.argmin(axis=1)]
    assert np.mean(read == [digit.label for digit in people]) > 0.85
