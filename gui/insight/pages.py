"""The pages of the Insight tab, each made when it is first looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.insight import arithmetic_page, ensemble_page
    from gui.insight.arithmetic_page import ArithmeticPage
    from gui.insight.ensemble_page import EnsemblePage
    from gui.insight.page import InsightPage
    from gui.insight.tab import LooksInside
    from gui.networks import Networks
    from gui.session import Session
    from gui.theme import ThemeManager

MISTAKES, WEIGHTS, LAYERS, SAMPLES, ENSEMBLE, ARITHMETIC = range(6)


@dataclass(frozen=True)
class Modes:
    """What a tab of another language was set to.

    Parameters
    ----------
    page : the one shown.
    arithmetic, ensemble : what is chosen there; None where it has not been looked at.
    """

    page: int = MISTAKES
    arithmetic: arithmetic_page.Modes | None = None
    ensemble: ensemble_page.Modes | None = None


class PageStack(QStackedWidget):
    """Six rooms, one of which is shown; a page moves in when it is first looked at.

    Parameters
    ----------
    session : what the pages of ensembles and of the arithmetic work with.
    networks : those that can be the members of an ensemble.

    Attributes
    ----------
    picture : of the pad; None while that is empty.
    """

    sampleRequested = Signal(object, str, str, bool)
    """A picture to show on the pad, what it is, its class, and that it is a test image."""
    benched = Signal(object)
    """What an ensemble has come to, as a `Bench`."""
    pictureChanged = Signal(object)
    """The pad has another picture, or with None, none."""

    def __init__(self, session: LooksInside, networks: Networks, themes: ThemeManager) -> None:
        super().__init__()
        self._session, self._networks, self._themes = session, networks, themes
        self._made: dict[int, InsightPage] = {}
        self.picture: NDArray[Any] | None = None
        self._arithmetic: ArithmeticPage | None = None
        self._modes = Modes()
        self._rooms: list[QVBoxLayout] = []
        for _ in self._makers():
            room = QWidget()
            self.addWidget(room)
            self._rooms.append(QVBoxLayout(room))
            self._rooms[-1].setContentsMargins(0, 0, 0, 0)

    def modes(self) -> Modes:
        """What the pages are set to, for `setModes` of another stack."""
        made, together = self._arithmetic, self._made.get(ENSEMBLE)
        return Modes(
            self.currentIndex(),
            self._modes.arithmetic if made is None else made.modes(),
            self._modes.ensemble if together is None else cast("EnsemblePage", together).modes(),
        )

    def setModes(self, modes: Modes) -> None:
        """Have pages set as another stack's were, once they are made."""
        self._modes = modes

    def setPicture(self, picture: NDArray[Any] | None) -> None:
        """Take the picture of the pad; None: it is empty."""
        self.picture = picture
        self.pictureChanged.emit(picture)

    def made(self) -> list[InsightPage]:
        """The pages that have been looked at."""
        return list(self._made.values())

    def pageAt(self, index: int) -> InsightPage | None:
        """A page, or None while it has not been looked at."""
        return self._made.get(index)

    def shown(self) -> InsightPage:
        """The page in front; made now where it was not yet."""
        index = self.currentIndex()
        if index not in self._made:
            page = self._makers()[index]()
            self._made[index] = page
            self._rooms[index].addWidget(page)
            page.show()  # now, and not with the next turn of the event loop
        return self._made[index]

    def names(self) -> tuple[tuple[str, str], ...]:
        """Name and tool tip of each page."""
        return (
            (
                self.tr("Mistakes"),
                self.tr("Which classes are taken for which, and the images of each mistake."),
            ),
            (
                self.tr("Weights"),
                self.tr("The weights of the first layer, and of convolutions, as pictures."),
            ),
            (
                self.tr("Layers"),
                self.tr("Gradients, dead and saturated units, and how values spread over time."),
            ),
            (
                self.tr("Test images"),
                self.tr("Every test image with the network's two most probable answers."),
            ),
            (
                self.tr("Ensemble"),
                self.tr("What several networks gain when they answer together."),
            ),
            (
                self.tr("Arithmetic"),
                self.tr("How one unit comes to its value, and the next update of one weight."),
            ),
        )

    def _makers(self) -> tuple[Any, ...]:
        numbers = self._makeWeights, self._makeLayers
        together = self._makeEnsemble, self._makeArithmetic
        return self._makeMistakes, *numbers, self._makeSamples, *together

    def _makeMistakes(self) -> InsightPage:
        from gui.insight.mistakes_page import MistakesPage

        page = MistakesPage(self._themes)
        page.sampleRequested.connect(self.sampleRequested)
        return page

    def _makeWeights(self) -> InsightPage:
        from gui.insight.weights_page import WeightsPage

        return WeightsPage(self._themes)

    def _makeLayers(self) -> InsightPage:
        from gui.insight.layers_page import LayersPage

        return LayersPage(self._themes)

    def _makeSamples(self) -> InsightPage:
        from gui.insight.samples_page import SamplesPage

        page = SamplesPage(self._themes)
        page.sampleRequested.connect(self.sampleRequested)
        return page

    def _makeEnsemble(self) -> InsightPage:
        from gui.insight.ensemble_page import EnsemblePage

        page = EnsemblePage(self._session, self._networks, self._themes)
        if self._modes.ensemble is not None:
            page.setModes(self._modes.ensemble)
        page.benched.connect(self.benched)
        return page

    def _makeArithmetic(self) -> InsightPage:
        from gui.insight.arithmetic_page import ArithmeticPage
        from gui.insight.page import InsightPage

        session = cast("Session", self._session)
        page, arithmetic = InsightPage(), ArithmeticPage(session, self._themes)
        page.lead.hide()  # it explains itself
        page.column.addWidget(arithmetic)
        self.pictureChanged.connect(arithmetic.setPicture)
        arithmetic.setPicture(self.picture)
        arithmetic.setModes(self._modes.arithmetic)
        self._arithmetic = arithmetic
        return page
