"""Which strokes an eraser touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.pad.strokes import Drawing, Point, Stroke


def touched(drawing: Drawing, start: Point, end: Point, reach: float) -> list[int]:
    """Return the indices of the strokes that come close to the way of the eraser.

    Parameters
    ----------
    start, end : of a straight piece of the eraser's way.
    reach : the largest distance between the stroke's middle line and that way, as points are given.
    """
    return [i for i, stroke in enumerate(drawing) if _distance(stroke, start, end) <= reach]


def _distance(stroke: Stroke, start: Point, end: Point) -> float:
    """Least distance of two lines: 0 where they cross, else that of an end of one to the other."""
    points = np.asarray(stroke, dtype=np.float64)
    a, b = points[:-1] if len(points) > 1 else points, points[1:] if len(points) > 1 else points
    way = np.asarray([start], dtype=np.float64), np.asarray([end], dtype=np.float64)
    if _cross(a, b, *way).any():
        return 0.0
    near = [_to_segments(point, a, b) for point in (*way[0], *way[1])]
    near += [_to_segments(points[:, None], *way)]
    return float(min(each.min() for each in near))


def _to_segments(
    points: NDArray[np.float64], a: NDArray[np.float64], b: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Distances of points to line segments from ``a`` to ``b``; one may be of no length."""
    along = b - a
    length = np.maximum((along**2).sum(axis=-1), 1e-18)
    share = np.clip(((points - a) * along).sum(axis=-1) / length, 0.0, 1.0)
    nearest = a + share[..., None] * along
    distance: NDArray[np.float64] = np.sqrt(((points - nearest) ** 2).sum(axis=-1))
    return distance


def _cross(
    a: NDArray[np.float64],
    b: NDArray[np.float64],
    c: NDArray[np.float64],
    d: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Whether segments from ``a`` to ``b`` cross the one from ``c`` to ``d``."""
    crossed: NDArray[np.bool_] = (_side(a, b, c) * _side(a, b, d) < 0) & (
        _side(c, d, a) * _side(c, d, b) < 0
    )
    return crossed


def _side(
    a: NDArray[np.float64], b: NDArray[np.float64], point: NDArray[np.float64]
) -> NDArray[np.float64]:
    """On which side of the line through ``a`` and ``b`` a point lies, by its sign."""
    ab, ap = b - a, point - a
    side: NDArray[np.float64] = ab[..., 0] * ap[..., 1] - ab[..., 1] * ap[..., 0]
    return side
