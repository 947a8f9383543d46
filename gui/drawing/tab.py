"""The Drawing tab: why the pad is read as it is, how a picture is made of it, one's own digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data.stages import Stages
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QShowEvent

    from gui.document import Document
    from gui.drawing import my_digits_page, stages_page
    from gui.drawing.my_digits_page import MyDigitsPage
    from gui.drawing.stages_page import StagesPage
    from gui.drawing.why_page import WhyPage
    from gui.networks import Networks
    from gui.pad.panel import PadPanel
    from gui.pad.wants import Wants
    from gui.session import Session
    from gui.theme import ThemeManager

WHY, STAGES, MINE = range(3)


@dataclass(frozen=True)
class Modes:
    """What a tab of another language was set to.

    Parameters
    ----------
    page : the one shown.
    mine : what the page of one's own digits is set to; None where it has not been looked at.
    stages : the same of the laboratory.
    """

    page: int
    mine: my_digits_page.Modes | None
    stages: stages_page.Modes | None


class DrawingTab(QWidget):
    """Three pages about what is on the pad; each is made when it is first looked at.

    Parameters
    ----------
    pad : whose drawing it is.
    wants : takes which parts of an explanation are looked at.
    """

    trainRequested = Signal()
    """A run is wanted, with one's own digits: they are chosen in the document already."""

    def __init__(
        self,
        document: Document,
        session: Session,
        networks: Networks,
        pad: PadPanel,
        wants: Wants,
        themes: ThemeManager,
    ) -> None:
        super().__init__()
        self._document, self._session, self._networks = document, session, networks
        self._pad, self._wants, self._themes = pad, wants, themes
        self._names: tuple[str, ...] = ()
        self._explained = ""
        self._mine_modes: my_digits_page.Modes | None = None
        self.why: WhyPage | None = None
        self.stages: StagesPage | None = None
        self.mine: MyDigitsPage | None = None
        self.chips = [
            Chip(text, checkable=True)
            for text in (self.tr("Why?"), self.tr("Stages"), self.tr("My digits"))
        ]
        self.pages = QStackedWidget()
        self._rooms: list[QVBoxLayout] = []
        self._arrange()
        pad.drawingChanged.connect(self._showDrawing)
        pad.whyRequested.connect(self._followAnswer)
        self.showPage(WHY)

    def modes(self) -> Modes:
        """What the tab is set to, for `setModes` of another one."""
        mine = self._mine_modes if self.mine is None else self.mine.modes()
        return Modes(self.page(), mine, self.stages.modes() if self.stages is not None else None)

    def setModes(self, modes: Modes) -> None:
        """Set the tab as another one was; to be called before it is looked at."""
        self._mine_modes = modes.mine
        if modes.stages is not None:  # made at once, for it hears when its figures are outdated
            self._make(STAGES)
            assert self.stages is not None
            self.stages.setModes(modes.stages)
        self.showPage(modes.page)

    def showPage(self, index: int) -> None:
        """Show one of the three pages."""
        self.chips[index].setChecked(True)
        self.pages.setCurrentIndex(index)
        if self.isVisible():
            self._make(index)

    def page(self) -> int:
        """The page shown: `WHY`, `STAGES` or `MINE`."""
        return self.pages.currentIndex()

    def setClassNames(self, names: Sequence[str]) -> None:
        """Name the classes of the network that reads the pad."""
        self._names = tuple(names)
        if self.why is not None:
            self.why.setClassNames(self._names)

    def setExplained(self, text: str) -> None:
        """Say whose reasons are told, where several networks read; empty where one does."""
        self._explained = text
        if self.why is not None:
            self.why.setExplained(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make(self.page())

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for index, chip in enumerate(self.chips):
            group.addButton(chip)
            row.addWidget(chip)
            chip.clicked.connect(partial(self.showPage, index))
            room = QWidget()
            self.pages.addWidget(room)
            self._rooms.append(QVBoxLayout(room))
            self._rooms[-1].setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)

    # The pages

    def _make(self, index: int) -> None:
        """Make a page that is not there yet."""
        if (self.why, self.stages, self.mine)[index] is not None:
            return
        page = (self._makeWhy, self._makeStages, self._makeMine)[index]()
        self._rooms[index].addWidget(page)
        page.show()  # now, and not with the next turn of the event loop

    def _makeWhy(self) -> QWidget:
        from gui.drawing.why_page import WhyPage

        self.why = WhyPage(self._session, self._wants, self._themes)
        if self._names:
            self.why.setClassNames(self._names)
        self.why.setExplained(self._explained)
        self.why.sampleRequested.connect(self._pad.showSample)
        self._showDrawing(self._pad.preview.pixels())
        return self.why

    def _makeStages(self) -> QWidget:
        from gui.drawing.stages_page import StagesPage

        self.stages = stages = StagesPage(self._session, self._networks, self._themes)
        stages.setStages(self._pad.stages())
        stages.stagesChanged.connect(self._pad.setStages)
        self._pad.stagesReset.connect(lambda: stages.setStages(Stages()))
        self._showDrawing(self._pad.preview.pixels())
        return stages

    def _makeMine(self) -> QWidget:
        from gui.drawing.my_digits_page import MyDigitsPage

        self.mine = MyDigitsPage(self._document, self._session, self._networks, self._themes)
        self.mine.trainRequested.connect(self.trainRequested)
        if self._mine_modes is not None:
            self.mine.setModes(self._mine_modes)
        return self.mine

    def _followAnswer(self) -> None:
        """Who asks why beside the answer wants to know about that one."""
        if self.why is not None:
            self.why.followAnswer()

    def _showDrawing(self, picture: NDArray[Any] | None) -> None:
        """Hand what is on the pad to the pages that show something of it."""
        ink = self._pad.ink()
        if self.why is not None:
            self.why.setDrawing(picture, ink)
        if self.stages is not None:
            self.stages.setDrawing(ink.strokes if ink else (), self._pad.penWidth())
