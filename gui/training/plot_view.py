"""A plot that can be zoomed and panned, with axes and a picture of what seldom changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsView, QLabel, QSizePolicy

from gui.theme import ThemeManager, figureFont, setStyleFlag
from gui.training import curve_painter, moves
from gui.training.curve_painter import Pen
from gui.training.framing import Framing, fittedX
from gui.training.plot_parts import Axes, Layer
from gui.training.scale import Range, Tick, View, log_ticks, ticks
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

AXIS_PX = 46
TOP_PX, RIGHT_PX, FOOT_PX = 4, 4, 4
X_TICK_PX, Y_TICK_PX = 56, 38
"""So much room has each figure along an axis, at least."""
BELOW, ABOVE = -1000, 1000
"""The layers' heights: under pyqtgraph's axes, and over them."""


class PlotView(pg.GraphicsView):
    """What is seen of the data, and how a hand moves it; what is drawn there, its subclasses say.

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
        self._framing = Framing()
        self._following = True
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

    def setHint(self, text: str) -> None:
        """Say what will be here, while there are no curves yet; empty for nothing."""
        if text != self._hint.text():
            self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def setLogarithmic(self, on: bool) -> None:
        """Count the vertical axis in powers of ten."""
        self._framing.setLogarithmic(on)
        self._reframed()

    # -- what part of it is seen -----------------------------------------------------------

    def follow(self) -> None:
        """Show everything and keep following the data."""
        self._framing.follow()
        self._reframed()

    def lookAcross(self, low: float, high: float) -> None:
        """Show this part of the horizontal axis, as a plot above or below does."""
        self._framing.lookAcross(low, high)
        self._reframed()

    @property
    def isFollowing(self) -> bool:
        """Whether the view follows the data."""
        return self._following

    def view(self) -> View:
        """What of the data is seen, and where."""
        if self._view is None:
            area = self._area()
            self._view = self._framing.view(area, self._fitted_x(area.width()))
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

    def _reframed(self) -> None:
        """Show another part of the data, and tell where it follows again or no longer."""
        if self._framing.isFollowing != self._following:
            self._following = self._framing.isFollowing
            self.followChanged.emit(self._following)
        self._changed()

    def _look(self, x: Range, y: Range) -> None:
        before = self.view().x
        if self._framing.look(self.view(), x, y):
            self._reframed()
            if x != before:
                self.xMoved.emit(*x)

    # -- what subclasses draw ---------------------------------------------------------------

    def labelRoom(self) -> float:
        """How much room is left at the right of the data while following, px."""
        return 0.0

    def _last_x(self) -> float:
        """Return where the data end on the horizontal axis."""
        return 0.0

    def _fitted_x(self, width: float) -> Range:
        """Return what is seen of the horizontal axis while it follows, in ``width`` px."""
        return fittedX(self._last_x(), width, self.labelRoom())

    def _paint_curves(self, pen: Pen) -> None:
        """Paint what is kept as a picture until the data or the view change."""

    def paintOverlay(self, pen: Pen) -> None:
        """Paint what moves without the curves."""

    # -- the mouse and the keys ------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; over an axis only that one."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        self._look(*moves.turned(self.view(), event.position(), turn))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position()

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
        end = self._framing.axisEnd(view, self._last_x())
        return [tick for tick in ticks(*view.x, most) if 0 <= tick.at <= end]

    def _y_ticks(self) -> list[Tick]:
        view = self.view()
        most = max(2, int(view.area.height() / self._themes.scaled(Y_TICK_PX)))
        return (log_ticks if view.log else ticks)(*view.y, most)

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
