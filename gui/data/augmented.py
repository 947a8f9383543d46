"""What augmentation makes of one example."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.data.pictures import paintTile, tilePixmap, toImage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

SIDE = 3
PICTURES = SIDE * SIDE
ORIGINAL = -1
"""The place of the original among the pictures."""
GAP_PX = 8
ARROW_GAP_PX = 32
"""Between the original and its pictures."""
CAPTION_GAP_PX = 4
LEAST_TILE_PX = 28
MOST_TILE_PX = 240
HINT_FLAGS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class AugmentedView(QWidget):
    """An example beside nine pictures that augmentation made of it, as large as there is room."""

    anotherRequested = Signal()
    """Another example is wanted."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self.another = QPushButton(self.tr("Another example"))
        self.another.setToolTip(self.tr("Shows what augmentation does to another training image."))
        self.another.setEnabled(False)
        self.another.clicked.connect(self.anotherRequested)
        self._tiles = _Tiles(themes, self.tr("original"))
        self._tiles.setAccessibleName(self.tr("An example and nine augmented pictures of it"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._tiles, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.another)
        row.addStretch(1)
        layout.addLayout(row)

    def setOriginal(self, pixels: NDArray | None) -> None:
        """Show an example, as `toImage` takes it; None for none."""
        self._tiles.setOriginal(pixels)
        self.another.setEnabled(pixels is not None)

    def setPictures(self, pictures: NDArray | None) -> None:
        """Show nine pictures, an array of shape (9, h, w[, channels]); None for none."""
        self._tiles.setPictures(pictures)

    def hasPictures(self) -> bool:
        """Whether there are pictures to see, and not only a hint."""
        return self._tiles.hasPictures()

    def setHint(self, text: str) -> None:
        """Say why there are no pictures; it is not shown while there are any."""
        self._tiles.setHint(text)


class _Arrangement(NamedTuple):
    """Where the parts are: the original and the first of the pictures, and a tile's side."""

    original: QRect
    first: QRect
    is_beside: bool


class _Tiles(QWidget):
    """The ten pictures; all have the same size, so that they can be compared."""

    def __init__(self, themes: ThemeManager, caption: str) -> None:
        super().__init__()
        self._themes = themes
        self._caption = caption
        self._hint = ""
        self._original: NDArray | None = None
        self._pictures: NDArray | None = None
        self._pixmaps: dict[tuple[int, int, float], QPixmap] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.themeChanged.connect(self._forget)

    def setOriginal(self, pixels: NDArray | None) -> None:
        """Show this example at the left."""
        self._original = pixels
        self._forget()

    def setPictures(self, pictures: NDArray | None) -> None:
        """Show these pictures."""
        self._pictures = pictures
        self._forget()

    def hasPictures(self) -> bool:
        return self._pictures is not None

    def setHint(self, text: str) -> None:
        """Set what is said where there are no pictures."""
        self._hint = text
        self.setAccessibleDescription(text if self._pictures is None else "")
        self.update()

    def minimumSizeHint(self) -> QSize:
        least = SIDE * LEAST_TILE_PX + (SIDE - 1) * GAP_PX
        return QSize(least + LEAST_TILE_PX + ARROW_GAP_PX, least)

    def sizeHint(self) -> QSize:
        return QSize(480, 340)

    def _forget(self) -> None:
        self._pixmaps.clear()
        self.setAccessibleDescription(self._hint if self._pictures is None else "")
        self.update()

    # Geometry: it follows from the room alone, so that nothing moves when pictures come and go

    def _arrangement(self) -> _Arrangement:
        """The original to the left of its pictures or above them, whichever makes them larger."""
        caption = CAPTION_GAP_PX + self.fontMetrics().height()
        inner, width, height = (SIDE - 1) * GAP_PX, self.width() - 2, self.height() - 2
        beside = min((width - inner - ARROW_GAP_PX) // (SIDE + 1), (height - inner) // SIDE)
        above_room = height - inner - ARROW_GAP_PX - caption
        above = min((width - inner) // SIDE, above_room // (SIDE + 1))
        is_beside = beside >= above
        tile = min(max(beside if is_beside else above, LEAST_TILE_PX), MOST_TILE_PX)
        grid = SIDE * tile + inner
        if is_beside:
            whole = QRect(0, 0, tile + ARROW_GAP_PX + grid, grid)
            whole.moveCenter(self.rect().center())
            original = QRect(whole.left(), whole.top() + (grid - tile) // 2, tile, tile)
            first = QRect(original.right() + 1 + ARROW_GAP_PX, whole.top(), tile, tile)
            return _Arrangement(original, first, is_beside)
        whole = QRect(0, 0, grid, tile + caption + ARROW_GAP_PX + grid)
        whole.moveCenter(self.rect().center())
        original = QRect(whole.left() + (grid - tile) // 2, whole.top(), tile, tile)
        top = original.bottom() + 1 + caption + ARROW_GAP_PX
        return _Arrangement(original, QRect(whole.left(), top, tile, tile), is_beside)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        where = self._arrangement()
        self._paintTile(painter, ORIGINAL, where.original)
        self._paintCaption(painter, where.original)
        self._paintArrow(painter, where)
        for place in range(PICTURES):
            row, column = divmod(place, SIDE)
            step = where.first.width() + GAP_PX
            self._paintTile(painter, place, where.first.translated(column * step, row * step))
        if self._pictures is None:
            self._paintHint(painter, where.first)

    def _paintTile(self, painter: QPainter, place: int, box: QRect) -> None:
        theme, pixels = self._themes.theme, self._pixels(place)
        if pixels is None:
            painter.fillRect(box.adjusted(-1, -1, 1, 1), theme.color("chip"))
        else:
            paintTile(painter, box, self._pixmap(place, pixels, box.width()), theme)

    def _pixels(self, place: int) -> NDArray | None:
        if place == ORIGINAL:
            return self._original
        return None if self._pictures is None else self._pictures[place]

    def _paintCaption(self, painter: QPainter, original: QRect) -> None:
        metrics = self.fontMetrics()
        width = max(metrics.horizontalAdvance(self._caption), original.width())
        left = max(0, original.center().x() - width // 2)
        top = original.bottom() + 1 + CAPTION_GAP_PX
        painter.setPen(self._themes.theme.color("muted"))
        room = QRect(left, top, width, metrics.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._caption)

    def _paintArrow(self, painter: QPainter, where: _Arrangement) -> None:
        """Point from the original to its pictures."""
        reach, head = 14.0, 4.0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._themes.theme.color("muted"), 1.5))
        if where.is_beside:
            painter.translate(
                where.first.left() - ARROW_GAP_PX / 2, where.original.center().y() + 1
            )
        else:
            painter.translate(where.original.center().x() + 1, where.first.top() - ARROW_GAP_PX / 2)
            painter.rotate(90)
        tip = QPointF(reach / 2, 0)
        painter.drawLine(QPointF(-reach / 2, 0), tip)
        painter.drawPolyline([tip + QPointF(-head, -head), tip, tip + QPointF(-head, head)])
        painter.restore()

    def _paintHint(self, painter: QPainter, first: QRect) -> None:
        side = SIDE * first.width() + (SIDE - 1) * GAP_PX
        theme, grid = self._themes.theme, QRect(first.left(), first.top(), side, side)
        room = grid.adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
        box = painter.boundingRect(room, HINT_FLAGS, self._hint)
        if not self._hint:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(QRectF(box).adjusted(-12, -8, 12, 8), 6, 6)
        painter.setPen(theme.color("muted"))
        painter.drawText(room, HINT_FLAGS, self._hint)
        painter.restore()

    def _pixmap(self, place: int, pixels: NDArray, side_px: int) -> QPixmap:
        """A picture as it is drawn."""
        key = place, side_px, self.devicePixelRatioF()
        if key not in self._pixmaps:
            image = toImage(pixels, self._themes.theme)
            self._pixmaps[key] = tilePixmap(image, side_px, key[2])
        return self._pixmaps[key]
