"""Photos of digits, made of strokes: whatever the paper and the light, the ink is found."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from engine.data import ink, photo
from engine.data.page import ink_on

Levels = np.ndarray
FIVE = [
    np.array([(0.1, 0.0), (0.0, 0.5), (0.4, 0.4), (0.5, 0.7), (0.3, 1.0), (0.0, 0.9)]),
    np.array([(0.15, -0.02), (0.5, -0.05)]),
]
SIZE = 320, 420
Y, X = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]


def written(strokes: list[np.ndarray], side: float = 200, pen: float = 14) -> Levels:
    """How much of each pixel of a page is ink."""
    image = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(image)
    for points in strokes:
        places = [tuple(point) for point in points * side + (100, 110)]
        draw.line(places, fill=255, width=round(pen), joint="curve")
        for x, y in (places[0], places[-1]):
            draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=255)
    return np.asarray(image) / 255


def lit_evenly(page: Levels) -> Levels:
    return page


def in_half_light(page: Levels) -> Levels:
    """From full light at one corner to a third of it at the other."""
    return page * (1 - 0.65 * (X / SIZE[0] + Y / SIZE[1]) / 2)


def under_a_hand(page: Levels) -> Levels:
    """With the edge of a shadow right through the digit."""
    return page * (1 - 0.45 / (1 + np.exp((X + 0.4 * Y - 250) / 6)))


def on_a_table(page: Levels) -> Levels:
    return np.where((X < 30) | (SIZE[1] - 20 < Y), 60.0, page)


def ruled(page: Levels) -> Levels:
    return np.where((Y + X // 40) % 40 < 2, np.minimum(page, 130), page)


def squared(page: Levels) -> Levels:
    return np.where((X % 22 < 2) | (Y % 22 < 2), np.minimum(page, 150), page)


def dirty(page: Levels) -> Levels:
    dots = np.random.default_rng(3).random(page.shape) < 0.0005
    return np.where(dots, 20.0, page)


def photo_of(strokes: list[np.ndarray], pen: float, paper: float, tone: float) -> Levels:
    cover = written(strokes, pen=pen)
    return paper * (1 - cover) + tone * cover


def taken(page: Levels) -> np.ndarray:
    noise = np.random.default_rng(0).normal(0, 4, page.shape)
    return np.clip(np.rint(page + noise), 0, 255).astype(np.uint8)


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    shifts = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    moved = (np.roll(one, shift, (0, 1)).ravel() for shift in shifts)
    return max(float(np.corrcoef(each, other.ravel())[0, 1]) for each in moved)


SCENES = [lit_evenly, in_half_light, under_a_hand, on_a_table, ruled, squared, dirty]


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("pen", [14, 24])
def test_the_digit_is_found_whatever_the_paper_and_the_light(
    scene: Callable[[Levels], Levels], pen: float
) -> None:
    got = photo.normalise_image(taken(scene(photo_of(FIVE, pen, 225, 50))))
    assert likeness(got, ink.render(FIVE)) > 0.85


@pytest.mark.parametrize("scene", [lit_evenly, in_half_light, under_a_hand, squared])
def test_a_pencils_thin_and_faint_line_is_enough(scene: Callable[[Levels], Levels]) -> None:
    got = photo.normalise_image(taken(scene(photo_of(FIVE, 4, 230, 90))))
    assert likeness(got, ink.render(FIVE)) > 0.8


@pytest.mark.parametrize("scene", [lit_evenly, in_half_light, under_a_hand])
def test_chalk_on_a_board_is_ink(scene: Callable[[Levels], Levels]) -> None:
    got = photo.normalise_image(taken(scene(photo_of(FIVE, 14, 70, 230))))
    assert likeness(got, ink.render(FIVE)) > 0.85


@pytest.mark.parametrize("scene", [lit_evenly, in_half_light, under_a_hand])
def test_paper_without_ink_is_blank(scene: Callable[[Levels], Levels]) -> None:
    assert not ink_on(taken(scene(photo_of([], 14, 225, 50)))).any()


def test_both_parts_of_a_five_are_kept_and_what_touches_the_edge_is_not() -> None:
    cover = written(FIVE)
    page = 225 * (1 - cover) + 40 * cover
    page[:40, 200:240] = 40
    got = ink_on(taken(page)) > 127
    assert not got[:60].any()
    parts = [written([stroke]) > 0.5 for stroke in FIVE]
    assert all(got[part].mean() > 0.8 for part in parts)


def test_a_drawing_that_fills_the_picture_is_kept() -> None:
    page = np.full((300, 200), 255, np.uint8)
    page[:, 80:120] = 0
    assert (ink_on(page) > 127).sum() == pytest.approx(300 * 40, rel=0.05)


@pytest.mark.parametrize("shape", [(65, 1), (1, 5000), (65, 65), (4000, 70)])
def test_any_size_survives(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    assert photo.normalise_image(noise).shape == (28, 28)


def test_a_photo_of_twenty_megapixels_is_read_like_a_small_one() -> None:
    small = Image.fromarray(taken(in_half_light(photo_of(FIVE, 14, 225, 50))))
    large = np.asarray(small.resize((3840, 5040), Image.Resampling.BILINEAR))
    assert large.size > 19_000_000
    assert likeness(photo.normalise_image(large), photo.normalise_image(np.asarray(small))) > 0.9
