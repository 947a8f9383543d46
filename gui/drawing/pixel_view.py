"""How much each pixel of a picture speaks for a class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from gui.data.pictures import toImage
from gui.drawing.signed import largest, signedImage, signedText
from gui.pad.picture import boxIn

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

SIDE_PX = 190
THROUGH = 0.3
"""How much of a picture in colour shows through."""
OUTLINE_LEVEL = 0.5
"""Pixels with more ink than this, as a share of full ink, are inside of the outline."""


class PixelView(QWidget):
    """A value for each pixel in the signed colours, under a faint outline of the ink.

    The scale is the same on both sides of zero and ends at the largest value there is.
    """

    def __init__(self, themes: ThemeManager, name: str) -> None:
        super().__init__()
        self._themes = themes
        self._values: NDArray[Any] | None = None
        self._image: QImage | None = None
        self._outline: Sequence[QLineF] = ()
        self._picture: NDArray[Any] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(name)
        themes.themeChanged.connect(self._forget)

    def setValues(
        self,
        values: NDArray[Any] | None,
        lines: Sequence[QLineF] = (),
        picture: NDArray[Any] | None = None,
    ) -> None:
        """Show values of shape (h, w), None for none.

        Parameters
        ----------
        lines : the `outline` of the ink.
        picture : what shows through faintly, (h, w, 3); for pictures in colour have no outline.
        """
        self._values, self._outline, self._picture = values, lines, picture
        self._forget()

    def values(self) -> NDArray[Any] | None:
        """The values shown."""
        return self._values

    def sizeHint(self) -> QSize:
        side = self._themes.scaled(SIDE_PX)
        return QSize(side, side)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tipAt(event.pos()), self)
            return True
        return super().event(event)

    def tipAt(self, position: QPoint) -> str:
        """The value of the pixel at a position of the widget, or nothing."""
        if self._values is None:
            return ""
        height, width = self._values.shape
        box = self._box(width, height)
        column = int((position.x() - box.left()) * width // box.width())
        row = int((position.y() - box.top()) * height // box.height())
        if not (0 <= row < height and 0 <= column < width):
            return ""
        text = self.tr("row {row}, column {column}: {value}")
        value = signedText(float(self._values[row, column]))
        return text.format(row=row + 1, column=column + 1, value=value)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("canvas"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._values is None:
            return
        if self._image is None:
            self._image = signedImage(self._values, largest(self._values), theme)
        box = self._box(self._image.width(), self._image.height())
        painter.drawImage(box, self._image)
        if self._picture is not None:
            painter.setOpacity(THROUGH)
            painter.drawImage(box, toImage(self._picture))
            painter.setOpacity(1.0)
        self._paintOutline(painter, box)

    def _paintOutline(self, painter: QPainter, box: QRectF) -> None:
        if not self._outline or self._image is None:
            return
        scale = box.width() / self._image.width()
        painter.translate(box.topLeft())
        painter.scale(scale, scale)
        pen = QPen(self._themes.theme.color("muted"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(list(self._outline))

    def _box(self, width: int, height: int) -> QRectF:
        return boxIn(QRectF(self.rect().adjusted(1, 1, -1, -1)), width, height)

    def _forget(self) -> None:
        self._image = None
        self.update()


def outline(picture: NDArray[Any] | None) -> list[QLineF]:
    """The lines between ink and sheet, in pixels of the picture; none for pictures in colour.

    Parameters
    ----------
    picture : of shape (h, w[, channels]), uint8, or floating point from 0 to 1.
    """
    if picture is None or (picture.ndim == 3 and picture.shape[2] != 1):
        return []
    grey = picture.reshape(picture.shape[:2])
    full = 255 if grey.dtype == np.uint8 else 1
    inked = np.pad(grey > OUTLINE_LEVEL * full, 1)
    lying = _runs(inked[1:, 1:-1] != inked[:-1, 1:-1])
    standing = _runs((inked[1:-1, 1:] != inked[1:-1, :-1]).T)
    lines = [QLineF(start, row, end, row) for row, start, end in lying]
    return lines + [QLineF(column, start, column, end) for column, start, end in standing]


def _runs(marked: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """Row, start and end of each unbroken run in the rows of a table."""
    changes = np.diff(np.pad(marked, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(changes > 0)
    ends = np.nonzero(changes < 0)[1]
    return list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))
