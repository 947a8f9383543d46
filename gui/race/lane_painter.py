"""Paints many curves at once, pixel by pixel.

A painter's own lines take half a millisecond each, five of them a curve, and a race has two dozen
curves. Worked out for whole columns of the screen at a time, all of them take a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from engine.training.history import Row
from gui.theme import mix
from gui.training import curve_painter, strokes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import Theme
    from gui.training.curve_painter import Pen
    from gui.training.scale import Floats, View
    from gui.training.strokes import Curve

    _Few = NDArray[np.float32]

LINE_PX, BOLD_PX = 2.0, 3.6
DASH_PX, PERIOD_PX = 10.0, 15.0
STEADY_PX = 16
"""A dash is as long as the line's trend over so many columns makes it."""
PALE_SHARE = 0.28
"""What stands back has so much of its colour on the panel's."""
FEW = 4
"""From more lanes than these on, their raw curves are paler."""
MANY_SHARE = 0.55
MARK_PX, MARK_ROOM_PX = 6.5, 16.0
"""How large points are, and how much room each needs."""
MOMENT_PX, MOMENT_WIDTH_PX = 14.0, 2.0
"""The ring around a lane's moment, and its line."""
SIGN_PX, SIGNS_PX = 13, 168
"""How far the first sign on a line lies from that of the lane before, and from the next on it."""
DENSE = 6
"""With so many values a column, how they are joined from column to column is not seen."""
AT_ONCE = 12
"""So many raw curves are worked out together."""
JOIN = 1.2
"""How far the line may stick out where it turns, in widths."""


@dataclass(frozen=True, eq=False)
class LaneStroke:
    """A lane's curve and how it is drawn.

    Parameters
    ----------
    number : of the lane.
    pale : it stands back, another one is looked at alone.
    bold : it is pointed at.
    raw : its raw curve is drawn behind.
    """

    number: int
    curve: Curve
    pale: bool = False
    bold: bool = False
    raw: bool = True
    known: dict[int, tuple[View, Floats]] = field(default_factory=dict, repr=False)

    def __eq__(self, other: object) -> bool:
        """Whether the very same curve is drawn in the same way."""
        if not isinstance(other, LaneStroke):
            return NotImplemented
        return self.curve is other.curve and self.style() == other.style()

    __hash__ = None  # type: ignore[assignment]

    def style(self) -> tuple[int, bool, bool, bool]:
        """How it is drawn, and whose it is."""
        return self.number, self.pale, self.bold, self.raw

    @property
    def hasRaw(self) -> bool:
        """Whether the raw curve is drawn: not where the lane stands back."""
        is_quiet = self.pale or self.curve.quiet
        return self.raw and not is_quiet and self.curve.smooth is not None

    @property
    def width(self) -> float:
        """Width of its line, px."""
        if self.curve.quiet:
            return BOLD_PX / 2 if self.bold else curve_painter.QUIET_PX
        return BOLD_PX if self.bold else LINE_PX

    def color(self, theme: Theme) -> QColor:
        """Colour of its line."""
        color = curve_painter.line_color(theme, self.curve.lane)
        return mix(theme.color("panel"), color, PALE_SHARE) if self.pale else color

    def text_color(self, theme: Theme) -> QColor:
        """Colour of its label."""
        color = curve_painter.text_color(theme, self.curve.lane)
        return mix(theme.color("panel"), color, 2 * PALE_SHARE) if self.pale else color

    def rows_at(self, view: View, columns: int) -> Floats:
        """Return where the line in front is at the edges of ``columns``, px from the view's top.

        NaN where it is not; what was asked for last is kept.
        """
        known = self.known.get(columns)
        if known is None or known[0] != view:
            known = self.known[columns] = view, rows_of(self.curve, view, columns)
        return known[1]


def rows_of(curve: Curve, view: View, columns: int) -> Floats:
    """Return where a curve's line in front is at the edges of ``columns`` of ``view``, in px."""
    x, y = strokes.line(curve, view)
    if not len(x):
        return np.full(columns + 1, np.nan)
    edges = np.linspace(view.area.left(), view.area.right(), columns + 1)
    down = view.down(y) - view.area.top()
    return np.interp(edges, view.across(x), down, np.nan, np.nan)


