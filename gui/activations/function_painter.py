"""Paints curves of functions, the parts where they are flat, and the lines of a Maxout unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen, QPolygonF

from gui.training import label_places
from gui.training.curve_painter import Label
from gui.training.label_places import spread_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.insight.activation_curves import Line, Zone
    from gui.activations.shown import Shown
    from gui.theme import Theme
    from gui.training.curve_painter import Pen
    from gui.training.scale import View

Trace = tuple[np.ndarray, np.ndarray]
"""The pixel columns and rows of a curve."""

FLAT_ALPHA, DEAD_ALPHA = 34, 38
"""Strength of a zone's colour over the panel, of 255."""
LINE_PX, CHOSEN_PX, PIECE_PX = 1.8, 2.6, 1.2
DOT_PX, HANDLE_PX = 7.0, 11.0
JUMP_PX = 14.0
"""A curve that goes so far up or down within a pixel may jump, and then has a gap there."""
JUMP_FACTOR = 4.0
"""It does jump if it goes so many times as far as a pixel before and after; else it is steep."""
LABEL_GAP_PX = 6
WORD_MARGIN_PX = 5
OUTSIDE_PRICE = 20
"""A pixel of the box of figures beyond the plot is as bad as so many pixels of curves hidden."""


def zoneColour(theme: Theme, dead: bool) -> QColor:
    """Colour laid over a part where a function is flat."""
    colour = theme.color("bad" if dead else "careful")
    colour.setAlpha(DEAD_ALPHA if dead else FLAT_ALPHA)
    return colour


def zones(pen: Pen, view: View, found: Sequence[Zone], words: tuple[str, str] | None) -> None:
    """Shade where a function is flat.

    Parameters
    ----------
    words : what stands in a zone where it fits: where the slope is small, and where it is 0.
    """
    painter, area = pen.painter, view.area
    painter.setFont(pen.font)
    metrics = QFontMetricsF(pen.font)
    for zone in found:
        left, right = (float(view.across(x)) for x in (zone.low, zone.high))
        box = QRectF(left, area.top(), right - left, area.height())
        painter.fillRect(box, zoneColour(pen.theme, zone.dead))
        word = words[zone.dead] if words else ""
        if word and metrics.horizontalAdvance(word) + 2 * WORD_MARGIN_PX <= box.width():
            painter.setPen(pen.theme.color("bad" if zone.dead else "careful"))
            inner = box.adjusted(WORD_MARGIN_PX, WORD_MARGIN_PX, 0, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, word)


def origin(pen: Pen, view: View) -> None:
    """Paint the lines at which x and y are 0."""
    painter, area = pen.painter, view.area
    painter.setPen(pen.theme.color("edge"))
    column, row = round(float(view.across(0.0))), round(float(view.down(0.0)))
    painter.drawLine(QPointF(column, area.top()), QPointF(column, area.bottom()))
    painter.drawLine(QPointF(area.left(), row), QPointF(area.right(), row))


def curve(pen: Pen, view: View, trace: Trace, colour: QColor, chosen: bool) -> None:
    """Paint one function, with a gap where it jumps."""
    painter = pen.painter
    painter.save()
    painter.setClipRect(view.area)
    painter.setPen(QPen(colour, CHOSEN_PX if chosen else LINE_PX))
    for part in np.split(np.stack(trace, axis=1), jumps(trace[1])):
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in part.tolist()]))
    painter.restore()


