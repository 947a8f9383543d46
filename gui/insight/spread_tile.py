"""How the values of one layer are spread: now as a curve, and below it as they were before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.insight.spread_history import BINS, rangeOf, shares, spreadsOf
from gui.theme import figureFont, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.insight.observation import Histogram
    from gui.theme import Theme, ThemeManager

LANE = 0
CURVE_PX, MAP_PX = 52, 90
MOST_ROW_PX = 6
FILL_SHARE = 0.3
GAP_PX = 3
LEVELS = 64
SHEET_SHARE = 0.6
DEEPEST = 0.85
"""The share of the colour at the peak of a row."""
MARGIN_SHARE = 0.02
"""Room beside the outermost values, as a share of their range."""
WIDTH_PX = 230


class SpreadTile(QWidget):
    """A layer's histogram at one moment over a map of those before it, the oldest lowest."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._title = ""
        self._updates: tuple[int, ...] = ()
        self._range = (0.0, 1.0)
        self._rows: NDArray[np.float64] = np.zeros((0, BINS))
        self._shown = 0
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()
        themes.themeChanged.connect(self._fit)

    def setHistograms(
        self, title: str, found: Sequence[tuple[int, Histogram]], moment: int
    ) -> None:
        """Show histograms with their updates, ascending.

        Parameters
        ----------
        title : the name of the layer.
        moment : the update of the one that is shown as a curve; the nearest there is.
        """
        self._title = title
        self._updates = tuple(update for update, _ in found)
        gaps = [abs(update - moment) for update in self._updates]
        self._shown = int(np.argmin(gaps)) if gaps else 0
        if found:
            spreads = spreadsOf([histogram for _, histogram in found])
            low, high = rangeOf(spreads, self._shown)
            margin = MARGIN_SHARE * (high - low)
            self._range = low - margin, high + margin
            self._rows = shares(spreads, *self._range)
        self._image = None
        self.setToolTip(self._tip())
        self.setAccessibleName(title)
        self.setAccessibleDescription(self._tip())
        self.update()

    def range(self) -> tuple[float, float]:
        """The values at the left and at the right edge."""
        return self._range

    def rows(self) -> NDArray[np.float64]:
        """Shares of the values, shape (moments, bins), the oldest first."""
        return self._rows

    def shownUpdate(self) -> int | None:
        """The update of the moment that is shown as a curve."""
        return self._updates[self._shown] if self._updates else None

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(WIDTH_PX), self.height())

    def _tip(self) -> str:
        low, high = (f"{edge:.3g}" for edge in self._range)
        text = self.tr(
            "{title}: from {low} to {high}. The curve is the moment shown; below it are those "
            "before, the latest on top, darker where there are more values."
        )
        return text.format(title=self._title, low=low, high=high)

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        scaled = self._themes.scaled
        self.setFixedHeight(2 * line + scaled(CURVE_PX) + scaled(MAP_PX) + 3 * GAP_PX)
        self._image = None
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        line, width = self.fontMetrics().height(), self.width()
        painter.setPen(theme.color("text"))
        elide = Qt.TextElideMode.ElideRight
        title = self.fontMetrics().elidedText(self._title, elide, width)
        painter.drawText(QRect(0, 0, width, line), Qt.AlignmentFlag.AlignLeft, title)
        if not len(self._rows):
            return
        curve = QRectF(0, line + GAP_PX, width, self._themes.scaled(CURVE_PX))
        below = self._mapBox(curve)
        if self._image is None:
            self._image = mapImage(self._rows[::-1], theme)
        painter.fillRect(self._mapRoom(curve), sheetColour(theme))
        painter.drawImage(below, self._image)
        self._paintMoment(painter, below)
        self._paintZero(painter, curve.united(below))
        self._paintCurve(painter, curve)
        self._paintEnds(painter, QRectF(0, self.height() - line, width, line))

    def _mapRoom(self, curve: QRectF) -> QRectF:
        """The room for a map of as many moments as there can be."""
        return QRectF(0, curve.bottom() + 1, self.width(), self._themes.scaled(MAP_PX))

    def _mapBox(self, curve: QRectF) -> QRectF:
        """Where the map is: it grows downwards with the moments, until there is no more room."""
        room = self._mapRoom(curve)
        most = len(self._rows) * self._themes.scaled(MOST_ROW_PX)
        room.setHeight(min(room.height(), most))
        return room

    def _paintCurve(self, painter: QPainter, area: QRectF) -> None:
        theme, row = self._themes.theme, self._rows[self._shown]
        heights = np.sqrt(row / max(float(row.max()), 1e-12)) * (area.height() - 2)
        across = area.left() + (np.arange(len(row)) + 0.5) * area.width() / len(row)
        points = [
            QPointF(x, area.bottom() - h)
            for x, h in zip(across.tolist(), heights.tolist(), strict=True)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.lane(LANE)
        fill = mix(theme.color("panel"), colour, FILL_SHARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        ends = QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom())
        painter.drawPolygon(QPolygonF([ends[0], *points, ends[1]]))
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paintMoment(self, painter: QPainter, area: QRectF) -> None:
        """Mark the moment of the curve where it is not the latest one."""
        count = len(self._rows)
        if self._shown == count - 1:
            return
        step = area.height() / count
        top = area.top() + (count - 1 - self._shown) * step
        painter.setPen(QPen(self._themes.theme.color("accent"), 1))
        painter.drawRect(QRectF(area.left(), top, area.width() - 1, max(1.0, step - 1)))

    def _paintZero(self, painter: QPainter, area: QRectF) -> None:
        low, high = self._range
        if low < 0 < high:
            x = area.left() - low / (high - low) * area.width()
            painter.setPen(QPen(self._themes.theme.color("edge"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _paintEnds(self, painter: QPainter, line: QRectF) -> None:
        theme, figures = self._themes.theme, figureFont()
        painter.setFont(figures)
        painter.setPen(theme.color("muted"))
        low, high = (f"{edge:.2g}".replace("-", "\N{MINUS SIGN}") for edge in self._range)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, high)
        text = f"{self._updates[self._shown]:,}"
        metrics = QFontMetrics(figures)
        taken = max(map(metrics.horizontalAdvance, (low, high)))
        words = self.tr("update {n}").format(n=text)
        if metrics.horizontalAdvance(words) + 2 * (taken + GAP_PX) <= line.width():
            painter.drawText(line, Qt.AlignmentFlag.AlignHCenter, words)


def sheetColour(theme: Theme) -> QColor:
    """The colour of a map where there are no values."""
    return mix(theme.color("panel"), theme.color("chip"), SHEET_SHARE)


def mapImage(rows: NDArray[Any], theme: Theme) -> QImage:
    """Make a picture of shares of shape (moments, bins), one pixel each; the first is on top.

    Each row has a scale of its own, so that a narrow peak does not pale all others.
    """
    most = np.maximum(rows.max(axis=1, keepdims=True), 1e-12)
    levels = np.rint((LEVELS - 1) * np.sqrt(rows / most)).astype(np.intp)
    sheet, colour = sheetColour(theme), theme.lane(LANE)
    table = np.array(
        [mix(sheet, colour, DEEPEST * n / (LEVELS - 1)).rgb() for n in range(LEVELS)], np.uint32
    )
    pixels = table[levels]
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()
