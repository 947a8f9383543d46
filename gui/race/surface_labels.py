"""Where the names of paths go: near their ends, beside each other, off the lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

if TYPE_CHECKING:
    from gui.race.surface_field import Floats

GAP_PX = 9.0
RINGS = (1.0, 2.2, 3.6, 5.2, 7.0, 9.0)
"""How far off a name may stand, in gaps, the nearest first."""
SIDES = (
    (1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0),
    (0.8, -0.8), (0.8, 0.8), (-0.8, -0.8), (-0.8, 0.8),
)  # fmt: skip
FAR_COST, SIDE_COST, POINT_COST = 9.0, 1.0, 3.0
LABEL_COST, OUTSIDE_COST = 4000.0, 9000.0
CROWDED_PX = 3.0
"""Names keep so far from each other."""


def placed(
    anchors: Sequence[QPointF],
    sizes: Sequence[QSizeF],
    crossed: Floats,
    bounds: QRectF,
    taken: Sequence[QRectF] = (),
) -> list[QRectF]:
    """Place a name at each of ``anchors``.

    Parameters
    ----------
    sizes : of the names.
    crossed : points that are better not covered, shape (n, 2).
    bounds : within which names stay.
    taken : what must not be covered.
    """
    done: list[QRectF] = []
    for anchor, size in zip(anchors, sizes, strict=True):
        choices = _choices(anchor, size)
        busy = [*taken, *done]
        costs = [cost + _trouble(box, busy, crossed, bounds) for cost, box in choices]
        done.append(_within(choices[costs.index(min(costs))][1], bounds))
    return done


def _choices(anchor: QPointF, size: QSizeF) -> list[tuple[float, QRectF]]:
    found = []
    for ring in RINGS:
        for i, (right, down) in enumerate(SIDES):
            x = anchor.x() + right * ring * GAP_PX + (right / 2 - 0.5) * size.width()
            y = anchor.y() + down * ring * GAP_PX + (down / 2 - 0.5) * size.height()
            box = QRectF(x, y, size.width(), size.height())
            found.append((FAR_COST * ring + SIDE_COST * i, box))
    return found


def _trouble(box: QRectF, busy: Sequence[QRectF], points: Floats, bounds: QRectF) -> float:
    wide = box.adjusted(-CROWDED_PX, -CROWDED_PX, CROWDED_PX, CROWDED_PX)
    cost = LABEL_COST * sum(wide.intersects(other) for other in busy)
    low, high = (box.left(), box.top()), (box.right(), box.bottom())
    cost += POINT_COST * int(((points >= low) & (points <= high)).all(axis=1).sum())
    return cost + (0.0 if bounds.contains(box) else OUTSIDE_COST)


def _within(box: QRectF, bounds: QRectF) -> QRectF:
    x = max(bounds.left(), min(box.left(), bounds.right() - box.width()))
    y = max(bounds.top(), min(box.top(), bounds.bottom() - box.height()))
    return QRectF(x, y, box.width(), box.height())