def draw(pen: Pen, view: View, lanes: Sequence[LaneStroke]) -> None:
    """Draw the curves of all ``lanes``, those in front last, as pixels."""
    columns, rows = round(view.area.width() * pen.scale), round(view.area.height() * pen.scale)
    if columns < 1 or rows < 1 or not lanes:
        return
    canvas = _raw_curves(view, lanes, pen.theme, pen.scale, (rows, columns))
    places = np.array([lane.rows_at(view, columns) for lane in lanes], np.float32)
    places *= np.float32(pen.scale)
    thick = [lane.width for lane in lanes]
    widths = np.array(thick, np.float32) * np.float32(pen.scale)
    dashed = np.array([pen.theme.laneIsDashed(lane.curve.lane or 0) for lane in lanes])
    inks = _inks(places, widths, dashed, pen.scale, rows)
    for lane, (at, share) in zip(lanes, inks, strict=True):
        _blend(canvas, at, share, lane.color(pen.theme))
    form = QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(canvas.data, columns, rows, 4 * columns, form)
    image.setDevicePixelRatio(pen.scale)
    pen.painter.drawImage(view.area.topLeft(), image)


def raw_color(lane: LaneStroke, view: View, theme: Theme, crowd: int) -> QColor:
    """Return the colour of a raw curve: mixed, so that it does not grow darker at crossings."""
    share = curve_painter.raw_share(lane.curve, view)
    if crowd > FEW and not lane.bold:
        share *= MANY_SHARE
    return mix(theme.color("panel"), curve_painter.line_color(theme, lane.curve.lane), share)


