"""Names and values at the ends of many curves, each tied to its curve, none over another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from gui.race.lane_painter import LINE_PX, MARK_PX, marker
from gui.theme import mix
from gui.training.label_places import spread_apart

if TYPE_CHECKING:
    from gui.training.curve_painter import Pen

LEADER_PX, SAMPLE_PX, GAP_PX = 26.0, 20.0, 6.0
"""From the last curve's end to the labels; the piece of line before each; between the parts."""
ROW_SHARE, EASY_SHARE = 1.2, 1.45
"""A label's height, in sizes of its letters: as near as rows can be, and where there is room."""
LEAST_TEXT_PX = 10
"""Smaller letters nobody reads; at the usual size of text."""
NAME_SHARE = 0.22
"""Names take no more than this share of a plot's width."""
LEADER_SHARE = 0.5


@dataclass(frozen=True)
class End:
    """A curve's end that wants a label; see `LaneStroke` for ``number``.

    Parameters
    ----------
    place : where the curve ends, or leaves the view.
    """

    number: int
    name: str
    value: str
    place: QPointF
    line: QColor
    text: QColor
    style: int
    bold: bool


@dataclass(frozen=True)
class Placed:
    """A label in its place; without ``end`` it says how many have found none."""

    end: End | None
    name: str
    place: QRectF
    leader: tuple[QPointF, ...] = ()


@dataclass(frozen=True)
class Sizes:
    """How large labels are: one column for names, one for values.

    Parameters
    ----------
    font : of the texts.
    row : height of a label, px.
    most : so many labels find room.
    name, value : widths of the columns, px.
    """

    font: QFont
    row: float
    most: int
    name: float
    value: float

    @property
    def width(self) -> float:
        """Width of a label, px."""
        return self.name + (GAP_PX + self.value if self.value else 0)

    @property
    def room(self) -> float:
        """How much room the labels need beside the curves, px."""
        whole = LEADER_PX + SAMPLE_PX + GAP_PX + self.width + GAP_PX
        return math.ceil(whole / 8) * 8  # in steps, so that the axis does not move all the time


def sized(
    font: QFont,
    texts: Sequence[tuple[str, str]],
    width: float,
    height: float,
    least: int = LEAST_TEXT_PX,
) -> Sizes:
    """Return how large labels may be for all of them to find room, or as many as can.

    Parameters
    ----------
    texts : name and value of each.
    width, height : of the plot, px.
    least : size of the letters at least, px.
    """
    count, font = max(1, len(texts)), QFont(font)
    fitting = math.floor(height / count / ROW_SHARE)
    font.setPixelSize(max(min(least, font.pixelSize()), min(font.pixelSize(), fitting)))
    metrics, size = QFontMetricsF(font), font.pixelSize()
    row = min(EASY_SHARE * size, max(ROW_SHARE * size, height / count))
    names = max((metrics.horizontalAdvance(name) for name, _ in texts), default=0.0)
    values = max((metrics.horizontalAdvance(value) for _, value in texts), default=0.0)
    name = math.ceil(min(names, NAME_SHARE * width)) + 1
    return Sizes(font, row, max(1, math.floor(height / row + 1e-6)), name, math.ceil(values))


def placed(ends: Sequence[End], sizes: Sizes, area: QRectF, left: float, more: str) -> list[Placed]:
    """Give each label its place beside its curve's end, pushed off its neighbours.

    Parameters
    ----------
    ends : the most important first; where there is too little room the last get none.
    left : where the curves end, px.
    more : what is said of those without room; ``{count}`` of them.

    Returns
    -------
    The labels from top to bottom.
    """
    shown = ends if len(ends) <= sizes.most else ends[: sizes.most - 1]
    rows = sorted(shown, key=lambda end: end.place.y())
    low, high = area.top() + sizes.row / 2, area.bottom() - sizes.row / 2
    if len(shown) < len(ends):
        high -= sizes.row
    levels = spread_apart([end.place.y() for end in rows], sizes.row, low, high)
    labels = [
        _label(end, level, sizes, area, left) for end, level in zip(rows, levels, strict=True)
    ]
    if len(shown) < len(ends):
        text = more.format(count=len(ends) - len(shown))
        labels.append(Placed(None, text, _place(left, area.bottom() - sizes.row / 2, sizes)))
    return labels


def _place(left: float, level: float, sizes: Sizes) -> QRectF:
    start = left + LEADER_PX + SAMPLE_PX + GAP_PX
    return QRectF(start, level - sizes.row / 2, sizes.width, sizes.row)


def _label(end: End, level: float, sizes: Sizes, area: QRectF, left: float) -> Placed:
    name = QFontMetricsF(sizes.font).elidedText(end.name, Qt.TextElideMode.ElideMiddle, sizes.name)
    row = min(max(end.place.y(), area.top() + 1), area.bottom() - 1)
    start, turn = QPointF(end.place.x() + 3, row), QPointF(left + 4, row)
    leader = (start, turn, QPointF(left + LEADER_PX - 2, level))
    return Placed(end, name, _place(left, level, sizes), leader)


def paint(pen: Pen, labels: Sequence[Placed], sizes: Sizes) -> None:
    """Paint labels, each with a piece of its line and a thin line from its curve's end."""
    painter = pen.painter
    painter.save()
    painter.setFont(sizes.font)
    for label in labels:
        if label.end is None:
            painter.setPen(pen.theme.color("muted"))
            painter.drawText(label.place, _LEFT, label.name)
        else:
            _paint_line(pen, label.leader, label.place, label.end)
            _paint_text(painter, label, label.end, sizes)
    painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


def _paint_text(painter: QPainter, label: Placed, end: End, sizes: Sizes) -> None:
    painter.setPen(end.text)
    if end.bold:
        font = QFont(sizes.font)
        font.setUnderline(True)
        painter.setFont(font)
    painter.drawText(label.place, _LEFT, label.name)
    painter.setFont(sizes.font)
    painter.drawText(label.place, _RIGHT, end.value)


def _paint_line(pen: Pen, leader: Sequence[QPointF], place: QRectF, end: End) -> None:
    painter = pen.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = mix(pen.theme.color("panel"), end.line, LEADER_SHARE)
    painter.setPen(QPen(color, 1))
    painter.drawPolyline(QPolygonF(list(leader)))
    sample(pen, end.line, end.style, place.left() - GAP_PX - SAMPLE_PX, place.center().y())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def sample(pen: Pen, color: QColor, style: int, left: float, row: float) -> None:
    """Paint a short piece of a lane's line, with its sign on it."""
    line = QPen(color, LINE_PX)
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.painter.setPen(line)
    middle, arm = left + SAMPLE_PX / 2, SAMPLE_PX / 2
    if pen.theme.laneIsDashed(style):
        arm = 4.0  # two strokes with the sign in the gap
    for start in (left, left + SAMPLE_PX - arm):
        pen.painter.drawLine(QPointF(start, row), QPointF(start + arm, row))
    marker(pen, QPointF(middle, row), style, color, MARK_PX)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
