"""Values over a picture or a map that can be pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen

from gui.drawing.pixel_view import PixelView

if TYPE_CHECKING:
    from gui.theme import ThemeManager

MOST_SCALE = 1.25
"""A picture has no text: it grows with it only as long as there is room for both."""


class PointableView(PixelView):
    """Values over a picture or a map, one place of which can be pointed at and clicked."""

    hovered = Signal(object)
    """Row and column under the mouse, or None."""
    clicked = Signal(int, int)
    """Row and column."""

    def __init__(self, themes: ThemeManager, name: str, side_px: int) -> None:
        super().__init__(themes, name)
        self._side = side_px
        self._mark: tuple[int, int, int, int] | None = None
        self._place: tuple[int, int] | None = None
        self.setMouseTracking(True)
        themes.themeChanged.connect(self._fit)
        self._fit()

    def setMark(self, mark: tuple[int, int, int, int] | None) -> None:
        """Frame a part: row, column, and how many of each; None for none."""
        if mark != self._mark:
            self._mark = mark
            self.update()

    def sizeHint(self) -> QSize:
        side = round(self._side * min(self._themes.fontScale, MOST_SCALE))
        return QSize(side, side)

    def placeAt(self, position: QPoint) -> tuple[int, int] | None:
        """The row and the column at a position of the widget."""
        values = self.values()
        if values is None:
            return None
        height, width = values.shape
        box = self._box(width, height)
        column = int((position.x() - box.left()) * width // box.width())
        row = int((position.y() - box.top()) * height // box.height())
        return (row, column) if 0 <= row < height and 0 <= column < width else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.placeAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.placeAt(event.position().toPoint())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(*place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        values = self.values()
        if values is None or self._mark is None:
            return
        height, width = values.shape
        box = self._box(width, height)
        unit = box.width() / width
        row, column, rows, columns = self._mark
        frame = QRectF(
            box.left() + column * unit, box.top() + row * unit, columns * unit, rows * unit
        )
        painter = QPainter(self)
        painter.setPen(QPen(self._themes.theme.color("accent"), 2))
        painter.drawRect(frame.adjusted(-1, -1, 1, 1))

    def _point(self, place: tuple[int, int] | None) -> None:
        if place != self._place:
            self._place = place
            self.hovered.emit(place)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
