"""How a hand moves what is seen of a plot: the new ranges after a turn, a drag or a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from gui.training.scale import Range, View

    Ranges = tuple[Range, Range]

ZOOM_PER_STEP = 1.0025
"""For an eighth of a degree, in which Qt counts a wheel."""
LEAST_SPAN, MOST_SPAN = 1e-9, 1e15
KEY_SHARE, KEY_ZOOM = 0.1, 0.8


def turned(view: View, place: QPointF, turn: int) -> Ranges:
    """Return what is seen after a wheel zoomed around ``place``; over an axis only that one."""
    factor = ZOOM_PER_STEP ** (-turn)
    over_y, over_x = place.x() < view.area.left(), place.y() > view.area.bottom()
    x, y = view.x, view.y
    if not over_y:
        x = _zoomed(x, float(view.x_at(place.x())), factor)
    if not over_x:
        share = (view.area.bottom() - place.y()) / view.area.height()
        y = _zoomed(y, y[0] + share * (y[1] - y[0]), factor)
    return x, y


def dragged(view: View, moved: QPointF) -> Ranges:
    """Return what is seen after a hand has taken the curves along."""
    across = moved.x() * (view.x[1] - view.x[0]) / view.area.width()
    up = moved.y() * (view.y[1] - view.y[0]) / view.area.height()
    return _shifted(view.x, -across), _shifted(view.y, up)


def stepped(view: View, key: int) -> Ranges | None:
    """Return what is seen after an arrow or + or -, which move along the horizontal axis."""
    x = view.x
    step, middle = KEY_SHARE * (x[1] - x[0]), (x[0] + x[1]) / 2
    wanted = {
        Qt.Key.Key_Left: _shifted(x, -step),
        Qt.Key.Key_Right: _shifted(x, step),
        Qt.Key.Key_Plus: _zoomed(x, middle, KEY_ZOOM),
        Qt.Key.Key_Minus: _zoomed(x, middle, 1 / KEY_ZOOM),
    }.get(Qt.Key(key))
    return None if wanted is None else (wanted, view.y)


def can_be_seen(wanted: Range) -> bool:
    """Whether numbers are fine and large enough to tell the edges of the view apart."""
    low, high = wanted
    size = max(abs(low), abs(high))
    return LEAST_SPAN * size < high - low < MOST_SPAN


def _zoomed(seen: Range, middle: float, factor: float) -> Range:
    return middle + (seen[0] - middle) * factor, middle + (seen[1] - middle) * factor


def _shifted(seen: Range, distance: float) -> Range:
    return seen[0] + distance, seen[1] + distance
