"""How sure the network is of each class, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import ThemeManager, figureFont

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIGITS = tuple("0123456789")
NO_FIGURE = "–"
MOVE_MS = 90
"""Short enough to keep up with a hand that draws, long enough for the eye to follow."""
BAR_PX = 9
LEAST_BAR_PX = 2.0
COLUMN_GAP_PX = 10
LEAST_GROOVE_PX = 24
WIDEST_FIGURE = ">\u00a099.9\u00a0%"


def percentText(share: float) -> str:
    """A share in [0, 1] as a percentage; only what is certain is called 100 %."""
    return WIDEST_FIGURE if 0.9995 <= share < 1 else f"{100 * share:.1f}\u00a0%"


class ProbabilityBars(QWidget):
    """A row for each class: its name, a bar and the percentage; the winner in the accent colour."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._names: tuple[str, ...] = DIGITS
        self._target: NDArray[np.float64] | None = None
        self._start = self._shown = np.zeros(len(DIGITS))
        self._move = QVariantAnimation(self)
        self._move.setDuration(MOVE_MS)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self._advance)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("How sure the network is"))
        themes.themeChanged.connect(self.updateGeometry)
        themes.themeChanged.connect(self.update)

    def winner(self) -> int | None:
        """Index of the most probable class, or None while nothing is shown."""
        return None if self._target is None else int(np.argmax(self._target))

    def percentTexts(self) -> list[str]:
        """The figures as they are shown, one a class."""
        if self._target is None:
            return [NO_FIGURE] * len(self._names)
        return [percentText(share) for share in self._target]

    def setNames(self, names: Sequence[str]) -> None:
        """Name the rows; figures shown for other names are taken away."""
        if tuple(names) != self._names:
            self._resetRows(tuple(names), len(names))
            self.clear()

    def setProbabilities(
        self, probabilities: NDArray[np.float64], names: Sequence[str] = DIGITS
    ) -> None:
        """Show probabilities of shape (classes,), each in [0, 1]; the bars move there."""
        target = np.nan_to_num(np.asarray(probabilities, dtype=np.float64)).clip(0, 1)
        self._resetRows(tuple(names)[: len(target)], len(target))
        self._target = target
        self._animate(target)
        self._describe()

    def clear(self) -> None:
        """Show that there is nothing to show: flat bars and dashes."""
        self._target = None
        self._move.stop()
        self._start = self._shown = np.zeros(len(self._names))
        self.setAccessibleDescription("")
        self.update()

    def heightFor(self, most_rows: int) -> int:
        """Height wanted for the rows there are, but not for more than ``most_rows``."""
        return self._lineHeight(1.0) * min(len(self._names), most_rows)

    def sizeHint(self) -> QSize:
        return QSize(220, self.heightFor(len(self._names)))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._elidedNameAt(event.pos()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figures = figureFont()
        name_width = self._nameWidth()
        figure_width = self._figureWidth()
        height = self._rowHeight()
        bar_left = name_width + COLUMN_GAP_PX
        bar_width = self.width() - bar_left - figure_width - COLUMN_GAP_PX
        winner, texts = self.winner(), self.percentTexts()
        for row, name in enumerate(self._names):
            line = QRectF(0, row * height, self.width(), height)
            won = row == winner
            self._paintName(painter, QRectF(0, line.y(), name_width, height), name, won)
            self._paintBar(painter, QRectF(bar_left, line.y(), bar_width, height), row, won)
            painter.setFont(figures)
            painter.setPen(self._themes.theme.color("text" if won else "muted"))
            painter.drawText(line, _RIGHT, texts[row])

    def _paintName(self, painter: QPainter, box: QRectF, name: str, won: bool) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if won else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._themes.theme.color("text" if won else "muted"))
        shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _LEFT, shown)

    def _paintBar(self, painter: QPainter, box: QRectF, row: int, won: bool) -> None:
        theme = self._themes.theme
        thickness = min(BAR_PX * self._themes.fontScale, box.height() * 0.6)
        groove = QRectF(box.x(), box.center().y() - thickness / 2, box.width(), thickness)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("chip"))
        painter.drawRoundedRect(groove, thickness / 2, thickness / 2)
        if self._target is None:
            return
        filled = QRectF(groove)
        filled.setWidth(max(LEAST_BAR_PX, groove.width() * float(self._shown[row])))
        radius = min(thickness, filled.width()) / 2
        painter.setBrush(theme.color("accent" if won else "muted"))
        painter.drawRoundedRect(filled, radius, radius)

    def _nameWidth(self) -> int:
        """Room for the longest name, as long as there is any left for the bars."""
        longest = max(self._boldMetrics().horizontalAdvance(name) for name in self._names)
        taken = self._figureWidth() + 2 * COLUMN_GAP_PX + LEAST_GROOVE_PX
        return max(0, min(longest + 1, self.width() - taken))

    def _boldMetrics(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)

    def _figureWidth(self) -> int:
        return QFontMetrics(figureFont()).horizontalAdvance(WIDEST_FIGURE)

    def _rowHeight(self) -> float:
        return min(self.height() / len(self._names), self._lineHeight(1.15))

    def _elidedNameAt(self, position: QPoint) -> str:
        """The name of the row at a position where it is cut short, or nothing."""
        row = int(position.y() / self._rowHeight())
        name = self._names[row] if 0 <= row < len(self._names) else ""
        is_cut = self._boldMetrics().horizontalAdvance(name) > self._nameWidth()
        return name if is_cut else ""

    def _lineHeight(self, share: float) -> int:
        return round(self.fontMetrics().height() * share)

    def _resetRows(self, names: tuple[str, ...], count: int) -> None:
        full = names + tuple(str(index) for index in range(len(names), count))
        if full == self._names:
            return
        self._names = full
        self._start = self._shown = np.zeros(count)
        self.updateGeometry()

    def _animate(self, target: NDArray[np.float64]) -> None:
        self._move.stop()
        if not self.isVisible():
            self._shown = target
            return
        self._start = self._shown
        self._move.start()

    def _advance(self, progress: float) -> None:
        if self._target is not None:
            self._shown = self._start + (self._target - self._start) * progress
            self.update()

    def _describe(self) -> None:
        winner = self.winner()
        if winner is not None:
            text = f"{self._names[winner]}: {self.percentTexts()[winner]}"
            self.setAccessibleDescription(text)
        self.update()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
