"""Pictures of digits, from cameras, scanners and drawing programs, in MNIST's geometry."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from engine.data import page
from engine.data.damage import reason_of
from engine.data.ink import BOX, CENTRE, PEN, SIZE, Picture, centre, centre_of_mass, crop
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

# Of all 70,000 images of MNIST, 16 have a longer side of 19 pixels and the others of 20; the
# farthest centre of mass is at 13.48.
_SMALLEST_IN_MNIST = 19
_OFF_CENTRE_IN_MNIST = 0.525

# Pictures of digits come from scanners, cameras and drawing programs.
_SMALL_PICTURE = 64  # pixels; in one as small as this even the faintest edge counts
_PAGE_SIZE = 640  # pixels; larger pictures are brought down to this before ink is looked for
_STRAY = 64  # grey levels; fainter spots do not count as a part of the digit when it is cropped
_WORKING_SIZE = 160  # pixels; larger digits are brought down to this before lines are measured
_THIN_LINE = 0.08  # of the longer side; thinner than any pen of MNIST

_MAX_PIXELS = 60_000_000

_DAMAGED_PICTURE = (OSError, EOFError, ValueError, SyntaxError, struct.error, zlib.error)


def normalise_image(grey: Picture) -> Picture:
    """Bring a picture of one digit into MNIST's geometry: bright ink on 0, scaled and centred.

    Paper is what there is most of, ink what differs from it most, darker or brighter; shadows,
    ruled lines and specks are neither (see `engine.data.page`). Very thin lines are widened to the
    pen's usual width. A picture that has MNIST's geometry already comes back as it is.

    Parameters
    ----------
    grey : grey levels, uint8 of shape (h, w), any size.

    Returns
    -------
    Grey image of shape (28, 28), ink 255 on 0; all zeros where the picture is blank.
    """
    if has_mnist_geometry(grey):
        return grey.copy()
    if max(grey.shape) <= _SMALL_PICTURE:
        ink = _small_ink(grey)
        return centre(_scale_to(BOX, crop(ink)) if ink.any() else ink)
    ink = page.ink_on(_page(grey))
    if not ink.any():
        return np.zeros((SIZE, SIZE), np.uint8)
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


def _small_ink(grey: Picture) -> Picture:
    """Turn grey levels into ink: 0 for paper, 255 for the strongest ink."""
    paper, grain = page.paper_and_grain(grey)
    ink = page.from_paper(grey, paper)
    peak, floor = float(ink.max()), 4 * grain
    if peak < page.LEAST_CONTRAST or peak <= floor:
        return np.zeros((1, 1), np.uint8)
    return _stretched(np.clip(ink - floor, 0.0, None))


def _page(grey: Picture) -> Picture:
    """Bring a large picture down by a whole number of times, which averages its grain away."""
    factor = -(-max(grey.shape) // _PAGE_SIZE)
    return grey if factor == 1 else np.asarray(Image.fromarray(grey).reduce(factor))


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
            image.draft("L", (_PAGE_SIZE, _PAGE_SIZE))  # a large JPEG is not unpacked whole
            return of_image(ImageOps.exif_transpose(image))
    except (*_DAMAGED_PICTURE, Image.DecompressionBombError) as error:
        raise _not_a_picture(path, reason_of(error)) from error


def of_image(image: Image.Image) -> Picture:
    """Bring a picture of one digit, of any mode, into MNIST's geometry by `normalise_image`."""
    return normalise_image(_grey(image))


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
