"""Loss and accuracy of the current run, live."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from engine.spec.losses import METRIC_TITLES
from engine.training.states import RunState
from gui.theme import ThemeManager, headingLabel, setStyleFlag
from gui.training import readout, run_curves
from gui.training.axis_chip import AxisChip
from gui.training.checkup import Checkup
from gui.training.curve_plot import CurvePlot
from gui.training.doctor_line import DoctorLine
from gui.training.keeping import Keeping, Kept
from gui.training.picture import RunPicture, Section
from gui.training.rate_strip import RateStrip
from gui.training.run_curves import Axis
from gui.training.shown_run import FIT_FOR_USE, ShownRun, Wanted, isShare
from gui.translation import translated
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from engine.insight.observation import LayerVitals
    from gui.session import Session

NARROW_PX = 620
"""A narrower plot has short labels, so that the curves keep their room."""

Modes = tuple[Axis, bool, bool, bool]


class TrainTab(QWidget):
    """Plots under each other: the loss, the learning rate if it is known, and the first metric.

    The first metric is accuracy as a rule.
    """

    learningRateDragged = Signal(float)
    """A hand has moved the learning rate's line there."""
    axisChanged = Signal()
    """The horizontal axis counts something else."""

    def __init__(self, themes: ThemeManager, session: Session) -> None:
        super().__init__()
        self._themes = themes
        self._session = session
        self._stale = True
        self._moment: int | None = None
        self._run = ShownRun(session)
        self._checkup = Checkup(session)
        self.loss_plot = CurvePlot(themes, self.tr("Loss"))
        self.rate_strip = RateStrip(themes)
        self.metric_plot = CurvePlot(themes, self.tr("Accuracy"))
        self.doctor = DoctorLine(themes)
        self._loss_note = ElidedLabel()
        self._metric_title = headingLabel(self.tr("Accuracy"))
        self._metric_note = ElidedLabel()
        self._axis = AxisChip(session)
        self._log = Chip(self.tr("log"), checkable=True)
        self._whole = Chip(self.tr("since start"), checkable=True)
        self._measured = Chip(self.tr("measured"), checkable=True)
        self._measured.setChecked(True)
        self._follow = Chip(self.tr("follow"))
        kept = Kept(
            self.picture,
            lambda: session.history.table(),
            lambda: bool(session.history.updates),
        )
        self.keeping = Keeping(kept, session, self)
        self._arrange()
        self._explain()
        self._connect()
        self.metric_plot.setLine(FIT_FOR_USE, self.tr("95 % · fit for use"))
        self._refresh()

    def modes(self) -> Modes:
        """What the chips are set to, for `setModes` of another tab."""
        chips = self._log, self._whole, self._measured
        log, whole, measured = (chip.isChecked() for chip in chips)
        return self._axis.axis(), log, whole, measured

    def setModes(self, modes: Modes) -> None:
        """Set the chips as those of another tab were."""
        axis, log, whole, measured = modes
        self.setAxis(axis)
        self._log.setChecked(log)
        self._whole.setChecked(whole)
        self._measured.setChecked(measured)

    def setAxis(self, axis: Axis) -> None:
        """Count epochs, updates, examples or seconds along the horizontal axis."""
        self._axis.setAxis(axis)

    def setMoment(self, update: int | None) -> None:
        """Mark the moment after so many updates and pale what comes later; None for now."""
        self._moment = update
        self._show_moment()

    def setVitals(self, vitals: tuple[LayerVitals, ...]) -> None:
        """Take what was seen within the network of now, for the line below the plots."""
        self._checkup.setVitals(vitals)
        self._refresh()

    def picture(self) -> RunPicture:
        """The plots as they are now, to copy or to save."""
        sections = [
            Section(self.loss_plot.accessibleName(), self._loss_note.text(), self.loss_plot)
        ]
        if self.rate_strip.isVisible():
            sections.append(Section("", "", self.rate_strip))
        note = self._metric_note.text()
        sections.append(Section(self._metric_title.text(), note, self.metric_plot))
        return RunPicture(self._themes, self.font(), sections)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = True

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(6)
        for note in (self._loss_note, self._metric_note):
            setStyleFlag(note, "muted")
        loss_chips = self._follow, self._measured, self._axis, self._log
        layout.addLayout(_row(headingLabel(self.tr("Loss")), self._loss_note, *loss_chips))
        layout.addWidget(self.loss_plot, 1)
        layout.addWidget(self.rate_strip)
        layout.addSpacing(6)
        layout.addLayout(_row(self._metric_title, self._metric_note, self._whole))
        layout.addWidget(self.metric_plot, 1)
        layout.addWidget(self.doctor)
        for widget in (self._follow, self._measured, self.rate_strip):
            widget.hide()

    def _explain(self) -> None:
        self._log.setToolTip(
            self.tr("A logarithmic axis shows small losses as clearly as large ones.")
        )
        self._whole.setToolTip(
            self.tr(
                "Shows the steep start too; otherwise the axis narrows to where something happens."
            )
        )
        self._measured.setToolTip(
            self.tr(
                "Training measured as validation is: at an epoch's end, without dropout, by the "
                "weights of that moment. Only so can the two be compared."
            )
        )
        self._follow.setToolTip(self.tr("Back to the whole curve after zooming (double click)."))
        self._metric_title.setToolTip(
            self.tr("The best epoch is the one with the best validation; a ring marks it.")
        )

    def _connect(self) -> None:
        self._axis.axisChanged.connect(self._change_axis)
        self._log.toggled.connect(self.loss_plot.setLogarithmic)
        for chip in (self._log, self._whole, self._measured):
            chip.toggled.connect(self._refresh)
        self._follow.clicked.connect(self._follow_all)
        for plot in self._plots():
            plot.followChanged.connect(self._following_changed)
            plot.pointed.connect(self._point)
            plot.xMoved.connect(self._link)
            plot.menuRequested.connect(self._show_menu)
        self.rate_strip.rateDragged.connect(self.learningRateDragged)
        self._session.historyChanged.connect(self._refresh)
        self._session.stateChanged.connect(self._refresh)

    def _plots(self) -> tuple[CurvePlot, CurvePlot, CurvePlot]:
        return self.loss_plot, self.rate_strip, self.metric_plot

    # -- the axis --------------------------------------------------------------------------

    def _change_axis(self) -> None:
        self._run.axis = self._axis.axis()
        self._follow_all()
        self._refresh()
        self.axisChanged.emit()

    def _follow_all(self) -> None:
        for plot in self._plots():
            plot.follow()

    def _following_changed(self, on: bool) -> None:
        """Have all follow again where one does: they have one axis."""
        if on:
            self._follow_all()
        self._follow.setVisible(not all(plot.isFollowing for plot in self._plots()))

    def _link(self, low: float, high: float) -> None:
        """Show the same part of the horizontal axis everywhere."""
        for plot in self._plots():
            if plot is not self.sender():
                plot.lookAcross(low, high)

    # -- what is drawn ---------------------------------------------------------------------

    def _refresh(self) -> None:
        """Draw what there is; nothing while hidden."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._run.update()
        self._show_hints()
        self._show_diagnosis()
        self._show_loss()
        self._show_rates()
        self._show_metric()
        self._show_moment()
        room = max(plot.labelRoom() for plot in self._plots())
        for plot in self._plots():
            plot.shareRoom(room)

    def _show_hints(self) -> None:
        empty = not self._session.history.updates
        preparing = self._session.state is RunState.PREPARING
        self.loss_plot.setHint(
            ""
            if not empty
            else self.tr("Preparing …")
            if preparing
            else self.tr("Press Train, or Space: the loss of every batch appears here.")
        )
        self.metric_plot.setHint(
            ""
            if not empty or preparing
            else self.tr("How many examples it gets right appears here, while it learns.")
        )
        self._measured.setVisible(self._run.hasMeasured)

    def _wanted(self) -> Wanted:
        narrow = self.loss_plot.width() < self._themes.scaled(NARROW_PX)
        return Wanted(self._measured.isChecked(), narrow)

    def _show_loss(self) -> None:
        self._loss_note.setText(self._run.lossNote())
        wanted = self._wanted()
        curves = self._run.curves("loss", wanted)
        log = self._log.isChecked()
        span = run_curves.loss_range(curves, self._whole.isChecked(), log)
        self.loss_plot.setCurves(curves, span, self._run.gap(self._checkup.turn, curves, wanted))

    def _show_diagnosis(self) -> None:
        """Say what ails the run; the line of an earlier run goes."""
        if self._checkup.update():
            self.doctor.clear()
        self.doctor.setDiagnosis(self._checkup.diagnosis)

    def _show_rates(self) -> None:
        history = self._session.history
        known = math.isfinite(history.schedule.extremes()[1])
        if known != self.rate_strip.isVisibleTo(self):
            self.rate_strip.setVisible(known)
        self.rate_strip.setDraggable(self._session.state.active)
        if known:
            x = run_curves.places(history, self._run.axis, len(history.schedule))
            self.rate_strip.setRates(x, history.schedule)
        else:
            self.rate_strip.setCurves([], (0.0, 1.0))

    def _show_metric(self) -> None:
        name = self._run.metricName
        title = translated(METRIC_TITLES[name]) if name else self.tr("Accuracy")
        if title != self._metric_title.text():
            self._metric_title.setText(title)
            self.metric_plot.setAccessibleName(title)
        curves = self._run.curves(name, self._wanted()) if name else []
        note = self._run.metricNote()
        if note != self._metric_note.text():
            self._metric_note.setText(note)
        span = run_curves.share_range if name is None or isShare(name) else run_curves.loss_range
        self.metric_plot.setCurves(curves, span(curves, self._whole.isChecked(), False))

    def _show_moment(self) -> None:
        update = self._moment if self._session.history.updates else None
        x = None if update is None else self._run.place(update)
        for plot in self._plots():
            plot.setMoment(x)

    # -- the pointer -----------------------------------------------------------------------

    def _point(self, x: float | None) -> None:
        """Show what was measured where the pointer is, in every plot."""
        run = self._run
        update = 0 if x is None else run_curves.update_at(run.history, run.axis, x)
        if not update:
            for plot in self._plots():
                plot.setCrossHair(None)
            return
        at, name = run.place(update), run.metricName
        self.loss_plot.setCrossHair(at, readout.lines(run, "loss", update))
        self.rate_strip.setCrossHair(at)
        self.metric_plot.setCrossHair(at, readout.lines(run, name, update) if name else [])

    # -- the menu --------------------------------------------------------------------------

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu(self) -> QMenu:
        """The context menu of the plots: to copy and save, and what the axis counts."""
        self.keeping.refresh()
        menu = QMenu(self)
        menu.addActions(list(self.keeping.actions))
        menu.addSeparator()
        self._axis.addTo(menu)
        return menu


def _row(title: QWidget, note: QWidget, *chips: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(title)
    row.addWidget(note)
    row.addStretch(1)
    for chip in chips:
        row.addWidget(chip)
    return row
