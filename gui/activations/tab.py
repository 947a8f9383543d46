"""The Activations tab: functions and their slopes, softmax, and a chain of layers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.activations.chain_page import ChainPage
from gui.activations.functions_page import FunctionsPage
from gui.activations.softmax_page import SoftmaxPage
from gui.builder.words import wrappedTip
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from gui.activations import chain_page, functions_page, softmax_page
    from gui.theme import ThemeManager

FUNCTIONS, SOFTMAX, CHAIN = range(3)
"""The pages."""


@dataclass(frozen=True)
class Modes:
    """What a tab of another language was set to: the page shown, and what each page was set to."""

    page: int
    functions: functions_page.Modes
    softmax: softmax_page.Modes
    chain: chain_page.Modes


class ActivationsTab(QWidget):
    """Three pages to try out what an activation function does; nothing of it trains."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self.functions = FunctionsPage(themes)
        self.softmax = SoftmaxPage(themes)
        self.chain = ChainPage(themes)
        self.chips = [
            Chip(text, checkable=True)
            for text in (
                self.tr("Functions"),
                self.tr("Softmax"),
                self.tr("Chain of layers"),
            )
        ]
        self.pages = QStackedWidget()
        self._arrange()
        self.showPage(FUNCTIONS)

    def modes(self) -> Modes:
        """What the tab is set to, for `setModes` of another one."""
        pages = self.functions.modes(), self.softmax.modes(), self.chain.modes()
        return Modes(self.page(), *pages)

    def setModes(self, modes: Modes) -> None:
        """Set the tab as another one was."""
        self.functions.setModes(modes.functions)
        self.softmax.setModes(modes.softmax)
        self.chain.setModes(modes.chain)
        self.showPage(modes.page)

    def showPage(self, index: int) -> None:
        """Show `FUNCTIONS`, `SOFTMAX` or `CHAIN`."""
        self.chips[index].setChecked(True)
        self.pages.setCurrentIndex(index)

    def page(self) -> int:
        """The page shown."""
        return self.pages.currentIndex()

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        tips = (
            self.tr("What a unit does with its weighted sum, and how steep that is."),
            self.tr("How the last layer turns numbers into shares that make 1."),
            self.tr("What is left of the gradient on its way back through many layers."),
        )
        pages = self.functions, self.softmax, self.chain
        for index, (chip, page, tip) in enumerate(zip(self.chips, pages, tips, strict=True)):
            group.addButton(chip)
            row.addWidget(chip)
            chip.setToolTip(wrappedTip(tip))
            chip.clicked.connect(partial(self.showPage, index))
            self.pages.addWidget(self._scrolling(page))
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)

    def _scrolling(self, page: QWidget) -> QScrollArea:
        """Let a page scroll where there is too little room, as with large text."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to what has the focus
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        return area
