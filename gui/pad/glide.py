"""How bars come to new values."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QObject, QVariantAnimation, Signal

GLIDE_MS = 90
"""Short enough to keep up with a hand that draws, long enough for the eye to follow."""


class Glide(QObject):
    """Goes from 0 to 1 where a single answer comes; a stream of answers is a movement by itself.

    While somebody draws, answers come faster than bars glide: to paint steps between them would
    cost more than the answers, and show values that no network gave.
    """

    moved = Signal(float)
    """How far the bars are from where they stood, 0, to the new values, 1."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = QElapsedTimer()
        self._steps = QVariantAnimation(self)
        self._steps.setDuration(GLIDE_MS)
        self._steps.setStartValue(0.0)
        self._steps.setEndValue(1.0)
        self._steps.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._steps.valueChanged.connect(lambda step: self.moved.emit(step))

    def start(self, is_seen: bool) -> None:
        """Go to new values: at once where nobody sees it, or where the last came just before."""
        self._steps.stop()
        is_stream = self._last.isValid() and self._last.elapsed() < GLIDE_MS
        self._last.start()
        if is_seen and not is_stream:
            self._steps.start()
        else:
            self.moved.emit(1.0)

    def stop(self) -> None:
        """Stay where it is; what comes next glides again."""
        self._steps.stop()
        self._last.invalidate()
