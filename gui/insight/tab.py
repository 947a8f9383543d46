"""The Insight tab: mistakes, weights and layers of the network in training, and ensembles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.insight.observation import Sight
from gui.builder.words import cardTitle
from gui.insight.exam_data import ExamData
from gui.insight.moment_row import MomentRow
from gui.insight.page_bar import PageBar
from gui.insight.pages import ENSEMBLE, MISTAKES, SAMPLES, PageStack
from gui.insight.seen import Seen
from gui.networks import dataOf
from gui.theme import mutedLabel
from gui.translation import translated

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from engine.data.shelf import Shelf
    from engine.insight.observation import Observation
    from engine.spec.run import RunSpec
    from engine.training.history import History
    from engine.training.snapshots import Snapshots
    from engine.training.states import RunState
    from gui.data.desk import Desks
    from gui.insight.page import InsightPage
    from gui.insight.pages import Modes
    from gui.networks import Networks
    from gui.theme import ThemeManager

OWNER = "insight"
NOTHING: frozenset[Sight] = frozenset()
HINT_MARGIN_PX = 48
GAP_PX, MARGIN_PX = 8, 14


class LooksInside(Protocol):
    """What is needed of `gui.session.Session`."""

    observed: SignalInstance
    dataReady: SignalInstance
    historyChanged: SignalInstance
    momentChanged: SignalInstance
    stateChanged: SignalInstance
    spec: RunSpec | None
    state: RunState
    history: History
    snapshots: Snapshots
    moment: int | None
    shelf: Shelf
    desks: Desks

    def look(self, owner: str, sights: frozenset[Sight]) -> None:
        """Have these looked at for ``owner``, in place of what it asked for before."""

    def showMoment(self, update: int | None) -> None:
        """Show the moment nearest to ``update``; None: now."""

    def usableDataDir(self) -> Path | None:
        """The user's folder of data sets, where it is there."""


