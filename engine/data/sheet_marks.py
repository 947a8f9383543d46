"""How the examples of a scatter plot are marked: by class, or by the number to be given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageColor, ImageDraw

from engine.data import sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.data.info import DatasetInfo

    Targets = NDArray[np.int32] | NDArray[np.float32]

SMOOTH = 3
"""Marks are drawn so many times as large, and made smaller again."""

_RADIUS, _RIM = 5.5, 1
_CORNERS = (0, 4, 3)
_BLUE, _AMBER = (ImageColor.getrgb(sheet.LANES[lane]) for lane in (0, 4))
_SIDE, _BESIDE, _BETWEEN, _ELLIPSIS = 16, 18, 20, 36  # pixels in the legend
_LONGEST_NAME = 160


@dataclass(frozen=True)
class Mark:
    """A colour and a shape with so many corners; 0: a circle."""

    colour: str
    corners: int = 0


def of_class(label: int) -> Mark:
    """Return the mark of a class: six colours as circles, then as squares, then as triangles."""
    lanes = len(sheet.LANES)
    return Mark(sheet.LANES[label % lanes], _CORNERS[label // lanes % len(_CORNERS)])


def of_share(share: float) -> Mark:
    """Return the mark of a number, from blue for the lowest, 0, to amber for the highest, 1."""
    mixed = (round(a + (b - a) * share) for a, b in zip(_BLUE, _AMBER, strict=True))
    return Mark("#" + "".join(f"{part:02X}" for part in mixed))


def of_targets(y: Targets) -> list[Mark]:
    """Return a mark for each class, or for each number by where it is between the outermost."""
    if y.dtype.kind == "i":
        return [of_class(int(label)) for label in y]
    low, span = float(y.min()), float(np.ptp(y)) or 1.0
    return [of_share((float(number) - low) / span) for number in y]


def legend(info: DatasetInfo, y: Targets) -> list[tuple[Mark, str]]:
    """Return the classes there are with their marks, or the lowest, middle and highest number."""
    if y.dtype.kind == "i":
        return [(of_class(int(label)), str(info.class_names[label])) for label in np.unique(y)]
    low, high = float(y.min()), float(y.max())
    numbers = np.linspace(low, high, 3 if low < high else 1)
    return [(of_share(place / 2), f"{number:.3g}") for place, number in enumerate(numbers)]


def draw(pen: ImageDraw.ImageDraw, mark: Mark, x: float, y: float) -> None:
    """Draw a mark on a picture that is `SMOOTH` times as large as it will be."""
    radius, rim = _RADIUS * SMOOTH, _RIM * SMOOTH
    if mark.corners:
        around = (x, y, radius * 1.2)
        pen.regular_polygon(around, mark.corners, 0, mark.colour, sheet.PANEL, rim)
    else:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), mark.colour, sheet.PANEL, rim)


def draw_legend(
    page: Image.Image, entries: Sequence[tuple[Mark, str]], room: tuple[float, float]
) -> None:
    """Write names beside their marks into the header, as many as there is room for."""
    pen = ImageDraw.Draw(page)
    (left, right), middle = room, sheet.HEADER // 2
    for left_over, (mark, name) in zip(range(len(entries))[::-1], entries, strict=True):
        text = sheet.fitted(name, sheet.FACTS_SIZE, _LONGEST_NAME)
        font = sheet.font(sheet.FACTS_SIZE, text)
        end = left + _BESIDE + font.getlength(text)
        if end + (_ELLIPSIS if left_over else 0) > right:
            pen.text((left, middle), "…", sheet.MUTED, font, "lm")
            return
        _stamp(page, mark, round(left), middle)
        pen.text((left + _BESIDE, middle), text, sheet.TEXT, font, "lm")
        left = end + _BETWEEN


def _stamp(page: Image.Image, mark: Mark, left: int, middle: int) -> None:
    side = _SIDE * SMOOTH
    large = Image.new("RGB", (side, side), sheet.GROUND)
    draw(ImageDraw.Draw(large), mark, side / 2, side / 2)
    page.paste(large.reduce(SMOOTH), (left - 2, middle - _SIDE // 2))
