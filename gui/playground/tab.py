"""The Playground tab: points, the live answers of the network, and what its hidden units see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.data.own_points import NAME
from engine.insight.observation import Sight
from engine.spec import checks, hidden
from gui.playground import words
from gui.playground.answers import ShownAnswers
from gui.playground.chart import NOTHING
from gui.playground.empty_page import EmptyPage
from gui.playground.options_row import OptionsRow
from gui.playground.own import ownPointsOf
from gui.playground.points_page import PointsPage, scrolling
from gui.playground.points_source import PointsSource, haveSamePoints, samplesOf
from gui.playground.set_chips import SetChips
from gui.playground.small_network import fitted
from gui.playground.tool_row import ToolRow
from gui.theme import setStyleFlag
from gui.translation import translated
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from engine.insight.observation import Observation
    from engine.work.errands import ErrandFailed
    from gui.data.desk import Look
    from gui.document import Document
    from gui.playground.chart import Samples
    from gui.session import Session
    from gui.theme import ThemeManager

OWNER = "playground"
"""As whom the tab asks the session to look."""
EMPTY, POINTS = range(2)
BESIDE_SHARE = 1.15
"""So much wider than high, the hidden units stand beside the plane, not below it."""
ROW_PX = 660
"""In a narrower tab the figures of the run have a row of their own."""
FIGURES_MS = 100


class PlaygroundTab(QWidget):
    """Points with one or two inputs, and what the current run's network answers everywhere.

    Training is the window's business: the tab shows what the session observes, and only asks it
    to look while it is seen itself.
    """

    presetRequested = Signal(str)
    """The name of a preset that is to be loaded."""
    importRequested = Signal()
    """A file with data of the user's is to be chosen, in the Data tab."""
    setsChanged = Signal()
    """The user's own points were kept: the data sets there are may be others."""
    unitsChanged = Signal(object)
    """The `Field` whose hidden units may be shown elsewhere, None for none."""

    def __init__(self, document: Document, session: Session, themes: ThemeManager) -> None:
        super().__init__()
        self._document, self._session, self._themes = document, session, themes
        self.own = ownPointsOf(document, session)
        self.sets = SetChips(themes)
        self.options = OptionsRow(document, themes)
        self.tools = ToolRow(themes)
        self.message = InlineMessage(themes, severity="warning")
        self.run = ElidedLabel(alignment=Qt.AlignmentFlag.AlignRight)
        self.page, self.empty = PointsPage(themes), EmptyPage(themes)
        self.plane, self.line, self.units = self.page.plane, self.page.line, self.page.units
        self.pages = QStackedWidget()
        self._source = PointsSource(document, session, self)
        self._answers = ShownAnswers(document, session, self.own, self.page)
        self._run_timer = QTimer(self)
        self._run_timer.setSingleShot(True)
        self._run_timer.setInterval(FIGURES_MS)
        self._run_timer.timeout.connect(self._show_run)
        self._arrange()
        self._connect()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.own.flush()
        self._ask_to_look()
        self.unitsChanged.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def showUnit(self, layer: int, unit: int) -> None:
        """Show what a hidden unit sees in place of the answers; -1 for the answers again.

        Parameters
        ----------
        layer : its place in the spec.
        """
        self._answers.showUnit(layer, unit)

    # Where things are

    def _arrange(self) -> None:
        setStyleFlag(self.run, "muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        outer = scrolling(content)
        outer.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        whole.addWidget(outer)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self.sets)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        left = Qt.AlignmentFlag.AlignLeft
        self._row.addWidget(self.options, 0, left)
        self._row.addWidget(self.tools, 0, left)
        self._row.addWidget(self.run, 1)
        layout.addLayout(self._row)
        layout.addWidget(self.message)
        layout.addWidget(self.pages, 1)
        self.pages.addWidget(scrolling(self.empty))
        self.pages.addWidget(self.page)

    def _turn(self) -> None:
        """Put the hidden units beside the plane where there is room, or else below it."""
        is_wide = self.width() > BESIDE_SHARE * self.height()
        self.page.turn(is_wide, self.width(), self._expects_units())
        ways, has_room = QBoxLayout.Direction, self._has_room()
        self._row.setDirection(ways.LeftToRight if has_room else ways.TopToBottom)
        self.run.setVisible(has_room or bool(self.run.text()))

    def _expects_units(self) -> bool:
        """Whether a run would have hidden units; points set by hand become learnable one by one."""
        document = self._document
        fits = self.own.isShown or not checks.errors(document.problems)
        return fits and bool(hidden.dense_places(document.spec.model))

    def _has_room(self) -> bool:
        """Whether the figures of the run fit beside the settings of the points."""
        return self.width() >= self._themes.scaled(ROW_PX)

    def _connect(self) -> None:
        document, session = self._document, self._session
        self.sets.chosen.connect(self._choose)
        self.sets.importRequested.connect(self.importRequested)
        self.empty.presetRequested.connect(self.presetRequested)
        self.message.fixRequested.connect(self._use_small_network)
        self.tools.brushChanged.connect(self.plane.setBrush)
        self.tools.clearRequested.connect(self.own.clear)
        self.plane.added.connect(lambda x, y: self.own.add(x, y, *self.tools.brush()))
        self.plane.moved.connect(self.own.move)
        self.plane.removed.connect(self.own.remove)
        self.plane.labelChosen.connect(self.tools.choose)
        self.own.changed.connect(self._show_own)
        self.own.kept.connect(self._take_kept)
        self.own.failed.connect(self._tell)
        self._source.found.connect(self._take_look)
        self._source.emptied.connect(lambda: self._show_samples(NOTHING))
        self._source.failed.connect(self._tell)
        self._answers.changed.connect(self._turn)
        self._answers.changed.connect(self.unitsChanged)
        document.specChanged.connect(self._refresh)
        session.observed.connect(self._take_observation)
        session.historyChanged.connect(self._show_run_soon)
        session.momentChanged.connect(self._show_run)
        session.stateChanged.connect(self._show_state)
        session.dataReady.connect(self._refresh)
        self._themes.themeChanged.connect(self._turn)

    # What is shown

    @property
    def _are_points(self) -> bool:
        return words.arePoints(self._document.data)

    def _refresh(self) -> None:
        """Show what the document has, and read its points where they are not shown yet."""
        info, spec = self._document.data, self._document.spec
        self.sets.setChosen(spec.data.name)
        self.options.setVisible(self._are_points and info.to_order)
        self.tools.setVisible(self.own.isShown)
        self.pages.setCurrentIndex(POINTS if self._are_points else EMPTY)
        self._show_message()
        self._answers.showAt(None)
        if self._are_points:
            self.page.setInputs(info.input_shape[0])
            self.plane.setEditing(self.own.isShown)
            self.plane.setBrush(*self.tools.brush())
        self._ask_to_look()
        if self.isVisible() and self._are_points:
            self._read()
            self._answers.show()
            self._show_run()
        else:
            self.unitsChanged.emit(None)

    def _show_message(self) -> None:
        """Say what is wrong, and offer a network that fits where the model does not."""
        own = self.own.shownProblem()
        misfits = checks.errors(self._document.problems) if self._are_points else ()
        text, fix = "", ""
        if own is not None:
            text = translated(own)
        elif misfits:
            text = self.tr("The model does not fit these points.")
            text += " " + translated(misfits[0].message)
            fix = self.tr("Use a small network for points")
        self.message.setMessage(text, "warning", fix)
        self.message.setVisible(bool(text))
        self._answers.showNote()

    def _ask_to_look(self) -> None:
        seen = self.isVisible() and self._are_points
        self._session.look(OWNER, frozenset({Sight.FIELD}) if seen else frozenset())

    # Points

    def _read(self) -> None:
        """Read what the spec asks for, unless it is shown already."""
        if self.own.isShown and self.own.isLoaded:
            self._source.forget()
            self._show_own()
        else:
            self._source.read()

    def _take_look(self, look: Look) -> None:
        assert look.dataset is not None
        if look.spec.data.name == NAME:
            self.own.load(look.dataset)
            self._show_own()
        else:
            self._show_samples(samplesOf(look))
            self.page.showAll(look.dataset)

    def _show_own(self) -> None:
        """Show the user's own points as they stand."""
        if self.own.isShown:
            self.page.setOwn(self.own.points, self._document.data)
            self._show_message()

    def _show_samples(self, samples: Samples) -> None:
        self.page.setSamples(samples, self._document.data)

    def _take_kept(self) -> None:
        self.setsChanged.emit()
        self._show_message()

    # Answers

    def _take_observation(self, seen: Observation) -> None:
        if self._answers.take(seen) and self.isVisible() and self._are_points:
            self._answers.show()

    def _show_run_soon(self) -> None:
        """A run tells of itself more often than figures can be read."""
        if self.isVisible() and not self._run_timer.isActive():
            self._run_timer.start()

    def _show_run(self) -> None:
        if not self.isVisible():
            return
        session, spec = self._session, self._session.spec
        is_ours = spec is not None and haveSamePoints(spec, self._document.spec)
        metrics = spec.training.metrics if spec is not None else ()
        metric = metrics[0] if metrics else "accuracy"
        text = words.runText(session.history, session.moment, metric) if is_ours else ""
        if text != self.run.text():
            self.run.setText(text)
            self.run.setVisible(bool(text) or self._has_room())

    def _show_state(self) -> None:
        self.own.flush()
        self._show_run()

    # What the user does

    def _choose(self, name: str) -> None:
        if name == NAME:
            self.own.begin()
        else:
            self._document.chooseData(name, self.tr("Change data"))

    def _use_small_network(self) -> None:
        spec = fitted(self._document.spec, self._document.data.shape())
        self._document.edit(spec, self.tr("Use a small network for points"))

    def _tell(self, event: ErrandFailed) -> None:
        hint = translated(event.hint) if event.hint else ""
        self.message.setMessage(f"{translated(event.message)} {hint}".strip(), "error", "")
        self.message.show()
