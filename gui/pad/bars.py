"""How sure the network is of each class, as bars."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import ThemeManager, figureFont
from gui.widgets.glide import StreamGlide
from gui.widgets.panel import standOnPanel

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIGITS = tuple("0123456789")
NO_FIGURE = "–"
BAR_PX = 9
LEAST_BAR_PX = 2.0
COLUMN_GAP_PX = 10
STEPS = 1000
"""Lengths of bars that differ by less look the same."""
LEAST_GROOVE_PX = 24
WIDEST_FIGURE = ">\u00a099.9\u00a0%"
GLIDE_MS = 90
"""Short enough to keep up with a hand that draws, long enough for the eye to follow."""


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
        self._look: _Look | None = None
        self._rows: list[_Row] = []  # as they were painted last, or are about to be
        self._glide = StreamGlide(self, GLIDE_MS)
        self._glide.moved.connect(self._advance)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("How sure the network is"))
        standOnPanel(self)
        themes.themeChanged.connect(self._forgetLook)

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
        target = np.asarray(probabilities, dtype=np.float64)
        target = np.where(np.isfinite(target), target, 0.0).clip(0, 1)
        self._resetRows(tuple(names)[: len(target)], len(target))
        self._target, self._start = target, self._shown
        self._glide.begin(self.isVisible())
        self._describe()

    def clear(self) -> None:
        """Show that there is nothing to show: flat bars and dashes."""
        self._target = None
        self._glide.rest()
        self._start = self._shown = np.zeros(len(self._names))
        self.setAccessibleDescription("")
        self._updateAll()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forgetLook()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look = self._look or self._makeLook()
        self._rows = self._rows or self._rowsNow()
        for number, row in enumerate(self._rows):
            reach = self._rowRect(number).adjusted(0, -look.overhang, 0, look.overhang)
            if event.region().intersects(reach):
                self._paintRow(painter, look, number, row)

    def _paintRow(self, painter: QPainter, look: _Look, number: int, row: _Row) -> None:
        self._paintBar(painter, look, number, row.won)
        baseline = number * look.height + look.baseline
        painter.setPen(look.text if row.won else look.muted)
        painter.setFont(look.bold if row.won else look.plain)
        painter.drawText(QPointF(0, baseline), look.names[number])
        painter.setFont(look.figures)
        indent = look.figure_metrics.horizontalAdvance(row.text)
        painter.drawText(QPointF(self.width() - indent, baseline), row.text)

    def _paintBar(self, painter: QPainter, look: _Look, row: int, won: bool) -> None:
        groove = look.groove.translated(0, row * look.height)
        radius = groove.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.chip)
        painter.drawRoundedRect(groove, radius, radius)
        if self._target is None:
            return
        groove.setWidth(max(LEAST_BAR_PX, groove.width() * float(self._shown[row])))
        radius = min(2 * radius, groove.width()) / 2
        painter.setBrush(look.accent if won else look.muted)
        painter.drawRoundedRect(groove, radius, radius)

    def _forgetLook(self) -> None:
        self._look = None
        self.updateGeometry()
        self._updateAll()

    def _makeLook(self) -> _Look:
        theme, height = self._themes.theme, self._rowHeight()
        plain, bold, figures = QFont(self.font()), QFont(self.font()), figureFont()
        plain.setWeight(QFont.Weight.Normal)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics, name_width = QFontMetrics(bold), self._nameWidth()
        left = name_width + COLUMN_GAP_PX
        width = self.width() - left - self._figureWidth() - COLUMN_GAP_PX
        thickness = min(BAR_PX * self._themes.fontScale, height * 0.6)
        return _Look(
            names=tuple(metrics.elidedText(name, _ELIDE, name_width) for name in self._names),
            plain=plain,
            bold=bold,
            figures=figures,
            figure_metrics=QFontMetrics(figures),
            height=height,
            overhang=max(0, math.ceil(metrics.height() - height)),
            baseline=(height + metrics.ascent() - metrics.descent()) / 2,
            groove=QRectF(left, (height - thickness) / 2, width, thickness),
            text=theme.color("text"),
            muted=theme.color("muted"),
            chip=theme.color("chip"),
            accent=theme.color("accent"),
        )

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
        self._forgetLook()

    def _advance(self, progress: float) -> None:
        if self._target is not None:
            self._shown = self._start + (self._target - self._start) * progress
            self._updateChanged()

    def _describe(self) -> None:
        winner = self.winner()
        text = "" if winner is None else f"{self._names[winner]}: {self.percentTexts()[winner]}"
        if text and text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _updateAll(self) -> None:
        self._rows = []
        self.update()

    def _updateChanged(self) -> None:
        """Have those rows painted that look other than they did: few do from move to move."""
        before, self._rows = self._rows, self._rowsNow()
        if len(before) != len(self._rows):
            self.update()
            return
        for number, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.update(self._rowRect(number))

    def _rowsNow(self) -> list[_Row]:
        winner, texts = self.winner(), self.percentTexts()
        steps = np.rint(self._shown * STEPS).astype(int).tolist()
        return [
            _Row(text, step, row == winner)
            for row, (text, step) in enumerate(zip(texts, steps, strict=True))
        ]

    def _rowRect(self, number: int) -> QRect:
        height = self._look.height if self._look is not None else self._rowHeight()
        return QRectF(0, number * height, self.width(), height).toAlignedRect()


@dataclass(frozen=True)
class _Row:
    """What is to be seen of a row.

    Parameters
    ----------
    text : the figure.
    length : of the bar, in steps.
    """

    text: str
    length: int
    won: bool


@dataclass(frozen=True, eq=False)
class _Look:
    """What painting needs and only a new size, font, theme or name changes; lengths in pixels.

    Bars are painted for every move of a pen: to find all this anew took most of the time.

    Parameters
    ----------
    overhang : how far letters reach into the next row where rows are low.
    """

    names: tuple[str, ...]
    plain: QFont
    bold: QFont
    figures: QFont
    figure_metrics: QFontMetrics
    height: float
    overhang: int
    baseline: float
    groove: QRectF
    text: QColor
    muted: QColor
    chip: QColor
    accent: QColor


_ELIDE = Qt.TextElideMode.ElideRight
