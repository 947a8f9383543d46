"""How large the gradient is after each layer of a chain: bars on a logarithmic axis."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.activations.figures import factorText, powerText
from gui.theme import figureFont
from gui.training import curve_painter, label_places
from gui.training.curve_painter import Label, Pen
from gui.training.scale import Tick, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from gui.theme import ThemeManager

WIDTH_PX, LEAST_WIDTH_PX, HEIGHT_PX = 360, 260, 200
AXIS_PX, TOP_PX, FOOT_PX = 46, 7, 4
X_TICK_PX, Y_TICK_PX = 26, 26
"""So much room has each figure along an axis, at least."""
LABEL_GAP_PX = 12
GROUP_SHARE, BAR_GAP_PX = 0.78, 1.0
"""How much of a layer's room its bars take, and what is between them."""
BAR_CORNER_PX = 2.0
LEAST_DECADES, HEADROOM = 3, 0.35
"""Least depth of the axis in powers of ten, and what it shows above the highest bar."""


@dataclass(frozen=True)
class ChainBars:
    """The gradient of one function along a chain.

    Parameters
    ----------
    sizes : after passing 0, 1, … layers, above 0; shape (layers + 1,).
    lane : number of its colour.
    """

    title: str
    sizes: NDArray[np.float64]
    lane: int


class ChainPlot(QWidget):
    """Groups of bars, from the output at the left back to the first layer at the right.

    A line stands at 1, the size at the output; the names and what is left stand at the right.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._bars: tuple[ChainBars, ...] = ()
        self._view: View | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.themeChanged.connect(self._dress)

    def setBars(self, bars: Sequence[ChainBars]) -> None:
        """Show chains of equal length, side by side."""
        self._bars, self._view = tuple(bars), None
        self.setAccessibleDescription(", ".join(self._labelTexts()))
        self.update()

    def bars(self) -> tuple[ChainBars, ...]:
        """What is shown."""
        return self._bars

    def barRect(self, place: int, layer: int) -> QRectF:
        """Where the bar of a chain stands after so many layers, px."""
        view, count = self.view(), len(self._bars)
        group = view.area.width() / (view.x[1] - view.x[0]) * GROUP_SHARE
        width = group / count
        left = float(view.across(layer)) - group / 2 + place * width
        top = float(view.row(math.log10(self._bars[place].sizes[layer])))
        height = max(1.0, view.area.bottom() - top)
        return QRectF(left, top, max(1.0, width - BAR_GAP_PX), height)

    def labels(self) -> list[Label]:
        """The names with what is left after the last layer, from top to bottom."""
        view, theme = self.view(), self._themes.theme
        right = view.area.right()
        ends = [
            (
                QPointF(right, float(view.row(math.log10(each.sizes[-1])))),
                text,
                theme.laneText(each.lane),
            )
            for each, text in zip(self._bars, self._labelTexts(), strict=True)
        ]
        metrics = QFontMetricsF(self.font())
        return label_places.at_ends(ends, view.area, metrics, right + LABEL_GAP_PX)

    def view(self) -> View:
        """What of the axes is seen, and where; the vertical one in powers of ten."""
        if self._view is None:
            self._view = self._fitted()
        return self._view

    def _fitted(self) -> View:
        metrics = QFontMetricsF(self.font())
        room = max(map(metrics.horizontalAdvance, self._labelTexts()), default=0.0)
        left, foot = self._themes.scaled(AXIS_PX), QFontMetricsF(figureFont()).height() + FOOT_PX
        width = self.width() - left - room - 2 * LABEL_GAP_PX
        height = self.height() - TOP_PX - foot
        area = QRectF(left, TOP_PX, max(1.0, width), max(1.0, height))
        return View(area, (-0.6, self._layers() + 0.6), self._decades())

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(WIDTH_PX), self._themes.scaled(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LEAST_WIDTH_PX), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = Pen(painter, self._themes.theme, self.font(), self.devicePixelRatioF())
        view = self.view()
        curve_painter.ground(pen, view, self._xTicks(view), self._yTicks(view), QRectF(self.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, each in enumerate(self._bars):
            painter.setBrush(pen.theme.lane(each.lane))
            for layer in range(len(each.sizes)):
                self._paintBar(painter, self.barRect(place, layer))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        row = round(float(view.row(0.0)))
        painter.setPen(QPen(pen.theme.color("text"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(view.area.left(), row), QPointF(view.area.right(), row))
        curve_painter.labels(pen, self.labels())

    def _paintBar(self, painter: QPainter, bar: QRectF) -> None:
        corner = min(BAR_CORNER_PX, bar.width() / 2, bar.height() / 2)
        painter.drawRoundedRect(bar, corner, corner)

    def _layers(self) -> int:
        return len(self._bars[0].sizes) - 1 if self._bars else 1

    def _labelTexts(self) -> list[str]:
        return [f"{each.title} {factorText(float(each.sizes[-1]))}" for each in self._bars]

    def _decades(self) -> tuple[float, float]:
        """Return the exponents at the foot and at the top."""
        sizes = [each.sizes for each in self._bars] or [np.ones(1)]
        exponents = np.log10(np.concatenate(sizes))
        foot = min(math.floor(exponents.min()) - 0.5, -LEAST_DECADES)
        return foot, max(float(exponents.max()), 0.0) + HEADROOM

    def _xTicks(self, view: View) -> list[Tick]:
        room = max(1.0, view.area.width() / self._themes.scaled(X_TICK_PX))
        step = next(n for n in (1, 2, 5, 10, 20) if self._layers() / n < room or n == 20)
        return [Tick(n, str(n)) for n in range(0, self._layers() + 1, step)]

    def _yTicks(self, view: View) -> list[Tick]:
        room = max(1.0, view.area.height() / self._themes.scaled(Y_TICK_PX))
        low, high = view.y
        step = max(1, math.ceil((high - low) / room))
        lowest = math.ceil(low / step) * step
        return [
            Tick(n, powerText(n) if n else "1") for n in range(lowest, math.floor(high) + 1, step)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._view = None

    def _dress(self) -> None:
        self._view = None
        self.updateGeometry()
        self.update()
