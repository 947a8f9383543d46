"""Plots drawn with Pillow alone: panels with axes, and curves named at their ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

SIZE = (1440, 900)
"""Width and height of the picture, in pixels."""

FIT_FOR_USE = 0.95
"""The accuracy that the course calls the least that is fit for use."""

# The application's light theme.
_GROUND, _PANEL, _LINE = "#F5F6F8", "#FFFFFF", "#E2E5EB"
TEXT, _MUTED = "#1B2230", "#687284"

MARGIN = 24
"""Pixels around everything."""

_FINER = 3  # lines are drawn that many times larger, then scaled down: antialiasing
_GAP, _CORNER = 16, 8
_HEADER = 64
_AXIS_LEFT, _AXIS_BOTTOM, _AXIS_TOP = 76, 40, 52  # room around a plot within its panel
_LABELS = 176  # room right of a plot for the names of its curves
_TEXT_SIZE, _TITLE_SIZE = 17, 24
_LINE_HEIGHT = 24  # pixels from one label to the next where they would overlap
_RAW_OPACITY = 0.25
_MOST_DOTS = 60
_FARTHEST = 1e30  # beyond it, pixels cannot be reckoned any more
_DASH, _DASH_GAP = 9.0, 6.0  # pixels
_KEY = 24.0  # pixels of line before a name

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Curve:
    """A line; ``raw`` lies behind it; where it is ``sparse`` each point has its meaning.

    One that stands back is ``thin``, and so are its dots. ``text``: the colour of its name, where
    it cannot be the line's own; a piece of the line then stands before the name.
    """

    name: str
    colour: str
    x: Floats
    y: Floats
    raw: tuple[Floats, Floats] | None = None
    sparse: bool = False
    thin: bool = False
    dashed: bool = False
    text: str = ""

    @property
    def dotted(self) -> bool:
        """Whether each point gets a dot: few have room, and a lone one shows nothing else."""
        return len(self.x) == 1 or (self.sparse and len(self.x) <= _MOST_DOTS)


@dataclass(frozen=True)
class Panel:
    """One plot: its box, what it shows, and the values at the ends of its axes.

    ``labels``: room for the names of its curves, in pixels.
    """

    title: str
    box: Box
    curves: tuple[Curve, ...]
    right: float
    unit: str
    low: float
    high: float
    figure: Callable[[float], str]
    marks: tuple[tuple[float, str], ...] = ()
    labels: float = _LABELS

    @property
    def plot(self) -> Box:
        """The box within the axes."""
        left, top, right, bottom = self.box
        return (left + _AXIS_LEFT, top + _AXIS_TOP, right - self.labels, bottom - _AXIS_BOTTOM)

    def across(self, x: Floats) -> Floats:
        """Return the pixel columns for values."""
        left, _, right, _ = self.plot
        return left + (right - left) * x / self.right

    def down(self, y: Floats) -> Floats:
        """Return the pixel rows for values, not much farther out than the plot."""
        _, top, _, bottom = self.plot
        rows = bottom - (bottom - top) * (y.clip(-_FARTHEST, _FARTHEST) - self.low) / (
            self.high - self.low
        )
        return np.clip(rows, top - 2 * SIZE[1], bottom + 2 * SIZE[1])

    def row(self, y: float) -> float:
        """Return the pixel row for one value, that of the edge where it lies outside."""
        _, top, _, bottom = self.plot
        return float(np.clip(self.down(np.array([y]))[0], top, bottom))


@dataclass
class _Sheet:
    """A canvas for lines and areas, several times too large, and the texts to come on top."""

    image: Image.Image = field(
        default_factory=lambda: Image.new("RGB", (SIZE[0] * _FINER, SIZE[1] * _FINER), _GROUND)
    )
    texts: list[tuple[tuple[float, float], str, str, int, str]] = field(default_factory=list)

    def text(
        self, at: tuple[float, float], text: str, colour: str, anchor: str, size: int = _TEXT_SIZE
    ) -> None:
        """Put ``text`` there when the picture is finished; ``anchor`` as Pillow names them."""
        self.texts.append((at, text, colour, size, anchor))

    def finished(self) -> Image.Image:
        """Return the picture in its real size."""
        picture = self.image.resize(SIZE, Image.Resampling.BOX)
        pen = ImageDraw.Draw(picture)
        for at, text, colour, size, anchor in self.texts:
            pen.text(at, text, colour, font=_font(size), anchor=anchor)
        return picture


def sheet(title: str, subtitle: str, panels: Sequence[Panel]) -> Image.Image:
    """Return a picture of `SIZE` with panels below a title; what the font lacks is left out."""
    canvas = _Sheet()
    canvas.text((MARGIN, MARGIN + 16), drawable(title), TEXT, "lm", _TITLE_SIZE)
    canvas.text((SIZE[0] - MARGIN, MARGIN + 16), drawable(subtitle), _MUTED, "rm")
    for panel in panels:
        _draw_panel(canvas, panel)
    return canvas.finished()


def boxes(count: int) -> list[Box]:
    """Return the boxes of ``count`` panels below each other."""
    height = (SIZE[1] - _HEADER - MARGIN - _GAP * (count - 1)) / count
    tops = [_HEADER + row * (height + _GAP) for row in range(count)]
    return [(MARGIN, top, SIZE[0] - MARGIN, top + height) for top in tops]


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def drawable(text: str) -> str:
    """Drop what the built-in font cannot draw; it shows the same box for all of that."""
    missing = bytes(_font(_TEXT_SIZE).getmask("\uffff"))
    return "".join(c for c in text if bytes(_font(_TEXT_SIZE).getmask(c)) != missing).strip()


def loss_panel(box: Box, curves: tuple[Curve, ...], right: float, unit: str) -> Panel:
    """Leave the first batches' peak above the edge, so that the rest has room."""
    low, high = _extent(curves, 0.04)
    room = (high - low) or abs(high) or 1.0
    low = 0.0 if 0 <= low < 0.5 * high else low - 0.1 * room
    high += 0.08 * room
    return Panel("Loss", box, curves, right, unit, low, high, _written_loss)


