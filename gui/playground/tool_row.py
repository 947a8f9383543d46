"""What is set on the plane by hand: a class, to learn from or to test with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from engine.data.own_points import MOST_CLASSES
from gui.activations.chip_flow import LaneChip
from gui.builder.words import wrappedTip
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from gui.theme import ThemeManager


class ToolRow(QWidget):
    """A chip for each class, one for test points, and Clear."""

    brushChanged = Signal(int, bool)
    """The class that is set, and whether as a test point."""
    clearRequested = Signal()

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self.chips = [self._classChip(label, themes) for label in range(MOST_CLASSES)]
        self.test = Chip(self.tr("Test point"), checkable=True)
        self.clear = QPushButton(self.tr("Clear"))
        self._arrange(themes)
        self.chips[0].setChecked(True)

    def brush(self) -> tuple[int, bool]:
        """The class that is set, and whether as a test point."""
        label = next(i for i, chip in enumerate(self.chips) if chip.isChecked())
        return label, self.test.isChecked()

    def choose(self, label: int) -> None:
        """Set points of this class from now on."""
        self.chips[label].setChecked(True)

    def _classChip(self, label: int, themes: ThemeManager) -> LaneChip:
        chip = LaneChip(str(label), str(label), themes)
        chip.setLane(label)
        name = self.tr("Class {number}").format(number=label)
        chip.setAccessibleName(name)
        tip = self.tr("Set points of class {number} (key {key})")
        chip.setToolTip(tip.format(number=label, key=label + 1))
        return chip

    def _arrange(self, themes: ThemeManager) -> None:
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for chip in self.chips:
            group.addButton(chip)
            row.addWidget(chip)
            chip.toggled.connect(self._announce)
        self.test.setToolTip(
            wrappedTip(
                self.tr(
                    "A test point is not learnt from: it shows whether the network is right where "
                    "it has seen nothing. Without any, the training points are tested with."
                )
            )
        )
        self.test.toggled.connect(self._announce)
        themes.setIcon(self.clear, "trash")
        self.clear.setToolTip(self.tr("Take all points away; Ctrl+Z brings them back."))
        self.clear.clicked.connect(self.clearRequested)
        row.addSpacing(6)
        row.addWidget(self.test)
        row.addWidget(self.clear)

    def _announce(self) -> None:
        if any(chip.isChecked() for chip in self.chips):
            self.brushChanged.emit(*self.brush())
