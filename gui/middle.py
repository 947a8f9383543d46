"""The tabs in the middle of the window; each is made when it is looked at first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from gui.widgets.low_area import LowArea

TRAIN, RACE, DATA, DRAWING, INSIGHT, PLAYGROUND, ACTIVATIONS, LESSONS = range(8)
"""The tabs of the middle."""
KEYS = "train", "race", "data", "drawing", "insight", "playground", "activations", "lessons"
"""What lessons call them."""
STAYS = {TRAIN, INSIGHT, PLAYGROUND}
"""Tabs on which a run can be watched."""


class Page(NamedTuple):
    """A tab to come.

    Parameters
    ----------
    title, tip : what it is called, and what it is for.
    make : called when it is wanted first, so that a window stands quickly.
    """

    title: str
    tip: str
    make: Callable[[], QWidget]


class Middle(QTabWidget):
    """Tabs whose content is made when it is wanted first, and kept."""

    def __init__(self, pages: list[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._made: dict[int, QWidget] = {}
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self._holders = [_Holder() for _ in pages]
        for place, (page, holder) in enumerate(zip(pages, self._holders, strict=True)):
            self.addTab(LowArea(holder), page.title)
            self.setTabToolTip(place, page.tip)

    def isMade(self, place: int) -> bool:
        """Whether a tab has been wanted yet."""
        return place in self._made

    def content(self, place: int) -> QWidget:
        """Return what is on a tab; it is made now where it has not been."""
        if place not in self._made:
            made = self._pages[place].make()
            self._holders[place].column.addWidget(made)
            self._made[place] = made
            made.show()
        return self._made[place]


class _Holder(QWidget):
    """A tab on which there is nothing yet."""

    def __init__(self) -> None:
        super().__init__()
        self.column = _Column(self)
        self.column.setContentsMargins(0, 0, 0, 0)


class _Column(QVBoxLayout):
    """A column that is as high as there is room.

    The area around it would else make it as high as its parts would like to be, and scroll, as
    soon as one of them has a height that follows from its width.
    """

    def hasHeightForWidth(self) -> bool:
        return False
