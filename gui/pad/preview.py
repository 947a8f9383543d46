"""The picture as the network gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.data.ink import SIZE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import Theme, ThemeManager

PIXEL_PX = 2


class PadPreview(QWidget):
    """Shows the very 28×28 grey levels the network gets, each a sharp little square.

    No ink has the sheet's colour and full ink the text's, in between it is mixed; so the picture
    is dark on light or light on dark like everything else.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pixels: NDArray[np.uint8] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What the network sees"))
        self.setToolTip(
            self.tr(
                "The 28 × 28 grey levels the network gets: your digit, scaled to 20 pixels and"
                " centred by its mass, exactly as in MNIST."
            )
        )
        themes.themeChanged.connect(self.updateGeometry)
        themes.themeChanged.connect(self.update)

    def pixels(self) -> NDArray[np.uint8] | None:
        """The picture shown, or None."""
        return self._pixels

    def setPixels(self, pixels: NDArray[np.uint8] | None) -> None:
        """Show grey levels of shape (28, 28), dtype uint8, ink 255 on 0; None shows no picture."""
        self._pixels = pixels
        self.update()

    def sizeHint(self) -> QSize:
        side = SIZE * max(1, round(PIXEL_PX * self._themes.fontScale)) + 2
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._themes.theme
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("canvas"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._pixels is not None:
            painter.drawImage(self._box(), asImage(self._pixels, theme))

    def _box(self) -> QRect:
        """A square inside the line, a whole number of pixels for each of the picture's."""
        side = max(1, (min(self.width(), self.height()) - 2) // SIZE) * SIZE
        box = QRect(0, 0, side, side)
        box.moveCenter(self.rect().center())
        return box


def asImage(pixels: NDArray[np.uint8], theme: Theme) -> QImage:
    """Grey levels as an image from the sheet's colour (0) to the text's (255)."""
    ground, ink = (_rgb(theme.color(token)) for token in ("canvas", "text"))
    share = pixels[..., np.newaxis] / 255
    mixed = np.rint(ground + (ink - ground) * share).astype(np.uint8)
    height, width, _ = mixed.shape
    image = QImage(mixed.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()  # one that owns its pixels


def _rgb(color: QColor) -> NDArray[np.float64]:
    return np.array([color.red(), color.green(), color.blue()], dtype=np.float64)
