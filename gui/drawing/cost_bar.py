"""What a stage is worth: the share read right with it, and without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import figureFont, mix

if TYPE_CHECKING:
    from gui.theme import ThemeManager

BAR_PX = 8
CORNER_PX = 2.5
GAP_PX = 4
LOSS_SHARE = 0.55
"""Strength of the colour of what is lost, on the panel."""
WIDEST = "100.0\u00a0% → 100.0\u00a0%"

_FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CostBar(QWidget):
    """Two shares in figures, and below them a bar on which the difference stands out."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._shares: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.themeChanged.connect(self._dress)
        self.setShares(None)

    def setShares(self, shares: tuple[float, float] | None) -> None:
        """Show the share read right before and after, each in [0, 1]; None while not measured."""
        self._shares = shares
        self.setAccessibleName(self.text() if shares else self.tr("not measured yet"))
        self.update()

    def text(self) -> str:
        """The figures, for example ``"97.1 % → 31.4 %"``."""
        if self._shares is None:
            return "–"
        return " → ".join(f"{100 * share:.1f}\u00a0%" for share in self._shares)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(figureFont())
        height = metrics.height() + GAP_PX + self._themes.scaled(BAR_PX)
        return QSize(metrics.horizontalAdvance(WIDEST) + 2, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        bar = QRectF(self.rect())
        bar.setTop(bar.bottom() - self._themes.scaled(BAR_PX))
        painter.setFont(figureFont())
        painter.setPen(theme.color("text" if self._shares else "muted"))
        figures = QRectF(0, 0, self.width(), bar.top() - GAP_PX)
        painter.drawText(figures, _FIGURES, self.text())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("chip"))
        painter.drawRoundedRect(bar, CORNER_PX, CORNER_PX)
        if self._shares is not None:
            self._paintShares(painter, bar, *self._shares)

    def _paintShares(self, painter: QPainter, bar: QRectF, before: float, after: float) -> None:
        theme = self._themes.theme
        token = "bad" if after < before else "good"
        difference = mix(theme.color("panel"), theme.color(token), LOSS_SHARE)
        for share, colour in (
            (max(before, after), difference),
            (min(before, after), theme.color("muted")),
        ):
            painter.setBrush(colour)
            part = QRectF(bar.x(), bar.y(), bar.width() * share, bar.height())
            corner = min(CORNER_PX, part.width() / 2)
            painter.drawRoundedRect(part, corner, corner)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
