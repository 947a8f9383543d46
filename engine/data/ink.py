"""Ink: pen strokes and pictures of digits become the 28x28 array that MNIST would hold.

MNIST was made in three stages, and every stage is a function of its own here:

1. `fit`: the digit's ink is cropped and scaled, aspect kept, until its longer side is 20 pixels;
2. `draw`: grey levels come from antialiasing, in a 20x20 box;
3. `centre`: the box is put into 28x28 so that the centre of mass is at pixel 14.

The geometry was checked on all 70,000 images of MNIST: the longer side is 20 pixels, and the
centre of mass, in pixel-index coordinates, is within half a pixel of 14.
"""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from engine.data.damage import reason_of
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SIZE = 28
"""Side of the finished image, in pixels."""
BOX = 20
"""Longer side of the digit's ink, in pixels."""
CENTRE = 14
"""Pixel index at which the centre of mass is put."""
PEN = 0.12
"""Pen width as a share of the digit's longer side; with it pen strokes have MNIST's mean ink."""

_SPACING = 0.25  # pixels between kept points: an eighth of a pixel of error at most
_SEGMENTS_AT_ONCE = 256  # bounds memory however long the scribble is

# Of all 70,000 images of MNIST, 16 have a longer side of 19 pixels and the others of 20; the
# farthest centre of mass is at 13.48.
_SMALLEST_IN_MNIST = 19
_OFF_CENTRE_IN_MNIST = 0.525

# Pictures of digits come from scanners, cameras and drawing programs.
_LEAST_CONTRAST = 16  # grey levels between paper and ink; less is a blank sheet
_SMALL_PICTURE = 64  # pixels; in one as small as this even the faintest edge counts
_FAINT = 0.15  # share of the strongest ink that still is paper's grain or compression's noise
_STRAY = 64  # grey levels; fainter spots do not count as a part of the digit when it is cropped
_WORKING_SIZE = 160  # pixels; larger pictures are brought down to this before lines are measured
_THIN_LINE = 0.08  # of the longer side; thinner than any pen of MNIST

_MAX_PIXELS = 60_000_000
_MAX_TEXT_BYTES = 200_000_000
_LABELS = range(10)

_DAMAGED_PICTURE = (OSError, EOFError, ValueError, SyntaxError, struct.error, zlib.error)

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


def fit(strokes: Sequence[Points], pen: float = PEN) -> list[Points]:
    """Scale strokes, aspect kept, so that their ink fills a 20-pixel box from its top left corner.

    The pen's width counts as ink, so the points themselves span 20 minus the pen's width. A dot
    has no extent to scale: it stays one point.
    """
    if not strokes:
        return []
    magnitude = max(float(np.abs(points).max()) for points in strokes) or 1.0
    unit = [points / magnitude for points in strokes]  # differences of huge numbers overflow
    low = np.min([points.min(axis=0) for points in unit], axis=0)
    high = np.max([points.max(axis=0) for points in unit], axis=0)
    extent = float((high - low).max())
    scale = BOX * (1 - pen) / extent if extent > 1e-12 else 0.0
    return [_thin((points - low) * scale + BOX * pen / 2) for points in unit]


def draw(strokes: Sequence[Points], pen: float = PEN) -> Picture:
    """Draw fitted strokes with a round pen, antialiased, in a (20, 20) grey image.

    A pixel's grey level is the share of it that the pen covers, taken from the distance between
    the pixel's middle and the nearest point of the strokes: caps and joins come out round.
    """
    if not strokes:
        return np.zeros((BOX, BOX), np.uint8)
    starts, ends = _segments(strokes)
    blocks = range(0, len(starts), _SEGMENTS_AT_ONCE)
    nearest = np.min(
        [_squared_distance(starts[_block(i)], ends[_block(i)]) for i in blocks], axis=0
    )
    cover = np.clip(BOX * pen / 2 + 0.5 - np.sqrt(nearest), 0.0, 1.0)
    grey: Picture = np.rint(cover * 255).astype(np.uint8).reshape(BOX, BOX)
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


def _thin(points: Points) -> Points:
    """Keep the first, the last, and one point for every quarter pixel of the way between."""
    if len(points) < 3:
        return points
    steps = np.sqrt(np.square(np.diff(points, axis=0)).sum(axis=1))
    marks = np.floor(np.cumsum(steps) / _SPACING)
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


