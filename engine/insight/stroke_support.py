"""Which strokes of a drawing support the answer: each is left out in turn.

What is left stays where it was, for cropping, scaling and centring are those of the whole drawing:
only the ink of the one piece goes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from engine.data import ink as pictures
from engine.insight.explanation import Piece

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.ink import Picture
    from engine.insight.explanation import Floats, Ink, Points

PARTS = 8
"""A lone stroke, or a very long one, is cut into so many pieces of equal length."""
VERY_LONG = 3.5
"""Longer strokes are cut, in longer sides of the drawing. (An 8 at a stroke is about 3 long.)"""
MOST_PIECES = 64
"""At most so many are left out in turn, the longest ones; bounds the time a scribble takes."""


def pieces(read: Callable[[Picture], Floats], ink: Ink, target: int) -> tuple[Piece, ...]:
    """Return the pieces of a drawing with their support for class ``target``, in drawn order.

    Parameters
    ----------
    read : returns a row of probabilities for each of some pictures (uint8, n × 28 × 28); asked
        once.
    """
    lines = _cut(_lines(ink))
    if not lines:
        return ()
    tried = _longest(lines)
    whole = pictures.draw(pictures.fit(pictures.clean(ink.strokes), ink.pen), ink.pen)
    images = _placed([whole, *_without(whole, _drawn(lines, ink.pen), tried)])
    with_all, *without = read(images)[:, target].tolist()
    return tuple(
        Piece(lines[at].stroke, lines[at].first, lines[at].last, with_all - left)
        for at, left in zip(tried, without, strict=True)
    )


class _Line(NamedTuple):
    """Points of a stroke, one after the other, and which of its points they are."""

    stroke: int
    numbers: NDArray[np.intp]
    points: Points

    @property
    def first(self) -> int:
        """The first point's number in the stroke."""
        return int(self.numbers[0])

    @property
    def last(self) -> int:
        """The last point's number in the stroke."""
        return int(self.numbers[-1])

    @property
    def length(self) -> float:
        """How long the way along the points is."""
        return float(_way(self.points)[-1])

    def part(self, first: int, last: int) -> _Line:
        """Return the points from ``first`` to ``last``, both included."""
        return _Line(self.stroke, self.numbers[first : last + 1], self.points[first : last + 1])


def _lines(ink: Ink) -> list[_Line]:
    """Return the strokes that have a finite point, in a unit that lets no length overflow."""
    strokes = [np.asarray(stroke, np.float64).reshape(-1, 2) for stroke in ink.strokes]
    finite = [np.flatnonzero(np.isfinite(points).all(axis=1)) for points in strokes]
    lines = [
        _Line(number, numbers, strokes[number][numbers])
        for number, numbers in enumerate(finite)
        if len(numbers)
    ]
    unit = max((float(np.abs(line.points).max()) for line in lines), default=0.0) or 1.0
    return [line._replace(points=line.points / unit) for line in lines]


def _cut(lines: Sequence[_Line]) -> list[_Line]:
    if len(lines) == 1:
        return _parts(lines[0])
    side = _longer_side(lines)
    cut = [_parts(line) if line.length > VERY_LONG * side else [line] for line in lines]
    return [line for parts in cut for line in parts]


def _longer_side(lines: Sequence[_Line]) -> float:
    every = [line.points for line in lines]
    return float(np.ptp(np.concatenate(every), axis=0).max()) if every else 0.0


def _parts(line: _Line) -> list[_Line]:
    """Cut at the points nearest to equal lengths; parts that meet share the point between."""
    way = _way(line.points)
    cuts = np.searchsorted(way, np.linspace(0, way[-1], PARTS + 1)[1:-1])
    ends = np.unique([0, *cuts, len(way) - 1])
    if len(ends) < 2:  # a dot
        return [line]
    return [line.part(first, last) for first, last in pairwise(ends)]


def _way(points: Points) -> NDArray[np.float64]:
    """Return how far each point is along the stroke."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _longest(lines: Sequence[_Line]) -> list[int]:
    """Return the places of those that are tried, in drawn order."""
    lengths = np.array([line.length for line in lines])
    return sorted(np.argsort(-lengths, kind="stable")[:MOST_PIECES].tolist())


def _drawn(lines: Sequence[_Line], pen: float) -> Picture:
    """Draw each piece alone, at its place in the box of the whole drawing."""
    fitted = pictures.fit([line.points for line in lines], pen)
    return np.stack([pictures.draw([points], pen) for points in fitted])


def _without(whole: Picture, boxes: Picture, tried: Sequence[int]) -> list[Picture]:
    """Return the box without each of those tried.

    A pixel of several pieces together is as bright as that of the brightest piece alone.
    """
    padded = np.concatenate([boxes, np.zeros_like(boxes[:1])])
    brightest = padded.argmax(axis=0)
    second = np.partition(padded, -2, axis=0)[-2]
    return [np.where(brightest == at, np.minimum(whole, second), whole) for at in tried]


def _placed(boxes: Sequence[Picture]) -> Picture:
    """Put all boxes into pictures, where the first one belongs; the others have no more ink."""
    placed = pictures.centre(boxes[0])
    images = np.zeros((len(boxes), *placed.shape), np.uint8)
    images[:, *_frame(placed)] = np.stack(boxes)[:, *_frame(boxes[0])]
    return images


def _frame(image: Picture) -> tuple[slice, slice]:
    """Return the rows and the columns from the first to the last with ink."""
    rows, columns = (np.flatnonzero(image.any(axis=axis)) for axis in (1, 0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
