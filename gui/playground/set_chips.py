"""Chips to choose points by, each with a tiny picture of them."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.data import own_points, registry, toys
from gui.activations.chip_flow import ChipFlow
from gui.builder.words import wrappedTip
from gui.playground.pictures import classColour
from gui.training.shown_run import TRAINING_LANE
from gui.translation import translated
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

SIDE_PX = 22
POINTS, NOISE, SEED = 60, 0.02, 3
DOT_PX, FEW_DOT_PX = 2.2, 5.0
TABLE = ""
"""In place of a set's name: a table of the user's."""


class SetChip(Chip):
    """A chip with a tiny picture of a toy's points."""

    def __init__(self, name: str, text: str, themes: ThemeManager) -> None:
        super().__init__(text, checkable=True)
        self.name = name
        self._themes = themes
        themes.themeChanged.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        side, ratio = self._themes.scaled(SIDE_PX), self.devicePixelRatioF()
        picture = QPixmap(QSize(side, side) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, QRectF(0, 0, side, side).adjusted(3, 3, -3, -3))
        painter.end()
        self.setIconSize(QSize(side, side))
        self.setIcon(QIcon(picture))

    def _paint(self, painter: QPainter, area: QRectF) -> None:
        theme = self._themes.theme
        painter.setPen(QPen(theme.color("text"), 1.4))
        middle, reach = area.center(), area.width() / 2 - 1
        across, down = QPointF(reach, 0), QPointF(0, reach)
        if self.name in (TABLE, own_points.NAME):
            painter.drawLine(middle - across, middle + across)
            painter.drawLine(middle - down, middle + down)
        if self.name == TABLE:
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        if self.name in (TABLE, own_points.NAME):
            return
        places, labels = _picture(self.name)
        radius = self._themes.scaled(DOT_PX if len(places) > 9 else FEW_DOT_PX) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for (x, y), label in zip(places.tolist(), labels.tolist(), strict=True):
            colour = theme.lane(TRAINING_LANE) if label < 0 else classColour(theme, label)
            painter.setBrush(colour)
            at = QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())
            painter.drawEllipse(at, radius, radius)


class SetChips(QWidget):
    """One chip for each toy, and one for the points of the user's own."""

    chosen = Signal(str)
    importRequested = Signal()

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self.chips: list[SetChip] = []
        self._name = ""
        for name in toys.NAMES:
            info = registry.get(name)
            chip = SetChip(name, translated(info.title), themes)
            chip.setToolTip(wrappedTip(translated(info.summary)))
            self.chips.append(chip)
        own = SetChip(own_points.NAME, self.tr("Your own points"), themes)
        own.setToolTip(
            wrappedTip(self.tr("Set points by hand and see what a network makes of it."))
        )
        self.chips.append(own)
        for chip in self.chips:
            chip.clicked.connect(partial(self._choose, chip.name))
        self.table = SetChip(TABLE, self.tr("Import CSV …"), themes)
        self.table.setCheckable(False)
        self.table.setToolTip(
            wrappedTip(
                self.tr("Take points from a table: two columns of numbers, and one with the class.")
            )
        )
        self.table.clicked.connect(self.importRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ChipFlow([*self.chips, self.table]))

    def setChosen(self, name: str) -> None:
        """Mark the set that is trained on, where it is one of these."""
        self._name = name
        for chip in self.chips:
            chip.setChecked(chip.name == name)

    def chip(self, name: str) -> SetChip:
        """The chip of a set."""
        return next(chip for chip in self.chips if chip.name == name)

    def _choose(self, name: str) -> None:
        self.setChosen(self._name)  # a click has only asked for it
        self.chosen.emit(name)


@cache
def _picture(name: str) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return places in [0, 1], shape (n, 2), and classes, below 0 where they are numbers."""
    split, _ = toys.make(name, POINTS, NOISE, SEED)
    is_number = split.y.dtype.kind == "f"
    places = np.column_stack((split.x, split.y)) if is_number else split.x
    low, high = places.min(axis=0), places.max(axis=0)
    labels = np.full(len(places), -1) if is_number else split.y.astype(np.int64)
    return ((places - low) / (high - low)).astype(np.float64), labels
