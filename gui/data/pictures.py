"""Examples as pictures: from arrays to what Qt draws, in sharp squares where they are enlarged."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter

    from gui.theme import Theme

LEVELS = 256
"""Grey levels of one byte."""


def toImage(pixels: NDArray, theme: Theme | None = None) -> QImage:
    """Make an image, which owns its memory, of one example.

    Parameters
    ----------
    pixels : grey levels of shape (h, w) or (h, w, 1), or colours of shape (h, w, 3), red first;
        uint8, or floating point from 0 to 1, where what is beyond is cut off and NaN is 0.
    theme : grey levels are shown from its sheet's colour (0) to its text's (full), as on the pad;
        without one, from black to white. Colours are shown as they are.

    Raises
    ------
    ValueError : the shape is not that of a picture.
    """
    levels = _asBytes(pixels[..., 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels)
    if levels.ndim == 3 and levels.shape[2] == 3:
        return _colourImage(levels)
    if levels.ndim != 2:
        raise ValueError(f"An array of shape {pixels.shape} is no picture.")
    return _greyImage(levels, theme)


def scaledImage(image: QImage, size: QSize) -> QImage:
    """Scale to ``size`` in pixels: enlarged, every pixel stays a sharp square.

    Where the factor is not whole, the next larger whole one is smoothed down, so that all squares
    are equally wide. Reduced pictures are smoothed.
    """
    factor = math.ceil(max(size.width() / image.width(), size.height() / image.height()))
    if factor > 1:
        image = image.scaled(image.size() * factor)
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def tilePixmap(image: QImage, side_px: int, ratio: float = 1.0) -> QPixmap:
    """Scale a picture into a square of ``side_px`` logical pixels; its proportions are kept.

    Parameters
    ----------
    ratio : device pixels per logical pixel.
    """
    side = max(1, round(side_px * ratio))
    room = image.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    pixmap = QPixmap.fromImage(scaledImage(image, room.expandedTo(QSize(1, 1))))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paintTile(
    painter: QPainter, box: QRect, pixmap: QPixmap | None, theme: Theme, frame: str = "line"
) -> None:
    """Paint a square sheet with a one-pixel line around it, and a picture in its middle.

    Parameters
    ----------
    box : the sheet; the line is the ring of pixels around it.
    frame : colour token of the line.
    """
    painter.fillRect(box.adjusted(-1, -1, 1, 1), theme.color(frame))
    painter.fillRect(box, theme.color("canvas"))
    if pixmap is not None:
        room = pixmap.deviceIndependentSize().toSize()
        corner = QPoint((box.width() - room.width()) // 2, (box.height() - room.height()) // 2)
        painter.drawPixmap(box.topLeft() + corner, pixmap)


def _asBytes(pixels: NDArray) -> NDArray[np.uint8]:
    if pixels.dtype == np.uint8:
        return np.ascontiguousarray(pixels)
    shares = np.nan_to_num(np.asarray(pixels, np.float32)).clip(0, 1)
    return np.rint(shares * (LEVELS - 1)).astype(np.uint8)


def _colourImage(levels: NDArray[np.uint8]) -> QImage:
    height, width, _ = levels.shape
    image = QImage(levels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _greyImage(levels: NDArray[np.uint8], theme: Theme | None) -> QImage:
    height, width = levels.shape
    image = QImage(levels.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    ends = (theme.canvas, theme.text) if theme else ("#000000", "#FFFFFF")
    image.setColorTable(_mixes(*ends))
    return image.convertToFormat(QImage.Format.Format_RGB32)


@lru_cache(maxsize=4)
def _mixes(ground: str, ink: str) -> list[int]:
    """Every grey level's colour, as Qt writes one in a table."""
    low, high = (_rgb(QColor(name)) for name in (ground, ink))
    shares = np.arange(LEVELS)[:, np.newaxis] / (LEVELS - 1)
    mixed = np.rint(low + (high - low) * shares).astype(int)
    return [QColor(*rgb).rgb() for rgb in mixed.tolist()]


def _rgb(colour: QColor) -> NDArray[np.float64]:
    return np.array((colour.red(), colour.green(), colour.blue()), np.float64)
