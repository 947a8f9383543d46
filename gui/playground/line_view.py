"""One input: the curve of what the network answers, over the points it learns from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.data.split_bar import TEST_LANE
from gui.playground.chart import Chart, Samples
from gui.playground.pictures import classColour
from gui.training.shown_run import TRAINING_LANE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.observation import Field
    from gui.playground.frame import PlotFrame
    from gui.theme import Theme, ThemeManager

CURVE_PX, CASING_PX = 2.4, 5.0
PADDING = 0.08
"""Of the extent of the numbers, above and below them."""


class LineView(Chart):
    """Numbers over one input; with classes the probability of each.

    A point with a class stands where a network that is certain of it would be.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._field: Field | None = None
        self._unit: NDArray[Any] | None = None
        self.setAccessibleName(self.tr("The network's answers along the input"))

    def setSamples(self, samples: Samples, axes: tuple[str, str]) -> None:
        """Show points, with the names of the axes."""
        super().setSamples(samples, axes)
        self._fit()

    def setField(self, field: Field | None) -> None:
        """Show what a network answers; None: there is none yet."""
        self._field = field
        self._fit()
        self.update()

    def field(self) -> Field | None:
        """What is shown of a network."""
        return self._field

    def setUnit(self, values: NDArray[Any] | None, most: float = 1.0, name: str = "") -> None:
        """Show in front of the answers what one hidden unit gives, shape (side,); None: nothing."""
        self._unit = values
        self.update()

    def answerAt(self, x: float, y: float) -> NDArray[Any] | None:
        """What the network answers at a place, None where nobody has looked."""
        field = self._field
        if field is None or not field.low[0] <= x <= field.high[0]:
            return None
        share = (x - field.low[0]) / (field.high[0] - field.low[0])
        answer: NDArray[Any] = field.output[round(share * (len(field.output) - 1))]
        return answer

    def curves(self) -> list[tuple[QColor, NDArray[Any]]]:
        """The curves that are drawn, each with its colour: shape (side,)."""
        theme, field = self._themes.theme, self._field
        if field is None:
            return []
        classes = self._samples.classes
        if not classes:
            return [(theme.color("text"), field.output[:, 0])]
        shown = (1,) if classes == 2 else range(min(classes, field.output.shape[-1]))
        return [(classColour(theme, k), field.output[:, k]) for k in shown]

    def _fit(self) -> None:
        """Show all points and where the network was looked at, along both axes."""
        samples, field = self._samples, self._field
        if not len(samples.y):
            return
        x = samples.x[:, 0]
        low, high = float(x.min()), float(x.max())
        if field is not None:
            low, high = field.low[0], field.high[0]
        bottom, top = (0.0, 1.0) if samples.classes else _span(samples.y)
        room = PADDING * (top - bottom)
        self.setRange((low, bottom - room), (high if high > low else low + 1, top + room))

    def _placeOf(self, row: int) -> tuple[float, float]:
        samples = self._samples
        y = float(samples.y[row])
        if samples.classes > 2:
            y = 1.0
        return float(samples.x[row, 0]), y

    def _colourOf(self, row: int) -> QColor:
        if self._samples.classes:
            return super()._colourOf(row)
        lane = TEST_LANE if self._samples.hollow[row] else TRAINING_LANE
        return self._themes.theme.lane(lane)

    def _paintGround(self, painter: QPainter, frame: PlotFrame) -> None:
        painter.fillRect(frame.area, self._themes.theme.color("panel"))
        if self._samples.classes:
            pen = QPen(self._themes.theme.color("edge"), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(
                frame.place(self._low[0], 0.5),
                frame.place(self._high[0], 0.5),
            )

    def _paintOver(self, painter: QPainter, frame: PlotFrame) -> None:
        theme = self._themes.theme
        painter.save()
        painter.setClipRect(frame.area)
        for colour, values in self.curves():
            self._paintCurve(painter, frame, theme, colour, values)
        if self._unit is not None:
            self._paintCurve(painter, frame, theme, theme.color("accent"), self._unit)
        self._paintLookedAt(painter, frame)
        painter.restore()

    def _paintCurve(
        self,
        painter: QPainter,
        frame: PlotFrame,
        theme: Theme,
        colour: QColor,
        values: NDArray[Any],
    ) -> None:
        if self._field is None:
            return
        places = np.linspace(self._field.low[0], self._field.high[0], len(values))
        kept = np.isfinite(values)
        pairs = zip(places[kept].tolist(), values[kept].tolist(), strict=True)
        curve = QPolygonF([frame.place(x, y) for x, y in pairs])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        casing = theme.color("panel")
        casing.setAlphaF(0.7)
        painter.setPen(QPen(casing, CASING_PX))
        painter.drawPolyline(curve)
        painter.setPen(QPen(colour, CURVE_PX))
        painter.drawPolyline(curve)

    def _paintLookedAt(self, painter: QPainter, frame: PlotFrame) -> None:
        """Mark the input that is looked at, and the answer there."""
        if self._place is None:
            return
        x, theme = self._place[0], self._themes.theme
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawLine(frame.place(x, self._low[1]), frame.place(x, self._high[1]))
        answer = self.answerAt(x, 0)
        if answer is None:
            return
        shown = answer if len(answer) != 2 else answer[1:]
        painter.setPen(QPen(theme.color("panel"), 1.4))
        painter.setBrush(theme.color("text"))
        for value in shown.tolist():
            painter.drawEllipse(QPointF(frame.place(x, value)), 4, 4)


def _span(values: NDArray[Any]) -> tuple[float, float]:
    """Least and greatest number, apart from each other."""
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    return (low, high) if high > low else (low - 0.5, high + 0.5)
