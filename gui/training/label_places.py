"""Where texts stand in a plot, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from gui.training.curve_painter import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFontMetricsF

    End = tuple[QPointF, str, QColor]
    """Where a curve ends, and the text there in its colour."""

LABEL_GAP_PX = 12
EDGE_PX = 4
"""Between the longest label and the edge of the plot, at least."""
READOUT_GAP_PX = 10
READOUT_EDGE_PX = 4
READOUT_PADDING_PX = (17, 8)


def at_ends(ends: Sequence[End], area: QRectF, metrics: QFontMetricsF, left: float) -> list[Label]:
    """Put each text at its curve's height, and push texts apart where they would overlap.

    Parameters
    ----------
    left : the pixel column at which all of them begin.

    Returns
    -------
    The labels from top to bottom.
    """
    height = metrics.height()
    ends = sorted(ends, key=lambda end: end[0].y())
    low, high = area.top() + height / 2, area.bottom() - height / 2
    rows = spread_apart([place.y() for place, _, _ in ends], height, low, high)
    return [
        Label(text, color, QRectF(left, row - height / 2, metrics.horizontalAdvance(text), height))
        for (_, text, color), row in zip(ends, rows, strict=True)
    ]


def beside(ends: Sequence[End], area: QRectF, metrics: QFontMetricsF, last: float) -> float:
    """Return where labels begin: right of ``last``, and so far left that none is cut.

    Labels of curves that end out of sight, right of ``area``, stay there with the end.

    Parameters
    ----------
    last : the pixel column at which the last curve ends.
    """
    if last > area.right():
        return last + LABEL_GAP_PX
    widest = max((metrics.horizontalAdvance(text) for _, text, _ in ends), default=0.0)
    most = area.right() - EDGE_PX - widest
    return max(area.left(), min(last + LABEL_GAP_PX, most))


def spread_apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move sorted places as little as needed so that neighbours are ``gap`` apart.

    All stay between ``low`` and ``high`` as far as there is room.
    """
    places: list[float] = []
    for place in wanted:
        least = places[-1] + gap if places else low
        places.append(max(place, least))
    ceiling = high
    for i in reversed(range(len(places))):
        places[i] = min(places[i], ceiling)
        ceiling = places[i] - gap
    return places


def readout(
    texts: Sequence[str],
    column: float,
    area: QRectF,
    metrics: QFontMetricsF,
    taken: Sequence[QRectF],
) -> QRectF:
    """Find a place for the pointer's box: beside its line at ``column``, off ``taken`` if it can.

    Parameters
    ----------
    taken : where the labels stand.
    """
    width = max(map(metrics.horizontalAdvance, texts)) + READOUT_PADDING_PX[0]
    height = metrics.height() * len(texts) + READOUT_PADDING_PX[1]
    labels = min((place.left() for place in taken), default=area.right())
    beside = column + READOUT_GAP_PX, column - READOUT_GAP_PX - width
    on_line = labels - READOUT_EDGE_PX - width, area.left() + READOUT_EDGE_PX
    tops = area.top() + READOUT_EDGE_PX, area.bottom() - READOUT_EDGE_PX - height
    boxes = [QRectF(left, top, width, height) for left in (*beside, *on_line) for top in tops]
    free = (
        box
        for box in boxes
        if area.contains(box) and not any(box.intersects(place) for place in taken)
    )
    return next(free, boxes[2] if column > area.center().x() else boxes[0])
