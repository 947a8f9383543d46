"""Paints what a plot shows, on a screen, into a picture or into a drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from gui.theme import Theme, figureFont, mix
from gui.training import strokes
from gui.training.scale import FARTHEST_PX, Tick, View

if TYPE_CHECKING:
    from gui.training.strokes import Curve

RAW_SHARE, DENSE_SHARE = 0.24, 0.14
"""The raw curve stands back: so much of its colour on the panel's, less where it fills an area."""
DENSE_FROM, DENSE_AT = 1.0, 8.0
"""Points a pixel, from which and at which it fills one."""
GRID_SHARE = 0.55
PALE_ALPHA = 190
GROUND_ALPHA, GROUND_PX = 215, 3
"""How much labels hide of the curves on which they stand, and so far around them."""
"""What comes after the moment shown is covered so far, of 255."""
LINE_PX, QUIET_PX = 2.0, 1.3
DOT_PX, QUIET_DOT_PX, MARK_PX = 7.0, 4.0, 13.0
DOT_ROOM_PX = 9.0
"""Dots nearer to each other than this are left out: the line alone is clearer."""
TICK_GAP_PX = 6
CORNER_PX = 6
READOUT_MARGIN_PX = 8


@dataclass(frozen=True)
class Label:
    """A text in its place within the plot."""

    text: str
    color: QColor
    place: QRectF


@dataclass(frozen=True)
class Pen:
    """A painter with what it needs to know.

    Parameters
    ----------
    scale : pixels of the picture for one of the plot; 0 for a drawing without pixels.
    """

    painter: QPainter
    theme: Theme
    font: QFont
    scale: float


def line_color(theme: Theme, lane: int | None) -> QColor:
    """Colour of a curve."""
    return theme.color("muted") if lane is None else theme.lane(lane)


@cache
def text_color(theme: Theme, lane: int | None) -> QColor:
    """Colour of a curve's label."""
    return theme.color("muted") if lane is None else theme.laneText(lane)


def ground(
    pen: Pen, view: View, x_ticks: Sequence[Tick], y_ticks: Sequence[Tick], size: QRectF
) -> None:
    """Paint the panel, the grid and the axes into a picture to keep."""
    painter, theme, area = pen.painter, pen.theme, view.area
    painter.fillRect(size, theme.color("panel"))
    grid(pen, view, y_ticks)
    painter.setFont(figureFont())
    painter.setPen(theme.color("muted"))
    height = QFontMetricsF(figureFont()).height()
    for tick in y_ticks:
        row = round(float(view.row(tick.at)))
        box = QRectF(0, row - height / 2, area.left() - TICK_GAP_PX, height)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.text
        )
    for tick in x_ticks:
        box = QRectF(float(view.across(tick.at)) - 50, area.bottom() + TICK_GAP_PX / 2, 100, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, tick.text)
    painter.setPen(theme.color("line"))
    painter.drawLine(area.topLeft(), area.bottomLeft())
    painter.drawLine(area.bottomLeft(), area.bottomRight())


def grid(pen: Pen, view: View, y_ticks: Sequence[Tick]) -> None:
    """Paint a faint line across at each figure of the vertical axis."""
    painter, theme, area = pen.painter, pen.theme, view.area
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(mix(theme.color("panel"), theme.color("line"), GRID_SHARE))
    for tick in y_ticks:
        row = round(float(view.row(tick.at)))
        painter.drawLine(QPointF(area.left(), row), QPointF(area.right(), row))


def raw(pen: Pen, view: View, curve: Curve, color: QColor | None = None) -> None:
    """Paint the curve that stands behind; in its lane's colour, paler, unless told otherwise."""
    if color is None:
        # Mixed, not transparent: where curves cross it would grow darker.
        share = raw_share(curve, view)
        color = mix(pen.theme.color("panel"), line_color(pen.theme, curve.lane), share)
    scale = pen.scale or 1.0
    columns, rows = round(view.area.width() * scale), round(view.area.height() * scale)
    if columns < 1 or rows < 1:
        return
    low, high = strokes.bars(curve, view, columns)
    tops, bottoms = view.down(high) - view.area.top(), view.down(low) - view.area.top()
    if pen.scale:
        covered = strokes.coverage(tops * scale, bottoms * scale, rows)
        pixels = np.where(covered, np.uint32(color.rgba()), np.uint32(0))
        form = QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(pixels.tobytes(), columns, rows, 4 * columns, form)
        image.setDevicePixelRatio(scale)
        pen.painter.drawImage(view.area.topLeft(), image)
    else:
        _bars_as_line(pen.painter, view.area, tops, bottoms, color)


