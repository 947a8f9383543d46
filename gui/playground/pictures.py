"""What a network answers all over a plane as a picture, and the lines between its answers."""

from __future__ import annotations

from functools import lru_cache
from itertools import starmap
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QImage

from gui.drawing.signed import signedImage
from gui.theme import mix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import Theme

STRENGTH = {False: 0.5, True: 0.55}
"""The share of a class's colour where the network is certain, by whether the theme is dark; points
of the same colour stand out from it."""
LEVELS = 64
"""Steps from undecided to certain."""

TRIANGLES = (((0, 0), (0, 1), (1, 0)), ((1, 1), (1, 0), (0, 1)))
"""Rows and columns of the corners of the two triangles of a cell."""


def answerImage(output: NDArray[Any], theme: Theme) -> QImage:
    """Make a picture of the answers, the second input rising upwards; it owns its memory.

    Each class has its colour, paler the less certain the network is.

    Parameters
    ----------
    output : probabilities, shape (side, side, classes), the first axis being the second input.
    """
    classes = output.shape[-1]
    if classes == 2:
        return _twoClassImage(output[::-1, :, 1], theme)
    shares = np.nan_to_num(np.asarray(output[::-1], np.float32)).clip(0, 1)
    sheet, colours = _palette(theme, classes)
    certain = (shares.max(axis=-1, keepdims=True) * classes - 1) / max(1, classes - 1)
    strength = np.rint(LEVELS * certain.clip(0, 1)) / LEVELS * STRENGTH[theme.isDark]
    blended = sheet + strength * (shares @ colours - sheet)
    return _rgbImage(blended)


def valueImage(output: NDArray[Any], most: float, theme: Theme) -> QImage:
    """Make a picture of numbers, the second input rising upwards.

    Parameters
    ----------
    output : shape (side, side), the first axis being the second input.
    most : the number at the end of the scale of signed colours.
    """
    return signedImage(output[::-1], most, theme)


def borderLines(output: NDArray[Any]) -> list[QLineF]:
    """Return the lines along which two classes are equally probable, and no third is more so.

    Parameters
    ----------
    output : probabilities, shape (side, side, classes).

    Returns
    -------
    Lines within [0, 1] along both axes, from the lowest inputs to the highest.
    """
    classes = output.shape[-1]
    if classes < 2 or not np.isfinite(output).all():
        return []
    shares = np.asarray(output, np.float64)
    pieces = [zeroLines(_lead(shares, k)) for k in range(1 if classes == 2 else 0, classes)]
    return list(starmap(QLineF, np.concatenate(pieces).tolist()))


def zeroLines(heights: NDArray[Any]) -> NDArray[np.float64]:
    """Return where heights on a grid change their sign, shape (lines, 4): x₁, y₁, x₂, y₂.

    Each cell is two triangles; a plane through the three corners of one is crossed in one line.

    Parameters
    ----------
    heights : shape (rows, columns).

    Returns
    -------
    Places in [0, 1], x along the columns and y along the rows.
    """
    rows, columns = heights.shape
    above = heights > 0
    corners = above[:-1, :-1], above[:-1, 1:], above[1:, :-1], above[1:, 1:]
    total = sum(corner.astype(np.int8) for corner in corners)
    cells = np.argwhere((total > 0) & (total < 4))
    pieces = [_crossed(heights, cells, np.array(corners)) for corners in TRIANGLES]
    lines = np.concatenate(pieces)
    size = np.array([columns - 1, rows - 1], np.float64)
    return lines / np.concatenate([size, size])


def _crossed(
    heights: NDArray[Any], cells: NDArray[np.intp], corners: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return the lines through one triangle of each cell, in rows and columns of the grid."""
    places = cells[:, None, :] + corners  # (cells, 3, 2): rows and columns
    values = heights[places[..., 0], places[..., 1]].astype(np.float64)
    above = values > 0
    found = []
    for i in range(3):
        j, k = (i + 1) % 3, (i + 2) % 3
        alone = (above[:, i] != above[:, j]) & (above[:, i] != above[:, k])
        ends = [_between(places[alone], values[alone], i, other) for other in (j, k)]
        found.append(np.concatenate(ends, axis=1))
    return np.concatenate(found)


def _between(
    places: NDArray[np.intp], values: NDArray[np.float64], i: int, j: int
) -> NDArray[np.float64]:
    """Return where a line from corner ``i`` to ``j`` is at zero, as x and y."""
    share = values[:, i] / (values[:, i] - values[:, j])
    start, end = (places[:, corner].astype(np.float64) for corner in (i, j))
    place: NDArray[np.float64] = start + share[:, None] * (end - start)
    return place[:, ::-1]


def _lead(shares: NDArray[np.float64], k: int) -> NDArray[np.float64]:
    """Return by how much class ``k`` leads the best of the others."""
    if shares.shape[-1] == 2:
        return shares[..., k] - shares[..., 1 - k]
    others = np.delete(shares, k, axis=-1).max(axis=-1)
    lead: NDArray[np.float64] = shares[..., k] - others
    return lead


def _twoClassImage(second: NDArray[Any], theme: Theme) -> QImage:
    """Make a picture of the probability of the second of two classes, by a table of colours."""
    steps = np.nan_to_num(second, nan=0.5) * (2 * LEVELS)
    pixels = _table(theme)[np.rint(steps).astype(np.intp).clip(0, 2 * LEVELS)]
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()


@lru_cache(maxsize=4)
def _table(theme: Theme) -> NDArray[np.uint32]:
    """Return colours from certainly the first class to certainly the second, as Qt writes them."""
    strength, sheet = STRENGTH[theme.isDark], theme.color("panel")
    ends = [mix(sheet, classColour(theme, label), strength) for label in (0, 1)]
    first = [mix(ends[0], sheet, step / LEVELS).rgb() for step in range(LEVELS)]
    second = [mix(sheet, ends[1], step / LEVELS).rgb() for step in range(LEVELS + 1)]
    return np.array(first + second, np.uint32)


@lru_cache(maxsize=8)
def _palette(theme: Theme, classes: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the colour of the sheet, shape (3,), and of each class, shape (classes, 3)."""
    lanes = [_rgb(classColour(theme, k)) for k in range(classes)]
    return np.array(_rgb(theme.color("panel")), np.float32), np.array(lanes, np.float32)


def classColour(theme: Theme, label: int) -> QColor:
    """The colour of a class; further rounds through the lanes are mixed with the text's."""
    again = label // len(theme.lanes)
    return mix(theme.lane(label), theme.color("text"), min(0.8, 0.4 * again))


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _rgbImage(colours: NDArray[Any]) -> QImage:
    height, width = colours.shape[:2]
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[..., 2::-1] = np.rint(colours)  # Qt keeps blue first
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()
