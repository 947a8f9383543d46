"""The application's own icons: one drawing each, in whatever colour the theme asks for."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

PIXEL_RATIOS = (1, 2)
MENU_PX = 16
FADED_OPACITY = 0.4
"""Of the icon of what cannot be used now."""
APPLICATION_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)


def svg(name: str, color: QColor) -> bytes:
    """Source of the drawing ``name`` with its ``currentColor`` filled in.

    Raises
    ------
    FileNotFoundError : there is no such icon.
    """
    source = resources.files("resources").joinpath("icons", f"{name}.svg").read_text("utf-8")
    return source.replace("currentColor", color.name()).encode()


def render(renderer: QSvgRenderer, size_px: int, ratio: int = 1, opacity: float = 1.0) -> QPixmap:
    """Draw an SVG as a square pixmap of ``size_px`` logical pixels at a device pixel ratio."""
    pixmap = QPixmap(QSize(size_px, size_px) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, color: QColor, sizes_px: Iterable[int] = (MENU_PX,)) -> QIcon:
    """Icon ``name`` in one colour, faded where disabled.

    It is crisp at the sizes given and at device pixel ratios 1 and 2.

    Raises
    ------
    FileNotFoundError : there is no such icon.
    """
    return _drawn(svg(name, color), sizes_px)


def application_icon() -> QIcon:
    """The icon of the window and of the task bar."""
    return _drawn(svg("sketchgrad", QColor()), APPLICATION_SIZES_PX)


def _drawn(source: bytes, sizes_px: Iterable[int]) -> QIcon:
    renderer = QSvgRenderer(QByteArray(source))
    result = QIcon()
    for size in sizes_px:
        for ratio in PIXEL_RATIOS:
            result.addPixmap(render(renderer, size, ratio))
            faded = render(renderer, size, ratio, FADED_OPACITY)
            result.addPixmap(faded, QIcon.Mode.Disabled)
    return result
