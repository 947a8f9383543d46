from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image, ImageDraw

from engine.data import ink, photo, stroke_files

SEVEN = [np.array([(0.1, 0.1), (0.9, 0.1), (0.4, 1.2)])]
CIRCLE = [np.array([(np.cos(a), np.sin(a)) for a in np.linspace(0, 2 * np.pi, 60)])]


def extent(image: np.ndarray) -> tuple[int, int]:
    return ink.crop(image).shape


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Correlation of two images where they fit best; centring may differ by a pixel."""
    shifts = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    moved = (np.roll(one, shift, (0, 1)).ravel() for shift in shifts)
    return max(float(np.corrcoef(each, other.ravel())[0, 1]) for each in moved)


def smooth_image(strokes: list[np.ndarray], factor: int = 16) -> np.ndarray:
    """The same drawing by Pillow: large, with a round pen, then averaged down."""
    fitted = [points * factor for points in ink.fit(ink.clean(strokes))]
    width = ink.PEN * ink.BOX * factor
    image = Image.new("L", (ink.BOX * factor, ink.BOX * factor))
    draw = ImageDraw.Draw(image)
    for points in fitted:
        draw.line([tuple(p) for p in points], fill=255, width=round(width))
        for x, y in points:
            draw.ellipse([x - width / 2, y - width / 2, x + width / 2 - 1, y + width / 2 - 1], 255)
    return np.asarray(image.reduce(factor))


@pytest.mark.parametrize("strokes", [SEVEN, CIRCLE, [*SEVEN, *CIRCLE]])
def test_longer_side_is_20_pixels_and_centre_of_mass_is_at_14(strokes: list[np.ndarray]) -> None:
    image = ink.render(strokes)
    assert image.shape == (28, 28)
    assert image.dtype == np.uint8
    assert max(extent(image)) == 20
    assert all(abs(middle - 14) <= 0.5 for middle in ink.centre_of_mass(image))
    assert photo.has_mnist_geometry(image)


def test_aspect_is_kept() -> None:
    wide = [points * (3, 1) for points in CIRCLE]
    height, width = extent(ink.render(wide))
    assert width == 20
    assert height == pytest.approx(20 * (1 / 3 * 0.88 + 0.12), abs=1)  # the pen is not stretched


@pytest.mark.parametrize("strokes", [SEVEN, CIRCLE])
def test_equals_a_fine_drawing_averaged_down(strokes: list[np.ndarray]) -> None:
    got = ink.draw(ink.fit(ink.clean(strokes))).astype(int)
    wanted = smooth_image(strokes).astype(int)
    assert np.abs(got - wanted).mean() < 3
    assert np.abs(got - wanted).max() < 60


@pytest.mark.parametrize("scale", [1e-200, 1e-6, 1, 280, 1e300])
@pytest.mark.parametrize("offset", [0, 5])
def test_place_and_scale_do_not_matter(scale: float, offset: float) -> None:
    moved = [(points + offset) * scale for points in SEVEN]
    difference = ink.render(moved).astype(int) - ink.render(SEVEN)
    assert np.abs(difference).max() <= 1


def test_ink_is_bright_on_black_and_antialiased() -> None:
    image = ink.render(CIRCLE)
    assert image.max() == 255
    assert image[0, 0] == 0
    assert ((image > 0) & (image < 255)).sum() > 20


def test_pen_strokes_of_people_have_as_much_ink_as_mnist(
    pen_digits_file: Path, real_mnist_dir: Path
) -> None:
    images = np.stack([ink.render(d.strokes) for d in stroke_files.read_strokes(pen_digits_file)])
    with np.load(real_mnist_dir / "mnist" / "mnist.npz", allow_pickle=False) as archive:
        mnist = archive["x_test"]
    assert images.mean() == pytest.approx(mnist.mean(), rel=0.03)


def test_a_wider_pen_gives_more_ink_in_the_same_box() -> None:
    thin, thick = ink.render(SEVEN, pen=0.08), ink.render(SEVEN, pen=0.2)
    assert thick.sum() > 1.8 * int(thin.sum())
    assert max(extent(thin)) == max(extent(thick)) == 20


def test_a_dot_is_small_and_round() -> None:
    image = ink.render([np.array([[37.0, 81.0]])])
    height, width = extent(image)
    assert height == width <= 6
    assert image.max() > 200
    assert (ink.crop(image) == ink.crop(image).T).all()


@pytest.mark.parametrize(
    ("line", "shape"), [(((5, 0), (5, 9)), (20, 3)), (((0, 5), (9, 5)), (3, 20))]
)
def test_straight_lines(line: Any, shape: tuple[int, int]) -> None:
    assert extent(ink.render([np.array(line, float)])) == shape


def test_thousands_of_points_change_nothing_but_the_smoothness() -> None:
    many = [
        np.stack([np.interp(np.linspace(0, 2, 20_000), range(3), axis) for axis in s.T], 1)
        for s in SEVEN
    ]
    difference = ink.render(many).astype(int) - ink.render(SEVEN)
    assert np.abs(difference).max() <= 12


@pytest.mark.parametrize(
    "strokes", [[], [[]], [np.empty((0, 2))], [[(np.nan, 1.0)], [(1.0, np.inf)]]]
)
def test_no_ink(strokes: list[Any]) -> None:
    assert ink.is_empty(strokes)
    assert not ink.render(strokes).any()


def test_points_that_are_no_numbers_are_left_out() -> None:
    broken = [np.insert(SEVEN[0], 1, (np.nan, 5e9), axis=0), np.array([[np.inf, 0.0]])]
    assert not ink.is_empty(broken)
    assert (ink.render(broken) == ink.render(SEVEN)).all()


@given(
    st.lists(
        hnp.arrays(np.float64, st.tuples(st.integers(0, 30), st.just(2)), elements=st.floats()),
        max_size=4,
    )
)
def test_ink_survives_any_strokes(strokes: list[np.ndarray]) -> None:
    image = ink.render(strokes)
    assert image.shape == (28, 28)
    assert image.any() != ink.is_empty(strokes)


def test_centre_never_pushes_ink_over_the_edge() -> None:
    box = np.zeros((20, 20), np.uint8)
    box[:, 0] = 255
    box[19, 19] = 1
    image = ink.centre(box)
    assert image.sum() == box.sum(dtype=int)
    wide = np.zeros((28, 28), np.uint8)
    wide[0, :] = 255
    wide[27, 0] = 255
    assert ink.centre(wide).sum() == wide.sum()
