from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PIL import Image, ImageDraw

from engine.data import registry, scatter_sheet, sheet
from engine.messages import Message

BLUE, RED = (tuple(bytes.fromhex(lane[1:])) for lane in sheet.LANES[:2])
FACTS = "4 of 4 training examples · seed 42"


def drawn(
    x: object, y: np.ndarray, names: tuple[str, ...] = ("a", "b"), features: tuple[str, ...] = ()
) -> Image.Image:
    numbers = np.asarray(x, np.float32)
    info = dataclasses.replace(
        registry.get("moons"),
        input_shape=numbers.shape[1:],
        class_names=tuple(map(Message, names)),
        features=tuple(map(Message, features)),
    )
    return scatter_sheet.draw(info, numbers, y, FACTS)


def spots(page: Image.Image, colour: tuple[int, ...]) -> np.ndarray:
    """Pixels of a colour below the header, as (x, y)."""
    found = np.argwhere((np.asarray(page)[sheet.HEADER :] == colour).all(axis=2))
    return found[:, ::-1]


def test_points_are_where_their_numbers_say_in_the_colour_of_their_class() -> None:
    page = drawn([[0, 0], [1, 1]], np.int32([0, 1]))
    low, high = spots(page, BLUE), spots(page, RED)
    for place in (low, high):
        assert (np.ptp(place, axis=0) < 12).all()
    across, up = high.mean(axis=0) - low.mean(axis=0)
    assert across > 500
    assert across == pytest.approx(-up, rel=0.01)  # one scale along both axes


def test_points_are_smooth() -> None:
    page = np.asarray(drawn([[0.2, 0.3]], np.int32([0])))[sheet.HEADER :]
    row, column = np.argwhere((page == BLUE).all(axis=2)).mean(axis=0).astype(int)
    around = page[row - 9 : row + 10, column - 9 : column + 10].reshape(-1, 3)
    assert len(np.unique(around, axis=0)) > 6


def test_unlike_features_fill_their_sides() -> None:
    page = drawn([[0, 0], [1, 500]], np.int32([0, 0]))
    assert (np.ptp(spots(page, BLUE), axis=0) > 700).all()


def test_one_feature_is_across_and_the_number_to_be_given_is_up() -> None:
    page = drawn([[0], [1], [2]], np.float32([0, 5, 0]), ())
    places = spots(page, BLUE)
    middle = places[np.abs(places[:, 0] - places[:, 0].mean()) < 50]
    assert middle[:, 1].max() < places[:, 1].min() + 15
    assert page.height < 720


def test_one_feature_with_classes_shows_them_one_above_the_other() -> None:
    page = drawn([[0.0], [0.0]], np.int32([0, 1]))
    assert spots(page, RED)[:, 1].max() < spots(page, BLUE)[:, 1].min()


def test_two_features_and_a_number_are_coloured_by_it() -> None:
    page = drawn([[0, 0], [1, 1], [0, 1]], np.float32([-1, 1, 0]), ())
    amber = tuple(bytes.fromhex(sheet.LANES[4][1:]))
    assert spots(page, BLUE)[:, 1].min() > spots(page, amber)[:, 1].max()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is written on a sheet."""
    texts: list[str] = []
    write = ImageDraw.ImageDraw.text

    def listen(pen: ImageDraw.ImageDraw, at: object, text: str, *rest: object) -> None:
        texts.append(text)
        write(pen, at, text, *rest)

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", listen)
    return texts


def test_axes_have_names_and_numbers_and_classes_their_labels(written: list[str]) -> None:
    drawn([[0, 0], [1, 1]], np.int32([0, 1]), ("cat", "dog"), ("weight", "length"))
    assert {"Moons", FACTS, "cat", "dog", "weight", "length", "0", "0.4", "1"} <= set(written)
    assert not any("first 2" in text for text in written)


def test_more_than_two_features_are_owned_up_to(written: list[str]) -> None:
    x = np.zeros((3, 5)) + np.arange(3)[:, None]
    page = drawn(x, np.int32([0, 1, 0]), features=("k", "l", "m", "n", "o"))
    assert "k and l, the first 2 of 5 features" in written
    assert "m" not in written
    assert page.height > drawn(x[:, :2], np.int32([0, 1, 0])).height


def test_a_curve_has_its_axes_named(written: list[str]) -> None:
    drawn([[0], [1]], np.float32([0, 1]), (), ("x",))
    assert {"x", "y"} <= set(written)


@pytest.mark.parametrize("features", [1, 2, 3, 40])
@pytest.mark.parametrize("y", [np.int32([1]), np.float32([-2.5])])
def test_one_example_is_enough(features: int, y: np.ndarray) -> None:
    names = ("a", "b") if y.dtype.kind == "i" else ()
    page = drawn(np.full((1, features), 7), y, names)
    assert page.width == 996
    assert len(spots(page, RED if names else BLUE)) > 20


@pytest.mark.parametrize("size", [1e-30, 1e-6, 1e9, 3e38])
def test_numbers_of_any_size_can_be_drawn(size: float) -> None:
    page = drawn(np.array([[-size, 0], [size, 1], [0, size]]), np.int32([0, 1, 0]))
    assert page.width == 996
    assert len(spots(page, BLUE))
    assert len(spots(page, RED))
