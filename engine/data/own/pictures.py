"""Arrays of numbers as images: bytes, or numbers from 0 to 1."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.own import limits
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMALLEST_ROW = 64
"""Fewest columns of a table that may be an image: 8×8, as in scikit-learn's digits."""

FEW_LEVELS = 31
"""Images with no value beyond this were kept with few grey levels, and would be all dark."""

WHITE = 255


def shaped(x: NDArray[Any]) -> NDArray[Any]:
    """Bring images to the shape (n, height, width), or (n, height, width, 3) in colour.

    Parameters
    ----------
    x : of three or four dimensions; the channels may also come before height and width.

    Raises
    ------
    InputError : it has another shape, or the images are too large.
    """
    if x.ndim == 4 and x.shape[3] not in (1, 3) and x.shape[1] in (1, 3):
        x = np.moveaxis(x, 1, 3)
    if x.ndim == 4 and x.shape[3] == 1:
        x = x[..., 0]
    if x.ndim not in (3, 4) or (x.ndim == 4 and x.shape[3] != 3) or 0 in x.shape[1:]:
        raise InputError(
            say("An example has the shape {shape}, which is no image.", shape=times(x.shape[1:])),
            say("Give images as height×width, or height×width×3 in colour."),
        )
    if max(x.shape[1:3]) > limits.MAX_SIDE:
        raise InputError(
            say("The images have {shape} pixels.", shape=times(x.shape[1:3])),
            say("Make them smaller: at most {side} pixels a side.", side=limits.MAX_SIDE),
        )
    return x


def square_rows(x: NDArray[Any], low: float, high: float) -> bool:
    """Whether rows of numbers, from ``low`` to ``high``, look like grey square images."""
    columns = x.shape[1]
    if columns < SMALLEST_ROW or math.isqrt(columns) ** 2 != columns:
        return False
    return low >= 0 and 1 < high <= WHITE and are_whole(x)


def are_whole(x: NDArray[Any]) -> bool:
    """Whether all numbers are whole ones."""
    return x.dtype.kind != "f" or all(bool((part == np.rint(part)).all()) for part in _blocks(x))


def brightness(
    images: list[NDArray[Any]], low: float, high: float
) -> tuple[list[NDArray[np.uint8]] | list[NDArray[np.float32]], tuple[Message, ...]]:
    """Bring images to bytes, or to numbers from 0 to 1; return them and what was done.

    Parameters
    ----------
    images : one or two arrays.
    low, high : the smallest and the largest value in all of them.

    Raises
    ------
    InputError : the values are outside 0 to 255, or only one of two arrays is from 0 to 1.
    """
    tops = [float(x.max()) for x in images]
    if 0 < min(tops) <= 1 and max(tops) > FEW_LEVELS:
        raise InputError(
            say(
                "The images to learn from have values up to {train:.6g}, those of the test up to "
                "{test:.6g}.",
                train=tops[0],
                test=tops[-1],
            ),
            say("Give both the same range, 0 to 255 or 0 to 1."),
        )
    whole = all(x.dtype.kind != "f" for x in images)
    if low < 0 or high > WHITE:
        raise InputError(
            say("The images have values from {low:.6g} to {high:.6g}.", low=low, high=high),
            say("Give them as whole numbers from 0 to 255, or as numbers from 0 to 1."),
        )
    white = high if high <= FEW_LEVELS else WHITE
    if whole:
        return _as_bytes(images, white), _about(white, WHITE) if 0 < white < WHITE else ()
    if high <= 1:
        return [x.astype(np.float32, copy=False) for x in images], ()
    return [x.astype(np.float32) / np.float32(white) for x in images], _about(white, 1)


def times(shape: tuple[int, ...]) -> str:
    """Write a shape for people: 28×28."""
    return "×".join(str(n) for n in shape)


def _as_bytes(images: list[NDArray[Any]], white: float) -> list[NDArray[np.uint8]]:
    levels = np.arange(WHITE + 1)
    if 0 < white < WHITE:
        levels = np.minimum(np.rint(levels * (WHITE / white)), WHITE)
    table = levels.astype(np.uint8)
    unchanged = white in (0, WHITE)
    return [
        x.astype(np.uint8, copy=False) if unchanged else table[x.astype(np.uint8)] for x in images
    ]


def _about(white: float, to: int) -> tuple[Message, ...]:
    return (say("Brightness from 0 to {high:.6g} was brought to 0 to {to}.", high=white, to=to),)


def _blocks(x: NDArray[Any]) -> list[NDArray[Any]]:
    step = max(1_000_000 // x.shape[1], 1)
    return [x[start : start + step] for start in range(0, len(x), step)]
