from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image, ImageDraw

from engine.data import ink, photo
from engine.messages import InputError

SEVEN = [np.array([(0.1, 0.1), (0.9, 0.1), (0.4, 1.2)])]
CIRCLE = [np.array([(np.cos(a), np.sin(a)) for a in np.linspace(0, 2 * np.pi, 60)])]


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Correlation of two images where they fit best; centring may differ by a pixel."""
    shifts = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    moved = (np.roll(one, shift, (0, 1)).ravel() for shift in shifts)
    return max(float(np.corrcoef(each, other.ravel())[0, 1]) for each in moved)


def picture_of(strokes: list[np.ndarray], size: int, pen: float, paper: int, colour: int) -> Any:
    """A page with the digit drawn off-centre, as a drawing program would leave it."""
    image = Image.new("L", (size, size + size // 4), paper)
    draw = ImageDraw.Draw(image)
    width = max(1, round(pen * size / 2))
    for points in strokes:
        place = (points - points.min(axis=0)) * size / 2 / np.ptp(points, axis=0).max()
        draw.line([tuple(p) for p in place + size / 8], fill=colour, width=width, joint="curve")
    return np.asarray(image)


@pytest.mark.parametrize(
    ("size", "pen", "paper", "colour"),
    [
        (64, 0.12, 0, 255),
        (300, 0.12, 255, 0),
        (300, 0.02, 255, 0),
        (900, 0.12, 180, 90),
        (300, 0.12, 100, 240),
    ],
)
def test_pictures_look_like_the_strokes(size: int, pen: float, paper: int, colour: int) -> None:
    got = photo.normalise_image(picture_of(SEVEN, size, pen, paper, colour))
    assert photo.has_mnist_geometry(got)
    assert likeness(got, ink.render(SEVEN)) > 0.85


def test_paper_with_grain_is_still_paper() -> None:
    page = picture_of(SEVEN, 300, 0.12, 200, 60).astype(float)
    grain = np.random.default_rng(0).normal(0, 6, page.shape)
    got = photo.normalise_image((page + grain).clip(0, 255).astype(np.uint8))
    clean = photo.normalise_image(page.astype(np.uint8))
    assert likeness(got, clean) > 0.95


def test_an_image_of_mnists_geometry_is_left_alone() -> None:
    image = ink.render(CIRCLE)
    assert (photo.normalise_image(image) == image).all()


def test_every_image_of_mnist_is_left_alone(real_mnist_dir: Path) -> None:
    with np.load(real_mnist_dir / "mnist" / "mnist.npz", allow_pickle=False) as archive:
        assert all((photo.normalise_image(image) == image).all() for image in archive["x_test"])


def test_a_moved_image_is_moved_back() -> None:
    image = ink.render(SEVEN)
    assert (photo.normalise_image(np.pad(image, ((0, 9), (12, 3)))) == image).all()
    assert (photo.normalise_image(255 - image) == image).all()


@pytest.mark.parametrize("shape", [(1, 1), (28, 28), (1, 500), (300, 200)])
@pytest.mark.parametrize("grey", [0, 128, 255])
def test_a_blank_picture_is_zeros(shape: tuple[int, int], grey: int) -> None:
    image = photo.normalise_image(np.full(shape, grey, np.uint8))
    assert image.shape == (28, 28)
    assert not image.any()


@given(hnp.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40))))
def test_any_picture_survives(grey: np.ndarray) -> None:
    assert photo.normalise_image(grey).shape == (28, 28)


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1", "I;16", "LA"])
def test_pictures_of_every_mode(mode: str, tmp_path: Path) -> None:
    page = picture_of(SEVEN, 200, 0.12, 255, 0)
    image = Image.fromarray(page)
    image = Image.fromarray(page.astype(np.uint16) * 200) if mode == "I;16" else image.convert(mode)
    image.save(tmp_path / "seven.png")
    wanted = photo.normalise_image(page)
    assert likeness(photo.read_image(tmp_path / "seven.png"), wanted) > 0.99


@pytest.mark.parametrize("colour", [0, 255])
def test_ink_on_a_transparent_ground(colour: int, tmp_path: Path) -> None:
    alpha = picture_of(SEVEN, 200, 0.12, 0, 255)
    image = Image.merge("LA", [Image.new("L", alpha.shape[::-1], colour), Image.fromarray(alpha)])
    image.save(tmp_path / "clear.png")
    assert (photo.read_image(tmp_path / "clear.png") == photo.normalise_image(alpha)).all()


def test_a_turned_photo_is_turned_back(tmp_path: Path) -> None:
    page = picture_of(SEVEN, 200, 0.12, 255, 0)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned to the right
    Image.fromarray(np.rot90(page)).save(tmp_path / "turned.png", exif=exif)
    assert (photo.read_image(tmp_path / "turned.png") == photo.normalise_image(page)).all()


def _cut_png(path: Path) -> None:
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (90, 90), np.uint8)).save(path)
    path.write_bytes(path.read_bytes()[:2000])


@pytest.mark.parametrize(
    "make",
    [
        lambda path: None,
        lambda path: path.mkdir(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("no picture"),
        _cut_png,
        lambda path: Image.new("1", (20_000, 20_000)).save(path),
    ],
)
def test_a_file_that_is_no_picture_is_named(make: Any, tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    make(path)
    with pytest.raises(InputError, match=r"broken\.png") as caught:
        photo.read_image(path)
    assert caught.value.hint
