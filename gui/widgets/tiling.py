"""Small pictures of one size as tiles, as large as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

NOWHERE = -1
MOST_TILES = 64
"""Pictures beyond these are not shown."""
FRAME_PX = 1


@dataclass(frozen=True)
class Tiling:
    """Tiles in lines, read like text; each stands in a thin frame.

    Parameters
    ----------
    tile : a picture's size in its own pixels.
    count : how many tiles there are.
    scale : pixels of the screen for one of a picture.
    columns : tiles in a line.
    gap_px : between one tile and the next.
    """

    tile: QSize
    count: int = 0
    scale: int = 1
    columns: int = 1
    gap_px: int = 0

    @property
    def height(self) -> int:
        """Of all tiles together, in pixels; 0 where there are none."""
        rows = -(-self.count // self.columns)
        return rows * self._step().height() - self.gap_px + 2 * FRAME_PX if rows else 0

    def box(self, place: int) -> QRect:
        """Where a tile is."""
        row, column = divmod(place, self.columns)
        step = self._step()
        corner = QPoint(column * step.width() + FRAME_PX, row * step.height() + FRAME_PX)
        return QRect(corner, self.tile * self.scale)

    def placeAt(self, position: QPoint) -> int:
        """The tile at a position, or `NOWHERE`."""
        found = (place for place in range(self.count) if self.box(place).contains(position))
        return next(found, NOWHERE)

    def stepOf(self, key: int) -> int:
        """How many tiles further an arrow key leads; 0 for any other key."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
        }
        return steps.get(Qt.Key(key), 0)

    def source(self, place: int) -> QRect:
        """Where a tile's picture is in an image of all of them below each other."""
        return QRect(QPoint(0, place * self.tile.height()), self.tile)

    def paint(self, painter: QPainter, image: QImage, line: QColor) -> None:
        """Paint all tiles.

        Parameters
        ----------
        image : the pictures below each other.
        line : the colour of the frames.
        """
        boxes = [self.box(place) for place in range(self.count)]
        painter.setPen(QPen(line, FRAME_PX))
        painter.drawRects([box.adjusted(-FRAME_PX, -FRAME_PX, 0, 0) for box in boxes])
        for place, box in enumerate(boxes):
            painter.drawImage(box, image, self.source(place))

    def _step(self) -> QSize:
        """From one tile to the next."""
        return self.tile * self.scale + QSize(self.gap_px, self.gap_px)


def tiled(tile: QSize, count: int, room: QSize, gap_px: int, most_px: int, least_px: int) -> Tiling:
    """Set tiles as large as lets all of them stand in a room, in lines of equal length.

    Parameters
    ----------
    tile : a picture's size in its own pixels.
    room : in pixels; of height only as long as tiles need not be smaller than they may be.
    most_px, least_px : bounds of a tile's longer side; ``least_px`` is the stronger one, and
        no picture is made smaller than it is.
    """
    longer = max(tile.width(), tile.height())
    least = -(-least_px // longer)
    most = max(least, most_px // longer)
    scale, columns = least, 1
    for scale in range(most, least - 1, -1):
        width, height = tile.width() * scale + gap_px, tile.height() * scale + gap_px
        columns = max(1, (room.width() + gap_px) // width)
        rows = -(-count // columns)
        if rows * height - gap_px <= room.height():
            break
    rows = max(1, -(-count // columns))
    return Tiling(tile, count, scale, max(1, -(-count // rows)), gap_px)
