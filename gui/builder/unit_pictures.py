"""What each unit of a hidden layer gives all over the inputs, as a row of small pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.builder.words import wrappedTip
from gui.drawing.signed import largest, signedColor, signedImage, signedText

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

NOWHERE = -1
GAP_PX = 4
SIZE_PX, LEAST_PX = 26, 18
"""Side of a picture, and how small it may become before units are left out."""
MOST_LINES = 2
CURVE_PX = 1.6


class UnitPictures(QWidget):
    """A picture a unit; the one under the mouse is announced.

    Of two inputs it is a heat map, of one a curve. All units of a layer share one scale, so a
    unit that gives nothing is a blank.

    Parameters
    ----------
    size_px : the side of a picture where there is room.
    most_lines : units that do not fit into so many lines are counted, and not shown.
    """

    unitPointed = Signal(int)
    """The unit under the mouse, or `NOWHERE`."""

    def __init__(
        self, themes: ThemeManager, size_px: int = SIZE_PX, most_lines: int = MOST_LINES
    ) -> None:
        super().__init__()
        self._themes = themes
        self._wanted_px, self._most_lines = size_px, most_lines
        self._values: NDArray[Any] = np.zeros((0, 0, 0), np.float32)
        self._most = 1.0
        self._image: QImage | None = None
        self._drawn, self._pointed = 0, NOWHERE
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        themes.themeChanged.connect(self._follow)
        self._lay()

    def setValues(self, values: NDArray[Any]) -> None:
        """Show what units give, shape (side, side, units), or (side, units) of one input."""
        others = values.shape[-1] != self._values.shape[-1]
        self._values, self._most = values, largest(values)
        self._draw()
        if others:
            self._point(NOWHERE)
            self._lay()
            count = values.shape[-1]
            self.setAccessibleName(self.tr("What the {count} units see").format(count=count))

    def count(self) -> int:
        """How many units there are."""
        return int(self._values.shape[-1])

    def shown(self) -> int:
        """How many of them have a picture."""
        columns, _ = self._grid()
        return min(self.count(), columns * self._lines(columns))

    def boxOf(self, unit: int) -> QRectF:
        """Where a unit's picture is."""
        columns, side = self._grid()
        row, column = divmod(unit, max(1, columns))
        return QRectF(column * (side + GAP_PX), row * (side + GAP_PX), side, side)

    def unitAt(self, position: QPoint) -> int:
        """The unit at a position of the widget, or `NOWHERE`."""
        at = QPointF(position)
        found = (unit for unit in range(self.shown()) if self.boxOf(unit).contains(at))
        return next(found, NOWHERE)

    def scale(self) -> float:
        """The number at the end of the scale of colours."""
        return self._most

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(120), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.unitAt(event.position().toPoint()))
        event.ignore()  # the card below is dragged by it

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(NOWHERE)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            unit = self.unitAt(event.pos())
            text = wrappedTip(self._tip(unit)) if unit != NOWHERE else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for unit in range(self.shown()):
            box = self.boxOf(unit)
            if self._image is not None:
                side = self._image.height()
                painter.drawImage(box, self._image, QRectF(unit * side, 0, side, side))
            else:
                self._paintCurve(painter, box, unit)
            pointed = unit == self._pointed
            painter.setPen(QPen(theme.color("accent" if pointed else "edge"), 2 if pointed else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        self._paintRest(painter)

    def _paintCurve(self, painter: QPainter, box: QRectF, unit: int) -> None:
        painter.fillRect(box, self._themes.theme.color("canvas"))
        heights = np.nan_to_num(self._values[:, unit] / self._most).clip(-1, 1)
        inner = box.adjusted(2, 3, -2, -3)
        across = np.linspace(inner.left(), inner.right(), len(heights))
        down = inner.center().y() - heights * inner.height() / 2
        places = zip(across.tolist(), down.tolist(), strict=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(signedColor(0.8, self._themes.theme), CURVE_PX))
        painter.drawPolyline(QPolygonF([QPointF(*place) for place in places]))

    def _paintRest(self, painter: QPainter) -> None:
        """Count the units that have no picture."""
        left = self.count() - self.shown()
        if left > 0:
            box = self.boxOf(self.shown() - 1)
            painter.setPen(self._themes.theme.color("muted"))
            room = QRectF(box.right() + 2 * GAP_PX, box.top(), self._restWidth(), box.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, f"+{left:,}")

    def _tip(self, unit: int) -> str:
        values = self._values[..., unit]
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        text = self.tr(
            "Unit {number}: what it gives all over the inputs, {low} to {high}. Blue is above "
            "zero, orange below, all units of the layer on one scale."
        )
        return text.format(number=unit + 1, low=signedText(low), high=signedText(high))

    def _point(self, unit: int) -> None:
        if unit != self._pointed:
            self._pointed = unit
            self.unitPointed.emit(unit)
            self.update()

    def _follow(self) -> None:
        self._draw()
        self._lay()

    def _draw(self) -> None:
        """Make one picture of all heat maps beside each other, which is quicker than one each."""
        is_plane = self._values.ndim == 3 and self._values.size > 0
        self._image = None
        if is_plane:
            upright = np.moveaxis(self._values[::-1, :, : self.shown()], -1, 1)
            row = upright.reshape(len(upright), -1)
            self._image = signedImage(row, self._most, self._themes.theme)
        self._drawn = self.shown()
        self.update()

    def _lay(self) -> None:
        columns, side = self._grid()
        lines = self._lines(columns)
        height = lines * side + (lines - 1) * GAP_PX
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
        if self._drawn != self.shown():
            self._draw()
        self.update()

    def _grid(self) -> tuple[int, int]:
        """How many pictures stand beside each other, and their side: smaller where many are."""
        width, count = max(1, self.width()), max(1, self.count())
        largest_px, least_px = self._themes.scaled(self._wanted_px), self._themes.scaled(LEAST_PX)
        for side in range(largest_px, least_px - 1, -1):
            columns = max(1, (width + GAP_PX) // (side + GAP_PX))
            if columns * self._most_lines >= count:
                return min(columns, count), side
        room = width - self._restWidth()
        return max(1, (room + GAP_PX) // (least_px + GAP_PX)), least_px

    def _lines(self, columns: int) -> int:
        return max(1, min(self._most_lines, -(-self.count() // columns)))

    def _restWidth(self) -> int:
        return self.fontMetrics().horizontalAdvance("+0,000") + 2 * GAP_PX
