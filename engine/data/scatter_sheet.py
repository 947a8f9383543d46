"""Examples that are numbers, drawn as points between two axes; drawn with Pillow alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from engine.data import sheet, sheet_marks
from engine.data.sheet_axis import Axis, alike, written
from engine.data.sheet_marks import SMOOTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.info import DatasetInfo
    from engine.data.sheet_marks import Mark, Targets

    Numbers = NDArray[np.float64]

_NAME, _TICK, _NOTE = 26, 28, 24  # pixels for an axis' name, its numbers, a line of the header
_BESIDE = 8  # between the numbers of the axis that goes up, and the points
_CURVE_HEIGHT = 560
_LONGEST_NAME = 320


@dataclass(frozen=True)
class _Plot:
    """Where on the sheet the points are, in pixels, and what is along its sides."""

    left: int
    top: int
    width: int
    height: int
    across: Axis
    up: Axis

    def xs(self, values: Numbers) -> Numbers:
        return self.across.shares(values) * self.width

    def ys(self, values: Numbers) -> Numbers:
        return (1 - self.up.shares(values)) * self.height


def draw(
    info: DatasetInfo, x: NDArray[np.uint8] | NDArray[np.float32], y: Targets, facts: str
) -> Image.Image:
    """Draw examples of one, two or more numbers as points.

    The first two features are across and up, and the colour is the class, or the number that is
    to be given. One feature alone is across, and what is to be given is up.

    Parameters
    ----------
    info : what the set is.
    x : of shape (n, features), n at least 1.
    y : of shape (n,), classes, int32, or numbers, float32.
    facts : what to say on the right of the header.

    Returns
    -------
    An RGB picture, 996 pixels wide.
    """
    features = x.shape[1]
    up = y if features == 1 else x[:, 1]
    points = np.stack([x[:, 0], up], axis=1).astype(np.float64)
    curve = features == 1 and not info.has_classes
    plot = _plot(info, points, features)
    page = sheet.new(plot.top + plot.height + _TICK + _NAME + sheet.MARGIN // 2)
    room = sheet.draw_header(page, str(info.title), facts)
    sheet_marks.draw_legend(page, [] if curve else sheet_marks.legend(info, y), room)
    if features > 2:
        _draw_note(page, plot, features)
    marks = [sheet_marks.of_class(0)] * len(y) if curve else sheet_marks.of_targets(y)
    _draw_points(page, plot, points, marks)
    _draw_numbers(page, plot)
    _draw_names(page, plot)
    return page


def _plot(info: DatasetInfo, points: Numbers, features: int) -> _Plot:
    names = _names(info, features)
    across, up = (Axis.around(*each) for each in zip(names, points.T, strict=True))
    if features > 1:
        across, up = alike(across, up)
    font = sheet.font(sheet.LABEL_SIZE)
    longest = max(math.ceil(font.getlength(written(tick))) for tick in up.ticks())
    left = sheet.MARGIN + _NAME + longest + _BESIDE
    top = sheet.HEADER + (_NOTE if features > 2 else 0)
    width = sheet.WIDTH - sheet.MARGIN - left
    return _Plot(left, top, width, width if features > 1 else _CURVE_HEIGHT, across, up)


def _names(info: DatasetInfo, features: int) -> tuple[str, str]:
    first, second = [*map(str, info.features), "x1", "x2"][:2]
    if features == 1:
        second = "class" if info.has_classes else "y"
    return first, second


def _draw_note(page: Image.Image, plot: _Plot, features: int) -> None:
    """Say that there is more to an example than two axes show."""
    first, second = (
        sheet.fitted(axis.name, sheet.FACTS_SIZE, _LONGEST_NAME) for axis in (plot.across, plot.up)
    )
    text = f"{first} and {second}, the first 2 of {features:,} features"
    at = (sheet.MARGIN, sheet.HEADER)
    ImageDraw.Draw(page).text(at, text, sheet.MUTED, sheet.font(sheet.FACTS_SIZE, text), "lm")


def _draw_points(page: Image.Image, plot: _Plot, points: Numbers, marks: list[Mark]) -> None:
    large = Image.new("RGB", (plot.width * SMOOTH, plot.height * SMOOTH), sheet.PANEL)
    pen = ImageDraw.Draw(large)
    for x in plot.xs(plot.across.ticks()) * SMOOTH:
        pen.line((x, 0, x, large.height), sheet.GRID, SMOOTH)
    for y in plot.ys(plot.up.ticks()) * SMOOTH:
        pen.line((0, y, large.width, y), sheet.GRID, SMOOTH)
    xs, ys = plot.xs(points[:, 0]) * SMOOTH, plot.ys(points[:, 1]) * SMOOTH
    for place in np.random.default_rng(0).permutation(len(points)):  # no class covers another
        sheet_marks.draw(pen, marks[place], xs[place], ys[place])
    page.paste(large.reduce(SMOOTH), (plot.left, plot.top))


def _draw_numbers(page: Image.Image, plot: _Plot) -> None:
    pen, font = ImageDraw.Draw(page), sheet.font(sheet.LABEL_SIZE)
    across, up = plot.across.ticks(), plot.up.ticks()
    below = plot.top + plot.height + _TICK / 2
    for tick, x in zip(across, plot.xs(across), strict=True):
        pen.text((plot.left + x, below), written(tick), sheet.MUTED, font, "mm")
    for tick, y in zip(up, plot.ys(up), strict=True):
        at = (plot.left - _BESIDE, plot.top + y)
        pen.text(at, written(tick), sheet.MUTED, font, "rm")


def _draw_names(page: Image.Image, plot: _Plot) -> None:
    across = _strip(plot.across.name, plot.width)
    page.paste(across, (plot.left, plot.top + plot.height + _TICK))
    up = _strip(plot.up.name, plot.height).transpose(Image.Transpose.ROTATE_90)
    page.paste(up, (sheet.MARGIN, plot.top))


def _strip(name: str, length: int) -> Image.Image:
    """Return an axis' name in the middle of a strip as long as its side."""
    strip = Image.new("RGB", (length, _NAME), sheet.GROUND)
    text = sheet.fitted(name, sheet.FACTS_SIZE, length)
    font = sheet.font(sheet.FACTS_SIZE, text)
    ImageDraw.Draw(strip).text((length / 2, _NAME / 2), text, sheet.TEXT, font, "mm")
    return strip