def raw_share(curve: Curve, view: View) -> float:
    """Return how strongly the raw curve is painted; it gets paler the more of it there is."""
    first, last = curve.x.searchsorted(np.array(view.x))
    seen = max(1.0, float(view.across(float(curve.x[-1])) - view.area.left()))
    density = (last - first) / min(seen, view.area.width())
    return float(np.interp(density, (DENSE_FROM, DENSE_AT), (RAW_SHARE, DENSE_SHARE)))


def _bars_as_line(
    painter: QPainter, area: QRectF, tops: np.ndarray, bottoms: np.ndarray, color: QColor
) -> None:
    painter.setPen(QPen(color, 1))
    columns = np.flatnonzero(np.isfinite(tops))
    x = np.repeat(columns + 0.5 + area.left(), 2)
    y = np.stack([tops[columns], bottoms[columns]], axis=1).ravel().clip(0, area.height())
    painter.drawPolyline(_polygon(x, y + area.top()))


def front(
    pen: Pen, view: View, curve: Curve, color: QColor | None = None, width: float = LINE_PX
) -> None:
    """Paint the line in front, and its dots; in its lane's colour unless told otherwise."""
    x, y = strokes.line(curve, view)
    if not len(x):
        return
    painter, color = pen.painter, color or line_color(pen.theme, curve.lane)
    columns, rows = view.across(x), view.down(y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if curve.quiet or pen.theme.laneIsDashed(curve.lane or 0):
        width = QUIET_PX if curve.quiet else width
        painter.setPen(QPen(color, width, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
    else:
        painter.setPen(QPen(color, width))
    if not pen.scale:
        for piece in _within(columns, rows, view.area):
            painter.drawPolyline(_polygon(*piece))
    elif painter.pen().style() == Qt.PenStyle.SolidLine:
        _solid(pen, _polygon(columns, rows), color)
    else:
        painter.drawPolyline(_polygon(columns, rows))
    if curve.dots or len(curve.x) == 1:  # one point alone makes no line: the first batch is a dot
        _dots(pen, curve, columns, rows)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _solid(pen: Pen, line: QPolygonF, color: QColor) -> None:
    """Paint a smooth line as some of one pixel beside each other: a tenth of a wide pen's time."""
    hair = QPen(color, 1)
    hair.setCosmetic(True)
    pen.painter.setPen(hair)
    for dx, dy in _beside(LINE_PX * pen.scale):
        pen.painter.drawPolyline(line.translated(dx / pen.scale, dy / pen.scale))


@cache
def _beside(width: float) -> tuple[tuple[float, float], ...]:
    """Return how far lines of one pixel lie off, across and down, that make one of ``width``."""
    places, radius = [], (width - 1) / 2
    while radius > 0.25:
        count = max(4, 4 * math.ceil(math.pi * radius / 2 / 1.2 - 0.5))
        angles = [2 * math.pi * i / count for i in range(count)]
        places += [(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]
        radius -= 0.9
    return tuple(places) or ((0.0, 0.0),)


def _dots(pen: Pen, curve: Curve, columns: np.ndarray, rows: np.ndarray) -> None:
    painter, theme = pen.painter, pen.theme
    color = line_color(theme, curve.lane)
    crowded = len(columns) > 1 and np.ptp(columns) / (len(columns) - 1) < DOT_ROOM_PX
    size = QUIET_DOT_PX if curve.quiet else DOT_PX
    painter.setPen(QPen(theme.color("panel"), 1))
    painter.setBrush(color)
    if crowded:
        columns, rows = columns[-1:], rows[-1:]
    for x, y in zip(columns, rows, strict=True):
        painter.drawEllipse(QPointF(x, y), size / 2 + 0.5, size / 2 + 0.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def mark(pen: Pen, view: View, curve: Curve) -> None:
    """Paint a ring around the marked point, and a small mark on the axis below it."""
    if curve.mark is None or not len(curve.x):
        return
    x = float(view.across(float(curve.x[curve.mark])))
    y = float(view.down(curve.values[curve.mark]))
    painter, color, foot = pen.painter, line_color(pen.theme, curve.lane), view.area.bottom()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.2))
    painter.drawEllipse(QPointF(x, y), MARK_PX / 2, MARK_PX / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon([QPointF(x - 4, foot), QPointF(x + 4, foot), QPointF(x, foot - 6)])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def level(pen: Pen, view: View, value: float, right: float) -> None:
    """Paint a dashed line across at ``value``, up to the pixel column ``right``."""
    row = round(float(view.down(value)))
    if abs(row) < FARTHEST_PX and view.area.top() <= row <= view.area.bottom():
        pen.painter.setPen(QPen(pen.theme.color("muted"), 1, Qt.PenStyle.DashLine))
        pen.painter.drawLine(QPointF(view.area.left(), row), QPointF(right, row))


def moment(pen: Pen, view: View, x: float, right: float) -> None:
    """Paint an upright line in the accent colour, and pale what lies between it and ``right``."""
    column = round(float(view.across(x)))
    area = view.area
    if not area.left() <= column <= area.right():
        return
    veil = pen.theme.color("panel")
    veil.setAlpha(PALE_ALPHA)
    later = QRectF(column + 1, area.top(), max(0.0, right - column), area.height())
    pen.painter.fillRect(later.intersected(area), veil)
    pen.painter.fillRect(QRectF(column, area.top(), 2, area.height()), pen.theme.color("accent"))


def wish(pen: Pen, view: View, value: float, text: str, right: float) -> None:
    """Paint a level that a hand holds, with its value on it, up to the pixel column ``right``."""
    area, accent = view.area, pen.theme.color("accent")
    row = min(max(float(view.down(value)), area.top()), area.bottom() - 1)
    pen.painter.fillRect(QRectF(area.left(), round(row), right - area.left(), 1), accent)
    metrics = QFontMetricsF(pen.font)
    top = min(max(row - metrics.height() / 2, area.top()), area.bottom() - metrics.height())
    box = QRectF(area.left() + 8, top, metrics.horizontalAdvance(text) + 8, metrics.height())
    pen.painter.fillRect(box, pen.theme.color("panel"))  # or the line would run through it
    pen.painter.setFont(pen.font)
    pen.painter.setPen(pen.theme.readable(accent))
    pen.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def knob(pen: Pen, middle: QPointF, size: float) -> None:
    """Paint a small disc that can be taken hold of."""
    pen.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen.painter.setPen(QPen(pen.theme.color("panel"), 1))
    pen.painter.setBrush(pen.theme.color("accent"))
    pen.painter.drawEllipse(middle, size / 2, size / 2)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def labels(pen: Pen, placed: Sequence[Label]) -> None:
    """Paint texts in their places."""
    pen.painter.setFont(pen.font)
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for label in placed:
        pen.painter.setPen(label.color)
        pen.painter.drawText(label.place, align | Qt.TextFlag.TextDontClip, label.text)


def clear(pen: Pen, placed: Sequence[Label]) -> None:
    """Take away what is under labels that stand on the curves, so that they can be read."""
    ground = pen.theme.color("panel")
    ground.setAlpha(GROUND_ALPHA)
    for label in placed:
        pen.painter.fillRect(label.place.adjusted(-GROUND_PX, 0, GROUND_PX, 0), ground)


def readout(pen: Pen, box: QRectF, lines: Sequence[tuple[str, QColor]]) -> None:
    """Paint a small box with one text a line."""
    painter, theme = pen.painter, pen.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("edge"))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER_PX, CORNER_PX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(pen.font)
    height = QFontMetricsF(pen.font).height()
    place = QRectF(box.left() + READOUT_MARGIN_PX, box.top() + 4, box.width(), height)
    for text, color in lines:
        painter.setPen(color)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        place.translate(0, height)


def _within(x: np.ndarray, y: np.ndarray, area: QRectF) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut a line at the edges of ``area``; not everything that shows a drawing can clip it."""
    for edge in (area.top(), area.bottom()):
        x, y = _crossed(x, y, edge)
    for edge in (area.left(), area.right()):
        y, x = _crossed(y, x, edge)
    inside = (x >= area.left()) & (x <= area.right()) & (y >= area.top()) & (y <= area.bottom())
    ends = np.flatnonzero(np.diff(inside.astype(np.int8), prepend=0, append=0))
    return [(x[a:b], y[a:b]) for a, b in zip(ends[::2], ends[1::2], strict=True)]


def _crossed(x: np.ndarray, y: np.ndarray, edge: float) -> tuple[np.ndarray, np.ndarray]:
    """Add the points at which a line's ``y`` crosses ``edge``."""
    before = np.flatnonzero((y[:-1] - edge) * (y[1:] - edge) < 0)
    share = (edge - y[before]) / (y[before + 1] - y[before])
    at = x[before] + share * (x[before + 1] - x[before])
    return np.insert(x, before + 1, at), np.insert(y, before + 1, np.full(len(before), edge))


def _polygon(x: np.ndarray, y: np.ndarray) -> QPolygonF:
    return QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])
