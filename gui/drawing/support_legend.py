"""What the two ends of the signed scale mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.drawing.signed import signedColor

if TYPE_CHECKING:
    from gui.theme import ThemeManager

BAR_PX, BAR_HEIGHT_PX = 110, 10
GAP_PX = 8
STOPS = 8
CORNER_PX = 3.0
MINUS = "\N{MINUS SIGN}"


class SupportLegend(QWidget):
    """A bar from orange over the sheet's colour to blue, with a word and a sign at each end."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._below = self._above = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.themeChanged.connect(self.updateGeometry)
        themes.themeChanged.connect(self.update)

    def setWords(self, below: str, above: str) -> None:
        """Say what orange and what blue stand for."""
        if (below, above) != (self._below, self._above):
            self._below, self._above = below, above
            self.setAccessibleName(f"{MINUS} {below}, + {above}")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        words = sum(self._widths())
        bar = self._themes.scaled(BAR_PX)
        return QSize(words + bar + 2 * GAP_PX, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(BAR_PX), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, height = self._themes.theme, float(self.height())
        left, right = self._shrunk()
        bar_width = min(self._themes.scaled(BAR_PX), self.width() - left - right - 2 * GAP_PX)
        bar = QRectF(left + GAP_PX, 0, max(0, bar_width), self._themes.scaled(BAR_HEIGHT_PX))
        bar.moveTop((height - bar.height()) / 2)
        self._paintBar(painter, bar)
        painter.setPen(theme.color("muted"))
        for text, start, room in (
            (f"{MINUS} {self._below}", 0.0, left),
            (f"{self._above} +", bar.right() + GAP_PX, right),
        ):
            shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(start, 0, room, height), Qt.AlignmentFlag.AlignVCenter, shown)

    def _paintBar(self, painter: QPainter, bar: QRectF) -> None:
        theme = self._themes.theme
        fade = QLinearGradient(bar.topLeft(), bar.topRight())
        for step in range(-STOPS, STOPS + 1):
            fade.setColorAt((step / STOPS + 1) / 2, signedColor(step / STOPS, theme))
        path = QPainterPath()
        path.addRoundedRect(bar, CORNER_PX, CORNER_PX)
        painter.setPen(theme.color("line"))
        painter.setBrush(fade)
        painter.drawPath(path)

    def _widths(self) -> tuple[int, int]:
        """Room for what stands at the left and at the right of the bar."""
        advance = self.fontMetrics().horizontalAdvance
        return advance(f"{MINUS} {self._below}") + 2, advance(f"{self._above} +") + 2

    def _shrunk(self) -> tuple[int, int]:
        """The same, but no more than leaves half the width to the bar and the gaps."""
        left, right = self._widths()
        room = self.width() - self._themes.scaled(BAR_PX) - 2 * GAP_PX
        if left + right <= room:
            return left, right
        half = max(0, room // 2)
        return min(left, half), min(right, half)