def _written_loss(value: float) -> str:
    return f"{value:.3g}" if abs(value) >= 1 else f"{value:.3f}"


def accuracy_panel(box: Box, curves: tuple[Curve, ...], right: float, unit: str) -> Panel:
    """Show accuracies as far as they go, with the line at `FIT_FOR_USE` where it is within."""
    low, high = _extent(curves, 0.1)
    low = min(max(0.0, math.floor(20 * (low - 0.02)) / 20), 0.9)
    high = 1.0 if high > 0.7 else min(1.0, math.ceil(10 * high + 0.5) / 10)
    marks = ((FIT_FOR_USE, "95 % · fit for use"),) if high > FIT_FOR_USE else ()
    return Panel("Accuracy", box, curves, right, unit, low, high, "{:.1%}".format, marks)


def _extent(curves: tuple[Curve, ...], skipped: float) -> tuple[float, float]:
    """Return the least and the greatest value after the first, ``skipped`` share of the way."""
    values = [
        curve.y if curve.sparse else curve.y[round(skipped * len(curve.y)) :] for curve in curves
    ]
    values += [np.quantile(curve.raw[1], [0.02, 0.98]) for curve in curves if curve.raw]
    if not values:
        return 0.0, 1.0
    together = np.concatenate(values).clip(-_FARTHEST, _FARTHEST)
    return float(together.min()), float(together.max())


# -- drawing -----------------------------------------------------------------------------------


def _draw_panel(sheet: _Sheet, panel: Panel) -> None:
    pen = ImageDraw.Draw(sheet.image)
    pen.rounded_rectangle(_larger(panel.box), _CORNER * _FINER, _PANEL, _LINE, _FINER)
    left, top, _, _ = panel.box
    sheet.text((left + 16, top + 26), panel.title, TEXT, "lm", _TEXT_SIZE + 3)
    _draw_axes(sheet, panel)
    for curve in panel.curves:
        if curve.raw is not None:
            _draw_line(sheet.image, panel, *curve.raw, curve.colour, 1, _RAW_OPACITY)
    _draw_marks(sheet, panel)
    for curve in panel.curves:
        width = 1 if curve.thin else 2
        _draw_line(sheet.image, panel, curve.x, curve.y, curve.colour, width, 1.0, curve.dashed)
        if curve.dotted:
            _draw_dots(pen, panel, curve)
    _name_curves(sheet, panel)


def _draw_axes(sheet: _Sheet, panel: Panel) -> None:
    pen = ImageDraw.Draw(sheet.image)
    left, _, right, bottom = panel.plot
    values, digits = _ticks(panel.low, panel.high, 5)
    for value in values:
        y = _crisp(panel.row(value))
        pen.line(_larger((left, y, right, y)), _LINE, _FINER)
        sheet.text((left - 10, y), _figure(value, digits), _MUTED, "rm")
    values, digits = _ticks(0, panel.right, 10)
    for value, x in zip(values, panel.across(np.array(values)), strict=True):
        pen.line(_larger((x, bottom, x, bottom + 5)), _LINE, _FINER)
        sheet.text((x, bottom + 18), _figure(value, digits), _MUTED, "mm")
    pen.line(_larger((left, bottom, right, bottom)), _LINE, _FINER)
    sheet.text((right + 32, bottom + 18), panel.unit, _MUTED, "lm")


