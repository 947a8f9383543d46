"""The small curve that shows what a schedule will do to the learning rate."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.spec.fields import flaws
from engine.spec.schedules import Constant, ReduceOnPlateau
from gui.builder.words import wrappedTip
from gui.theme import figureFont
from gui.translation import translated

if TYPE_CHECKING:
    from engine.spec.schedules import Schedule
    from gui.theme import ThemeManager

WIDTH_PX, LEAST_WIDTH_PX, PLOT_PX = 260, 140, 46
CURVE_PX, LINE_PX = 1.75, 1
LABEL_GAP_PX = 6
PADDING_PX = 3
POINTS = 512
SQUASHED_SHARE = 0.11
"""A linear axis is no use when half of the run is below this share of it: a cut to a tenth is."""
NOTHING_SHARE = 5e-3
"""Below this share of the highest, a rate looks like 0 on a linear axis."""
DECADES = 12
"""So many powers of ten does a logarithmic axis show at most."""
PLAIN_RATES = (1e-6, 1e6)
"""Rates between these are written without a power of ten."""

Floats = NDArray[np.float64]


class SchedulePreview(QWidget):
    """The learning rate over the epochs of the run; gone while nothing changes the rate.

    The axis is logarithmic where a linear one would show a line along its bottom. While a number
    of the plan is out of range the curve is left out, and its place stays.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._rates: Floats = np.empty(0)
        self._epochs = 0
        self._waits = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Learning rate over the run"))
        self.hide()
        themes.themeChanged.connect(self._dress)

    def setSchedule(
        self, schedule: Schedule, base_rate: float, steps_per_epoch: int, epochs: int
    ) -> None:
        """Show a plan.

        Parameters
        ----------
        base_rate : the optimizer's learning rate.
        steps_per_epoch : updates of an epoch; 0 where they are not known.
        """
        self._rates = plannedRates(schedule, base_rate, steps_per_epoch, epochs)
        self._epochs = epochs
        self._waits = isinstance(schedule, ReduceOnPlateau)
        self.setVisible(not isinstance(schedule, Constant) or schedule.warmup > 0)
        self.setAccessibleDescription(self._summary())
        lines = (translated(schedule.help), self._summary())
        self.setToolTip("".join(wrappedTip(line) for line in lines))
        self.update()

    def rates(self) -> Floats:
        """The learning rates drawn, evenly spread over the run."""
        return self._rates

    def isLogarithmic(self) -> bool:
        """Whether equal heights stand for equal factors."""
        return isSquashed(self._rates)

    def sizeHint(self) -> QSize:
        height = self._themes.scaled(PLOT_PX) + self._metrics().height() + 2
        return QSize(self._themes.scaled(WIDTH_PX), math.ceil(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(figureFont())
        box = self._plotBox()
        painter.setPen(QPen(self._themes.theme.color("edge"), LINE_PX))
        bottom = round(box.bottom()) + 0.5
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right(), bottom))
        if self._rates.size:
            self._drawLabels(painter, box)
            self._drawCurve(painter, box)

    def _drawCurve(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(self._themes.theme.color("accent"), CURVE_PX)
        pen.setStyle(Qt.PenStyle.DashLine if self._waits else Qt.PenStyle.SolidLine)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        area = box.adjusted(0, PADDING_PX, 0, -PADDING_PX)
        xs = np.linspace(area.left(), area.right(), len(self._rates))
        ys = area.bottom() - shares(self._rates) * area.height()
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(xs, ys, strict=True)]))

    def _drawLabels(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(self._themes.theme.color("muted"))
        high, low = self._ends()
        right, top = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignTop
        column = QRectF(0, 0, box.left() - LABEL_GAP_PX, box.height())
        painter.drawText(column, right | top, high)
        if low != high:
            painter.drawText(column, right | Qt.AlignmentFlag.AlignBottom, low)
        below = QRectF(box.left(), box.bottom() + 2, box.width(), self._metrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | top, "0")
        painter.drawText(below, right | top, self.tr("epoch {n}").format(n=f"{self._epochs:,}"))
        self._drawNote(painter, box)

    def _drawNote(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(self.font())
        elided = self.fontMetrics().elidedText(
            self._note(), Qt.TextElideMode.ElideRight, int(box.width())
        )
        down = Qt.AlignmentFlag.AlignVCenter if self._waits else Qt.AlignmentFlag.AlignTop
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | down, elided)

    def _note(self) -> str:
        if self._waits:
            return self.tr("until the loss stops falling")
        return self.tr("log scale") if self.isLogarithmic() else ""

    def _plotBox(self) -> QRectF:
        texts = self._ends() if self._rates.size else ("0.001",)
        column = max(self._metrics().horizontalAdvance(text) for text in texts)
        left = column + LABEL_GAP_PX
        height = self.height() - self._metrics().height() - 2
        return QRectF(left, 0, self.width() - left - 1, height)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(figureFont())

    def _ends(self) -> tuple[str, str]:
        """Highest and lowest rate in figures."""
        return self._text(float(self._rates.max())), self._text(float(self._rates.min()))

    def _text(self, rate: float) -> str:
        if not self.isLogarithmic() and rate < NOTHING_SHARE * float(self._rates.max()):
            return "0" if rate == 0 else "≈\u202f0"
        return rateText(rate)

    def _summary(self) -> str:
        """The curve in words: from 0.001 to 0.00001."""
        if not self._rates.size:
            return ""
        first, last = (self._text(float(rate)) for rate in self._rates[[0, -1]])
        high, low = self._ends()
        if high == low:
            told = high if self._waits else self.tr("{rate} all the time").format(rate=high)
        elif high in (first, last):
            told = self.tr("from {first} to {last}").format(first=first, last=last)
        else:
            told = self.tr("from {first} up to {high} and down to {last}").format(
                first=first, high=high, last=last
            )
        return f"{told}, {self._note()}" if self._waits else told

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


def plannedRates(schedule: Schedule, base_rate: float, steps: int, epochs: int) -> Floats:
    """Learning rates evenly spread over a run, each of an update; none where there is no plan."""
    possible = base_rate > 0 and math.isfinite(base_rate)
    if not possible or steps < 1 or epochs < 1 or any(flaws(schedule)):
        return np.empty(0)
    total = steps * epochs
    updates = np.linspace(0, total - 1, max(2, min(total, POINTS))).astype(np.int64)
    return base_rate * schedule.factors(updates, steps, total)


def isSquashed(rates: Floats) -> bool:
    """Whether a linear axis would show most of the rates as a line along its bottom."""
    if not rates.size or rates.max() <= 0:
        return False
    middle = np.sort(rates)[len(rates) // 2]  # np.median imports more than the window has time for
    return bool(middle < SQUASHED_SHARE * rates.max())


def shares(rates: Floats) -> Floats:
    """Heights of rates in a plot, the highest 1 and the lowest 0; all 1 where they are equal."""
    high = rates.max()
    if isSquashed(rates):
        rates = np.log10(np.maximum(rates, high * 10.0**-DECADES))
        high = rates.max()
    spread = high - rates.min()
    return (rates - rates.min()) / spread if spread > 0 else np.ones(len(rates))


def rateText(rate: float) -> str:
    """A learning rate with up to three digits, a power of ten only where it is very small."""
    if rate == 0 or PLAIN_RATES[0] <= rate < PLAIN_RATES[1]:
        return np.format_float_positional(rate, 3, fractional=False, trim="-")
    mantissa, exponent = f"{rate:.2e}".split("e")
    return f"{float(mantissa):g}e{int(exponent)}"
