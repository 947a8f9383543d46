"""What is seen while the data are no points: what the playground is for, and a way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.playground.chart import paintMark
from gui.playground.pictures import answerImage, classColour
from gui.theme import primaryButton, setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

SIDE_PX, CORNER_PX = 132, 10
GRID = 60
WIDTH_PX = 420


class EmptyPage(QWidget):
    """A picture, a sentence and a button."""

    presetRequested = Signal(str)

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self.button = primaryButton(self.tr("Load XOR with a hidden layer"))
        self.button.clicked.connect(lambda: self.presetRequested.emit("xor-mlp"))
        heading = WrappingLabel(self.tr("The playground is for data with one or two inputs"))
        about = WrappingLabel(
            self.tr(
                "There you see what a network answers everywhere, and how every hidden unit helps, "
                "while it learns. Choose points above, or begin with the classic."
            )
        )
        setStyleFlag(heading, "heading")
        setStyleFlag(about, "muted")
        for label in (heading, about):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(WIDTH_PX)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        for widget in (_Picture(themes), heading, about, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


class _Picture(QWidget):
    """XOR as a network that has learnt it sees it."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.setFixedSize(QSize(SIDE_PX, SIDE_PX))
        themes.themeChanged.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area, shape = QRectF(self.rect()).adjusted(1, 1, -1, -1), QPainterPath()
        shape.addRoundedRect(area, CORNER_PX, CORNER_PX)
        painter.setClipPath(shape)
        painter.drawImage(area, answerImage(_answers(), theme))
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawPath(shape)
        for across, up in ((0, 0), (0, 1), (1, 0), (1, 1)):
            at = area.topLeft() * 1.0
            at.setX(area.left() + (0.25 + across / 2) * area.width())
            at.setY(area.bottom() - (0.25 + up / 2) * area.height())
            paintMark(painter, theme, at, 7, classColour(theme, across ^ up), hollow=False)


def _answers() -> NDArray[np.float64]:
    """Return answers to XOR that fade along the axes, shape (`GRID`, `GRID`, 2)."""
    x = np.linspace(-1, 1, GRID)
    one = 1 / (1 + np.exp(12 * x[:, None] * x[None, :]))
    return np.stack([1 - one, one], axis=-1)
