"""The look of the pictures of examples: colours of the light theme, sizes, the header."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont
    from PIL.ImageFont import ImageFont as BitmapFont

# The application's light theme.
GROUND, PANEL, GRID = "#F5F6F8", "#FFFFFF", "#E2E5EB"
TEXT, MUTED = "#1B2230", "#626C7E"
LANES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")

WIDTH, MARGIN, HEADER = 996, 24, 64
LABEL_SIZE, FACTS_SIZE, TITLE_SIZE = 15, 17, 24

_GAP = 24  # between the parts of the header
_LONGEST_TITLE = 360  # a legend beside it needs room too
_BROAD = ("malgun.ttf", "AppleSDGothicNeo.ttc", "NotoSansCJK-Regular.ttc", "NanumGothic.ttf")
_LONGEST_TEXT = 300  # letters; more never fit on a sheet
_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "’": "'", "ß": "ss"})


def font(size: int, text: str = "") -> FreeTypeFont | BitmapFont:
    """Return a font at a size in pixels that has the letters of ``text`` if it can be.

    It is Pillow's own, or the system's where that one lacks letters, as it does those of Korean.
    """
    return _own(size) if text.isascii() or _has_all(text) else _broad(size)


def fitted(text: str, size: int, width: float) -> str:
    """Return as much of a text as fits on one line, in letters that the font has if it can be.

    Parameters
    ----------
    text : what is to be written, for example a name with an accent or a subscript.
    size : size of the font in pixels.
    width : the room in pixels; what is cut off is marked by an ellipsis.
    """
    line = " ".join(text.split()).translate(_SIGNS)
    plain = "".join(_in_ascii(letter) for letter in line[:_LONGEST_TEXT])
    face = font(size, plain)
    if face.getlength(plain) <= width:
        return plain
    while plain and face.getlength(plain + "…") > width:
        plain = plain[:-1]
    return plain.rstrip() + "…"


def _in_ascii(letter: str) -> str:
    """Return the ASCII letter that a letter is a form of; the letter itself where it is none."""
    base = unicodedata.normalize("NFKD", letter)
    base = "".join(part for part in base if not unicodedata.combining(part))
    return base if base.isascii() and base else letter


@cache
def _own(size: int) -> FreeTypeFont | BitmapFont:
    return ImageFont.load_default(size)


@cache
def _broad(size: int) -> FreeTypeFont | BitmapFont:
    for name in _BROAD:
        with suppress(OSError):
            return ImageFont.truetype(name, size)
    return _own(size)


def _has_all(text: str) -> bool:
    """Whether Pillow's own font has all letters; it shows the same box for any that it lacks."""
    box = bytes(_own(LABEL_SIZE).getmask("\uffff"))
    return all(bytes(_own(LABEL_SIZE).getmask(letter)) != box for letter in text)


def new(height: int) -> Image.Image:
    """Return an empty sheet of the usual width."""
    return Image.new("RGB", (WIDTH, height), GROUND)


def draw_header(sheet: Image.Image, title: str, facts: str) -> tuple[float, float]:
    """Write title and facts on top of a sheet; return from where to where there is room between."""
    pen, middle = ImageDraw.Draw(sheet), HEADER // 2
    right = WIDTH - MARGIN - font(FACTS_SIZE).getlength(facts)
    name = fitted(title, TITLE_SIZE, min(_LONGEST_TITLE, right - MARGIN - _GAP))
    pen.text((MARGIN, middle), name, TEXT, font(TITLE_SIZE, name), "lm")
    pen.text((WIDTH - MARGIN, middle), facts, MUTED, font(FACTS_SIZE), "rm")
    return MARGIN + font(TITLE_SIZE, name).getlength(name) + _GAP, right - _GAP
