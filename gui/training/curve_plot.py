"""One plot of a run: the raw curve behind, the smoothed one in front, validation as dots."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsView, QLabel, QSizePolicy

from gui.theme import ThemeManager, figureFont, setStyleFlag
from gui.training import curve_painter, gap, label_places, moves
from gui.training.curve_painter import Label, Pen
from gui.training.plot_parts import Axes, Layer
from gui.training.scale import LEAST_VALUE, Range, Tick, View, log_ticks, ticks
from gui.widgets.turns import Turns

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from gui.training.gap import Gap
    from gui.training.strokes import Curve

EMPTY_SPAN = 5.0
GROWTH = 1.04
"""The horizontal axis grows by so much at once, so that its figures do not slide all the time."""
LABEL_GAP_PX = 12
AXIS_PX = 46
TOP_PX, RIGHT_PX, FOOT_PX = 4, 4, 4
X_TICK_PX, Y_TICK_PX = 56, 38
"""So much room has each figure along an axis, at least."""
BELOW, ABOVE = -1000, 1000
"""The layers' heights: under pyqtgraph's axes, and over them."""


@dataclass(frozen=True)
class _Line:
    """A level across the plot, with its word at the right."""

    value: float
    text: str


@dataclass(frozen=True)
class _Cross:
    """Where the pointer is, and what is said there; a colour is a lane's number or a token."""

    x: float
    lines: tuple[tuple[str, int | str], ...]