def _raw_curves(
    view: View, lanes: Sequence[LaneStroke], theme: Theme, scale: float, size: tuple[int, int]
) -> NDArray[np.uint32]:
    """Return the canvas with the raw curves on it, a number a pixel, alpha multiplied in."""
    crowd = sum(not lane.pale for lane in lanes)
    width = size[1]
    if crowd > FEW:  # so pale that half as many columns do
        size = size[0], -(-width // 2)
    canvas = np.zeros(size, np.uint32)
    drawn = [lane for lane in lanes if lane.hasRaw]
    for start in range(0, len(drawn), AT_ONCE):
        some = drawn[start : start + AT_ONCE]
        covered = _covered(_ends(some, view, scale, size), size)
        table = np.zeros(1 << len(some), np.uint32)
        for bit, lane in enumerate(some):  # the last lane at a pixel is seen
            table[1 << bit : 2 << bit] = raw_color(lane, view, theme, crowd).rgba()
        colors = table.take(covered)
        canvas = np.where(covered, colors, canvas) if start else colors
    return canvas if size[1] == width else canvas.take(np.arange(width) // 2, axis=1)


def _ends(
    lanes: Sequence[LaneStroke], view: View, scale: float, size: tuple[int, int]
) -> NDArray[np.intp]:
    """Return from which row to before which each raw curve is in each column: at least one.

    Returns
    -------
    Rows, of shape (lanes, 2, columns).
    """
    spans = np.array([_span(lane.curve, view, size[1]) for lane in lanes], np.float64)
    rows = (view.down(spans) - view.area.top()) * scale
    rows[np.isnan(rows)] = size[0]
    first = np.floor(rows[:, 0])
    after = np.maximum(np.ceil(rows[:, 1]), first + 1)
    return np.stack([first, after], axis=1).clip(0, size[0]).astype(np.intp)


def _span(curve: Curve, view: View, columns: int) -> Sequence[NDArray[np.floating]]:
    """Return the largest and the smallest raw value in each column."""
    places = curve.x.searchsorted(np.linspace(*view.x, columns + 1))
    filled = np.count_nonzero(np.diff(places))
    if isinstance(curve.y, Row) and places[-1] - places[0] > DENSE * filled:
        return curve.y.spans(places)[::-1]
    return strokes.bars(curve, view, columns)[::-1]


def _covered(ends: NDArray[np.intp], size: tuple[int, int]) -> NDArray[np.uint16]:
    """Return which curves cover each pixel, a bit for each.

    Where a curve begins and ends in a column its bit is turned over; down the column that adds up.
    """
    rows, columns = size
    bits = np.zeros((rows + 1, columns), np.uint16)
    across = np.arange(columns)
    for number, pair in enumerate(ends):
        for edge in pair:
            bits[edge, across] ^= np.uint16(1 << number)
    for row in range(1, rows):
        np.bitwise_xor(bits[row], bits[row - 1], out=bits[row])
    return bits[:-1]


def _inks(
    rows: _Few, widths: _Few, dashed: NDArray[np.bool_], scale: float, size: int
) -> list[tuple[NDArray[np.intp], _Few]]:
    """Return where smooth lines are, and how much of each pixel there they cover.

    Parameters
    ----------
    rows : shape (lines, columns + 1), where each line is at the edges of the columns, px.
    widths, dashed : of each line.
    size : how many rows there are.

    Returns
    -------
    For each line, places in the picture and shares of them, 0 to 1.
    """
    start, stop = rows[:, :-1], rows[:, 1:]
    bands = _bands(rows, widths[:, None])
    which, at, counts = _covered_pixels(*bands[-2:], size)
    share = _shares(at, *(each.ravel().take(which) for each in bands))
    broken = np.repeat(dashed, counts)
    if broken.any():
        where = which[broken]
        part = _parts(start.ravel()[where], stop.ravel()[where], at[broken])
        share[broken] *= _dashes(rows, where, part, scale)
    columns = start.shape[1]
    pixels, ends = at * columns + which % columns, np.cumsum(counts)[:-1]
    return list(zip(np.split(pixels, ends), np.split(share, ends), strict=True))


def _bands(rows: _Few, widths: _Few) -> tuple[_Few, _Few, _Few, _Few, _Few]:
    """Return what lines cover of each column.

    Returns
    -------
    A line's least and greatest row; half its height there; the rows that it begins and ends at,
    for it must not stick out where it turns. NaN where it is not.
    """
    lows, highs = np.minimum(rows[:, :-1], rows[:, 1:]), np.maximum(rows[:, :-1], rows[:, 1:])
    half = widths / 2 * np.sqrt(1 + (highs - lows) ** 2)
    least, most, join = lows.copy(), highs.copy(), widths * JOIN / 2 + 0.5
    for near, far in ((slice(1, None), slice(None, -1)), (slice(None, -1), slice(1, None))):
        np.fmin(least[:, near], lows[:, far], out=least[:, near])
        np.fmax(most[:, near], highs[:, far], out=most[:, near])
    first = np.maximum(least - join, lows - 0.5 - half)
    return lows, highs, half, first, np.minimum(most + join, highs + 0.5 + half)


def _covered_pixels(
    first: _Few, last: _Few, size: int
) -> tuple[NDArray[np.intp], NDArray[np.int32], NDArray[np.intp]]:
    """Return all pixels between ``first`` and ``last``: their columns, their rows, how many a line.

    Columns are counted through all lines.
    """
    # NaN, where there is no line, makes a run that ends where it begins.
    begin = np.fmin(np.fmax(np.floor(first), 0), size).astype(np.int32)
    after = np.fmin(np.fmax(np.ceil(last), 0), size).astype(np.int32)
    count = np.maximum(after - begin, 0)
    which = np.repeat(np.arange(count.size), count.ravel())
    before = (np.cumsum(count) - count.ravel()).astype(np.int32)
    at = np.arange(len(which), dtype=np.int32) + (begin.ravel() - before).take(which)
    return which, at, count.sum(axis=1)


def _shares(
    at: NDArray[np.int32], low: _Few, high: _Few, half: _Few, first: _Few, last: _Few
) -> _Few:
    """Return the share of each pixel's width and height that lies within its line."""
    middle = at.astype(np.float32) + np.float32(0.5)
    share = np.minimum(high + 0.5, middle + half) - np.maximum(low - 0.5, middle - half)
    share /= 1 + high - low
    share *= np.clip(np.minimum(last, middle + 0.5) - np.maximum(first, middle - 0.5), 0, 1)
    return np.clip(share, 0, 1, out=share)


def _parts(start: _Few, stop: _Few, at: NDArray[np.int32]) -> Floats:
    """Return how far along its column's piece of the line a pixel is, 0 to 1."""
    run = stop - start
    long = np.abs(run) > 1
    return np.where(long, (at + 0.5 - start) / np.where(long, run, 1), 0.5).clip(0, 1)


def _dashes(rows: _Few, which: NDArray[np.intp], part: Floats, scale: float) -> Floats:
    """Return how much of each pixel belongs to a dash, by the way along the line up to there."""
    columns = np.arange(rows.shape[1] - 1)
    wide = max(1, round(STEADY_PX * scale / 2))
    left, right = np.maximum(columns - wide, 0), np.minimum(columns + wide, len(columns))
    slope = np.nan_to_num((rows[:, right] - rows[:, left]) / (right - left))
    step = np.sqrt(1 + slope**2)  # the trend's: noise would make dashes of all lengths
    before = np.cumsum(step, axis=1) - step
    way = (before.ravel()[which] + part * step.ravel()[which]) % (PERIOD_PX * scale)
    return (np.minimum(way, DASH_PX * scale - way) + 0.5).clip(0, 1)


def _blend(
    canvas: NDArray[np.uint32], places: NDArray[np.intp], share: _Few, color: QColor
) -> None:
    """Lay ``color`` over pixels, each by its share."""
    ink = np.array([color.rgba()], np.uint32).view(np.uint8).astype(np.float32)
    flat = canvas.reshape(-1)
    pixels = flat.take(places).view(np.uint8).reshape(-1, 4).astype(np.float32)
    pixels += (ink - pixels) * share[:, None]
    pixels += 0.5
    flat[places] = pixels.astype(np.uint8).view(np.uint32).ravel()


def paint(pen: Pen, view: View, lanes: Sequence[LaneStroke]) -> None:
    """Paint the curves of all ``lanes``; into a drawing without pixels as lines."""
    pen.painter.save()
    pen.painter.setClipRect(view.area, Qt.ClipOperation.IntersectClip)
    if pen.scale:
        draw(pen, view, lanes)
    else:
        _paint_lines(pen, view, lanes)
    pen.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for lane in lanes:
        _paint_marks(pen, view, lane)
    pen.painter.restore()


def _paint_lines(pen: Pen, view: View, lanes: Sequence[LaneStroke]) -> None:
    crowd = sum(not lane.pale for lane in lanes)
    for lane in lanes:
        if lane.hasRaw:
            curve_painter.raw(pen, view, lane.curve, raw_color(lane, view, pen.theme, crowd))
    for lane in lanes:
        line = replace(lane.curve, dots=False)
        curve_painter.front(pen, view, line, lane.color(pen.theme), lane.width)


def _paint_marks(pen: Pen, view: View, lane: LaneStroke) -> None:
    """Paint the points of a curve that has few, and a sign here and there on one that has many."""
    if lane.curve.dots or len(lane.curve.x) == 1:  # one point alone makes no line
        columns, rows = _points(view, lane.curve)
    else:
        columns, rows = _signs(view, lane)
    color, style = lane.color(pen.theme), lane.curve.lane or 0
    for column, row in zip(columns.tolist(), rows.tolist(), strict=True):
        marker(pen, QPointF(column, row), style, color, MARK_PX + 2 * lane.bold)


def _points(view: View, curve: Curve) -> tuple[Floats, Floats]:
    x, y = strokes.line(curve, view)
    columns, rows = view.across(x), view.down(y)
    if len(x) > 1 and np.ptp(columns) / (len(x) - 1) < MARK_ROOM_PX:
        columns, rows = columns[-1:], rows[-1:]
    return columns, rows


def _signs(view: View, lane: LaneStroke) -> tuple[Floats, Floats]:
    """Return some places on a line: at columns of its own, so that signs do not meet."""
    rows = lane.rows_at(view, round(view.area.width()))
    columns = np.arange(SIGN_PX * (1 + (lane.curve.lane or 0)), len(rows), SIGNS_PX)
    columns = columns[np.isfinite(rows[columns])]
    return view.area.left() + columns.astype(np.float64), rows[columns] + view.area.top()


def moment_mark(pen: Pen, lane: LaneStroke, place: QPointF) -> None:
    """Paint a lane's moment on its curve: its sign, in a ring of the accent colour."""
    painter = pen.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(pen.theme.color("accent"), MOMENT_WIDTH_PX))
    painter.setBrush(pen.theme.color("panel"))
    painter.drawEllipse(place, MOMENT_PX / 2, MOMENT_PX / 2)
    marker(pen, place, lane.curve.lane or 0, lane.color(pen.theme), MARK_PX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def marker(pen: Pen, place: QPointF, style: int, color: QColor, size: float) -> None:
    """Paint a lane's sign: each colour has a form of its own, hollow where the line is dashed.

    Not everybody sees the colours apart, and no projector shows them as they are.
    """
    panel, hollow = pen.theme.color("panel"), pen.theme.laneIsDashed(style)
    pen.painter.setPen(QPen(color, 1.5) if hollow else QPen(panel, 1))
    pen.painter.setBrush(panel if hollow else color)
    form = _form(style % len(pen.theme.lanes), size)
    if form is None:
        pen.painter.drawEllipse(place, size / 2, size / 2)
    else:
        pen.painter.drawPolygon(form.translated(place))


@cache
def _form(number: int, size: float) -> QPolygonF | None:
    """Return a form of about the area of a disc of diameter ``size``; None for the disc."""
    turns = {1: (45, 4, 1.22), 2: (-90, 3, 1.4), 3: (0, 4, 1.3), 4: (90, 3, 1.4), 5: (-90, 5, 1.2)}
    if number not in turns:
        return None
    start, corners, wide = turns[number]
    angles = np.radians(start + 360 / corners * np.arange(corners))
    x, y = (size / 2 * wide * turn(angles) for turn in (np.cos, np.sin))
    return QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])
