"""One plot of functions or of their slopes, with a line across x that can be dragged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.insight.activation_curves import (
    Line,
    MaxOfLines,
    Zone,
    flat_zones,
    line_through,
)
from gui.activations import function_painter
from gui.activations.figures import MINUS, alignedText, signedText
from gui.activations.shown import CUT, X_RANGE, Shown, verticalRange
from gui.theme import figureFont
from gui.training import curve_painter
from gui.training.curve_painter import Label, Pen
from gui.training.scale import Range, Tick, View, ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from gui.activations.function_painter import Trace
    from gui.theme import ThemeManager

WIDTH_PX, LEAST_WIDTH_PX, HEIGHT_PX = 280, 170, 190
AXIS_PX, TOP_PX, FOOT_PX = 34, 7, 4
X_TICK_PX, Y_TICK_PX = 25, 30
"""So much room has each figure along an axis, at least."""
LABEL_ROOM_PX = 10
X_STEP, X_PAGE = 0.1, 1.0
HANDLES_AT = (-2.5, 2.5)
"""Where the lines of a Maxout unit can be taken hold of."""
HANDLE_STEP = 0.1
REACH_PX = 12
"""So near to a handle or a curve a press means it."""
DIGITS = 3

Handle = tuple[int, int]
"""A line's number, and which of its two handles."""


@dataclass(frozen=True)
class _Layout:
    """Where the curves and their names are, px."""

    view: View
    traces: tuple[Trace, ...]
    labels: tuple[Label, ...]


