"""The stages between the pen and the network, each of which can be left out.

With all of them on, a drawing is rendered as `engine.data.ink` does. Each one left out is a
mistake that programs with a drawing pad make, so that a learner can see what it costs.

That the network gets values from 0 to 1 rather than 0 to 255 is no stage here: whoever reads the
picture divides by 255, and a picture in bytes looks the same either way.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw

from engine.data import ink
from engine.data.ink import BOX, CENTRE, PEN, SIZE, Picture, Points
from engine.messages import Message, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHEET_PEN = 0.04
"""Width of a pen that does not grow with the digit, as a share of the sheet's side."""
USUAL_EXTENT = 0.65
"""Longer side of a digit as people draw it, as a share of the sheet; tells a dot's size there."""
LARGE = 4 * SIZE
"""Side of the pictures of the first two steps, in pixels; most often they are shown as they are."""

_LEAST_WIDTH = 0.02  # of the sheet: thinner, a dot between four pixels of 28 would vanish
_FINER = 2  # the large pictures are drawn so much larger, then averaged down
_LARGE_SPACING = 3.0  # pixels of the finer picture between points: a fifth of a screen's pixel off
_HALF = 128  # the darkest grey that counts as ink where there are no greys


@dataclass(frozen=True)
class Stages:
    """Which stages a drawing goes through; all of them, unless said otherwise."""

    cropped: bool = True
    inverted: bool = True
    boxed: bool = True
    proportional: bool = True
    pen_to_scale: bool = True
    antialiased: bool = True
    by_mass: bool = True

    @property
    def off(self) -> tuple[str, ...]:
        """Names of the stages left out."""
        return tuple(switch.name for switch in SWITCHES if not getattr(self, switch.name))

    def switched(self, name: str, on: bool) -> Stages:
        """Return the same stages with one of them on or off."""
        return dataclasses.replace(self, **{name: on})

    def has_effect(self, name: str) -> bool:
        """Tell whether it matters if a stage is on: a sheet that is not cropped has no box."""
        return self.cropped or name not in ("boxed", "proportional")

    @property
    def scaling(self) -> Stages:
        """The stages that change what `scaled` gives, all others being on."""
        if not self.cropped:
            return Stages(cropped=False, pen_to_scale=self.pen_to_scale)
        return dataclasses.replace(self, inverted=True, antialiased=True, by_mass=True)


@dataclass(frozen=True)
class Switch:
    """A stage that can be left out, in words.

    Parameters
    ----------
    name : the field of `Stages`.
    step : name of the first `Step` whose picture it changes.
    label : what it does.
    help : why it is done.
    off : what happens without it.
    """

    name: str
    step: str
    label: Message
    help: Message
    off: Message


SWITCHES: tuple[Switch, ...] = (
    Switch(
        "cropped",
        "crop",
        say("Crop to the ink"),
        say("The network learnt from digits that fill the picture, so the empty sheet is cut off."),
        say("The whole sheet is shrunk to 28 × 28: the digit becomes tiny."),
    ),
    Switch(
        "inverted",
        "crop",
        say("Invert"),
        say(
            "In MNIST ink is bright on black: 0 is empty, 255 is ink; to a network the opposite is "
            "a different picture altogether."
        ),
        say("Ink stays dark on white, as on paper."),
    ),
    Switch(
        "boxed",
        "box",
        say("20 × 20 box"),
        say("MNIST scaled every digit to 20 pixels and left a margin; other sizes look strange."),
        say("The ink fills all of 28 × 28, without a margin."),
    ),
    Switch(
        "proportional",
        "box",
        say("Keep the proportions"),
        say("A digit is scaled alike in both directions, or a narrow 1 becomes a thick block."),
        say("Width and height are each stretched to the full box."),
    ),
    Switch(
        "pen_to_scale",
        "box",
        say("Pen in the digit's units"),
        say(
            "Scaling a digit scales its lines too, so the pen is as wide as a share of the digit: "
            "large digits need a wide pen."
        ),
        say("The pen is 4 % of the sheet, so large digits get thin lines."),
    ),
    Switch(
        "antialiased",
        "box",
        say("Antialiasing"),
        say("A pixel that is half covered by ink is grey; nearly all ink in MNIST has such edges."),
        say("Every pixel is either black or white, with jagged edges."),
    ),
    Switch(
        "by_mass",
        "mass",
        say("Centre of mass"),
        say(
            "MNIST put the middle of the ink, as if it had weight, at pixel 14 in both directions."
        ),
        say("The middle of the bounding box is put there instead."),
    ),
)
"""All stages, in the order in which they are done."""


