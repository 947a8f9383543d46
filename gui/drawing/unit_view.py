"""The units of a layer: bars where they are few, a strip of cells where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.drawing.signed import largest, signedColor, signedImage, signedText
from gui.pad.bars import percentText
from gui.theme import figureFont

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

NOWHERE = -1
MOST_BARS = 32
BARS_PX = 64
MOST_BAR_PX = 30
BAR_SHARE = 0.62
LEAST_BAR_PX = 1.5
CORNER_PX = 2.0
CELL_SIZES_PX = (16, 14, 12, 10, 8, 6, 5, 4)
MOST_LINES = 8
LEAST_GRID_PX = 8
"""Cells at least so large have a line between them."""
TEXT_GAP_PX = 3


class UnitView(QWidget):
    """A value for each unit in the signed colours; the unit under the mouse is told.

    Units that have names, the classes of the last layer, have them below their bars.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._values: NDArray[Any] = np.zeros(0, np.float32)
        self._names: tuple[str, ...] = ()
        self._are_shares = False
        self._chosen = self._hovered = NOWHERE
        self._cell = CELL_SIZES_PX[0]
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Units"))
        themes.themeChanged.connect(self._lay)

    def setValues(
        self,
        values: NDArray[Any],
        names: Sequence[str] = (),
        are_shares: bool = False,
        chosen: int = NOWHERE,
    ) -> None:
        """Show values of shape (units,).

        Parameters
        ----------
        names : of the units, or none.
        are_shares : whether they are probabilities, which go up to 1.
        chosen : the unit whose name stands out.
        """
        is_other = len(values) != len(self._values) or bool(names) != bool(self._names)
        self._values, self._names = values, tuple(names)
        self._are_shares, self._chosen = are_shares, chosen
        if is_other:
            self._hovered = NOWHERE
            self._lay()
        self.update()

    def areBars(self) -> bool:
        """Whether the units are shown as bars."""
        return len(self._values) <= MOST_BARS

    def unitText(self, unit: int) -> str:
        """A unit's number, or its name, and its value."""
        value = float(self._values[unit])
        if self._names:
            return f"{self._names[unit]}: {self._figure(value)}"
        text = self.tr("unit {number} of {count}: {value}")
        return text.format(number=unit + 1, count=len(self._values), value=signedText(value))

    def unitAt(self, position: QPoint) -> int:
        """The unit at a position of the widget, or `NOWHERE`."""
        count = len(self._values)
        if not count or not self.rect().contains(position):
            return NOWHERE
        if self.areBars():
            unit = int(position.x() / self._step())
        else:
            column = position.x() // self._cell
            unit = position.y() // self._cell * self._columns() + column
            count = count if column < self._columns() else 0
        return unit if unit < count else NOWHERE

    def boxOf(self, unit: int) -> QRectF:
        """Where a unit is."""
        if self.areBars():
            return QRectF(unit * self._step(), 0, self._step(), self.height())
        row, column = divmod(unit, self._columns())
        return QRectF(column * self._cell, row * self._cell, self._cell, self._cell)

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(240), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.unitAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(NOWHERE)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            unit = self.unitAt(event.pos())
            text = self.unitText(unit) if unit != NOWHERE else ""
            box = self.boxOf(unit).toRect() if unit != NOWHERE else QRect()
            QToolTip.showText(event.globalPos(), text, self, box)
            return True
        return super().event(event)

    def _hover(self, unit: int) -> None:
        if unit != self._hovered:
            self._hovered = unit
            self.update()

    # Geometry

    def _lay(self) -> None:
        if self.areBars():
            lines = 2 if self._names else 1
            text = lines * (self.fontMetrics().height() + TEXT_GAP_PX)
            self.setFixedHeight(self._themes.scaled(BARS_PX) + text)
        else:
            count, width = len(self._values), max(1, self.width())
            sizes = [self._themes.scaled(size) for size in CELL_SIZES_PX]
            fitting = (c for c in sizes if -(-count // max(1, width // c)) <= MOST_LINES)
            self._cell = next(fitting, sizes[-1])
            self.setFixedHeight(-(-count // self._columns()) * self._cell + 1)
        self.update()

    def _columns(self) -> int:
        """Cells in a line of the strip; all lines are equally long, as near as can be."""
        most = max(1, (self.width() - 1) // self._cell)
        lines = max(1, -(-len(self._values) // most))
        return max(1, -(-len(self._values) // lines))

    def _step(self) -> float:
        return self.width() / max(1, len(self._values))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not len(self._values):
            return
        if self.areBars():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paintBars(painter)
        else:
            self._paintStrip(painter)

    def _paintBars(self, painter: QPainter) -> None:
        theme, line = self._themes.theme, self.fontMetrics().height() + TEXT_GAP_PX
        room = QRectF(0, line, self.width(), self._themes.scaled(BARS_PX))
        values = np.nan_to_num(self._values)
        most = 1.0 if self._are_shares else largest(self._values)
        low = min(0.0, float(values.min()) / most)
        high = max(0.0, float(values.max()) / most) if low < 0 else 1.0
        unit = room.height() / max(high - low, 1e-6)
        zero = room.top() + high * unit
        font = figureFont()
        has_figures = QFontMetrics(font).horizontalAdvance("> 99.9 %") <= self._step()
        for place, value in enumerate(values.tolist()):
            box = self.boxOf(place)
            width = min(self._themes.scaled(MOST_BAR_PX), BAR_SHARE * self._step())
            length = max(LEAST_BAR_PX, abs(value) / most * unit)
            top = zero - length if value >= 0 else zero
            bar = QRectF(box.center().x() - width / 2, top, width, length)
            self._paintBar(painter, bar, value / most, place)
            if has_figures:
                painter.setFont(font)
                self._paintFigure(painter, box, min(top, zero), value, place)
            if self._names:
                self._paintName(painter, box, place)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawLine(0, round(zero), self.width(), round(zero))

    def _paintBar(self, painter: QPainter, bar: QRectF, share: float, place: int) -> None:
        theme = self._themes.theme
        is_hovered = place == self._hovered
        painter.setPen(QPen(theme.color("text"), 1) if is_hovered else Qt.PenStyle.NoPen)
        # A pale bar would not be seen: its length tells the value, its colour the sign.
        painter.setBrush(signedColor(0.7 if share >= 0 else -0.7, theme))
        painter.drawRoundedRect(bar, CORNER_PX, CORNER_PX)

    def _paintFigure(
        self, painter: QPainter, box: QRectF, top: float, value: float, place: int
    ) -> None:
        painter.setPen(self._themes.theme.color(self._token(place)))
        height = self.fontMetrics().height()
        line = QRectF(box.x(), top - height - 1, box.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._figure(value))

    def _paintName(self, painter: QPainter, box: QRectF, place: int) -> None:
        font = QFont(self.font())
        if place == self._chosen:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._themes.theme.color(self._token(place)))
        height = self.fontMetrics().height()
        line = QRectF(box.x(), self.height() - height, box.width(), height)
        shown = QFontMetrics(font).elidedText(
            self._names[place], Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)

    def _token(self, place: int) -> str:
        return "text" if place in (self._chosen, self._hovered) else "muted"

    def _figure(self, value: float) -> str:
        return percentText(value) if self._are_shares else f"{value:.3g}".replace("-", "−")

    def _paintStrip(self, painter: QPainter) -> None:
        theme, columns = self._themes.theme, self._columns()
        count = len(self._values)
        rows = -(-count // columns)
        cells = np.zeros(rows * columns, np.float32)
        cells[:count] = self._values
        image: QImage = signedImage(cells.reshape(rows, columns), largest(self._values), theme)
        box = QRect(0, 0, columns * self._cell, rows * self._cell)
        painter.drawImage(box, image)
        painter.setPen(QPen(theme.color("line"), 1))
        self._paintGrid(painter, box, columns, rows)
        left = rows * columns - count
        if left:
            rest = self.boxOf(count).toRect().adjusted(1, 1, left * self._cell, 1)
            painter.fillRect(rest, theme.color("panel"))
        if self._hovered != NOWHERE:
            painter.setPen(QPen(theme.color("text"), 2))
            painter.drawRect(self.boxOf(self._hovered))

    def _paintGrid(self, painter: QPainter, box: QRect, columns: int, rows: int) -> None:
        if self._cell < LEAST_GRID_PX:
            painter.drawRect(box)
            return
        for column in range(columns + 1):
            painter.drawLine(column * self._cell, 0, column * self._cell, box.height())
        for row in range(rows + 1):
            painter.drawLine(0, row * self._cell, box.width(), row * self._cell)
