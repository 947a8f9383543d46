"""Ink: pen strokes become the 28x28 array that MNIST would hold.

MNIST was made in three stages, and every stage is a function of its own here:

1. `fit`: the digit's ink is cropped and scaled, aspect kept, until its longer side is 20 pixels;
2. `draw`: grey levels come from antialiasing, in a 20x20 box;
3. `centre`: the box is put into 28x28 so that the centre of mass is at pixel 14.

The geometry was checked on all 70,000 images of MNIST: the longer side is 20 pixels, and the
centre of mass, in pixel-index coordinates, is within half a pixel of 14.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIZE = 28
"""Side of the finished image, in pixels."""
BOX = 20
"""Longer side of the digit's ink, in pixels."""
CENTRE = 14
"""Pixel index at which the centre of mass is put."""
PEN = 0.12
"""Pen width as a share of the digit's longer side; with it pen strokes have MNIST's mean ink."""

_SPACING = 0.25  # pixels between kept points: an eighth of a pixel of error at most
_SEGMENTS_AT_ONCE = 32  # fits into the processor's cache, and bounds memory for any scribble

Points = NDArray[np.float64]
Picture = NDArray[np.uint8]


def is_empty(strokes: Iterable[Any]) -> bool:
    """Whether there is no ink at all, that is, no finite point in any stroke."""
    return not clean(strokes)


def render(strokes: Iterable[Any], pen: float = PEN) -> Picture:
    """Draw strokes as MNIST would show them.

    Parameters
    ----------
    strokes : arrays of shape (n, 2), x and y, y pointing down, any scale and place.
    pen : pen width as a share of the digit's longer side, above 0 and below 1.

    Returns
    -------
    Grey image of shape (28, 28), ink 255 on 0; all zeros where there is no ink.
    """
    return centre(draw(fit(clean(strokes), pen), pen))


def clean(strokes: Iterable[Any]) -> list[Points]:
    """Drop points that are not finite numbers, and strokes without points."""
    arrays = (np.asarray(stroke, dtype=np.float64).reshape(-1, 2) for stroke in strokes)
    finite = (points[np.isfinite(points).all(axis=1)] for points in arrays)
    return [points for points in finite if len(points)]


def fit(strokes: Sequence[Points], pen: float = PEN, side: int = BOX) -> list[Points]:
    """Scale strokes, aspect kept, so that their ink fills a box from its top left corner.

    The pen's width counts as ink, so the points themselves span the box's ``side``, in pixels,
    minus the pen's width. A dot has no extent to scale: it stays one point.
    """
    if not strokes:
        return []
    magnitude = max(float(np.abs(points).max()) for points in strokes) or 1.0
    unit = [points / magnitude for points in strokes]  # differences of huge numbers overflow
    low = np.min([points.min(axis=0) for points in unit], axis=0)
    high = np.max([points.max(axis=0) for points in unit], axis=0)
    extent = float((high - low).max())
    scale = side * (1 - pen) / extent if extent > 1e-12 else 0.0
    return [thin((points - low) * scale + side * pen / 2) for points in unit]


def draw(strokes: Sequence[Points], pen: float = PEN, side: int = BOX) -> Picture:
    """Draw fitted strokes with a round pen, antialiased, in a grey image of side × side pixels.

    A pixel's grey level is the share of it that the pen covers, taken from the distance between
    the pixel's middle and the nearest point of the strokes: caps and joins come out round.

    Parameters
    ----------
    strokes : points in pixels.
    pen : pen width as a share of ``side``.
    """
    if not strokes:
        return np.zeros((side, side), np.uint8)
    starts, ends = _segments(strokes)
    blocks = range(0, len(starts), _SEGMENTS_AT_ONCE)
    nearest = np.min(
        [_squared_distance(starts[_block(i)], ends[_block(i)], side) for i in blocks], axis=0
    )
    cover = np.clip(side * pen / 2 + 0.5 - np.sqrt(nearest), 0.0, 1.0)
    grey: Picture = np.rint(cover * 255).astype(np.uint8).reshape(side, side)
    return grey


def centre(box: Picture) -> Picture:
    """Put an image of at most 28x28 into (28, 28) with its centre of mass at pixel 14.

    The shift is a whole number of pixels and never pushes ink over the edge.
    """
    image = np.zeros((SIZE, SIZE), np.uint8)
    if not box.any():
        return image
    ink = crop(box)
    top, left = (
        min(max(round(CENTRE - middle), 0), SIZE - side)
        for middle, side in zip(centre_of_mass(ink), ink.shape, strict=True)
    )
    image[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return image


def crop(image: Picture, above: int = 0) -> Picture:
    """Cut an image down to the box of its pixels that are brighter than `above`."""
    rows, columns = (np.flatnonzero((image > above).any(axis=axis)) for axis in (1, 0))
    return image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def centre_of_mass(image: Picture) -> tuple[float, float]:
    """Row and column of the centre of mass, in pixel indices; the image must have ink."""
    rows, columns = (image.sum(axis=axis, dtype=np.float64) for axis in (1, 0))
    total = rows.sum()
    return (
        float(rows @ np.arange(len(rows)) / total),
        float(columns @ np.arange(len(columns)) / total),
    )


def thin(points: Points, spacing: float = _SPACING) -> Points:
    """Keep the first, the last, and one point for every ``spacing`` pixels of the way between."""
    if len(points) < 3:
        return points
    steps = np.sqrt(np.square(np.diff(points, axis=0)).sum(axis=1))
    marks = np.floor(np.cumsum(steps) / spacing)
    keep = np.concatenate([[True], np.diff(marks, prepend=0.0) > 0])
    keep[-1] = True
    kept: Points = points[keep]
    return kept


def _segments(strokes: Sequence[Points]) -> tuple[Points, Points]:
    """Start and end points of all line segments; a lone point is a segment of no length."""
    starts = [points[:-1] if len(points) > 1 else points for points in strokes]
    ends = [points[1:] if len(points) > 1 else points for points in strokes]
    return np.concatenate(starts), np.concatenate(ends)


def _block(first: int) -> slice:
    return slice(first, first + _SEGMENTS_AT_ONCE)


def _squared_distance(starts: Points, ends: Points, side: int) -> NDArray[np.float64]:
    """Squared distance of every pixel's middle of the box to the nearest of some segments."""
    middles = np.arange(side) + 0.5
    (x, y), (dx, dy) = starts.T[:, :, None], (ends - starts).T[:, :, None]
    ox, oy = middles - x, middles - y  # a row for each segment: columns and rows go apart
    length = np.maximum(dx * dx + dy * dy, 1e-12)  # no division by zero for a dot
    along = (ox * dx)[:, None, :] + (oy * dy)[:, :, None]
    along /= length[:, :, None]
    np.clip(along, 0.0, 1.0, out=along)
    across = along * dx[:, :, None]
    np.subtract(ox[:, None, :], across, out=across)
    along *= dy[:, :, None]
    np.subtract(oy[:, :, None], along, out=along)
    across *= across
    along *= along
    across += along
    nearest: Points = across.min(axis=0).ravel()
    return nearest
