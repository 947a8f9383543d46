from __future__ import annotations

import numpy as np
import pytest

from engine.data import registry, toys
from engine.data.dataset import Split

IN_A_PLANE = ("xor-square", "moons", "circles", "spirals", "gaussians")
ALONG_A_CURVE = ("line", "sine")
BY_CHANCE = (*IN_A_PLANE, *ALONG_A_CURVE)


def train(name: str, noise: float = 0.0, points: int = 400, seed: int = 3) -> Split:
    return toys.make(name, points, noise, seed)[0]


def straight_line_accuracy(x: np.ndarray, y: np.ndarray) -> float:
    """Share that the least-squares line gets right, for two classes."""
    inputs = np.column_stack([x, np.ones(len(x))]).astype(np.float64)
    fit = np.linalg.lstsq(inputs, 2.0 * y - 1, rcond=None)[0]
    return float(np.mean((inputs @ fit > 0) == (y == 1)))


def neighbour_accuracy(name: str, noise: float, near: int = 25) -> float:
    """Share of the test points that most of their neighbours in training get right."""
    learn, ask = toys.make(name, 1500, noise, 5)
    distances = ((ask.x[:500, None] - learn.x[None]) ** 2).sum(axis=2)
    votes = learn.y[np.argpartition(distances, near, axis=1)[:, :near]]
    counts = [(votes == label).sum(axis=1) for label in range(int(learn.y.max()) + 1)]
    return float(np.mean(np.argmax(counts, axis=0) == ask.y[:500]))


def radius(split: Split) -> np.ndarray:
    return np.hypot(*split.x.astype(np.float64).T)


def residual(x: np.ndarray, y: np.ndarray) -> float:
    """Largest distance in y from the best straight line."""
    inputs = np.column_stack([x, np.ones(len(x))]).astype(np.float64)
    return float(np.abs(inputs @ np.linalg.lstsq(inputs, y, rcond=None)[0] - y).max())


def test_the_names_are_the_registrys() -> None:
    known = {info.name for info in registry.all_datasets() if info.group == "toys"}
    assert set(toys.NAMES) == known


@pytest.mark.parametrize("name", toys.NAMES)
def test_examples_are_what_the_registry_promises(name: str) -> None:
    info = registry.get(name)
    for split in toys.make(name, info.train, 0.1, 1):
        assert split.x.shape == (info.train, *info.input_shape)
        assert split.x.dtype == np.float32
        if info.has_classes:
            assert split.y.dtype == np.int32
            assert set(split.y.tolist()) == set(range(len(info.class_names)))
        else:
            assert split.y.dtype == np.float32


@pytest.mark.parametrize("name", BY_CHANCE)
@pytest.mark.parametrize("points", [4, 5, 101])
def test_there_are_as_many_as_asked_for_and_classes_are_balanced(name: str, points: int) -> None:
    for split in toys.make(name, points, 1.0, 2):
        assert split.x.shape[0] == len(split) == points
        assert np.isfinite(split.x).all()
        assert np.isfinite(split.y).all()
        if name in IN_A_PLANE:
            assert np.ptp(np.bincount(split.y)) <= 1


@pytest.mark.parametrize("name", toys.NAMES)
def test_the_same_order_makes_the_same_set(name: str) -> None:
    pairs = zip(toys.make(name, 50, 0.3, 9), toys.make(name, 50, 0.3, 9), strict=True)
    for first, again in pairs:
        assert np.array_equal(first.x, again.x)
        assert np.array_equal(first.y, again.y)


@pytest.mark.parametrize("name", BY_CHANCE)
def test_another_seed_and_the_other_split_have_other_points(name: str) -> None:
    learn, ask = toys.make(name, 50, 0.0, 9)
    other = train(name, points=50, seed=10)
    assert not set(map(tuple, learn.x.tolist())) & set(map(tuple, ask.x.tolist()))
    assert not set(map(tuple, learn.x.tolist())) & set(map(tuple, other.x.tolist()))


@pytest.mark.parametrize("name", BY_CHANCE)
def test_noise_moves_the_same_points_further(name: str) -> None:
    still, little, much = (train(name, noise) for noise in (0.0, 0.1, 0.2))
    if name in IN_A_PLANE:
        assert np.array_equal(still.y, much.y)
    for at in ("x", "y"):
        moved = getattr(little, at) - getattr(still, at)
        assert np.allclose(getattr(much, at) - getattr(still, at), 2 * moved, atol=1e-5)
    assert not np.array_equal(np.c_[still.x, still.y], np.c_[little.x, little.y])


@pytest.mark.parametrize("name", BY_CHANCE)
def test_points_fill_the_square_and_come_in_random_order(name: str) -> None:
    made = train(name)
    limit = 1.15 if name == "gaussians" else 1 + 1e-6
    assert np.abs(made.x).max() <= limit
    assert (np.ptp(made.x, axis=0) >= 0.95).all()
    key = made.y if name in IN_A_PLANE else made.x[:, 0]
    assert abs(np.corrcoef(key, np.arange(len(key)))[0, 1]) < 0.2
    assert abs(np.corrcoef(key[1:], key[:-1])[0, 1]) < 0.2