def _draw_marks(sheet: _Sheet, panel: Panel) -> None:
    pen = ImageDraw.Draw(sheet.image)
    left, _, right, _ = panel.plot
    for value, _ in panel.marks:
        y = _crisp(panel.row(value))
        for x in np.arange(left, right, 9):
            pen.line(_larger((x, y, min(x + 5, right), y)), _MUTED, _FINER)


def _draw_line(
    image: Image.Image,
    panel: Panel,
    x: Floats,
    y: Floats,
    colour: str,
    width: int,
    opacity: float = 1.0,
    dashed: bool = False,
) -> None:
    """Draw a line within the plot; a faint one stays so however often it crosses itself."""
    left, top, right, bottom = panel.plot
    mask = Image.new("L", (round((right + 1 - left) * _FINER), round((bottom - top) * _FINER)))
    points = np.stack([panel.across(x) - left, panel.down(y) - top], axis=1) * _FINER
    for part in _dashes(points) if dashed else [points]:
        ImageDraw.Draw(mask).line(
            part.ravel().tolist(),
            round(255 * opacity),
            width * _FINER,
            joint="curve" if width > 1 else None,
        )
    image.paste(colour, (round(left * _FINER), round(top * _FINER)), mask)


def _dashes(points: Floats) -> list[Floats]:
    """Cut a line into dashes, measured along it; columns of ``points`` are x and y."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T)))
    starts = np.arange(0, along[-1], (_DASH + _DASH_GAP) * _FINER)
    parts = []
    for start in starts:
        end = min(start + _DASH * _FINER, along[-1])
        inner = (along > start) & (along < end)
        at = np.concatenate([[start], along[inner], [end]])
        parts.append(np.stack([np.interp(at, along, column) for column in points.T], axis=1))
    return parts


def _draw_dots(pen: ImageDraw.ImageDraw, panel: Panel, curve: Curve) -> None:
    _, top, _, bottom = panel.plot
    for x, y in zip(panel.across(curve.x), panel.down(curve.y), strict=True):
        if top <= y <= bottom:
            pen.circle((x * _FINER, y * _FINER), (2.5 if curve.thin else 4) * _FINER, curve.colour)


def _name_curves(sheet: _Sheet, panel: Panel) -> None:
    """Name each line beside its end, with its last value; names make room for each other."""
    _, top, right, bottom = panel.plot
    named: list[tuple[float, str, Curve | None]] = [
        (panel.row(value), text, None) for value, text in panel.marks
    ]
    for curve in panel.curves:
        last = float(curve.y[-1])
        named.append((panel.row(last), f"{curve.name} {panel.figure(last)}", curve))
    named.sort(key=lambda entry: entry[:2])
    rows = _apart([row for row, _, _ in named], top, bottom - 8)
    has_keys = any(curve.text for curve in panel.curves)
    for row, (_, text, of) in zip(rows, named, strict=True):
        if of is not None and has_keys:
            _draw_key(sheet, (right + 12, row), of)
        colour = _MUTED if of is None else of.text or of.colour
        sheet.text((right + (_KEY + 20 if has_keys else 14), row), text, colour, "lm")


def _draw_key(sheet: _Sheet, at: tuple[float, float], curve: Curve) -> None:
    """Draw a piece of a line before its name, where the name's colour is not quite the line's."""
    pen, (x, y) = ImageDraw.Draw(sheet.image), at
    ends = ((0.0, _DASH), (_KEY - _DASH, _KEY)) if curve.dashed else ((0.0, _KEY),)
    for start, end in ends:
        pen.line(_larger((x + start, y, x + end, y)), curve.colour, 3 * _FINER)


def _apart(rows: Sequence[float], top: float, bottom: float) -> list[float]:
    """Move sorted ``rows`` so that each is a line's height below the one before."""
    moved: list[float] = []
    for row in rows:
        moved.append(max(row, moved[-1] + _LINE_HEIGHT if moved else top))
    for i in reversed(range(len(moved))):
        moved[i] = min(moved[i], bottom - (len(moved) - 1 - i) * _LINE_HEIGHT)
    return moved


def _ticks(low: float, high: float, most: int) -> tuple[list[float], int]:
    """Return round values between two bounds, ``most`` at most, and the digits they need."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(n * power for n in (1, 2, 5, 10) if n * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return [n * step for n in range(first, last + 1)], digits


def _figure(value: float, digits: int) -> str:
    return f"{value:.{digits}f}" if abs(value) < 1e5 else f"{value:.3g}"


def _crisp(row: float) -> float:
    """Move a level line so that it fills one row of pixels rather than halves of two."""
    return round(row) + (_FINER // 2) / _FINER


def _larger(box: Sequence[float]) -> list[float]:
    return [value * _FINER for value in box]
