from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image, ImageDraw

from engine.data import ink
from engine.messages import InputError

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
    assert ink.has_mnist_geometry(image)


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
    images = np.stack([ink.render(d.strokes) for d in ink.read_strokes(pen_digits_file)])
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


# -- pictures ----------------------------------------------------------------------------------


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
    got = ink.normalise_image(picture_of(SEVEN, size, pen, paper, colour))
    assert ink.has_mnist_geometry(got)
    assert likeness(got, ink.render(SEVEN)) > 0.85


def test_paper_with_grain_is_still_paper() -> None:
    page = picture_of(SEVEN, 300, 0.12, 200, 60).astype(float)
    grain = np.random.default_rng(0).normal(0, 6, page.shape)
    got = ink.normalise_image((page + grain).clip(0, 255).astype(np.uint8))
    clean = ink.normalise_image(page.astype(np.uint8))
    assert likeness(got, clean) > 0.95


def test_an_image_of_mnists_geometry_is_left_alone() -> None:
    image = ink.render(CIRCLE)
    assert (ink.normalise_image(image) == image).all()


def test_every_image_of_mnist_is_left_alone(real_mnist_dir: Path) -> None:
    with np.load(real_mnist_dir / "mnist" / "mnist.npz", allow_pickle=False) as archive:
        assert all((ink.normalise_image(image) == image).all() for image in archive["x_test"])


def test_a_moved_image_is_moved_back() -> None:
    image = ink.render(SEVEN)
    assert (ink.normalise_image(np.pad(image, ((0, 9), (12, 3)))) == image).all()
    assert (ink.normalise_image(255 - image) == image).all()


@pytest.mark.parametrize("shape", [(1, 1), (28, 28), (1, 500), (300, 200)])
@pytest.mark.parametrize("grey", [0, 128, 255])
def test_a_blank_picture_is_zeros(shape: tuple[int, int], grey: int) -> None:
    image = ink.normalise_image(np.full(shape, grey, np.uint8))
    assert image.shape == (28, 28)
    assert not image.any()


@given(hnp.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40))))
def test_any_picture_survives(grey: np.ndarray) -> None:
    assert ink.normalise_image(grey).shape == (28, 28)


# -- files -------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1", "I;16", "LA"])
def test_pictures_of_every_mode(mode: str, tmp_path: Path) -> None:
    page = picture_of(SEVEN, 200, 0.12, 255, 0)
    image = Image.fromarray(page)
    image = Image.fromarray(page.astype(np.uint16) * 200) if mode == "I;16" else image.convert(mode)
    image.save(tmp_path / "seven.png")
    wanted = ink.normalise_image(page)
    assert likeness(ink.read_image(tmp_path / "seven.png"), wanted) > 0.99


@pytest.mark.parametrize("colour", [0, 255])
def test_ink_on_a_transparent_ground(colour: int, tmp_path: Path) -> None:
    alpha = picture_of(SEVEN, 200, 0.12, 0, 255)
    image = Image.merge("LA", [Image.new("L", alpha.shape[::-1], colour), Image.fromarray(alpha)])
    image.save(tmp_path / "clear.png")
    assert (ink.read_image(tmp_path / "clear.png") == ink.normalise_image(alpha)).all()


def test_a_turned_photo_is_turned_back(tmp_path: Path) -> None:
    page = picture_of(SEVEN, 200, 0.12, 255, 0)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned to the right
    Image.fromarray(np.rot90(page)).save(tmp_path / "turned.png", exif=exif)
    assert (ink.read_image(tmp_path / "turned.png") == ink.normalise_image(page)).all()


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
        ink.read_image(path)
    assert caught.value.hint


DIGITS = [{"strokes": [[[0, 0], [1, 2.5]], [[3, 4]]], "label": 7}, {"strokes": []}]


@pytest.mark.parametrize("content", [DIGITS, {"digits": DIGITS, "source": "here"}])
@pytest.mark.parametrize("packed", [False, True])
def test_read_strokes(content: Any, packed: bool, tmp_path: Path) -> None:
    text = json.dumps(content).encode()
    path = tmp_path / "digits.json"
    path.write_bytes(gzip.compress(text) if packed else text)
    first, second = ink.read_strokes(path)
    assert first.label == 7
    assert [points.tolist() for points in first.strokes] == [[[0, 0], [1, 2.5]], [[3, 4]]]
    assert second.label is None
    assert ink.is_empty(second.strokes)


@pytest.mark.parametrize(
    "digit",
    [
        5,
        None,
        "7",
        [],
        {},
        {"strokes": 3},
        {"strokes": [[1, 2]]},
        {"strokes": [[[1, 2, 3]]]},
        {"strokes": [[["1", "2"]]]},
        {"strokes": [[[None, 2]]]},
        {"strokes": [[[True, 2]]]},
        {"strokes": [[[float("nan"), 2]]]},
        {"strokes": [[[10**400, 2]]]},
        {"strokes": [{}]},
        {"strokes": [], "label": 10},
        {"strokes": [], "label": "7"},
        {"strokes": [], "label": True},
    ],
)
def test_a_malformed_digit_is_named_by_its_place(digit: Any, tmp_path: Path) -> None:
    path = tmp_path / "digits.json"
    path.write_text(json.dumps([{"strokes": []}, digit]))
    with pytest.raises(InputError, match=r"Digit 1 in .*digits\.json") as caught:
        ink.read_strokes(path)
    assert caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[1, 2",
        b"\xff\xfe\xfd",
        b'{"strokes": []}',
        b"3",
        b'{"digits": {}}',
        b"[" * 100_000,
        gzip.compress(b"[]")[:-5],
        gzip.compress(b"[]" * 999)[:20],
        b"\x1f\x8bjunk",
    ],
)
def test_a_file_without_digits_is_named(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "digits.json.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"digits\.json\.gz") as caught:
        ink.read_strokes(path)
    assert caught.value.hint


def test_a_missing_file_of_strokes_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.json.*No such file"):
        ink.read_strokes(tmp_path / "nowhere.json")


def test_a_packed_file_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ink, "_MAX_TEXT_BYTES", 1000)
    path = tmp_path / "bomb.json.gz"
    path.write_bytes(gzip.compress(b" " * 1_000_000 + b"[]"))
    with pytest.raises(InputError, match="larger than 1000 bytes"):
        ink.read_strokes(path)
