"""A dot for each step of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import ThemeManager

DOT_PX, GAP_PX, RING_PX = 8, 6, 2


class StepDots(QWidget):
    """Dots in a row: filled where a step is done, with a ring around the one under way."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._count, self._place = 0, 0
        self._done: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.themeChanged.connect(self.updateGeometry)

    def setSteps(self, count: int, place: int, done: frozenset[int]) -> None:
        """Show so many dots, of which those in ``done`` are filled and ``place`` is marked."""
        if (count, place, done) == (self._count, self._place, self._done):
            return
        self._count, self._place, self._done = count, place, done
        self.setAccessibleName(
            self.tr("Step {place} of {count}, {done} done").format(
                place=place + 1, count=count, done=len(done)
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        dot, gap = self._themes.scaled(DOT_PX), self._themes.scaled(GAP_PX)
        margin = 2 * RING_PX
        return QSize(max(0, self._count * (dot + gap) - gap) + 2 * margin, dot + 2 * margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._themes.scaled(DOT_PX) / 2
        step = 2 * radius + self._themes.scaled(GAP_PX)
        for i in range(self._count):
            centre = QPointF(2 * RING_PX + radius + i * step, self.height() / 2)
            is_done, is_here = i in self._done, i == self._place
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good" if is_done else "line"))
            painter.drawEllipse(centre, radius - 1, radius - 1)
            if is_here:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("accent"), RING_PX))
                painter.drawEllipse(centre, radius + 1, radius + 1)
