"""The Race tab: lanes chosen, their curves side by side, their ranking, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.spec import variation
from engine.spec.differences import of_specs
from engine.training.states import RunState
from gui.race import fairness_words
from gui.race.aftermath_pages import AftermathPages
from gui.race.board_state import NO_LANE
from gui.race.difference_table import DifferenceTable
from gui.race.lane_setup import LaneSetup
from gui.race.leaderboard import Leaderboard
from gui.race.plots import RacePlots
from gui.race.session import INTERVAL_MS
from gui.race.surface_view import SurfaceView
from gui.race.vary_bar import VaryBar
from gui.race.verdict_view import VerdictView
from gui.theme import setStyleFlag
from gui.training.keeping import Keeping, Kept
from gui.training.time_slider import TimeSlider
from gui.translation import translated
from gui.widgets.flow_row import FlowRow
from gui.widgets.focus import handFocus, holdsFocus
from gui.widgets.labels import Chip, ElidedLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from engine.spec.race import Lane
    from gui.document import Document
    from gui.race.plot_modes import PlotModes
    from gui.race.session import RaceSession
    from gui.theme import ThemeManager

CURVES, SURFACE, SEEDS, DIFFERENCES = range(4)
"""The pages above the table."""
WIDE_PX = 600
STRIP_ROW = 1
"""Where the pages' chips stand among the tab's rows."""


@dataclass(frozen=True)
class RaceModes:
    """What a tab of another language was set to."""

    page: int
    plots: PlotModes
    key: str
    values: tuple[object, ...]
    is_varied: bool
    solo: int
    seeds: int


class RaceTab(QWidget):
    """Sets up a race of the document's model, and shows it.

    Parameters
    ----------
    language : code of the language in which recipes are named.
    """

    adoptRequested = Signal(object, str)
    """A lane's spec is to come into the builder; and the lane's name."""

    def __init__(
        self, document: Document, race: RaceSession, themes: ThemeManager, language: str = "en"
    ) -> None:
        super().__init__()
        self._race, self._themes = race, themes
        self._solo = NO_LANE
        self._judged: object = None
        self._table_soon = QTimer(self)
        self._table_soon.setSingleShot(True)
        self._table_soon.setInterval(INTERVAL_MS // 2)
        self._table_soon.timeout.connect(self._show_table)
        self.bar, self.plots, self.board = VaryBar(themes), RacePlots(themes), Leaderboard(themes)
        self.surface, self.verdict = SurfaceView(themes), VerdictView(themes)
        self.differences = DifferenceTable(themes)
        self.time = TimeSlider(themes)
        self.time.continueHere.hide()
        kept = Kept(self.plots.picture, self.plots.table, self._has_learnt, "race", "race")
        self.keeping = Keeping(kept, race, self)
        self.message = InlineMessage(themes, severity="error")
        self._setup = LaneSetup(document, race, self.bar, self.message, language)
        self._after = AftermathPages(race, self.surface, self.verdict)
        self.pages = QStackedWidget()
        self.chips = [Chip(text, checkable=True) for text in self._page_names()]
        self._strip = FlowRow()
        self._remark = ElidedLabel()
        self._arrange()
        self._explain()
        self._connect()
        self._show_lanes()
        self._show_state()
        self._show_moment()
        self.bar.setSpeed(race.speed)
        self.showPage(CURVES)

    # -- what it is told -------------------------------------------------------------------

    def modes(self) -> RaceModes:
        """What the tab is set to, for `setModes` of another one."""
        return RaceModes(
            self.pages.currentIndex(),
            self.plots.modes(),
            self.bar.key(),
            self.bar.values(),
            self._setup.isVaried,
            self._solo,
            self.verdict.seeds(),
        )

    def setModes(self, modes: RaceModes) -> None:
        """Set the tab as another one was."""
        self._setup.setChosen(modes.key, modes.values, modes.is_varied)
        self.plots.setModes(modes.plots)
        self.verdict.setSeeds(modes.seeds)
        if self._race.lane(modes.solo) is not None:
            self._toggle_solo(modes.solo)
        self.showPage(modes.page)

    def showPage(self, number: int) -> None:
        """Show the curves, the loss surface, the seeds or the differences above the table."""
        focused = self._focused_chip()  # the pages would hand it on to a field of the next one
        self.chips[number].setChecked(True)
        self.pages.setCurrentIndex(number)
        self._place_strip(focused)
        self._show_below(self.time, number in (CURVES, SURFACE))
        self._show_below(self.board, number == CURVES)  # the others say themselves who is ahead
        self._show_remark()

    def _show_below(self, widget: QWidget, on: bool) -> None:
        """Show or hide what stands below the pages; its focus goes to the chip of the page."""
        if not on:
            handFocus(widget, self.chips[self.pages.currentIndex()])
        widget.setVisible(on)

    def setRace(self, key: str, values: tuple[object, ...], lanes: tuple[Lane, ...]) -> None:
        """Set up the lanes of a preset, which varies ``key``."""
        self._setup.setChosen(key, values)
        self._race.setLanes(lanes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_strip(self._focused_chip())

    def _focused_chip(self) -> Chip | None:
        return next((chip for chip in self.chips if holdsFocus(chip)), None)

    def _place_strip(self, focused: Chip | None) -> None:
        """Put the pages' chips into one row with those of the plots, where both have room.

        Parameters
        ----------
        focused : the one that has the focus and is to keep it, also in another row.
        """
        is_wide = self.width() > self._themes.scaled(WIDE_PX)
        if is_wide and self.pages.currentIndex() == CURVES:
            self.plots.addLeading(self._strip)
        else:
            self._column.insertWidget(STRIP_ROW, self._strip)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._setup.fill()
        self._show_measured()

    # -- how it is built -------------------------------------------------------------------

    def _page_names(self) -> tuple[str, ...]:
        return (
            self.tr("Curves"),
            self.tr("Loss surface"),
            self.tr("Other seeds"),
            self.tr("Differences"),
        )

    def _arrange(self) -> None:
        for page in (self.plots, self.surface, self.verdict, self.differences):
            self.pages.addWidget(page)
        group = QButtonGroup(self)
        for number, chip in enumerate(self.chips):
            group.addButton(chip, number)
            self._strip.addWidget(chip)
        group.idClicked.connect(self.showPage)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.message)
        column.addWidget(self.pages, 1)
        column.addWidget(self.time)
        column.addWidget(self._remark)
        column.addWidget(self.board)
        setStyleFlag(self._remark, "muted")
        self.message.hide()
        self._remark.hide()

    def _explain(self) -> None:
        tips = (
            self.tr("Loss and accuracy of every lane, live."),
            self.tr("The loss around the lanes' paths, and how they went down it."),
            self.tr("Is the winner really better, or was it luck?"),
            self.tr("What the lanes differ in, and nothing else."),
        )
        for chip, tip in zip(self.chips, tips, strict=True):
            chip.setToolTip(tip)

    def _connect(self) -> None:
        race, board = self._race, self.board
        self.bar.speedChosen.connect(race.setSpeed)
        self._setup.followed.connect(self._show_differences)
        self._setup.adoptRequested.connect(self.adoptRequested)
        self.plots.menuRequested.connect(self._show_menu)
        self.plots.laneHovered.connect(board.setSelected)
        board.laneHovered.connect(
            lambda number: self.plots.setHighlight(None if number == NO_LANE else number)
        )
        board.hideToggled.connect(self._toggle_hidden)
        board.soloToggled.connect(self._toggle_solo)
        board.removeRequested.connect(self._setup.remove)
        board.adoptRequested.connect(self._setup.adopt)
        board.renamed.connect(race.rename)
        board.styleChosen.connect(race.setStyle)
        self.time.momentChanged.connect(race.showMoment)
        race.lanesChanged.connect(self._show_lanes)
        race.measured.connect(self._show_measured)
        race.stateChanged.connect(self._show_state)
        race.momentChanged.connect(self._show_moment)

    # -- one lane --------------------------------------------------------------------------

    def _toggle_hidden(self, number: int) -> None:
        lane = self._race.lane(number)
        if lane is None:
            return
        if number == self._solo:  # or nothing would be seen of any lane
            self._toggle_solo(number)
        self._race.setHidden(number, not lane.is_hidden)

    def _toggle_solo(self, number: int) -> None:
        self._solo = NO_LANE if self._solo == number else number
        lane = self._race.lane(self._solo)
        if lane is not None and lane.is_hidden:
            self._race.setHidden(self._solo, False)
        self.board.setSolo(self._solo)
        self.plots.setSolo(None if self._solo == NO_LANE else self._solo)

    # -- showing ---------------------------------------------------------------------------

    def _show_lanes(self) -> None:
        lanes = self._race.lanes
        self.bar.setLanes(lanes)
        self.board.setLanes(lanes)
        self.plots.setLanes(lanes)
        if self._race.lane(self._solo) is None and self._solo != NO_LANE:
            self._toggle_solo(self._solo)
        self._after.showLanes()
        self._show_differences()
        self._show_measured()

    def _show_measured(self) -> None:
        if not self.isVisible():
            return
        self.plots.setLanes(self._race.lanes)
        if self._race.state is not RunState.RUNNING:
            self._show_table()
        elif not self._table_soon.isActive():
            self._table_soon.start()

    def _show_table(self) -> None:
        """Show all that stands under the plots; between two frames of theirs while racing.

        So that no event waits for both.
        """
        self._table_soon.stop()
        self.board.refresh()
        self._show_fairness()
        self._show_moments()
        self._show_remark()

    def _show_differences(self) -> None:
        lanes = self._race.lanes
        rows = [
            (translated(row.label), [translated(value) for value in row.values])
            for row in of_specs([lane.spec for lane in lanes])
        ]
        self.differences.setRows(lanes, rows)

    def _show_fairness(self) -> None:
        lanes = self._race.lanes
        known = [(x.number, x.spec, x.fingerprint, x.is_past) for x in lanes]
        if known == self._judged:
            return
        self._judged = known
        self.board.setFairness(fairness_words.ofLanes(lanes))

    def _has_learnt(self) -> bool:
        return any(lane.history.updates for lane in self._race.lanes)

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu(self) -> QMenu:
        """The context menu of the plots: to copy and save them."""
        self.keeping.refresh()
        menu = QMenu(self)
        menu.addActions(list(self.keeping.actions))
        return menu

    def _show_remark(self) -> None:
        """Say why a lane is slow by its default, once there is something to be seen of it."""
        remarks = [
            self.tr("{lane}: {reason}").format(lane=lane.name, reason=translated(reason))
            for lane in self._race.lanes
            if (reason := variation.remark(lane.spec)) is not None
        ]
        self._remark.setText(" ".join(remarks))
        self._remark.setVisible(bool(remarks) and self.pages.currentIndex() == CURVES)

    def _show_moments(self) -> None:
        first = self._race.reference
        if first is None:
            self.time.setMoments((), (), None, 1)
            return
        best = first.snapshots.best
        self.time.setMoments(
            first.snapshots.updates(),
            [epoch.update for epoch in first.history.epochs],
            best.update if best else None,
            max(1, first.history.steps_per_epoch),
        )

    def _show_moment(self) -> None:
        race, moment = self._race, self._race.moment
        own = {}
        if moment is not None:
            own = {lane.number: race.sameMoment(lane, moment) for lane in race.lanes}
        self.time.setCurrent(moment)
        self.plots.setMoment(moment, own)
        self.surface.setMoment(moment, own)

    def _show_state(self) -> None:
        race = self._race
        if race.state is RunState.PREPARING:
            self.showPage(CURVES)  # who starts a race wants to see it
        self.bar.setSetupEnabled(not race.isBusy)
        self.bar.setRepeating(race.aftermath.repeats > 0)
        self._show_measured()