def _squared_distance(starts: Points, ends: Points) -> NDArray[np.float64]:
    """Squared distance of every pixel's middle of the box to the nearest of some segments."""
    middles = np.arange(BOX) + 0.5
    px, py = np.tile(middles, BOX), np.repeat(middles, BOX)
    (x, y), (dx, dy) = starts.T[:, :, None], (ends - starts).T[:, :, None]
    ox, oy = px - x, py - y
    length = np.maximum(dx * dx + dy * dy, 1e-12)  # no division by zero for a dot
    along = np.clip((ox * dx + oy * dy) / length, 0.0, 1.0)
    nearest: Points = (np.square(ox - along * dx) + np.square(oy - along * dy)).min(axis=0)
    return nearest


# -- pictures of digits ------------------------------------------------------------------------


def normalise_image(grey: Picture) -> Picture:
    """Bring a picture of one digit into MNIST's geometry: bright ink on 0, scaled and centred.

    The paper is what most of the picture's border shows; ink is what differs from it most, darker
    or brighter. Very thin lines are widened to the pen's usual width. A picture that has MNIST's
    geometry already comes back as it is.

    Parameters
    ----------
    grey : grey levels, uint8 of shape (h, w), any size.

    Returns
    -------
    Grey image of shape (28, 28), ink 255 on 0; all zeros where the picture is blank.
    """
    if has_mnist_geometry(grey):
        return grey.copy()
    ink = _ink_levels(grey)
    if not ink.any():
        return np.zeros((SIZE, SIZE), np.uint8)
    if max(grey.shape) <= _SMALL_PICTURE:
        return centre(_scale_to(BOX, crop(ink)))
    ink = crop(ink, _STRAY)
    if max(ink.shape) > _WORKING_SIZE:
        ink = _scale_to(_WORKING_SIZE, ink)
    return centre(_scale_to(BOX, _widen(ink)))


def has_mnist_geometry(image: Picture) -> bool:
    """Whether an image is 28x28 with ink of the right size around the right centre of mass."""
    if image.shape != (SIZE, SIZE) or not image.any():
        return False
    longer = max(crop(image).shape)
    off_centre = max(abs(middle - CENTRE) for middle in centre_of_mass(image))
    return _SMALLEST_IN_MNIST <= longer <= BOX and off_centre <= _OFF_CENTRE_IN_MNIST


def _ink_levels(grey: Picture) -> Picture:
    """Turn grey levels into ink: 0 for paper, 255 for the strongest ink."""
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]]).astype(np.float64)
    paper = np.median(border)
    grain = np.median(np.abs(border - paper))
    level = grey - paper
    ink = level if level.max() >= -level.min() else -level
    peak = float(ink.max())
    faint = _FAINT * peak if max(grey.shape) > _SMALL_PICTURE else 0.0
    floor = max(4 * grain, faint)
    if peak < _LEAST_CONTRAST or peak <= floor:
        return np.zeros(grey.shape, np.uint8)
    return _stretched(np.clip(ink - floor, 0.0, None))


def _stretched(levels: NDArray[Any]) -> Picture:
    """Scale levels so that the highest is 255."""
    stretched: Picture = np.rint(levels * (255.0 / levels.max())).astype(np.uint8)
    return stretched


def _scale_to(longer: int, ink: Picture) -> Picture:
    """Resize, aspect kept, so that the longer side has `longer` pixels."""
    scale = longer / max(ink.shape)
    height, width = (max(1, round(side * scale)) for side in ink.shape)
    smoothly = Image.Resampling.BOX if scale <= 1 else Image.Resampling.BILINEAR
    return _stretched(np.asarray(Image.fromarray(ink).resize((width, height), smoothly)))


def _widen(ink: Picture) -> Picture:
    """Thicken lines that would all but vanish at 20 pixels; leave others as they are."""
    longer = max(ink.shape)
    width = _line_width(ink > 127)
    if width >= _THIN_LINE * longer:
        return ink
    missing = round((PEN * longer - width) / 2)
    wide = Image.fromarray(np.pad(ink, missing)).filter(ImageFilter.MaxFilter(2 * missing + 1))
    return crop(np.asarray(wide))


def _line_width(mask: NDArray[np.bool_]) -> float:
    """Mean width of lines: twice their area for their outline, which pixels make 4/pi too long."""
    framed = np.pad(mask, 1).astype(np.int8)
    outline = sum(int(np.abs(np.diff(framed, axis=axis)).sum()) for axis in (0, 1))
    return 2 * float(mask.sum()) / (outline * np.pi / 4) if outline else 0.0


# -- files -------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class StrokedDigit:
    """A digit as a pen wrote it.

    Parameters
    ----------
    strokes : arrays of shape (n, 2), x and y, y pointing down, any scale.
    label : the digit that was meant, 0 to 9, where the file says so.
    """

    strokes: tuple[Points, ...]
    label: int | None = None


