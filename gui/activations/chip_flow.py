"""Chips in as many rows as they need, each with a dot in the colour of its curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import ICON_PX
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gui.theme import ThemeManager

DOT_PX = 9
GAP_PX, ROW_GAP_PX = 6, 6
WIDTH_PX = 320


class LaneChip(Chip):
    """A chip that switches a curve on and off; its dot is filled while the curve is there."""

    def __init__(self, text: str, kind: str, themes: ThemeManager) -> None:
        super().__init__(text, checkable=True)
        self.kind = kind
        self._themes = themes
        self._lane = 0
        themes.themeChanged.connect(self._draw)
        self._draw()

    def setLane(self, lane: int) -> None:
        """Give the dot the colour of a lane."""
        self._lane = lane
        self._draw()

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self._draw()

    def nextCheckState(self) -> None:
        super().nextCheckState()
        self._draw()

    def _draw(self) -> None:
        """Draw the dot; a ring of the same size while it is off, so that nothing moves."""
        side, ratio = self._themes.scaled(ICON_PX), self.devicePixelRatioF()
        radius = self._themes.scaled(DOT_PX) / 2 - 1
        picture = QPixmap(QSize(side, side) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        colour = theme.lane(self._lane) if self.isChecked() else theme.color("edge")
        painter.setPen(QPen(colour, 1.5))
        if self.isChecked():
            painter.setBrush(colour)
        painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
        painter.end()
        self.setIcon(QIcon(picture))


class ChipFlow(QWidget):
    """Chips side by side, in as many rows as the width asks for."""

    def __init__(self, chips: Sequence[QWidget]) -> None:
        super().__init__()
        self._chips = list(chips)
        for chip in self._chips:
            chip.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else WIDTH_PX
        return QSize(width, self._place(width)[-1].bottom() + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        places = self._place(self.width())
        for chip, place in zip(self._chips, places, strict=True):
            chip.setGeometry(place)
        height = places[-1].bottom() + 1
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _place(self, width: int) -> list[QRect]:
        """Return each chip's place in a flow of this width."""
        places: list[QRect] = []
        x = y = 0
        for chip in self._chips:
            size = chip.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, places[-1].bottom() + 1 + ROW_GAP_PX
            places.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + GAP_PX
        return places
