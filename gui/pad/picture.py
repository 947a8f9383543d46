"""Pictures as a network gets them, painted so that every pixel can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gui.data.pictures import toImage

if TYPE_CHECKING:
    from gui.theme import Theme

Pixels = Any
"""An array of shape (h, w), (h, w, 1) or (h, w, 3), uint8, or float32 in [0, 1]."""


class Sample(NamedTuple):
    """A picture in place of a drawing: out of a data set, or one of the user's own.

    Parameters
    ----------
    pixels : of shape (h, w), (h, w, 1) or (h, w, 3), uint8, or float32 in [0, 1].
    caption : what it is, for people.
    truth : name of the class it is of, as the answers name it; empty where that is not known.
    is_test : whether it is out of the test examples, of which no network ever learns.
    is_own : whether it is the user's own picture, and out of no data set.
    """

    pixels: Pixels
    caption: str
    truth: str = ""
    is_test: bool = False
    is_own: bool = False


def paintPicture(painter: QPainter, area: QRectF, pixels: Pixels, theme: Theme) -> None:
    """Paint a picture as large as fits into the middle of an area, with sharp pixels."""
    image = toImage(pixels, theme)
    box = boxIn(area, image.width(), image.height())
    painter.save()
    is_sharp = box.width() % image.width() == 0
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_sharp)
    painter.drawImage(box, image)
    painter.restore()


def onWhite(pixels: Pixels, side: int) -> QImage:
    """Return a picture as people keep it, dark on white where it is grey.

    Parameters
    ----------
    side : what its longer side should have, in pixels; each of its own gets a whole number of them.
    """
    image = toImage(pixels)
    if image.isGrayscale():
        image.invertPixels()
    times = max(1, side // max(image.width(), image.height()))
    return image.scaled(image.size() * times)


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
