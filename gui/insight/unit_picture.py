"""One unit's weights, enlarged, over the scale of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.data.pictures import scaledImage
from gui.drawing.signed import signedColor, signedImage, signedText
from gui.theme import figureFont

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QMouseEvent

    from gui.theme import ThemeManager

WANTED_PX, LEAST_PX = 220, 120
BAR_PX = 8
GAP_PX = 8
STOPS = 12


class UnitPicture(QWidget):
    """A large picture, and below it which colour stands for which weight."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._values: NDArray[Any] | None = None
        self._most = 1.0
        self._hint = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Enlarged weights"))
        themes.themeChanged.connect(self.updateGeometry)
        themes.themeChanged.connect(self.update)

    def setValues(self, values: NDArray[Any] | None, most: float) -> None:
        """Show weights of shape (h, w); None: only the scale.

        Parameters
        ----------
        most : the weight at the ends of the scale.
        """
        self._values, self._most = values, most
        self.update()

    def setHint(self, text: str) -> None:
        """Say what will be here, while no unit is looked at."""
        self._hint = text
        self.update()

    def sizeHint(self) -> QSize:
        side = self._themes.scaled(WANTED_PX)
        return QSize(side, side + self._footHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_PX, LEAST_PX + self._footHeight())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width + self._footHeight()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setToolTip(self.tipAt(event.position().toPoint()))

    def tipAt(self, position: QPoint) -> str:
        """The weight at a position, or nothing."""
        box = self._pictureBox()
        if self._values is None or not box.contains(position):
            return ""
        height, width = self._values.shape
        row = (position.y() - box.top()) * height // box.height()
        column = (position.x() - box.left()) * width // box.width()
        value = signedText(float(self._values[row, column]))
        text = self.tr("row {row}, column {column}: {value}")
        return text.format(row=row + 1, column=column + 1, value=value)

    def _footHeight(self) -> int:
        return self._themes.scaled(BAR_PX) + 2 * GAP_PX + self.fontMetrics().height()

    def _sheet(self) -> QRect:
        side = max(1, min(self.width() - 2, self.height() - self._footHeight() - 2))
        return QRect(1, 1, side, side)

    def _pictureBox(self) -> QRect:
        """Where the picture is: as large as fits, in its own proportions."""
        sheet = self._sheet()
        if self._values is None:
            return sheet
        height, width = self._values.shape
        size = QSize(width, height).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(sheet.topLeft(), size.expandedTo(QSize(1, 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        box = self._pictureBox()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(box.adjusted(-1, -1, 0, 0))
        if self._values is None:
            painter.setPen(theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(GAP_PX, 0, -GAP_PX, 0), int(flags), self._hint)
        else:
            image = signedImage(np.asarray(self._values), self._most, theme)
            painter.drawImage(box, scaledImage(image, box.size() * self.devicePixelRatioF()))
        self._paintScale(painter, QRectF(box.left(), box.bottom() + GAP_PX, box.width(), 0))

    def _paintScale(self, painter: QPainter, line: QRectF) -> None:
        theme = self._themes.theme
        bar = QRectF(line.left(), line.top(), line.width(), self._themes.scaled(BAR_PX))
        fade = QLinearGradient(bar.topLeft(), bar.topRight())
        for step in range(-STOPS, STOPS + 1):
            fade.setColorAt((step / STOPS + 1) / 2, signedColor(step / STOPS, theme))
        painter.fillRect(bar, fade)
        painter.setFont(figureFont())
        painter.setPen(theme.color("muted"))
        words = QRectF(bar.left(), bar.bottom() + 2, bar.width(), self.fontMetrics().height())
        for flag, text in (
            (Qt.AlignmentFlag.AlignLeft, signedText(-self._most)),
            (Qt.AlignmentFlag.AlignHCenter, "0"),
            (Qt.AlignmentFlag.AlignRight, signedText(self._most)),
        ):
            painter.drawText(words, flag, text)
