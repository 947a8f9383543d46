"""The training images that the network finds most like a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from gui.data.pictures import paintTile, scaledImage, toImage
from gui.theme import figureFont

if TYPE_CHECKING:
    from engine.insight.explanation import Neighbour
    from gui.theme import Theme, ThemeManager

LEAST_SIDE_PX, MOST_SIDE_PX = 52, 84
PIXELS = 28
"""Sides are multiples of it: pixels of the digits of MNIST are sharp, and quick to paint."""
PAD_PX, GAP_PX, CORNER_PX = 5, 4, 5


class NeighbourTile(QAbstractButton):
    """One image with its class and its distance below; a click asks for it on the pad."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._neighbour: Neighbour | None = None
        self._name, self._agrees = "", False
        self._side = MOST_SIDE_PX
        self._pixmap: QPixmap | None = None
        self._figures = figureFont()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # half the time of painting

    def setNeighbour(self, neighbour: Neighbour, name: str, agrees: bool) -> None:
        """Show an image.

        Parameters
        ----------
        agrees : whether it is of the class that is explained.
        """
        self._pixmap = None
        self._neighbour, self._name, self._agrees = neighbour, name, agrees
        tip = self.tr("A training image of {name}, {distance:.2f} away. Click: show it on the pad.")
        text = tip.format(name=name, distance=neighbour.distance)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def neighbour(self) -> Neighbour | None:
        """The image shown."""
        return self._neighbour

    def setSide(self, side_px: int) -> None:
        """Set the picture's side, in logical pixels."""
        if side_px == self._side:
            return
        self._side, self._pixmap = side_px, None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = 2 * self.fontMetrics().height()
        return QSize(self._side + 2 * PAD_PX, self._side + 2 * PAD_PX + GAP_PX + lines)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        painter.fillRect(self.rect(), theme.color("panel"))
        self._paintMark(painter)
        if self._neighbour is None:
            return
        sheet = QRect(0, PAD_PX, self._side, self._side)
        sheet.moveLeft((self.width() - self._side) // 2)
        paintTile(painter, sheet, self._picture(self._neighbour), theme)
        line = QRect(0, sheet.bottom() + 1 + GAP_PX, self.width(), self.fontMetrics().height())
        painter.setPen(theme.color("text" if self._agrees else "careful"))
        room = line.width() - PAD_PX  # or it would run into the next one's
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(self._figures)
        painter.setPen(theme.color("muted"))
        line.translate(0, line.height())
        figure = f"{self._neighbour.distance:.2f}"
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, figure)

    def _paintMark(self, painter: QPainter) -> None:
        if not (self.underMouse() or self.hasFocus()):
            return
        theme = self._themes.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QPen(theme.color("accent"), 1.5)
        painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("chip"))
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(box, CORNER_PX, CORNER_PX)
        painter.restore()

    def _picture(self, neighbour: Neighbour) -> QPixmap:
        if self._pixmap is None:
            image, ratio = neighbour.image, self.devicePixelRatioF()
            side = round(self._side * ratio)
            look = image.tobytes(), image.shape, image.dtype.str
            self._pixmap = QPixmap.fromImage(_scaled(*look, side, self._themes.theme))
            self._pixmap.setDevicePixelRatio(ratio)
        return self._pixmap

    def forgetPicture(self) -> None:
        """Paint it anew: the colours or the size of text are others."""
        self._pixmap, self._figures = None, figureFont()
        self.updateGeometry()
        self.update()


class NeighbourRow(QWidget):
    """The images side by side, in one line where there is room for all of them, else in two."""

    chosen = Signal(object)
    """The `Neighbour` that was clicked."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.tiles: list[NeighbourTile] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        themes.themeChanged.connect(self._forget)

    def setNeighbours(
        self, neighbours: Sequence[Neighbour], names: Sequence[str], target: int
    ) -> None:
        """Show images, the nearest first.

        Parameters
        ----------
        names : of the classes; one without a name is told by its number.
        target : the class that is explained.
        """
        if len(neighbours) != len(self.tiles):
            self._makeTiles(len(neighbours))
        for tile, neighbour in zip(self.tiles, neighbours, strict=True):
            label = neighbour.label
            name = names[label] if label < len(names) else str(label)
            tile.setNeighbour(neighbour, name, label == target)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _makeTiles(self, count: int) -> None:
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()  # it stays until the next turn of the event loop
            tile.deleteLater()
        self.tiles = [NeighbourTile(self._themes) for _ in range(count)]
        for tile in self.tiles:
            tile.clicked.connect(partial(self._tell, tile))
        self._columns = 0
        self._lay()

    def _tell(self, tile: NeighbourTile) -> None:
        self.chosen.emit(tile.neighbour())

    def _lay(self) -> None:
        count = len(self.tiles)
        if not count:
            return
        least = self._themes.scaled(LEAST_SIDE_PX) + 2 * PAD_PX
        columns = count if self.width() >= count * least else -(-count // 2)
        side = min(self.width() // columns - 2 * PAD_PX, self._themes.scaled(MOST_SIDE_PX))
        side = side // PIXELS * PIXELS if side >= 2 * PIXELS else side
        for place, tile in enumerate(self.tiles):
            tile.setSide(max(side, 1))
            if columns != self._columns:
                self._grid.addWidget(tile, place // columns, place % columns)
        if columns != self._columns:
            for column in range(max(columns, self._columns) + 1):
                self._grid.setColumnStretch(column, 1 if column == columns else 0)
        self._columns = columns

    def _forget(self) -> None:
        self._lay()
        for tile in self.tiles:
            tile.forgetPicture()


@lru_cache(maxsize=64)
def _scaled(data: bytes, shape: tuple[int, ...], dtype: str, side: int, theme: Theme) -> QImage:
    """An image as it is painted; while one draws, the same ones come and go."""
    image = toImage(np.frombuffer(data, dtype).reshape(shape), theme)
    room = image.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    return scaledImage(image, room.expandedTo(QSize(1, 1)))
