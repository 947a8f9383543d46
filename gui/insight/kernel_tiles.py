"""The weights of a layer as small pictures, one a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.drawing.signed import signedImage
from gui.widgets.tiling import FRAME_PX, MOST_TILES, NOWHERE, Tiling, tiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

GAP_PX = 5
MOST_SIDE_PX, LEAST_SIDE_PX = 64, 24
MOST_HEIGHT_PX = 760
SCALE_SHARE = 0.998
"""The share of all weights that lies within the scale; a few outliers would pale the rest."""


class KernelTiles(QWidget):
    """Pictures on one scale; the one under the mouse, or that the arrow keys lead to, is told."""

    unitChanged = Signal(int)
    """The unit that is looked at."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._values: NDArray[Any] = np.zeros((0, 1, 1), np.float32)
        self._order: NDArray[np.intp] = np.zeros(0, np.intp)
        self._is_sorted = False
        self._image: QImage | None = None
        self._most = 1.0
        self._current = NOWHERE
        self._tiling = Tiling(QSize(1, 1))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Weights"))
        themes.themeChanged.connect(self._forget)

    def setValues(self, values: NDArray[Any]) -> None:
        """Show pictures of shape (units, h, w)."""
        is_other = values.shape != self._values.shape
        self._values, self._most, self._image = values, scaleOf(values), None
        if is_other:
            self._current = NOWHERE
        self._sort()
        if is_other:
            self._lay()
        self.update()

    def setSorted(self, is_sorted: bool) -> None:
        """Show the units with the largest weights first, or all in their order."""
        self._is_sorted, self._image = is_sorted, None
        self._sort()
        self.update()

    def units(self) -> list[int]:
        """The units that are shown, in order."""
        return self._order.tolist()

    def scale(self) -> float:
        """The weight at the ends of the scale of colours."""
        return self._most

    def values(self) -> NDArray[Any]:
        """The pictures of all units, of shape (units, h, w)."""
        return self._values

    def unit(self) -> int:
        """The unit that is looked at, or `NOWHERE`."""
        return self._current

    def setUnit(self, unit: int) -> None:
        """Look at a unit, or with `NOWHERE` at none."""
        if unit != self._current:
            self._current = unit
            self.update()
            if unit != NOWHERE:
                self.unitChanged.emit(unit)

    def boxOf(self, unit: int) -> QRect:
        """Where the picture of a unit is."""
        return self._tiling.box(self.units().index(unit))

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(8 * MOST_SIDE_PX), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    # What the user does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._tiling.stepOf(event.key())
        if step and len(self._order):
            place = self._placeOf(self._current)
            last = len(self._order) - 1
            self.setUnit(int(self._order[0 if place < 0 else min(max(place + step, 0), last)]))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current == NOWHERE and len(self._order):
            self.setUnit(int(self._order[0]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay()

    def _point(self, position: QPoint) -> None:
        place = self._tiling.placeAt(position)
        if place != NOWHERE:
            self.setUnit(int(self._order[place]))

    def _placeOf(self, unit: int) -> int:
        found = np.flatnonzero(self._order == unit)
        return int(found[0]) if len(found) else NOWHERE

    # Geometry

    def _sort(self) -> None:
        order = np.arange(len(self._values))
        if self._is_sorted:
            order = np.argsort(-lengths(self._values), kind="stable")
        self._order = order[:MOST_TILES]

    def _lay(self) -> None:
        _, height, width = self._values.shape
        most_px, most_height = map(self._themes.scaled, (MOST_SIDE_PX, MOST_HEIGHT_PX))
        room = QSize(max(1, self.width() - 2 * FRAME_PX), most_height)
        count = min(len(self._values), MOST_TILES)
        self._tiling = tiled(QSize(width, height), count, room, GAP_PX, most_px, LEAST_SIDE_PX)
        self.setFixedHeight(max(1, self._tiling.height))
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not len(self._order):
            return
        if self._image is None:
            shown = self._values[self._order].reshape(-1, self._values.shape[2])
            self._image = signedImage(shown, self._most, self._themes.theme)
        theme = self._themes.theme
        self._tiling.paint(painter, self._image, theme.color("line"))
        place = self._placeOf(self._current)
        if place != NOWHERE:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self._tiling.box(place).adjusted(0, 0, -1, -1))

    def _forget(self) -> None:
        self._image = None
        self._lay()


def lengths(values: NDArray[Any]) -> NDArray[np.floating]:
    """The Euclidean length of each unit's weights, shape (units,)."""
    return np.sqrt(np.square(np.nan_to_num(values)).sum(axis=(1, 2)))


def scaleOf(values: NDArray[Any]) -> float:
    """The weight at the end of the scale: `SCALE_SHARE` of all are nearer to 0; never 0 itself."""
    finite = np.abs(values[np.isfinite(values)])
    if not finite.size:
        return 1.0
    place = int(SCALE_SHARE * (finite.size - 1))
    return float(np.partition(finite, place)[place]) or float(finite.max()) or 1.0
