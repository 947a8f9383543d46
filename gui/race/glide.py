"""Rows that glide to new places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QVariantAnimation, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

GLIDE_MS = 250
"""Long enough for the eye to follow a row, short enough to keep up with a race."""


class Glide(QVariantAnimation):
    """Where rows are on their way from where they were to where they belong.

    Tops of rows are in pixels, by the numbers that the rows have.
    """

    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.isWanted = True
        """Whether rows glide; else they are there at once."""
        self._from: dict[int, float] = {}
        self.setDuration(GLIDE_MS)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self.moved)
        self.finished.connect(self.moved)

    @property
    def isMoving(self) -> bool:
        """Whether rows are under way."""
        return self.state() == QVariantAnimation.State.Running

    def begin(self, tops: Mapping[int, float], goals: Mapping[int, float], may: bool) -> None:
        """Set out from ``tops`` for ``goals``, or be there at once where rows may not move."""
        self.stop()
        self._from = {number: tops[number] for number in goals if number in tops}
        if may and self.isWanted and any(goals[n] != top for n, top in self._from.items()):
            self.start()
        self.moved.emit()

    def tops(self, goals: Mapping[int, float]) -> dict[int, float]:
        """Return where the rows are now, on their way to ``goals``."""
        if not self.isMoving:
            return dict(goals)
        share = float(self.currentValue())
        starts = {number: self._from.get(number, goal) for number, goal in goals.items()}
        return {n: starts[n] + (goal - starts[n]) * share for n, goal in goals.items()}
