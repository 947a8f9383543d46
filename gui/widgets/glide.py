"""How bars and rows come to new values and places."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QObject, QVariantAnimation, Signal


class Glide(QVariantAnimation):
    """Goes from 0 to 1, at first fast and then slower, or is there at once.

    Parameters
    ----------
    duration_ms : how long it is under way.
    """

    moved = Signal(float)
    """The share of the way done, 0 to 1."""

    def __init__(self, parent: QObject, duration_ms: int) -> None:
        super().__init__(parent)
        self.setDuration(duration_ms)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._tell)

    @property
    def isMoving(self) -> bool:
        """Whether it is under way."""
        return self.state() == QVariantAnimation.State.Running

    @property
    def share(self) -> float:
        """The share of the way done, 0 to 1; 1 where it is not under way."""
        return float(self.currentValue()) if self.isMoving else 1.0

    def begin(self, may: bool) -> None:
        """Set out anew, or be there at once where nothing may move."""
        self.stop()
        if may:
            self.start()
        else:
            self.moved.emit(1.0)

    def _tell(self, share: float) -> None:
        self.moved.emit(share)


class StreamGlide(Glide):
    """Glides where a single answer comes; a stream of answers is a movement by itself.

    While somebody draws, answers come faster than bars glide: to paint steps between them would
    cost more than the answers, and show values that no network gave.
    """

    def __init__(self, parent: QObject, duration_ms: int) -> None:
        super().__init__(parent, duration_ms)
        self._last = QElapsedTimer()

    def begin(self, may: bool) -> None:
        """Go to new values: at once where nothing may move, or where the last came just before."""
        is_stream = self._last.isValid() and self._last.elapsed() < self.duration()
        self._last.start()
        super().begin(may and not is_stream)

    def rest(self) -> None:
        """Stay where it is; what comes next glides again."""
        self.stop()
        self._last.invalidate()


class PlaceGlide(Glide):
    """Where things are on their way from where they were to where they belong.

    Places are in pixels, by the numbers that the things have.
    """

    def __init__(self, parent: QObject, duration_ms: int) -> None:
        super().__init__(parent, duration_ms)
        self._from: dict[int, float] = {}

    def setOut(self, places: Mapping[int, float], goals: Mapping[int, float], may: bool) -> None:
        """Set out from ``places`` for ``goals``, or be there at once where nothing may move."""
        self._from = {number: places[number] for number in goals if number in places}
        self.begin(may and any(goals[n] != place for n, place in self._from.items()))

    def places(self, goals: Mapping[int, float]) -> dict[int, float]:
        """Return where the things are now, on their way to ``goals``."""
        share = self.share
        starts = {number: self._from.get(number, goal) for number, goal in goals.items()}
        return {n: starts[n] + (goal - starts[n]) * share for n, goal in goals.items()}
