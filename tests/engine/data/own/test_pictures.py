from __future__ import annotations

import numpy as np
import pytest

from engine.data.own import pictures
from engine.messages import InputError


@pytest.mark.parametrize(
    ("shape", "got"),
    [
        ((5, 8, 9), (5, 8, 9)),
        ((5, 8, 9, 1), (5, 8, 9)),
        ((5, 8, 9, 3), (5, 8, 9, 3)),
        ((5, 3, 8, 9), (5, 8, 9, 3)),
        ((5, 1, 8, 9), (5, 8, 9)),
    ],
)
def test_shapes_of_images(shape: tuple[int, ...], got: tuple[int, ...]) -> None:
    assert pictures.shaped(np.zeros(shape)).shape == got


def test_channels_that_come_first_are_put_last() -> None:
    x = np.arange(2 * 3 * 4 * 5).reshape(2, 3, 4, 5)
    assert pictures.shaped(x)[1, 2, 3].tolist() == x[1, :, 2, 3].tolist()


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        ((5, 8, 9, 4), "shape 8×9×4, which is no image"),
        ((5, 8, 9, 2, 2), "no image"),
        ((5, 8, 0), "no image"),
        ((1, 257, 8), "257×8 pixels"),
        ((1, 8, 300, 3), "8×300 pixels"),
    ],
)
def test_what_is_no_image(shape: tuple[int, ...], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        pictures.shaped(np.zeros(shape, np.uint8))


def bright(x: np.ndarray) -> tuple[np.ndarray, str]:
    got, notes = pictures.brightness([x], float(x.min()), float(x.max()))
    return got[0], " ".join(map(str, notes))


def test_bytes_stay_as_they_are() -> None:
    x = np.array([[[0, 100]]], np.uint8)
    assert bright(x) == (x, "")
    assert bright(x.astype(np.int64))[0].dtype == np.uint8
    assert bright(x * 0)[0].tolist() == [[[0, 0]]]


@pytest.mark.parametrize(("high", "half", "middle"), [(1, 0, 0), (16, 8, 128), (2, 1, 128)])
def test_few_grey_levels_are_spread(high: int, half: int, middle: int) -> None:
    got, said = bright(np.array([[[0, half, high]]]))
    assert got.tolist() == [[[0, middle, 255]]]
    assert said == f"Brightness from 0 to {high} was brought to 0 to 255."


def test_truth_values_are_black_and_white() -> None:
    assert bright(np.array([[[False, True]]]))[0].tolist() == [[[0, 255]]]


def test_numbers_from_0_to_1_stay_as_they_are() -> None:
    got, said = bright(np.array([[[0.25, 0.5]]]))
    assert (got.tolist(), got.dtype, said) == ([[[0.25, 0.5]]], np.float32, "")


def test_numbers_to_255_are_brought_to_1() -> None:
    got, said = bright(np.array([[[0.0, 51.0, 204.0]]]))
    assert got[0, 0] == pytest.approx([0, 0.2, 0.8])
    assert said == "Brightness from 0 to 255 was brought to 0 to 1."


def test_parts_of_different_range_are_refused() -> None:
    train, test = np.array([[[0, 255]]], np.uint8), np.array([[[0.0, 0.9]]])
    with pytest.raises(InputError, match=r"up to 255, those of the test up to 0\.9") as caught:
        pictures.brightness([train, test], 0, 255)
    assert "same range" in str(caught.value.hint)


@pytest.mark.parametrize("value", [-1, 256, 1e6])
@pytest.mark.parametrize("kind", [np.int32, np.float32])
def test_other_values_are_refused(value: float, kind: type) -> None:
    with pytest.raises(InputError, match="have values from") as caught:
        bright(np.array([[[0, value]]], kind))
    assert "0 to 255" in str(caught.value.hint)
