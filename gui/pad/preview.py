"""The picture as the network gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.data.ink import SIZE
from gui.pad.picture import Pixels, paintPicture

if TYPE_CHECKING:
    from gui.theme import ThemeManager

PIXEL_PX = 2


class PadPreview(QWidget):
    """Shows the very numbers the network gets, each a sharp little square; see `toImage`."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pixels: Pixels = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What the network sees"))
        self.setPixels(None)
        themes.themeChanged.connect(self.updateGeometry)
        themes.themeChanged.connect(self.update)

    def pixels(self) -> Pixels:
        """The picture shown, or None."""
        return self._pixels

    def setPixels(self, pixels: Pixels, is_drawn: bool = True) -> None:
        """Show a picture, ink 255 or 1.0 on 0; None shows none.

        Parameters
        ----------
        is_drawn : whether it was made of a drawing, and not taken from a data set.
        """
        self._pixels = pixels
        tip = self._drawingsTip() if is_drawn else self._samplesTip()
        if tip != self.toolTip():
            self.setToolTip(tip)
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
            inside = QRectF(self.rect().adjusted(1, 1, -1, -1))
            paintPicture(painter, inside, self._pixels, theme)

    def _drawingsTip(self) -> str:
        return self.tr(
            "The 28 × 28 grey levels the network gets: your digit, scaled to 20 pixels and"
            " centred by its mass, exactly as in MNIST."
        )

    def _samplesTip(self) -> str:
        height, width = self._pixels.shape[:2]
        tip = self.tr("The {width} × {height} pixels the network gets, just as the data has them.")
        return tip.format(width=width, height=height)
