"""The channels of a layer as tiles, one of which can be enlarged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.drawing.signed import largest, signedImage, signedText
from gui.widgets.tiling import FRAME_PX, MOST_TILES, NOWHERE, Tiling, tiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

GAP_PX = 6
MOST_SIDE_PX, LEAST_SIDE_PX = 80, 20
MOST_HEIGHT_PX = 264
"""Height of all tiles together that decides how large they are."""
LARGE_PX = 280
LARGE_GAP_PX = 12
FIGURE_GAP_PX = 14


class FeatureMaps(QWidget):
    """The channels of a layer on one scale; a click or Enter enlarges one below the others."""

    enlargedChanged = Signal(int)
    """The channel that is enlarged now, or `NOWHERE`."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._maps: NDArray[Any] = np.zeros((1, 1, 0), np.float32)
        self._image: QImage | None = None
        self._tiling = Tiling(QSize(1, 1))
        self._current = self._enlarged = NOWHERE
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Feature maps"))
        themes.themeChanged.connect(self._forget)

    def setMaps(self, maps: NDArray[Any]) -> None:
        """Show maps of shape (height, width, channels)."""
        is_other = maps.shape != self._maps.shape
        self._maps, self._image = maps, None
        if is_other:
            self._current = self._enlarged = NOWHERE
            self._lay()
        self.update()

    def count(self) -> int:
        """How many channels are shown."""
        return min(self._maps.shape[2], MOST_TILES)

    def hiddenCount(self) -> int:
        """How many channels there are beyond those."""
        return int(self._maps.shape[2]) - self.count()

    def enlarged(self) -> int:
        """The channel that is enlarged, or `NOWHERE`."""
        return self._enlarged

    def setEnlarged(self, channel: int) -> None:
        """Show a channel large; with `NOWHERE` none."""
        changed, self._enlarged = channel != self._enlarged, channel
        self._describe()
        self._lay()
        self.update()
        if changed:
            self.enlargedChanged.emit(channel)

    def tileOf(self, channel: int) -> QRect:
        """Where a channel's tile is."""
        return self._tiling.box(channel)

    def largeBox(self) -> QRect:
        """Where the enlarged map is; empty where none is."""
        if self._enlarged == NOWHERE:
            return QRect()
        height, width, _ = self._maps.shape
        room = min(self._themes.scaled(LARGE_PX), self.width() - 2)
        scale = max(1, room // max(height, width))
        top = self._tiling.height + LARGE_GAP_PX
        return QRect(1, top, width * scale, height * scale)

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LARGE_PX), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        channel = self._tiling.placeAt(position)
        if channel != NOWHERE:
            self._current = channel
            self._toggle(channel)
        elif self.largeBox().contains(position):
            self.setEnlarged(NOWHERE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._tiling.stepOf(event.key())
        if step:
            self._current = min(max(self._current + step, 0), self.count() - 1)
            if self._enlarged != NOWHERE:
                self._enlarged = self._current
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._toggle(max(self._current, 0))
        elif event.key() == Qt.Key.Key_Escape and self._enlarged != NOWHERE:
            self.setEnlarged(NOWHERE)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._current = max(self._current, 0)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tipAt(event.pos()), self)
            return True
        return super().event(event)

    def tipAt(self, position: QPoint) -> str:
        """What a tool tip says: of a tile its range, of the enlarged map a value."""
        channel, large = self._tiling.placeAt(position), self.largeBox()
        if channel != NOWHERE:
            return self._rangeText(channel)
        if not large.contains(position):
            return ""
        scale = large.width() // self._maps.shape[1]
        row, column = (position.y() - large.y()) // scale, (position.x() - large.x()) // scale
        text = self.tr("row {row}, column {column}: {value}")
        value = signedText(float(self._maps[row, column, self._enlarged]))
        return text.format(row=row + 1, column=column + 1, value=value)

    def _toggle(self, channel: int) -> None:
        self.setEnlarged(NOWHERE if channel == self._enlarged else channel)

    def _rangeText(self, channel: int) -> str:
        values = self._maps[..., channel]
        text = self.tr("channel {number} of {count}: {low} to {high}")
        return text.format(
            number=channel + 1,
            count=self._maps.shape[2],
            low=signedText(float(values.min())),
            high=signedText(float(values.max())),
        )

    def _describe(self) -> None:
        spoken = self._rangeText(self._current) if self._current != NOWHERE else ""
        self.setAccessibleDescription(spoken)

    # Geometry

    def _lay(self) -> None:
        height, width, _ = self._maps.shape
        most_px, most_height = map(self._themes.scaled, (MOST_SIDE_PX, MOST_HEIGHT_PX))
        room = QSize(max(1, self.width() - 2 * FRAME_PX), most_height)
        tile = QSize(width, height)
        self._tiling = tiled(tile, self.count(), room, GAP_PX, most_px, LEAST_SIDE_PX)
        large = self.largeBox()
        bottom = large.y() + large.height() + 1 if self._enlarged != NOWHERE else 0
        self.setFixedHeight(max(self._tiling.height, bottom))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is None:
            self._image = self._stacked()
        painter.fillRect(event.rect(), self._themes.theme.color("panel"))
        self._tiling.paint(painter, self._image, self._themes.theme.color("line"))
        if self._enlarged != NOWHERE:
            self._paintMark(painter, self._enlarged)
            self._paintLarge(painter, self._image)
        if self.hasFocus() and self._current != NOWHERE:
            self._paintMark(painter, self._current)

    def _paintMark(self, painter: QPainter, channel: int) -> None:
        painter.setPen(QPen(self._themes.theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.tileOf(channel)))

    def _paintLarge(self, painter: QPainter, image: QImage) -> None:
        theme, box = self._themes.theme, self.largeBox()
        painter.fillRect(box.adjusted(-1, -1, 1, 1), theme.color("line"))
        painter.drawImage(box, image, self._tiling.source(self._enlarged))
        words = QRect(box.right() + FIGURE_GAP_PX, box.top(), 0, box.height())
        words.setRight(self.width() - 1)
        painter.setPen(theme.color("muted"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(flags), self._rangeText(self._enlarged))

    def _stacked(self) -> QImage:
        """The maps below each other, one pixel of the image each value."""
        shown = np.moveaxis(self._maps[..., : self.count()], 2, 0)
        stack = shown.reshape(-1, self._maps.shape[1])
        return signedImage(stack, largest(self._maps), self._themes.theme)

    def _forget(self) -> None:
        self._image = None
        self._lay()
        self.update()
