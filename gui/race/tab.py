"""The Race tab: lanes chosen, their curves side by side, their ranking, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.messages import InputError
from engine.spec import fairness, variation
from engine.spec.differences import of_specs
from engine.spec.race import Lane
from engine.training.states import RunState
from gui.race import variables
from gui.race.difference_table import DifferenceTable
from gui.race.leaderboard import NO_LANE, Leaderboard
from gui.race.plots import RacePlots
from gui.race.session import INTERVAL_MS
from gui.race.surface_view import SurfaceView
from gui.race.variables import FREE
from gui.race.vary_bar import BUILDER, VaryBar
from gui.race.verdict_view import VerdictView
from gui.theme import setStyleFlag
from gui.training.keeping import Keeping, Kept
from gui.training.time_slider import TimeSlider
from gui.translation import translated
from gui.widgets.labels import Chip, ElidedLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from engine.spec.fairness import Fairness
    from engine.work.errands import ErrandFailed
    from gui.document import Document
    from gui.race.aftermath import Aftermath
    from gui.race.session import RaceSession
    from gui.theme import ThemeManager

CURVES, SURFACE, SEEDS, DIFFERENCES = range(4)
"""The pages above the table."""
WIDE_PX = 600
STRIP_ROW = 1
"""Where the pages' chips stand among the tab's rows."""
FIRST_VARIED = "optimizer"
"""What a race varies until something else is chosen."""


@dataclass(frozen=True)
class Modes:
    """What a tab of another language was set to."""

    page: int
    plots: object
    key: str
    values: tuple[object, ...]
    is_varied: bool
    solo: int


class RaceTab(QWidget):
    """Sets up a race of the document's model, and shows it.

    Lanes follow from the model in the builder, the setting that is varied and its values, until
    one is added or taken out by hand.

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
        self._document, self._race, self._themes = document, race, themes
        self._language = language
        self._is_varied = True
        self._solo = NO_LANE
        self._judged: object = None
        self._base = document.spec
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
        self.pages = QStackedWidget()
        self.chips = [Chip(text, checkable=True) for text in self._page_names()]
        self._strip = QWidget()
        self._remark = ElidedLabel()
        self._arrange()
        self._explain()
        self._connect()
        self._offer_variations()  # lanes stay as they are: another tab may have set them up
        self._show_lanes()
        self._show_state()
        self._show_seeds()
        self._show_surface()
        self._show_moment()
        self._show_finished()
        self.bar.setSpeed(race.speed)
        self.showPage(CURVES)

    # -- what it is told -------------------------------------------------------------------

    def modes(self) -> Modes:
        """What the tab is set to, for `setModes` of another one."""
        return Modes(
            self.pages.currentIndex(),
            self.plots.modes(),
            self.bar.key(),
            self.bar.values(),
            self._is_varied,
            self._solo,
        )

    def setModes(self, modes: Modes) -> None:
        """Set the tab as another one was."""
        self.bar.setChosen(modes.key, modes.values)
        self._is_varied = modes.is_varied
        self.plots.setModes(modes.plots)  # type: ignore[arg-type]
        if self._race.lane(modes.solo) is not None:
            self._toggle_solo(modes.solo)
        self.showPage(modes.page)

    def showPage(self, number: int) -> None:
        """Show the curves, the loss surface, the seeds or the differences above the table."""
        self.chips[number].setChecked(True)
        self.pages.setCurrentIndex(number)
        self.time.setVisible(number in (CURVES, SURFACE))
        self.board.setVisible(number == CURVES)  # the others say themselves who is ahead
        self._place_strip()
        self._show_remark()

    def setRace(self, key: str, values: tuple[object, ...], lanes: tuple[Lane, ...]) -> None:
        """Set up the lanes of a preset, which varies ``key``."""
        self.bar.setChosen(key, values)
        self._is_varied = True
        self._race.setLanes(lanes)

    def prepare(self) -> None:
        """Let the lanes train what they should by now; where there are none, those of the bar."""
        self._is_varied |= not self._race.racers and self.bar.key() != FREE
        if self._is_varied:
            lanes = self._varied()
            if lanes:
                self._race.setSpecs(lanes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_strip()

    def _place_strip(self) -> None:
        """Put the pages' chips into one row with those of the plots, where both have room."""
        is_wide = self.width() > self._themes.scaled(WIDE_PX)
        if is_wide and self.pages.currentIndex() == CURVES:
            self.plots.addLeading(self._strip)
        else:
            self._column.insertWidget(STRIP_ROW, self._strip)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._race.racers and self._is_varied:
            self._vary(self.bar.key(), self.bar.values())
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
        group, chips = QButtonGroup(self), QHBoxLayout(self._strip)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(8)
        for number, chip in enumerate(self.chips):
            group.addButton(chip, number)
            chips.addWidget(chip)
        chips.addStretch(1)
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
        self.bar.lanesChosen.connect(self._vary)
        self.message.fixRequested.connect(self._set_up_anew)
        self.bar.addRequested.connect(self._add)
        self.bar.finishedRequested.connect(self._add_finished)
        self.bar.speedChosen.connect(race.setSpeed)
        self.plots.menuRequested.connect(self._show_menu)
        self.plots.laneHovered.connect(board.setSelected)
        board.laneHovered.connect(
            lambda number: self.plots.setHighlight(None if number == NO_LANE else number)
        )
        board.hideToggled.connect(self._toggle_hidden)
        board.soloToggled.connect(self._toggle_solo)
        board.removeRequested.connect(self._remove)
        board.adoptRequested.connect(self._adopt)
        board.renamed.connect(race.rename)
        board.styleChosen.connect(race.setStyle)
        self.time.momentChanged.connect(race.showMoment)
        self._document.specChanged.connect(self._show_spec)
        race.aboutToStart.connect(self.prepare)
        race.lanesChanged.connect(self._show_lanes)
        race.measured.connect(self._show_measured)
        race.stateChanged.connect(self._show_state)
        race.momentChanged.connect(self._show_moment)
        race.finished.changed.connect(self._show_finished)
        self._connect_aftermath(race.aftermath)

    def _connect_aftermath(self, after: Aftermath) -> None:
        self.surface.requested.connect(after.computeSurface)
        self.surface.cancelled.connect(after.cancelSurface)
        self.verdict.requested.connect(after.repeat)
        self.verdict.cancelled.connect(after.cancelRepeat)
        after.surfaceChanged.connect(self._show_surface)
        after.surfaceProgressed.connect(self.surface.setProgress)
        after.surfaceFailed.connect(self._show_surface_failure)
        after.seedsChanged.connect(self._show_seeds)

    # -- setting up ------------------------------------------------------------------------

    def _offer_variations(self) -> None:
        """Offer what can be varied in the model as it stands."""
        self.bar.setVariations(variables.ofSpec(self._document.spec))
        if not self.bar.key():
            self.bar.setChosen(FIRST_VARIED, self.bar.values())

    def _show_spec(self) -> None:
        """Let idle lanes follow the model."""
        self._offer_variations()
        if self._race.state is RunState.IDLE and self._race.racers:
            self.prepare()
            self._show_differences()
        self._show_detached()

    def _vary(self, key: str, values: tuple[object, ...]) -> None:
        self._is_varied = key != FREE
        if self._is_varied:
            lanes = self._varied()
            if lanes:
                self._race.setLanes(lanes, keeps_past=True)

    def _varied(self) -> tuple[Lane, ...]:
        """Return the lanes that follow from the model and what is varied; none if it cannot be."""
        key, values = self.bar.key(), self.bar.values()
        try:
            lanes = variation.lanes(self._document.spec, key, values, translated)
        except InputError as error:
            self.message.setMessage(translated(error.message))
            self.message.show()
            return ()
        self._base = self._document.spec
        self._show_detached()
        return lanes

    def _show_detached(self) -> None:
        """Say that lanes do not follow the model any more, once it is another one."""
        is_detached = not self._is_varied and bool(self._race.racers)
        differs = is_detached and self._document.spec != self._base
        if differs:
            self.message.setMessage(
                self.tr("The lanes keep the model and the data that they were set up with."),
                "info",
                self.tr("Set up anew"),
            )
        self.message.setVisible(differs)

    def _set_up_anew(self) -> None:
        self._vary(self.bar.key(), self.bar.values())

    def _add(self, source: int) -> None:
        lane = self._race.lane(source)
        spec = self._document.spec if source == BUILDER or lane is None else lane.spec
        name = self.tr("builder") if lane is None else lane.name
        self._is_varied = False
        self._race.add(Lane(self._free_name(name), spec))

    def _add_finished(self, number: int) -> None:
        run = self._race.finished.find(number)
        if run is not None:
            name = self._race.finished.name(run, self._language)
            self._race.addFinished(self._free_name(name), run.spec, run.history)

    def _free_name(self, name: str) -> str:
        taken = {lane.name for lane in self._race.lanes}
        names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
        return next(one for one in names if one not in taken)

    def _remove(self, number: int) -> None:
        lane = self._race.lane(number)
        if lane is not None and not lane.is_past:
            self._is_varied = False
        self._race.remove(number)

    def _adopt(self, number: int) -> None:
        lane = self._race.lane(number)
        if lane is not None:
            self.adoptRequested.emit(lane.spec, lane.name)

    def _toggle_hidden(self, number: int) -> None:
        lane = self._race.lane(number)
        if lane is not None:
            self._race.setHidden(number, not lane.is_hidden)

    def _toggle_solo(self, number: int) -> None:
        self._solo = NO_LANE if self._solo == number else number
        self.board.setSolo(self._solo)
        self.plots.setSolo(None if self._solo == NO_LANE else self._solo)

    # -- showing ---------------------------------------------------------------------------

    def _show_lanes(self) -> None:
        lanes = self._race.lanes
        self.bar.setLanes(lanes)
        self.board.setLanes(lanes)
        self.plots.setLanes(lanes)
        self.surface.setLanes(self._race.racers)
        if self._race.lane(self._solo) is None and self._solo != NO_LANE:
            self._toggle_solo(self._solo)
        self._show_available()
        self._show_differences()
        self._show_measured()
        self._show_seeds()

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
        found = fairness.compare([x.spec for x in lanes], [x.fingerprint for x in lanes])
        words = {
            lane.number: _words(judged)
            for lane, judged in zip(lanes, found, strict=True)
            if judged is not None
        }
        for lane in lanes:
            if lane.is_past:
                words[lane.number] = self._past_words()
        self.board.setFairness(words)

    def _past_words(self) -> tuple[str, str, bool | None]:
        """Say of a run that is only shown why there are no batches to compare."""
        return (
            self.tr("finished run"),
            self.tr(
                "A run that had ended before, laid beside the lanes: no race trains it again. "
                "Differences shows what it was."
            ),
            None,
        )

    def _show_finished(self) -> None:
        finished = self._race.finished
        self.bar.setFinished(
            [(run.number, finished.entry(run, self._language)) for run in finished.offered()]
        )

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
        self._show_available()
        self._show_measured()

    def _show_available(self) -> None:
        """Offer what comes after a race where there is one, and none under way."""
        race = self._race
        held = self.tr("The race is under way; wait for its end or stop it.")
        is_over = not race.state.active
        self.verdict.setReady(is_over and bool(race.racers), "" if is_over else held)
        is_ready = not race.isBusy and bool(race.aftermath.onPlane())
        reason = self.tr("Train the lanes first.")
        if race.isBusy:
            reason = self.tr("The race is under way; wait for its end, pause is not enough.")
        self.surface.setAvailable(is_ready, "" if is_ready else reason)

    def _show_surface(self) -> None:
        after = self._race.aftermath
        self.surface.setSurface(after.surface, self._race.racers)
        if not after.computesSurface:
            self.surface.setIdle()
        self._show_available()

    def _show_surface_failure(self, failed: ErrandFailed) -> None:
        hint = translated(failed.hint) if failed.hint is not None else ""
        self.surface.setFailure(translated(failed.message), hint)

    def _show_seeds(self) -> None:
        after = self._race.aftermath
        self.verdict.setResults(after.seeds, self._race.racers)
        if after.repeats != self._repeats:
            self._repeats = after.repeats
            self.verdict.setBusy(bool(after.repeats))
        if after.repeats:
            seed = min(len(after.seeds) + 1, after.repeats)
            self.verdict.setProgress(seed, after.repeats, share=after.seed_share)

    _repeats = 0


def _words(judged: Fairness) -> tuple[str, str, bool | None]:
    """Return what the table says of a lane's start: shortly, at length, and how bad it is."""
    sentences = "\n".join(translated(sentence) for sentence in judged.sentences)
    flag = True if judged.is_suspect else None if judged.differing else False
    return translated(judged.short), sentences, flag
