"""Where two curves of a plot part, marked and shaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen, QPolygonF

from gui.training import strokes

if TYPE_CHECKING:
    from gui.training.curve_painter import Pen
    from gui.training.scale import Floats, View
    from gui.training.strokes import Curve

SHADE_ALPHA = 28
"""The shade lets grid and curves through: so much of it, of 255."""
DASHES = [3.0, 3.0]
TEXT_GAP_PX = 5
PADDING_PX = 2


@dataclass(frozen=True)
class Gap:
    """From where on two curves part.

    Parameters
    ----------
    x : where it begins, on the horizontal axis.
    text : what the mark says.
    between : the two curves; None: nothing is shaded.
    """

    x: float
    text: str
    between: tuple[Curve, Curve] | None = None


def shade(pen: Pen, view: View, gap: Gap) -> None:
    """Tint what lies between the curves, from the mark on."""
    if gap.between is None:
        return
    ends = [float(curve.x[-1]) for curve in gap.between]
    left = max(float(view.across(gap.x)), view.area.left())
    right = min(float(view.across(min(ends))), view.area.right())
    if right <= left:
        return
    inner = view.across(np.asarray(gap.between[0].x, np.float64))
    columns = np.concatenate([[left], inner[(inner > left) & (inner < right)], [right]])
    first, second = (_rows(curve, view, columns) for curve in gap.between)
    outline = zip(
        np.append(columns, columns[::-1]).tolist(),
        np.append(first, second[::-1]).tolist(),
        strict=True,
    )
    color = pen.theme.color("careful")
    color.setAlpha(SHADE_ALPHA)
    pen.painter.setPen(Qt.PenStyle.NoPen)
    pen.painter.setBrush(color)
    pen.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)


def _rows(curve: Curve, view: View, columns: Floats) -> Floats:
    """Return the pixel rows of a curve, none of them outside what is seen."""
    x, y = strokes.line(curve, view)
    rows = np.interp(columns, view.across(x), view.down(y))
    return np.asarray(rows.clip(view.area.top(), view.area.bottom()), np.float64)


def mark(pen: Pen, view: View, gap: Gap, curves: Sequence[Curve], right: float) -> None:
    """Paint an upright dashed line where it begins, with its text beside it.

    Parameters
    ----------
    curves : which the text keeps clear of where it can.
    right : the pixel column that the text does not pass.
    """
    column, area = round(float(view.across(gap.x))), view.area
    if not area.left() <= column <= area.right():
        return
    color = pen.theme.color("careful")
    line = QPen(color, 1)
    line.setDashPattern(DASHES)
    pen.painter.setPen(line)
    pen.painter.drawLine(QPointF(column, area.top()), QPointF(column, area.bottom()))
    box = textRect(gap, view, curves, QFontMetricsF(pen.font), right)
    if box is None:
        return
    ground = pen.theme.color("panel")
    pen.painter.fillRect(box, ground)  # a curve behind it would run through its letters
    pen.painter.setFont(pen.font)
    pen.painter.setPen(color)
    align = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
    pen.painter.drawText(box, align, gap.text)


def textRect(
    gap: Gap, view: View, curves: Sequence[Curve], metrics: QFontMetricsF, right: float
) -> QRectF | None:
    """Find a place for the text: beside the mark, off the curves if it can; None: no room."""
    width = metrics.horizontalAdvance(gap.text) + 2 * PADDING_PX
    height, area = metrics.height(), view.area
    column = round(float(view.across(gap.x)))
    after, before = column + TEXT_GAP_PX, column - TEXT_GAP_PX - width
    tops = area.top(), area.center().y() - height / 2, area.bottom() - height - TEXT_GAP_PX
    boxes = [QRectF(left, top, width, height) for left in (after, before) for top in tops]
    inside = [box for box in boxes if area.left() <= box.left() and box.right() <= right]
    free = (box for box in inside if not any(_crosses(curve, view, box) for curve in curves))
    return next(free, inside[0] if inside else None)


def _crosses(curve: Curve, view: View, box: QRectF) -> bool:
    x, y = strokes.line(curve, view)
    if not len(x):
        return False
    columns = np.linspace(box.left(), box.right(), 16)
    rows = np.interp(columns, view.across(x), view.down(y), np.nan, np.nan)
    return bool(((rows >= box.top()) & (rows <= box.bottom())).any())