TITLES: Mapping[str, Message] = MappingProxyType(
    {
        "sheet": say("Your strokes"),
        "crop": say("Cropped"),
        "box": say("Scaled"),
        "mass": say("Centre of mass"),
        "model": say("For the network"),
    }
)
"""What each `Step` is called, by its name, in their order."""


@dataclass(frozen=True, eq=False)
class Step:
    """A moment between the pen and the network.

    Parameters
    ----------
    name : a key of `TITLES`.
    picture : grey levels, uint8 of shape (h, w); 0 is black, 255 is white.
    note : what it did to this drawing, in numbers.
    mass : row and column of the ink's centre of mass, in pixel indices, where that matters.
    """

    name: str
    picture: Picture
    note: Message
    mass: tuple[float, float] | None = None

    @property
    def title(self) -> Message:
        """What was done, in a word or two."""
        return TITLES[self.name]


@dataclass(frozen=True, eq=False)
class _Drawing:
    """A drawing with ink, and its pen in both units.

    Parameters
    ----------
    extent : longer side of the points, as a share of the sheet.
    pen : pen width as a share of the digit's longer side.
    width : pen width as a share of the sheet.
    """

    strokes: list[Points]
    extent: float
    pen: float
    width: float

    @property
    def percent(self) -> int:
        """The ink's longer side, in per cent of the sheet."""
        return round(100 * min(self.extent + self.width, 1.0))


def render(strokes: Iterable[Any], pen: float = PEN, stages: Stages | None = None) -> Picture:
    """Draw strokes as they reach the network after some of the stages.

    Parameters
    ----------
    strokes : arrays of shape (n, 2), x and y in [0, 1] of a square sheet, y pointing down; what
        lies beyond the sheet is put on its edge where its place matters.
    pen : pen width as a share of the digit's longer side, above 0 and below 1.
    stages : what is done; None for everything, which gives what `ink.render` gives.

    Returns
    -------
    Grey image, uint8 of shape (28, 28).
    """
    stages = stages or Stages()
    return finished(scaled(strokes, pen, stages), stages)


def scaled(strokes: Iterable[Any], pen: float, stages: Stages) -> Picture:
    """Do the first half of `render`, up to the size that the ink has for the network.

    Returns
    -------
    Grey image, uint8 of shape (20, 20) or (28, 28), ink 255 on 0.
    """
    cleaned = ink.clean(strokes)
    if not cleaned:
        return np.zeros((SIZE, SIZE), np.uint8)
    return _scaled(_measured(cleaned, pen, stages), stages)


def finished(picture: Picture, stages: Stages) -> Picture:
    """Do the second half of `render`: greys or none, the place in 28×28, bright or dark ink."""
    return _toned(_placed(_edged(picture, stages), stages), stages)


def steps(
    strokes: Iterable[Any], pen: float = PEN, stages: Stages | None = None
) -> tuple[Step, ...]:
    """Draw strokes as `render` does, and keep what there is after each step.

    The last picture is the very array that `render` returns. There are no steps without ink.
    """
    stages = stages or Stages()
    cleaned = ink.clean(strokes)
    if not cleaned:
        return ()
    drawing = _measured(cleaned, pen, stages)
    sheet = _large_sheet(drawing)
    crop = _large_crop(drawing) if stages.cropped else sheet
    box = _edged(_scaled(drawing, stages, crop), stages)
    middle, placed = _in_the_middle(box, stages), _placed(box, stages)
    mass = ink.centre_of_mass(middle)
    return (
        Step("sheet", 255 - sheet, _sheet_note(cleaned)),
        Step("crop", _toned(crop, stages), _crop_note(drawing, stages)),
        Step("box", _toned(box, stages), _box_note(drawing, stages)),
        Step("mass", _toned(middle, stages), _mass_note(mass, stages), mass),
        _last(_toned(placed, stages)),
    )


# -- what the stages do --------------------------------------------------------------------------


def _measured(strokes: list[Points], pen: float, stages: Stages) -> _Drawing:
    """Find out how wide the pen is on the sheet, and for the digit."""
    extent = _extent(_on_sheet(strokes))
    if not stages.pen_to_scale:
        return _Drawing(strokes, extent, SHEET_PEN / (extent + SHEET_PEN), SHEET_PEN)
    width = extent * pen / (1 - pen) if extent > 0 else USUAL_EXTENT * pen
    return _Drawing(strokes, extent, pen, max(width, _LEAST_WIDTH))


def _on_sheet(strokes: list[Points]) -> list[Points]:
    return [points.clip(0.0, 1.0) for points in strokes]


def _extent(strokes: list[Points]) -> float:
    every = np.concatenate(strokes)
    return float((every.max(axis=0) - every.min(axis=0)).max())


