"""The names of pages as chips, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.labels import Chip

GAP_PX = 8


class PageBar(QWidget):
    """One chip a page, of which one is checked.

    Parameters
    ----------
    pages : name and tool tip of each.
    """

    pageChosen = Signal(int)

    def __init__(self, pages: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.chips = [Chip(name, checkable=True) for name, _ in pages]
        self._lines: list[QHBoxLayout] = []
        self._counts: tuple[int, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_PX)
        group = QButtonGroup(self)
        for index, ((_, tip), chip) in enumerate(zip(pages, self.chips, strict=True)):
            chip.setToolTip(tip)
            chip.clicked.connect(partial(self.pageChosen.emit, index))
            group.addButton(chip)
        self.setRoom(10**6)

    def setPage(self, index: int) -> None:
        """Check the chip of a page."""
        self.chips[index].setChecked(True)

    def setRoom(self, width_px: int) -> None:
        """Set the chips in lines that are no wider than this."""
        lines: list[list[Chip]] = [[]]
        for chip in self.chips:
            if lines[-1] and _width([*lines[-1], chip]) > width_px:
                lines.append([])
            lines[-1].append(chip)
        counts = tuple(map(len, lines))
        if counts != self._counts:
            self._counts = counts
            self._place(lines)

    def lineWidth(self) -> int:
        """The width in which all chips stand in one line."""
        return _width(self.chips)

    def minimumSizeHint(self) -> QSize:
        widest = max(chip.sizeHint().width() for chip in self.chips)
        return QSize(widest, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setRoom(self.width())

    def _place(self, lines: Sequence[Sequence[Chip]]) -> None:
        for line in self._lines:
            while line.count():
                line.takeAt(0)
            self._column.removeItem(line)
        self._lines = []
        for chips in lines:
            line = QHBoxLayout()
            line.setSpacing(GAP_PX)
            for chip in chips:
                line.addWidget(chip)
            line.addStretch(1)
            self._lines.append(line)
            self._column.addLayout(line)


def _width(chips: Sequence[Chip]) -> int:
    return sum(chip.sizeHint().width() + GAP_PX for chip in chips) - GAP_PX
