"""The curves of a race that was repeated: each lane's mean, and the band that its seeds cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPen, QPolygonF

from gui.training.curve_plot import CurvePlot
from gui.training.plot_view import X_TICK_PX
from gui.training.run_curves import PERCENT, written
from gui.training.scale import Tick, figure, ticks
from gui.training.strokes import Curve

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from engine.insight.comparison import Band, Comparison
    from gui.race.lane_run import LaneRun
    from gui.theme import ThemeManager
    from gui.training.curve_painter import Pen
    from gui.training.scale import Range

BAND_ALPHA, EDGE_ALPHA = 0.14, 0.45
POINT_BAND_PX = 4
"""The width of a band that one epoch alone has."""
PLOT_PX, PLOT_HEIGHT_PX = 330, 170
"""The least that a plot needs to be read."""
START_SHARE = 0.25
"""The share of the epochs that may leave the view: the winner is made at the end."""
FIGURES = "{:.3f}"


@dataclass(frozen=True)
class _Stripe:
    """A lane's band, as the plot draws it."""

    style: int
    band: Band


class BandPlot(CurvePlot):
    """Mean curves over whole epochs, each with the band that its seeds cover."""

    def __init__(self, themes: ThemeManager) -> None:
        self._stripes: list[_Stripe] = []
        super().__init__(themes, "")
        self.setAccessibleName(self.tr("Mean over the seeds, with bands"))

    def setBands(self, comparison: Comparison, lanes: Sequence[LaneRun]) -> None:
        """Show each lane's mean after each epoch, and from where to where its seeds go."""
        bands = [(lane, comparison.band(lane.number)) for lane in lanes if not lane.is_hidden]
        shown = [(lane, band) for lane, band in bands if band.count.any()]
        self._stripes = [_Stripe(lane.style, band) for lane, band in shown]
        form = _form(comparison)
        curves = [_mean_curve(lane, band, form) for lane, band in shown]
        self.setCurves(curves, _seen([stripe.band for stripe in self._stripes]))

    def sizeHint(self) -> QSize:
        """What it takes to be read, each curve with its label; it grows where there is room."""
        labels = (len(self._stripes) + 2) * self.fontMetrics().height()
        height = max(self._themes.scaled(PLOT_HEIGHT_PX), labels)
        return QSize(self._themes.scaled(PLOT_PX), height)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom only with the focus, so that the page can be scrolled over the plot."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fitted_x(self, width: float) -> Range:
        """Begin with the first epoch: nothing is measured before it."""
        last = max(self._last_x(), 1.0)
        room = max(1.0, width - self.labelRoom())
        span = max(1.0, 1.1 * (last - 1))
        low = 0.5 if last == 1 else 1 - 0.05 * (last - 1)
        return low, low + span * width / room

    def _x_ticks(self) -> list[Tick]:
        """Return whole epochs, those that there are."""
        view = self.view()
        most = int(view.area.width() / self._themes.scaled(X_TICK_PX))
        places = [tick.at for tick in ticks(*view.x, most) if 1 <= tick.at <= self._last_x()]
        return [Tick(at, figure(at, 0)) for at in places if float(at).is_integer()]

    def _paint_curves(self, pen: Pen) -> None:
        pen.painter.save()
        pen.painter.setClipRect(self.view().area)
        for stripe in self._stripes if self.curves() else ():
            self._paint_stripe(pen, stripe)
        pen.painter.restore()
        super()._paint_curves(pen)

    def _paint_stripe(self, pen: Pen, stripe: _Stripe) -> None:
        band, view = stripe.band, self.view()
        known = np.flatnonzero(band.count > 1)
        columns = view.across(known.astype(np.float64) + 1)
        tops, bottoms = view.down(band.high[known]), view.down(band.low[known])
        if len(known) == 1:
            columns = np.array([columns[0] - POINT_BAND_PX / 2, columns[0] + POINT_BAND_PX / 2])
            tops, bottoms = np.repeat(tops, 2), np.repeat(bottoms, 2)
        upper, lower = _points(columns, tops), _points(columns, bottoms)
        color = pen.theme.lane(stripe.style)
        color.setAlphaF(BAND_ALPHA)
        pen.painter.setRenderHint(pen.painter.RenderHint.Antialiasing)
        pen.painter.setPen(Qt.PenStyle.NoPen)
        pen.painter.setBrush(color)
        pen.painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        pen.painter.setBrush(Qt.BrushStyle.NoBrush)
        color.setAlphaF(EDGE_ALPHA)
        dashed = pen.theme.laneIsDashed(stripe.style)
        pen.painter.setPen(
            QPen(color, 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        )
        for edge in (upper, lower):
            pen.painter.drawPolyline(QPolygonF(edge))


def pointedText(comparison: Comparison, lane: int, epoch: int) -> str:
    """Write a lane's mean after ``epoch``, and from where to where its seeds go."""
    band, place = comparison.band(lane), epoch - 1
    if not band.count[place]:
        return ""
    form = _form(comparison)
    mean, low, high = (written(float(row[place]), form) for row in (band.mean, band.low, band.high))
    return f"{mean} ({low} – {high})" if band.count[place] > 1 else mean


def _form(comparison: Comparison) -> str:
    return PERCENT if comparison.measure.is_share else FIGURES


def _mean_curve(lane: LaneRun, band: Band, form: str) -> Curve:
    last = float(band.mean[np.isfinite(band.mean)][-1])
    x = np.arange(1.0, len(band.mean) + 1)
    return Curve(x, band.mean, lane.style, lane.name, written(last, form), dots=True)


def _seen(bands: Sequence[Band]) -> Range:
    """Return what to see of the values: what the bands cover once the steep start is over."""
    later = [slice(int(START_SHARE * len(band.mean)), None) for band in bands]
    lows = _known(band.low[part] for band, part in zip(bands, later, strict=True))
    highs = _known(band.high[part] for band, part in zip(bands, later, strict=True))
    if not len(lows):
        return 0.0, 1.0
    low, high = float(lows.min()), float(highs.max())
    air = 0.06 * (high - low) or 0.05 * max(abs(high), 1e-3)
    return low - air, high + air


def _known(rows: Iterable[np.ndarray]) -> np.ndarray:
    values = np.concatenate([*rows, np.zeros(0)])
    return values[np.isfinite(values)]


def _points(columns: np.ndarray, rows: np.ndarray) -> list[QPointF]:
    return [QPointF(x, y) for x, y in zip(columns.tolist(), rows.tolist(), strict=True)]
