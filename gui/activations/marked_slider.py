"""A slider with its value beside it and marks below that can be clicked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QSizePolicy,
    QSlider,
    QStyle,
    QWidget,
)

from gui.theme import figureFont, figureLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.theme import ThemeManager

TICK_PX, TICK_GAP_PX = 4, 1
WIDTH_PX, LEAST_WIDTH_PX = 240, 110
GAP_PX = 8


class MarkedSlider(QWidget):
    """Chooses a number between two bounds.

    Parameters
    ----------
    low, high : the bounds.
    step : what one press of an arrow key adds; a factor where ``factor``.
    marks : values worth trying; a click on one goes there.
    digits : decimals shown.
    factor : whether equal ways multiply by the same factor instead of adding the same.
    """

    valueChanged = Signal(float)

    def __init__(
        self,
        themes: ThemeManager,
        low: float,
        high: float,
        step: float,
        marks: Sequence[float],
        digits: int = 2,
        factor: bool = False,
    ) -> None:
        super().__init__()
        self._low, self._step, self._factor, self._digits = low, step, factor, digits
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, self._place(high))
        self.slider.setPageStep(max(1, self._place(high) // 10))
        self.figure = figureLabel()
        self.marks = _Marks(self.slider, [(self._place(m), f"{m:g}") for m in marks], themes)
        self.setFocusProxy(self.slider)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(GAP_PX)
        layout.setVerticalSpacing(0)
        layout.addWidget(self.slider, 0, 0)
        layout.addWidget(self.figure, 0, 1)
        layout.addWidget(self.marks, 1, 0)
        layout.setColumnStretch(0, 1)
        self.slider.valueChanged.connect(self._tell)
        self.marks.clicked.connect(self.slider.setValue)
        themes.themeChanged.connect(self._fitFigure)
        self._fitFigure()
        self._show()

    def value(self) -> float:
        """The number chosen."""
        place = self.slider.value()
        if self._factor:
            return float(self._low * self._step**place)
        return round(self._low + self._step * place, 9)

    def setValue(self, value: float) -> None:
        """Choose the number nearest to ``value``."""
        self.slider.setValue(self._place(value))

    def setNames(self, name: str, tip: str) -> None:
        """Say what is chosen, for assistive technology, and what it means."""
        self.slider.setAccessibleName(name)
        self.setToolTip(tip)

    def _place(self, value: float) -> int:
        if self._factor:
            return round(math.log(value / self._low) / math.log(self._step))
        return round((value - self._low) / self._step)

    def _tell(self) -> None:
        self._show()
        self.valueChanged.emit(self.value())

    def _show(self) -> None:
        text = f"{self.value():.{self._digits}f}"
        self.figure.setText(text)
        self.slider.setAccessibleDescription(text)

    def _fitFigure(self) -> None:
        widest = f"{self._low + self._step * self.slider.maximum():.{self._digits}f}"
        widest = f"{10:.{self._digits}f}" if self._factor else widest
        self.figure.setMinimumWidth(QFontMetrics(figureFont()).horizontalAdvance(widest) + 2)


class _Marks(QWidget):
    """Ticks and figures below a slider."""

    clicked = Signal(int)

    def __init__(
        self, slider: QSlider, marks: Sequence[tuple[int, str]], themes: ThemeManager
    ) -> None:
        super().__init__()
        self._slider, self._marks, self._themes = slider, tuple(marks), themes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        themes.themeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        height = TICK_PX + TICK_GAP_PX + QFontMetrics(figureFont()).height()
        return QSize(self._themes.scaled(WIDTH_PX), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LEAST_WIDTH_PX), self.sizeHint().height())

    def places(self) -> list[tuple[int, QRectF]]:
        """The value of each mark in steps, and where its figure stands."""
        metrics, top = QFontMetrics(figureFont()), TICK_PX + TICK_GAP_PX
        return [
            (
                value,
                QRectF(
                    min(
                        max(0.0, self._column(value) - metrics.horizontalAdvance(text) / 2),
                        self.width() - metrics.horizontalAdvance(text),
                    ),
                    top,
                    metrics.horizontalAdvance(text) + 1,
                    metrics.height(),
                ),
            )
            for value, text in self._marks
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._marks:
            at = event.position().x()
            self.clicked.emit(min(self.places(), key=lambda p: abs(p[1].center().x() - at))[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        painter.setFont(figureFont())
        for (value, place), (_, text) in zip(self.places(), self._marks, strict=True):
            column = round(self._column(value)) + 0.5
            painter.setPen(theme.color("edge"))
            painter.drawLine(QPointF(column, 0), QPointF(column, TICK_PX))
            painter.setPen(theme.color("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _column(self, value: int) -> float:
        """Pixel column of the handle's middle at a value."""
        handle = self._slider.style().pixelMetric(
            QStyle.PixelMetric.PM_SliderLength, None, self._slider
        )
        span = QStyle.sliderPositionFromValue(
            0, self._slider.maximum(), value, max(1, self.width() - handle)
        )
        return span + handle / 2