def read_strokes(path: Path) -> list[StrokedDigit]:
    """Read digits from a JSON file, plain or gzip-compressed.

    The file holds a list of digits, or ``{"digits": [...]}``; a digit is
    ``{"strokes": [[[x, y], ...], ...]}`` with, if known, ``"label": 0`` to ``9``.

    Raises
    ------
    InputError : the file is missing, unreadable, damaged or of another form.
    """
    data = _read_json(path)
    digits = data.get("digits") if isinstance(data, dict) else data
    if not isinstance(digits, list):
        raise InputError(
            say("{path} holds no list of digits.", path=str(path)),
            say('Write a list, or an object with a list named "digits".'),
        )
    return [_stroked_digit(item, index, path) for index, item in enumerate(digits)]


def read_image(path: Path) -> Picture:
    """Read a picture of one digit, of any size and format that Pillow knows.

    Returns
    -------
    The digit in MNIST's geometry, uint8 of shape (28, 28), by `normalise_image`.

    Raises
    ------
    InputError : the file is missing, unreadable, damaged, no picture, or far too large.
    """
    try:
        with Image.open(path) as image:
            if image.width * image.height > _MAX_PIXELS:
                raise _not_a_picture(path, say("it has too many pixels"))
            return normalise_image(_grey(ImageOps.exif_transpose(image)))
    except (*_DAMAGED_PICTURE, Image.DecompressionBombError) as error:
        raise _not_a_picture(path, reason_of(error)) from error


def _not_a_picture(path: Path, reason: Message) -> InputError:
    return InputError(
        say("Cannot read the picture {path}: {reason}.", path=str(path), reason=reason),
        say("Give a PNG, JPEG or other common picture of one digit."),
    )


def _grey(image: Image.Image) -> Picture:
    """Turn a picture of any kind into grey levels of one byte."""
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        levels = np.asarray(image, dtype=np.float64)
        levels = np.nan_to_num(levels - levels.min())
        return _stretched(levels) if levels.max() > 0 else levels.astype(np.uint8)
    if image.has_transparency_data:
        image = _on_paper(image.convert("RGBA"))
    return np.asarray(image.convert("L"))


def _on_paper(image: Image.Image) -> Image.Image:
    """Lay a transparent picture on paper against which its ink shows."""
    grey, alpha = np.asarray(image.convert("L")), np.asarray(image.getchannel("A"), np.float64)
    brightness = float((grey * alpha).sum() / max(alpha.sum(), 1.0))
    paper = Image.new("RGBA", image.size, "black" if brightness > 127 else "white")
    return Image.alpha_composite(paper, image)


def _read_json(path: Path) -> Any:
    try:
        return json.loads(_read_text(path))
    except OSError as error:
        raise _no_strokes(path, reason_of(error)) from error
    except (EOFError, zlib.error) as error:
        raise _no_strokes(path, reason_of(error)) from error
    except (ValueError, RecursionError) as error:
        raise _no_strokes(path, say("it is not JSON")) from error


def _read_text(path: Path) -> bytes:
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        text = (gzip.GzipFile(fileobj=raw) if packed else raw).read(_MAX_TEXT_BYTES + 1)
    if len(text) > _MAX_TEXT_BYTES:
        raise _no_strokes(path, say("it is larger than {n} bytes", n=_MAX_TEXT_BYTES))
    return text


def _no_strokes(path: Path, reason: Message) -> InputError:
    return InputError(
        say("Cannot read strokes from {path}: {reason}.", path=str(path), reason=reason),
        say('Give JSON, plain or gzip: [{"strokes": [[[x, y], ...], ...]}, ...].'),
    )


def _stroked_digit(item: Any, index: int, path: Path) -> StrokedDigit:
    try:
        strokes = tuple(_stroke(points) for points in item["strokes"])
        return StrokedDigit(strokes, _label(item.get("label")))
    except (TypeError, KeyError, ValueError, OverflowError, AttributeError) as error:
        raise InputError(
            say("Digit {index} in {path} is malformed.", index=index, path=str(path)),
            say(
                "A digit is an object with strokes, each a list of [x, y] in finite numbers, "
                "and a label from 0 to 9 if it has one. Digits are counted from 0."
            ),
        ) from error


def _stroke(points: Any) -> Points:
    if not isinstance(points, list) or not all(_is_point(point) for point in points):
        raise ValueError(points)
    array = np.array(points, dtype=np.float64).reshape(-1, 2)
    if not np.isfinite(array).all():
        raise ValueError(points)
    return array


def _is_point(point: Any) -> bool:
    return isinstance(point, list) and [type(v) in (int, float) for v in point] == [True, True]


def _label(label: Any) -> int | None:
    if label is not None and (type(label) is not int or label not in _LABELS):
        raise ValueError(label)
    return label
