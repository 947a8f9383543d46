"""The race's curves: loss and accuracy of all lanes, along one axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.spec.losses import METRIC_TITLES
from gui.race import lane_moments, plot_words
from gui.race.lane_painter import FEW
from gui.race.lane_plot import NOBODY, LanePlot
from gui.race.lane_table import RaceTable
from gui.race.plot_chips import PlotChips
from gui.race.plot_pointer import PlotPointer
from gui.race.race_curves import RaceCurves
from gui.theme import ThemeManager, headingLabel, setStyleFlag
from gui.training.picture import RunPicture, Section
from gui.translation import translated
from gui.widgets.flow_row import FlowRow
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtCore import QChildEvent
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from gui.race.lane_curves import WantedFigures
    from gui.race.lane_readout import Readout
    from gui.race.lane_run import LaneRun
    from gui.race.plot_modes import PlotModes

FIT_FOR_USE = 0.95
"""The course's least accuracy of a network fit for use."""
BETWEEN_MS = 30
"""The second plot of many lanes is drawn so much later than the first: half a refresh."""


class RacePlots(QWidget):
    """Two plots under each other, of the loss and of the first metric, which is accuracy as a rule.

    Tell it of the lanes with `setLanes` as often as you like: what has not changed costs nothing,
    and nothing does while it is hidden.
    """

    laneHovered = Signal(int)
    """The number of the lane whose curve or label is under the pointer; -1: none."""
    menuRequested = Signal(QPoint)
    """The context menu is wanted there, on the screen."""
    modesChanged = Signal()
    """Somebody has set a chip."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._curves = RaceCurves()
        self._shown: tuple[Hashable, ...] | None = None
        self._second = QTimer(self, singleShot=True, interval=BETWEEN_MS)
        self._stale = True
        self._moment: int | None = None
        self._own_moments: dict[int, int] = {}
        self._highlight: int | None = None
        self._hovered = NOBODY
        self.loss_plot = LanePlot(themes, self.tr("Loss"))
        self.metric_plot = LanePlot(themes, self.tr("Accuracy"))
        self._metric_title = headingLabel(self.tr("Accuracy"))
        self._notes = {plot: ElidedLabel() for plot in self._plots()}
        self.chips = PlotChips(self._curves.usable, self)
        self._follow = Chip(self.tr("follow"))
        self._follow.setToolTip(self.tr("Back to the whole curve after zooming (double click)."))
        self._leading, self._top, self._loss_row = QHBoxLayout(), QHBoxLayout(), FlowRow()
        self._pointer = PlotPointer(themes, self, self._plots(), self._curves)
        self._arrange()
        self._connect()
        self._refresh()

    # -- what it is told -------------------------------------------------------------------

    def setLanes(self, lanes: Sequence[LaneRun]) -> None:
        """Show what ``lanes`` have measured; hidden ones are left out."""
        self._curves.setLanes(lanes)
        self._refresh()

    def setSolo(self, number: int | None) -> None:
        """Let the other lanes stand back; None for all alike."""
        self._curves.solo = number
        self._refresh()

    def setHighlight(self, number: int | None) -> None:
        """Draw one lane's curves thicker, and in front; None for none."""
        self._highlight = number
        self._accent()

    def setMoment(self, update: int | None, own: Mapping[int, int] | None = None) -> None:
        """Mark the moment after so many updates and pale what comes later; None for now.

        Where the lanes have it at different places of the axis, it is marked on each curve.

        Parameters
        ----------
        update : of the first lane that races.
        own : the update of each lane, by its number, where it is known; otherwise the one at
            which the lane was as many epochs far.
        """
        self._moment, self._own_moments = update, dict(own or {})
        self._show_moment()

    def modes(self) -> PlotModes:
        """What the chips are set to, for `setModes` of others."""
        return self.chips.modes()

    def setModes(self, modes: PlotModes) -> None:
        """Set the chips as those of others were."""
        self.chips.setModes(modes)
        self._show_modes(modes)

    def addLeading(self, widget: QWidget) -> None:
        """Put a widget at the left of the row in which the axis is chosen.

        There is such a row while there is such a widget; otherwise the axis stands with the loss.
        """
        self._leading.addWidget(widget)
        self._place_axis()

    def picture(self) -> RunPicture:
        """The plots as they are now, to copy or to save."""
        titles = self.loss_plot.accessibleName(), self._metric_title.text()
        sections = [
            Section(title, self._notes[plot].text(), plot)
            for title, plot in zip(titles, self._plots(), strict=True)
        ]
        return RunPicture(self._themes, self.font(), sections)

    def table(self) -> RaceTable:
        """Every update of every lane as it is now, hidden ones too; a thread may write it."""
        return RaceTable(self._curves.lanes)

    def csv(self) -> str:
        """The table as text; it may be large."""
        return "".join(self.table().csv_parts())

    def readout(self) -> Readout | None:
        """What is said beside the pointer; None where it is on no plot."""
        return self._pointer.reading()

    # -- events ----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown = None
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure_anew()

    def _measure_anew(self) -> None:
        """Give labels the room they need now."""
        if self.isVisible():
            self._shown = None
            self._refresh()

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        if event.removed() and event.child() is not self.chips.axis:  # which is moving just now
            self._place_axis()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = True

    # -- how it is made --------------------------------------------------------------------

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._top.setSpacing(8)
        self._top.addLayout(self._leading)
        self._top.addStretch(1)
        layout.addLayout(self._top)
        chips = self.chips
        above = chips.loss, chips.smoothed, chips.raw, chips.log, chips.axis
        title = headingLabel(self.tr("Loss"))
        self._fill(self._loss_row, title, self.loss_plot, self._follow, *above)
        layout.addWidget(self._loss_row)
        layout.addWidget(self.loss_plot, 1)
        layout.addSpacing(2)
        metric_row = FlowRow()
        self._fill(metric_row, self._metric_title, self.metric_plot, chips.metric, chips.whole)
        layout.addWidget(metric_row)
        layout.addWidget(self.metric_plot, 1)
        self._follow.hide()

    def _place_axis(self) -> None:
        """Choose the axis in the row of its own where there is one, or beside the loss."""
        axis, has_row = self.chips.axis, self._leading.count() > 0
        if has_row and self._top.indexOf(axis) < 0:
            self._top.addWidget(axis)
        elif not has_row and axis not in self._loss_row.widgets():
            self._top.removeWidget(axis)
            self._loss_row.addWidget(axis)

    def _fill(self, row: FlowRow, title: QWidget, plot: LanePlot, *chips: QWidget) -> None:
        note = self._notes[plot]
        setStyleFlag(note, "muted")
        row.addWidget(title)
        row.addWidget(note, stretches=True)
        for chip in chips:
            row.addWidget(chip)

    def _connect(self) -> None:
        self.chips.chosen.connect(self._take_modes)
        self._follow.clicked.connect(self._follow_all)
        for plot in self._plots():
            plot.followChanged.connect(self._following_changed)
            plot.xMoved.connect(partial(self._link, plot))
            plot.menuRequested.connect(self.menuRequested)
            plot.laneHovered.connect(self._hover)
        self._second.timeout.connect(self._finish)
        # Of a widget and those in it Qt tells no order of getting their fonts; this comes after.
        self._themes.themeChanged.connect(self._measure_anew)

    def _plots(self) -> tuple[LanePlot, LanePlot]:
        return self.loss_plot, self.metric_plot

    # -- modes -----------------------------------------------------------------------------

    def _take_modes(self, modes: PlotModes) -> None:
        self._show_modes(modes)
        self.modesChanged.emit()

    def _show_modes(self, modes: PlotModes) -> None:
        axis_changed = modes.axis != self._curves.modes.axis
        self._curves.modes = modes
        self.loss_plot.setLogarithmic(modes.log)
        if axis_changed:
            self._follow_all()
        self._refresh()

    def _follow_all(self) -> None:
        for plot in self._plots():
            plot.follow()

    def _following_changed(self, on: bool) -> None:
        """Have both follow again where one does: they have one axis."""
        if on:
            self._follow_all()
        self._follow.setVisible(not all(plot.isFollowing for plot in self._plots()))

    def _link(self, moved: LanePlot, low: float, high: float) -> None:
        """Show the same part of the horizontal axis everywhere."""
        for plot in self._plots():
            if plot is not moved:
                plot.lookAcross(low, high)

    # -- what is drawn ---------------------------------------------------------------------

    def _refresh(self) -> None:
        """Draw what there is, where it has changed; nothing while hidden."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        now = self._curves.state()
        if now == self._shown:
            return
        only_grown = self._shown is not None and self._shown[1:] == now[1:]
        self._shown = now
        self._show_hints()
        self._show(self.loss_plot, self._curves.loss())
        if only_grown and len(self._curves.visible()) > FEW:
            if not self._second.isActive():
                self._second.start()
        else:
            self._finish()

    def _finish(self) -> None:
        """Draw the second plot; of many lanes a moment later, so that hands never wait for both."""
        self._second.stop()
        if not self.isVisible():
            return
        self._show_metric()
        self._show_moment()
        room = max(plot.labelRoom() for plot in self._plots())
        for plot in self._plots():
            plot.shareRoom(room)
        self._pointer.refresh()

    def _show_hints(self) -> None:
        loss, metric = plot_words.hints(self._curves)
        self.loss_plot.setHint(loss)
        self.metric_plot.setHint(metric)

    def _show_metric(self) -> None:
        wanted = self._curves.metric()
        title = METRIC_TITLES.get(wanted.name)
        text = translated(title) if title else wanted.name
        if text != self._metric_title.text():
            self._metric_title.setText(text)
            self.metric_plot.setAccessibleName(text)
        level = FIT_FOR_USE if wanted.isShare else None
        self.metric_plot.setLevel(level, self.tr("95 %"))
        self._show(self.metric_plot, wanted)

    def _show(self, plot: LanePlot, wanted: WantedFigures) -> None:
        curves = self._curves
        self._notes[plot].setText(plot_words.note(curves, wanted))
        strokes = curves.strokes(wanted)
        plot.setLanes(strokes, curves.span(wanted, strokes), curves.end())

    def _show_moment(self) -> None:
        """Mark the moment by a line where all lanes have it at one place, or on each curve."""
        lanes, axis = self._curves.lanes, self._curves.modes.axis
        places = lane_moments.places(lanes, axis, self._moment, self._own_moments)
        is_one = lane_moments.are_one(lanes, axis, places)
        for plot in self._plots():
            plot.setMoment(next(iter(places.values()), None) if is_one else None)
            plot.setMoments({} if is_one else places)

    # -- the pointer -----------------------------------------------------------------------

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self._accent()
            self.laneHovered.emit(number)

    def _accent(self) -> None:
        """Draw the lane thicker that is under the pointer, or else the one highlighted."""
        self._curves.accented = self._highlight if self._hovered == NOBODY else self._hovered
        self._refresh()