class InsightTab(QWidget):
    """Six pages, each made when it is first looked at; only what it shows is worked out.

    Parameters
    ----------
    session : tells what there is to be seen of the network, and which moment that is.
    networks : those that can be the members of an ensemble.
    language : code of the language the window is built in.
    """

    sampleRequested = Signal(object, str, str, bool)
    """A picture to show on the pad, what it is, its class, and that it is a test image."""
    benched = Signal(object)
    """What an ensemble has come to, as a `Bench`."""

    def __init__(
        self, session: LooksInside, networks: Networks, themes: ThemeManager, language: str
    ) -> None:
        super().__init__()
        self._session, self._themes = session, themes
        self.language = language
        self._asked = NOTHING
        self._seen = Seen()
        self.data = ExamData(session, self)
        self.moments = MomentRow()
        self.hint = mutedLabel()
        self.pages = PageStack(session, networks, themes)
        self.bar = PageBar(self.pages.names())
        self.chips = self.bar.chips
        self._body = QStackedWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self._connect()
        self.showPage(MISTAKES)

    def modes(self) -> Modes:
        """What the tab is set to, for `setModes` of another one."""
        return self.pages.modes()

    def setModes(self, modes: Modes) -> None:
        """Set the tab as another one was; to be called before it is looked at."""
        self.pages.setModes(modes)
        self.showPage(modes.page)

    def showPage(self, index: int) -> None:
        """Show one of the six pages."""
        self.bar.setPage(index)
        self.pages.setCurrentIndex(index)
        if self.isVisible():
            self._refresh()

    def page(self) -> int:
        """The page shown: `MISTAKES`, `WEIGHTS` and so on to `ARITHMETIC`."""
        return self.pages.currentIndex()

    def pageAt(self, index: int) -> Any:
        """One of the six pages, or None while it has not been looked at."""
        return self.pages.pageAt(index)

    def setPicture(self, picture: NDArray[Any] | None) -> None:
        """Take the picture of the pad; None: it is empty."""
        self.pages.setPicture(picture)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ask(NOTHING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # What is asked for

    def _refresh(self) -> None:
        """Bring what can be seen up to date; what cannot be seen is left alone."""
        if not self.isVisible():
            return
        self._showMoments()
        spec = self._session.spec
        if self._showHint(spec):
            self._ask(NOTHING)
            return
        page = self.pages.shown()
        if spec is None:
            self._ask(NOTHING)
            return
        if Sight.EXAM in page.sights:
            self.data.want(spec)
        self._fill(page, spec)
        self._ask(page.sights)

    def _ask(self, sights: frozenset[Sight]) -> None:
        if sights != self._asked:
            self._asked = sights
            self._session.look(OWNER, sights)

    # What comes

    def _take(self, observation: Observation) -> None:
        """Keep what was seen; only the page that is looked at shows it at once."""
        self._seen.take(observation, self._update())
        spec, page = self._session.spec, self.pages.pageAt(self.page())
        if page is None or spec is None or not self._asked:
            return
        if observation.exam is not None and Sight.EXAM in page.sights:
            self._fillExam(page, spec)
        if observation.kernels is not None:
            page.setKernels(observation.kernels)
        if observation.vitals is not None:
            page.setVitals(observation.vitals, self._seen.vitals_at)

    def _update(self) -> int:
        """After how many updates the network was as it is shown."""
        moment = self._session.moment
        return self._session.history.updates if moment is None else moment

    def _startRun(self) -> None:
        """Forget what was seen of the run before."""
        self._seen.forget()
        self.data.forget()
        for page in self.pages.made():
            page.startRun()
        self._refresh()

    def _fill(self, page: InsightPage, spec: RunSpec) -> None:
        page.setLayers(titlesOf(spec))
        self._fillExam(page, spec)
        page.setKernels(self._seen.kernels)
        page.setVitals(self._seen.vitals, self._seen.vitals_at)

    def _fillExam(self, page: InsightPage, spec: RunSpec) -> None:
        page.setExam(self._seen.answers, self.data.dataset, self._namesOf(spec), self._examHint())

    def _examHint(self) -> str:
        if self.data.problem:
            return self.data.problem
        if self.data.dataset is None:
            return self.tr("Reading the test examples …")
        return "" if self._seen.answers is not None else self.tr("The network is being examined …")

    def _namesOf(self, spec: RunSpec) -> tuple[str, ...]:
        """The names of the classes, as many as the network has."""
        dataset = self.data.dataset
        info = dataset.info if dataset is not None else dataOf(spec.data.name)
        names = tuple(translated(name) for name in info.class_names) if info else ()
        count = self._seen.answers.classes if self._seen.answers is not None else len(names)
        return names if len(names) == count else tuple(map(str, range(count)))

    def _dataChanged(self) -> None:
        spec, page = self._session.spec, self.pages.pageAt(self.page())
        if page is not None and spec is not None and self.isVisible():
            self._fillExam(page, spec)

    def _showMoments(self) -> None:
        if self.isVisible():
            self.moments.showMoments(self._session)

    # Why there is nothing to see

    def _showHint(self, spec: RunSpec | None) -> bool:
        """Say why there is nothing to see; return whether that is so."""
        text = ""
        if spec is None and self.page() != ENSEMBLE:  # races have networks too
            text = self.tr(
                "Train a network first: here you see, while it learns, which test images it "
                "mistakes, what its weights look like and how its layers are doing."
            )
        elif spec and self.page() in (MISTAKES, SAMPLES) and not self._hasClasses(spec):
            text = self.tr(
                "This network gives a number and not a class, so nothing can be mistaken for "
                "something else. Its weights and layers can be looked at."
            )
        self.hint.setText(text)
        self._body.setCurrentIndex(1 if text else 0)
        self.moments.setVisible(spec is not None and self.page() != ENSEMBLE)
        return bool(text)

    def _hasClasses(self, spec: RunSpec) -> bool:
        info = dataOf(spec.data.name)
        return info is None or info.has_classes

    # Arrangement

    def _arrange(self) -> None:
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.hint.setMargin(HINT_MARGIN_PX)
        self._body.addWidget(self.pages)
        self._body.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 12)
        layout.setSpacing(GAP_PX)
        self._head.addWidget(self.bar)
        self._head.addWidget(self.moments, 1)
        layout.addLayout(self._head)
        layout.addWidget(self._body, 1)

    def _fit(self) -> None:
        """Put the moments below the pages' names where there is too little room beside them."""
        room = self.width() - 2 * MARGIN_PX
        self.bar.setRoom(room)
        beside = self.bar.lineWidth() + 2 * GAP_PX + self.moments.sizeHint().width()
        is_wide = beside <= room
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._head.setSpacing((2 if is_wide else 1) * GAP_PX)

    def _connect(self) -> None:
        session = self._session
        self.pages.sampleRequested.connect(self.sampleRequested)
        self.pages.benched.connect(self.benched)
        self.bar.pageChosen.connect(self.showPage)
        self.moments.momentChosen.connect(session.showMoment)
        self.data.changed.connect(self._dataChanged)
        session.observed.connect(self._take)
        session.dataReady.connect(self._startRun)
        session.stateChanged.connect(self._refresh)
        session.momentChanged.connect(self._showMoments)
        session.historyChanged.connect(self._showMoments)
        self._themes.themeChanged.connect(self._fit)


def titlesOf(spec: RunSpec) -> tuple[str, ...]:
    """The names of all layers, with their places."""
    return tuple(f"{n}. {cardTitle(layer)}" for n, layer in enumerate(spec.model.layers, start=1))