@pytest.mark.parametrize("name", IN_A_PLANE)
def test_noise_runs_from_clean_over_pleasant_to_hopeless(name: str) -> None:
    assert neighbour_accuracy(name, 0.0) >= 0.985
    assert neighbour_accuracy(name, 0.1) >= 0.95
    assert neighbour_accuracy(name, 1.0) <= 0.72


@pytest.mark.parametrize(("points", "noise", "seed"), [(4, 0.0, 1), (400, 1.0, 2)])
def test_xor_is_its_truth_table(points: int, noise: float, seed: int) -> None:
    for split in toys.make("xor", points, noise, seed):
        assert split.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
        assert split.y.tolist() == [0, 1, 1, 0]


def test_the_quarters_of_xor_square_are_labelled_by_the_signs() -> None:
    made = train("xor-square")
    assert np.array_equal(made.y, made.x[:, 0] * made.x[:, 1] < 0)
    assert np.abs(made.x).min() >= np.float32(toys.MARGIN)
    quarters = np.bincount((made.x > 0) @ [1, 2], minlength=4)
    assert np.ptp(quarters) <= 1


def test_xor_square_keeps_the_class_of_points_that_stray() -> None:
    made = train("xor-square", noise=0.3)
    crossed = made.y != (made.x[:, 0] * made.x[:, 1] < 0)
    assert 0.05 < crossed.mean() < 0.4


def test_every_point_of_moons_is_on_its_arc() -> None:
    made = train("moons")
    centres = np.where(made.y[:, None] == 0, [-1 / 3, -1 / 6], [1 / 3, 1 / 6])
    off = made.x - centres
    assert np.allclose(np.hypot(*off.T), 2 / 3, atol=1e-6)
    assert (off[made.y == 0, 1] >= -1e-6).all()
    assert (off[made.y == 1, 1] <= 1e-6).all()


def test_circles_are_told_apart_by_radius_and_not_by_a_line() -> None:
    made = train("circles")
    assert np.allclose(radius(made), np.where(made.y == 0, 1, toys.INNER_RADIUS), atol=1e-6)
    assert straight_line_accuracy(made.x, made.y) < 0.65


def test_spirals_turn_with_their_radius_half_a_circle_apart() -> None:
    made = train("spirals")
    turned = np.arctan2(*made.x.astype(np.float64).T[::-1]) - 2 * np.pi * toys.TURNS * radius(made)
    assert np.allclose(np.cos(turned), np.where(made.y == 0, 1, -1), atol=1e-4)
    assert radius(made).min() > 0.049
    assert radius(made).max() > 0.95
    assert straight_line_accuracy(made.x, made.y) < 0.75


@pytest.mark.parametrize("name", ["xor", "xor-square"])
def test_no_straight_line_parts_the_quarters(name: str) -> None:
    made = train(name)
    assert straight_line_accuracy(made.x, made.y) < 0.65


def test_straight_lines_part_the_clouds() -> None:
    made = train("gaussians")
    for label in range(3):
        assert straight_line_accuracy(made.x, (made.y == label).astype(int)) > 0.985


def test_the_clouds_are_round_never_flat_and_grow_with_noise() -> None:
    for noise, width in ((0.0, 0.12), (0.5, 0.52)):
        made = train("gaussians", noise, points=6000)
        for label in range(3):
            cloud = made.x[made.y == label]
            assert cloud.std(axis=0) == pytest.approx([width, width], rel=0.08)
            assert np.hypot(*cloud.mean(axis=0)) == pytest.approx(toys.CENTRE_RADIUS, abs=0.05)


def test_a_line_is_straight_and_a_wave_is_not() -> None:
    straight, wave = train("line"), train("sine")
    assert residual(straight.x, straight.y) < 1e-6
    assert residual(wave.x, wave.y) > 0.9
    assert np.allclose(straight.y, toys.SLOPE * straight.x[:, 0] + toys.INTERCEPT, atol=1e-6)


def test_a_wave_has_one_and_a_half_periods() -> None:
    wave = train("sine")
    up = wave.y[np.argsort(wave.x[:, 0])]
    assert np.abs(wave.y).max() == pytest.approx(1, abs=0.01)
    assert np.count_nonzero(np.diff(np.sign(up))) == 3  # half a period from one to the next
    assert np.allclose(wave.y, np.sin(1.5 * np.pi * wave.x[:, 0]), atol=1e-6)


@pytest.mark.parametrize("name", ALONG_A_CURVE)
def test_noise_is_the_standard_deviation_of_numbers(name: str) -> None:
    still, moved = train(name, 0.0, 5000), train(name, 0.3, 5000)
    assert np.array_equal(still.x, moved.x)
    assert (moved.y - still.y).std() == pytest.approx(0.3, rel=0.05)
