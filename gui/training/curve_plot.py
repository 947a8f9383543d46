"""One plot of a run: the raw curve behind, the smoothed one in front, validation as dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from engine.training.history import envelope
from gui.theme import ThemeManager, figureFont, mix, setStyleFlag

RAW_SHARE = 0.22
"""The raw curve stands back: so much of its colour on the panel's."""
RAW_POINTS_PER_PX = 1.0
"""The smallest and the largest value of every two columns of pixels."""
EMPTY_SPAN = 5.0
TICK_DENSITY = 0.7
LINE_PX = 2
DOT_PX = 8
LABEL_GAP_PX = 8
AXIS_PX = 46
LEAST_LOSS = 1e-6
"""Below this a logarithmic axis says nothing any more."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """One curve of a plot.

    Parameters
    ----------
    x, y : points, in order; NaN is left out.
    smooth : a second row of values to draw in front of ``y``, or None.
    dots : draw points joined by a line instead of a raw curve.
    lane : which of the theme's lane colours.
    label : the text at its end; the last value follows it.
    value : the last value as text.
    """

    x: Floats
    y: NDArray[np.floating]
    lane: int
    label: str
    value: str
    smooth: NDArray[np.floating] | None = None
    dots: bool = False


@dataclass
class _Drawn:
    """The items of one curve."""

    raw: pg.PlotDataItem
    front: pg.PlotDataItem
    label: pg.TextItem


@dataclass(frozen=True)
class _Line:
    """A level across the plot, with its word at the right."""

    value: float
    text: str
    line: pg.InfiniteLine
    label: pg.TextItem


class CurvePlot(pg.PlotWidget):
    """Curves over training, with direct labels at their ends.

    It follows the data until the user zooms or pans; a double click follows again.

    Parameters
    ----------
    name : what the values are, for assistive technology.
    """

    followChanged = Signal(bool)

    def __init__(self, themes: ThemeManager, name: str) -> None:
        super().__init__(enableMenu=False)
        self._themes = themes
        self._curves: list[Curve] = []
        self._drawn: list[_Drawn] = []
        self._log = False
        self._following = True
        self._y_range = (0.0, 1.0)
        self._room = 0.0
        self._line: _Line | None = None
        self._hint = QLabel(self)
        self._prepare(name)
        themes.themeChanged.connect(self._dress)
        self._dress()

    def _prepare(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setMinimumHeight(120)
        self.setFrameShape(self.Shape.NoFrame)
        self.hideButtons()
        item = self.getPlotItem()
        # pyqtgraph makes a menu without a parent, which would outlive the plot.
        item.ctrlMenu.setParent(self, item.ctrlMenu.windowFlags())
        item.setContentsMargins(0, 4, 4, 0)
        self.getViewBox().setMouseMode(pg.ViewBox.PanMode)
        self.getViewBox().sigRangeChangedManually.connect(self._moved)
        self.getViewBox().sigResized.connect(self._refit)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        setStyleFlag(self._hint, "muted")
        for side in ("left", "bottom"):
            self.getAxis(side).setStyle(tickTextOffset=6, tickLength=0)
            self.getAxis(side).setTickDensity(TICK_DENSITY)
        self.getAxis("left").setWidth(AXIS_PX)

    def setCurves(self, curves: Sequence[Curve], y_range: tuple[float, float]) -> None:
        """Show ``curves``; ``y_range`` is what to see of them while following."""
        self._curves = list(curves)
        self._y_range = y_range
        self._match_items()
        for curve, drawn in zip(self._curves, self._drawn, strict=True):
            self._fill(curve, drawn)
        self._refit()

    def setHint(self, text: str) -> None:
        """Say what will be here, while there are no curves yet; empty for nothing."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def setLogarithmic(self, on: bool) -> None:
        """Count the vertical axis in powers of ten."""
        self._log = on
        self.getPlotItem().setLogMode(y=on)
        self.setCurves(self._curves, self._y_range)

    def setLine(self, value: float, text: str) -> None:
        """Draw a dashed line across at ``value``, with a word on it."""
        self._line = _Line(
            value, text, pg.InfiniteLine(value, angle=0), pg.TextItem(text, anchor=(0, 0.5))
        )
        for item in (self._line.line, self._line.label):
            self.addItem(item, ignoreBounds=True)
        self._dress()

    def follow(self) -> None:
        """Show everything and keep following the data."""
        self._setFollowing(True)
        self._refit()

    @property
    def isFollowing(self) -> bool:
        """Whether the view follows the data."""
        return self._following

    def labels(self) -> list[str]:
        """The texts at the ends of the curves."""
        return [f"{curve.label} {curve.value}" for curve in self._curves if len(curve.x)]

    def mouseDoubleClickEvent(self, event: object) -> None:
        self.follow()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_hint"):
            self._hint.setGeometry(self.rect().adjusted(AXIS_PX + 16, 0, -16, -24))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_drawn"):
            self._dress()

    def _moved(self) -> None:
        self._setFollowing(False)
        self._place_labels()

    def _setFollowing(self, on: bool) -> None:
        if on != self._following:
            self._following = on
            self.followChanged.emit(on)

    def _match_items(self) -> None:
        """Have as many items as curves; items are kept, so that nothing flickers."""
        while len(self._drawn) > len(self._curves):
            for item in vars(self._drawn.pop()).values():
                self.removeItem(item)
        while len(self._drawn) < len(self._curves):
            raw = self.plot(skipFiniteCheck=True)
            front = self.plot(skipFiniteCheck=True)
            label = pg.TextItem(anchor=(0, 0.5))
            self.addItem(label, ignoreBounds=True)
            self._drawn.append(_Drawn(raw, front, label))
        self._dress_curves()

    def _fill(self, curve: Curve, drawn: _Drawn) -> None:
        points = max(200, self.width())
        if curve.dots:
            drawn.raw.setData([], [])
            drawn.front.setData(*self._finite(curve.x, curve.y))
        else:
            places, values = envelope(curve.y, round(points * RAW_POINTS_PER_PX))
            drawn.raw.setData(*self._finite(curve.x[places.astype(int)], values))
            smooth = curve.y if curve.smooth is None else curve.smooth
            thin = _spread(len(smooth), points)
            drawn.front.setData(*self._finite(curve.x[thin], smooth[thin]))
        drawn.label.setText(f"{curve.label} {curve.value}")

    def _finite(self, x: Floats, y: NDArray[np.floating]) -> tuple[Floats, Floats]:
        values = np.asarray(y, np.float64)
        if self._log:
            values = np.maximum(values, LEAST_LOSS)
        good = np.isfinite(values)
        return x[good], values[good]

    def _refit(self) -> None:
        if self._following:
            self._fit()
        self._place_labels()

    def _fit(self) -> None:
        ends = [float(curve.x[-1]) for curve in self._curves if len(curve.x)]
        last = max(ends, default=EMPTY_SPAN) or 1.0
        room = max(self._room, self.labelRoom())
        width = max(1.0, self.getViewBox().width())
        right = last * width / max(1.0, width - room)
        low, high = self._y_range
        if self._log:
            low, high = np.log10(max(low, LEAST_LOSS)), np.log10(max(high, LEAST_LOSS * 10))
        self.getViewBox().setRange(
            xRange=(-0.01 * right, right), yRange=(low, high), padding=0, disableAutoRange=True
        )

    def labelRoom(self) -> float:
        """How much room the labels at the right need, px."""
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(text) for text in self.labels()]
        if self._line is not None:
            widths.append(metrics.horizontalAdvance(self._line.text))
        return max(widths, default=0) + 2 * LABEL_GAP_PX

    def shareRoom(self, room: float) -> None:
        """Leave so much room at the right, so that plots under each other have one axis."""
        self._room = room
        self._refit()

    def _place_labels(self) -> None:
        """Put each label at its curve's end and push labels apart where they would overlap."""
        box, height = self.getViewBox(), self.fontMetrics().height()
        area = box.sceneBoundingRect()
        ends = self._label_ends()
        empty = area.right() - max(self._room, self.labelRoom())
        right = max((place.x() for place, _ in ends), default=empty) + LABEL_GAP_PX
        ends += self._line_end()
        ends.sort(key=lambda pair: pair[0].y())
        low, high = area.top() + height / 2, area.bottom() - height / 2
        places = spread_apart([place.y() for place, _ in ends], height, low, high)
        for (_, label), y in zip(ends, places, strict=True):
            label.setPos(box.mapSceneToView(QPointF(right, y)))
        if self._line is not None:  # which must not run through the labels
            share = (right - LABEL_GAP_PX - area.left()) / max(1.0, area.width())
            self._line.line.setSpan(0, min(1.0, max(0.0, share)))

    def _label_ends(self) -> list[tuple[QPointF, pg.TextItem]]:
        ends = []
        for curve, drawn in zip(self._curves, self._drawn, strict=True):
            end = self._end(curve)
            drawn.label.setVisible(end is not None)
            if end is not None:
                ends.append((self.getViewBox().mapViewToScene(end), drawn.label))
        return ends

    def _line_end(self) -> list[tuple[QPointF, pg.TextItem]]:
        if self._line is None:
            return []
        low, high = self.getViewBox().viewRange()[1]
        seen = bool(low <= self._line.value <= high)
        self._line.label.setVisible(seen)
        if not seen:
            return []
        return [(self.getViewBox().mapViewToScene(QPointF(0, self._line.value)), self._line.label)]

    def _end(self, curve: Curve) -> QPointF | None:
        """Return where the front curve of ``curve`` ends, in the plot's own coordinates."""
        values = curve.y if curve.smooth is None else curve.smooth
        good = np.flatnonzero(np.isfinite(values))
        if not len(good):
            return None
        y = float(values[good[-1]])
        return QPointF(float(curve.x[good[-1]]), np.log10(max(y, LEAST_LOSS)) if self._log else y)

    def _dress(self) -> None:
        theme = self._themes.theme
        self.setBackground(theme.color("panel"))
        figures = figureFont()
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.color("line")))
            axis.setTextPen(pg.mkPen(theme.color("muted")))
            axis.setTickFont(figures)
        self.getAxis("left").setWidth(self._themes.scaled(AXIS_PX))
        self.getPlotItem().showGrid(x=False, y=True, alpha=0.25)
        self._dress_curves()
        if self._line is not None:
            self._line.line.setZValue(0.5)
            self._line.line.setPen(pg.mkPen(theme.color("muted"), style=Qt.PenStyle.DashLine))
            self._line.label.setColor(theme.color("muted"))
            self._line.label.setFont(QFont(self.font()))
        self._refit()

    def _dress_curves(self) -> None:
        for curve, drawn in zip(self._curves, self._drawn, strict=True):
            self._dress_curve(curve, drawn, QFont(self.font()))

    def _dress_curve(self, curve: Curve, drawn: _Drawn, font: QFont) -> None:
        theme = self._themes.theme
        colour = theme.lane(curve.lane)
        # Mixed, not transparent: where the line crosses itself it would grow darker.
        faint = mix(theme.color("panel"), colour, RAW_SHARE)
        drawn.raw.setPen(pg.mkPen(faint, width=1))
        drawn.raw.setZValue(-1)
        drawn.front.setPen(pg.mkPen(colour, width=LINE_PX))
        drawn.front.opts["antialias"] = True
        # One point alone makes no line: the first batch is a dot.
        drawn.front.setSymbol("o" if curve.dots or len(curve.x) == 1 else None)
        drawn.front.setSymbolSize(DOT_PX)
        drawn.front.setSymbolBrush(colour)
        drawn.front.setSymbolPen(pg.mkPen(theme.color("panel"), width=1))
        drawn.front.setZValue(2 if curve.dots else 1)
        drawn.label.setColor(theme.laneText(curve.lane))
        drawn.label.setFont(font)


def spread_apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move sorted places as little as needed so that neighbours are ``gap`` apart.

    All stay between ``low`` and ``high`` as far as there is room.
    """
    places: list[float] = []
    for place in wanted:
        least = places[-1] + gap if places else low
        places.append(max(place, least))
    ceiling = high
    for i in reversed(range(len(places))):
        places[i] = min(places[i], ceiling)
        ceiling = places[i] - gap
    return places


def _spread(size: int, points: int) -> NDArray[np.intp]:
    """Return about ``points`` places among ``size``, the last one always among them."""
    if size <= points:
        return np.arange(size)
    return np.unique(np.append(np.arange(0, size, size // points), size - 1))
