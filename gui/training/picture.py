"""The plots as a picture or a drawing that can be kept."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from engine.files import atomic
from gui.theme import HEADING_PX, ThemeManager

if TYPE_CHECKING:
    from gui.training.curve_plot import CurvePlot

SCALE = 2.0
"""A picture has so many pixels for one on the screen, for print."""
MARGIN_PX, GAP_PX = 16, 8
DRAWING_DPI = 96


@dataclass(frozen=True)
class Section:
    """One plot with the words above it, which may be none."""

    title: str
    note: str
    plot: CurvePlot


class RunPicture:
    """Plots under each other, in the colours that they have on the screen.

    Parameters
    ----------
    sections : from top to bottom; they are painted as they are at that time.
    """

    def __init__(self, themes: ThemeManager, font: QFont, sections: Sequence[Section]) -> None:
        self._themes = themes
        self._font = font
        self._heading = QFont(font)
        self._heading.setPixelSize(themes.scaled(HEADING_PX))
        self._heading.setWeight(QFont.Weight.DemiBold)
        self._sections = list(sections)

    def size(self) -> QSize:
        """Width and height, in the screen's pixels."""
        width = max(section.plot.width() for section in self._sections)
        height = sum(self._height(section) for section in self._sections)
        return QSize(width + 2 * MARGIN_PX, height + 2 * MARGIN_PX)

    def image(self) -> QImage:
        """The picture itself."""
        image = QImage(self.size() * SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SCALE)
        painter = QPainter(image)
        self._paint(painter, SCALE)
        painter.end()
        return image

    def savePng(self, path: Path) -> None:
        """Write it as PNG, atomically. Raises `MachineError`."""
        with atomic.writing(path) as temporary:
            if not self.image().save(str(temporary), "PNG"):  # type: ignore[call-overload]
                raise _unwritten()

    def saveSvg(self, path: Path) -> None:
        """Write it as SVG, lines and texts as such, atomically. Raises `MachineError`."""
        from PySide6.QtSvg import QSvgGenerator  # only now: a window opens sooner without it

        with atomic.writing(path) as temporary:
            drawing = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the older one cannot clip
            drawing.setFileName(str(temporary))
            drawing.setSize(self.size())
            drawing.setViewBox(QRect(0, 0, self.size().width(), self.size().height()))
            drawing.setResolution(DRAWING_DPI)
            drawing.setTitle(" · ".join(s.title for s in self._sections if s.title))
            drawing.setDescription("")
            painter = QPainter(drawing)
            self._paint(painter, 0)
            if not painter.end() or not temporary.stat().st_size:
                raise _unwritten()

    def _paint(self, painter: QPainter, scale: float) -> None:
        painter.fillRect(
            QRect(0, 0, self.size().width(), self.size().height()),
            self._themes.theme.color("panel"),
        )
        painter.translate(MARGIN_PX, MARGIN_PX)
        for section in self._sections:
            if section.title:
                self._paint_title(painter, section)
                painter.translate(0, self._title_height())
            section.plot.paintOn(painter, scale)
            painter.translate(0, section.plot.height() + GAP_PX)

    def _paint_title(self, painter: QPainter, section: Section) -> None:
        theme, metrics = self._themes.theme, QFontMetrics(self._heading)
        painter.setFont(self._heading)
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(0, metrics.ascent()), section.title)
        painter.setFont(self._font)
        painter.setPen(theme.color("muted"))
        left = metrics.horizontalAdvance(section.title) + GAP_PX
        painter.drawText(QPointF(left, metrics.ascent()), section.note)

    def _height(self, section: Section) -> int:
        return section.plot.height() + GAP_PX + (self._title_height() if section.title else 0)

    def _title_height(self) -> int:
        return QFontMetrics(self._heading).height() + GAP_PX


def _unwritten() -> OSError:
    """The error that Qt keeps to itself."""
    return OSError(errno.EIO, os.strerror(errno.EIO))