class CurvePlot(pg.GraphicsView):
    """Curves over training, with direct labels at their ends.

    pyqtgraph's view box and axes say what is seen; the curves are two layers of their own on it.
    What has not changed since is kept as a picture, and the pointer's line costs only the strip
    that it covers: pyqtgraph's own curve items took 25 ms a frame, these take a fifth of it.

    It follows the data until the user zooms or pans; a double click follows again.

    Parameters
    ----------
    name : what the values are, for assistive technology.
    axis : whether figures stand along the horizontal axis.
    """

    followChanged = Signal(bool)
    pointed = Signal(object)
    """The value on the horizontal axis under the pointer, None once it has left."""
    xMoved = Signal(float, float)
    """The user has zoomed or panned: what is seen of the horizontal axis now."""
    menuRequested = Signal(QPoint)
    """The context menu is wanted there, on the screen."""

    def __init__(self, themes: ThemeManager, name: str, axis: bool = True) -> None:
        super().__init__()
        self._themes = themes
        self._axis = axis
        self._curves: list[Curve] = []
        self._gap: Gap | None = None
        self._y_range: Range = (0.0, 1.0)
        self._free_x: Range | None = None
        self._free_y: Range | None = None
        self._following = True
        self._log = False
        self._room = 0.0
        self._line: _Line | None = None
        self._moment: float | None = None
        self._cross: _Cross | None = None
        self._grip: QPointF | None = None
        self._framed = False
        self._is_due = False
        self._view: View | None = None
        self._picture: QPixmap | None = None
        self._axes = Axes(axis)
        self._layers = (
            Layer(self, self._paint_picture, BELOW),
            Layer(self, self._paint_above, ABOVE),
        )
        self._hint = QLabel(self)
        self._prepare(name)
        themes.themeChanged.connect(self._dress)
        self._dress()

    def _prepare(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for item in (*self._axes.items(), *self._layers):
            self.addItem(item)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        setStyleFlag(self._hint, "muted")

    def close(self) -> bool:
        """Close as any widget does; pyqtgraph's way takes the viewport from under Qt."""
        return QGraphicsView.close(self)

    # -- what is shown ---------------------------------------------------------------------

    def setCurves(
        self, curves: Sequence[Curve], y_range: Range, parting: Gap | None = None
    ) -> None:
        """Show ``curves``.

        Parameters
        ----------
        y_range : what to see of them while following.
        parting : where two of them part, to be marked.
        """
        self._curves, self._y_range, self._gap = list(curves), y_range, parting
        marked = [parting.text] if parting else []
        self.setAccessibleDescription(", ".join([*self.labels(), *marked]))
        self._changed()

    def curves(self) -> list[Curve]:
        """What is shown."""
        return list(self._curves)

    def gap(self) -> Gap | None:
        """Where two of the curves part, if that is marked."""
        return self._gap

    def setHint(self, text: str) -> None:
        """Say what will be here, while there are no curves yet; empty for nothing."""
        if text != self._hint.text():
            self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def setLogarithmic(self, on: bool) -> None:
        """Count the vertical axis in powers of ten."""
        self._log, self._free_y = on, None
        self._set_following()
        self._changed()

    def setLine(self, value: float, text: str) -> None:
        """Draw a dashed line across at ``value``, with a word on it."""
        self._line = _Line(value, text)
        self._changed()

    def setMoment(self, x: float | None) -> None:
        """Mark a moment by an upright line and pale what comes after it; None for none."""
        if x != self._moment:
            self._moment = x
            self.repaintAbove()

    def setCrossHair(self, x: float | None, lines: Sequence[tuple[str, int | str]] = ()) -> None:
        """Show an upright line at ``x`` and a box of texts beside it; None takes it away.

        Parameters
        ----------
        lines : texts, each with its colour: a lane's number, or a token of the theme.
        """
        before = self._cross_rect()
        self._cross = None if x is None else _Cross(x, tuple(lines))
        self._layers[1].update(QRectF(before.united(self._cross_rect())))

    def crossHair(self) -> tuple[float, list[str]] | None:
        """Where the pointer's line stands, and the texts beside it."""
        if self._cross is None:
            return None
        return self._cross.x, [text for text, _ in self._cross.lines]

    def labels(self) -> list[str]:
        """The texts at the ends of the curves."""
        return [f"{curve.label} {curve.value}" for curve in self._curves if len(curve.x)]

    def labelRoom(self) -> float:
        """How much room the labels at the right need, px."""
        metrics = self.fontMetrics()
        texts = self.labels() + ([self._line.text] if self._line else [])
        return max(map(metrics.horizontalAdvance, texts), default=0) + 2 * LABEL_GAP_PX

    def shareRoom(self, room: float) -> None:
        """Leave so much room at the right, so that plots under each other have one axis."""
        if room != self._room:
            self._room = room
            self._changed()

    # -- what part of it is seen -----------------------------------------------------------

    def follow(self) -> None:
        """Show everything and keep following the data."""
        self._free_x = self._free_y = None
        self._set_following()
        self._changed()

    def lookAcross(self, low: float, high: float) -> None:
        """Show this part of the horizontal axis, as a plot above or below does."""
        self._free_x = (low, high)
        self._set_following()
        self._changed()

    @property
    def isFollowing(self) -> bool:
        """Whether the view follows the data."""
        return self._following

    def view(self) -> View:
        """What of the data is seen, and where."""
        if self._view is None:
            area = self._area()
            x = self._free_x or self._fitted_x(area.width())
            self._view = View(area, x, self._free_y or self._fitted_y(), self._log)
        return self._view

    def viewRange(self) -> list[list[float]]:
        """The values at the edges; the vertical ones as powers of ten where logarithmic."""
        return [list(self.view().x), list(self.view().y)]

    def _area(self) -> QRectF:
        left = self._themes.scaled(AXIS_PX)
        figures = round(QFontMetricsF(figureFont()).height())
        top = max(TOP_PX, figures // 2 - 1)  # room for half a figure
        foot = figures + FOOT_PX if self._axis else FOOT_PX
        width = max(1, self.width() - left - RIGHT_PX)
        return QRectF(left, top, width, max(1, self.height() - top - foot))

    def _fitted_x(self, width: float) -> Range:
        room = max(self._room, self.labelRoom())
        right = self._axis_end() * width / max(1.0, width - room)
        return -0.01 * right, right

    def _axis_end(self) -> float:
        """Return up to where the horizontal axis has figures while it follows."""
        last = self._last_x() or EMPTY_SPAN
        return float(max(last, GROWTH ** math.ceil(math.log(last, GROWTH) - 1e-6)))

    def _fitted_y(self) -> Range:
        low, high = self._y_range
        if self._log:
            low = math.log10(max(low, LEAST_VALUE))
            return low, max(math.log10(max(high, LEAST_VALUE)), low + 0.1)
        return low, high

    def _set_following(self) -> None:
        on = self._free_x is None and self._free_y is None
        if on != self._following:
            self._following = on
            self.followChanged.emit(on)

    def _look(self, x: Range, y: Range) -> None:
        """Show what the user wants to see; where only one axis moves, the other goes on."""
        view = self.view()
        if not (moves.can_be_seen(x) and moves.can_be_seen(y)):
            return
        moved = x != view.x
        if moved:
            self._free_x = x
        if y != view.y:
            self._free_y = y
        self._set_following()
        self._changed()
        if moved:
            self.xMoved.emit(*x)

    # -- the mouse and the keys ------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; over an axis only that one."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        self._look(*moves.turned(self.view(), event.position(), turn))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position()
            self.setCrossHair(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            area = self.view().area
            inside = area.left() <= event.position().x() <= area.right()
            self.pointed.emit(float(self.view().x_at(event.position().x())) if inside else None)
            return
        moved = event.position() - self._grip
        self._grip = event.position()
        if not moved.isNull():
            self._look(*moves.dragged(self.view(), moved))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.follow()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == event.Reason.Mouse
        here = event.globalPos() if by_mouse else self.mapToGlobal(self.rect().center())
        self.menuRequested.emit(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan, + and - zoom along the horizontal axis, Home follows."""
        wanted = moves.stepped(self.view(), event.key())
        if wanted is not None:
            self._look(*wanted)
        elif event.key() == Qt.Key.Key_Home:
            self.follow()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reasons = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
        self._framed = event.reason() in reasons
        self.repaintAbove()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._framed = False
        self.repaintAbove()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is None or not hasattr(self, "_layers"):  # pyqtgraph sets itself up
            return
        left = self._themes.scaled(AXIS_PX)
        self._hint.setGeometry(self.rect().adjusted(left + 16, 0, -16, -24))
        for layer in self._layers:
            layer.resized()
        self._changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_hint"):
            self._dress()

    # -- painting --------------------------------------------------------------------------

    def paintOn(self, painter: QPainter, scale: float) -> None:
        """Paint the plot as it is seen, without the pointer.

        Parameters
        ----------
        scale : pixels of the picture for one of the plot; 0 for a drawing without pixels.
        """
        pen = self._pen(painter, scale)
        self._paint_ground(pen)
        self._paint_curves(pen)
        self._paint_moment(pen)

    def _paint_picture(self, painter: QPainter) -> None:
        """Paint the curves, which are drawn anew only when they have changed."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._drawn(ratio)
        painter.drawPixmap(0, 0, self._picture)

    def _paint_above(self, painter: QPainter) -> None:
        painter.save()
        self.paintOverlay(self._pen(painter, self.devicePixelRatioF()))
        if self._framed:
            painter.setPen(self._themes.theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.restore()

    def repaintAbove(self) -> None:
        """Paint the layer above the curves again."""
        self._layers[1].update()

    def paintOverlay(self, pen: Pen) -> None:
        """Paint what moves without the curves: the moment shown, and the pointer's line."""
        self._paint_moment(pen)
        self._paint_cross(pen)

    def _drawn(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._themes.theme.color("panel"))  # text needs a ground to stand on
        painter = QPainter(picture)
        pen = self._pen(painter, ratio)
        curve_painter.grid(pen, self.view(), self._y_ticks())
        self._paint_curves(pen)
        painter.end()
        return picture

    def _pen(self, painter: QPainter, scale: float) -> Pen:
        return Pen(painter, self._themes.theme, self.font(), scale)

    def _paint_ground(self, pen: Pen) -> None:
        curve_painter.ground(
            pen, self.view(), self._x_ticks(), self._y_ticks(), QRectF(self.rect())
        )

    def _x_ticks(self) -> list[Tick]:
        view = self.view()
        most = int(view.area.width() / self._themes.scaled(X_TICK_PX)) if self._axis else 0
        end = view.x[1] if self._free_x else self._axis_end()
        return [tick for tick in ticks(*view.x, most) if 0 <= tick.at <= end]

    def _y_ticks(self) -> list[Tick]:
        view = self.view()
        most = max(2, int(view.area.height() / self._themes.scaled(Y_TICK_PX)))
        return (log_ticks if self._log else ticks)(*view.y, most)

    def _paint_curves(self, pen: Pen) -> None:
        view, placed = self.view(), self._placed_labels()
        pen.painter.save()
        pen.painter.setClipRect(view.area)
        solid = [curve for curve in self._curves if not curve.dots]
        if self._gap is not None:
            gap.shade(pen, view, self._gap)
        for curve in solid:
            if curve.smooth is not None:
                curve_painter.raw(pen, view, curve)
        # Neither line nor mark must run through the labels.
        right = min((label.place.left() for label in placed), default=view.area.right())
        right -= LABEL_GAP_PX / 2
        if self._line is not None:
            curve_painter.level(pen, view, self._line.value, right)
        for curve in (*solid, *(curve for curve in self._curves if curve.dots)):
            curve_painter.front(pen, view, curve)
            curve_painter.mark(pen, view, curve)
        if self._gap is not None:
            gap.mark(pen, view, self._gap, self._curves, right)
        curve_painter.labels(pen, placed)
        pen.painter.restore()

    def _paint_moment(self, pen: Pen) -> None:
        if self._moment is not None:
            right = float(self.view().across(self._last_x())) + LABEL_GAP_PX - 1
            curve_painter.moment(pen, self.view(), self._moment, right)

    def _paint_cross(self, pen: Pen) -> None:
        if self._cross is None:
            return
        area, column = self.view().area, round(float(self.view().across(self._cross.x)))
        theme = self._themes.theme
        pen.painter.fillRect(QRectF(column, area.top(), 1, area.height()), theme.color("muted"))
        if self._cross.lines:
            lines = [(text, self._color(token)) for text, token in self._cross.lines]
            curve_painter.readout(pen, self.readoutRect(), lines)

    def _color(self, token: int | str) -> QColor:
        theme = self._themes.theme
        return theme.laneText(token) if isinstance(token, int) else theme.color(token)

    def readoutRect(self) -> QRectF:
        """Where the pointer's box stands: beside its line, and off the labels if it can."""
        if self._cross is None or not self._cross.lines:
            return QRectF()
        texts = [text for text, _ in self._cross.lines]
        column = float(self.view().across(self._cross.x))
        metrics = QFontMetricsF(self.font())
        return label_places.readout(texts, column, self.view().area, metrics, self.labelRects())

    def _cross_rect(self) -> QRect:
        if self._cross is None:
            return QRect()
        area, column = self.view().area, round(float(self.view().across(self._cross.x)))
        strip = QRectF(column - 1, area.top(), 3, area.height())
        return strip.united(self.readoutRect()).toAlignedRect().adjusted(-1, -1, 1, 1)

    def labelRects(self) -> list[QRectF]:
        """Where the labels stand, from top to bottom."""
        return [label.place for label in self._placed_labels()]

    def _placed_labels(self) -> list[Label]:
        """Put a label at each curve's end, and the line's word among them."""
        area, ends = self.view().area, self._ends()
        empty = area.right() - max(self._room, self.labelRoom())
        left = max((place.x() for place, _, _ in ends), default=empty) + LABEL_GAP_PX
        if self._line is not None and area.contains(area.left(), self._line_row()):
            color = self._themes.theme.color("muted")
            ends.append((QPointF(0, self._line_row()), self._line.text, color))
        return label_places.at_ends(ends, area, QFontMetricsF(self.font()), left)

    def _line_row(self) -> float:
        return float(self.view().down(self._line.value)) if self._line is not None else 0.0

    def _ends(self) -> list[tuple[QPointF, str, QColor]]:
        ends = []
        for curve in self._curves:
            end = curve.end()
            if end is not None:
                place = QPointF(float(self.view().across(end[0])), float(self.view().down(end[1])))
                text = f"{curve.label} {curve.value}"
                ends.append((place, text, curve_painter.text_color(self._themes.theme, curve.lane)))
        return ends

    def _last_x(self) -> float:
        return max((float(curve.x[-1]) for curve in self._curves if len(curve.x)), default=0.0)

    def _dress(self) -> None:
        theme = self._themes.theme
        self.setBackground(theme.color("panel"))
        self._axes.dress(theme)
        self._changed()

    def _changed(self) -> None:
        """Draw anew when its turn comes, or when it is painted for another reason before."""
        self._view = self._picture = None
        self._is_due = True
        Turns.ofApplication().ask(self)

    def takeTurn(self) -> None:
        """Have the plot painted as it is now."""
        self._show_axes()
        for layer in self._layers:
            layer.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._show_axes()
        super().paintEvent(event)

    def _show_axes(self) -> None:
        if self._is_due:
            self._is_due = False
            self._axes.show(self.view(), self._y_ticks(), self._x_ticks(), self.height())