def jumps(rows: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the places in a curve of a point a pixel before which it jumps."""
    steps = np.abs(np.diff(rows))
    around = np.pad(steps, 1)
    usual = np.maximum(around[:-2], around[2:])
    found: NDArray[np.intp] = np.flatnonzero((steps > JUMP_PX) & (steps > JUMP_FACTOR * usual)) + 1
    return found


def traced(view: View, shown: Shown, slope: bool) -> Trace:
    """Return the pixel columns and rows of a curve, a point a pixel."""
    columns = np.arange(round(view.area.left()), round(view.area.right()) + 1, dtype=np.float64)
    return columns, view.down(shown.at(view.x_at(columns), slope))


def pieces(pen: Pen, view: View, lines: Sequence[Line], colour: QColor) -> None:
    """Paint the lines of which a Maxout unit takes the largest."""
    painter = pen.painter
    painter.save()
    painter.setClipRect(view.area)
    painter.setPen(QPen(colour, PIECE_PX, Qt.PenStyle.DashLine))
    for line in lines:
        ends = ((float(view.across(x)), float(view.down(line.at(x)))) for x in view.x)
        painter.drawLine(*(QPointF(*end) for end in ends))
    painter.restore()


def handle(pen: Pen, place: QPointF, colour: QColor, current: bool) -> None:
    """Paint a place where a line can be taken hold of; a larger ring for the keys' one."""
    painter = pen.painter
    painter.setPen(QPen(pen.theme.color("accent") if current else colour, 2))
    painter.setBrush(pen.theme.color("panel"))
    size = HANDLE_PX + 3 if current else HANDLE_PX
    painter.drawEllipse(place, size / 2, size / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def cross(pen: Pen, view: View, x: float) -> None:
    """Paint the upright line at ``x``, with a knob at its foot."""
    area, accent = view.area, pen.theme.color("accent")
    column = float(view.across(x))
    pen.painter.fillRect(QRectF(round(column), area.top(), 1, area.height()), accent)
    pen.painter.setPen(QPen(pen.theme.color("panel"), 1))
    pen.painter.setBrush(accent)
    pen.painter.drawEllipse(QPointF(round(column) + 0.5, area.bottom()), 5, 5)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)


def dots(pen: Pen, view: View, found: Sequence[Shown], x: float, slope: bool) -> None:
    """Mark where the curves cross the upright line."""
    pen.painter.setPen(QPen(pen.theme.color("panel"), 1))
    for shown in found:
        place = QPointF(float(view.across(x)), float(view.down(shown.at(x, slope))))
        if view.area.contains(place):
            pen.painter.setBrush(pen.theme.lane(shown.lane))
            pen.painter.drawEllipse(place, DOT_PX / 2, DOT_PX / 2)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)


def endLabels(
    theme: Theme,
    view: View,
    found: Sequence[Shown],
    traces: Sequence[Trace],
    metrics: QFontMetricsF,
) -> list[Label]:
    """Names where the curves end or leave the plot, pushed apart, from top to bottom."""
    ends = sorted(zip(_ends(view, traces), found, strict=True), key=lambda end: end[0].y())
    height = metrics.height()
    low, high = view.area.top() + height / 2, view.area.bottom() - height / 2
    rows = spread_apart([place.y() for place, _ in ends], height, low, high)
    return [
        Label(
            shown.title,
            theme.laneText(shown.lane),
            QRectF(
                place.x() + LABEL_GAP_PX,
                row - height / 2,
                metrics.horizontalAdvance(shown.title),
                height,
            ),
        )
        for (place, shown), row in zip(ends, rows, strict=True)
    ]


def readoutPlace(
    view: View,
    x: float,
    texts: Sequence[str],
    traces: Sequence[Trace],
    labels: Sequence[Label],
    metrics: QFontMetricsF,
) -> QRectF:
    """Find a place for the box of figures where it covers as little as may be.

    It stands at one side of the upright line at ``x``, at the top, in the middle or at the foot.
    """
    wide, high = label_places.READOUT_PADDING_PX
    width = max(map(metrics.horizontalAdvance, texts)) + wide
    height = metrics.height() * len(texts) + high
    area, column = view.area, float(view.across(x))
    gap, edge = label_places.READOUT_GAP_PX, label_places.READOUT_EDGE_PX
    tops = area.top() + edge, area.center().y() - height / 2, area.bottom() - edge - height
    lefts = column + gap, column - gap - width
    boxes = [QRectF(left, max(edge, top), width, height) for left in lefts for top in tops]
    return min(boxes, key=lambda box: _covered(box, area, traces, labels))


def _covered(box: QRectF, area: QRectF, traces: Sequence[Trace], labels: Sequence[Label]) -> float:
    """Return how much a box hides, in pixels of curves; to stand outside is worse than all."""
    points = sum(
        np.count_nonzero(
            (columns >= box.left())
            & (columns <= box.right())
            & (rows >= box.top())
            & (rows <= box.bottom())
        )
        for columns, rows in traces
    )
    hidden = sum(label.place.width() for label in labels if label.place.intersects(box))
    outside = max(0.0, area.left() - box.left()) + max(0.0, box.right() - area.right())
    return float(points + hidden + OUTSIDE_PRICE * outside)


def _ends(view: View, traces: Sequence[Trace]) -> list[QPointF]:
    """Return where curves end; those that leave at the top all where the last of them does."""
    places = [_end(view, trace) for trace in traces]
    leaving = [place for place in places if place.x() < view.area.right() - 1]
    last = max((place.x() for place in leaving), default=0.0)
    return [QPointF(last, place.y()) if place in leaving else place for place in places]


def _end(view: View, trace: Trace) -> QPointF:
    """Return the last place at which a curve is within the plot."""
    columns, rows = trace
    inside = np.flatnonzero((rows >= view.area.top()) & (rows <= view.area.bottom()))
    last = int(inside[-1]) if len(inside) else len(columns) - 1
    row = min(max(float(rows[last]), view.area.top()), view.area.bottom())
    return QPointF(float(columns[last]), row)
