"""Loss and accuracy of the current run, live."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from engine.spec.losses import METRIC_TITLES
from engine.training.states import RunState
from gui.theme import ThemeManager, headingLabel, setStyleFlag
from gui.training import run_curves
from gui.training.checkup import Checkup
from gui.training.curve_plot import CurvePlot
from gui.training.doctor_line import DoctorLine
from gui.training.gap import Gap
from gui.training.keeping import Keeping, Kept
from gui.training.picture import RunPicture, Section
from gui.training.rate_strip import RateStrip
from gui.training.run_curves import AXES, PERCENT, Axis, written
from gui.training.strokes import Curve
from gui.translation import translated
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from engine.insight.observation import LayerVitals
    from engine.training.history import Series
    from gui.session import Session

FIT_FOR_USE = 0.95
"""The course's least accuracy of a network fit for use."""
TRAINING_LANE, VALIDATION_LANE = 0, 1
FIGURES = "{:.3f}"
NARROW_PX = 620
"""A narrower plot has short labels, so that the curves keep their room."""

Modes = tuple[Axis, bool, bool, bool]
Lines = list[tuple[str, int | str]]


class TrainTab(QWidget):
    """Plots under each other: the loss, the learning rate if it is known, and the first metric.

    The first metric is accuracy as a rule.
    """

    learningRateDragged = Signal(float)
    axisChanged = Signal()
    """The horizontal axis counts something else."""
    """A hand has moved the learning rate's line there."""

    def __init__(self, themes: ThemeManager, session: Session) -> None:
        super().__init__()
        self._themes = themes
        self._session = session
        self._stale = True
        self._x: Axis = "epochs"
        self._moment: int | None = None
        self._reached = run_curves.FirstReached(FIT_FOR_USE)
        self._epochs = run_curves.EpochFigures()
        self._checkup = Checkup(session)
        self.loss_plot = CurvePlot(themes, self.tr("Loss"))
        self.rate_strip = RateStrip(themes)
        self.metric_plot = CurvePlot(themes, self.tr("Accuracy"))
        self.doctor = DoctorLine(themes)
        self._loss_note = ElidedLabel()
        self._metric_title = headingLabel(self.tr("Accuracy"))
        self._metric_note = ElidedLabel()
        self._axis = Chip("")
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
        self._show_axis()
        self.metric_plot.setLine(FIT_FOR_USE, self.tr("95 % · fit for use"))
        self._refresh()

    def modes(self) -> Modes:
        """What the chips are set to, for `setModes` of another tab."""
        chips = self._log, self._whole, self._measured
        log, whole, measured = (chip.isChecked() for chip in chips)
        return self._x, log, whole, measured

    def setModes(self, modes: Modes) -> None:
        """Set the chips as those of another tab were."""
        axis, log, whole, measured = modes
        self.setAxis(axis)
        self._log.setChecked(log)
        self._whole.setChecked(whole)
        self._measured.setChecked(measured)

    def setAxis(self, axis: Axis) -> None:
        """Count epochs, updates, examples or seconds along the horizontal axis."""
        if axis != self._x:
            self._x = axis
            self._show_axis()
            self._follow_all()
            self._refresh()
            self.axisChanged.emit()

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
        self._axis.setToolTip(
            self.tr(
                "What the horizontal axis counts: epochs, that is rounds over all examples; "
                "updates, that is batches; examples learnt from; or seconds of training."
            )
        )
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
        self._axis.clicked.connect(self._swap_axis)
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

    def _swap_axis(self) -> None:
        """Count the next thing of which the run knows how many there were."""
        now = AXES.index(self._x) + 1
        others = (*AXES[now:], *AXES[:now])
        self.setAxis(next(axis for axis in others if self._usable(axis)))

    def _usable(self, axis: Axis) -> bool:
        history = self._session.history
        return not history.updates or run_curves.usable(history, axis)

    def _axis_words(self) -> dict[Axis, str]:
        return {
            "epochs": self.tr("x: epochs"),
            "updates": self.tr("x: updates"),
            "examples": self.tr("x: examples"),
            "seconds": self.tr("x: seconds"),
        }

    def _show_axis(self) -> None:
        self._axis.setText(self._axis_words()[self._x])

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
        self._epochs.update(self._session.history)
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
        self._measured.setVisible("train_loss" in self._epochs)

    def _show_loss(self) -> None:
        self._loss_note.setText(
            self.tr("every update, each by all examples")
            if self._is_full_batch()
            else self.tr("every batch, smoothed in front")
        )
        curves = self._curves("loss", FIGURES)
        log = self._log.isChecked()
        span = run_curves.loss_range(curves, self._whole.isChecked(), log)
        self.loss_plot.setCurves(curves, span, self._gap(curves))

    def _gap(self, curves: list[Curve]) -> Gap | None:
        """Return where validation has turned while training goes on falling."""
        turn = self._checkup.turn
        if turn is None or not curves:
            return None
        history = self._session.history
        ends = self._epochs.places(history, self._x)
        place = turn - history.epochs[0].epoch
        text = self.tr("overfitting from epoch {number}").format(number=turn)
        measured = [curve for curve in curves if curve.dots][-2:]
        both = self._measured.isChecked() and "train_loss" in self._epochs
        between = (measured[0], measured[1]) if both and len(measured) == 2 else None
        return Gap(float(ends[place]), text, between)

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
            x = run_curves.places(history, self._x, len(history.schedule))
            self.rate_strip.setRates(x, history.schedule)
        else:
            self.rate_strip.setCurves([], (0.0, 1.0))

    def _rate_changes(self) -> bool:
        low, high = self._session.history.schedule.extremes()
        return high > low

    def _show_metric(self) -> None:
        name = self._metric_name()
        title = translated(METRIC_TITLES[name]) if name else self.tr("Accuracy")
        if title != self._metric_title.text():
            self._metric_title.setText(title)
            self.metric_plot.setAccessibleName(title)
        is_share = name is None or name.endswith("accuracy")
        curves = self._curves(name, PERCENT if is_share else FIGURES) if name else []
        self._show_note(name)
        span = run_curves.share_range if is_share else run_curves.loss_range
        self.metric_plot.setCurves(curves, span(curves, self._whole.isChecked(), False))

    def _show_note(self, name: str | None) -> None:
        parts = [self._best_note(), self._reached_note(name)]
        text = " · ".join(part for part in parts if part)
        if text != self._metric_note.text():
            self._metric_note.setText(text)

    def _metric_name(self) -> str | None:
        names = [name for name in self._session.history.batches if name != "loss"]
        return names[0] if names else None

    def _best(self) -> int | None:
        """Return the place of the best epoch, by validation of the metric or else the loss."""
        name = f"val_{self._metric_name() or 'loss'}"
        return self._epochs.best(name, name.endswith("accuracy"))

    def _best_note(self) -> str:
        best = self._best()
        if best is None:
            return ""
        number = self._session.history.epochs[best].epoch
        return self.tr("best epoch {number}").format(number=number)

    def _reached_note(self, name: str | None) -> str:
        """Say when the smoothed accuracy first came up to the line."""
        if name is None or not name.endswith("accuracy"):
            return ""
        history = self._session.history
        update = self._reached.update(history.batches[name])
        if update is None:
            return ""
        epoch = run_curves.place(history, "epochs", update)
        return (
            self.tr("95 % at epoch {number}").format(number=f"{epoch:.1f}")
            if history.steps_per_epoch
            else self.tr("95 % at update {number}").format(number=f"{update:,}")
        )

    def _curves(self, name: str, form: str) -> list[Curve]:
        series = self._session.history.batches.get(name)
        if series is None or not len(series):
            return []
        curves = [self._training_curve(series, form)]
        if self._measured.isChecked():
            narrow = self.loss_plot.width() < self._themes.scaled(NARROW_PX)
            word = self.tr("measured") if narrow else self.tr("training, measured")
            curves += self._epoch_curve(f"train_{name}", form, TRAINING_LANE, word, quiet=True)
        word = self._validation_word()
        return curves + self._epoch_curve(f"val_{name}", form, VALIDATION_LANE, word)

    def _training_curve(self, series: Series, form: str) -> Curve:
        x = run_curves.places(self._session.history, self._x, len(series))
        value = written(float(series.smooth[-1]), form)
        word = self.tr("training")
        if self._is_full_batch():
            return Curve(x, series, TRAINING_LANE, word, value, dots=True)
        return Curve(x, series, TRAINING_LANE, word, value, series.smooth)

    def _is_full_batch(self) -> bool:
        """Whether an epoch is one update: few points, each to be seen, and no noise to smooth."""
        return self._session.history.steps_per_epoch == 1

    def _epoch_curve(
        self, name: str, form: str, lane: int, word: str, quiet: bool = False
    ) -> list[Curve]:
        """Return the curve of a figure that is measured at the end of an epoch, if there is one."""
        if name not in self._epochs:
            return []
        y = self._epochs.values(name)
        x = self._epochs.places(self._session.history, self._x)[: len(y)]
        best = None if quiet else self._best()
        mark = best if best is not None and best < len(y) else None
        curve = Curve(x, y, lane, word, "", dots=True, quiet=quiet, mark=mark)
        end = curve.end()
        return [replace(curve, value=written(end[1], form))] if end else []

    def _validation_word(self) -> str:
        spec = self._session.spec
        on_test = spec is not None and spec.training.validation == "test"
        return self.tr("test") if on_test else self.tr("validation")

    def _show_moment(self) -> None:
        history = self._session.history
        known = self._moment is not None and history.updates
        x = run_curves.place(history, self._x, self._moment) if known else None  # type: ignore[arg-type]
        for plot in self._plots():
            plot.setMoment(x)

    # -- the pointer -----------------------------------------------------------------------

    def _point(self, x: float | None) -> None:
        """Show what was measured where the pointer is, in every plot."""
        history = self._session.history
        update = run_curves.update_at(history, self._x, x) if x is not None else 0
        if not update:
            for plot in self._plots():
                plot.setCrossHair(None)
            return
        at = run_curves.place(history, self._x, update)
        self.loss_plot.setCrossHair(at, self._readout("loss", FIGURES, update))
        self.rate_strip.setCrossHair(at)
        name = self._metric_name()
        form = PERCENT if name and name.endswith("accuracy") else FIGURES
        self.metric_plot.setCrossHair(at, self._readout(name, form, update) if name else [])

    def _readout(self, name: str, form: str, update: int) -> Lines:
        series = self._session.history.batches.get(name)
        if series is None or update > len(series):
            return []
        lines: Lines = [(self._where(update), "text")]
        smooth, raw = (written(float(row[update - 1]), form) for row in (series.smooth, series.raw))
        words = (
            self.tr("training {smooth}")
            if self._is_full_batch()
            else self.tr("training {smooth} · this batch {value}")
        )
        lines.append((words.format(smooth=smooth, value=raw), TRAINING_LANE))
        epoch = self._epochs.holding(update)
        for key, word, lane in (
            (f"train_{name}", self.tr("training, measured"), TRAINING_LANE),
            (f"val_{name}", self._validation_word(), VALIDATION_LANE),
        ):
            figure = None if epoch is None else self._epochs.figure(key, epoch)
            if figure is not None:
                lines.append((f"{word} {written(figure, form)}", lane))
        if name == "loss" and self._rate_changes():
            lines += self._rate_line(update)
        return lines

    def _rate_line(self, update: int) -> Lines:
        rates = self._session.history.rates
        rate = float(rates[update - 1]) if update <= len(rates) else math.nan
        text = self.tr("learning rate {rate}").format(rate=run_curves.rate_text(rate))
        return [] if math.isnan(rate) else [(text, "muted")]

    def _where(self, update: int) -> str:
        """Name a moment: by epoch and update, and by what the axis counts."""
        history = self._session.history
        parts = [self.tr("update {number}").format(number=f"{update:,}")]
        if history.steps_per_epoch:
            epoch = run_curves.place(history, "epochs", update)
            parts.insert(0, self.tr("epoch {number}").format(number=f"{epoch:.2f}"))
        at = run_curves.place(history, self._x, update)
        if self._x == "seconds" and run_curves.usable(history, self._x):
            parts.append(self.tr("{seconds} s").format(seconds=f"{at:.1f}"))
        if self._x == "examples" and run_curves.usable(history, self._x):
            parts.append(self.tr("{count} examples").format(count=f"{at:,.0f}"))
        return " · ".join(parts)

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
        for axis, text in self._axis_words().items():
            menu.addAction(self._axis_action(menu, axis, text))
        return menu

    def _axis_action(self, menu: QMenu, axis: Axis, text: str) -> QAction:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(axis == self._x)
        action.setEnabled(self._usable(axis))
        action.triggered.connect(lambda: self.setAxis(axis))
        return action


def _row(title: QWidget, note: QWidget, *chips: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(title)
    row.addWidget(note)
    row.addStretch(1)
    for chip in chips:
        row.addWidget(chip)
    return row
