"""The race's curves: loss and accuracy of all lanes, along one axis."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.spec.losses import METRIC_TITLES
from engine.training.history import SMOOTHED
from gui.race import lane_curves
from gui.race.lane_curves import LaneFigures, Source, Wanted
from gui.race.lane_painter import FEW, LaneStroke
from gui.race.lane_plot import NOBODY, LanePlot
from gui.race.lane_readout import LaneReadout, Line, Reading
from gui.race.lane_table import RaceTable
from gui.theme import ThemeManager, headingLabel, setStyleFlag
from gui.training import run_curves
from gui.training.picture import RunPicture, Section
from gui.training.run_curves import AXES
from gui.translation import translated
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtCore import QChildEvent
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from gui.race.lane_run import LaneRun
    from gui.training.run_curves import Axis

FIT_FOR_USE = 0.95
"""The course's least accuracy of a network fit for use."""
SMOOTHINGS = SMOOTHED, 200, 1000, 10
"""What the smoothing can be, in updates, in the order in which a click goes through."""
BETWEEN_MS = 30
"""The second plot of many lanes is drawn so much later than the first: half a refresh."""
OTHER: dict[Source, Source] = {"training": "validation", "validation": "training"}


@dataclass(frozen=True)
class Modes:
    """What the chips are set to.

    Parameters
    ----------
    axis : what is counted along the horizontal axis.
    loss, metric : where the figures of the upper and of the lower plot come from.
    smoothed : updates that the line in front is a mean over.
    raw : the raw curves are drawn behind.
    log : losses in powers of ten.
    whole : the steep start is in view.
    """

    axis: Axis = "epochs"
    loss: Source = "training"
    metric: Source = "validation"
    smoothed: int = SMOOTHED
    raw: bool = True
    log: bool = False
    whole: bool = False


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
        self._modes = Modes()
        self._lanes: list[LaneRun] = []
        self._figures: dict[int, LaneFigures] = {}
        self._shown: tuple[Hashable, ...] | None = None
        self._second = QTimer(self, singleShot=True, interval=BETWEEN_MS)
        self._stale = True
        self._moment: int | None = None
        self._own_moments: dict[int, int] = {}
        self._solo: int | None = None
        self._highlight: int | None = None
        self._hovered = NOBODY
        self._pointer: tuple[LanePlot, float] | None = None
        self.loss_plot = LanePlot(themes, self.tr("Loss"))
        self.metric_plot = LanePlot(themes, self.tr("Accuracy"))
        self._metric_title = headingLabel(self.tr("Accuracy"))
        self._notes = {plot: ElidedLabel() for plot in self._plots()}
        self._axis = Chip("")
        self._sources = {plot: Chip("") for plot in self._plots()}
        self._smoothed = Chip("")
        self._raw = Chip(self.tr("raw"), checkable=True)
        self._log = Chip(self.tr("log"), checkable=True)
        self._whole = Chip(self.tr("since start"), checkable=True)
        self._follow = Chip(self.tr("follow"))
        self._leading, self._top, self._loss_row = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._readout = LaneReadout(themes, self)
        self._arrange()
        self._explain()
        self._connect()
        self._show_modes()
        self._refresh()

    # -- what it is told -------------------------------------------------------------------

    def setLanes(self, lanes: Sequence[LaneRun]) -> None:
        """Show what ``lanes`` have measured; hidden ones are left out."""
        self._lanes = list(lanes)
        numbers = {lane.number for lane in lanes}
        for gone in self._figures.keys() - numbers:
            del self._figures[gone]
        self._refresh()

    def setSolo(self, number: int | None) -> None:
        """Let the other lanes stand back; None for all alike."""
        self._solo = number
        self._refresh()

    def setHighlight(self, number: int | None) -> None:
        """Draw one lane's curves thicker, and in front; None for none."""
        self._highlight = number
        self._refresh()

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

    def modes(self) -> Modes:
        """What the chips are set to, for `setModes` of others."""
        return self._modes

    def setModes(self, modes: Modes) -> None:
        """Set the chips as those of others were."""
        axis_changed, self._modes = modes.axis != self._modes.axis, modes
        self._show_modes()
        if axis_changed:
            self._follow_all()
        self._refresh()

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
        return RaceTable(self._lanes)

    def csv(self) -> str:
        """The table as text; it may be large."""
        return "".join(self.table().csv_parts())

    def readout(self) -> Reading | None:
        """What is said beside the pointer; None where it is on no plot."""
        return self._readout.reading()

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
        if event.removed():
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
        chips = self._sources[self.loss_plot], self._smoothed, self._raw, self._log
        title = headingLabel(self.tr("Loss"))
        self._fill(self._loss_row, title, self.loss_plot, self._follow, *chips, self._axis)
        layout.addLayout(self._loss_row)
        layout.addWidget(self.loss_plot, 1)
        layout.addSpacing(2)
        below, metric_row = (self._sources[self.metric_plot], self._whole), QHBoxLayout()
        self._fill(metric_row, self._metric_title, self.metric_plot, *below)
        layout.addLayout(metric_row)
        layout.addWidget(self.metric_plot, 1)
        self._follow.hide()

    def _place_axis(self) -> None:
        """Choose the axis in the row of its own where there is one, or beside the loss."""
        row = self._top if self._leading.count() else self._loss_row
        if row.indexOf(self._axis) < 0:
            row.addWidget(self._axis)

    def _fill(self, row: QHBoxLayout, title: QWidget, plot: LanePlot, *chips: QWidget) -> None:
        note = self._notes[plot]
        row.setSpacing(8)
        setStyleFlag(note, "muted")
        row.addWidget(title)
        row.addWidget(note, 1)
        for chip in chips:
            row.addWidget(chip)

    def _explain(self) -> None:
        self._axis.setToolTip("\n".join(self._axis_hints()))
        for chip in self._sources.values():
            chip.setToolTip(
                self.tr(
                    "Training: every batch, as it was learnt from. Validation: examples kept "
                    "apart, measured at the end of each epoch."
                )
            )
        self._smoothed.setToolTip(
            self.tr(
                "The line in front is a running mean over about so many updates: more of them "
                "show the trend, fewer show what happened when."
            )
        )
        self._raw.setToolTip(self.tr("Every batch, unsmoothed, behind the lines."))
        self._log.setToolTip(
            self.tr("A logarithmic axis shows small losses as clearly as large ones.")
        )
        self._whole.setToolTip(
            self.tr(
                "Shows the steep start, and lanes that went far away; otherwise the axes narrow "
                "to where the race is decided."
            )
        )
        self._follow.setToolTip(self.tr("Back to the whole curve after zooming (double click)."))

    def _axis_hints(self) -> tuple[str, ...]:
        return (
            self.tr("What the horizontal axis counts; a click goes on to the next:"),
            self.tr("epochs: rounds over all examples, fair to every batch size;"),
            self.tr("updates of the weights: one for each batch;"),
            self.tr("examples learnt from, each as often as it was seen;"),
            self.tr("seconds: each lane by its own clock, what it costs in time."),
        )

    def _axis_words(self) -> dict[Axis, str]:
        return {
            "epochs": self.tr("x: epochs"),
            "updates": self.tr("x: updates"),
            "examples": self.tr("x: examples"),
            "seconds": self.tr("x: seconds"),
        }

    def _connect(self) -> None:
        self._axis.clicked.connect(self._swap_axis)
        loss, metric = self._sources[self.loss_plot], self._sources[self.metric_plot]
        loss.clicked.connect(lambda: self._set_mode(loss=OTHER[self._modes.loss]))
        metric.clicked.connect(lambda: self._set_mode(metric=OTHER[self._modes.metric]))
        self._smoothed.clicked.connect(self._swap_smoothing)
        self._raw.clicked.connect(lambda on: self._set_mode(raw=on))
        self._log.clicked.connect(lambda on: self._set_mode(log=on))
        self._whole.clicked.connect(lambda on: self._set_mode(whole=on))
        self._follow.clicked.connect(self._follow_all)
        for plot in self._plots():
            plot.followChanged.connect(self._following_changed)
            plot.pointed.connect(partial(self._point, plot))
            plot.xMoved.connect(partial(self._link, plot))
            plot.menuRequested.connect(self.menuRequested)
            plot.laneHovered.connect(self._hover)
        self._second.timeout.connect(self._finish)
        # Of a widget and those in it Qt tells no order of getting their fonts; this comes after.
        self._themes.themeChanged.connect(self._measure_anew)

    def _plots(self) -> tuple[LanePlot, LanePlot]:
        return self.loss_plot, self.metric_plot

    # -- modes -----------------------------------------------------------------------------

    def _set_mode(self, _checked: bool = False, **changes: object) -> None:
        self.setModes(replace(self._modes, **changes))  # type: ignore[arg-type]
        self.modesChanged.emit()

    def _swap_axis(self) -> None:
        """Count the next thing of which some lane knows how many there were."""
        now = AXES.index(self._modes.axis) + 1
        others = (*AXES[now:], *AXES[:now])
        self._set_mode(axis=next(axis for axis in others if self._usable(axis)))

    def _usable(self, axis: Axis) -> bool:
        started = self._started()
        return not started or any(lane_curves.knows(lane.history, axis) for lane in started)

    def _swap_smoothing(self) -> None:
        now = SMOOTHINGS.index(self._modes.smoothed) if self._modes.smoothed in SMOOTHINGS else -1
        self._set_mode(smoothed=SMOOTHINGS[(now + 1) % len(SMOOTHINGS)])

    def _show_modes(self) -> None:
        modes = self._modes
        self._axis.setText(self._axis_words()[modes.axis])
        sources = {"training": self.tr("training"), "validation": self.tr("validation")}
        self._sources[self.loss_plot].setText(sources[modes.loss])
        self._sources[self.metric_plot].setText(sources[modes.metric])
        self._smoothed.setText(self.tr("smooth {count}").format(count=modes.smoothed))
        for chip, on in ((self._raw, modes.raw), (self._log, modes.log)):
            chip.setChecked(on)
        self._whole.setChecked(modes.whole)
        self.loss_plot.setLogarithmic(modes.log)
        some = "training" in (modes.loss, modes.metric)
        self._smoothed.setEnabled(some)
        self._raw.setEnabled(some)

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
        now = self._state()
        if now == self._shown:
            return
        only_grown = self._shown is not None and self._shown[1:] == now[1:]
        self._shown = now
        self._show_hints()
        self._show(self.loss_plot, self._wanted(self.loss_plot))
        if only_grown and len(self._visible()) > FEW:
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
        if self._pointer is not None:
            self._point(*self._pointer)

    def _state(self) -> tuple[Hashable, ...]:
        lanes = tuple((lane.number, lane_curves.stamp(lane)) for lane in self._lanes)
        shown = tuple((lane.number, lane.is_hidden) for lane in self._lanes)
        return lanes, shown, self._modes, self._solo, self._accented()

    def _accented(self) -> int | None:
        return self._highlight if self._hovered == NOBODY else self._hovered

    def _visible(self) -> list[LaneRun]:
        return [lane for lane in self._lanes if not lane.is_hidden]

    def _figures_of(self, lane: LaneRun) -> LaneFigures:
        return self._figures.setdefault(lane.number, LaneFigures())

    def _metric_name(self) -> str:
        return lane_curves.first_metric(self._visible()) or "accuracy"

    def _wanted(self, plot: LanePlot) -> Wanted:
        modes = self._modes
        if plot is self.loss_plot:
            return Wanted("loss", modes.loss, modes.axis, modes.smoothed)
        return Wanted(self._metric_name(), modes.metric, modes.axis, modes.smoothed)

    def _started(self) -> list[LaneRun]:
        return [lane for lane in self._visible() if lane.history.updates]

    def _show_hints(self) -> None:
        loss, metric = ("", "") if self._started() else self._waiting()
        if not self._usable(self._modes.axis):
            loss = self.tr("No lane knows this axis. Choose another one above.")
        self.loss_plot.setHint(loss)
        self.metric_plot.setHint(metric)

    def _waiting(self) -> tuple[str, str]:
        return (
            self.tr("Start the race: the loss of every lane appears here."),
            self.tr("How many examples each lane gets right appears here, while they learn."),
        )

    def _show_metric(self) -> None:
        wanted = self._wanted(self.metric_plot)
        title = METRIC_TITLES.get(wanted.name)
        text = translated(title) if title else wanted.name
        if text != self._metric_title.text():
            self._metric_title.setText(text)
            self.metric_plot.setAccessibleName(text)
        level = FIT_FOR_USE if wanted.isShare else None
        self.metric_plot.setLevel(level, self.tr("95 %"))
        self._show(self.metric_plot, wanted)

    def _show(self, plot: LanePlot, wanted: Wanted) -> None:
        self._notes[plot].setText(self._note(wanted) if self._started() else "")
        strokes = []
        for lane in reversed(self._visible()):
            curve = self._figures_of(lane).curve(lane, lane_curves.so_far(lane.history, wanted))
            if curve is not None:
                pale = self._solo is not None and lane.number != self._solo
                bold = lane.number == self._accented()
                strokes.append(LaneStroke(lane.number, curve, pale, bold, self._modes.raw))
        span = self._span(plot, wanted, strokes)
        # Those looked at are painted last; of the others the first lanes lie on top.
        strokes = sorted(strokes, key=lambda stroke: (stroke.bold, not stroke.pale))
        plot.setLanes(strokes, span, self._end())

    def _span(
        self, plot: LanePlot, wanted: Wanted, strokes: Sequence[LaneStroke]
    ) -> tuple[float, float]:
        """Return what to see of the vertical axis; lanes once far away stay out of it."""
        curves = [stroke.curve for stroke in strokes]
        far: list[bool] = []
        if plot is self.loss_plot:
            figures = [self._figures[stroke.number] for stroke in strokes]
            for each, is_far in zip(figures, lane_curves.far_away(curves), strict=True):
                each.is_far |= is_far
            far = [each.is_far for each in figures]
        log = plot is self.loss_plot and self._modes.log
        return lane_curves.span(curves, wanted, self._modes.whole, log, far)

    def _end(self) -> float:
        """Return how far the lane that has come farthest is, for both plots to go as far."""
        axis = self._modes.axis
        known = (lane.history for lane in self._visible())
        ends = (
            run_curves.place(history, axis, history.updates)
            for history in known
            if lane_curves.knows(history, axis)
        )
        return max(ends, default=0.0)

    def _note(self, wanted: Wanted) -> str:
        if wanted.source == "validation":
            note = self._note_of_validation(wanted)
        elif self._modes.raw:
            note = self.tr("training, smoothed; raw behind")
        else:
            note = self.tr("training, smoothed")
        if wanted.name == "loss" and self._losses_differ():
            return self.tr("different losses, not to be compared · {note}").format(note=note)
        return note

    def _note_of_validation(self, wanted: Wanted) -> str:
        """Say where figures come from, and what stands in for those that are still to come."""
        lanes = self._started()
        measured = [lane_curves.is_measured(lane.history, wanted) for lane in lanes]
        if all(measured):
            return self.tr("validation, at the end of each epoch")
        if any(measured):
            return self.tr("validation; training, thin, until the end of epoch 1")
        if any(lane.history.epochs for lane in lanes):
            return self.tr("training, smoothed; there is no validation")
        return self.tr("training so far; validation from the end of epoch 1")

    def _losses_differ(self) -> bool:
        return len({lane.spec.training.loss for lane in self._visible()}) > 1

    def _show_moment(self) -> None:
        """Mark the moment by a line where all lanes have it at one place, or on each curve."""
        places = self._moment_places()
        spread = max(places.values(), default=0.0) - min(places.values(), default=0.0)
        is_one = spread <= self._update_width()
        for plot in self._plots():
            plot.setMoment(next(iter(places.values()), None) if is_one else None)
            plot.setMoments({} if is_one else places)

    def _moment_places(self) -> dict[int, float]:
        """Return where on the axis each lane has the moment, of those that have come so far."""
        axis, places = self._modes.axis, {}
        for lane in self._visible():
            update = self._own_moment(lane)
            if update is None or update > lane.history.updates:
                continue
            if lane_curves.knows(lane.history, axis):
                places[lane.number] = run_curves.place(lane.history, axis, update)
        return places

    def _own_moment(self, lane: LaneRun) -> int | None:
        if self._moment is None or lane.number in self._own_moments:
            return self._own_moments.get(lane.number)
        first = next((each for each in self._lanes if not each.is_past), lane)
        steps = first.history.steps_per_epoch
        if not steps or not lane.history.steps_per_epoch:
            return self._moment
        return round(self._moment / steps * lane.history.steps_per_epoch)

    def _update_width(self) -> float:
        """Return what one update takes of the axis, in the lane with the largest: no difference."""
        axis = self._modes.axis
        known = [lane.history for lane in self._visible() if lane_curves.knows(lane.history, axis)]
        ends = [run_curves.place(each, axis, each.updates) / each.updates for each in known]
        return max(ends, default=0.0)

    # -- the pointer -----------------------------------------------------------------------

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self._refresh()
            self.laneHovered.emit(number)

    def _point(self, plot: LanePlot, x: float | None) -> None:
        """Say beside the pointer how far each lane had come there."""
        reading = None if x is None else self._reading(plot, x)
        if x is None or reading is None:
            self._pointer = None
            self._readout.clear()
        else:
            self._pointer = plot, x
            self._place_readout(plot, x, reading)
        for each in self._plots():
            each.setCrossHair(None if reading is None else x)

    def _place_readout(self, plot: LanePlot, x: float, reading: Reading) -> None:
        view = plot.view()
        column = QPointF(float(view.across(x)), view.area.top())
        others = [self._curves_area(each) for each in self._plots() if each is not plot]
        at = plot.mapTo(self, column.toPoint())
        self._readout.say(reading, at, self._curves_area(plot), *others)

    def _curves_area(self, plot: LanePlot) -> QRect:
        area = plot.view().area.toRect()
        area.setRight(round(plot.curvesEnd()))
        return area.translated(plot.mapTo(self, QPoint()))

    def _reading(self, pointed: LanePlot, x: float) -> Reading | None:
        """Return every lane's values at ``x``, the best one of ``pointed`` first."""
        lanes = {lane.number: lane for lane in self._visible()}
        wanted = [self._wanted(plot) for plot in self._plots()]
        values = [{n: self._value(lane, each, x) for n, lane in lanes.items()} for each in wanted]
        if x < 0 or not any(math.isfinite(value) for row in values for value in row.values()):
            return None
        column = self._plots().index(pointed)
        if self._losses_differ():  # which is best they do not say
            column = 1
        there = [
            n
            for n in lane_curves.ranked(values[column], wanted[column])
            if any(math.isfinite(row[n]) for row in values)
        ]
        lines = tuple(
            self._line(lanes[n], [w.written(row[n]) for w, row in zip(wanted, values, strict=True)])
            for n in there
        )
        titles = self.loss_plot.accessibleName(), self._metric_title.text()
        return Reading(self._where(x), titles, column, lines)

    def _value(self, lane: LaneRun, wanted: Wanted, x: float) -> float:
        return self._figures_of(lane).value(lane, lane_curves.so_far(lane.history, wanted), x)

    def _line(self, lane: LaneRun, values: Sequence[str]) -> Line:
        bold = lane.number == self._accented()
        return Line(lane.number, lane.name, lane.style, tuple(values), bold)

    def _where(self, x: float) -> str:
        axis = self._modes.axis
        if axis == "epochs":
            return self.tr("epoch {number}").format(number=f"{x:.2f}")
        if axis == "updates":
            return self.tr("update {number}").format(number=f"{x:,.0f}")
        if axis == "examples":
            return self.tr("{count} examples").format(count=f"{x:,.0f}")
        return self.tr("{seconds} s").format(seconds=f"{x:.1f}")
