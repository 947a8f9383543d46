"""What has been drawn: strokes, and the steps by which they came about."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Point = tuple[float, float]
Stroke = tuple[Point, ...]
Drawing = tuple[Stroke, ...]


class StrokeBook:
    """A drawing with its own undo and redo.

    A drawing is a tuple of strokes and is never changed, only replaced, so a step back is the
    drawing as it was. The stroke under way is kept apart until it is finished.
    """

    def __init__(self) -> None:
        self._finished: Drawing = ()
        self._current: list[Point] = []
        self._past: list[Drawing] = []
        self._future: list[Drawing] = []
        self._before: Drawing | None = None  # as it was when the eraser was put down

    @property
    def drawing(self) -> Drawing:
        """All strokes, with the one under way as the last."""
        return (*self._finished, tuple(self._current)) if self._current else self._finished

    @property
    def canUndo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past or self._current or self._isErased)

    @property
    def canRedo(self) -> bool:
        """Whether a step was taken back that can be made again."""
        return bool(self._future)

    @property
    def isUnderWay(self) -> bool:
        """Whether there is a stroke that has not been finished."""
        return bool(self._current)

    def begin(self, point: Point) -> None:
        """Start a stroke; one that was still under way is finished first."""
        self.end()
        self._current = [point]

    def extend(self, point: Point, least_distance: float = 0.0) -> bool:
        """Lengthen the stroke under way; False where ``point`` is as good as the last one."""
        if not self._current or math.dist(point, self._current[-1]) <= least_distance:
            return False
        self._current.append(point)
        return True

    def beginErasing(self) -> None:
        """Put the eraser down; all that is erased until `end` is one step."""
        self.end()
        self._before = self._finished

    def erase(self, indices: Collection[int]) -> None:
        """Take strokes out, by their places in the drawing; nothing before `beginErasing`."""
        if self._before is not None:
            kept = (stroke for i, stroke in enumerate(self._finished) if i not in indices)
            self._finished = tuple(kept)

    def end(self) -> None:
        """Finish the stroke or the erasing under way, if there is one."""
        if self._current:
            stroke, self._current = tuple(self._current), []
            self._do((*self._finished, stroke))
        if self._isErased and self._before is not None:
            left, self._finished = self._finished, self._before
            self._do(left)
        self._before = None

    def replace(self, drawing: Drawing) -> None:
        """Put another drawing in place of this one; the empty one clears."""
        self.end()
        if drawing != self._finished:
            self._do(drawing)

    def undo(self) -> None:
        """Take back the last step."""
        self.end()
        if self._past:
            self._future.append(self._finished)
            self._finished = self._past.pop()

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self.end()
        if self._future:
            self._past.append(self._finished)
            self._finished = self._future.pop()

    @property
    def _isErased(self) -> bool:
        """Whether the eraser that is down has taken anything."""
        return self._before is not None and self._before != self._finished

    def _do(self, drawing: Drawing) -> None:
        self._past.append(self._finished)
        self._future.clear()
        self._finished = drawing


def asArrays(drawing: Drawing) -> list[NDArray[np.float64]]:
    """The strokes as arrays of shape (n, 2)."""
    return [np.asarray(stroke, dtype=np.float64) for stroke in drawing]
