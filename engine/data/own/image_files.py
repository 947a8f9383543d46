"""One image file becomes an array of a given size; the file is not trusted."""

from __future__ import annotations

import logging
import os
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from engine.data.own.options import CROP, FIT

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM")
"""Formats that are read, as Pillow names them; its other readers are seldom used and tested."""

MAX_PIXELS = 50_000_000
"""Largest image that is decoded: more than most cameras take, and 150 MB in memory."""

COLOURFUL = 16
"""Grey levels by which a pixel's channels differ at least where it counts as coloured; JPEG
makes grey pixels differ by a few."""

_ORIENTATION = 0x0112  # the tag's number in EXIF
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = range(5, 9)  # orientations that exchange width and height
_GREY_MODES = frozenset({"1", "L", "LA", "La", "I", "F"})
_GLANCE = 256  # pixels of the longer side that are enough to see whether there is colour
_FINER = 2  # an image is decoded and reduced roughly to that many times its size, then well
_WHITE = {"I": 65535.0, "F": 1.0}  # the value that is white where a pixel is no byte


class Flaw(Enum):
    """Why a file is left out."""

    NO_IMAGE = "no image"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"


class LeftOut(Exception):
    """A file cannot be used, which is no error: the others still can."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


@dataclass(frozen=True)
class Wanted:
    """What every image is brought to.

    Parameters
    ----------
    side : height and width, in pixels.
    colour : whether a pixel is three numbers, and not one.
    resize, invert : as in `ReadOptions`.
    """

    side: int
    colour: bool
    resize: str
    invert: bool

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the array of one image."""
        return (self.side, self.side, 3) if self.colour else (self.side, self.side)


def read(path: Path, wanted: Wanted) -> tuple[NDArray[np.uint8], tuple[int, int]]:
    """Read an image: upright, the first one where the file has several.

    What is transparent becomes black, and so do borders, also after inverting.

    Returns
    -------
    The image, of shape ``wanted.shape``, and the width and height it has in the file.

    Raises
    ------
    LeftOut : it is no image, damaged, too large, or may not be read.
    """
    with _opened(path) as image:
        orientation = _orientation(image)
        size = image.size[::-1] if orientation in _LYING else image.size
        _draft(image, wanted)
        plain = _plain(image, "RGB" if wanted.colour else "L", wanted.invert)
        if orientation in _UPRIGHT:
            plain = plain.transpose(_UPRIGHT[orientation])
        return np.asarray(_resized(plain, wanted)), size


def has_colour(path: Path) -> bool:
    """Tell whether an image has pixels that are not grey. Raises `LeftOut` as `read` does."""
    with _opened(path) as image:
        if image.mode in _GREY_MODES or image.mode.startswith("I;16"):
            return False
        image.draft("RGB", (_GLANCE, _GLANCE))
        plain = _plain(image, "RGB", invert=False)
        pixels = np.asarray(plain.reduce(-(-max(plain.size) // _GLANCE)))
    return bool((pixels.max(axis=2) - pixels.min(axis=2) >= COLOURFUL).any())


@contextmanager
def pillow_silent() -> Iterator[None]:
    """Keep Pillow from telling of large and damaged files within the block: `LeftOut` does."""
    log = logging.getLogger("PIL")
    level = log.level
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        log.setLevel(logging.CRITICAL)
        try:
            yield
        finally:
            log.setLevel(level)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """Open an image and check its size before anything is decoded."""
    try:
        with _regular(path) as file, Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise LeftOut(Flaw.TOO_LARGE)
            yield image
    except LeftOut:
        raise
    except Exception as error:  # a damaged file makes Pillow's readers raise almost anything
        raise LeftOut(_flaw(error)) from error


def _flaw(error: Exception) -> Flaw:
    if isinstance(error, Image.DecompressionBombError):
        return Flaw.TOO_LARGE
    if isinstance(error, UnidentifiedImageError):
        return Flaw.NO_IMAGE
    return Flaw.UNREADABLE if isinstance(error, OSError) and error.errno else Flaw.DAMAGED


def _regular(path: Path) -> IO[bytes]:
    """Open a file that is neither a link nor a pipe, which would wait for ever."""
    never_wait = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | never_wait)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise LeftOut(Flaw.NO_IMAGE)


def _orientation(image: Image.Image) -> int:
    """Return how the camera was held; damaged facts about an image do not cost the image."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:
        return 1


def _draft(image: Image.Image, wanted: Wanted) -> None:
    """Let a JPEG be decoded smaller, and grey, which is many times faster."""
    reach = max(image.size) if wanted.resize == FIT else min(image.size)
    scale = min(1.0, _FINER * wanted.side / reach)
    width, height = (max(1, round(side * scale)) for side in image.size)
    image.draft("RGB" if wanted.colour else "L", (width, height))


def _plain(image: Image.Image, mode: str, invert: bool) -> Image.Image:
    """Turn an image of any kind into grey levels or colours of one byte, nothing transparent."""
    if image.mode in _WHITE or image.mode.startswith("I;16"):
        image = Image.fromarray(_levels(image))
    elif image.has_transparency_data:
        paper = Image.new("RGBA", image.size, "white" if invert else "black")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    image = image.convert(mode)
    return ImageOps.invert(image) if invert else image


def _levels(image: Image.Image) -> NDArray[np.uint8]:
    """Scale numbers of 16 bits or more to one byte, the same for every image if it can be."""
    numbers: NDArray[Any] = np.nan_to_num(np.asarray(image, np.float64))
    white = max(_WHITE.get(image.mode, 65535.0), float(numbers.max()))
    levels: NDArray[np.uint8] = np.rint((numbers / white).clip(0, 1) * 255).astype(np.uint8)
    return levels


def _resized(image: Image.Image, wanted: Wanted) -> Image.Image:
    side = wanted.side
    width, height = image.size
    if wanted.resize == FIT:
        scale = side / max(width, height)
        inner = max(1, round(width * scale)), max(1, round(height * scale))
        return _padded(_scaled(image, inner), side)
    if wanted.resize == CROP:
        edge = min(width, height)
        left, top = (width - edge) / 2, (height - edge) / 2
        return _scaled(image, (side, side), (left, top, left + edge, top + edge))
    return _scaled(image, (side, side))


def _scaled(
    image: Image.Image,
    size: tuple[int, int],
    box: tuple[float, float, float, float] | None = None,
) -> Image.Image:
    """Resize an image or the part of it in ``box``; as it is where it has that size already."""
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=_FINER)


def _padded(image: Image.Image, side: int) -> Image.Image:
    if image.size == (side, side):
        return image
    square = Image.new(image.mode, (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return square