class FunctionPlot(QWidget):
    """Curves of some functions, or of their slopes.

    A press or a drag takes the line across x there; the arrow keys move it as well. A click on a
    curve chooses it. While a Maxout unit is chosen, its lines have handles: Space goes to the next
    and the up and down keys move it.

    Parameters
    ----------
    slope : whether f' is plotted instead of f.
    """

    xMoved = Signal(float)
    chosen = Signal(str)
    """The kind of the function whose curve was clicked."""
    attended = Signal()
    """The pointer or the keys have come or gone."""
    linesMoved = Signal(object)
    """The chosen Maxout unit with one of its lines elsewhere: `MaxOfLines`."""

    def __init__(self, themes: ThemeManager, slope: bool) -> None:
        super().__init__()
        self._themes, self._slope = themes, slope
        self._shown: tuple[Shown, ...] = ()
        self._chosen: Shown | None = None
        self._zones: list[Zone] = []
        self._laid: _Layout | None = None
        self._x = 0.0
        self._current: Handle = (0, 0)
        self._held: Handle | None = None
        self._drags = False
        self._reads = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        themes.themeChanged.connect(self._dress)

    # -- what is shown ----------------------------------------------------------------------

    def setCurves(self, shown: Sequence[Shown], chosen: str) -> None:
        """Show functions; ``chosen`` is the kind of the one in front, whose zones are shaded."""
        self._shown, self._laid = tuple(shown), None
        self._chosen = next((each for each in shown if each.kind == chosen), None)
        self._zones = flat_zones(self._chosen.function, *X_RANGE) if self._chosen else []
        if self._current[0] >= len(self._lines()):
            self._current = (0, 0)
        self._describe()
        self.update()

    def setX(self, x: float) -> None:
        """Put the upright line at ``x``."""
        self._x = x
        self._describe()
        self.update()

    def setReadout(self, on: bool) -> None:
        """Whether the figures of all functions stand beside the upright line."""
        if on != self._reads:
            self._reads = on
            self.update()

    @property
    def isSlope(self) -> bool:
        """Whether f' is plotted instead of f."""
        return self._slope

    def isAttended(self) -> bool:
        """Whether the pointer is over the plot, or the keys go to it."""
        return self.underMouse() or self.hasFocus()

    def lineAt(self) -> float:
        """Where the upright line stands."""
        return self._x

    def chosenValue(self) -> float | None:
        """What the function in front is there; None where there is none."""
        return float(self._chosen.at(self._x, self._slope)) if self._chosen else None

    def zones(self) -> list[Zone]:
        """Where the chosen function is flat."""
        return list(self._zones)

    def labels(self) -> list[Label]:
        """The names at the curves' ends, in their places."""
        return list(self._layout().labels)

    def readout(self) -> list[str]:
        """The figures beside the upright line, one a function."""
        return [
            f"{alignedText(float(each.at(self._x, self._slope)), DIGITS)}  {each.title}"
            for each in self._shown
        ]

    def handlePlaces(self) -> dict[Handle, QPointF]:
        """Where the lines of the chosen Maxout unit can be taken hold of."""
        view = self.view()
        return {
            (number, end): QPointF(float(view.across(x)), float(view.down(line.at(x))))
            for number, line in enumerate(self._lines())
            for end, x in enumerate(HANDLES_AT)
        }

    def view(self) -> View:
        """What of the axes is seen, and where."""
        return self._layout().view

    def _layout(self) -> _Layout:
        """Return where everything is; it stays until other curves or another size come."""
        if self._laid is None:
            view, metrics = self._fitted(), QFontMetricsF(self.font())
            traces = [function_painter.traced(view, each, self._slope) for each in self._shown]
            labels = function_painter.endLabels(
                self._themes.theme, view, self._shown, traces, metrics
            )
            self._laid = _Layout(view, tuple(traces), tuple(labels))
        return self._laid

    def _fitted(self) -> View:
        metrics = QFontMetricsF(self.font())
        names = [metrics.horizontalAdvance(each.title) for each in self._shown]
        right = max(names, default=0.0) + LABEL_ROOM_PX
        left, foot = self._themes.scaled(AXIS_PX), QFontMetricsF(figureFont()).height() + FOOT_PX
        width, height = self.width() - left - right, self.height() - TOP_PX - foot
        area = QRectF(left, TOP_PX, max(1.0, width), max(1.0, height))
        return View(area, X_RANGE, verticalRange(self._shown, self._slope))

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(WIDTH_PX), self._themes.scaled(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LEAST_WIDTH_PX), self.sizeHint().height())

    def _lines(self) -> tuple[Line, ...]:
        """Return the lines that can be moved here."""
        function = self._chosen.function if self._chosen and not self._slope else None
        return function.lines if isinstance(function, MaxOfLines) else ()

    def _describe(self) -> None:
        at = f"x = {signedText(self._x, 2)}"
        self.setAccessibleDescription("; ".join([at, *self.readout()]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._laid = None

    def _dress(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = Pen(painter, self._themes.theme, self.font(), self.devicePixelRatioF())
        view = self.view()
        across = roundTicks(view.x, view.area.width() / self._themes.scaled(X_TICK_PX))
        down = roundTicks(view.y, view.area.height() / self._themes.scaled(Y_TICK_PX))
        curve_painter.ground(pen, view, across, down, QRectF(self.rect()))
        words = (self.tr("hardly learns"), self.tr("no gradient")) if self._slope else None
        function_painter.zones(pen, view, self._zones, words)
        function_painter.origin(pen, view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paintCurves(pen, view)
        if self._reads and self._shown:
            self._paintReadout(pen, view)
        if self.hasFocus():
            self._paintFocus(pen)

    def _paintCurves(self, pen: Pen, view: View) -> None:
        if self._chosen and self._lines():
            colour = pen.theme.lane(self._chosen.lane)
            function_painter.pieces(pen, view, self._lines(), colour)
        curves = zip(self._shown, self._layout().traces, strict=True)
        for each, trace in sorted(curves, key=lambda curve: curve[0] is self._chosen):
            colour = pen.theme.lane(each.lane)
            function_painter.curve(pen, view, trace, colour, each is self._chosen)
        function_painter.cross(pen, view, self._x)
        function_painter.dots(pen, view, self._shown, self._x, self._slope)
        for key, place in self.handlePlaces().items():
            colour = pen.theme.lane(self._chosen.lane if self._chosen else 0)
            is_current = key == self._held or (self.hasFocus() and key == self._current)
            function_painter.handle(pen, place, colour, is_current)
        curve_painter.labels(pen, self.labels())

    def _paintReadout(self, pen: Pen, view: View) -> None:
        lines = [(f"x = {signedText(self._x, 2)}", pen.theme.color("muted"))]
        lines += [
            (text, pen.theme.laneText(each.lane))
            for text, each in zip(self.readout(), self._shown, strict=True)
        ]
        texts = [text for text, _ in lines]
        metrics = QFontMetricsF(self.font())
        box = function_painter.readoutPlace(
            view, self._x, texts, self._layout().traces, self.labels(), metrics
        )
        curve_painter.readout(pen, box, lines)

    def _paintFocus(self, pen: Pen) -> None:
        pen.painter.setPen(pen.theme.color("accent"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pen.painter.drawRoundedRect(box, curve_painter.CORNER_PX, curve_painter.CORNER_PX)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.attended.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.attended.emit()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.attended.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.attended.emit()

    # -- the hand ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._held = self._handleAt(event.position())
        if self._held is not None:
            self._current = self._held
            self.update()
            return
        kind = self._curveAt(event.position())
        if kind and self._chosen and kind != self._chosen.kind:
            self.chosen.emit(kind)
        self._drags = True
        self._takeX(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._moveHandle(self._held, self.view().y_at(event.position().y()))
        elif self._drags:
            self._takeX(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held, self._drags = None, False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -X_STEP,
            Qt.Key.Key_Right: X_STEP,
            Qt.Key.Key_PageUp: X_PAGE,
            Qt.Key.Key_PageDown: -X_PAGE,
            Qt.Key.Key_Home: -self._x,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._moveX(self._x + steps[key])
        elif self._lines() and key == Qt.Key.Key_Space:
            self._nextHandle()
        elif self._lines() and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = HANDLE_STEP if key == Qt.Key.Key_Up else -HANDLE_STEP
            self._moveHandle(self._current, self._heightOf(self._current) + step)
        else:
            super().keyPressEvent(event)

    def _takeX(self, column: float) -> None:
        self._moveX(float(self.view().x_at(column)))

    def _moveX(self, x: float) -> None:
        low, high = X_RANGE
        x = round(min(max(x, low), high), 2)
        if x != self._x:
            self.setX(x)
            self.xMoved.emit(x)

    def _nextHandle(self) -> None:
        keys = list(self.handlePlaces())
        self._current = keys[(keys.index(self._current) + 1) % len(keys)]
        self.update()

    def _heightOf(self, handle: Handle) -> float:
        number, end = handle
        return float(self._lines()[number].at(HANDLES_AT[end]))

    def _moveHandle(self, handle: Handle, y: float) -> None:
        """Put one end of a line at a height; the other end stays."""
        number, end = handle
        lines = list(self._lines())
        ends = [(x, float(lines[number].at(x))) for x in HANDLES_AT]
        ends[end] = HANDLES_AT[end], round(min(max(y, -CUT), CUT), 2)
        lines[number] = line_through(*ends)
        self.linesMoved.emit(MaxOfLines(tuple(lines)))

    def _handleAt(self, at: QPointF) -> Handle | None:
        near = [
            ((place - at).manhattanLength(), key)
            for key, place in self.handlePlaces().items()
            if (place - at).manhattanLength() <= REACH_PX
        ]
        if any(key == self._current for _, key in near):
            return self._current
        return min(near)[1] if near else None

    def _curveAt(self, at: QPointF) -> str:
        """Return the kind of the curve there, or an empty string."""
        view = self.view()
        x = float(view.x_at(at.x()))
        rows = np.array([float(view.down(each.at(x, self._slope))) for each in self._shown])
        if not len(rows) or not view.area.contains(at):
            return ""
        nearest = int(np.argmin(np.abs(rows - at.y())))
        return self._shown[nearest].kind if abs(rows[nearest] - at.y()) <= REACH_PX / 2 else ""


def roundTicks(values: Range, most: float) -> list[Tick]:
    """Round numbers along an axis, with true minus signs."""
    return [Tick(tick.at, tick.text.replace("-", MINUS)) for tick in ticks(*values, int(most))]