def _scaled(drawing: _Drawing, stages: Stages, crop: Picture | None = None) -> Picture:
    """Bring the ink, or without cropping the sheet, to the size that it has for the network.

    Parameters
    ----------
    crop : the cropped ink in large, where it is at hand.
    """
    side = BOX if stages.boxed else SIZE
    if not stages.cropped:
        points = [ink.thin(points * SIZE) for points in _on_sheet(drawing.strokes)]
        return ink.draw(points, drawing.width, SIZE)
    if stages.proportional:
        return ink.draw(ink.fit(drawing.strokes, drawing.pen, side), drawing.pen, side)
    return _stretched(_large_crop(drawing) if crop is None else crop, side)


def _stretched(picture: Picture, side: int) -> Picture:
    """Scale to a square, pen and all, as a program does that has nothing but pixels."""
    return np.array(Image.fromarray(picture).resize((side, side), Image.Resampling.BOX))


def _edged(picture: Picture, stages: Stages) -> Picture:
    """Leave grey edges, or make every pixel black or white; some ink is always left."""
    if stages.antialiased:
        return picture
    least = max(1, min(_HALF, int(picture.max())))
    return np.where(picture >= least, np.uint8(255), np.uint8(0))


def _placed(picture: Picture, stages: Stages) -> Picture:
    return ink.centre(picture) if stages.by_mass else _in_the_middle(picture, stages)


def _in_the_middle(picture: Picture, stages: Stages) -> Picture:
    """Put what was cropped into the middle of 28x28; a sheet that was not has all of it."""
    if not (stages.cropped and picture.any()):
        return picture
    cropped, image = ink.crop(picture), np.zeros((SIZE, SIZE), np.uint8)
    (height, width), (top, left) = cropped.shape, ((SIZE - n) // 2 for n in cropped.shape)
    image[top : top + height, left : left + width] = cropped
    return image


def _toned(picture: Picture, stages: Stages) -> Picture:
    """Leave the ink bright on black, or make it dark on white."""
    return picture if stages.inverted else 255 - picture


# -- the pictures of the first steps -------------------------------------------------------------


def _large_sheet(drawing: _Drawing) -> Picture:
    side = LARGE * _FINER
    points = [points * side for points in _on_sheet(drawing.strokes)]
    return _large(points, drawing.width * side)


def _large_crop(drawing: _Drawing) -> Picture:
    side = LARGE * _FINER
    return ink.crop(_large(ink.fit(drawing.strokes, drawing.pen, side), drawing.pen * side))


def _large(strokes: Sequence[Points], width: float) -> Picture:
    """Draw strokes with a round pen; coordinates and ``width`` are those of the finer picture."""
    image = Image.new("L", (LARGE * _FINER, LARGE * _FINER))
    pencil, radius = ImageDraw.Draw(image), max(width, 1.0) / 2
    for points in strokes:
        corners = ink.thin(points, _LARGE_SPACING).tolist()
        if len(corners) > 1:
            pencil.line([tuple(corner) for corner in corners], 255, max(1, round(width)))
        for x, y in corners:
            pencil.ellipse((x - radius, y - radius, x + radius - 1, y + radius - 1), 255)
    return np.array(image.reduce(_FINER))


# -- what was done, in numbers -------------------------------------------------------------------


def _sheet_note(strokes: Sequence[Points]) -> Message:
    points = sum(map(len, strokes))
    if len(strokes) == 1:
        return say("1 stroke, {points} points", points=points)
    return say("{strokes} strokes, {points} points", strokes=len(strokes), points=points)


def _crop_note(drawing: _Drawing, stages: Stages) -> Message:
    if not stages.cropped:
        done = say("the whole sheet stays")
    else:
        done = say("longer side: {n}\u00a0% of the sheet", n=drawing.percent)
    return done if stages.inverted else say("{done}, not inverted", done=done)


def _box_note(drawing: _Drawing, stages: Stages) -> Message:
    side = BOX if stages.boxed else SIZE
    if not stages.cropped:
        return say("sheet → {side}\u00a0px", side=SIZE)
    if not stages.proportional:
        return say("both sides → {side}\u00a0px", side=side)
    return say("longer side {n}\u00a0% → {side}\u00a0px", n=drawing.percent, side=side)


def _mass_note(mass: tuple[float, float], stages: Stages) -> Message:
    row, column = (f"{middle:.1f}" for middle in mass)
    if not stages.by_mass:
        return say("({row}, {column}), not moved", row=row, column=column)
    return say("({row}, {column}) → ({centre}, {centre})", row=row, column=column, centre=CENTRE)


def _last(picture: Picture) -> Step:
    note = say("{size} × {size}, mean {mean}", size=SIZE, mean=f"{picture.mean():.1f}")
    return Step("model", picture, note)
