"""Pictures as a network gets them, painted so that every pixel can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import Theme

Pixels = Any
"""An array of shape (h, w), (h, w, 1) or (h, w, 3), uint8, or float32 in [0, 1]."""


class Sample(NamedTuple):
    """A picture out of a data set.

    Parameters
    ----------
    pixels : of shape (h, w), (h, w, 1) or (h, w, 3), uint8, or float32 in [0, 1].
    caption : what it is, for people.
    truth : name of the class it is of, as the answers name it; empty where that is not known.
    """

    pixels: Pixels
    caption: str
    truth: str = ""


def paintPicture(painter: QPainter, area: QRectF, pixels: Pixels, theme: Theme) -> None:
    """Paint a picture as large as fits into the middle of an area, with sharp pixels."""
    image = asImage(pixels, theme)
    box = boxIn(area, image.width(), image.height())
    painter.save()
    is_sharp = box.width() % image.width() == 0
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_sharp)
    painter.drawImage(box, image)
    painter.restore()


def boxIn(area: QRectF, width: int, height: int) -> QRectF:
    """The middle of an area, filled in the proportions of a picture of ``width × height`` pixels.

    Each pixel gets a whole number of the screen's from twice its size on; below that, too much of
    the room would be lost.
    """
    scale = min(area.width() / width, area.height() / height)
    if scale >= 2:
        scale = int(scale)
    box = QRectF(0, 0, width * scale, height * scale)
    corner = area.center() - box.center()
    box.moveTo(round(corner.x()), round(corner.y()))
    return box


def asImage(pixels: Pixels, theme: Theme) -> QImage:
    """A picture as an image: colours as they are, grey from the sheet's colour to the text's.

    No ink (0) has the sheet's colour and full ink (255, or 1.0) the text's, in between it is
    mixed; so a drawing is dark on light or light on dark like everything else.
    """
    levels = np.asarray(pixels)
    if levels.ndim == 2:
        levels = levels[..., np.newaxis]
    share = levels / 255 if levels.dtype == np.uint8 else np.nan_to_num(levels).clip(0, 1)
    if share.shape[-1] == 1:
        ground, ink = (_rgb(theme.color(token)) for token in ("canvas", "text"))
        colours = ground + (ink - ground) * share
    else:
        colours = 255 * share
    height, width, _ = colours.shape
    data = np.rint(colours).astype(np.uint8).tobytes()
    image = QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()  # one that owns its pixels


def _rgb(color: QColor) -> NDArray[np.float64]:
    return np.array([color.red(), color.green(), color.blue()], dtype=np.float64)
