"""Loss and accuracy of the current run, live."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.spec.losses import METRIC_TITLES
from engine.training.states import RunState
from gui.theme import ThemeManager, headingLabel, mutedLabel, setStyleFlag
from gui.training.curve_plot import Curve, CurvePlot
from gui.translation import translated
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QShowEvent

    from engine.training.history import Series
    from gui.session import Session

FIT_FOR_USE = 0.95
"""The course's least accuracy of a network fit for use."""
START_SHARE = 0.03
"""The share of a run whose steep start may leave the view once the run has gone on."""
TRAINING_LANE, VALIDATION_LANE = 0, 1
PERCENT = "%"
LARGE = 1e5


class TrainTab(QWidget):
    """Two plots under each other: the loss, and the first metric (accuracy as a rule)."""

    def __init__(self, themes: ThemeManager, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self._by_epoch = True
        self.loss_plot = CurvePlot(themes, self.tr("Loss"))
        self.metric_plot = CurvePlot(themes, self.tr("Accuracy"))
        self._metric_title = headingLabel(self.tr("Accuracy"))
        self._metric_note = mutedLabel("")
        self._axis = Chip("")
        self._log = Chip(self.tr("log"), checkable=True)
        self._whole = Chip(self.tr("since start"), checkable=True)
        self._follow = Chip(self.tr("follow"))
        self._arrange(themes)
        self._connect()
        self._show_axis()
        self.metric_plot.setLine(FIT_FOR_USE, self.tr("95 % · fit for use"))
        self._refresh()

    def _arrange(self, themes: ThemeManager) -> None:
        self._axis.setToolTip(
            self.tr(
                "What the horizontal axis counts: epochs, that is rounds "
                "over all examples, or updates, that is batches."
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
        self._follow.setToolTip(self.tr("Back to the whole curve after zooming (double click)."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(6)
        note = ElidedLabel(self.tr("every batch, smoothed in front"))
        setStyleFlag(note, "muted")
        layout.addLayout(
            _row(headingLabel(self.tr("Loss")), note, self._follow, self._axis, self._log)
        )
        layout.addWidget(self.loss_plot, 1)
        layout.addSpacing(6)
        layout.addLayout(_row(self._metric_title, self._metric_note, self._whole))
        layout.addWidget(self.metric_plot, 1)
        self._metric_note.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._follow.hide()

    def _connect(self) -> None:
        self._axis.clicked.connect(self._swap_axis)
        self._log.toggled.connect(self.loss_plot.setLogarithmic)
        self._log.toggled.connect(self._refresh)
        self._whole.toggled.connect(self._refresh)
        self._follow.clicked.connect(self._follow_both)
        for plot in (self.loss_plot, self.metric_plot):
            plot.followChanged.connect(self._following_changed)
        self._session.historyChanged.connect(self._refresh)
        self._session.stateChanged.connect(self._refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = True

    def _swap_axis(self) -> None:
        self._by_epoch = not self._by_epoch
        self._show_axis()
        self._follow_both()
        self._refresh()

    def _show_axis(self) -> None:
        self._axis.setText(self.tr("x: epochs") if self._by_epoch else self.tr("x: updates"))

    def _follow_both(self) -> None:
        self.loss_plot.follow()
        self.metric_plot.follow()

    def _following_changed(self) -> None:
        self._follow.setVisible(not (self.loss_plot.isFollowing and self.metric_plot.isFollowing))

    def _refresh(self) -> None:
        """Draw what there is; nothing while hidden."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._show_hints()
        self._show_loss()
        self._show_metric()
        room = max(self.loss_plot.labelRoom(), self.metric_plot.labelRoom())
        for plot in (self.loss_plot, self.metric_plot):
            plot.shareRoom(room)

    def modes(self) -> tuple[bool, bool, bool]:
        """What the chips are set to, for `setModes` of another tab."""
        return self._by_epoch, self._log.isChecked(), self._whole.isChecked()

    def setModes(self, modes: tuple[bool, bool, bool]) -> None:
        """Set the chips as those of another tab were."""
        by_epoch, log, whole = modes
        if by_epoch != self._by_epoch:
            self._swap_axis()
        self._log.setChecked(log)
        self._whole.setChecked(whole)

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

    def _show_loss(self) -> None:
        curves = self._curves("loss", "{:.3f}")
        self.loss_plot.setCurves(
            curves, _loss_range(curves, self._whole_run(), self._log.isChecked())
        )

    def _show_metric(self) -> None:
        name = self._metric_name()
        title = translated(METRIC_TITLES[name]) if name else self.tr("Accuracy")
        self._metric_title.setText(title)
        is_share = name is None or name.endswith("accuracy")
        curves = self._curves(name, PERCENT if is_share else "{:.3f}") if name else []
        self._metric_note.setText(self._best_note(name))
        span = _share_range if is_share else _loss_range
        self.metric_plot.setCurves(curves, span(curves, self._whole_run(), False))

    def _whole_run(self) -> bool:
        return self._whole.isChecked()

    def _metric_name(self) -> str | None:
        names = [name for name in self._session.history.batches if name != "loss"]
        return names[0] if names else None

    def _best_note(self, name: str | None) -> str:
        epochs = [e for e in self._session.history.epochs if f"val_{name}" in e.values]
        if not epochs:
            return ""
        pick = max if name and name.endswith("accuracy") else min
        best = pick(epochs, key=lambda e: e.values[f"val_{name}"])
        return self.tr("best epoch {number}").format(number=best.epoch)

    def _curves(self, name: str, form: str) -> list[Curve]:
        history = self._session.history
        series = history.batches.get(name)
        if series is None or not len(series):
            return []
        curves = [self._training_curve(series, form)]
        measured = [e for e in history.epochs if f"val_{name}" in e.values]
        if measured:
            values = np.array([e.values[f"val_{name}"] for e in measured])
            x = np.array([e.update for e in measured], np.float64) / self._unit()
            curves.append(
                Curve(
                    x,
                    values,
                    VALIDATION_LANE,
                    self._validation_word(),
                    written(values[-1], form),
                    dots=True,
                )
            )
        return curves

    def _training_curve(self, series: Series, form: str) -> Curve:
        x = np.arange(1, len(series) + 1, dtype=np.float64) / self._unit()
        return Curve(
            x,
            series.raw,
            TRAINING_LANE,
            self.tr("training"),
            written(series.smooth[-1], form),
            series.smooth,
        )

    def _validation_word(self) -> str:
        spec = self._session.spec
        on_test = spec is not None and spec.training.validation == "test"
        return self.tr("test") if on_test else self.tr("validation")

    def _unit(self) -> float:
        return float(self._session.history.steps_per_epoch or 1) if self._by_epoch else 1.0


def written(value: float, form: str) -> str:
    """Write a value as a share of a hundred, or in ``form``; very large ones in powers of ten."""
    if form == PERCENT:
        return f"{100 * value:.1f} %"
    return form.format(value) if value < LARGE else f"{value:.2e}"


def _row(title: QWidget, note: QWidget, *chips: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(title)
    row.addWidget(note)
    row.addStretch(1)
    for chip in chips:
        row.addWidget(chip)
    return row


def _fronts(curves: list[Curve], whole: bool) -> list[NDArray[np.floating]]:
    """Return the values that the view has to hold: without the steep start unless wanted."""
    fronts = []
    for curve in curves:
        values = curve.y if curve.smooth is None else curve.smooth
        skipped = 0 if whole or curve.dots else int(len(values) * START_SHARE)
        values = values[skipped:]
        fronts.append(values[np.isfinite(values)])
    return [values for values in fronts if len(values)]


def _loss_range(curves: list[Curve], whole: bool, log: bool) -> tuple[float, float]:
    fronts = _fronts(curves, whole or log)
    if not fronts:
        return (0.01, 10.0) if log else (-0.03, 2.5)
    high = max(float(values.max()) for values in fronts) * 1.15
    if not log:
        return -0.015 * high, max(high, 1e-6)
    low = min(float(values.min()) for values in fronts)
    return low / 2, high * 2


def _share_range(curves: list[Curve], whole: bool, log: bool) -> tuple[float, float]:
    fronts = _fronts(curves, whole)
    if not fronts or whole:
        return -0.02, 1.04
    low = min(float(values.min()) for values in fronts)
    # Down to the next twentieth, so that the axis moves in few steps and not all the time.
    return max(0.0, np.floor((low - 0.01) * 20) / 20), 1.004
